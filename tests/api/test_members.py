"""Thousands of workers in one dispute: joined in one request, read page by page, exported, and brought as a table."""

import csv
import io
import re
from collections.abc import Sequence
from html import unescape
from typing import Any

import httpx2
import pytest
import xlsxwriter

from api.http.member_export import COLUMNS
from application.house import House
from tests.api.given import DISPUTE, Login, Official
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()
MANY = 2000
IDENTITY = ("11010519491231002X", "440524188001010014")


def member(number: int, **known: Any) -> dict[str, Any]:
    claims = [{"kind": "wages", "amount": "12000.00"}, {"kind": "severance", "amount": "0.50"}]
    return {"person": {"name": f"示例{number}"}, "employed_from": "2020-01-01", "claims": claims, **known}


def members(count: int) -> dict[str, Any]:
    return {"on": ON, "members": [member(number) for number in range(count)]}


@pytest.fixture
async def dispute(mediator: Official, house: House) -> str:
    """A dispute of one worker so far: version 1."""
    registered = await mediator.took("dispute/steps/register", DISPUTE)
    await house.settled()
    return str(registered["case_id"])


async def listed(official: Official, dispute: str, narrowed: str = "") -> list[dict[str, Any]]:
    """Every part of the list."""
    rows: list[dict[str, Any]] = []
    cursor = ""
    while True:
        answer = await official.get(f"/dispute/{dispute}/members?limit=500&cursor={cursor}{narrowed}")
        assert answer.status_code == 200, answer.text
        part = answer.json()["members"]
        rows += part["items"]
        cursor = part["next_cursor"]
        if not cursor:
            return rows


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


@pytest.fixture
async def joined(mediator: Official, dispute: str, house: House) -> str:
    """Thirty more: numbers 2 to 31, version 2."""
    await mediator.took(f"dispute/{dispute}/steps/join-members", members(30), 1)
    await house.settled()
    return dispute


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


# By table.


