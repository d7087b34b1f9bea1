"""The report of accesses 查阅记录, and what somebody could see of a case at a moment of recording."""

from typing import Any
from uuid import UUID

import pytest

from application.house import House
from tests.api.given import INSTITUTION_IDS, INSTITUTIONS, Login, Official, Opened, accepted, filled

pytestmark = pytest.mark.anyio


def me(house: House, official: Official) -> str:
    """Number of the person at the keyboard."""
    token = official.client.headers["Authorization"].removeprefix("Bearer ")
    return str(house.accounts.actor(token).person_id)


async def report(house: House, official: Official, query: str = "") -> list[dict[str, Any]]:
    """What is told of the accesses so far."""
    await house.settled()
    answer = await official.get(f"/access-log?limit=200{query}")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def everybody_reads(house: House, login: Login, path: str) -> dict[str, str]:
    """Each opens the case if they may; their numbers."""
    await house.settled()
    people = {}
    for name in INSTITUTIONS:
        official = await login(name)
        await official.get(f"/{path}")
        people[name] = me(house, official)
    return people


async def test_who_handles_a_case_sees_who_has_read_it_by_institution_and_number(
    house: House, login: Login, mediator: Official, opened: Opened
) -> None:
    people = await everybody_reads(house, login, opened.path)
    rows = await report(house, mediator, f"&case={opened.mediation}&opened=true")
    assert [row["person_id"] for row in rows] == [
        people[name] for name in ("procurator", "judge", "arbitrator", "mediator")
    ]
    names = {row["person_id"]: row["person"] for row in rows}
    assert names[people["mediator"]] == "示例调解组织人员"
    assert names[people["judge"]] == "", "people of other institutions by number alone"
    judged = rows[1]
    assert (judged["institution"], judged["purpose"]) == (INSTITUTIONS["judge"][0], "cooperation")
    assert judged["opened"] == [opened.mediation]
    assert judged["ground_verified"]


async def test_others_learn_of_nobody_s_reading_but_their_own(
    house: House, login: Login, opened: Opened
) -> None:
    people = await everybody_reads(house, login, opened.path)
    for name in (
        "judge",
        "arbitrator",
        "other-mediator",
        "far-judge",
        "far-procurator",
        "union",
        "inspector",
    ):
        rows = await report(house, await login(name))
        assert {row["person_id"] for row in rows} <= {people[name]}, name


async def test_a_procurator_sees_who_read_the_cases_of_the_district(
    house: House, login: Login, opened: Opened
) -> None:
    people = await everybody_reads(house, login, opened.path)
    rows = await report(house, await login("procurator"), f"&case={opened.mediation}")
    assert people["judge"] in {row["person_id"] for row in rows}


async def test_an_administrator_sees_what_the_people_of_the_institution_read_and_no_case(
    house: House, login: Login, opened: Opened
) -> None:
    await everybody_reads(house, login, opened.path)
    administrator = await login("administrator")
    await report(house, administrator)
    rows = await report(house, administrator)
    assert {row["institution_id"] for row in rows} == {str(INSTITUTION_IDS["administrator"])}
    assert {row["what"] for row in rows} == {"access-report"}


async def test_reading_the_report_is_in_the_next_report_once(
    house: House, mediator: Official, opened: Opened
) -> None:
    first = await report(house, mediator, f"&case={opened.mediation}")
    second = await report(house, mediator, f"&case={opened.mediation}")
    assert len(second) == len(first) + 1
    assert second[0]["what"] == "access-report"
    assert second[0]["listed"] == [opened.mediation]


async def test_the_report_goes_on_by_cursor_and_goes_out_as_a_table(
    house: House, mediator: Official, opened: Opened
) -> None:
    for _ in range(4):
        await house.settled()
        await mediator.get(f"/{opened.path}")
    await house.settled()
    first = (await mediator.get("/access-log?limit=2")).json()
    rest = (await mediator.get(f"/access-log?limit=2&cursor={first['next_cursor']}")).json()
    positions = [row["position"] for part in (first, rest) for row in part["items"]]
    assert positions == sorted(positions, reverse=True)
    assert len(set(positions)) == 4
    table = (await mediator.get("/access-log.csv")).text
    assert "办理本案" in table
    assert "个人信息保护法" in table
    wrong = await mediator.get("/access-log?what=gossip")
    assert (wrong.status_code, wrong.json()["code"]) == (400, "wrong-parameter")


