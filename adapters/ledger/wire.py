"""Prepared PostgreSQL statements straight on libpq (`psycopg.pq`), any number of them in one round trip.

psycopg's cursors cost more per statement than the server does; everything the append sends goes this way (docs/ledger.md).
"""

import selectors
import struct
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import psycopg
from psycopg import pq
from psycopg.errors import error_from_result

from adapters.ledger.pauses import Arrival, Work

Call = tuple[bytes, Sequence[bytes]]
"""A prepared statement's name and its parameters, in PostgreSQL's binary format."""

int16, int32, int64 = (struct.Struct(form).pack for form in ("!h", "!i", "!q"))
_HEADER = struct.Struct("!5i").pack  # dimensions, has nulls, element type, length, lower bound
_NULL = int32(-1)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_WELL = {pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK}


class ArrayOf:
    """How the values of one column become one binary array parameter."""

    def __init__(self, oid: int, encode: Callable[[Any], bytes]) -> None:
        self._oid = oid
        self._encode = encode

    def __call__(self, values: Iterable[Any]) -> bytes:
        encode = self._encode
        parts: list[bytes] = []
        length = nulls = 0
        for value in values:
            length += 1
            if value is None:
                nulls = 1
                parts.append(_NULL)
            else:
                encoded = encode(value)
                parts += (int32(len(encoded)), encoded)
        return _HEADER(1, nulls, self._oid, length, 1) + b"".join(parts)


def _uuid(value: UUID) -> bytes:
    return value.bytes


def _instant(value: datetime) -> bytes:
    return int64((value - _EPOCH) // timedelta(microseconds=1))


UUIDS, BYTEAS, TEXTS = ArrayOf(2950, _uuid), ArrayOf(17, bytes), ArrayOf(25, str.encode)
INT16S, INT32S, INT64S = ArrayOf(21, int16), ArrayOf(23, int32), ArrayOf(20, int64)
INSTANTS = ArrayOf(1184, _instant)


def integer(value: bytes) -> int:
    """An integer of any width, as the server sends it."""
    return int.from_bytes(value, "big", signed=True)


class Wire:
    """One connection. Statements are prepared when first called."""

    def __init__(self, connection: psycopg.Connection[Any], statements: dict[bytes, str]) -> None:
        self._libpq = connection.pgconn
        self._statements = statements
        self._prepared: set[bytes] = set()
        self._arrival = Arrival(self._libpq.socket)

    def close(self) -> None:
        """Stop watching the socket; the connection is its pool's."""
        self._arrival.close()

    def round_trip(self, *calls: Call) -> Work[list[pq.abc.PGresult]]:
        """Run the calls in order and wait once, for all their results. The first error ends the rest."""
        for name, _ in calls:
            if name not in self._prepared:
                yield partial(self._prepare, name)
        libpq = self._libpq
        libpq.enter_pipeline_mode()
        try:
            for name, parameters in calls:
                libpq.send_query_prepared(name, parameters, [1] * len(parameters), result_format=1)
            libpq.pipeline_sync()
            if libpq.flush():
                yield self._send
            results = yield from self._results()
        finally:
            if libpq.status == pq.ConnStatus.OK and not libpq.is_busy():
                libpq.exit_pipeline_mode()
        for result in results:
            if result.status not in _WELL:
                raise error_from_result(result)
        return results

    def _prepare(self, name: bytes) -> None:
        result = self._libpq.prepare(name, self._statements[name].encode())
        if result.status not in _WELL:
            raise error_from_result(result)
        self._prepared.add(name)

    def _send(self) -> None:
        """The server may answer before it has read everything: listen while sending, or both would wait."""
        with selectors.DefaultSelector() as both:
            both.register(self._libpq.socket, selectors.EVENT_READ | selectors.EVENT_WRITE)
            while self._libpq.flush():
                for _, events in both.select():
                    if events & selectors.EVENT_READ:
                        self._libpq.consume_input()

    def _results(self) -> Work[list[pq.abc.PGresult]]:
        libpq = self._libpq
        results: list[pq.abc.PGresult] = []
        while True:
            while libpq.is_busy():
                yield self._arrival
                libpq.consume_input()
            result = libpq.get_result()
            if result is None:
                if libpq.status == pq.ConnStatus.BAD:
                    raise psycopg.OperationalError("the connection was lost")
                continue
            if result.status == pq.ExecStatus.PIPELINE_SYNC:
                return results
            results.append(result)
