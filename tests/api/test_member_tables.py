"""The list of workers by table: checked, told back, recorded, exported, filled in and brought back."""

import csv
import io
import re
from collections.abc import Sequence
from html import unescape
from typing import Any

import httpx2
import pytest
import xlsxwriter

from application.house import House
from tests.api.given import Official
from tests.api.member_list import IDENTITY, ON, listed

pytestmark = pytest.mark.anyio


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
