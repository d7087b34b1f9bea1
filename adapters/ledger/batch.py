"""What one transaction will write: decides every waiting command against the head of the ledger. No I/O."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Table

from adapters.ledger.entry import Entry, Receipt
from adapters.ledger.frontier import Frontier, FullTile
from adapters.ledger.leaf import leaf_hash
from adapters.ledger.refusals import CommandReused, StreamMovedOn, SubjectKeyDiffers
from adapters.ledger.tables import vault_key

EventRow = tuple[int, UUID, int, str, bytes, bytes, UUID]
CommandRow = tuple[UUID, bytes, int, int, bytes]
Row = tuple[object, ...]
Outcome = Receipt | Exception


@dataclass(frozen=True, slots=True)
class Questions:
    """What must be read about a batch before it can be decided."""

    commands: list[UUID]
    streams: list[UUID]
    subjects: list[UUID]

    @classmethod
    def about(cls, entries: Sequence[Entry]) -> "Questions":
        """Every command, every stream written to, and every person a key comes for."""
        streams: set[UUID] = set()
        subjects: set[UUID] = set()
        for entry in entries:
            streams.update(cast("UUID", event.originator_id) for event in entry.events)
            for enclosure in entry.enclosures:
                if enclosure.table is vault_key:
                    subjects.add(cast("UUID", enclosure.row[0]))
        return cls([entry.command_id for entry in entries], list(streams), list(subjects))


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ledger says about a batch, read while nobody else may write."""

    size: int
    frontier: bytes
    commands: dict[UUID, CommandRow]
    versions: dict[UUID, int]
    keys: dict[UUID, bytes]


@dataclass(slots=True)
class Batch:
    """Commands decided one after the other, each seeing the versions and receipts of those before it."""

    origin: str
    frontier: Frontier
    receipts: dict[UUID, CommandRow]
    versions: dict[UUID, int]
    keys: dict[UUID, bytes]
    outcomes: list[Outcome] = field(default_factory=list)
    events: list[EventRow] = field(default_factory=list)
    commands: list[CommandRow] = field(default_factory=list)
    enclosures: dict[Table, list[Row]] = field(default_factory=dict)
    tiles: list[FullTile] = field(default_factory=list)

    @classmethod
    def decided(cls, origin: str, entries: Sequence[Entry], standing: Standing) -> "Batch":
        """Take each entry in, or note why not; a refused one leaves no trace in what is written."""
        frontier = Frontier(standing.size, standing.frontier)
        batch = cls(origin, frontier, standing.commands, standing.versions, standing.keys)
        for entry in entries:
            try:
                batch.outcomes.append(batch._repeated(entry) or batch._taken_in(entry))
            except (StreamMovedOn, CommandReused, SubjectKeyDiffers) as refusal:
                batch.outcomes.append(refusal)
        return batch

    def _repeated(self, entry: Entry) -> Receipt | None:
        known = self.receipts.get(entry.command_id)
        if known is None:
            return None
        command_id, request_hash, first_index, events, answer = known
        if request_hash != entry.request_hash:
            raise CommandReused(entry.command_id)
        return Receipt(command_id, first_index, events, answer, repeated=True)

    def _taken_in(self, entry: Entry) -> Receipt:
        versions, rows = self._versions_after(entry.events), self._rows_enclosed(entry)
        first_index = self.frontier.size
        for event in entry.events:
            self._append(event, entry.command_id)
        self.versions.update(versions)
        for table, row in rows:
            self.enclosures.setdefault(table, []).append(row)
            if table is vault_key:
                self.keys[cast("UUID", row[0])] = cast("bytes", row[1])
        command = (entry.command_id, entry.request_hash, first_index, len(entry.events), entry.answer)
        self.commands.append(command)
        self.receipts[entry.command_id] = command
        return Receipt(entry.command_id, first_index, len(entry.events), entry.answer, repeated=False)

    def _versions_after(self, events: Sequence[StoredEvent]) -> dict[UUID, int]:
        """Every event continues its stream by one; a new stream begins with version 1, or 0."""
        versions: dict[UUID, int] = {}
        for event in events:
            stream_id, version = cast("UUID", event.originator_id), event.originator_version
            actual = versions.get(stream_id, self.versions.get(stream_id))
            if version != (actual or 0) + 1 and not (actual is None and version == 0):
                raise StreamMovedOn(stream_id, version - 1, actual or 0)
            versions[stream_id] = version
        return versions

    def _rows_enclosed(self, entry: Entry) -> list[tuple[Table, Row]]:
        """A person's key may come again, unchanged; it is then not written again."""
        rows = []
        for enclosure in entry.enclosures:
            if enclosure.table is vault_key:
                subject_id, wrapped = cast("tuple[UUID, bytes]", enclosure.row[:2])
                stored = self.keys.get(subject_id)
                if stored is not None and stored != wrapped:
                    raise SubjectKeyDiffers(subject_id)
                if stored is not None:
                    continue
            rows.append((enclosure.table, enclosure.row))
        return rows

    def _append(self, event: StoredEvent, command_id: UUID) -> None:
        stream_id, version = cast("UUID", event.originator_id), event.originator_version
        leaf = leaf_hash(self.origin, stream_id, version, event.topic, event.state)
        row = (self.frontier.size, stream_id, version, event.topic, event.state, leaf, command_id)
        self.events.append(row)
        self.tiles += self.frontier.push(leaf)
