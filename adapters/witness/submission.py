"""What a log sends a witness, as C2SP tlog-witness writes it: the size it knows of, a proof, and the new checkpoint."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import Malformed, base64_text, hash_of, number
from adapters.tlog.note import Note

SIZE_TYPE = "text/x.tlog.size"
"""The media type in which a witness says which size it holds instead."""
MOST_HASHES = 63
LARGEST_SIZE = (1 << 63) - 1
"""What a database holds as a number, and what 63 hashes can prove."""
_OLD = "old "


@dataclass(frozen=True)
class Submission:
    """The body of an add-checkpoint request; nothing in it is to be believed yet."""

    old_size: int
    proof: tuple[bytes, ...]
    note: Note

    def __bytes__(self) -> bytes:
        lines = [f"{_OLD}{self.old_size}", *map(base64_text, self.proof), "", str(self.note)]
        return "\n".join(lines).encode()

    @property
    def checkpoint(self) -> Checkpoint:
        """What the log says it is now."""
        return Checkpoint.parse(self.note.text)

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Raises Malformed, also where the note holds no checkpoint."""
        head, empty_line, rest = data.partition(b"\n\n")
        if not empty_line:
            raise Malformed("a submission has an empty line before its checkpoint")
        lines = _ascii(head).split("\n")
        if not lines[0].startswith(_OLD):
            raise Malformed("a submission begins with the old size: old N")
        if len(lines) > MOST_HASHES + 1:
            raise Malformed(f"a proof has at most {MOST_HASHES} hashes")
        old_size = number(lines[0].removeprefix(_OLD))
        submission = cls(old_size, tuple(map(hash_of, lines[1:])), Note.parse(rest))
        if submission.checkpoint.size > LARGEST_SIZE:
            raise Malformed(f"a log has at most {LARGEST_SIZE} records")
        return submission


def held_size(data: bytes) -> int:
    """The size out of a witness's answer of `SIZE_TYPE`."""
    text = _ascii(data)
    if not text.endswith("\n"):
        raise Malformed("a size ends with a newline")
    return number(text[:-1])


def log_id(origin: str) -> str:
    """How a log is named in addresses, as tlog-mirror and tlog-witness do: SHA-256 of its origin, in hexadecimal."""
    return sha256(origin.encode()).hexdigest()


def _ascii(data: bytes) -> str:
    try:
        return data.decode("ascii")
    except UnicodeDecodeError as error:
        raise Malformed("not ASCII") from error
