"""What one transaction will write: decides every waiting command against the head of the ledger. No I/O."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Table

from adapters.ledger.entry import Entry, Receipt
from adapters.ledger.leaf import leaf_hash
from adapters.ledger.refusals import CommandReused, EntryUnacceptable, StreamMovedOn, SubjectKeyDiffers
from adapters.ledger.tables import vault_key
from adapters.tlog.frontier import Frontier, FullTile

LARGEST_BATCH = 1024  # entries in one transaction

EventRow = tuple[int, UUID, int, str, bytes, bytes, UUID]
CommandRow = tuple[UUID, bytes, int, int, bytes]
Row = tuple[object, ...]
Outcome = Receipt | Exception


class Draft(NamedTuple):
    """An entry and the leaf hashes of its events. They need no position, so whoever appends computes them."""

    entry: Entry
    leaves: list[bytes]

    @classmethod
    def of(cls, origin: str, entry: Entry) -> "Draft":
        """Refused when a value has no place in a leaf: half a character, for one."""
        try:
            leaves = [
                leaf_hash(
                    origin, cast("UUID", each.originator_id), each.originator_version, each.topic, each.state
                )
                for each in entry.events
            ]
        except (TypeError, ValueError) as error:
            raise EntryUnacceptable(str(error)) from error
        return cls(entry, leaves)


class Questions(NamedTuple):
    """What must be read about a batch before it can be decided."""

    commands: list[UUID]
    streams: list[UUID]
    subjects: list[UUID]

    @classmethod
    def about(cls, drafts: Sequence[Draft]) -> "Questions":
        """Every command, every stream written to, and every person a key comes for."""
        streams: set[UUID] = set()
        subjects: set[UUID] = set()
        for entry, _ in drafts:
            for event in entry.events:
                streams.add(cast("UUID", event.originator_id))
            for enclosure in entry.enclosures:
                if enclosure.table is vault_key:
                    subjects.add(cast("UUID", enclosure.row[0]))
        return cls([entry.command_id for entry, _ in drafts], list(streams), list(subjects))


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
    def decided(cls, drafts: Sequence[Draft], standing: Standing) -> "Batch":
        """Take each entry in, or note why not; a refused one leaves no trace in what is written."""
        frontier = Frontier(standing.size, standing.frontier)
        batch = cls(frontier, standing.commands, standing.versions, standing.keys)
        for draft in drafts:
            try:
                batch.outcomes.append(batch._repeated(draft.entry) or batch._taken_in(draft))
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

    def _taken_in(self, draft: Draft) -> Receipt:
        """Whatever may be refused is worked out first, so that a refusal leaves no trace."""
        entry, leaves = draft
        versions, keys = self._versions_after(entry.events), self._keys_after(entry)
        first_index, command_id = self.frontier.size, entry.command_id
        for event, leaf in zip(entry.events, leaves, strict=True):
            stream_id, version = cast("UUID", event.originator_id), event.originator_version
            row = (self.frontier.size, stream_id, version, event.topic, event.state, leaf, command_id)
            self.events.append(row)
            if filled := self.frontier.push(leaf):
                self.tiles += filled
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
