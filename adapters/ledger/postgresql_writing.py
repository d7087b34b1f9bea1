"""The append on PostgreSQL: everything asked about a batch goes out in one round trip, everything written in another."""

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast
from uuid import UUID

import psycopg
from psycopg.pq.abc import PGresult
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Engine,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    Uuid,
    bindparam,
    func,
    insert,
    literal_column,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from adapters.ledger.batch import Batch, CommandRow, Questions, Standing
from adapters.ledger.database import ConnectionLost, RowsRefused, TileRow, Writing
from adapters.ledger.pauses import Work, in_one_go
from adapters.ledger.sql import Reading, advance, text_of
from adapters.ledger.tables import ledger_command, ledger_event, ledger_tile
from adapters.ledger.wire import (
    BYTEAS,
    INSTANTS,
    INT16S,
    INT32S,
    INT64S,
    TEXTS,
    UUIDS,
    ArrayOf,
    Call,
    Wire,
    int16,
    int64,
    integer,
)

CHANNEL = "ledger"
NOTIFY = select(func.pg_notify(literal_column(f"'{CHANNEL}'"), bindparam("position", type_=Text)))
PASSING = {"08", "25", "40", "53", "55", "57"}  # SQLSTATE classes that no row of ours is to blame for

COLUMNS: tuple[tuple[type[TypeEngine[Any]], ArrayOf], ...] = (
    (Uuid, UUIDS),
    (Text, TEXTS),
    (LargeBinary, BYTEAS),
    (BigInteger, INT64S),
    (SmallInteger, INT16S),
    (Integer, INT32S),
    (DateTime, INSTANTS),
)
EVENT_COLUMNS = (INT64S, UUIDS, INT32S, TEXTS, BYTEAS, BYTEAS, UUIDS)
COMMAND_COLUMNS = (UUIDS, BYTEAS, INT64S, INT32S, BYTEAS)
TILE_COLUMNS = (INT16S, INT64S, BYTEAS, BYTEAS)


