"""What a signature in a note can be: C2SP signed-note `0x01`, tlog-cosignature `0x04` (Ed25519) and `0x06` (ML-DSA-44).

A suite is a parameter everywhere: another one (SM2 with SM3, say) is one more row of `SUITES` under its own identifier.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from adapters.tlog.checkpoint import Checkpoint

SEED_SIZE = 32
_TIME_SIZE = 8
_LATEST = (1 << 63) - 1
_LONGEST_NAME = 255


class SignatureWrong(Exception):
    """The signature is not that key's over that text."""


class _Private(Protocol):
    def sign(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True)
class Suite:
    """One signature type: the numbers of its keys, and what exactly is signed."""

    identifier: int
    key_size: int
    signature_size: int
    timed: bool
    """Whether the signature says when it was made, as a cosignature does."""
    message: Callable[[str, int, str], bytes]
    """(name of the signer, POSIX time, text of the note) → the bytes that are signed."""
    private: Callable[[bytes], _Private]
    public: Callable[[bytes], bytes]
    """From the 32 bytes of a private key's seed."""
    check: Callable[[bytes, bytes, bytes], None]
    """(public key, signature, message); raises cryptography's InvalidSignature."""

    def sign(self, seed: bytes, name: str, text: str, at: int) -> bytes:
        """The signature as it stands in a note, without the key id."""
        signed = self.private(seed).sign(self.message(name, at, text))
        return at.to_bytes(_TIME_SIZE, "big") + signed if self.timed else signed

    def verify(self, public: bytes, name: str, text: str, signature: bytes) -> int | None:
        """The POSIX time a timed signature states; raises SignatureWrong."""
        at = 0
        if self.timed:
            at, signature = int.from_bytes(signature[:_TIME_SIZE], "big"), signature[_TIME_SIZE:]
        if len(signature) != self.signature_size or at > _LATEST:
            raise SignatureWrong(f"the signature by {name} has not the form of its type")
        try:
            self.check(public, signature, self.message(name, at, text))
        except (InvalidSignature, ValueError) as error:
            raise SignatureWrong(f"the signature by {name} is not over this text") from error
        return at if self.timed else None


def _plain(_name: str, _at: int, text: str) -> bytes:
    return text.encode()


def _cosigned(_name: str, at: int, text: str) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()


def _subtree(name: str, at: int, text: str) -> bytes:
    """The `cosigned_message` of tlog-cosignature; it does not cover extension lines."""
    checkpoint = Checkpoint.parse(text)
    return b"".join(
        [
            b"subtree/v1\n\0",
            _prefixed(name),
            at.to_bytes(8, "big"),
            _prefixed(checkpoint.origin),
            (0).to_bytes(8, "big"),
            checkpoint.size.to_bytes(8, "big"),
            checkpoint.root,
        ]
    )


def _prefixed(text: str) -> bytes:
    data = text.encode()
    if not 0 < len(data) <= _LONGEST_NAME:
        raise SignatureWrong(f"a name of {len(data)} bytes cannot be cosigned with ML-DSA-44")
    return bytes([len(data)]) + data


def _ed25519_public(seed: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def _ed25519_check(public: bytes, signature: bytes, message: bytes) -> None:
    Ed25519PublicKey.from_public_bytes(public).verify(signature, message)


def _mldsa_public(seed: bytes) -> bytes:
    return MLDSA44PrivateKey.from_seed_bytes(seed).public_key().public_bytes_raw()


def _mldsa_check(public: bytes, signature: bytes, message: bytes) -> None:
    MLDSA44PublicKey.from_public_bytes(public).verify(signature, message)


def _ed25519(identifier: int, message: Callable[[str, int, str], bytes], *, timed: bool) -> Suite:
    private = Ed25519PrivateKey.from_private_bytes
    return Suite(identifier, 32, 64, timed, message, private, _ed25519_public, _ed25519_check)


ED25519 = _ed25519(0x01, _plain, timed=False)
COSIGNATURE = _ed25519(0x04, _cosigned, timed=True)
ML_DSA_COSIGNATURE = Suite(
    identifier=0x06,
    key_size=1312,
    signature_size=2420,
    timed=True,
    message=_subtree,
    private=MLDSA44PrivateKey.from_seed_bytes,
    public=_mldsa_public,
    check=_mldsa_check,
)
SUITES = {suite.identifier: suite for suite in (ED25519, COSIGNATURE, ML_DSA_COSIGNATURE)}
