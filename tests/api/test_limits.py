"""The board of limits over HTTP and as a table: one filter, one order, and nothing of cases one may not open."""

import csv
import io
from datetime import timedelta
from itertools import product
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from api.http.exporting import COLUMNS
from api.http.sheets import as_csv, harmless
from application.house import House
from tests.api.given import DISPUTE, INSTITUTIONS, Login, Official, Opened, served_letter
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
LONG_AGO = (TODAY - timedelta(days=90)).isoformat()
SEEN = {
    "mediator": {"mediation-case"},
    "arbitrator": {"mediation-case"},
    "judge": {"mediation-case", "supervision-letter"},
    "procurator": {"mediation-case", "supervision-letter"},
    "union": {"supervision-letter"},
    "inspector": {"supervision-letter"},
}
"""Of a mediation and a letter in the county; whoever is not named sees neither."""


async def listed(official: Official, narrowed: str = "") -> list[dict[str, Any]]:
    answer = await official.get(f"/limits?{narrowed}")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def exported(official: Official, narrowed: str = "") -> list[dict[str, str]]:
    answer = await official.get(f"/limits.csv?{narrowed}")
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith("\ufeff情况,".encode())
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def workbook(content: bytes) -> list[str]:
    """The texts of a workbook's cells; none is a formula."""
    with ZipFile(io.BytesIO(content)) as parts:
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    assert {cell.get("t") for cell in sheet.iter(f"{space}c")} == {"inlineStr"}
    return [text.text or "" for text in sheet.iter(f"{space}t")]


async def overdue_mediation(mediator: Official) -> None:
    """A mediation applied for long ago, which nobody has decided on."""
    dispute = await mediator.took("dispute/steps/register", {**DISPUTE, "on": LONG_AGO}, late_reason="补录")
    answers = {"on": LONG_AGO, "body": "peoples", "applicant": "worker", "how": "written"}
    about = {**answers, "dispute_id": dispute["case_id"]}
    await mediator.took("mediation-case/steps/apply-for", about, late_reason="补录")


async def test_a_limit_is_told_with_its_article_and_its_sum(mediator: Official, opened: Opened) -> None:
    answer = (await mediator.get(f"/limits?after_position={opened.position}")).json()
    assert answer["as_of"]["position"] >= opened.position
    (row,) = answer["items"]
    assert (row["case_id"], row["kind_zh"], row["state"]) == (opened.mediation, "调解案件", "running")
    assert row["title"] == "王甲某与示例餐饮公司劳动争议"
    assert row["falls_on"] > TODAY.isoformat()
    assert row["words"] == f"还有 {row['days_left']} 日"
    assert row["name"]
    assert row["authority"]
    assert row["starts_from"] in row["explanation"]


async def test_a_case_tells_all_of_its_limits_each_line_of_the_sum_for_itself(
    mediator: Official, opened: Opened, login: Login, house: House
) -> None:
    await house.settled()
    (row,) = (await mediator.get(f"/{opened.path}/limits")).json()["items"]
    assert row["case_id"] == opened.mediation
    assert "".join(f"{line['text']}。" for line in row["lines"]) == row["explanation"]
    assert f"工作日历 {row['calendar']}" in [line["text"] for line in row["lines"]]
    assert (row["limit_id"], row["party"], row["counted_before"]) == ("1.period", "", None)
    assert (await (await login("union")).get(f"/{opened.path}/limits")).status_code == 404


async def test_overdue_limits_come_first_page_by_page(
    mediator: Official, opened: Opened, house: House
) -> None:
    await overdue_mediation(mediator)
    await house.settled()
    first = (await mediator.get("/limits?limit=1")).json()
    second = (await mediator.get(f"/limits?limit=1&cursor={first['next_cursor']}")).json()
    assert [page["items"][0]["overdue"] for page in (first, second)] == [True, False]
    assert second["items"][0]["case_id"] == opened.mediation
    assert second["next_cursor"] == ""
    other = await mediator.get(f"/limits?limit=1&state=all&cursor={first['next_cursor']}")
    assert (other.status_code, other.json()["code"]) == (400, "bad-cursor")


@pytest.mark.usefixtures("opened")
async def test_the_board_is_narrowed_alike_as_list_and_as_table(mediator: Official, house: House) -> None:
    await overdue_mediation(mediator)
    await house.settled()
    code = (await listed(mediator))[0]["code"]
    for narrowed, expected in {
        "": 2,
        "state=overdue": 1,
        "state=suspended": 0,
        "state=all&mine=true": 2,
        "kind=arbitration-case": 0,
        "kind=mediation-case&kind=dispute": 2,
        f"code={code}": 2,
        "code=no-such-rule": 0,
        f"due_since={TODAY.isoformat()}": 1,
        f"due_until={TODAY.isoformat()}": 1,
    }.items():
        assert len(await listed(mediator, narrowed)) == expected, narrowed
        assert len(await exported(mediator, narrowed)) == expected, narrowed


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("colour=red", "colour"),
        ("state=late", "state"),
        ("state=open&state=all", "state"),
        ("kind=wedding", "kind"),
        ("mine=1", "mine"),
        ("due_since=2026-02-30", "due_since"),
        ("code=%00", "code"),
    ],
)
@pytest.mark.parametrize("path", ["/limits", "/limits.csv", "/limits.xlsx"])
async def test_a_wrong_parameter_is_named(mediator: Official, path: str, query: str, name: str) -> None:
    answer = await mediator.get(f"{path}?{query}")
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (
        400,
        "wrong-parameter",
        name,
    )