def workbook(rows: Sequence[Sequence[Any]]) -> bytes:
    """A sheet as an official keeps it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("名册")
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return content.getvalue()


async def sent(official: Official, path: str, table: bytes = b"", /, **fields: str) -> httpx2.Response:
    """What a browser sends from the page of a list."""
    year, month, day = ON.split("-")
    typed = {"on-year": year, "on-month": month, "on-day": day, **fields}
    files = {"table": ("list.xlsx", table)}
    return await official.client.post(path, data=typed, files=files)


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


HEADINGS = (
    "序号",
    "姓名",
    "身份证号码",
    "入职日期",
    "是否订立书面合同",
    "拖欠劳动报酬",
    "确认劳动关系",
    "备注",
)


async def test_a_workbook_is_checked_told_back_and_recorded(
    mediator: Official, dispute: str, house: House
) -> None:
    path = f"/cases/dispute/{dispute}/steps/join-members/list"
    assert "空白表格" in (await mediator.client.get(path)).text
    rows = [
        ("示例公司拖欠工资劳动者名册",),
        HEADINGS,
        (1, "示例一", IDENTITY[0], "2020年3月1日", "是", 12000.5, "", "班长"),
        (2, "示例二", "", "2020-03-02", "否", "8,000元", "是", ""),
        ("", "合计", "", "", "", 20000.5, "", ""),
    ]
    check = await sent(mediator, path, workbook(rows), act="check")
    assert check.status_code == 200, check.text
    assert "共 2 行" in check.text
    assert "没有采用：序号、备注" in check.text
    assert "20,000.50 元" in check.text
    told = await sent(mediator, path, act="record", **hidden(check.text))
    assert told.status_code == 303
    assert told.headers["location"] == f"/cases/dispute/{dispute}/members?recorded=2"
    await house.settled()
    one, other = (await listed(mediator, dispute))[1:]
    assert (one["name"], one["employed_from"]) == ("示例一", "2020-03-01")
    assert [(claim["kind_zh"], claim["amount"]) for claim in other["claims"]] == [
        ("拖欠劳动报酬", "8000.00"),
        ("确认劳动关系", ""),
    ]
    again = await sent(mediator, path, act="record", **hidden(check.text))
    assert again.status_code == 303  # a repeat of the same request
    assert len(await listed(mediator, dispute)) == 3


async def test_every_wrong_line_of_a_table_is_told_by_its_number_and_heading(
    mediator: Official, dispute: str
) -> None:
    path = f"/cases/dispute/{dispute}/steps/join-members/list"
    rows = [
        HEADINGS,
        (1, "示例一", "110105194912310021", "2020-02-30", "也许", "1.234", "", ""),
        (2, "", "", "2020-03-02", "", 8000, "", ""),
        (3, "示例三", 110105194912310022, "", "", "", "", ""),
    ]
    lost = await sent(mediator, path, workbook(rows), act="check")
    assert lost.status_code == 422
    assert "末几位已经丢失" in lost.text
    wrong = await sent(mediator, path, workbook(rows[:3]), act="check")
    assert wrong.status_code == 422
    cells = re.findall(r"第 (\d+) 行</th><td[^>]*>([^<]*)</td><td[^>]*>([^<]*)</td>", wrong.text)
    assert [(line, heading) for line, heading, _ in cells] == [
        ("2", "公民身份号码"), ("2", "入职日期"), ("2", "是否订立书面劳动合同"), ("2", "拖欠劳动报酬"), ("3", "姓名"),
    ]  # fmt: skip
    assert "最多两位小数" in cells[3][2]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (b"", "请选择文件"),
        (b"PK\x03\x04nothing", "工作簿不能读取"),
        (b"\xff\xfe\x00", "请上传 Excel"),
        ("编号,称呼\n1,示例\n".encode(), "没有找到这些列的表头：姓名"),
        ("姓名\n".encode(), "表头下面没有数据"),
        ("姓名,姓名\n示例,示例\n".encode("gb18030"), "出现了两次：姓名"),
    ],
)
async def test_a_table_that_is_none_is_refused_in_words(
    mediator: Official, dispute: str, table: bytes, sentence: str
) -> None:
    path = f"/cases/dispute/{dispute}/steps/join-members/list"
    answer = await sent(mediator, path, table, act="check")
    assert answer.status_code == 422
    assert sentence in answer.text


async def test_a_list_carried_through_the_check_cannot_be_forged_into_a_fault(
    mediator: Official, dispute: str
) -> None:
    path = f"/cases/dispute/{dispute}/steps/join-members/list"
    for rows in ("nonsense", "AAAA"):
        answer = await sent(mediator, path, act="record", rows=rows, key="12345678", version="1")
        assert answer.status_code == 422
        assert "请重新选择文件" in answer.text


async def test_the_exported_list_is_filled_in_and_brought_back(
    mediator: Official, joined: str, house: House
) -> None:
    mediation = {"on": ON, "body": "peoples", "applicant": "worker", "how": "written", "dispute_id": joined}
    await mediator.took("mediation-case/steps/apply-for", mediation)
    await house.settled()
    exported = await mediator.get(f"/dispute/{joined}/members.csv?since=30")
    rows = list(csv.reader(io.StringIO(exported.content.decode("utf-8-sig"))))
    result, amount = rows[0].index("处理结果"), rows[0].index("处理金额（元）")
    for row in rows[1:]:
        row[result], row[amount] = "达成调解", "5000"
    back = io.StringIO()
    csv.writer(back).writerows(rows)
    path = f"/cases/dispute/{joined}/steps/record-results/list"
    typed = {"procedure": "mediation", "document": "示调〔2026〕1号"}
    check = await sent(mediator, path, back.getvalue().encode("gb18030"), act="check", **typed)
    assert check.status_code == 200, check.text
    told = await sent(mediator, path, act="record", **hidden(check.text))
    assert told.status_code == 303
    await house.settled()
    assert [row["adjudged"] for row in await listed(mediator, joined, "&since=30")] == ["5000.00"] * 2


async def test_an_empty_table_has_the_headings_of_the_questions(mediator: Official, dispute: str) -> None:
    path = f"/cases/dispute/{dispute}/steps"
    written = await mediator.client.get(f"{path}/record-results/list.csv")
    assert written.content.decode("utf-8-sig").strip() == "劳动者序号,处理结果,处理金额"
    assert (await mediator.client.get(f"{path}/join-members/list.xlsx")).content.startswith(b"PK")
    assert (await mediator.client.get(f"{path}/join-worker/list")).status_code == 404
    assert (await mediator.client.get(f"/cases/dispute/{dispute}/members?since=x")).text.count(
        "请填写劳动者的序号"
    )
