"""The SQL of the append and the hot reads, compiled once from the tables; the databases run it on their cursors.

Executing Core statements per batch costs more than the commit itself (docs/ledger.md), their text does not.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Dialect, Table, bindparam, func, insert, literal_column, select, update
from sqlalchemy.sql import ClauseElement, FromClause

from adapters.ledger.tables import ledger_command, ledger_event, ledger_head, ledger_tile, vault_key

ONLY_ROW = ledger_head.c.id == literal_column("1")


def text_of(statement: ClauseElement, dialect: Dialect, *parameters: str) -> str:
    """The statement in the dialect's words, its parameters positional and in the order named here."""
    compiled: Any = statement.compile(dialect=dialect)
    if tuple(compiled.positiontup or ()) != parameters:
        raise TypeError(f"{compiled.positiontup} is not the order {parameters} of: {compiled}")
    return str(compiled)


class Reading:
    """The questions put to the ledger; `given` is how the dialect takes a list of identifiers."""

    def __init__(self, dialect: Dialect, given: FromClause) -> None:
        self._dialect = dialect
        self._ask_about_head()
        self._ask_about_batch(given)
        self._ask_about_events()
        self._ask_about_tiles()

    def _ask_about_head(self) -> None:
        head = select(ledger_head.c.size, ledger_head.c.frontier).where(ONLY_ROW)
        self.head = self._text(head)
        self.locked_head = self._text(head.with_for_update())

    def _ask_about_batch(self, given: FromClause) -> None:
        event, command, vault = ledger_event.c, ledger_command.c, vault_key.c
        (key,) = given.c
        latest = select(func.max(event.stream_version)).where(event.stream_id == key).scalar_subquery()
        self.commands = self._text(select(ledger_command).join(given, command.command_id == key), "ids")
        self.versions = self._text(select(key, latest), "ids")
        keys = select(vault.subject_id, vault.wrapped).join(given, vault.subject_id == key)
        self.keys = self._text(keys, "ids")
        self.command = self._text(select(ledger_command).where(command.command_id == bindparam("id")), "id")

    def _ask_about_events(self) -> None:
        event, command = ledger_event.c, ledger_command.c
        here = (event.log_index >= bindparam("first")) & (event.log_index < bindparam("last"))
        of_stream = (event.stream_id == bindparam("stream")) & (event.stream_version > bindparam("after"))
        stream = select(event.stream_version, event.topic, event.state).where(of_stream)
        self.stream = self._text(stream.order_by(event.stream_version), "stream", "after")
        newest = select(func.max(event.stream_version)).where(event.stream_id == bindparam("of"))
        latest = select(event.stream_version, event.topic, event.state).where(
            event.stream_id == bindparam("stream"), event.stream_version == newest.scalar_subquery()
        )
        self.latest = self._text(latest, "stream", "of")
        events = select(ledger_event).where(here).order_by(event.log_index)
        self.events = self._text(events, "first", "last")
        hashes = select(event.leaf_hash).where(here).order_by(event.log_index)
        self.leaf_hashes = self._text(hashes, "first", "last")
        fields = (event.log_index, event.stream_id, event.stream_version, event.topic, event.state)
        audited = (
            select(*fields, event.leaf_hash, command.first_index, command.events)
            .outerjoin_from(ledger_event, ledger_command, event.command_id == command.command_id)
            .where(here)
            .order_by(event.log_index)
        )
        self.audited = self._text(audited, "first", "last")
        self.last_index = self._text(select(func.max(event.log_index)))

    def _ask_about_tiles(self) -> None:
        tile = ledger_tile.c
        one = (tile.level == bindparam("level")) & (tile.tile_index == bindparam("index"))
        self.tile = self._text(select(tile.hashes).where(one), "level", "index")
        self.whole_tile = self._text(select(tile.hashes, tile.root).where(one), "level", "index")
        first, last = tile.tile_index >= bindparam("first"), tile.tile_index < bindparam("last")
        roots = select(tile.root).where(tile.level == bindparam("level"), first, last)
        self.tile_roots = self._text(roots.order_by(tile.tile_index), "level", "first", "last")
        self.highest_tiles = self._text(select(tile.level, func.max(tile.tile_index)).group_by(tile.level))

    def _text(self, statement: ClauseElement, *parameters: str) -> str:
        return text_of(statement, self._dialect, *parameters)


def insertion(table: Table, dialect: Dialect) -> str:
    """One row of the table, in column order."""
    names = [column.name for column in table.columns]
    return text_of(insert(table).values({name: bindparam(name) for name in names}), dialect, *names)


def advance(dialect: Dialect) -> str:
    """Move the head to its new size and frontier."""
    moved = update(ledger_head).values(size=bindparam("size"), frontier=bindparam("frontier")).where(ONLY_ROW)
    return text_of(moved, dialect, "size", "frontier")


def binders(columns: Sequence[Column[Any]], dialect: Dialect) -> list[Any]:
    """What SQLAlchemy does to each value on its way in (None = nothing)."""
    return [column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns]


def bound(row: tuple[object, ...], processors: list[Any]) -> tuple[object, ...]:
    """The row as the driver wants it."""
    return tuple(
        value if process is None else process(value) for value, process in zip(row, processors, strict=True)
    )
