"""kill -9 at any moment under load: what was acknowledged is there once, and the house puts itself in order."""

import asyncio
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from adapters.calendar import TodayInShanghai
from adapters.people_file import read_people
from adapters.settings import Settings
from api.main import build_house, demonstration_folder
from application.demonstration import PASSWORD, enrol
from application.house import House
from application.reconciliation import reconciled
from tests.faults.killed_server import Official, Server, moment
from tests.support.progress import silently

OFFICIALS = 8
ON = TodayInShanghai().today().isoformat()
"""The server's clock is the machine's; past midnight it still takes what happened the day before."""


def opened_case(server: Server, token: str) -> tuple[str, int]:
    """A dispute in mediation, ready for sessions."""

    def step(path: str, version: int, **answers: Any) -> Any:
        headers = {
            "Authorization": f"Bearer {token}",
            "Idempotency-Key": str(uuid4()),
            "If-Match": f'"{version}"',
        }
        status, answer = server.ask("POST", f"/api/v1/{path}", {"answers": {"on": ON, **answers}}, headers)
        assert status == 201, answer
        return answer

    dispute = step(
        "dispute/steps/register",
        0,
        cause="pay",
        workers=[{"person": {"name": "甲某"}}],
        employers=[{"name": "示例公司"}],
        claims=[{"kind": "wages", "amount": "100.00"}],
    )["case_id"]
    case = step(
        "mediation-case/steps/apply-for",
        0,
        dispute_id=dispute,
        body="peoples",
        applicant="worker",
        how="oral",
    )["case_id"]
    step(f"mediation-case/{case}/steps/accept", 1, case_number="示调〔2026〕1号")
    return case, step(f"mediation-case/{case}/steps/appoint-mediators", 2, mediators=1)["version"]


@contextmanager
def opened_house(folder: Path, database_url: str) -> Iterator[House]:
    """The house itself, without a server; closed again."""
    house = build_house(
        Settings(data_folder=folder, database_url=database_url, origin="gongjian.test/faults")
    )
    try:
        yield house
    finally:
        asyncio.run(house.close_doors())


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], Server]]:
    """Start a server over an enrolled house; stopped at the end whatever happened."""
    servers: list[Server] = []

    def started(database_url: str) -> Server:
        folder = tmp_path / "data"
        with opened_house(folder, database_url) as house:
            people = read_people(demonstration_folder() / "people.yaml")
            enrol(house.accounts, [person for person in people if person.login == "tiaojie1"])
        server = Server(folder, database_url)
        servers.append(server)
        server.start()
        return server

    yield started
    for server in servers:
        server.stop()


def work_and_kill(server: Server, officials: list[Official], seconds: float) -> None:
    """All record at once until the server is killed in the middle of it."""
    killed = threading.Event()
    threads = [threading.Thread(target=official.work, args=(killed,)) for official in officials]
    for thread in threads:
        thread.start()
    threading.Event().wait(seconds)  # the moment of the kill is the experiment, not a synchronisation
    server.kill()
    killed.set()
    for thread in threads:
        thread.join()


def page_of(server: Server, path: str, asked: dict[str, str]) -> Any:
    """A busy machine may be told to come again while its read models catch up; a stuck one is found out."""
    for _ in range(20):
        status, page = server.ask("GET", path, headers=asked)
        if status != 503:
            break
    assert status == 200, page
    return page


def everything_stands(server: Server, officials: list[Official]) -> None:
    """Once each, in order, in the tree, and visible."""
    for official in officials:
        asked = {"Authorization": f"Bearer {official.token}"}
        newest = max(answer["position"] for answer in official.acknowledged.values())
        path = f"/api/v1/mediation-case/{official.case_id}/timeline?limit=500&after_position={newest}"
        shown: list[tuple[int, int]] = []
        cursor: str | None = ""
        while cursor is not None:
            page = page_of(server, f"{path}&cursor={cursor}" if cursor else path, asked)
            shown += [(entry["version"], entry["position"]) for entry in page["items"]]
            cursor = page["next_cursor"] or None
        assert [version for version, _ in shown] == list(range(1, official.version + 1))
        told = [(answer["version"], answer["position"]) for answer in official.acknowledged.values()]
        assert sorted(told) == shown[3:], "every acknowledged command once, where it was said to stand"


def killed_again_and_again(server: Server, rounds: int, seed: int) -> None:
    """The experiment: work, kill, restart, ask again; at the end the whole record is checked."""
    rng = random.Random(seed)
    status, session = server.ask("POST", "/api/v1/sessions", {"login": "tiaojie1", "password": PASSWORD})
    assert status == 201, session
    token = session["token"]
    officials = [Official(server, token, *opened_case(server, token), on=ON) for _ in range(OFFICIALS)]
    for _ in range(rounds):
        work_and_kill(server, officials, moment(rng))
        server.start()
        assert [wrong for official in officials for wrong in official.ask_again()] == []
    for official in officials:
        official.finish()
    everything_stands(server, officials)
    acknowledged = sum(len(official.acknowledged) for official in officials)
    assert acknowledged > rounds * OFFICIALS / 2, "the load was too small to mean anything"


def the_record_is_whole(folder: Path, database_url: str = "") -> None:
    """Every leaf, tile and the root recomputed; the read models equal a fresh replay."""
    with opened_house(folder, database_url) as house:
        house.views.rebuild()
        found = reconciled(house, silently)
        assert found.whole, ([one.zh for one in found.damages], found.differences)


def test_three_kills_on_sqlite_lose_and_double_nothing(
    start: Callable[[str], Server], tmp_path: Path
) -> None:
    server = start("")
    killed_again_and_again(server, rounds=3, seed=3)
    server.stop()
    the_record_is_whole(tmp_path / "data")


@pytest.mark.faults
def test_thirty_kills_on_sqlite_lose_and_double_nothing(
    start: Callable[[str], Server], tmp_path: Path
) -> None:
    server = start("")
    killed_again_and_again(server, rounds=30, seed=1)
    server.stop()
    the_record_is_whole(tmp_path / "data")


@pytest.mark.faults
def test_thirty_kills_on_postgresql_lose_and_double_nothing(
    start: Callable[[str], Server], tmp_path: Path, postgres_url: str
) -> None:
    server = start(postgres_url)
    killed_again_and_again(server, rounds=30, seed=2)
    server.stop()
    the_record_is_whole(tmp_path / "data", postgres_url)