async def seen(official: Official, path: str, person: str, at: int | str = "") -> Any:
    """What the person could see, asked by an official."""
    given = f"&at={at}" if at != "" else ""
    return await official.get(f"/{path}/seen?person={person}{given}")


async def test_what_a_judge_could_see_follows_the_records_of_that_moment(
    house: House, login: Login, mediator: Official, opened: Opened
) -> None:
    judge = await login("judge")
    person = me(house, judge)
    await house.settled()
    stranger = (await seen(mediator, opened.path, person)).json()
    assert (stranger["known"], stranger["visible"], stranger["entries"]) == (False, False, 0)
    await judge.get(f"/{opened.path}")
    await house.settled()
    looked_on = house.ledger.position()
    told = (await seen(mediator, opened.path, person)).json()
    assert (told["visible"], told["names_in_full"], told["takes_part_since"]) == (True, False, None)
    assert [entry["version"] for entry in told["shown"]] == [1]
    about = {"dispute_id": opened.dispute, "on": accepted()["on"]}
    schema = (await judge.schemas("litigation-case"))["receive-complaint"]
    joined = await judge.took("litigation-case/steps/receive-complaint", filled(schema, about))
    await mediator.took(f"{opened.path}/steps/accept", accepted(), 1)
    await house.settled()
    now = (await seen(mediator, opened.path, person)).json()
    assert (now["names_in_full"], now["takes_part_since"]) == (True, joined["position"])
    assert [entry["version"] for entry in now["shown"]] == [1, 2]
    assert now["read_at"] == [looked_on]
    then = (await seen(mediator, opened.path, person, looked_on)).json()
    assert {**then, "read_at": []} == {**told, "position": looked_on, "read_at": []}
    before = (await seen(mediator, opened.path, person, 1)).json()
    assert (before["known"], before["visible"]) == (False, False)


async def test_what_is_told_is_what_the_person_was_told_then(
    house: House, login: Login, mediator: Official, opened: Opened
) -> None:
    judge = await login("judge")
    await house.settled()
    shown_then = (await judge.get(f"/{opened.path}/timeline")).json()
    await house.settled()
    at = house.ledger.position()
    objected = {"on": accepted()["on"], "of_version": 1, "reason": "记载不全"}
    await mediator.took(f"{opened.path}/steps/accept", accepted(), 1)
    await judge.take(f"{opened.path}/steps/object", objected, 2)
    await house.settled()
    told = (await seen(mediator, opened.path, me(house, judge), at)).json()
    assert [entry["position"] for entry in told["shown"]] == [one["position"] for one in shown_then["items"]]
    assert told["shown"][0]["withheld"] == sum(one["sealed"] for one in shown_then["items"][0]["details"])
    again = (await judge.get(f"/{opened.path}/timeline?as_of={at}")).json()
    assert [one["version"] for one in again["items"]] == [one["version"] for one in shown_then["items"]]
    assert again["items"][0]["objections"] == shown_then["items"][0]["objections"] == []


async def test_a_moment_of_the_clock_is_a_position(
    house: House, login: Login, mediator: Official, opened: Opened
) -> None:
    judge = await login("judge")
    await house.settled()
    await judge.get(f"/{opened.path}")
    await house.settled()
    size, person = house.ledger.position(), me(house, judge)
    for moment, position in (("2000-01-01T00:00:00Z", 0), ("2099-01-01T00:00:00%2B08:00", size)):
        told = (await seen(mediator, opened.path, person, moment)).json()
        assert told["position"] <= position or position == size
    for wrong in ("2026-11-22", "2026-11-22T15:02:00", "yesterday", "-1"):
        assert (await seen(mediator, opened.path, person, wrong)).status_code == 400
    assert (await mediator.get(f"/{opened.path}/seen")).status_code == 400


@pytest.mark.parametrize("name", [name for name in INSTITUTIONS if name not in {"mediator", "procurator"}])
async def test_nobody_else_is_told_what_was_seen(
    name: str, house: House, login: Login, opened: Opened, mediator: Official
) -> None:
    official = await login(name)
    await house.settled()
    person = me(house, mediator)
    refused = await seen(official, opened.path, person)
    assert (refused.status_code, refused.json()["code"]) == (404, "not-found")
    assert (await official.get(f"/dispute/{UUID(int=7)}/seen?person={person}")).status_code == 404
