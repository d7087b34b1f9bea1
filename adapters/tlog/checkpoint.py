"""A checkpoint (C2SP tlog-checkpoint): which log, how many records, and the root over them."""

from dataclasses import dataclass
from typing import Self

from adapters.tlog.encoding import Malformed, base64_text, hash_of, number

_LEAST_LINES = 3


@dataclass(frozen=True)
class Checkpoint:
    """The text that a log signs and witnesses cosign."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = (self.origin, str(self.size), base64_text(self.root), *self.extensions)
        return "".join(line + "\n" for line in lines)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Stricter than some: the root has 32 bytes, and there are no empty lines."""
        if not text.endswith("\n"):
            raise Malformed("a checkpoint ends with a newline")
        lines = text[:-1].split("\n")
        if len(lines) < _LEAST_LINES or not all(lines):
            raise Malformed("a checkpoint has three lines or more, none of them empty")
        return cls(lines[0], number(lines[1]), hash_of(lines[2]), tuple(lines[3:]))
