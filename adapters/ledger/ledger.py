"""The one record: appended to by commands, read by everybody, checkable by anybody."""

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Engine, make_url

from adapters.ledger import audit, schema
from adapters.ledger.database import Database
from adapters.ledger.entry import Entry, LedgerEvent, Receipt
from adapters.ledger.growth import Growth
from adapters.ledger.leaf import leaf_bytes
from adapters.ledger.nodes import remembered, stored_tile, stored_tree
from adapters.ledger.on_postgresql import PostgresDatabase
from adapters.ledger.on_sqlite import SqliteDatabase
from adapters.ledger.recording import Recording
from adapters.ledger.refusals import LedgerDamaged
from adapters.ledger.watch import Watch
from adapters.ledger.writer import Writer
from adapters.tlog.frontier import Frontier
from adapters.tlog.tiles import Tile, TiledTree
from adapters.tlog.tree import consistency_proof, inclusion_proof

PATIENCE = 10.0  # seconds a command waits for a lost database before its caller is told


class Ledger:
    """Owns the connections and the writer. Its position is its size: the number of events recorded."""

    def __init__(self, database: Database, origin: str, *, patience: float = PATIENCE) -> None:
        self.database = database
        self.origin = origin
        self._growth = Growth(database.position())
        self._watch = Watch(database, self._growth)
        self._writer = Writer(Recording(database, self._growth, patience), origin)

    @classmethod
    def open(cls, url: str, *, origin: str) -> "Ledger":
        """Open `sqlite:////path/ledger.db` or `postgresql+psycopg://…`, migrated to the newest revision."""
        database: Database
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            if address.database in (None, "", ":memory:"):
                raise ValueError("a ledger needs a file: nothing in memory is durable")
            database = SqliteDatabase(url)
        else:
            database = PostgresDatabase(url)
        try:
            schema.prepare(database, origin)
            return cls(database, origin)
        except BaseException:
            database.close()
            raise

    @property
    def engine(self) -> Engine:
        """The readers' pool, in autocommit, for whoever reads the vault or the events in its own words."""
        return self.database.engine

    def append(self, entry: Entry) -> Receipt:
        """Record from the calling thread; returns when it is on the disk."""
        return self._writer.append(entry)

    async def append_async(self, entry: Entry) -> Receipt:
        """Record from a task, together with all that arrive meanwhile; returns when it is on the disk."""
        return await self._writer.append_async(entry)

    @property
    def embedded(self) -> bool:
        """Whether the record is a file of this machine, read without waiting for a server."""
        return self.database.engine.dialect.name == "sqlite"

    def stream(self, stream_id: UUID, after_version: int = 0) -> list[StoredEvent]:
        """The events of one stream with a higher version than `after_version`, in order."""
        asked = (self.database.bind(stream_id), after_version)
        return self._stream(self.database.reading.stream, stream_id, asked)

    def latest(self, stream_id: UUID) -> list[StoredEvent]:
        """The last event of a stream alone; none where it has not begun."""
        bound = self.database.bind(stream_id)
        return self._stream(self.database.reading.latest, stream_id, (bound, bound))

    between = stream
    """What a refused command did not know of: the stream's events after the version it expected."""

    def read(self, after_position: int, limit: int) -> list[LedgerEvent]:
        """The next events of the whole ledger, at most `limit`, after `after_position` of them."""
        rows = self.database.fetch(self.database.reading.events, (after_position, after_position + limit))
        uuid = self.database.uuid
        return [
            LedgerEvent(log_index, uuid(stream_id), version, topic, state, leaf, uuid(command_id))
            for log_index, stream_id, version, topic, state, leaf, command_id in rows
        ]

    def receipt(self, command_id: UUID) -> Receipt | None:
        """What the command led to, if it is recorded."""
        rows = self.database.fetch(self.database.reading.command, (self.database.bind(command_id),))
        for _, _, first_index, events, answer in rows:
            return Receipt(command_id, first_index, events, answer, repeated=True)
        return None

    def position(self) -> int:
        """How many events are recorded."""
        return self.database.position()

    def root(self) -> bytes:
        """The root of the tree over all events recorded."""
        return self._head().root()

    def head(self) -> tuple[int, bytes]:
        """Position and root of one moment, as a checkpoint signs them."""
        frontier = self._head()
        return frontier.size, frontier.root()

    def check(self, progress: Callable[[int, int], object] | None = None) -> int:
        """Recompute every leaf, tile and the head from the stored events; the number of events found whole."""
        return audit.check(self.database, self.origin, progress)

    def damages(self, progress: Callable[[int, int], object] | None = None) -> list[LedgerDamaged]:
        """Everything that is wrong, not the first alone; nothing where it is whole."""
        return audit.Audit(self.database, self.origin, progress).damages()

    def leaf_hashes(self, first: int, last: int) -> list[bytes]:
        """The leaf hashes of records first…last-1, as they were committed to."""
        return [row[0] for row in self.database.fetch(self.database.reading.leaf_hashes, (first, last))]

    def leaves(self, first: int, last: int) -> list[bytes]:
        """The leaves of records first…last-1, written anew from what is stored."""
        return [
            leaf_bytes(self.origin, event.stream_id, event.stream_version, event.topic, event.state)
            for event in self.read(first, last - first)
        ]

    def tree(self, size: int) -> TiledTree:
        """The tree of the first `size` records, read tile by tile; one for each proof."""
        return stored_tree(self.database, size)

    def tile(self, tile: Tile) -> bytes:
        """The hashes of a tile; raises IndexError where the ledger has not grown so far."""
        return stored_tile(self.database, tile)

    def inclusion_proof(self, log_index: int, size: int) -> list[bytes]:
        """That record `log_index` is in the tree of the first `size` records."""
        return inclusion_proof(log_index, size, self.tree(size).subtree)

    def inclusion_proofs(self, log_indexes: Iterable[int], size: int) -> list[list[bytes]]:
        """The same for many records of one tree: each tile is read, and each node reckoned, once."""
        subtree = remembered(self.tree(size).subtree)
        return [inclusion_proof(log_index, size, subtree) for log_index in log_indexes]

    def consistency_proof(self, first: int, second: int) -> list[bytes]:
        """That the first `first` records are unchanged in the tree of `second`."""
        return consistency_proof(first, second, self.tree(second).subtree)

    def wait_beyond(self, position: int, timeout: float) -> int:
        """Block until there are more than `position` events or the time is up; how many there are then."""
        self._watch.start()
        return self._growth.wait_beyond(position, timeout)

    def wake(self) -> None:
        """Let everybody go on who waits for growth, as if the time were up: one of them is to stop."""
        self._growth.wake()

    def heard_of(self, position: int) -> None:
        """Another process says that there are so many events; whoever waits for them need not be told again."""
        self._growth.announce(position)

    def on_commit(self, callback: Callable[[int], object]) -> Callable[[], None]:
        """Call `callback(position)` when the ledger has grown, until the returned function is called.

        It runs on the thread that brings the news and must be quick: in asyncio,
        `lambda position: loop.call_soon_threadsafe(event.set)`.
        """
        self._watch.start()
        return self._growth.listen(callback)

    def close(self) -> None:
        """Record what waits, then close all connections."""
        self._writer.close()
        self._watch.stop()
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _stream(self, question: str, stream_id: UUID, asked: tuple[object, ...]) -> list[StoredEvent]:
        return [
            StoredEvent(stream_id, version, topic, state)
            for version, topic, state in self.database.fetch(question, asked)
        ]

    def _head(self) -> Frontier:
        ((size, frontier),) = self.database.fetch(self.database.reading.head)
        return Frontier(size, frontier)
