"""The checkpoints the log has signed and the cosignatures on them, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Engine, Select, func, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from adapters.publishing.tables import log_checkpoint, log_cosignature, opened
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.note import Note, Signature, Verified


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

    def _read(self, wanted: Select[tuple[int, bytes, str, int]]) -> Published | None:
        with self._engine.connect() as connection:
            row = connection.execute(wanted).one_or_none()
            if row is None:
                return None
            lines = select(log_cosignature.c.line).where(log_cosignature.c.size == row.size)
            written = connection.scalars(lines.order_by(log_cosignature.c.witness)).all()
        note = Note.parse(row.note.encode())
        cosignatures = [Signature.parse(line.rstrip("\n")) for line in written]
        return Published(Checkpoint.parse(note.text), note.with_signatures(cosignatures), row.signed_at)
