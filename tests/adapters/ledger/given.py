"""What ledger tests start from: streams, events of a stream, entries of a command."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from eventsourcing.persistence import StoredEvent

from adapters.ledger import Enclosure, Entry, Ledger
from adapters.ledger.tables import vault_item, vault_key

ORIGIN = "ledger.test/gongjian"
REQUEST = b"hash of the request"
TOPIC = "arbitration-case.accepted"


def event(stream_id: UUID, version: int, state: bytes = b'{"note":"\xe5\xb7\xa5"}') -> StoredEvent:
    """One event of a stream."""
    return StoredEvent(stream_id, version, TOPIC, state)


def events(stream_id: UUID, versions: Iterable[int]) -> tuple[StoredEvent, ...]:
    """Several events of one stream."""
    return tuple(event(stream_id, version) for version in versions)


def entry(*recorded: StoredEvent, enclosures: tuple[Enclosure, ...] = (), answer: bytes = b"") -> Entry:
    """A new command that wants these events recorded."""
    return Entry(uuid4(), REQUEST, recorded, answer, enclosures)


def filled(ledger: Ledger, size: int) -> Ledger:
    """A ledger with `size` events in streams of their own, recorded by one command."""
    ledger.append(entry(*(event(uuid4(), 1) for _ in range(size))))
    return ledger


def key_of(subject_id: UUID, wrapped: bytes = b"wrapped key") -> Enclosure:
    """A person's key."""
    return Enclosure(vault_key, (subject_id, wrapped, None))


def item_of(subject_id: UUID, item_id: UUID | None = None) -> Enclosure:
    """Something sealed under it."""
    return Enclosure(vault_item, (item_id or uuid4(), subject_id, "statement", b"ciphertext"))
