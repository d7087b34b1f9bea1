"""Signed notes (C2SP signed-note): a text, an empty line, and one line for each signature."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from adapters.tlog.encoding import Malformed, base64_bytes, base64_text
from adapters.tlog.keys import SigningKey, VerifierKey, valid_name

LONGEST_NOTE = 1_000_000
MOST_SIGNATURES = 100
_ID_SIZE = 4
_DASH = "— "


class NoteUnsigned(Exception):
    """None of the keys asked for has signed the note."""


@dataclass(frozen=True)
class Signature:
    """One line below a note; whose it is, is not known before a key has verified it."""

    name: str
    key_id: bytes
    data: bytes

    def __str__(self) -> str:
        return f"{_DASH}{self.name} {base64_text(self.key_id + self.data)}\n"

    @classmethod
    def parse(cls, line: str) -> Self:
        """One line, without its newline."""
        name, space, rest = line.removeprefix(_DASH).partition(" ")
        if not line.startswith(_DASH) or not space or not valid_name(name):
            raise Malformed(f"not a signature line: {line[:80]!r}")
        data = base64_bytes(rest)
        if len(data) <= _ID_SIZE:
            raise Malformed(f"the signature by {name} is too short")
        return cls(name, data[:_ID_SIZE], data[_ID_SIZE:])


@dataclass(frozen=True)
class Verified:
    """A signature that a known key has made."""

    key: VerifierKey
    at: int | None
    """POSIX time, where the signature states one."""


@dataclass(frozen=True)
class Note:
    """Not to be believed before `verified` has returned."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        return self.text + "\n" + "".join(map(str, self.signatures))

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Raises Malformed; at most 1,000,000 bytes and 100 signatures are read."""
        written = _plain(data)
        text, empty_line, below = written.rpartition("\n\n")
        if not empty_line or not below.endswith("\n"):
            raise Malformed("a note has a text, an empty line and signature lines, each ended by a newline")
        lines = below[:-1].split("\n")
        if len(lines) > MOST_SIGNATURES:
            raise Malformed(f"a note has at most {MOST_SIGNATURES} signatures")
        return cls(text + "\n", tuple(map(Signature.parse, lines)))

    def signed(self, key: SigningKey, at: int = 0) -> Self:
        """The note with one signature more."""
        signature = Signature(key.name, key.verifier.key_id, key.sign(self.text, at))
        return type(self)(self.text, (*self.signatures, signature))

    def with_signatures(self, more: Iterable[Signature]) -> Self:
        """The note with those that are not yet on it."""
        return type(self)(self.text, tuple(dict.fromkeys((*self.signatures, *more))))

    def verified(self, keys: Iterable[VerifierKey]) -> list[Verified]:
        """The signatures by these keys, each key once, in the note's order.

        Raises SignatureWrong where one of these keys is named and did not sign, NoteUnsigned where none is named.
        Signatures by other keys say nothing and are passed over.
        """
        known = {(key.name, key.key_id): key for key in keys}
        found: dict[VerifierKey, Verified] = {}
        for signature in self.signatures:
            key = known.get((signature.name, signature.key_id))
            if key is not None:
                at = key.suite.verify(key.public, key.name, self.text, signature.data)
                found.setdefault(key, Verified(key, at))
        if not found:
            raise NoteUnsigned(
                "none of the expected keys has signed: " + ", ".join(name for name, _ in known)
            )
        return list(found.values())


def _plain(data: bytes) -> str:
    if len(data) > LONGEST_NOTE:
        raise Malformed(f"a note has at most {LONGEST_NOTE} bytes")
    try:
        written = data.decode()
    except UnicodeDecodeError as error:
        raise Malformed("a note is UTF-8") from error
    if any(each < " " and each != "\n" for each in written):
        raise Malformed("a note has no control characters")
    return written
