"""Whoever has the databases' passwords and not the log's key: every change is found, and named where it was made."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from adapters.ledger import Ledger
from adapters.publishing import PublishedTrail
from adapters.tlog.frontier import Frontier
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note
from adapters.tlog.suites import COSIGNATURE
from tests.adapters.ledger.given import ORIGIN, filled

KEY = SigningKey.generate(ORIGIN)
COURT = SigningKey.generate("witness.example/court", COSIGNATURE)
SIZES = (200, 320, 513, 600)
RECORDS = 600


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """600 records, two full tiles and an edge; four checkpoints, each cosigned."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "policy").write_text(f"witness court {COURT.verifier}\nquorum court\n")
    with Ledger.open(f"sqlite:///{folder}/ledger.db", origin=ORIGIN) as ledger:
        trail = opened(folder, ledger)
        assert trail._publisher is not None
        for size in SIZES:
            filled(ledger, size - ledger.position())
            trail._publisher.publish()
            note = Note(Note.parse(trail.signed(size).note.encode()).text).signed(COURT, 1_700_000_000)
            (by,) = note.verified([COURT.verifier])
            trail._checkpoints.cosigned(size, [(by, note.signatures[0])])
        trail.close()
    for name in ("ledger", "trail"):
        with closing(sqlite3.connect(folder / f"{name}.db")) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder


def opened(folder: Path, ledger: Ledger) -> PublishedTrail:
    return PublishedTrail.open(f"sqlite:///{folder}/trail.db", ledger, KEY, folder / "policy")


@dataclass
class Change:
    """What somebody did, and what must be named."""

    database: str
    statements: list[tuple[str, tuple[Any, ...]]]
    named: str


Forger = Callable[[Random, sqlite3.Connection], Change]


def flipped(rng: Random, value: Any) -> Any:
    """One bit, digit or letter is another."""
    if isinstance(value, int):
        return value + rng.choice((1, -1))
    at = rng.randrange(len(value))
    if isinstance(value, bytes):
        return value[:at] + bytes([value[at] ^ 1 << rng.randrange(8)]) + value[at + 1 :]
    return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]


def another(identifier: str) -> str:
    """In hexadecimal, as it lies in SQLite."""
    return identifier[:-1] + ("0" if identifier[-1] != "0" else "1")


def flip_a_record(rng: Random, ledger: sqlite3.Connection) -> Change:
    index = rng.randrange(RECORDS)
    column = rng.choice(["stream_id", "stream_version", "topic", "state", "leaf_hash"])
    (value,) = ledger.execute(f"SELECT {column} FROM ledger_event WHERE log_index = ?", (index,)).fetchone()
    value = another(value) if column == "stream_id" else flipped(rng, value)
    statement = f"UPDATE ledger_event SET {column} = ? WHERE log_index = ?"
    return Change("ledger", [(statement, (value, index))], f"record {index}")


def delete_a_record(rng: Random, _: sqlite3.Connection) -> Change:
    index = rng.randrange(RECORDS)
    return Change("ledger", [("DELETE FROM ledger_event WHERE log_index = ?", (index,))], f"record {index}")


def insert_a_record(rng: Random, ledger: sqlite3.Connection) -> Change:
    row = [
        *ledger.execute(
            "SELECT * FROM ledger_event WHERE log_index = ?", (rng.randrange(RECORDS),)
        ).fetchone()
    ]
    row[0], row[1] = RECORDS, f"{rng.getrandbits(128):032x}"
    return Change(
        "ledger", [("INSERT INTO ledger_event VALUES (?,?,?,?,?,?,?)", tuple(row))], f"record {RECORDS}"
    )


def replay_a_record(rng: Random, ledger: sqlite3.Connection) -> Change:
    first, second = rng.sample(range(RECORDS), 2)
    row = ledger.execute(
        "SELECT topic, CAST(state || ' ' AS BLOB), leaf_hash FROM ledger_event WHERE log_index = ?", (first,)
    ).fetchone()
    statement = "UPDATE ledger_event SET topic = ?, state = ?, leaf_hash = ? WHERE log_index = ?"
    return Change("ledger", [(statement, (*row, second))], f"record {second}")


