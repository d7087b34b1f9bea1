"""An offline proof (C2SP tlog-proof): that one record is in a log which signed, and which witnesses saw."""

from dataclasses import dataclass
from typing import Self

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import Malformed, base64_bytes, base64_text, hash_of, number
from adapters.tlog.note import Note
from adapters.tlog.tree import verify_inclusion

HEADER = "c2sp.org/tlog-proof@v1"
MOST_HASHES = 63


@dataclass(frozen=True)
class TlogProof:
    """The checkpoint is verbatim; who signed it is for a policy to say."""

    index: int
    hashes: tuple[bytes, ...]
    note: Note
    extra: bytes | None = None
    """Not covered by any signature."""

    def __str__(self) -> str:
        lines = [HEADER]
        if self.extra is not None:
            lines.append(f"extra {base64_text(self.extra)}")
        lines += [f"index {self.index}", *map(base64_text, self.hashes), ""]
        return "\n".join(lines) + "\n" + str(self.note)

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Raises Malformed where the form is another."""
        head, _, rest = data.partition(b"\n\n")
        try:
            lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError as error:
            raise Malformed("the head of a proof is ASCII") from error
        if lines.pop(0) != HEADER:
            raise Malformed(f"a proof begins with {HEADER}")
        extra = None
        if lines and lines[0].startswith("extra "):
            extra = base64_bytes(lines.pop(0).removeprefix("extra "))
        if not lines or not lines[0].startswith("index "):
            raise Malformed("a proof says which record it is of: index N")
        index = number(lines.pop(0).removeprefix("index "))
        if len(lines) > MOST_HASHES:
            raise Malformed(f"a proof has at most {MOST_HASHES} hashes")
        return cls(index, tuple(map(hash_of, lines)), Note.parse(rest), extra)

    @property
    def checkpoint(self) -> Checkpoint:
        """What the note under the proof says; unsigned until its note is verified."""
        return Checkpoint.parse(self.note.text)

    def verify(self, leaf: bytes) -> None:
        """Raise ProofInvalid unless the proof leads from this leaf hash to the checkpoint's root."""
        checkpoint = self.checkpoint
        verify_inclusion(self.index, checkpoint.size, leaf, self.hashes, checkpoint.root)
