"""Scenarios over HTTP: against the real server, and against one that behaves badly."""

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from uuid import UUID

import pytest
import uvicorn

from adapters.people_file import read_people
from adapters.scenario_file import read_scenario
from adapters.scenario_over_http import HttpPlayer, ServerUnreachable
from adapters.settings import Settings
from api.main import build_app, build_house, demonstration_folder
from application.demonstration import PASSWORD, enrol
from application.scenario import Asked, Fault, Outcome, Taken, TurnedDown, play
from tests.support.clock import CLOCK, TODAY

FOLDER = demonstration_folder()
CAST = {"xiji1", "xiji2", "tiaojie1", "guanshanhu1"}
CASE = UUID(int=9)
RECORDED = {
    "case_id": str(CASE),
    "kind": "dispute",
    "version": 3,
    "position": 8,
    "events": ["dispute.registered"],
}
OPENING = Asked(kind="dispute", step="register", key="run/trial/1", written="", answers={"on": "2026-11-22"})
LATER = Asked(
    kind="dispute",
    step="join-worker",
    key="run/trial/2",
    written="",
    answers={},
    case_id=CASE,
    late_reason="补录",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole application on a free loopback port."""
    settings = Settings(data_folder=tmp_path_factory.mktemp("served"), database_url="")
    house = build_house(settings, clock=CLOCK)
    enrol(house.accounts, [one for one in read_people(FOLDER / "people.yaml") if one.login in CAST])
    listening = socket.create_server(("127.0.0.1", 0))
    served = uvicorn.Server(uvicorn.Config(build_app(house, settings), log_config=None, access_log=False))
    thread = threading.Thread(target=served.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    served.should_exit = True
    thread.join()
    listening.close()


@pytest.mark.parametrize("name", ["me-05.wrong.yaml", "me-05.yaml", "yh-11.yaml"])
def test_a_scenario_comes_out_over_http_as_it_does_in_the_house(name: str, server: str) -> None:
    scenario = read_scenario(FOLDER / name)
    with closing(HttpPlayer(server, PASSWORD)) as player:
        playing = play(scenario, player, run=f"http-{name}", today=TODAY)
        report = asyncio.run(playing)
    assert not report.differences


def test_a_person_who_may_not_log_in_is_refused_and_not_tried_again(server: str) -> None:
    with closing(HttpPlayer(server, "wrong")) as player:
        outcomes = [asyncio.run(player.take("xiji1", OPENING)) for _ in range(8)]
    assert {outcome.code for outcome in outcomes if isinstance(outcome, TurnedDown)} == {"login-refused"}


class Script(BaseHTTPRequestHandler):
    """A server that answers what the test laid down, and keeps what it was sent."""

    protocol_version = "HTTP/1.1"
    answers: ClassVar[list[tuple[int, Any]]]
    heard: ClassVar[list[dict[str, Any]]]

    def do_POST(self) -> None:
        """Log anybody in; answer everything else by the script."""
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.endswith("/sessions"):
            self._answer(201, {"token": "t"})
            return
        self.heard.append(
            {"path": self.path, "sent": sent, **{key.lower(): self.headers[key] for key in self.headers}}
        )
        status, answer = self.answers.pop(0)
        if status == 0:
            self.close_connection = True
        else:
            self._answer(status, answer)

    def _answer(self, status: int, answer: Any) -> None:
        content = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """A test prints nothing."""


def taken(asked: Asked, *laid_down: tuple[int, Any]) -> tuple[Outcome, list[dict[str, Any]]]:
    """What comes of a step when the server answers so, and what the server heard."""

    class OneScript(Script):
        answers: ClassVar = list(laid_down)
        heard: ClassVar = []

    with ThreadingHTTPServer(("127.0.0.1", 0), OneScript) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        with closing(HttpPlayer(f"http://127.0.0.1:{http.server_port}", PASSWORD)) as player:
            outcome = asyncio.run(player.take("anybody", asked))
        http.shutdown()
        thread.join()
    assert not OneScript.answers
    return outcome, OneScript.heard


def test_a_step_is_sent_with_its_key_and_without_a_version_where_it_opens_a_case() -> None:
    outcome, heard = taken(OPENING, (201, RECORDED))
    assert outcome == Taken(case_id=CASE, version=3, position=8, events=("dispute.registered",))
    assert heard[0]["path"] == "/api/v1/dispute/steps/register"
    assert heard[0]["sent"] == {"answers": {"on": "2026-11-22"}}
    assert heard[0]["idempotency-key"] == "run/trial/1"
    assert heard[0]["authorization"] == "Bearer t"
    assert "if-match" not in heard[0]


def test_a_repeated_command_is_known_as_one() -> None:
    outcome, _ = taken(OPENING, (200, RECORDED))
    assert isinstance(outcome, Taken)
    assert outcome.repeated


def test_when_the_case_has_moved_on_the_step_is_taken_on_the_newest_version() -> None:
    moved = {"code": "version-moved-on", "detail": "", "current_version": 5}
    outcome, heard = taken(LATER, (412, moved), (201, RECORDED))
    assert isinstance(outcome, Taken)
    assert [request["if-match"] for request in heard] == ['"0"', '"5"']
    assert heard[1]["sent"] == {"answers": {}, "late_reason": "补录"}


def test_who_acts_on_an_outdated_page_is_told_so() -> None:
    moved = {"code": "version-moved-on", "detail": "已有新的记录", "current_version": 5}
    asked = Asked(kind="dispute", step="close", key="k", written="", answers={}, case_id=CASE, version=2)
    outcome, heard = taken(asked, (412, moved))
    assert isinstance(outcome, TurnedDown)
    assert (outcome.code, outcome.sentence) == ("version-moved-on", "已有新的记录")
    assert [request["if-match"] for request in heard] == ['"2"']


def test_a_dropped_line_is_taken_up_again_with_the_same_key() -> None:
    outcome, heard = taken(OPENING, (0, None), (200, RECORDED))
    assert isinstance(outcome, Taken)
    assert [request["idempotency-key"] for request in heard] == ["run/trial/1"] * 2


def test_a_busy_server_is_asked_again() -> None:
    busy = {"code": "unavailable", "detail": "系统繁忙"}
    outcome, heard = taken(OPENING, (503, busy), (201, RECORDED))
    assert isinstance(outcome, Taken)
    assert len(heard) == 2


def test_a_problem_names_its_rule_and_every_wrong_field() -> None:
    problem = {
        "code": "invalid-answers",
        "detail": "填写的内容有误。",
        "authority": "民事诉讼法",
        "invalid_params": [{"name": "claims.0.amount", "code": "amount-precision", "reason": "最多两位小数"}],
    }
    outcome, _ = taken(OPENING, (422, problem))
    fault = Fault(field="claims.0.amount", rule="amount-precision", reason="最多两位小数")
    assert outcome == TurnedDown(
        code="invalid-answers", sentence="填写的内容有误。", authority="民事诉讼法", faults=(fault,)
    )


def test_an_address_where_nobody_listens_is_refused_plainly() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken_port:
        port = taken_port.getsockname()[1]
    with (
        closing(HttpPlayer(f"http://127.0.0.1:{port}", PASSWORD)) as player,
        pytest.raises(ServerUnreachable),
    ):
        asyncio.run(player.take("xiji1", OPENING))


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "ftp://example.invalid", "http://"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ServerUnreachable, match="不是网址"):
        HttpPlayer(url, PASSWORD)
