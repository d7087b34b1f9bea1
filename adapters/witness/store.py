"""What a witness must never forget: one SQLite file that several processes may share and that only moves forward."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from adapters.tlog.encoding import base64_text
from adapters.tlog.tree import EMPTY_ROOT
from adapters.witness.submission import Submission, log_id
from application.witnessing import Ground, WitnessBusy

PATIENCE = 5.0
"""Seconds to wait while another process writes."""
MOST_KEPT = {Ground.UNPROVEN: 100, Ground.SAME_SIZE: 1000, Ground.OTHER_BEGINNING: 1000}
"""Evidence of one log: a log gone mad must not fill the disk, and doubts must not crowd out proofs."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS log (
    origin TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL DEFAULT 0,
    root BLOB NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS log_key (
    origin TEXT NOT NULL REFERENCES log,
    key TEXT NOT NULL,
    PRIMARY KEY (origin, key)
) STRICT;
CREATE TABLE IF NOT EXISTS refused (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    origin TEXT NOT NULL REFERENCES log,
    at INTEGER NOT NULL,
    ground TEXT NOT NULL,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    shown TEXT NOT NULL,
    held_root BLOB NOT NULL,
    held TEXT NOT NULL,
    old_size INTEGER NOT NULL,
    proof TEXT NOT NULL,
    UNIQUE (origin, ground, size, root, held_root)
) STRICT;
CREATE TRIGGER IF NOT EXISTS log_only_grows BEFORE UPDATE ON log
WHEN NEW.size < OLD.size OR NEW.at < OLD.at OR NEW.size = OLD.size AND NEW.root <> OLD.root BEGIN
    SELECT RAISE(ABORT, 'a witness does not go back');
END;
CREATE TRIGGER IF NOT EXISTS log_stays BEFORE DELETE ON log BEGIN
    SELECT RAISE(ABORT, 'a witness does not forget');
END;
"""


@dataclass(frozen=True)
class Cosigned:
    """The last checkpoint cosigned of a log; before the first, the empty tree without a note."""

    size: int = 0
    root: bytes = EMPTY_ROOT
    note: str = ""
    at: int = 0


@dataclass(frozen=True)
class LogRow:
    """A log, its trusted keys and what is held of it."""

    origin: str
    keys: tuple[str, ...]
    latest: Cosigned


@dataclass(frozen=True)
class RefusedRow:
    """A refused submission as it was kept."""

    number: int
    origin: str
    at: int
    ground: str
    old_size: int
    proof: tuple[str, ...]
    held: str
    shown: str


class WitnessStore:
    """One connection, one thread at a time; raises WitnessBusy where the file cannot be had."""

    def __init__(self, file: Path) -> None:
        self._turn = RLock()
        with _telling():
            self._file = sqlite3.connect(
                file, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
            for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                self._file.execute(f"PRAGMA {setting}")
            self._file.executescript(_SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._file.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is read in here stays true until what is written in here is on the disk, whoever else writes."""
        with self._turn, _telling():
            self._file.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._file.execute("COMMIT")
            except BaseException:
                if self._file.in_transaction:
                    self._file.execute("ROLLBACK")
                raise

    def trust(self, origin: str, key: str) -> None:
        """Again changes nothing."""
        with self.writing():
            self._file.execute(
                "INSERT OR IGNORE INTO log (origin, id, root) VALUES (?, ?, ?)",
                (origin, log_id(origin), EMPTY_ROOT),
            )
            self._file.execute("INSERT OR IGNORE INTO log_key VALUES (?, ?)", (origin, key))

    def keys(self, origin: str) -> tuple[str, ...]:
        """Those trusted for this log; none: the log is unknown."""
        found = self._rows("SELECT key FROM log_key WHERE origin = ? ORDER BY rowid", origin)
        return tuple(key for (key,) in found)

    def latest(self, origin: str) -> Cosigned:
        """Of a log that is known."""
        ((size, root, note, at),) = self._rows(
            "SELECT size, root, note, at FROM log WHERE origin = ?", origin
        )
        return Cosigned(size, root, note, at)

    def note(self, log_id: str) -> str | None:
        """The last note cosigned, where there is one."""
        found = self._rows("SELECT note FROM log WHERE id = ? AND note <> ''", log_id)
        return found[0][0] if found else None

    def logs(self) -> list[LogRow]:
        """All, by origin."""
        origins = [origin for (origin,) in self._rows("SELECT origin FROM log ORDER BY origin")]
        return [LogRow(origin, self.keys(origin), self.latest(origin)) for origin in origins]

    def advance(self, origin: str, latest: Cosigned) -> None:
        """Inside `writing`; a doubt about what is now proven to belong to the log is dropped."""
        self._file.execute(
            "UPDATE log SET size = ?, root = ?, note = ?, at = ? WHERE origin = ?",
            (latest.size, latest.root, latest.note, latest.at, origin),
        )
        self._file.execute(
            "DELETE FROM refused WHERE origin = ? AND ground = ? AND size = ? AND root = ?",
            (origin, Ground.UNPROVEN, latest.size, latest.root),
        )

    def keep(self, ground: Ground, submission: Submission, held: Cosigned, at: int) -> None:
        """Inside `writing`; the same contradiction is kept once."""
        checkpoint = submission.checkpoint
        ((kept,),) = self._rows(
            "SELECT count(*) FROM refused WHERE origin = ? AND ground = ?", checkpoint.origin, ground
        )
        if kept >= MOST_KEPT[ground]:
            return
        shown = (checkpoint.size, checkpoint.root, str(submission.note), held.root, held.note)
        proof = json.dumps(list(map(base64_text, submission.proof)))
        self._file.execute(
            "INSERT OR IGNORE INTO refused (origin, at, ground, size, root, shown, held_root, held, old_size, proof)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (checkpoint.origin, at, ground, *shown, submission.old_size, proof),
        )

    def refused(self) -> list[RefusedRow]:
        """All that was kept, the newest first."""
        found = self._rows(
            "SELECT number, origin, at, ground, old_size, proof, held, shown FROM refused ORDER BY number DESC"
        )
        return [_refused(*row) for row in found]

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with self._turn, _telling():
            return self._file.execute(statement, values).fetchall()


def _refused(*row: Any) -> RefusedRow:
    number, origin, at, ground, old_size, proof, held, shown = row
    return RefusedRow(number, origin, at, ground, old_size, tuple(json.loads(proof)), held, shown)


@contextmanager
def _telling() -> Iterator[None]:
    """Locked for too long, no room, not readable: for the witness all are one, it cannot answer now."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise WitnessBusy(str(error)) from error
