"""One HTTP line to a witness: what comes back is bounded in length and in time, whoever answers."""

import socket
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from typing import Literal, NamedTuple
from urllib.parse import urlsplit


class WitnessTrouble(Exception):
    """Why no cosignature came; the sentence names the witness."""


class WitnessSilent(WitnessTrouble):
    """No answer in time, or none that can be read."""


class WitnessHungUp(WitnessSilent):
    """The line was let go of by the other side before the answer."""


class Answer(NamedTuple):
    """What the witness said."""

    status: int
    media_type: str
    content: bytes


class Line:
    """Kept open between requests; for one thread at a time."""

    def __init__(self, url: str, timeout: float) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"not the address of a witness: {url!r}")
        make = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._url = url
        self._connection = make(parts.netloc.rpartition("@")[2], timeout=timeout)
        self._prefix = parts.path.rstrip("/")
        self._timeout = timeout

    def __str__(self) -> str:
        return self._url

    def exchange(self, method: Literal["GET", "POST"], path: str, body: bytes | None, longest: int) -> Answer:
        """Raises WitnessSilent; a line that was kept open and has been cut meanwhile is opened once more."""
        if self._connection.sock is not None:
            with suppress(WitnessHungUp):
                return self._once(method, path, body, longest)
        return self._once(method, path, body, longest)

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def _once(self, method: str, path: str, body: bytes | None, longest: int) -> Answer:
        overdue = Event()
        watch = Timer(self._timeout, self._hang_up, (overdue,))
        watch.daemon = True
        watch.start()
        try:
            answer = self._exchange(method, self._prefix + path, body, longest)
            if not overdue.is_set():
                return answer
        except (OSError, HTTPException, ValueError) as failure:
            self._connection.close()
            if overdue.is_set():
                raise WitnessSilent(f"{self}: no answer in time") from failure
            kind = WitnessHungUp if isinstance(failure, ConnectionError) else WitnessSilent
            raise kind(f"{self}: {str(failure) or type(failure).__name__}") from failure
        finally:
            watch.cancel()
        self._connection.close()  # what was read ends where it was cut off
        raise WitnessSilent(f"{self}: no answer in time")

    def _exchange(self, method: str, path: str, body: bytes | None, longest: int) -> Answer:
        self._connection.request(method, path, body, {"Accept-Encoding": "identity"})
        response = self._connection.getresponse()
        content = response.read(longest + 1)
        if len(content) > longest:
            raise ValueError(f"the answer is longer than {longest} bytes")
        if response.length:
            raise ValueError("the answer ends before it is whole")
        media_type = response.headers.get_content_type()
        return Answer(response.status, media_type, content)

    def _hang_up(self, overdue: Event) -> None:
        """The socket's own timeout begins anew with every byte; this one does not."""
        overdue.set()
        line = self._connection.sock
        if line is not None:
            with suppress(OSError):
                socket.socket.shutdown(line, socket.SHUT_RDWR)
