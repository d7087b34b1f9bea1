"""Asking a witness 请求见证: a log's new checkpoint goes out, cosignatures come back, and neither side is trusted."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import Malformed
from adapters.tlog.keys import VerifierKey
from adapters.tlog.note import LONGEST_NOTE, Note, NoteUnsigned, Signature, Verified
from adapters.tlog.suites import SignatureWrong
from adapters.witness.line import Answer, Line, WitnessSilent, WitnessTrouble
from adapters.witness.submission import SIZE_TYPE, Submission, held_size, log_id

TIMEOUT = 5.0
ATTEMPTS = 3
"""As it was thought, and twice more from the size that the witness says it holds."""
LONGEST_COSIGNATURES = 1 << 16

ProofFrom = Callable[[int], Sequence[bytes]]
"""The consistency proof from this many records to the checkpoint asked about; only called for 0 < records < its size."""


class WitnessAhead(WitnessTrouble):
    """The witness has cosigned more records than the log has: the log has been set back, or is not the only one."""

    def __init__(self, sentence: str, size: int) -> None:
        super().__init__(sentence)
        self.size = size


class WitnessDisagrees(WitnessTrouble):
    """The witness holds another tree under this log's name and signature: somebody has seen another record."""


class WitnessDeclines(WitnessTrouble):
    """The witness does not know this log (404), not this key of it (403), or not this form (400)."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status


class CosignatureWrong(WitnessTrouble):
    """What came back as a cosignature is not one by the keys this witness is known by."""


@dataclass(frozen=True)
class Held:
    """What a witness says it has cosigned last; its cosignature is verified, the log's signature is not."""

    checkpoint: Checkpoint
    note: Note
    at: int | None
    """POSIX time of the latest of its cosignatures."""


class WitnessClient:
    """One witness, on one line that is kept open; for one thread at a time."""

    def __init__(self, url: str, keys: Collection[VerifierKey], timeout: float = TIMEOUT) -> None:
        self._keys = tuple(keys)
        self._line = Line(url, timeout)

    def ask(self, note: Note, old_size: int, proof_for: ProofFrom) -> tuple[Signature, ...]:
        """The cosignatures on this checkpoint by the keys expected; one at least, each verified.

        `note` carries the log's signature; `old_size` is what the witness is thought to hold (0: nothing is known).
        Raises a kind of `WitnessTrouble`, and nothing else.
        """
        size = Checkpoint.parse(note.text).size
        old = min(old_size, size)
        for _ in range(ATTEMPTS):
            proof = proof_for(old) if 0 < old < size else ()
            answer = self._line.exchange(
                "POST", "/add-checkpoint", bytes(Submission(old, tuple(proof), note)), LONGEST_COSIGNATURES
            )
            if answer.status == HTTPStatus.OK:
                return self._cosignatures(note, answer.content)
            old = self._held_instead(answer, old, size)
        raise WitnessSilent(f"{self._line}: holds another size every time it is asked")

    def latest(self, origin: str) -> Held | None:
        """What the witness holds of this log; None where it holds nothing (or does not tell: not every witness does)."""
        path = f"/{log_id(origin)}/checkpoint"
        answer = self._line.exchange("GET", path, None, LONGEST_NOTE)
        if answer.status == HTTPStatus.NOT_FOUND:
            return None
        if answer.status != HTTPStatus.OK:
            raise WitnessSilent(f"{self._line}: answers {answer.status} when asked what it holds")
        try:
            note = Note.parse(answer.content)
            checkpoint = Checkpoint.parse(note.text)
        except Malformed as error:
            raise WitnessSilent(f"{self._line}: what it holds cannot be read: {error}") from error
        if checkpoint.origin != origin:
            raise WitnessSilent(f"{self._line}: answers with another log")
        times = [verified.at for verified in self._verified(note) if verified.at is not None]
        return Held(checkpoint, note, max(times, default=None))

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def _held_instead(self, answer: Answer, old: int, size: int) -> int:
        """The size the witness holds, from which to ask again; raises where asking again is of no use."""
        if answer.status == HTTPStatus.UNPROCESSABLE_ENTITY:
            raise WitnessDisagrees(f"{self._line}: the first {old} records are others than it has cosigned")
        if answer.status != HTTPStatus.CONFLICT:
            raise self._no_use(answer)
        if answer.media_type != SIZE_TYPE and old == size:
            raise WitnessDisagrees(f"{self._line}: has cosigned {size} records with another root")
        try:
            held = held_size(answer.content if answer.media_type == SIZE_TYPE else b"")
        except Malformed as error:
            raise WitnessSilent(f"{self._line}: does not say which size it holds") from error
        if held > size:
            raise WitnessAhead(f"{self._line}: has cosigned {held} records, the log has {size}", held)
        if held == old:
            said = f"{self._line}: refuses {size} records after {old}, the size it says it holds"
            raise WitnessDisagrees(said) if old == size else WitnessSilent(said)
        return held

    def _no_use(self, answer: Answer) -> WitnessTrouble:
        said = answer.content[:200].decode("utf-8", "replace").strip()
        sentence = f"{self._line}: answers {answer.status}: {said!r}"
        declined = {HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
        return (
            WitnessDeclines(sentence, answer.status) if answer.status in declined else WitnessSilent(sentence)
        )

    def _cosignatures(self, note: Note, lines: bytes) -> tuple[Signature, ...]:
        try:
            answered = Note.parse(note.text.encode() + b"\n" + lines)
        except Malformed as error:
            raise WitnessSilent(f"{self._line}: its cosignatures cannot be read: {error}") from error
        if answered.text != note.text:
            raise WitnessSilent(f"{self._line}: its cosignatures cannot be read")
        signed = {(found.key.name, found.key.key_id) for found in self._verified(answered)}
        return tuple(each for each in answered.signatures if (each.name, each.key_id) in signed)

    def _verified(self, note: Note) -> list[Verified]:
        try:
            return note.verified(self._keys)
        except (SignatureWrong, NoteUnsigned) as error:
            raise CosignatureWrong(f"{self._line}: {error}") from error
