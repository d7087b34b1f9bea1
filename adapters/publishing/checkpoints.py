"""The checkpoints the log has signed and the cosignatures on them, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Engine, Select, func, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from adapters.publishing.tables import DATABASE, log_checkpoint, log_cosignature
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.note import Note, Signature, Verified

AT_ONCE = 100
Rows = Select[tuple[int, bytes, str, int]]


@dataclass(frozen=True)
class Published:
    """One checkpoint with every cosignature that has come so far."""

    checkpoint: Checkpoint
    note: Note
    signed_at: int


@dataclass(frozen=True)
class Kept:
    """A row as it lies in the database, and the cosignatures on it: nothing of it has been read yet."""

    size: int
    root: bytes
    note: str
    signed_at: int
    cosigned: list[tuple[str, str]]
    """vkey of the witness, and its line."""

    def published(self) -> Published:
        """Raises Malformed where somebody has spoilt it."""
        note = Note.parse(self.note.encode())
        lines = [Signature.parse(line.removesuffix("\n")) for _, line in self.cosigned]
        return Published(Checkpoint.parse(note.text), note.with_signatures(lines), self.signed_at)


@dataclass(frozen=True)
class Witnessed:
    """The newest checkpoint one witness has cosigned."""

    size: int
    at: int


class Checkpoints:
    """Rows are only added: a checkpoint that was signed once has been signed for ever."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._insert = postgresql_insert if engine.dialect.name == "postgresql" else sqlite_insert

    @classmethod
    def open(cls, url: str) -> "Checkpoints":
        """Open `sqlite:////path/trail.db` or `postgresql+psycopg://…`."""
        return cls(DATABASE.opened(url))

    def newest(self) -> Published | None:
        """The one over the most records."""
        return self._read(select(log_checkpoint).order_by(log_checkpoint.c.size.desc()).limit(1))

    def of(self, size: int) -> Published | None:
        """The one over exactly so many records."""
        return self._read(select(log_checkpoint).where(log_checkpoint.c.size == size))

    def all(self) -> Iterator[Kept]:
        """Every row as it lies there, from the smallest tree on; read a hundred at a time."""
        last = -1
        row = log_checkpoint.c
        wanted = select(log_checkpoint).order_by(row.size).limit(AT_ONCE)
        while rows := self._kept(wanted.where(row.size > last)):
            yield from rows
            last = rows[-1].size

    def recent(self, limit: int) -> list[tuple[int, int]]:
        """Size and POSIX time of the newest."""
        rows = select(log_checkpoint.c.size, log_checkpoint.c.signed_at).order_by(
            log_checkpoint.c.size.desc()
        )
        with self._engine.connect() as connection:
            return [(size, at) for size, at in connection.execute(rows.limit(limit))]

    def keep(self, checkpoint: Checkpoint, note: Note, signed_at: int) -> None:
        """Of two processes that sign the same tree the first is kept: they have signed the same."""
        row = {
            "size": checkpoint.size,
            "root": checkpoint.root,
            "note": str(note),
            "signed_at": signed_at,
        }
        with self._engine.begin() as connection:
            connection.execute(self._insert(log_checkpoint).values(row).on_conflict_do_nothing())

    def cosigned(self, size: int, signatures: Iterable[tuple[Verified, Signature]]) -> None:
        """Keep cosignatures that were verified; of one witness over one tree the first."""
        rows = [
            {"size": size, "witness": str(by.key), "line": str(signature), "cosigned_at": by.at or 0}
            for by, signature in signatures
        ]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(self._insert(log_cosignature).values(rows).on_conflict_do_nothing())

    def witnessed(self) -> dict[str, Witnessed]:
        """By the witness's vkey."""
        row = log_cosignature.c
        newest = select(row.witness, func.max(row.size).label("size")).group_by(row.witness).subquery()
        wanted = select(row.witness, row.size, row.cosigned_at).join(
            newest, (row.witness == newest.c.witness) & (row.size == newest.c.size)
        )
        with self._engine.connect() as connection:
            return {witness: Witnessed(size, at) for witness, size, at in connection.execute(wanted)}

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _read(self, wanted: Rows) -> Published | None:
        found = self._kept(wanted)
        return found[0].published() if found else None

    def _kept(self, wanted: Rows) -> list[Kept]:
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
            cosigned: dict[int, list[tuple[str, str]]] = {row.size: [] for row in rows}
            column = log_cosignature.c
            asked = select(column.size, column.witness, column.line).where(column.size.in_(list(cosigned)))
            for size, witness, line in connection.execute(asked.order_by(column.witness)):
                cosigned[size].append((witness, line))
        return [Kept(row.size, bytes(row.root), row.note, row.signed_at, cosigned[row.size]) for row in rows]
