"""Why the ledger does not record, or does not vouch for, what it was given."""

from enum import StrEnum
from uuid import UUID


class StreamMovedOn(Exception):
    """The stream has other events than the command was decided on. Nothing of this command is recorded."""

    def __init__(self, stream_id: UUID, expected: int, actual: int) -> None:
        super().__init__(f"stream {stream_id} stands at version {actual}, the command expected {expected}")
        self.stream_id = stream_id
        self.expected = expected
        self.actual = actual

    def __reduce__(self) -> tuple[type["StreamMovedOn"], tuple[UUID, int, int]]:
        return type(self), (self.stream_id, self.expected, self.actual)


class CommandReused(Exception):
    """One command id names one request for ever; this one came with another request."""

    def __init__(self, command_id: UUID) -> None:
        super().__init__(f"command {command_id} is already recorded with another request")
        self.command_id = command_id

    def __reduce__(self) -> tuple[type["CommandReused"], tuple[UUID]]:
        return type(self), (self.command_id,)


class SubjectKeyDiffers(Exception):
    """Another command gave this person a key first: what was sealed under the new one could never be opened.

    Nothing of this command is recorded; seal again under the stored key.
    """

    def __init__(self, subject_id: UUID) -> None:
        super().__init__(f"subject {subject_id} already has another key")
        self.subject_id = subject_id

    def __reduce__(self) -> tuple[type["SubjectKeyDiffers"], tuple[UUID]]:
        return type(self), (self.subject_id,)


class EntryUnacceptable(Exception):
    """The database refuses a value of this command (its cause says which). Nothing of it is recorded."""


class LedgerBusy(Exception):
    """More commands are waiting than the ledger promises to hold. Not recorded; try again later."""


class LedgerUnreachable(Exception):
    """The database went away and did not come back in time.

    Whether the command was recorded is unknown here: ask again with the same command id, and it is recorded once.
    """


class LedgerClosed(Exception):
    """The ledger was closed; the command is not recorded."""


class AnotherOrigin(Exception):
    """The database holds the ledger of another origin: leaves would be computed under the wrong name."""

    def __init__(self, stored: str, asked: str) -> None:
        super().__init__(f"this is the ledger of {stored!r}, not of {asked!r}")
        self.stored = stored
        self.asked = asked


class Damage(StrEnum):
    """What can be wrong with a record, a tile or the head."""

    MISSING = "it is missing"
    ALTERED = "its content is not what was recorded"
    NO_RECEIPT = "it is not in its command's receipt"
    OTHER_HASHES = "it does not hold the hashes of its records"
    OTHER_FRONTIER = "its frontier is not that of its records"
    BEYOND = "the head does not account for it"
    SIGNED_OTHERWISE = "the records it covers are not those that were signed"
    UNREADABLE = "it cannot be read as what was signed"
    SIGNATURE_WRONG = "a signature on it is not by the key it names"

    @property
    def zh(self) -> str:
        """For people."""
        return _DAMAGES[self]


_DAMAGES = {
    Damage.MISSING: "缺失",
    Damage.ALTERED: "内容与写入时不一致",
    Damage.NO_RECEIPT: "不在所属办理请求的回执之内",
    Damage.OTHER_HASHES: "与其下记录的散列不一致",
    Damage.OTHER_FRONTIER: "与全部记录的树不一致",
    Damage.BEYOND: "超出账本头所计的条数",
    Damage.SIGNED_OTHERWISE: "所覆盖的记录不是签名时的记录",
    Damage.UNREADABLE: "已不是签名时的文本",
    Damage.SIGNATURE_WRONG: "所载签名不是所称密钥所作",
}


class LedgerDamaged(Exception):
    """What is stored does not add up. `where` names the record, tile or checkpoint that is wrong."""

    def __init__(self, where: str, what: Damage, *, log_index: int | None = None) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what
        self.log_index = log_index

    @property
    def zh(self) -> str:
        """For people; positions count from 1, as on pages."""
        kind, _, which = self.where.partition(" ")
        if kind == "tile":
            level, _, index = which.partition("/")
            return f"树第 {level} 层第 {index} 片：{self.what.zh}"
        if kind == "checkpoint":
            return f"{which} 条记录时的检查点：{self.what.zh}"
        return f"{f'位置 {int(which) + 1} 的记录' if kind == 'record' else '账本头'}：{self.what.zh}"
