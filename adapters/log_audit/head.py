"""The checkpoint: whose it is, who has signed it, and whether those are enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from adapters.log_audit.findings import of_checkpoint
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import Malformed
from adapters.tlog.keys import VerifierKey
from adapters.tlog.note import Note, NoteUnsigned, Verified
from adapters.tlog.policy import Policy
from adapters.tlog.suites import ED25519, ML_DSA_COSIGNATURE, SignatureWrong
from application.log_audits import (
    AuditAsked,
    Check,
    CheckpointSeen,
    Cosigned,
    EarlierCheckpointUnusable,
    KeysUnusable,
)

_LONGEST_FILE = 1_000_000


@dataclass(frozen=True)
class Trusted:
    """What the person who asks holds to be true before anything is read."""

    keys: tuple[VerifierKey, ...]
    policy: Policy | None
    origins: tuple[str, ...]
    """The names that the log may bear; a key's name unless another was given."""

    @classmethod
    def of(cls, asked: AuditAsked) -> "Trusted":
        """Raises KeysUnusable."""
        try:
            policy = Policy.parse(_file(asked.policy)) if asked.policy else None
            given = tuple(map(VerifierKey.parse, asked.keys))
        except (Malformed, OSError) as error:
            raise KeysUnusable(f"{error}。") from error
        keys = given or tuple(policy.log_keys if policy else ())
        if not keys:
            raise KeysUnusable("请用 --vkey 写明日志的公钥，或者用 --policy 给出写有日志公钥的见证政策。")
        for key in keys:
            if key.suite not in (ED25519, ML_DSA_COSIGNATURE):
                raise KeysUnusable(f"“{key.name}”的公钥是见证人的，不是日志的。")
        return cls(keys, policy, (asked.origin,) if asked.origin else tuple(key.name for key in keys))


def seen(data: bytes, trusted: Trusted) -> CheckpointSeen:
    """Raises Wrong at the first of: form, signature of the log, name, cosignatures, quorum."""
    try:
        note = Note.parse(data)
        checkpoint = Checkpoint.parse(note.text)
    except Malformed as error:
        raise of_checkpoint(
            Check.FORM, "检查点不是规定的格式：可能被截断、改动或者混入了别的内容。", str(error)
        ) from error
    signed_by = _signed_by(note, trusted)
    if checkpoint.origin not in trusted.origins:
        raise of_checkpoint(
            Check.ORIGIN,
            f"检查点写的日志名称是“{checkpoint.origin}”，不是“{'”、“'.join(trusted.origins)}”；"
            "如果日志本来就用这个名称，用 --origin 写明。",
            f"origin {checkpoint.origin!r}, expected {trusted.origins}",
        )
    cosigned = _cosigned(note, trusted.policy)
    absent = _absent(cosigned, trusted.policy)
    told = tuple(Cosigned(each.key.name, _moment(each.at)) for each in cosigned)
    return CheckpointSeen(checkpoint.origin, checkpoint.size, checkpoint.root, signed_by, told, absent)


def earlier(file: Path, trusted: Trusted, origin: str) -> Checkpoint:
    """A checkpoint that somebody kept; it must be the same log's, or it would prove nothing against it."""
    try:
        note = Note.parse(_file(file))
        note.verified(trusted.keys)
        checkpoint = Checkpoint.parse(note.text)
    except (OSError, Malformed, NoteUnsigned, SignatureWrong) as error:
        raise EarlierCheckpointUnusable(f"“{file}”：{error}。") from error
    if checkpoint.origin != origin:
        raise EarlierCheckpointUnusable(f"“{file}”是另一日志“{checkpoint.origin}”的检查点。")
    return checkpoint


def _signed_by(note: Note, trusted: Trusted) -> tuple[str, ...]:
    signed = [found for key in trusted.keys if (found := _verified(note, key, Check.SIGNATURE, "日志"))]
    if not signed:
        names = "、".join(key.name for key in trusted.keys)
        raise of_checkpoint(
            Check.SIGNATURE,
            f"检查点没有所给公钥（{names}）的签名：不是该日志签的，或者签名被去掉了。",
            f"no signature by any of {names}",
        )
    return tuple(dict.fromkeys(found.key.name for found in signed))


def _cosigned(note: Note, policy: Policy | None) -> list[Verified]:
    keys: Iterable[VerifierKey] = policy.witness_keys if policy else ()
    return [found for key in keys if (found := _verified(note, key, Check.COSIGNATURE, "见证人"))]


def _absent(cosigned: list[Verified], policy: Policy | None) -> tuple[str, ...]:
    if policy is None:
        return ()
    signed = [each.key for each in cosigned]
    absent = tuple(policy.absent(signed))
    if not policy.satisfied_by(signed):
        raise of_checkpoint(
            Check.QUORUM,
            f"见证人的签名不够，见证政策没有满足；没有签名的见证人：{'、'.join(absent)}。",
            f"quorum {policy.quorum} not reached; absent: {', '.join(absent)}",
        )
    return absent


def _verified(note: Note, key: VerifierKey, check: Check, whose: str) -> Verified | None:
    try:
        return note.verified([key])[0]
    except NoteUnsigned:
        return None
    except (SignatureWrong, Malformed) as error:
        raise of_checkpoint(
            check, f"{whose}“{key.name}”的签名是错的：签名或者检查点的内容被改动过。", str(error)
        ) from error


def _moment(at: int | None) -> datetime | None:
    """None also where the time is none that a calendar knows."""
    try:
        return None if at is None else datetime.fromtimestamp(at, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LONGEST_FILE + 1)
