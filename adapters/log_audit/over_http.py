"""A log over HTTP: kept connections, one a thread; every answer limited in size and in time."""

import threading
import zlib
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from time import monotonic, sleep
from urllib.parse import SplitResult, urlsplit

from adapters.log_audit.sources import Unreadable, within
from application.log_audits import LogUnreachable, NoLogThere

TIMEOUT, WHOLE_ANSWER = 20.0, 120.0
"""Seconds without a byte, and seconds for an answer as a whole."""
ATTEMPTS, PAUSE = 3, 0.5
_PIECE = 1 << 16
_ABSENT = frozenset({403, 404, 410})
"""Stores of files that may not be listed answer 403 for what is not there."""
_BUSY = frozenset({429, 503})
_OK = 200
_GZIP = 16 + zlib.MAX_WBITS


class _Again(Exception):
    """The line broke or the server is busy: worth another attempt."""


class HttpSource:
    """Below one prefix, with or without its trailing slash."""

    def __init__(self, url: str) -> None:
        self._parts = _address(url)
        self._prefix = self._parts.path.rstrip("/")
        self._own = threading.local()
        self._lines: list[HTTPConnection] = []

    def read(self, name: str, limit: int) -> bytes | None:
        """The file as it was before any compression on the way."""
        why = ""
        for attempt in range(ATTEMPTS):
            if attempt:
                sleep(PAUSE * attempt)
            try:
                return self._asked(name, limit)
            except (_Again, HTTPException, OSError) as error:
                why = str(error) or type(error).__name__
                self._line().close()
        raise LogUnreachable(f"{self._parts.netloc}{self._prefix}/{name}：{why}。")

    def close(self) -> None:
        """Also the lines of threads that have ended."""
        for line in self._lines:
            line.close()

    def _line(self) -> HTTPConnection:
        line: HTTPConnection | None = getattr(self._own, "line", None)
        if line is None:
            make = HTTPSConnection if self._parts.scheme == "https" else HTTPConnection
            line = self._own.line = make(self._parts.netloc, timeout=TIMEOUT)
            self._lines.append(line)
        return line

    def _asked(self, name: str, limit: int) -> bytes | None:
        line, until = self._line(), monotonic() + WHOLE_ANSWER
        line.request("GET", f"{self._prefix}/{name}", headers={"Accept-Encoding": "gzip, identity"})
        answer = line.getresponse()
        if answer.status == _OK:
            return _content(answer, limit, until, line)
        line.close()
        if answer.status in _ABSENT:
            return None
        if answer.status in _BUSY:
            raise _Again(f"HTTP {answer.status}")
        to = answer.getheader("Location", "")
        raise LogUnreachable(
            f"{self._prefix}/{name}：HTTP {answer.status}{f' → {to[:200]!a}' if to else ''}。"
        )


def _address(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise NoLogThere(f"“{url}”不是网址。") from error
    plain = parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment)
    if not plain or "@" in parts.netloc or not url.isascii() or any(each <= " " for each in url):
        raise NoLogThere(f"“{url}”不是日志的网址。")
    return parts


def _content(answer: HTTPResponse, limit: int, until: float, line: HTTPConnection) -> bytes:
    coding = answer.getheader("Content-Encoding", "identity").strip().lower()
    try:
        raw = _received(answer, limit, until)
    except Unreadable:
        line.close()
        raise
    if coding == "gzip":
        return _unpacked(raw, limit)
    if coding != "identity":
        raise Unreadable(f"a compression that was not asked for: {coding[:40]}")
    return within(limit, raw)


def _received(answer: HTTPResponse, limit: int, until: float) -> bytes:
    """Compressed data is no longer than its content plus what gzip adds to content it cannot compress."""
    most = limit + limit // 1000 + 64
    pieces, length = [], 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        length += len(piece)
        if length > most:
            raise Unreadable(f"more than {limit} bytes")
        if monotonic() > until:
            raise _Again("the answer took too long")
    if answer.length:
        raise _Again("the answer broke off")
    answer.close()
    return b"".join(pieces)


def _unpacked(raw: bytes, limit: int) -> bytes:
    """At most one byte more than the limit is ever unpacked."""
    unpacking = zlib.decompressobj(_GZIP)
    try:
        data = unpacking.decompress(raw, limit + 1)
    except zlib.error as error:
        raise Unreadable(f"not gzip: {error}") from error
    within(limit, data)
    if not unpacking.eof or unpacking.unused_data:
        raise Unreadable("the gzip data broke off or goes on after its end")
    return data
