"""A browser that sees the static files under the policy the server sends, and nothing else."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

STATIC = Path(__file__).resolve().parents[3] / "api" / "static"
HOST = "http://gongjian.test"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'"
)
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FRAME = """<!doctype html><html lang="zh-CN" class="govuk-template"><head><meta charset="utf-8">
<title>页面</title><link rel="stylesheet" href="/static/vendor/govuk-frontend.min.css">
<link rel="stylesheet" href="/static/app.css">
<link rel="icon" href="/static/icon.svg"></head><body class="govuk-template__body" data-person="{person}">
<main>{main}</main><script src="/static/vendor/htmx.min.js"></script>
<script type="module" src="/static/app.js"></script></body></html>"""


@pytest.fixture(scope="module")  # its event loop must be gone before other tests open theirs
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium is installed: what the page scripts do is not tested")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield running
        running.close()


Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """Open pages of one tab by their contents; what the policy refuses or a script throws fails the test."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    pages: dict[str, str] = {}
    complaints: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        file = STATIC / path.removeprefix("/static/")
        if path.startswith("/static/") and file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
        elif path in pages:
            headers = {"content-security-policy": POLICY, "content-type": "text/html; charset=utf-8"}
            route.fulfill(body=pages[path], headers=headers)
        else:
            complaints.append(f"asked for {route.request.url}")
            route.abort()

    def open_page(path: str, main: str, *, person: str = "li") -> Page:
        pages[path] = FRAME.format(main=main, person=person)
        page.goto(HOST + path)
        page.locator("body.js-enabled").wait_for()
        return page

    context.route("**/*", answer)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield open_page
    context.close()
    assert complaints == []
