"""One file, several processes: the size never goes back, and of those who ask from one size exactly one is cosigned."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from adapters.witness.store import Cosigned, WitnessStore
from adapters.witness.witness import TlogWitness
from application.witnessing import WitnessBusy
from tests.support.growing_log import GrowingLog, court_key

LOG = GrowingLog()
ROUNDS = 40
PATIENCE = 60


def racing(file: Path, stride: int, line: Connection) -> None:
    """In a process of its own: each time it is told where the log stands, submit `stride` records more."""
    witness = TlogWitness([court_key()], WitnessStore(file))
    log = GrowingLog()
    for old in iter(line.recv, None):
        answer = witness.add_checkpoint(log.submission(old, old + stride))
        line.send((answer.status, answer.content))
    witness.close()


class Racer:
    """Another process with the same key over the same file."""

    def __init__(self, file: Path, stride: int) -> None:
        self.stride = stride
        context = multiprocessing.get_context("spawn")
        self.line, far = context.Pipe()
        self.process = context.Process(target=racing, args=(file, stride, far))
        self.process.start()

    def answer(self) -> tuple[int, str]:
        """Of the last submission."""
        assert self.line.poll(PATIENCE)
        told: tuple[int, str] = self.line.recv()
        return told

    def stop(self) -> None:
        """After its last round."""
        self.line.send(None)
        self.process.join(PATIENCE)
        assert self.process.exitcode == 0


def test_of_two_processes_that_submit_from_one_size_exactly_one_is_cosigned(tmp_path: Path) -> None:
    file = tmp_path / "court.db"
    watching = TlogWitness([court_key()], WitnessStore(file))
    watching.watch(LOG.vkey)
    racers = [Racer(file, 1), Racer(file, 3)]
    size, won = 0, [0, 0]
    for _ in range(ROUNDS):
        for racer in racers:
            racer.line.send(size)
        answers = [racer.answer() for racer in racers]
        assert sorted(status for status, _ in answers) == [200, 409]
        winner = [status for status, _ in answers].index(200)
        size += racers[winner].stride
        won[winner] += 1
        assert answers[1 - winner][1] == f"{size}\n"
        (held,) = watching.logs()
        assert held.size == size
    for racer in racers:
        racer.stop()
    watching.close()
    assert sum(won) == ROUNDS


def test_another_process_sees_at_once_what_was_cosigned(new_witness: Callable[..., TlogWitness]) -> None:
    one, other = new_witness(), new_witness()
    one.watch(LOG.vkey)
    assert one.add_checkpoint(LOG.submission(0, 5)).status == 200
    assert other.add_checkpoint(LOG.submission(0, 9)).content == "5\n"
    assert other.add_checkpoint(LOG.submission(5, 9)).status == 200
    assert one.add_checkpoint(LOG.submission(5, 6)).content == "9\n"


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with closing(WitnessStore(tmp_path / "court.db")) as opened:
        opened.trust("log.example", LOG.vkey)
        with opened.writing():
            opened.advance("log.example", Cosigned(5, LOG.root(5), "note", 1_000))
        yield opened


@pytest.mark.parametrize(
    "earlier",
    [
        Cosigned(4, LOG.root(4), "note", 1_000),
        Cosigned(5, LOG.root(4), "note", 1_000),
        Cosigned(6, LOG.root(6), "note", 999),
    ],
)
def test_the_file_itself_refuses_to_go_back(store: WitnessStore, earlier: Cosigned) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.writing():
        store.advance("log.example", earlier)
    assert store.latest("log.example") == Cosigned(5, LOG.root(5), "note", 1_000)


def test_what_fails_in_the_middle_is_undone_whole(store: WitnessStore) -> None:
    def failing() -> None:
        with store.writing():
            store.advance("log.example", Cosigned(6, LOG.root(6), "note", 1_000))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing()
    assert store.latest("log.example").size == 5


def test_a_file_that_another_holds_is_said_to_be_busy(
    store: WitnessStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.witness.store.PATIENCE", 0.01)
    with (
        closing(WitnessStore(tmp_path / "court.db")) as other,
        store.writing(),
        pytest.raises(WitnessBusy),
        other.writing(),
    ):
        pass


def test_the_file_is_synced_before_anybody_is_answered(store: WitnessStore) -> None:
    ((journal,),) = store._rows("PRAGMA journal_mode")
    ((synchronous,),) = store._rows("PRAGMA synchronous")
    assert (journal, synchronous) == ("wal", 2)
