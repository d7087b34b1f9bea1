"""The audit trail 审计轨迹: what is signed of the record, who has witnessed it, and the proofs anybody may ask for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from application.ports import Damage
from domain.refusals import Refused


class NotInTheLog(Refused):
    """审计日志中没有所要的内容：它只有已经签名的检查点所覆盖的记录。"""

    CODE = "not-in-the-log"


class NothingSigned(Refused):
    """本账本还没有签过检查点：没有签名密钥。"""

    CODE = "nothing-signed"


class KeyFileRefused(Refused):
    """密钥文件不能使用。"""

    CODE = "key-file-refused"


class LedgerSetBack(Refused):
    """账本落后于见证方已经见证的检查点，或者与其不一致，不能继续使用。"""

    CODE = "ledger-set-back"


@dataclass(frozen=True, slots=True)
class SignedTree:
    """A checkpoint with the cosignatures that have come so far."""

    size: int
    root: bytes
    note: str
    """The signed note, verbatim."""
    signed_at: datetime
    witnesses: tuple[str, ...]
    """Names, in the policy, of those who have cosigned it."""
    enough: bool
    """Whether the policy's quorum has."""


@dataclass(frozen=True, slots=True)
class WitnessStanding:
    """One witness, as this log knows it."""

    name: str
    key: str
    size: int
    """How many records the newest checkpoint covers that it has cosigned; 0: none."""
    at: datetime | None
    error: str
    """Why it has not answered, '' where it has."""
    disagrees: bool
    """Whether it holds another record than this one: never to be passed over."""


@dataclass(frozen=True, slots=True)
class TrailStanding:
    """How the trail stands, for `status` and the pages."""

    origin: str
    key: str
    """The vkey everything is verified with; '' where nothing is signed."""
    latest: SignedTree | None
    witnesses: Sequence[WitnessStanding]
    error: str
    """Why nothing more is signed, '' while it is."""


class AuditTrail(Protocol):
    """The record as a log that others can check without us."""

    policy: str
    """Whose signatures a checkpoint needs (C2SP tlog-policy), this log's own key included."""
    key: str
    """The vkey everything is verified with; '' where nothing is signed."""

    def standing(self) -> TrailStanding:
        """How it stands now."""

    def latest(self) -> SignedTree | None:
        """The newest checkpoint; none where there never was a key."""

    def wait_for(self, size: int, timeout: float) -> bool:
        """Whether so many records are covered by a checkpoint; waits as long where this process signs."""

    def signed(self, size: int) -> SignedTree:
        """The checkpoint over exactly so many records; raises NotInTheLog."""

    def inclusions(self, log_indexes: Sequence[int], signed: SignedTree) -> list[list[bytes]]:
        """That each of the records is in the signed tree, whose tiles are read once; raises NotInTheLog."""

    def consistency(self, first: int, second: int) -> list[bytes]:
        """That the first tree is the beginning of the second; raises NotInTheLog."""

    def tlog_proof(self, log_index: int, signed: SignedTree) -> str:
        """The same with the checkpoint under it, as C2SP tlog-proof writes it."""

    def resource(self, path: str) -> bytes:
        """What a C2SP log serves under its prefix: `checkpoint`, `tile/…`; raises NotInTheLog."""

    def leaves(self, first: int, last: int) -> list[bytes]:
        """The leaves of records first…last-1, as the tree commits to them."""

    def damages(self, progress: Callable[[int, int], None] | None = None) -> Sequence[Damage]:
        """Every checkpoint ever signed that the records do not lead to, or whose signatures are not what they say."""

    def must_not_be_set_back(self) -> None:
        """Raise LedgerSetBack where a checkpoint of ours or a witness's is not the beginning of this ledger."""
