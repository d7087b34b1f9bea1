"""Reading is recorded 查阅留痕: by whom, why, on which ground and what was told, before any of it goes out."""

import asyncio
from typing import Any, cast
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy import update

from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger, LedgerDamaged, LedgerUnreachable
from adapters.ledger.tables import ledger_event
from application.house import House
from domain.access_record import AccessRecord, Purpose, What
from tests.api.given import DISPUTE, INSTITUTION_IDS, Login, Official, Opened

pytestmark = pytest.mark.anyio


def whole(house: House) -> Ledger:
    """The ledger itself, as an auditor has it."""
    return cast("Ledger", house.ledger)


def records(house: House, after: int = 0) -> list[Any]:
    """The access records after a position, in order."""
    rows = whole(house).read(after, 10_000)
    mapper = EventMapper()
    return [
        mapper.to_domain(row.stream_id, row.stream_version, row)
        for row in rows
        if row.topic == AccessRecord.Made.TOPIC
    ]


async def the_record_of(house: House, asking: Any) -> Any:
    """The one record that an answer leaves."""
    before = house.ledger.position()
    answer = await asking
    assert answer.status_code == 200, answer.text
    (made,) = records(house, before)
    assert house.ledger.position() == before + 1
    return made


async def test_opening_a_case_leaves_one_record_with_who_why_and_what(
    house: House, mediator: Official, opened: Opened
) -> None:
    await house.settled()
    made = await the_record_of(house, mediator.get(f"/{opened.path}"))
    assert made.what is What.CASE
    assert made.recorded_by.institution_id == INSTITUTION_IDS["mediator"]
    assert made.purpose is Purpose.HANDLING
    assert not made.purpose_stated
    assert made.ground.authority
    assert made.opened.ids == (UUID(opened.mediation),)
    assert made.listed.ids == (UUID(opened.dispute),)
    assert made.address == "/api/v1/{kind}/{case_id:uuid}"


async def test_a_page_made_of_many_questions_is_one_record(
    house: House, mediator: Official, opened: Opened
) -> None:
    await house.settled()
    made = await the_record_of(house, mediator.client.get(f"/cases/{opened.path}"))
    assert made.what is What.CASE
    assert UUID(opened.mediation) in made.opened.ids


async def test_the_form_of_a_step_and_the_steps_open_to_somebody_tell_of_the_case(
    house: House, mediator: Official, opened: Opened
) -> None:
    await house.settled()
    for asking in (
        mediator.get(f"/{opened.path}/steps"),
        mediator.client.get(f"/cases/{opened.path}/steps/accept"),
        mediator.get(f"/{opened.path}/documents"),
        mediator.get(f"/{opened.path}/representatives"),
        mediator.get(f"/{opened.path}/limits"),
    ):
        made = await the_record_of(house, asking)
        assert UUID(opened.mediation) in made.opened.ids, made.address


async def test_a_list_names_the_cases_it_showed(house: House, login: Login, opened: Opened) -> None:
    await house.settled()
    made = await the_record_of(house, (await login("judge")).get("/cases"))
    assert made.what is What.LIST
    assert made.purpose is Purpose.COOPERATION
    assert set(made.listed.ids) == {UUID(opened.dispute), UUID(opened.mediation)}
    assert made.opened.number == 0


async def test_of_a_search_the_number_of_words_is_kept_and_none_of_them(
    house: House, mediator: Official, opened: Opened
) -> None:
    await house.settled()
    search = mediator.client.post("/api/v1/search", json={"words": "王甲某 示例餐饮公司"})
    made = await the_record_of(house, search)
    assert (made.what, made.words) == (What.SEARCH, 2)
    assert UUID(opened.dispute) in made.listed.ids
    found_nothing = mediator.client.post("/search", data={"words": "查无此人"})
    made = await the_record_of(house, found_nothing)
    assert (made.what, made.words, made.listed.number) == (What.SEARCH, 1, 0)
    stored = b"".join(row.state for row in whole(house).read(0, 1000))
    assert "查无此人".encode() not in stored
    assert "王甲某".encode() not in stored


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
async def test_an_export_is_recorded_as_one(
    ending: str, house: House, mediator: Official, opened: Opened
) -> None:
    await house.settled()
    made = await the_record_of(house, mediator.get(f"/cases.{ending}"))
    assert made.what is What.EXPORT
    assert set(made.listed.ids) == {UUID(opened.dispute), UUID(opened.mediation)}
    made = await the_record_of(house, mediator.get(f"/dispute/{opened.dispute}/members.{ending}"))
    assert (made.what, made.opened.ids) == (What.EXPORT, (UUID(opened.dispute),))


