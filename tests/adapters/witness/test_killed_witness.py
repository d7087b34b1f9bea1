"""kill -9 of a serving witness under load: its file never holds less than what it has cosigned."""

import os
import random
import subprocess
import sys
import threading
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from adapters.tlog.encoding import base64_text
from adapters.tlog.keys import VerifierKey
from adapters.witness.client import WitnessClient
from adapters.witness.folder import WitnessFolders
from adapters.witness.line import WitnessSilent
from tests.faults.killed_server import free_port
from tests.support.growing_log import COURT, GrowingLog

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60.0
LOGS = [f"log.example/{name}" for name in ("court", "union", "bureau")]


class ServedWitness:
    """`gongjian witness serve` in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        with closing(WitnessFolders().found(folder / "court", COURT, post_quantum=True)) as founded:
            self.keys = [VerifierKey.parse(key) for key in founded.keys]
            for origin in LOGS:
                founded.watch(GrowingLog(origin=origin).vkey)

    def start(self) -> "subprocess.Popen[bytes]":
        """Until it answers."""
        words = ["witness", "serve", "--data", str(self.folder / "court"), "--port", str(self.port)]
        program = [sys.executable, "-c", "from api.main import cli; cli()", *words]
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "GONGJIAN_DATA_FOLDER": str(self.folder / "house"),
        }
        log = self.folder / "log"
        with log.open("ab") as opened:
            process = subprocess.Popen(
                program, cwd=self.folder, env=environment, stdout=opened, stderr=opened
            )
        deadline = time.monotonic() + PATIENCE
        with closing(self.client()) as client:
            while True:
                try:
                    client.latest(LOGS[0])
                except WitnessSilent:
                    assert process.poll() is None, log.read_text()
                    assert time.monotonic() < deadline, log.read_text()
                    time.sleep(0.05)
                else:
                    return process

    def client(self) -> WitnessClient:
        """A line of one's own."""
        return WitnessClient(f"http://127.0.0.1:{self.port}", self.keys, timeout=10)

    def held(self) -> dict[str, tuple[int, str]]:
        """As the file has it, read by another process than the one that was killed."""
        with closing(WitnessFolders().open(self.folder / "court")) as opened:
            return {log.origin: (log.size, log.root) for log in opened.logs()}


class Submitter(threading.Thread):
    """One log that grows as fast as it is cosigned, until its witness falls silent."""

    def __init__(self, witness: ServedWitness, origin: str) -> None:
        super().__init__()
        self.log = GrowingLog(origin=origin)
        self.cosigned = witness.held()[origin][0]
        self.asked = self.cosigned
        self.first = threading.Event()
        self._client = witness.client()

    def run(self) -> None:
        """Two steps at a time, so that a size that was not cosigned can be told from one that was."""
        with closing(self._client) as client:
            while True:
                self.asked = size = self.cosigned + 2
                try:
                    client.ask(self.log.note(size), self.cosigned, partial(self.log.proof, size=size))
                except WitnessSilent:
                    return
                self.cosigned = size
                self.first.set()


def killed_under_load(witness: ServedWitness, seconds: float) -> int:
    """How many checkpoints were cosigned before the end."""
    process = witness.start()
    submitters = [Submitter(witness, origin) for origin in LOGS]
    before = sum(one.cosigned for one in submitters)
    try:
        for one in submitters:
            one.start()
        assert all(one.first.wait(PATIENCE) for one in submitters)
        time.sleep(seconds)
    finally:
        process.kill()
        process.wait()
    for one in submitters:
        one.join()
    held = witness.held()
    for one in submitters:
        size, root = held[one.log.origin]
        assert size in {one.cosigned, one.asked}
        assert root == base64_text(one.log.root(size))
    return (sum(one.cosigned for one in submitters) - before) // 2


def test_what_was_cosigned_is_held_after_a_kill(tmp_path: Path) -> None:
    witness = ServedWitness(tmp_path)
    assert killed_under_load(witness, 0.2) >= len(LOGS)


@pytest.mark.faults
def test_what_was_cosigned_is_held_after_many_kills(tmp_path: Path) -> None:
    witness, rng = ServedWitness(tmp_path), random.Random(1)
    cosigned = sum(
        killed_under_load(witness, rng.choice((0, 0.02, 0.1, 0.5)) * rng.random()) for _ in range(25)
    )
    assert cosigned >= 25 * len(LOGS)
