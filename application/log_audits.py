"""Auditing a log 日志审计: what one asks, what is found, and why an audit cannot be made at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from domain.refusals import Refused
from domain.terms import Term

Advance = Callable[[int, int], None]
"""(records checked, records in all)."""


class Check(Term):
    """What was being checked where something is wrong."""

    FORM = "form", "格式"
    SIGNATURE = "signature", "日志签名"
    ORIGIN = "origin", "日志名称"
    COSIGNATURE = "cosignature", "见证签名"
    QUORUM = "quorum", "见证数量"
    ROLLBACK = "rollback", "回退"
    SPLIT = "split", "分叉"
    MISSING = "missing", "文件缺失"
    ROOT = "root", "根哈希"
    TILE = "tile", "哈希瓦片"
    ENTRY = "entry", "记录内容"
    FOREIGN = "foreign", "记录归属"


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing that is wrong."""

    check: Check
    file: str
    """Below the log's address or folder, as in `tile/0/003`."""
    sentence: str
    """In Chinese, for whoever asked."""
    detail: str
    """In English, for whoever looks into it."""
    record: int | None = None
    """Counted from 0; None where no single record can be named."""
    within: tuple[int, int] | None = None
    """First and last record that the file stands for."""


@dataclass(frozen=True, slots=True)
class AuditAsked:
    """What somebody wants audited, and by which keys."""

    where: str
    """An http(s) address or a folder."""
    keys: tuple[str, ...] = ()
    policy: Path | None = None
    origin: str = ""
    since: Path | None = None
    keep: Path | None = None
    entries: bool = True


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A witness whose signature is right."""

    name: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class CheckpointSeen:
    """What the checkpoint says, with those who have signed it."""

    origin: str
    size: int
    root: bytes
    signed_by: tuple[str, ...]
    cosigned: tuple[Cosigned, ...] = ()
    absent: tuple[str, ...] = ()
    """Witnesses of the policy that have not signed."""


@dataclass(frozen=True, slots=True)
class OwnRecords:
    """What the leaves of one of our own ledgers tell."""

    total: int
    by_institution: Mapping[str, int]
    by_topic: Mapping[str, int]
    first_recorded_at: str
    last_recorded_at: str
    others: int
    """Entries in another form."""


@dataclass(frozen=True, slots=True)
class LogAudit:
    """How an audit ended; whole where there is no finding."""

    checkpoint: CheckpointSeen | None
    finding: Finding | None
    checked: int
    """Records that were checked before the finding, or all."""
    files: int
    entries: bool
    """Whether the records themselves were read, or their hashes alone."""
    since: tuple[int, ...] = ()
    """Sizes of the earlier checkpoints that the log continues."""
    own: OwnRecords | None = None


class KeysUnusable(Refused):
    """公钥或者见证政策不能使用，没有审计。"""

    CODE = "audit-keys-unusable"


class LogUnreachable(Refused):
    """日志无法访问，审计没有完成。"""

    CODE = "audit-log-unreachable"


class NoLogThere(Refused):
    """这里没有可以审计的日志。"""

    CODE = "audit-no-log-there"


class EntriesInAnotherForm(Refused):
    """该日志的记录不在 tile/entries/ 下，本命令不能核对其内容。"""

    CODE = "audit-entries-in-another-form"


class EarlierCheckpointUnusable(Refused):
    """先前的检查点不能使用，没有审计。"""

    CODE = "audit-earlier-checkpoint-unusable"


class CopyNotWritten(Refused):
    """核对过的副本无法写入。"""

    CODE = "audit-copy-not-written"