async def test_a_stated_purpose_is_kept_with_the_ground_it_has_and_a_wrong_one_is_refused(
    house: House, mediator: Official, opened: Opened
) -> None:
    await house.settled()
    asked = mediator.get(f"/{opened.path}", **{"Access-Purpose": "answering"})
    made = await the_record_of(house, asked)
    assert (made.purpose, made.purpose_stated) == (Purpose.ANSWERING, True)
    assert "第四十五条" in made.ground.authority
    asked = mediator.get(f"/{opened.path}", **{"Access-Purpose": "supervision"})
    made = await the_record_of(house, asked)
    assert (made.ground.authority, made.ground.verified) == ("", False), "mediators supervise nobody"
    before = house.ledger.position()
    refused = await mediator.get(f"/{opened.path}", **{"Access-Purpose": "curiosity"})
    assert (refused.status_code, refused.json()["code"]) == (400, "wrong-parameter")
    assert house.ledger.position() == before


@pytest.mark.usefixtures("opened")
async def test_a_purpose_is_chosen_with_a_search_or_an_export(house: House, mediator: Official) -> None:
    await house.settled()
    search = mediator.client.post("/search", data={"words": "王甲某", "purpose": "answering"})
    assert (await the_record_of(house, search)).purpose is Purpose.ANSWERING
    export = mediator.get("/cases.csv?access_purpose=statistics")
    made = await the_record_of(house, export)
    assert (made.what, made.purpose, made.purpose_stated) == (What.EXPORT, Purpose.STATISTICS, True)
    left_alone = await the_record_of(house, mediator.get("/limits.csv?access_purpose="))
    assert not left_alone.purpose_stated
    page = await mediator.client.get("/")
    assert 'action="/api/v1/cases.xlsx"' in page.text
    refused = await mediator.get("/cases.csv?access_purpose=curiosity")
    assert refused.status_code == 400


async def test_what_shows_nothing_of_a_case_leaves_no_record(
    house: House, mediator: Official, login: Login, opened: Opened
) -> None:
    await house.settled()
    shown = await mediator.get(f"/{opened.path}")
    before = house.ledger.position()
    unchanged = await mediator.get(f"/{opened.path}", **{"If-None-Match": shown.headers["etag"]})
    assert unchanged.status_code == 304
    for path in (f"/dispute/{opened.mediation}", f"/{opened.path}/timeline?as_of=x", "/cases?cursor=x"):
        assert (await mediator.get(path)).status_code in {400, 404}
    assert (await (await login("far-judge")).get(f"/{opened.path}")).status_code == 404
    assert (await (await login("far-judge")).client.get(f"/cases/{opened.path}")).status_code == 404
    for path in ("/me", "/steps", "/institutions", "/causes", "/ledger", "/health/ready", "/holiday-notices"):
        assert (await mediator.get(path)).status_code == 200
    for path in ("/static/app.css", "/openapi.json", "/log/checkpoint", "/holidays"):
        assert (await mediator.client.get(path)).status_code == 200
    assert records(house, before) == []


async def test_a_tag_stays_the_same_however_often_a_case_is_read(
    house: House, mediator: Official, opened: Opened
) -> None:
    await house.settled()
    first = await mediator.get(f"/{opened.path}")
    await house.settled()
    second = await mediator.get(f"/{opened.path}")
    assert first.headers["etag"] == second.headers["etag"]
    assert second.json()["as_of"]["position"] == first.json()["as_of"]["position"] + 1


