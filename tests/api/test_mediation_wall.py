"""The mediation wall 调解保密墙: what a mediator wrote for the mediators alone is read by nobody who may judge later.

The words of the notes occur nowhere else, so that finding one of them anywhere is a hole (人民调解法 第十五条第四项).
"""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest
import structlog

from api.step_requests import step_request
from application.catalogue import catalogue
from application.house import House
from tests.api.given import Login, Official
from tests.api.wall import (
    CONCEDED,
    FILLED,
    IN_MEDIATION,
    ON,
    OUTSIDERS,
    UNDISPUTED,
    UNIQUE,
    Wall,
    everywhere_on_disk,
    happened,
    holes,
)
from tests.support.clock import TODAY
from tests.support.furnishing import furnish_further

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def furnished(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house in which it all happened, made once; every test has a copy of its own."""
    folder = tmp_path_factory.mktemp("walled") / "house"

    async def happen(login: Login, house: House) -> dict[str, Any]:
        everything = await happened(login, house)
        everywhere_on_disk(folder)
        return everything

    with structlog.testing.capture_logs() as logs:
        furnish_further(furnished, folder, happen)
    assert not holes(json.dumps(logs, ensure_ascii=False, default=str))
    return folder


@pytest.fixture
def wall(house: House, furnished: Path, tmp_path: Path) -> Iterator[Wall]:
    """Mediated in vain, mediated in vain for a court, and now before arbitrators and judges."""
    told = json.loads((furnished / "told.json").read_text())
    with structlog.testing.capture_logs() as logs:
        yield Wall(house=house, folder=tmp_path / "house", logs=logs, **told)
    assert not holes(json.dumps(logs, ensure_ascii=False, default=str))


async def readings(official: Official) -> list[str]:
    """Every address the interface describes that only reads."""
    described = (await official.client.get("/openapi.json")).json()["paths"]
    return [path for path, operations in described.items() if "get" in operations]


def at_every_case(templates: Iterable[str], cases: Iterable[str]) -> list[str]:
    """The addresses with each of the cases put in."""
    found: list[str] = []
    for template in templates:
        if "{case_id}" not in template:
            found.append(template)
            continue
        for case in cases:
            kind, _, case_id = case.partition("/")
            found.append(template.replace("{kind}", kind).replace("{case_id}", case_id))
    return found


async def test_the_mediators_own_institution_reads_its_notes(mediator: Official, wall: Wall) -> None:
    texts = [(await mediator.get(f"/{path}/timeline")).text for path, _ in wall.sessions]
    assert holes("".join(texts)) == set(UNIQUE)
    page = (await mediator.client.get(f"/cases/court-mediation/{wall.court_mediation}")).text
    assert {"驺虞", "螽斯"} <= holes(page)


@pytest.mark.parametrize("name", ["judge", "arbitrator", "procurator"])
async def test_those_who_judge_read_that_something_is_sealed_and_what_nobody_disputes(
    name: str, login: Login, wall: Wall
) -> None:
    entries = (await (await login(name)).get(f"/court-mediation/{wall.court_mediation}/timeline")).json()
    told = {detail["label"]: detail for entry in entries["items"] for detail in entry["details"]}
    assert told["调解员工作记录"]["sealed"]
    assert told["让步和底线"]["sealed"]
    assert told["无争议事实"]["value"] == UNDISPUTED


@pytest.mark.parametrize("name", OUTSIDERS)
async def test_no_address_tells_it(name: str, login: Login, wall: Wall) -> None:
    official = await login(name)
    opened = 0
    for address in at_every_case(await readings(official), wall.cases):
        answer = await official.client.get(address)
        assert not holes(answer.content), address
        opened += answer.status_code == 200
    assert opened > 5
    assert name in {"far-judge", "far-procurator", "union", "inspector", "administrator"} or opened > 20


@pytest.mark.parametrize("name", ["mediator", "procurator"])
async def test_what_a_mediator_could_see_is_told_without_a_word_of_it(
    name: str, login: Login, mediator: Official, wall: Wall
) -> None:
    official = await login(name)
    me = (await mediator.get("/me")).json()["person_id"]
    for path, _ in wall.sessions:
        for address in (f"/api/v1/{path}/seen?person={me}", f"/cases/{path}/seen?person={me}"):
            answer = await official.client.get(address)
            assert answer.status_code == 200
            assert not holes(answer.content)


@pytest.mark.parametrize("name", OUTSIDERS)
async def test_no_earlier_state_of_the_record_tells_it(
    name: str, login: Login, mediator: Official, wall: Wall
) -> None:
    """Around each note, and now."""
    position = wall.house.ledger.position()
    around = {at + near for at in await noted(mediator, wall) for near in (-1, 0, 1)}
    await nothing_told_as_of(await login(name), wall, sorted({*around, position}))


@pytest.mark.faults
@pytest.mark.parametrize("name", OUTSIDERS)
async def test_no_state_the_record_ever_had_tells_it(name: str, login: Login, wall: Wall) -> None:
    position = wall.house.ledger.position()
    await nothing_told_as_of(await login(name), wall, range(wall.mediated_from, position + 1))


async def noted(mediator: Official, wall: Wall) -> list[int]:
    """Where in the ledger the notes lie."""
    positions: list[int] = []
    for path, version in wall.sessions:
        entries = (await mediator.get(f"/{path}/timeline")).json()["items"]
        positions += [entry["position"] for entry in entries if entry["version"] == version]
    assert len(positions) == len(wall.sessions)
    return positions


async def nothing_told_as_of(official: Official, wall: Wall, positions: Iterable[int]) -> None:
    moments = [f"as_of={at}" for at in positions]
    moments += [f"on={(TODAY - timedelta(days=days)).isoformat()}" for days in (-1, 0, 1)]
    for moment in moments:
        written = moment.partition("=")[2]
        addresses = [f"/api/v1/{wall.cases[0]}/thread-timeline?{moment}"]
        for case in wall.cases[:4]:
            addresses += [f"/api/v1/{case}/timeline?{moment}", f"/cases/{case}?whole=1&as_of={written}"]
        for address in addresses:
            assert not holes((await official.client.get(address)).content), address


@pytest.mark.parametrize("name", OUTSIDERS)
async def test_no_page_tells_it(name: str, login: Login, wall: Wall) -> None:
    official = await login(name)
    pages = ["/", "/limits?listed=1", "/late-entries", "/supervision-register", "/search", "/limits/feed"]
    for case in wall.cases:
        pages += [f"/cases/{case}{more}" for more in ("", "?whole=1", "?part=timeline", "?order=oldest")]
        for entry in catalogue()[case.partition("/")[0]].values():
            if not entry.step.opens:
                numbers = (4, 5) if entry.name == "correct" else (4,)
                pages += [f"/cases/{case}/steps/{entry.name}?of_version={number}" for number in numbers]
    for address in pages:
        headers = {"HX-Request": "true"} if "part=" in address else {}
        assert not holes((await official.client.get(address, headers=headers)).content), address


@pytest.mark.parametrize("name", ["mediator", *OUTSIDERS])
async def test_no_search_finds_the_case_by_the_words(name: str, login: Login, wall: Wall) -> None:
    official = await login(name)
    for words in (*UNIQUE, IN_MEDIATION, "底线捌仟", "螽 斯"):
        found = await official.client.post("/api/v1/search", json={"words": words})
        assert found.json()["items"] == []
        page = (await official.client.post("/search", data={"words": words})).text
        assert not any(case in page for case in wall.cases)


@pytest.mark.usefixtures("wall")
@pytest.mark.parametrize("name", OUTSIDERS)
async def test_no_board_export_or_calendar_tells_it(
    name: str, login: Login, anybody: httpx2.AsyncClient
) -> None:
    official = await login(name)
    for address in ("limits", "limits.csv", "limits.xlsx"):
        for narrowed in ("state=all", "state=open&kind=court-mediation", "state=all&mine=true"):
            assert not holes((await official.get(f"/{address}?{narrowed}")).content)
    session = await official.client.post("/limits/feed", data={"do": "make"})
    address = session.text.partition('value="http://')[2].partition('"')[0]
    feed = await anybody.get("/" + address.partition("/")[2])
    assert feed.headers["content-type"].startswith("text/calendar")
    assert not holes(feed.content)


@pytest.mark.parametrize("name", OUTSIDERS)
async def test_no_correction_objection_or_refused_step_brings_it_out(
    name: str, login: Login, wall: Wall
) -> None:
    official = await login(name)
    for path, version in wall.sessions:
        for answers in corrections(version):
            for stands in (1, version, 99):
                answer = await official.take(f"{path}/steps/correct", answers, stands)
                assert answer.status_code >= 400
                assert not holes(answer.content)
            form = {**answers, "of_version": str(version), "on-year": ON[:4], "act": "check"}
            page = await official.client.post(f"/cases/{path}/steps/correct", data=form)
            assert not holes(page.content)
        stale = await official.take(
            f"{path}/steps/object", {"on": ON, "of_version": version, "reason": "无"}, 2
        )
        assert stale.status_code in {403, 404, 412}
        assert not holes(stale.content)
        if stale.status_code == 412:
            assert {entry["version"] for entry in stale.json()["intervening"]} >= {version}
    for case in wall.cases:
        for step in catalogue()[case.partition("/")[0]]:
            answer = await official.take(f"{case}/steps/{step}", {"on": ON}, 1)
            assert not holes(answer.content), (case, step)


def corrections(version: int) -> list[dict[str, Any]]:
    """Attempts to have a note's old value told as 原为."""
    rest = {"on": ON, "of_version": version, "reason": "核对", "approved_by": "主任"}
    return [
        {**rest, "field": name, "now": now}
        for name in ("notes", "concessions", "notes.item_id", "attended", "occurred_on")
        for now in ("示例", "worker", ON)
    ]


async def test_what_the_mediators_correct_and_others_object_to_stays_sealed(
    login: Login, mediator: Official, wall: Wall
) -> None:
    judge = await login("judge")
    path, version = wall.sessions[1]
    rest = {"on": ON, "of_version": version, "reason": "笔误", "approved_by": "主任"}
    stands = (await mediator.get(f"/{path}")).json()["case"]["version"]
    for name in ("notes", "concessions"):
        refused = await mediator.take(
            f"{path}/steps/correct", {**rest, "field": name, "now": CONCEDED}, stands
        )
        assert (refused.status_code, refused.json()["code"]) == (422, "not-correctable")
    await mediator.took(f"{path}/steps/correct", {**rest, "field": "attended", "now": "worker"}, stands)
    objected = {"on": ON, "of_version": version, "reason": "记载不全"}
    await judge.took(f"{path}/steps/object", objected, stands + 1)
    await wall.house.settled()
    for which in ("timeline", "thread-timeline"):
        assert not holes((await judge.get(f"/{path}/{which}")).content)
    assert not holes((await judge.client.get(f"/cases/{path}?whole=1")).content)
    assert "螽斯" in holes((await mediator.get(f"/{path}/timeline")).content)
    everywhere_on_disk(wall.folder)


async def test_words_in_the_wrong_place_come_into_no_log(mediator: Official, wall: Wall) -> None:
    path, _ = wall.sessions[1]
    attempts = [
        await mediator.take(f"{path}/steps/hold-session", {"on": ON, CONCEDED: "both"}, 6),
        await mediator.take(f"{path}/steps/{CONCEDED}", {"on": ON}, 6),
        await mediator.take(f"{CONCEDED}/steps/hold-session", {"on": ON}),
        await mediator.take(f"{path}/steps/hold-session", {"on": ON, "attended": CONCEDED}, 6),
        await mediator.take(f"{path}/steps/hold-session", {"on": CONCEDED, "attended": "both"}, 6),
        await mediator.client.get(f"/cases/{path}?as_of={CONCEDED}"),
        await mediator.get(f"/{path}/timeline?{CONCEDED}=1"),
    ]
    assert all(answer.status_code >= 400 for answer in attempts[:5])
    assert not holes(json.dumps(wall.logs, ensure_ascii=False, default=str))


async def test_the_ledger_the_read_models_and_their_files_hold_no_word(wall: Wall) -> None:
    everywhere_on_disk(wall.folder)
    for path, _ in wall.sessions:
        events = await wall.house.case_file.history(UUID(path.partition("/")[2]))
        assert not holes(repr(events))


async def test_whoever_holds_the_files_cannot_try_out_what_a_mediator_wrote(
    mediator: Official, wall: Wall
) -> None:
    """A guess at a note leads to the request's hash: it must not stand in the files without the house key."""
    me = wall.house.accounts.actor(mediator.client.headers["Authorization"].removeprefix("Bearer "))
    guessed = step_request(
        me,
        kind="mediation-case",
        step="hold-session",
        key="guess",
        case_id=UUID(wall.mediation),
        expected_version=3,
        answers=FILLED,
    ).request_hash
    held = b"".join(file.read_bytes() for file in wall.folder.rglob("*.db*"))
    for form in (guessed, guessed.hex().encode(), base64.b64encode(guessed)):
        assert form not in held
