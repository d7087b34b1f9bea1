"""A process that projects is killed in the middle of its work; the next one goes on where the rows end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.event_mapper import EventMapper
from adapters.views import ReadModels
from tests.adapters.ledger.given import ORIGIN
from tests.adapters.views.desk import Clock, Desk

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger
from adapters.vault import SealedVault
from adapters.views import VIEWS, ReadModels, upkeep
from tests.adapters.views.desk import HOUSE_KEY, Clock


def pausing(project):
    def paused(self, facts, connection, sources):
        project(self, facts, connection, sources)
        print(self.NAME, flush=True)
        sys.stdin.readline()

    return paused


for view in VIEWS:
    view.project = pausing(view.project)
upkeep.BATCH = 5
ledger_url, views_url, origin = sys.argv[1:]
ledger = Ledger.open(ledger_url, origin=origin)
vault = SealedVault(ledger.database.engine, HOUSE_KEY)
ReadModels.open(views_url, ledger, EventMapper(), vault, Clock()).catch_up()
"""
"""Stops with rows written and not yet committed, once per view and batch, until a line is typed."""


EVERY_MOMENT = [1, *(pytest.param(steps, marks=pytest.mark.faults) for steps in (4, 15)), 8]


@pytest.mark.parametrize("steps", EVERY_MOMENT)
def test_a_killed_projection_resumes_and_loses_and_doubles_nothing(
    desk: Desk, ledger_url: str, views_url: str, steps: int
) -> None:
    for _ in range(4):
        dispute = desk.dispute("王小明")
        desk.mediation(dispute, number="忻调〔2026〕7号")
        desk.mediation(dispute)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, ledger_url, views_url, ORIGIN],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as projecting:
        assert projecting.stdout is not None
        assert projecting.stdin is not None
        for step in range(steps):
            if step:
                projecting.stdin.write("\n")
                projecting.stdin.flush()
            assert projecting.stdout.readline()
        projecting.send_signal(signal.SIGKILL)
        assert projecting.wait() == -signal.SIGKILL

    with ReadModels.open(views_url, desk.ledger, EventMapper(), desk.vault, Clock()) as views:
        reached = {status.name: status.position for status in views.status()}
        del reached["access_log"]  # nobody has read anything: it goes on without a stop
        assert sum(reached.values()) == 5 * (steps - 1)
        while views.catch_up() < desk.ledger.position():
            pass  # the dead process's connection may hold its lock a moment longer
        assert views.reconcile() == []
