"""The keys of logs and witnesses, in the notation of C2SP signed-note: `name+id+base64(type ‖ public key)`."""

import os
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from adapters.tlog.encoding import Malformed, base64_bytes, base64_text
from adapters.tlog.suites import ED25519, SEED_SIZE, SUITES, Suite

_PRIVATE = "PRIVATE+KEY+"
_ID_SIZE = 4


@dataclass(frozen=True)
class VerifierKey:
    """A public key with the name it signs under."""

    name: str
    suite: Suite
    public: bytes

    def __post_init__(self) -> None:
        if not valid_name(self.name):
            raise Malformed(f"not a key name: {self.name[:80]!r}")
        if len(self.public) != self.suite.key_size:
            raise Malformed(f"a public key of this type has {self.suite.key_size} bytes")

    @property
    def key_id(self) -> bytes:
        """The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key)."""
        typed = bytes([self.suite.identifier]) + self.public
        return sha256(self.name.encode() + b"\n" + typed).digest()[:_ID_SIZE]

    def __str__(self) -> str:
        typed = bytes([self.suite.identifier]) + self.public
        return f"{self.name}+{self.key_id.hex()}+{base64_text(typed)}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises Malformed unless id, type and length all fit."""
        name, written, rest = _parts(text)
        suite, public = _typed(rest)
        key = cls(name, suite, public)
        if key.key_id.hex() != written:
            raise Malformed(f"the id of the key of {name} is not its own")
        return key


@dataclass(frozen=True)
class SigningKey:
    """A private key; never logged, never in a database, and not shown when somebody prints it."""

    name: str
    suite: Suite
    seed: bytes = field(repr=False)

    @classmethod
    def generate(cls, name: str, suite: Suite = ED25519) -> Self:
        """A new one, from the operating system's random source."""
        return cls(name, suite, os.urandom(SEED_SIZE))

    @property
    def verifier(self) -> VerifierKey:
        """What everybody may know of it."""
        return VerifierKey(self.name, self.suite, self.suite.public(self.seed))

    def sign(self, text: str, at: int = 0) -> bytes:
        """The signature over a note's text; `at` is the POSIX time that a cosignature states."""
        return self.suite.sign(self.seed, self.name, text, at)

    def private_text(self) -> str:
        """For the key file alone."""
        typed = bytes([self.suite.identifier]) + self.seed
        return f"{_PRIVATE}{self.name}+{self.verifier.key_id.hex()}+{base64_text(typed)}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The notation Go's `sumdb/note` uses: `PRIVATE+KEY+name+id+base64(type ‖ seed)`."""
        if not text.startswith(_PRIVATE):
            raise Malformed("not a private key")
        name, written, rest = _parts(text.removeprefix(_PRIVATE))
        suite, seed = _typed(rest)
        if len(seed) != SEED_SIZE or not valid_name(name):
            raise Malformed("not a private key")
        key = cls(name, suite, seed)
        if key.verifier.key_id.hex() != written:
            raise Malformed(f"the id of the private key of {name} is not its own")
        return key


def valid_name(name: str) -> bool:
    """Not empty, in one line, without spaces and plus signs."""
    return bool(name) and "+" not in name and not any(each.isspace() or each < " " for each in name)


def _parts(text: str) -> tuple[str, str, str]:
    parts = text.split("+", 2)  # base64 may hold plus signs, the name may not
    if len(parts) != 3 or len(parts[1]) != 2 * _ID_SIZE:  # noqa: PLR2004 - name, id, key
        raise Malformed("a key is written name+id+key")
    return parts[0], parts[1], parts[2]


def _typed(text: str) -> tuple[Suite, bytes]:
    data = base64_bytes(text)
    suite = SUITES.get(data[0]) if data else None
    if suite is None:
        raise Malformed("the type of this key is not known here")
    return suite, data[1:]
