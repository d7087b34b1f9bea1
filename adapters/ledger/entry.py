"""What a command wants recorded, and what the ledger answers."""

from uuid import UUID

import msgspec
import sqlalchemy
from eventsourcing.persistence import StoredEvent


class Enclosure(msgspec.Struct, frozen=True):
    """A row written in the same transaction as the events: sealed personal data, later the outbox.

    `row` is in column order. A `vault_key` row may exist already, with the same wrapped key; nothing else may.
    """

    table: sqlalchemy.Table
    row: tuple[object, ...]

    def __post_init__(self) -> None:
        if len(self.row) != len(self.table.columns):
            raise ValueError(
                f"{self.table.name} has {len(self.table.columns)} columns, the row {len(self.row)}"
            )


class Entry(msgspec.Struct, frozen=True):
    """What one command wants recorded, all of it or nothing."""

    command_id: UUID
    request_hash: bytes
    events: tuple[StoredEvent, ...]
    answer: bytes = b""
    enclosures: tuple[Enclosure, ...] = ()

    def __post_init__(self) -> None:
        for event in self.events:
            kinds = (type(event.originator_version), type(event.topic), type(event.state))
            if not isinstance(event.originator_id, UUID) or kinds != (int, str, bytes):
                raise TypeError(f"not a UUID, whole number, text and bytes: {event}")


class Receipt(msgspec.Struct, frozen=True):
    """Where a command stands in the ledger. `repeated` = it was there already; this is its first answer."""

    command_id: UUID
    first_index: int
    events: int
    answer: bytes
    repeated: bool

    @property
    def position(self) -> int:
        """The size of the ledger right after this command."""
        return self.first_index + self.events


class LedgerEvent(msgspec.Struct, frozen=True):
    """One recorded event with its place in the one order (0-based, gapless) and its leaf in the tree."""

    log_index: int
    stream_id: UUID
    stream_version: int
    topic: str
    state: bytes
    leaf_hash: bytes
    command_id: UUID
