"""Where a witness would answer: a server on the loopback that says what a test tells it to."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from application.witnessing import Answered

Answering = Callable[[str, bytes], Answered]


class Station(ThreadingHTTPServer):
    """Answers as it is told to, over real sockets, and remembers what it was asked and by how many lines."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answering: Answering = lambda _path, _body: Answered(500, "")
        self.asked: list[bytes] = []
        self.lines = 0
        self.letting_go = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Who asked has hung up."""

    @property
    def url(self) -> str:
        """With a prefix, as a witness behind another server has one."""
        return f"http://127.0.0.1:{self.server_address[1]}/court/"


class Handler(BaseHTTPRequestHandler):
    """One line, kept open."""

    protocol_version = "HTTP/1.1"
    server: Station

    def setup(self) -> None:
        """A new line."""
        self.server.lines += 1
        super().setup()

    def do_POST(self) -> None:
        """add-checkpoint."""
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def do_GET(self) -> None:
        """What is held."""
        self._answer(b"")

    def log_message(self, *words: object) -> None:
        """Nothing."""

    def _answer(self, body: bytes) -> None:
        self.server.asked.append(body)
        answer = self.server.answering(self.path, body)
        content = answer.content.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = self.server.letting_go  # without having said so
