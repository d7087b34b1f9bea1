"""Logs 运行日志: structlog, one JSON line per request and per command; never personal data, never the audit trail."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast

import msgspec
import structlog

from adapters.log_lines import LogLines

_encode = msgspec.json.Encoder(enc_hook=str).encode
_saying_less: list[bool] = []


@contextmanager
def only_warnings() -> Iterator[None]:
    """While the command line tells the same things to a person."""
    _saying_less.append(True)
    try:
        yield
    finally:
        _saying_less.pop()


def _worth_saying(_: Any, method: str, event: Any) -> Any:
    if _saying_less and method == "info":
        raise structlog.DropEvent
    return event


def _line(logger: Any, method: str, event: Any) -> bytes:
    """The end of the line in one go: two lines a step are felt."""
    event["level"], event["timestamp"] = method, datetime.now(UTC)
    if "exc_info" in event:
        event = structlog.processors.format_exc_info(logger, method, event)
    return _encode(event)


def set_up_logs(*, as_json: bool) -> None:
    """JSON in production, readable lines for a developer; the library's own loggers go the same way."""
    first: list[Any] = [_worth_saying, structlog.contextvars.merge_contextvars]
    if as_json:
        structlog.configure(
            processors=[*first, _line],
            wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
            logger_factory=structlog.BytesLoggerFactory(cast("BinaryIO", LogLines(sys.stderr.buffer))),
            cache_logger_on_first_use=True,
        )
    else:
        structlog.configure(
            processors=[
                *first,
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.dev.ConsoleRenderer(),
            ],
            wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
            logger_factory=structlog.PrintLoggerFactory(sys.stderr),
            cache_logger_on_first_use=True,
        )
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
