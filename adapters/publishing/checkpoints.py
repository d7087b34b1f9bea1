"""The checkpoints the log has signed and the cosignatures on them, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Engine, Select, func, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from adapters.publishing.tables import log_checkpoint, log_cosignature, opened
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
        return cls(opened(url))

    def newest(self) -> Published | None:
        """The one over the most records."""
        return self._read(select(log_checkpoint).order_by(log_checkpoint.c.size.desc()).limit(1))

    def over(self, log_index: int) -> Published | None:
        """The newest, where it covers this record."""
        found = self.newest()
        return found if found and found.checkpoint.size > log_index else None

    def of(self, size: int) -> Published | None:
        """The one over exactly so many records."""
        return self._read(select(log_checkpoint).where(log_checkpoint.c.size == size))

    def all(self) -> Iterator[Published]:
        """Every one, from the smallest tree on; read a hundred at a time."""
        last = -1
        while rows := self._next(last):
            yield from rows
            last = rows[-1].checkpoint.size

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
        found = self._published(wanted)
        return found[0] if found else None

    def _next(self, size: int) -> list[Published]:
        row = log_checkpoint.c
        return self._published(
            select(log_checkpoint).where(row.size > size).order_by(row.size).limit(AT_ONCE)
        )

    def _published(self, wanted: Rows) -> list[Published]:
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
            lines: dict[int, list[str]] = {row.size: [] for row in rows}
            asked = select(log_cosignature.c.size, log_cosignature.c.line).where(
                log_cosignature.c.size.in_(list(lines))
            )
            for size, line in connection.execute(asked.order_by(log_cosignature.c.witness)):
                lines[size].append(line)
        return [_published(row.note, lines[row.size], row.signed_at) for row in rows]


def _published(written: str, lines: list[str], signed_at: int) -> Published:
    note = Note.parse(written.encode())
    cosignatures = [Signature.parse(line.rstrip("\n")) for line in lines]
    return Published(Checkpoint.parse(note.text), note.with_signatures(cosignatures), signed_at)