def swap_two_records(rng: Random, _: sqlite3.Connection) -> Change:
    first = rng.randrange(RECORDS - 1)
    second = first + 1
    move = "UPDATE ledger_event SET log_index = ? WHERE log_index = ?"
    tiles = [f"tile 0/{first // 256}", f"tile 0/{second // 256}", "ledger head"]
    named = next(tile for tile in tiles if tile == "ledger head" or int(tile[7:]) < RECORDS // 256)
    return Change("ledger", [(move, (-1, first)), (move, (first, second)), (move, (second, -1))], named)


def truncate(rng: Random, ledger: sqlite3.Connection) -> Change:
    """The last records are gone and the head fits what is left: the tree is whole, and not what was signed."""
    size = rng.randrange(513, RECORDS)
    frontier = Frontier()
    for (leaf,) in ledger.execute("SELECT leaf_hash FROM ledger_event ORDER BY log_index LIMIT ?", (size,)):
        frontier.push(leaf)
    return Change(
        "ledger",
        [
            ("DELETE FROM ledger_event WHERE log_index >= ?", (size,)),
            ("UPDATE ledger_head SET size = ?, frontier = ?", (size, bytes(frontier))),
        ],
        "checkpoint 600",
    )


def flip_a_tile(rng: Random, ledger: sqlite3.Connection) -> Change:
    index, column = rng.randrange(2), rng.choice(["hashes", "root"])
    (value,) = ledger.execute(f"SELECT {column} FROM ledger_tile WHERE tile_index = ?", (index,)).fetchone()
    statement = f"UPDATE ledger_tile SET {column} = ? WHERE tile_index = ?"
    return Change("ledger", [(statement, (flipped(rng, value), index))], f"tile 0/{index}")


def flip_the_head(rng: Random, ledger: sqlite3.Connection) -> Change:
    (value,) = ledger.execute("SELECT frontier FROM ledger_head").fetchone()
    return Change("ledger", [("UPDATE ledger_head SET frontier = ?", (flipped(rng, value),))], "ledger head")


def flip_a_checkpoint(rng: Random, trail: sqlite3.Connection) -> Change:
    size, column = rng.choice(SIZES), rng.choice(["root", "note"])
    (value,) = trail.execute(f"SELECT {column} FROM log_checkpoint WHERE size = ?", (size,)).fetchone()
    statement = f"UPDATE log_checkpoint SET {column} = ? WHERE size = ?"
    return Change("trail", [(statement, (flipped(rng, value), size))], f"checkpoint {size}")


def swap_two_checkpoints(rng: Random, trail: sqlite3.Connection) -> Change:
    first, second = rng.sample(SIZES, 2)
    (note,) = trail.execute("SELECT note FROM log_checkpoint WHERE size = ?", (first,)).fetchone()
    statement = "UPDATE log_checkpoint SET note = ? WHERE size = ?"
    return Change("trail", [(statement, (note, second))], f"checkpoint {second}")


def flip_a_cosignature(rng: Random, trail: sqlite3.Connection) -> Change:
    size, column = rng.choice(SIZES), rng.choice(["line", "witness"])
    (value,) = trail.execute(f"SELECT {column} FROM log_cosignature WHERE size = ?", (size,)).fetchone()
    statement = f"UPDATE log_cosignature SET {column} = ? WHERE size = ?"
    return Change("trail", [(statement, (flipped(rng, value), size))], f"checkpoint {size}")


def replay_a_cosignature(rng: Random, trail: sqlite3.Connection) -> Change:
    first, second = rng.sample(SIZES, 2)
    (line,) = trail.execute("SELECT line FROM log_cosignature WHERE size = ?", (first,)).fetchone()
    statement = "UPDATE log_cosignature SET line = ? WHERE size = ?"
    return Change("trail", [(statement, (line, second))], f"checkpoint {second}")


FORGERS: tuple[tuple[str, Forger], ...] = (
    *(("ledger", forger) for forger in (
        flip_a_record, delete_a_record, insert_a_record, replay_a_record, swap_two_records, truncate, flip_a_tile,
        flip_the_head,
    )),
    *(("trail", forger) for forger in (
        flip_a_checkpoint, swap_two_checkpoints, flip_a_cosignature, replay_a_cosignature,
    )),
)  # fmt: skip


@pytest.fixture
def tampered(whole: Path, tmp_path: Path) -> Callable[[str, Forger, Random], tuple[Change, list[str]]]:
    """Forge in a copy; what was done, and what is named afterwards."""

    def tamper(name: str, forger: Forger, rng: Random) -> tuple[Change, list[str]]:
        folder = tmp_path / "house"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(whole, folder)
        with closing(sqlite3.connect(folder / f"{name}.db")) as database:
            change = forger(rng, database)
            for statement, values in change.statements:
                database.execute(statement, values)
            database.commit()
        with Ledger.open(f"sqlite:///{folder}/ledger.db", origin=ORIGIN) as ledger:
            trail = opened(folder, ledger)
            named = [damage.where for damage in (*ledger.damages(), *trail.damages())]
            trail.close()
        return change, named

    return tamper


def test_nothing_is_named_where_nothing_was_done(tampered: Callable[..., tuple[Change, list[str]]]) -> None:
    assert tampered("ledger", lambda _rng, _database: Change("ledger", [], ""), Random(1))[1] == []


def named_every_time(tamper: Callable[..., tuple[Change, list[str]]], rounds: int, seed: int) -> None:
    rng = Random(seed)
    for _ in range(rounds):
        for name, forger in FORGERS:
            change, named = tamper(name, forger, rng)
            assert change.named in named, (forger.__name__, change, named)


def test_every_change_is_found_and_named(tampered: Callable[..., tuple[Change, list[str]]]) -> None:
    named_every_time(tampered, rounds=10, seed=1)


@pytest.mark.faults
def test_five_thousand_changes_are_found_and_named(
    tampered: Callable[..., tuple[Change, list[str]]],
) -> None:
    named_every_time(tampered, rounds=420, seed=2)