async def test_what_cannot_be_recorded_is_not_shown(
    house: House, mediator: Official, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.settled()

    async def gone(_: object) -> None:
        raise LedgerUnreachable

    monkeypatch.setattr(house.ledger, "append_async", gone)
    for asking in (
        mediator.get(f"/{opened.path}"),
        mediator.get("/cases.csv"),
        mediator.client.get(f"/cases/{opened.path}"),
        mediator.client.post("/api/v1/search", json={"words": "王甲某"}),
    ):
        answer = await asking
        assert answer.status_code == 503
        assert answer.json()["code"] == "reading-not-recorded"
        assert "王甲某" not in answer.text
        assert opened.dispute not in answer.text


async def test_an_export_of_many_parts_records_each_part_before_it_goes_out(
    house: House, mediator: Official, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.http.case_export.AT_ONCE", 1)
    await house.settled()
    before = house.ledger.position()
    table = (await mediator.get("/cases.csv")).text
    made = records(house, before)
    assert [one.what for one in made] == [What.EXPORT, What.EXPORT]
    told = {case_id for one in made for case_id in one.listed.ids}
    assert told == {UUID(opened.dispute), UUID(opened.mediation)}
    assert all(str(case_id) in table for case_id in told)


async def test_an_export_breaks_off_before_the_part_that_cannot_be_recorded(
    app: FastAPI, house: House, mediator: Official, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.http.case_export.AT_ONCE", 1)
    await house.settled()
    append = whole(house).append_async
    kept: list[Any] = []

    async def once(entry: Any) -> Any:
        if kept:
            raise LedgerUnreachable
        kept.append(entry)
        return await append(entry)

    monkeypatch.setattr(house.ledger, "append_async", once)
    sent = await sent_by(app, "/api/v1/cases.csv", mediator.client.headers["Authorization"])
    assert sent[0]["status"] == 200
    assert not any(message.get("more_body") is False for message in sent[1:]), "the transfer never ends well"
    table = b"".join(message["body"] for message in sent[1:]).decode()
    assert [case_id in table for case_id in (opened.mediation, opened.dispute)].count(True) == 1


async def sent_by(app: FastAPI, path: str, authorization: str) -> list[Any]:
    """What a server is given to send, message by message."""
    sent: list[Any] = []
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [(b"authorization", authorization.encode())], "http_version": "1.1", "scheme": "http",
        "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "asgi": {"spec_version": "2.4"},
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent


async def test_a_proof_that_was_asked_for_is_recorded(
    house: House, mediator: Official, opened: Opened
) -> None:
    await house.settled()
    assert await asyncio.to_thread(house.trail.wait_for, opened.position, 10.0)
    made = await the_record_of(house, mediator.get("/log/inclusion?log_index=1"))
    assert (made.what, made.purpose, made.log_indexes) == (What.VERIFY, Purpose.VERIFYING, (1,))


async def test_the_calendar_feed_is_recorded_for_whom_it_was_opened(
    house: House, mediator: Official, opened: Opened
) -> None:
    await mediator.took(
        f"{opened.path}/steps/accept", {"on": DISPUTE["on"], "case_number": "示调〔2026〕1号"}, 1
    )
    await house.settled()
    actor = house.accounts.actor(mediator.client.headers["Authorization"].removeprefix("Bearer "))
    secret = house.accounts.open_feed(actor)
    del mediator.client.headers["Authorization"]
    made = await the_record_of(house, mediator.client.get(f"/feeds/{secret}/limits.ics"))
    assert (made.what, made.recorded_by.person_id) == (What.FEED, actor.person_id)
    assert UUID(opened.mediation) in made.listed.ids
    assert secret not in made.address


async def test_an_altered_access_record_is_named_like_any_other(
    house: House, mediator: Official, opened: Opened
) -> None:
    await house.settled()
    assert (await mediator.get(f"/{opened.path}")).status_code == 200
    index = house.ledger.position() - 1
    assert house.ledger.check() == index + 1
    (row,) = whole(house).read(index, 1)
    another = row.state.replace(b'"case-read"', b'"list-read"')
    assert another != row.state
    with whole(house).engine.connect() as connection:
        altered = update(ledger_event).where(ledger_event.c.log_index == index)
        connection.execute(altered.values(state=another))
    with pytest.raises(LedgerDamaged) as found:
        house.ledger.check()
    assert found.value.where == f"record {index}"


async def test_processes_and_read_models_go_past_what_was_only_read(
    house: House, mediator: Official, opened: Opened
) -> None:
    await house.settled()
    for _ in range(3):
        assert (await mediator.get(f"/{opened.path}")).status_code == 200
    await house.settled()
    assert house.processes.position == house.ledger.position()
    assert house.questions.position() == house.ledger.position()
    assert house.views.reconcile() == []
    entries = (await mediator.get(f"/{opened.path}/timeline")).json()["items"]
    assert [entry["topic"] for entry in entries] == ["mediation-case.applied"]
