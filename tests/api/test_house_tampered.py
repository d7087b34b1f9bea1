"""Somebody has every password and every file, but for the log's key: `reconcile` names whatever they did to a house."""

import asyncio
import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest

from adapters.settings import Settings
from api.main import build_house
from application.house import House
from application.reconciliation import reconciled
from tests.api.given import Login, Official, Opened
from tests.api.wall import ON, happened
from tests.support.clock import CLOCK
from tests.support.contents import CHINESE_TEXT, PDF
from tests.support.furnishing import furnish_further
from tests.support.house_tampering import OF_A_HOUSE
from tests.support.house_tampering import House as Spoilt
from tests.support.progress import silently


async def lived_in(login: Login, house: House) -> dict[str, Any]:
    """Mediated in vain, suits, sealed notes, two documents, and everything read by somebody; all of it signed."""
    told = await happened(login, house)
    arbitrator, mediator, judge = [await login(name) for name in ("arbitrator", "mediator", "judge")]
    for version, content in enumerate((PDF, CHINESE_TEXT), start=1):
        await file(arbitrator, f"arbitration-case/{told['arbitration']}", version, content)
    await house.settled()
    for case in (
        f"dispute/{told['dispute']}",
        f"mediation-case/{told['mediation']}",
        f"litigation-case/{told['suit']}",
    ):
        for official in (mediator, judge):
            assert (await official.get(f"/{case}/timeline")).status_code == 200
    await house.settled()
    assert house.trail.wait_for(house.ledger.position(), 30)
    return told


async def file(official: Official, path: str, version: int, content: bytes) -> None:
    uploaded = (await official.client.post("/api/v1/documents", content=content)).json()
    filing = {"on": ON, "document_kind": "evidence", "digest": uploaded["digest"], "volume": "main"}
    await official.took(f"{path}/steps/file-document", {**filing, "title": "工资条"}, version)


@pytest.fixture(scope="module")
def furnished(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnish_further(furnished, tmp_path_factory.mktemp("lived-in") / "house", lived_in)


def told(folder: Path) -> list[str]:
    """What `reconcile` tells of a house."""
    house = build_house(Settings(data_folder=folder), clock=CLOCK)
    found = reconciled(house, silently)
    asyncio.run(house.close_doors())
    differences = [f"{one.view} {one.key}" for one in found.differences]
    assert found.whole is not bool(found.damages or differences)
    return [damage.zh for damage in found.damages] + differences


def spoilt(furnished: Path, tmp_path: Path) -> Spoilt:
    folder = tmp_path / "spoilt"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(furnished, folder)
    return Spoilt(folder)


@pytest.mark.anyio
@pytest.mark.parametrize("state", [b"{", b"{}", b'{"facts":"\xff"}'])
async def test_a_record_that_cannot_be_read_is_told_and_never_shown(
    house: House, mediator: Official, opened: Opened, tmp_path: Path, state: bytes
) -> None:
    await house.settled()
    Spoilt(tmp_path / "house").ask(
        "ledger.db", "UPDATE ledger_event SET state = ? WHERE stream_version = 1", state
    )
    answer = await mediator.get(f"/{opened.path}/steps")
    assert (answer.status_code, answer.json()["code"]) == (500, "record-damaged")
    assert "第 1 条" in answer.json()["detail"]
    page = await mediator.client.get(f"/cases/{opened.path}")
    assert page.status_code == 500
    assert "可能已被改动" in page.text
    assert any("位置 2 的记录" in damage.zh for damage in reconciled(house, silently).damages)


def test_nothing_is_told_where_nothing_was_done(furnished: Path, tmp_path: Path) -> None:
    assert told(spoilt(furnished, tmp_path).folder) == []


def named_every_time(furnished: Path, tmp_path: Path, random: Random, rounds: int) -> None:
    for _ in range(rounds):
        for forge in OF_A_HOUSE:
            house = spoilt(furnished, tmp_path)
            name = forge(house, random)
            found = told(house.folder)
            assert any(name in one for one in found), (forge.__name__, name, found)


def test_whatever_was_done_is_named(furnished: Path, tmp_path: Path) -> None:
    named_every_time(furnished, tmp_path, Random(5), 2)


@pytest.mark.faults
def test_thousands_of_deeds_are_named(furnished: Path, tmp_path: Path) -> None:
    named_every_time(furnished, tmp_path, Random(), 55)
