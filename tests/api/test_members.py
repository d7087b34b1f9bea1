"""Thousands of workers in one dispute: joined in one request, read page by page and exported."""

import csv
import io

import pytest

from api.http.member_export import COLUMNS
from application.house import House
from tests.api.given import Login, Official
from tests.api.member_list import IDENTITY, ON, listed, members

pytestmark = pytest.mark.anyio
MANY = 2000


async def test_two_thousand_join_in_one_request_and_each_is_answered_with_a_number(
    mediator: Official, dispute: str, house: House
) -> None:
    path, answers = f"dispute/{dispute}/steps/join-members", members(MANY)
    first = await mediator.take(path, answers, 1, key="the-list")
    assert first.status_code == 201
    told = first.json()
    assert told["rows"] == [{"row": row, "number": row + 1} for row in range(1, MANY + 1)]
    assert told["version"] == 5  # four entries of five hundred
    again = await mediator.take(path, answers, 1, key="the-list")
    assert (again.status_code, again.content) == (200, first.content)
    await house.settled()

    rows = await listed(mediator, dispute)
    assert [row["number"] for row in rows] == list(range(1, MANY + 2))
    assert rows[-1]["name"] == f"示例{MANY - 1}"
    assert rows[-1]["claims"][1] == {"kind": "severance", "kind_zh": "经济补偿", "amount": "0.50"}
    totals = (await mediator.get(f"/dispute/{dispute}/members")).json()["totals"]
    assert (totals["members"], totals["claimed"]) == (MANY + 1, "24001000.00")
    shown = (await mediator.get(f"/dispute/{dispute}")).json()["case"]
    assert shown["title"] == f"王甲某等{MANY + 1}人与示例餐饮公司劳动争议"
    assert shown["amount"] == "24013000.50"


async def test_a_list_is_one_line_of_the_timeline_with_a_link(
    mediator: Official, dispute: str, house: House
) -> None:
    await mediator.took(f"dispute/{dispute}/steps/join-members", members(60), 1)
    await house.settled()
    entry = (await mediator.get(f"/dispute/{dispute}/timeline")).json()["items"][1]
    (detail,) = [one for one in entry["details"] if one["link"]]
    assert detail["value"] == "共 60 名，第 2 至 61 号；逐人见劳动者名册"
    assert detail["link"] == f"/cases/dispute/{dispute}/members"
    assert "示例5" not in str(entry)
    page = (await mediator.client.get(f"/cases/dispute/{dispute}")).text
    particulars, below_the_sums, entry_of_the_list = 1, 1, 1
    links = page.count(f"/cases/dispute/{dispute}/members")
    assert links == particulars + below_the_sums + entry_of_the_list


async def test_every_wrong_row_is_told_by_field_and_code_and_nothing_is_recorded(
    mediator: Official, dispute: str, house: House
) -> None:
    answers = members(6)
    answers["members"][1]["person"] = {}
    answers["members"][4]["claims"][0]["amount"] = "1.234"
    wrong = await mediator.take(f"dispute/{dispute}/steps/join-members", answers, 1)
    faults = {one["name"]: one["code"] for one in wrong.json()["invalid_params"]}
    assert wrong.status_code == 422
    assert faults == {
        "members.1.person.name": "missing",
        "members.4.claims.0.amount": "amount-precision",
    }
    answers = members(6)
    for place in (2, 5):
        answers["members"][place]["employed_until"] = "2019-12-31"
    lawless = (await mediator.take(f"dispute/{dispute}/steps/join-members", answers, 1)).json()
    assert lawless["code"] == "rows-refused"
    assert [(one["name"], one["code"]) for one in lawless["invalid_params"]] == [
        (f"members.{place}.employed_until", "employed-backwards") for place in (2, 5)
    ]
    too_many = (await mediator.take(f"dispute/{dispute}/steps/join-members", members(MANY + 1), 1)).json()
    assert [one["code"] for one in too_many["invalid_params"]] == ["too-long"]
    await house.settled()
    assert len(await listed(mediator, dispute)) == 1


