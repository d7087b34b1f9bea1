"""Reading over HTTP: lists, one case, timelines as they were, and the tags and cursors that go with them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from application.house import House
from tests.api.given import DISPUTE, Login, Official, Opened, accepted, served_letter
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio


async def test_a_reading_waits_for_what_was_just_recorded(mediator: Official) -> None:
    for number in range(5):
        told = await mediator.took("dispute/steps/register", DISPUTE)
        by_parameter = await mediator.get(f"/dispute/{told['case_id']}?after_position={told['position']}")
        assert (by_parameter.status_code, by_parameter.json()["case"]["version"]) == (200, 1), number
        assert by_parameter.json()["as_of"]["position"] >= told["position"]
    by_header = await mediator.get("/cases", **{"X-After-Position": str(told["position"])})
    assert by_header.json()["as_of"]["position"] >= told["position"]


async def test_a_position_that_is_not_reached_says_try_again(
    mediator: Official, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object) -> bool:
        return False

    monkeypatch.setattr(type(house.questions), "caught_up", never)
    answer = await mediator.get("/cases?after_position=9")
    assert (answer.status_code, answer.json()["code"]) == (503, "reads-lag-behind")
    assert answer.headers["retry-after"] == "1"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/cases?colour=red", "colour"),
        ("/cases?limit=0", "limit"),
        ("/cases?limit=201", "limit"),
        ("/cases?limit=ten", "limit"),
        ("/cases?limit=1&limit=2", "limit"),
        ("/cases?mine=yes", "mine"),
        ("/cases?kind=wedding", "kind"),
        ("/cases?state=nowhere", "state"),
        ("/cases?after_position=-1", "after_position"),
        ("/cases?after_position=99999999999999999999", "after_position"),
        ("/cases?cursor=%00", "cursor"),
        ("/supervision-register?since=2026-02-30", "since"),
        ("/supervision-register?instrument=postcard", "instrument"),
        ("/late-entries?cursor=" + "x" * 501, "cursor"),
        ("/steps?limit=1", "limit"),
        ("/dispute/{dispute}/timeline?on=yesterday", "on"),
        ("/dispute/{dispute}/timeline?as_of=1.5", "as_of"),
        ("/dispute/{dispute}/steps?x=", "x"),
        ("/dispute/{dispute}?x=1", "x"),
    ],
)
async def test_a_wrong_parameter_is_named(mediator: Official, opened: Opened, path: str, name: str) -> None:
    answer = await mediator.get(path.replace("{dispute}", opened.dispute))
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["field"]) == (400, "wrong-parameter", name)
    assert f"“{name}”" in problem["detail"]


async def test_a_cursor_is_good_for_its_own_filter_only(mediator: Official) -> None:
    for _ in range(3):
        told = await mediator.took("dispute/steps/register", DISPUTE)
    first = (await mediator.get(f"/cases?limit=2&after_position={told['position']}")).json()
    second = (await mediator.get(f"/cases?limit=2&cursor={first['next_cursor']}")).json()
    seen = [case["case_id"] for case in (*first["items"], *second["items"])]
    assert len(set(seen)) == 3
    assert second["next_cursor"] == ""
    for cursor, more in ((first["next_cursor"], "&mine=true"), ("bm9uc2Vuc2U", ""), ("x", "")):
        wrong = await mediator.get(f"/cases?limit=2&cursor={cursor}{more}")
        assert (wrong.status_code, wrong.json()["code"]) == (400, "bad-cursor")


async def test_the_work_list_is_narrowed(mediator: Official, opened: Opened) -> None:
    after = f"after_position={opened.position}"

    async def listed(narrowed: str) -> set[str]:
        page = (await mediator.get(f"/cases?{after}&{narrowed}")).json()
        return {case["case_id"] for case in page["items"]}

    assert await listed("mine=true&open=true") == {opened.dispute, opened.mediation}
    assert await listed("kind=dispute") == {opened.dispute}
    assert await listed("kind=dispute&kind=mediation-case") == {opened.dispute, opened.mediation}
    assert await listed("state=applied") == {opened.mediation}
    assert await listed("kind=litigation-case") == set()


async def test_a_case_that_did_not_change_is_not_sent_again(
    mediator: Official, opened: Opened, house: House
) -> None:
    await house.settled()
    for path in (f"/{opened.path}", f"/{opened.path}/steps"):
        first = await mediator.get(path)
        again = await mediator.get(path, **{"If-None-Match": f'"other", W/{first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert (await mediator.client.head(f"/api/v1{path}")).headers["etag"] == first.headers["etag"]
    told = await mediator.took(f"{opened.path}/steps/accept", accepted(), 1)
    path = f"/{opened.path}?after_position={told['position']}"
    changed = await mediator.get(path, **{"If-None-Match": first.headers["etag"]})
    assert (changed.status_code, changed.json()["case"]["version"]) == (200, 2)


async def test_a_timeline_is_shown_as_it_was(mediator: Official, opened: Opened) -> None:
    told = await mediator.took(f"{opened.path}/steps/accept", accepted(), 1)
    path = f"/{opened.path}/timeline?after_position={told['position']}"

    async def terms(narrowed: str = "") -> list[str]:
        return [entry["term"] for entry in (await mediator.get(path + narrowed)).json()["items"]]

    assert await terms() == ["申请调解", "受理"]
    assert await terms(f"&as_of={opened.position}") == ["申请调解"]
    assert await terms(f"&on={(TODAY - timedelta(days=1)).isoformat()}") == []
    assert await terms("&limit=1") == ["申请调解"]
    cursor = (await mediator.get(f"{path}&limit=1")).json()["next_cursor"]
    assert await terms(f"&limit=1&cursor={cursor}") == ["受理"]


async def test_the_whole_thread_is_one_timeline(mediator: Official, opened: Opened, house: House) -> None:
    await house.settled()
    for kind, case_id in (("dispute", opened.dispute), ("mediation-case", opened.mediation)):
        entries = (await mediator.get(f"/{kind}/{case_id}/thread-timeline")).json()["items"]
        assert {entry["kind"] for entry in entries} == {"dispute", "mediation-case"}
        assert [entry["position"] for entry in entries] == sorted(entry["position"] for entry in entries)


async def test_a_case_is_of_the_kind_it_is_asked_for_as(
    mediator: Official, opened: Opened, house: House
) -> None:
    await house.settled()
    for path, code in (
        (f"/mediation-case/{opened.dispute}", "not-found"),
        (f"/dispute/{opened.mediation}/timeline", "not-found"),
        (f"/dispute/{opened.mediation}/steps", "not-found"),
        (f"/dispute/{uuid4()}", "not-found"),
        (f"/wedding/{opened.dispute}", "unknown-kind"),
        (f"/wedding/{opened.dispute}/steps", "unknown-kind"),
    ):
        answer = await mediator.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, code), path


async def test_the_next_steps_say_why_the_others_are_not_open(
    mediator: Official, opened: Opened, login: Login
) -> None:
    async def steps_of(official: Official) -> dict[str, dict[str, object]]:
        answer = (await official.get(f"/{opened.path}/steps")).json()
        return {step["step"]: step for step in answer["steps"]}

    ours = await steps_of(mediator)
    assert ours["accept"]["open"]
    assert ours["accept"]["why_not"] is None
    assert ours["hold-session"]["why_not"]["code"] == "step-not-open"  # type: ignore[index]
    assert "apply-for" not in ours
    courts = await steps_of(await login("judge"))
    assert courts["accept"]["why_not"]["code"] == "not-permitted"  # type: ignore[index]


async def test_the_register_shows_a_letter_and_when_it_is_due(login: Login, house: House) -> None:
    union = await login("union")
    letter = await served_letter(union)
    await house.settled()
    (row,) = (await union.get("/supervision-register?instrument=reminder&state=served")).json()["items"]
    assert letter.path.endswith(row["letter_id"])
    assert row["addressee"] == "示例电池厂"
    assert row["reply_due"] > TODAY.isoformat()
    assert not row["overdue"]
    for narrowed in (
        "overdue=true",
        "instrument=opinion",
        f"until={(TODAY - timedelta(days=1)).isoformat()}",
    ):
        assert (await union.get(f"/supervision-register?{narrowed}")).json()["items"] == []


async def test_late_entries_show_the_days_and_the_reason(mediator: Official) -> None:
    long_ago = {**DISPUTE, "on": (TODAY - timedelta(days=30)).isoformat()}
    told = await mediator.took("dispute/steps/register", long_ago, late_reason="停电一月")
    (entry,) = (await mediator.get(f"/late-entries?after_position={told['position']}")).json()["items"]
    assert (entry["days"], entry["reason"], entry["term"]) == (30, "停电一月", "登记争议")


async def test_search_finds_parties_and_numbers(mediator: Official, opened: Opened, login: Login) -> None:
    async def found(official: Official, **sought: object) -> list[str]:
        path = f"/api/v1/search?after_position={opened.position}"
        answer = await official.client.post(path, json=sought)
        return [case["title"] for case in answer.json()["items"]]

    assert await found(mediator, words="王甲某", kinds=["dispute"]) == ["王甲某与示例餐饮公司劳动争议"]
    assert await found(mediator, words="餐饮 王甲某", kinds=["dispute"]) == ["王甲某与示例餐饮公司劳动争议"]
    assert await found(await login("judge"), words="餐饮", kinds=["dispute"]) == ["王*与示例餐饮公司劳动争议"]
    assert await found(mediator, words="不存在的公司") == []


@pytest.mark.parametrize(
    ("sought", "field"),
    [
        ({}, "words"),
        ({"words": ""}, "words"),
        ({"words": "长" * 101}, "words"),
        ({"words": "a\u0000b"}, "words"),
        ({"words": "a", "kinds": ["wedding"]}, "kinds"),
        ({"words": "a", "kinds": "dispute"}, "kinds"),
        ({"words": "a", "limit": 0}, "limit"),
        ({"words": "a", "limit": 101}, "limit"),
        ({"words": "a", "sort": "up"}, "sort"),
    ],
)
async def test_a_search_that_is_refused(mediator: Official, sought: object, field: str) -> None:
    answer = await mediator.client.post("/api/v1/search", json=sought)
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, "wrong-body", field)
