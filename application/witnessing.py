"""Witnessing 见证: what an institution's witness holds, answers and keeps, as its commands and its page see it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from domain.refusals import Refused


class NoWitness(Refused):
    """该文件夹里没有完整的见证（密钥文件和数据库缺一不可）。"""

    CODE = "no-witness"


class WitnessThere(Refused):
    """该文件夹里已经有见证的文件，不会覆盖。"""

    CODE = "witness-there"


class KeyUnusable(Refused):
    """密钥不能用。"""

    CODE = "key-unusable"


class WitnessBusy(Exception):
    """Another process has held the witness's file for too long, or its disk takes nothing; nothing was cosigned."""


class Ground(StrEnum):
    """What a refused submission shows of its log."""

    SAME_SIZE = "same-size"
    OTHER_BEGINNING = "other-beginning"
    UNPROVEN = "unproven"

    @property
    def zh(self) -> str:
        """For people."""
        return _GROUNDS[self]


_GROUNDS = {
    Ground.SAME_SIZE: "同一条数、两个不同的根，均有日志签名：日志已分叉，两份检查点即为证据",
    Ground.OTHER_BEGINNING: "所附证明表明其前段与已见证的不同：日志已分叉，两份检查点和证明即为证据",
    Ground.UNPROVEN: "所附证明不成立：尚不能认定分叉，应要求日志另行提供证明",
}


class Answered(NamedTuple):
    """An answer over HTTP."""

    status: int
    content: str
    media_type: str = "text/plain"


@dataclass(frozen=True)
class WatchedLog:
    """One log and the last of it that was cosigned."""

    origin: str
    keys: tuple[str, ...]
    address: str
    """Path of the cosigned checkpoint below the witness's own address."""
    size: int = 0
    root: str = ""
    """base64; empty while nothing has been cosigned."""
    at: datetime | None = None


@dataclass(frozen=True)
class Misbehaviour:
    """A validly signed checkpoint that was refused, beside the one it contradicts."""

    number: int
    origin: str
    at: datetime
    ground: Ground
    old_size: int
    proof: tuple[str, ...]
    held: str
    shown: str

    @property
    def told(self) -> str:
        """The whole evidence as text, to be handed on as it stands."""
        proof = "\n".join(self.proof) or "（无）"
        return (
            f"见证所拒绝的检查点 第 {self.number} 号\n"
            f"日志：{self.origin}\n收到时间：{self.at.isoformat()}\n结论：{self.ground.zh}\n\n"
            f"=== 此前已见证的检查点 ===\n{self.held}\n"
            f"=== 被拒绝的检查点 ===\n{self.shown}\n"
            f"=== 所附一致性证明（自 {self.old_size} 条起） ===\n{proof}\n"
        )


class Witness(Protocol):
    """One institution's witness over its key and its file."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The public keys (vkeys) it cosigns with."""

    def watch(self, key: str, origin: str = "") -> WatchedLog:
        """Trust this key of a log from now on; without an origin, that is the key's own name."""

    def add_checkpoint(self, body: bytes) -> Answered:
        """Decide on one submission as C2SP tlog-witness says; raises WitnessBusy."""

    def checkpoint(self, log_id: str) -> str | None:
        """The last note cosigned of the log that hashes to this."""

    def logs(self) -> list[WatchedLog]:
        """All that are watched, by origin."""

    def misbehaviours(self) -> list[Misbehaviour]:
        """What was refused and kept, the newest first."""

    def close(self) -> None:
        """Let go of the file."""


class Witnesses(Protocol):
    """Where witnesses are kept: one folder each."""

    def found(self, folder: Path, name: str, *, post_quantum: bool) -> Witness:
        """Make a key and an empty file; raises WitnessThere rather than touch what is there."""

    def open(self, folder: Path) -> Witness:
        """One that was founded; raises NoWitness, never begins anew."""
