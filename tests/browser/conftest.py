"""A real server on loopback and a real browser: what a person sees, presses and is told."""

import asyncio
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from adapters.people_file import read_people
from adapters.scenario_file import right_scenarios
from adapters.settings import Settings
from api.http.app import create_app
from api.main import build_house, demonstration_folder
from api.pages import error_page, router
from application.demonstration import RUN, enrol
from application.house import House
from application.house_player import HousePlayer
from application.scenario import play
from tests.support.clock import CLOCK

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP intranet.test 127.0.0.1",
)  # fmt: skip
PLAYED = ("me-05", "yh-02", "fiction-unanswered-letter", "fiction-whole-road")
"""Demonstration cases that are in the record before the tests begin."""
PEOPLE = (
    "tiaojie1", "tiaojie2", "quzhongcai1", "quzhongcai2", "fayuan1", "gonghui1", "jiancha1", "xiji1", "xiji2",
    "gaoyou1", "gaoyou2", "guanli1", "guanli2",
)  # fmt: skip

expect.set_options(timeout=20_000)  # how long a busy machine may take; nobody waits for it elsewhere

MENTIONED = (
    "the server responded with a status of 4",  # a refused form
    "Cross-Origin-Opener-Policy header has been ignored",  # over plain HTTP
)
"""What the browser mentions and no page can help; everything else is a fault."""


class Serving(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.answers = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.loop = asyncio.get_running_loop()
        self.answers.set()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the house is at home for these tests."""
    settings = Settings(data_folder=tmp_path_factory.mktemp("house"))
    house = build_house(settings, clock=CLOCK)
    app = create_app(
        house, routers=(router(house),), secure_cookies=False, demonstration=True, error_page=error_page
    )
    listening = socket.create_server(("127.0.0.1", 0))
    server = Serving(uvicorn.Config(app, log_level="warning"))
    serving = threading.Thread(target=server.run, args=([listening],))
    serving.start()
    try:
        assert server.answers.wait(60)
        # In the server's own loop: casework keeps turns in locks that belong to one loop.
        asyncio.run_coroutine_threadsafe(_play_published_cases(house), server.loop).result(120)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        serving.join()


async def _play_published_cases(house: House) -> None:
    folder = demonstration_folder()
    people = [person for person in read_people(folder / "people.yaml") if person.login in PEOPLE]
    await asyncio.to_thread(enrol, house.accounts, people)
    for scenario in right_scenarios(folder):
        if scenario.id in PLAYED:
            await play(
                scenario, HousePlayer.of(house), run=RUN, today=house.clock.today(), tell=lambda _: None
            )
    await house.settled()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; closed after each file, because it keeps an event loop running."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium is installed: the pages are not tested in a browser")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield running
        running.close()


Enter = Callable[..., Page]


@pytest.fixture
def enter(browser: Browser, address: str) -> Iterator[Enter]:
    """Come in as somebody; every page is watched for requests elsewhere and for complaints of the browser."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    elsewhere: list[str] = []

    def complain(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"} and not any(known in said.text for known in MENTIONED):
            complaints.append(said.text)

    def come_in(
        login: str = "", *, phone: bool = False, scripts: bool = True, host: str = "127.0.0.1"
    ) -> Page:
        context = browser.new_context(
            base_url=address.replace("127.0.0.1", host),
            locale="zh-CN",
            java_script_enabled=scripts,
            viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 900},
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", complain)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: elsewhere.append(request.url))
        page.goto("/login")
        if login:
            page.locator(f'button[name="login"][value="{login}"]').click()
            page.get_by_role("heading", name="案件", exact=True).wait_for()
        return page

    yield come_in
    for context in contexts:
        context.close()
    assert complaints == []
    ours = {urlsplit(address).netloc, f"intranet.test:{urlsplit(address).port}"}
    assert {urlsplit(url).netloc for url in elsewhere} <= ours