class PostgresWriting(Writing):
    """One connection, its statements prepared under the names used here."""

    def __init__(self, engine: Engine, reading: Reading, dialect: Dialect) -> None:
        self._engine = engine
        self._dialect = dialect
        self._statements = {
            b"begin": "BEGIN",
            b"head": reading.locked_head,
            b"commands": reading.commands,
            b"versions": reading.versions,
            b"keys": reading.keys,
            b"leaf hashes": reading.leaf_hashes,
            b"tile roots": reading.tile_roots,
            b"add events": _from_arrays(ledger_event, dialect),
            b"add commands": _from_arrays(ledger_command, dialect),
            b"add tiles": _from_arrays(ledger_tile, dialect),
            b"advance": advance(dialect),
            b"notify": text_of(NOTIFY, dialect, "position"),
            b"commit": "COMMIT",
            b"rollback": "ROLLBACK",
        }
        self._open()

    def standing(self, questions: Questions) -> Work[Standing]:
        asked: list[Call] = [
            (b"begin", ()),
            (b"head", ()),
            (b"commands", (UUIDS(questions.commands),)),
            (b"versions", (UUIDS(questions.streams),)),
        ]
        if questions.subjects:
            asked.append((b"keys", (UUIDS(questions.subjects),)))
        with self._translated():
            results = yield from self._wire.round_trip(*asked)
        _, head, commands, versions, *keys = results
        return Standing(
            integer(_value(head, 0, 0)),
            _value(head, 0, 1),
            {row[0]: row for row in map(_command, _rows(commands))},
            {UUID(bytes=row[0]): integer(row[1]) for row in _rows(versions) if row[1] is not None},
            {UUID(bytes=row[0]): row[1] for result in keys for row in _rows(result)},
        )

    def leaf_hashes(self, first: int, last: int) -> Work[list[bytes]]:
        return self._hashes(b"leaf hashes", int64(first), int64(last))

    def tile_roots(self, level: int, first: int, last: int) -> Work[list[bytes]]:
        return self._hashes(b"tile roots", int16(level), int64(first), int64(last))

    def store(self, batch: Batch, tiles: Sequence[TileRow]) -> Work[None]:
        calls: list[Call] = [(b"add commands", _arrays(COMMAND_COLUMNS, batch.commands))]
        if batch.events:
            calls.append((b"add events", _arrays(EVENT_COLUMNS, batch.events)))
        if tiles:
            calls.append((b"add tiles", _arrays(TILE_COLUMNS, tiles)))
        calls += [self._addition(table, rows) for table, rows in batch.enclosures.items()]
        size = batch.frontier.size
        calls.append((b"advance", (int64(size), bytes(batch.frontier))))
        calls.append((b"notify", (b"%d" % size,)))
        calls.append((b"commit", ()))
        with self._translated():
            yield from self._wire.round_trip(*calls)

    def abandon(self) -> None:
        with self._translated():
            if self._lost:  # also where the connection lives but its server no longer takes writes
                self.close()
                self._open()
            elif self._connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
                in_one_go(self._wire.round_trip((b"rollback", ())))

    def close(self) -> None:
        self._wire.close()
        self._pooled.close()

    def _open(self) -> None:
        self._pooled = self._engine.raw_connection()
        self._connection = cast("psycopg.Connection[Any]", self._pooled.driver_connection)
        self._wire = Wire(self._connection, self._statements)
        self._lost = False

    def _addition(self, table: Table, rows: Sequence[tuple[object, ...]]) -> Call:
        """Rows of any table, as the ledger's own are added."""
        name = f"add to {table.name}".encode()
        if name not in self._statements:
            self._statements[name] = _from_arrays(table, self._dialect)
        return name, _arrays([_column(column) for column in table.columns], rows)

    def _hashes(self, statement: bytes, *bounds: bytes) -> Work[list[bytes]]:
        with self._translated():
            (result,) = yield from self._wire.round_trip((statement, bounds))
        return [row[0] for row in _rows(result)]

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except GeneratorExit:
            self._lost = True  # given up in the middle of an answer
            raise
        except (psycopg.Error, DBAPIError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            state = getattr(cause, "sqlstate", None)
            if self._connection.closed or not state or state[:2] in PASSING:
                self._lost = True
                raise ConnectionLost(str(cause)) from error
            raise RowsRefused(str(cause)) from error
        except (ValueError, TypeError, AttributeError, struct.error) as error:
            raise RowsRefused(str(error)) from error


def _from_arrays(table: Table, dialect: Dialect) -> str:
    """INSERT … SELECT FROM unnest(…): any number of rows is one statement, prepared once."""
    names = [column.name for column in table.columns]
    arrays = [bindparam(column.name, type_=ARRAY(column.type)) for column in table.columns]
    rows = func.unnest(*arrays).table_valued(*names, name="given").render_derived()
    return text_of(insert(table).from_select(names, select(rows)), dialect, *names)


def _column(column: Column[Any]) -> ArrayOf:
    """How the values of a column are sent; a table with another type of column has no place here yet."""
    return next(array for kind, array in COLUMNS if isinstance(column.type, kind))


def _arrays(columns: Sequence[ArrayOf], rows: Sequence[tuple[object, ...]]) -> list[bytes]:
    return [encode(values) for encode, values in zip(columns, zip(*rows, strict=True), strict=True)]


def _rows(result: PGresult) -> Iterator[list[Any]]:
    for row in range(result.ntuples):
        yield [result.get_value(row, column) for column in range(result.nfields)]


def _value(result: PGresult, row: int, column: int) -> bytes:
    return cast("bytes", result.get_value(row, column))


def _command(row: list[bytes]) -> CommandRow:
    command_id, request_hash, first_index, events, answer = row
    return UUID(bytes=command_id), request_hash, integer(first_index), integer(events), answer
