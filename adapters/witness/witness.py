"""The decision on one submission, as C2SP tlog-witness says: cosign what continues what was cosigned, and nothing else."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from http import HTTPStatus

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import Malformed, base64_text
from adapters.tlog.keys import SigningKey, VerifierKey
from adapters.tlog.note import Note, NoteUnsigned, Signature
from adapters.tlog.suites import ED25519, ML_DSA_COSIGNATURE, SignatureWrong
from adapters.tlog.tree import EMPTY_ROOT, ProofInvalid, beginning_shown, verify_consistency
from adapters.witness.store import Cosigned, LogRow, RefusedRow, WitnessStore
from adapters.witness.submission import SIZE_TYPE, Submission, log_id
from application.witnessing import Answered, Ground, KeyUnusable, Misbehaviour, WatchedLog

LONGEST_NAME = 255
"""Of a log and of a witness, in bytes: what an ML-DSA-44 cosignature can state."""
_LOG_SUITES = (ED25519, ML_DSA_COSIGNATURE)


class TlogWitness:
    """One name, one key or two, one file; safe to call from several threads and beside other processes."""

    def __init__(
        self, keys: Sequence[SigningKey], store: WitnessStore, clock: Callable[[], float] = time.time
    ) -> None:
        self._keys = tuple((key, key.verifier) for key in keys)
        self._store = store
        self._clock = clock

    @property
    def keys(self) -> tuple[str, ...]:
        """The vkeys it cosigns with."""
        return tuple(str(verifier) for _, verifier in self._keys)

    def watch(self, key: str, origin: str = "") -> WatchedLog:
        """Raises KeyUnusable unless logs sign with keys of this type."""
        try:
            parsed = VerifierKey.parse(key.strip())
        except Malformed as error:
            raise KeyUnusable(f"不是日志的公钥：{error}") from error
        origin = origin or parsed.name
        if parsed.suite not in _LOG_SUITES:
            raise KeyUnusable("这是见证的公钥，不是日志的公钥。")
        if not origin.isprintable() or len(origin.encode()) > LONGEST_NAME:
            raise KeyUnusable(f"日志名称应为一行，不超过 {LONGEST_NAME} 字节。")
        self._store.trust(origin, str(parsed))
        return _watched(LogRow(origin, self._store.keys(origin), self._store.latest(origin)))

    def add_checkpoint(self, body: bytes) -> Answered:
        """Signatures are verified before anybody has to wait for the file."""
        try:
            submission = Submission.parse(body)
        except Malformed as error:
            return _refused(HTTPStatus.BAD_REQUEST, str(error))
        checkpoint = submission.checkpoint
        trusted = self._store.keys(checkpoint.origin)
        if not trusted:
            return _refused(HTTPStatus.NOT_FOUND, "this log is not known here")
        try:
            signed = _signed_by_log(submission.note, [VerifierKey.parse(key) for key in trusted])
        except (SignatureWrong, NoteUnsigned) as error:
            return _refused(HTTPStatus.FORBIDDEN, str(error))
        if submission.old_size > checkpoint.size:
            return _refused(HTTPStatus.BAD_REQUEST, "the old size is larger than the checkpoint's")
        return self._decide(Submission(submission.old_size, submission.proof, signed))

    def checkpoint(self, log_id: str) -> str | None:
        """The log's signature and the cosignatures given on it."""
        return self._store.note(log_id)

    def logs(self) -> list[WatchedLog]:
        """All that are watched."""
        return [_watched(row) for row in self._store.logs()]

    def misbehaviours(self) -> list[Misbehaviour]:
        """What logs have signed and cannot both be true, and what they could not prove."""
        return [_misbehaviour(row) for row in self._store.refused()]

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def _decide(self, submission: Submission) -> Answered:
        checkpoint = submission.checkpoint
        with self._store.writing():
            held = self._store.latest(checkpoint.origin)
            ground = _contradiction(held, submission)
            if ground is not None:
                self._store.keep(ground, submission, held, int(self._clock()))
            refusal = _refusal(held, submission)
            if refusal is not None:
                return refusal
            at = max(int(self._clock()), held.at)
            cosignatures = self._cosignatures(submission.note, at)
            note = submission.note.with_signatures(cosignatures)
            self._store.advance(checkpoint.origin, Cosigned(checkpoint.size, checkpoint.root, str(note), at))
        return Answered(HTTPStatus.OK, "".join(map(str, cosignatures)))

    def _cosignatures(self, note: Note, at: int) -> list[Signature]:
        signers = self._keys
        return [Signature(key.name, known.key_id, key.sign(note.text, at)) for key, known in signers]


def _signed_by_log(note: Note, trusted: Sequence[VerifierKey]) -> Note:
    """The note with one signature for each trusted key that made one, and without anybody else's."""
    verified = {(found.key.name, found.key.key_id) for found in note.verified(trusted)}
    first = {(each.name, each.key_id): each for each in reversed(note.signatures)}
    return Note(note.text, tuple(first[one] for one in sorted(verified)))


def _refusal(held: Cosigned, submission: Submission) -> Answered | None:
    checkpoint, old_size = submission.checkpoint, submission.old_size
    if old_size != held.size:
        return Answered(HTTPStatus.CONFLICT, f"{held.size}\n", SIZE_TYPE)
    if old_size == 0:
        wrong = submission.proof or (checkpoint.size == 0 and checkpoint.root != EMPTY_ROOT)
        sentence = "from nothing there is nothing to prove, and an empty log has one root"
        return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, sentence) if wrong else None
    if old_size == checkpoint.size and not submission.proof and checkpoint.root != held.root:
        return _refused(HTTPStatus.CONFLICT, f"{old_size} records were cosigned with another root")
    try:
        verify_consistency(old_size, checkpoint.size, held.root, checkpoint.root, submission.proof)
    except ProofInvalid as error:
        return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
    return None


def _contradiction(held: Cosigned, submission: Submission) -> Ground | None:
    """Whatever the answer is, two signed checkpoints that cannot both be true are evidence."""
    checkpoint, old_size = submission.checkpoint, submission.old_size
    if held.size == 0:
        return None
    if checkpoint.size == held.size:
        return Ground.SAME_SIZE if checkpoint.root != held.root else None
    if old_size != held.size:
        return None
    try:
        shown = beginning_shown(old_size, checkpoint.size, checkpoint.root, submission.proof)
    except ProofInvalid:
        return None if _continues(held, checkpoint, submission.proof) else Ground.UNPROVEN
    return Ground.OTHER_BEGINNING if shown != held.root else None


def _continues(held: Cosigned, checkpoint: Checkpoint, proof: Sequence[bytes]) -> bool:
    try:
        verify_consistency(held.size, checkpoint.size, held.root, checkpoint.root, proof)
    except ProofInvalid:
        return False
    return True


def _refused(status: HTTPStatus, sentence: str) -> Answered:
    return Answered(status, sentence + "\n")


def _watched(row: LogRow) -> WatchedLog:
    latest, address = row.latest, f"/{log_id(row.origin)}/checkpoint"
    if not latest.note:
        return WatchedLog(row.origin, row.keys, address)
    at = datetime.fromtimestamp(latest.at, UTC)
    return WatchedLog(row.origin, row.keys, address, latest.size, base64_text(latest.root), at)


def _misbehaviour(row: RefusedRow) -> Misbehaviour:
    at, ground = datetime.fromtimestamp(row.at, UTC), Ground(row.ground)
    return Misbehaviour(row.number, row.origin, at, ground, row.old_size, row.proof, row.held, row.shown)