async def test_a_table_is_taken_as_a_whole_and_knows_no_pages(mediator: Official) -> None:
    for ending, name in product(("csv", "xlsx"), ("limit", "cursor")):
        assert (await mediator.get(f"/limits.{ending}?{name}=1")).status_code == 400


async def test_a_table_has_the_rows_of_every_page(
    mediator: Official, opened: Opened, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.http.exporting.AT_ONCE", 1)
    for _ in range(2):
        await overdue_mediation(mediator)
    await house.settled()
    rows = await exported(mediator)
    assert [row["案件标识"] for row in rows] == [row["case_id"] for row in await listed(mediator)]
    assert len(rows) == 3
    assert rows[-1]["案件标识"] == opened.mediation


async def test_a_table_is_a_file_for_a_spreadsheet(mediator: Official, opened: Opened, house: House) -> None:
    await house.settled()
    answer = await mediator.get("/limits.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="limits.csv"; filename*=')
    assert int(answer.headers["x-as-of-position"]) >= opened.position
    assert "\r\n" in answer.text
    (row,) = await exported(mediator)
    assert list(row) == [heading for heading, _, _ in COLUMNS]
    assert row["案件"] == "王甲某与示例餐饮公司劳动争议"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    assert harmless(formula) == f"'{formula}"
    (row,) = csv.reader(io.StringIO("".join(as_csv([[formula, "1,2"]])).lstrip("\ufeff"), newline=""))
    assert row == [f"'{formula}", "1,2"]


async def test_a_name_that_is_a_formula_is_told_as_text(mediator: Official, house: House) -> None:
    worker = {"person": {"name": '=HYPERLINK("http://example.test")'}}
    dispute = await mediator.took("dispute/steps/register", {**DISPUTE, "workers": [worker]})
    answers = {"on": TODAY.isoformat(), "body": "peoples", "applicant": "worker", "how": "written"}
    about = {**answers, "dispute_id": dispute["case_id"]}
    await mediator.took("mediation-case/steps/apply-for", about)
    await house.settled()
    (row,) = await exported(mediator)
    assert row["案件"].startswith("'=HYPERLINK(")
    assert any(
        cell.startswith("=HYPERLINK(") for cell in workbook((await mediator.get("/limits.xlsx")).content)
    )


@pytest.mark.parametrize("name", INSTITUTIONS)
async def test_what_may_not_be_opened_is_in_no_list_no_count_and_no_table(
    name: str, login: Login, opened: Opened, house: House
) -> None:
    letter = await served_letter(await login("union"))
    await house.settled()
    ids = {"mediation-case": opened.mediation, "supervision-letter": letter.path.rpartition("/")[2]}
    expected = {ids[kind] for kind in SEEN.get(name, set())}
    official = await login(name)
    for narrowed in ("", "state=all", "limit=1", *(f"kind={kind}&state=all" for kind in ids)):
        page = (await official.get(f"/limits?{narrowed}")).json()
        found = {row["case_id"] for row in page["items"]}
        assert found <= expected, narrowed
        assert bool(page["next_cursor"]) is (narrowed == "limit=1" and len(expected) > 1)
    assert {row["case_id"] for row in await listed(official)} == expected
    assert {row["案件标识"] for row in await exported(official, "state=all")} == expected
    text = (await official.get("/limits.csv?state=all")).text
    assert ("王甲某" in text) is (name == "mediator")
    cells = workbook((await official.get("/limits.xlsx?state=all")).content)
    assert {case_id for case_id in ids.values() if case_id in cells} == expected
    assert any("王甲某" in cell for cell in cells) is (name == "mediator")


async def test_nobody_who_is_not_logged_in_reads_the_board(login: Login) -> None:
    stranger = await login("mediator")
    stranger.client.headers.pop("Authorization")
    for path in ("/limits", "/limits.csv", "/limits.xlsx"):
        assert (await stranger.get(path)).status_code == 401


async def test_the_board_is_described(mediator: Official) -> None:
    paths = (await mediator.client.get("/openapi.json")).json()["paths"]
    names = {parameter["name"] for parameter in paths["/api/v1/limits"]["get"]["parameters"]}
    assert {"state", "mine", "kind", "code", "due_since", "due_until", "cursor", "limit"} < names
    for ending in ("csv", "xlsx"):
        described = {one["name"] for one in paths[f"/api/v1/limits.{ending}"]["get"]["parameters"]}
        assert described == names - {"cursor", "limit"} | {"access_purpose"}
