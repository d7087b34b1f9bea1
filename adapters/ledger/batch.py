"""What one transaction will write: decides every waiting command against the head of the ledger. No I/O."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Table

from adapters.ledger.entry import Entry, Receipt
from adapters.ledger.frontier import Frontier, FullTile
from adapters.ledger.leaf import leaf_hash
from adapters.ledger.refusals import CommandReused, EntryUnacceptable, StreamMovedOn, SubjectKeyDiffers
from adapters.ledger.tables import vault_key

EventRow = tuple[int, UUID, int, str, bytes, bytes, UUID]
CommandRow = tuple[UUID, bytes, int, int, bytes]
Row = tuple[object, ...]
Outcome = Receipt | Exception


class Questions(NamedTuple):
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


class Standing(NamedTuple):
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
            except (TypeError, ValueError) as error:  # a value that has no place in a leaf
                batch.outcomes.append(EntryUnacceptable(str(error)))
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
        """Whatever may be refused is worked out first, so that a refusal leaves no trace."""
        versions, keys = self._versions_after(entry.events), self._keys_after(entry)
        leaves = [self._leaf_of(event) for event in entry.events]
        first_index, command_id = self.frontier.size, entry.command_id
        for event, leaf in zip(entry.events, leaves, strict=True):
            stream_id, version = cast("UUID", event.originator_id), event.originator_version
            row = (self.frontier.size, stream_id, version, event.topic, event.state, leaf, command_id)
            self.events.append(row)
            self.tiles += self.frontier.push(leaf)
        self.versions.update(versions)
        if entry.enclosures:
            self._enclose(entry, keys)
        command = (command_id, entry.request_hash, first_index, len(leaves), entry.answer)
        self.commands.append(command)
        self.receipts[command_id] = command
        return Receipt(command_id, first_index, len(leaves), entry.answer, repeated=False)

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

    def _keys_after(self, entry: Entry) -> dict[UUID, bytes]:
        """A person has one key: it may come again unchanged, but no second one."""
        keys: dict[UUID, bytes] = {}
        for enclosure in entry.enclosures:
            if enclosure.table is vault_key:
                subject_id, wrapped = cast("tuple[UUID, bytes]", enclosure.row[:2])
                if keys.get(subject_id, self.keys.get(subject_id, wrapped)) != wrapped:
                    raise SubjectKeyDiffers(subject_id)
                keys[subject_id] = wrapped
        return keys

    def _enclose(self, entry: Entry, keys: dict[UUID, bytes]) -> None:
        for enclosure in entry.enclosures:
            if enclosure.table is vault_key:
                subject_id = cast("UUID", enclosure.row[0])
                if subject_id in self.keys:
                    continue
                self.keys[subject_id] = keys[subject_id]
            self.enclosures.setdefault(enclosure.table, []).append(enclosure.row)

    def _leaf_of(self, event: StoredEvent) -> bytes:
        stream_id = cast("UUID", event.originator_id)
        return leaf_hash(self.origin, stream_id, event.originator_version, event.topic, event.state)
