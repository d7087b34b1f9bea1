"""What another process does with the ledger in the tests: appends, alone or against others, until it is killed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Lock
from uuid import UUID, uuid4, uuid5

from adapters.ledger import Entry, Ledger, StreamMovedOn
from tests.adapters.ledger.given import ORIGIN, REQUEST, entry, event, events

spawning = get_context("spawn")


@contextmanager
def started(target: object, *arguments: object) -> Iterator[tuple[SpawnProcess, Connection]]:
    """A process running `target(*arguments, pipe)`, and our end of the pipe."""
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=target, args=(*arguments, theirs))  # type: ignore[arg-type]
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def append_streams(url: str, shared: UUID, repeated: UUID, length: int, pipe: Connection) -> None:
    """`length` events on a stream of one's own, as many on one all processes want, and a command they all repeat."""
    with Ledger.open(url, origin=ORIGIN) as ledger:
        pipe.send("ready")
        pipe.recv()
        own = uuid4()
        for version in range(1, length + 1):
            ledger.append(entry(event(own, version)))
            append_wherever_it_stands(ledger, shared)
            same = event(uuid5(repeated, f"stream {version}"), 1)
            ledger.append(Entry(uuid5(repeated, f"command {version}"), REQUEST, (same,)))
        pipe.send(own)


def append_wherever_it_stands(ledger: Ledger, stream_id: UUID) -> None:
    """Decide again on what has happened meanwhile, until nobody was faster."""
    version = len(ledger.stream(stream_id))
    while True:
        try:
            ledger.append(entry(event(stream_id, version + 1)))
        except StreamMovedOn as refusal:
            version = refusal.actual
        else:
            return


def append_until_killed(url: str, pipe: Connection) -> None:
    """Eight threads append two events at a time, for ever; every acknowledged command is told through the pipe."""
    ledger, telling = Ledger.open(url, origin=ORIGIN), Lock()

    def client(_: int) -> None:
        stream_id = uuid4()
        for version in count(1, step=2):
            receipt = ledger.append(entry(*events(stream_id, (version, version + 1))))
            with telling:
                pipe.send((receipt.command_id, receipt.first_index))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(client, range(8)))