async def test_nobody_joins_twice_by_their_identity_number(mediator: Official, dispute: str) -> None:
    path = f"dispute/{dispute}/steps/join-members"
    known, other = ({"name": "示例", "identity_number": number} for number in IDENTITY)
    twice = await mediator.take(path, {"on": ON, "members": [{"person": known}, {"person": known}]}, 1)
    assert [one["name"] for one in twice.json()["invalid_params"]] == ["members.1.person.identity_number"]
    await mediator.took(path, {"on": ON, "members": [{"person": known}]}, 1)
    again = await mediator.take(path, {"on": ON, "members": [{"person": other}, {"person": known}]}, 2)
    (fault,) = again.json()["invalid_params"]
    assert (fault["name"], fault["code"]) == ("members.1.person.identity_number", "already-a-member")
    assert "第 2 名劳动者" in fault["reason"]
    await mediator.took(
        f"dispute/{dispute}/steps/let-members-go", {"on": ON, "why": "withdrew", "members": [2]}, 2
    )
    await mediator.took(path, {"on": ON, "members": [{"person": known}]}, 3)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("mediator", "示例3"), ("judge", "示*"), ("procurator", "示*"), ("far-judge", None), ("union", None),
     ("administrator", None), ("other-mediator", None)],
)  # fmt: skip
async def test_names_are_told_to_those_who_take_part_and_the_list_to_those_who_see_the_case(
    name: str, expected: str | None, joined: str, login: Login
) -> None:
    official = await login(name)
    for path in ("/members", "/members.csv", "/members.xlsx"):
        answer = await official.get(f"/dispute/{joined}{path}")
        assert answer.status_code == (200 if expected else 404), path
    page = await official.client.get(f"/cases/dispute/{joined}/members")
    assert page.status_code == (200 if expected else 404)
    if expected:
        assert (await listed(official, joined))[4]["name"] == expected
        assert (f"<b>{expected}</b>" in page.text) is True
        exported = await official.get(f"/dispute/{joined}/members.csv")
        assert list(csv.DictReader(io.StringIO(exported.content.decode("utf-8-sig"))))[4]["姓名"] == expected


async def test_the_list_is_narrowed_alike_as_list_and_as_table(
    mediator: Official, joined: str, house: House
) -> None:
    await mediator.took(
        f"dispute/{joined}/steps/let-members-go", {"on": ON, "why": "settled", "members": [5, 6]}, 2
    )
    await house.settled()
    for narrowed, numbers in (
        ("&which=left", [5, 6]),
        ("&which=staying&since=29", [29, 30, 31]),
        ("&which=representatives", []),
        ("&which=undecided&since=30", [30, 31]),
    ):
        assert [row["number"] for row in await listed(mediator, joined, narrowed)] == numbers
        exported = await mediator.get(f"/dispute/{joined}/members.csv?{narrowed[1:]}")
        rows = list(csv.reader(io.StringIO(exported.content.decode("utf-8-sig"))))
        assert rows[0] == [heading for heading, _, _ in COLUMNS]
        assert [int(row[0]) for row in rows[1:]] == numbers
    wrong = await mediator.get(f"/dispute/{joined}/members?which=nobody")
    assert (wrong.status_code, wrong.json()["field"]) == (400, "which")
    first = (await mediator.get(f"/dispute/{joined}/members?limit=2")).json()["members"]["next_cursor"]
    other = await mediator.get(f"/dispute/{joined}/members?limit=2&which=left&cursor={first}")
    assert (other.status_code, other.json()["code"]) == (400, "bad-cursor")


async def test_election_results_and_payments_stand_in_the_list(
    mediator: Official, joined: str, house: House
) -> None:
    mediation = {"on": ON, "body": "peoples", "applicant": "worker", "how": "written", "dispute_id": joined}
    await mediator.took("mediation-case/steps/apply-for", mediation)
    await house.settled()
    path = f"dispute/{joined}/steps"
    elected = {"on": ON, "procedure": "mediation", "representatives": [2, 3]}
    await mediator.took(f"{path}/elect-representatives", elected, 3)
    decided = [{"number": number, "outcome": "settled", "amount": "9000.00"} for number in (2, 3, 4)]
    results = {"on": ON, "procedure": "mediation", "document": "示调〔2026〕1号", "members": decided}
    told = await mediator.took(f"{path}/record-results", results, 4)
    assert told["rows"] == [{"row": 1, "number": 2}, {"row": 2, "number": 3}, {"row": 3, "number": 4}]
    payments = [{"number": 2, "amount": "9000.00"}, {"number": 3, "amount": "100.00"}]
    await mediator.took(f"{path}/record-payments", {"on": ON, "members": payments}, 5)
    more = [{"number": 2, "amount": "0.01"}, {"number": 3, "amount": "8900.00"}]
    refused = (await mediator.take(f"{path}/record-payments", {"on": ON, "members": more}, 6)).json()
    assert [(one["name"], one["code"]) for one in refused["invalid_params"]] == [
        ("members.0.amount", "paid-more-than-due")
    ]
    await house.settled()
    rows = {row["number"]: row for row in await listed(mediator, joined)}
    assert rows[2]["represents"] == ["调解"]
    assert (rows[3]["outcome_zh"], rows[3]["adjudged"], rows[3]["paid"]) == ("达成调解", "9000.00", "100.00")
    assert [row["number"] for row in await listed(mediator, joined, "&which=unpaid")] == [3, 4]
    totals = (await mediator.get(f"/dispute/{joined}/members")).json()["totals"]
    assert {name: totals[name] for name in ("decided", "adjudged", "paid", "unpaid")} == {
        "decided": 3, "adjudged": "27000.00", "paid": "9100.00", "unpaid": "17900.00",
    }  # fmt: skip
