"""The witness's addresses: statuses and media types as tlog-witness says, limits, and the page people look at."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from adapters.tlog.note import Note
from adapters.witness.store import WitnessStore
from adapters.witness.submission import log_id
from adapters.witness.witness import TlogWitness
from api.http.witness import LONGEST_SUBMISSION, create_witness_app
from application.witnessing import WitnessBusy
from tests.support.growing_log import ORIGIN, GrowingLog, court_key

LOG = GrowingLog()
FORK = GrowingLog("another", forked_at=3)
HELD = f"/{log_id(ORIGIN)}/checkpoint"


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[TlogWitness]:
    opened = TlogWitness([court_key()], WitnessStore(tmp_path / "court.db"))
    opened.watch(LOG.vkey)
    yield opened
    opened.close()


@pytest.fixture
def client(witness: TlogWitness) -> Iterator[TestClient]:
    with TestClient(create_witness_app(witness)) as opened:
        yield opened


def submit(client: TestClient, old: int, size: int, log: GrowingLog = LOG) -> tuple[int, str, str]:
    answer = client.post("/add-checkpoint", content=log.submission(old, size))
    return answer.status_code, answer.headers["content-type"], answer.text


def test_a_log_is_answered_as_the_specification_says(client: TestClient) -> None:
    status, media_type, lines = submit(client, 0, 5)
    assert (status, media_type) == (200, "text/plain; charset=utf-8")
    assert Note.parse(f"{LOG.note(5).text}\n{lines}".encode()).verified([court_key().verifier])
    assert submit(client, 0, 9) == (409, "text/x.tlog.size", "5\n")
    assert submit(client, 5, 5, FORK)[0] == 409
    assert submit(client, 5, 9, FORK)[0] == 422
    assert submit(client, 0, 9, GrowingLog(origin="log.example/two"))[0] == 404
    assert client.post("/add-checkpoint", content=b"").status_code == 400


def test_what_is_held_is_read_under_the_hash_of_its_origin(client: TestClient) -> None:
    assert client.get(HELD).status_code == 404
    submit(client, 0, 5)
    answer = client.get(HELD)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert len(Note.parse(answer.content).verified([LOG.key.verifier, court_key().verifier])) == 2


@pytest.mark.parametrize("address", ["/x/checkpoint", "/checkpoint", "/refused/1", "/docs", f"{HELD}/"])
def test_nothing_else_is_here(client: TestClient, address: str) -> None:
    assert client.get(address, follow_redirects=False).status_code in {404, 307}


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD"])
def test_checkpoints_are_only_posted(client: TestClient, method: str) -> None:
    answer = client.request(method, "/add-checkpoint")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_what_is_too_long_is_not_read_to_the_end(client: TestClient) -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        while read < 4 * LONGEST_SUBMISSION:
            read += 1 << 16
            yield b"x" * (1 << 16)

    assert client.post("/add-checkpoint", content=endless()).status_code == 413


def test_a_file_that_cannot_be_written_is_told_as_unavailable(
    client: TestClient, witness: TlogWitness, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise WitnessBusy("disk I/O error")

    monkeypatch.setattr(witness, "add_checkpoint", busy)
    assert submit(client, 0, 5)[0] == 503


def test_the_page_tells_logs_sizes_and_refusals_and_escapes_what_others_wrote(
    client: TestClient, witness: TlogWitness
) -> None:
    witness.watch(GrowingLog(origin="<script>alert(1)</script>").vkey)
    submit(client, 0, 5)
    submit(client, 5, 5, FORK)
    answer = client.get("/")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for words in (ORIGIN, "已见证条数", "尚未见证", "日志已分叉", witness.keys[0], HELD[1:]):
        assert words in answer.text.replace("&#43;", "+")
    assert "<script" not in answer.text
    (number,) = re.findall(r'href="refused/(\d+)"', answer.text)
    evidence = client.get(f"/refused/{number}").text
    assert str(LOG.note(5)) in evidence
    assert str(FORK.note(5)) in evidence


def test_an_empty_witness_says_so(tmp_path: Path) -> None:
    witness = TlogWitness([court_key()], WitnessStore(tmp_path / "new.db"))
    with TestClient(create_witness_app(witness)) as client:
        assert "还没有登记日志" in client.get("/").text
    witness.close()


def test_the_styles_of_the_page_are_served_beside_it(client: TestClient) -> None:
    for address in re.findall(r'href="(static/[^"]+)"', client.get("/").text):
        assert client.get(f"/{address}").status_code == 200
