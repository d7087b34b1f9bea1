"""Transcripts: what was asked and answered, byte for byte, played against a witness over its addresses.

A file begins with `witness NAME`, `log ORIGIN`, `clock SECONDS`, each alone on a line; comments begin with `#`. Then, in
turn: `> METHOD ADDRESS` with the body below it, and `< STATUS MEDIA-TYPE` with the answer below it (or nothing, where
only the status counts: the words of a refusal are not part of the specification). Keys are the fixed ones of
`growing_log`; the vkeys stand in comments, so that any other witness can be played too.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from adapters.tlog.suites import COSIGNATURE
from adapters.witness.store import WitnessStore
from adapters.witness.witness import TlogWitness
from api.http.witness import create_witness_app
from tests.adapters.witness.conftest import StandingClock
from tests.support.growing_log import fixed_key

FILES = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
MARKS = ("witness ", "log ", "clock ", "> ", "< ", "#")


def parts(text: str) -> Iterator[tuple[str, str, str]]:
    """(mark, words, body) of each part."""
    mark = words = ""
    body: list[str] = []
    for line in text.splitlines(keepends=True):
        found = next((each for each in MARKS if line.startswith(each)), "")
        if not found:
            body.append(line)
            continue
        if mark:
            yield mark, words, "".join(body)
        mark, words, body = found.strip(), line[len(found) :].strip(), []
    yield mark, words, "".join(body)


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_transcript_is_answered_as_written(file: Path, tmp_path: Path) -> None:
    clock, answered, played = StandingClock(), None, 0
    name = next(words for mark, words, _ in parts(file.read_text()) if mark == "witness")
    witness = TlogWitness([fixed_key(name, COSIGNATURE)], WitnessStore(tmp_path / "court.db"), clock)
    with TestClient(create_witness_app(witness)) as client:
        for mark, words, body in parts(file.read_text()):
            if mark == "log":
                witness.watch(str(fixed_key(words).verifier))
            elif mark == "clock":
                clock.now = float(words)
            elif mark == ">":
                method, address = words.split(" ")
                answered = client.request(method, address, content=body.encode())
            elif mark == "<":
                assert answered is not None
                status, _, media_type = words.partition(" ")
                assert (played, answered.status_code) == (played, int(status)), answered.text
                assert not media_type or answered.headers["content-type"] == media_type
                assert not body or answered.content == body.encode()
                played += 1
    witness.close()
    assert played


def test_there_are_transcripts() -> None:
    assert len(FILES) >= 6
