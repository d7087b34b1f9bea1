"""A web server on loopback that serves a tiled log, and behaves as badly as a test wants."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Serving:
    """How the server behaves, and what it was asked for."""

    folder: Path
    prefix: str = ""
    packed: bool = False
    """Bundles go out gzip-encoded, asked for or not."""
    failures: list[int] = field(default_factory=list)
    """Statuses of the next answers, 0 for a line that is cut."""
    answers: dict[str, bytes] = field(default_factory=dict)
    """What is answered for a name, headers included, whatever lies in the folder."""
    asked: list[str] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    serving: Serving


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        serving = self.server.serving
        serving.asked.append(self.path)
        name = self.path.removeprefix(serving.prefix).removeprefix("/")
        if serving.failures:
            self._fail(serving.failures.pop(0))
        elif name in serving.answers:
            self.wfile.write(serving.answers[name])
            self.close_connection = True
        else:
            self._serve(serving.folder / name, packed=serving.packed and name.startswith("tile/entries/"))

    def _serve(self, file: Path, *, packed: bool) -> None:
        if not file.is_file():
            self._answer(404, b"no")
        elif packed:
            self._answer(200, gzip.compress(file.read_bytes(), 1), "gzip")
        else:
            self._answer(200, file.read_bytes())

    def _fail(self, status: int) -> None:
        if status:
            self._answer(status, b"later")
        else:
            self.close_connection = True

    def _answer(self, status: int, data: bytes, coding: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quietly."""


@contextmanager
def served(serving: Serving) -> Iterator[str]:
    """Yields the address of the log."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.serving = serving
    running = threading.Thread(target=server.serve_forever, args=(0.01,))
    running.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{serving.prefix}"
    finally:
        server.shutdown()
        running.join()
        server.server_close()
