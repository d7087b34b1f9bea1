"""Proofs in the reader's own browser: every record of a page, and that the log is the one it saw last time."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Enter
from tests.browser.test_reading_the_record import follow

pytestmark = pytest.mark.browser
INCLUSIONS = "**/api/v1/log/inclusions?*"


def on_the_way(page: Page, change: Callable[[Any], None]) -> None:
    """Somebody between the server and the browser changes what is told."""

    def handle(route: Route) -> None:
        told = route.fetch().json()
        change(told)
        route.fulfill(json=told)

    page.route(INCLUSIONS, handle)


def test_every_record_of_a_page_is_checked_where_it_is_read(enter: Enter) -> None:
    page = enter("xiji2")
    follow(page, "mediation-case")
    marks = page.locator(".moj-timeline__item [data-proof]")
    expect(page.locator("[data-proof-summary]")).to_contain_text("已由您的浏览器核验")
    expect(marks.filter(has_text="已核验")).to_have_count(marks.count())
    assert marks.count() > 3


def test_a_record_exchanged_on_the_way_is_named(enter: Enter) -> None:
    page = enter("xiji2")

    def exchange(told: Any) -> None:
        leaf = json.loads(told["records"][1]["leaf"])
        told["records"][1]["leaf"] = json.dumps({**leaf, "capacity": "court"}, separators=(",", ":"))

    on_the_way(page, exchange)
    follow(page, "mediation-case")
    expect(page.get_by_role("alert")).to_contain_text("1 条记录与已签名的日志不符")
    expect(page.locator("[data-proof=wrong]")).to_have_text("核验不符")


def test_a_checkpoint_that_the_log_did_not_sign_is_not_trusted(enter: Enter) -> None:
    page = enter("xiji2")

    def other_size(told: Any) -> None:
        told["checkpoint"] = told["checkpoint"].replace(f"\n{told['size']}\n", f"\n{told['size'] + 1}\n", 1)

    on_the_way(page, other_size)
    follow(page, "mediation-case")
    expect(page.get_by_role("alert")).to_contain_text("检查点的签名不是日志密钥所作")
    expect(page.locator("[data-proof=proved]")).to_have_count(0)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        # Looking again is recorded itself, so the log has grown: it is no continuation of what was changed.
        ("kept.root = btoa('x'.repeat(32))", "本浏览器上次所见"),
        ("kept.size = '5'", "不是本浏览器上次所见（5 条）的延续"),
        ("kept.size = String(Number(kept.size) + 1)", "本浏览器上次所见"),
        ("kept.key = 'other+00000000+AQ=='", "签名密钥与本浏览器上次所见不同"),
    ],
)
def test_a_log_that_is_not_the_one_seen_last_time_is_not_trusted(
    enter: Enter, change: str, told: str
) -> None:
    page = enter("xiji2")
    follow(page, "mediation-case")
    expect(page.locator("[data-proof-summary]")).to_contain_text("已由您的浏览器核验")
    page.evaluate(
        f"""() => {{ const kept = JSON.parse(localStorage.getItem("gongjian-log")); {change};
        localStorage.setItem("gongjian-log", JSON.stringify(kept)); }}"""
    )
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text(told)
