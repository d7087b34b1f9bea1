"""A witness over a file of its own, on a clock that stands until it is moved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.tlog.suites import ML_DSA_COSIGNATURE
from adapters.witness.store import WitnessStore
from adapters.witness.witness import TlogWitness
from tests.support.growing_log import COURT, court_key, fixed_key

NOON = 1_700_000_000


class StandingClock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = float(NOON)

    def __call__(self) -> float:
        """The time it is."""
        return self.now


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def new_witness(tmp_path: Path, clock: StandingClock) -> Iterator[Callable[..., TlogWitness]]:
    """Witnesses with files of their own, or another process's view of one that is there."""
    opened: list[TlogWitness] = []

    def made(file: str = "court.db", *, post_quantum: bool = False) -> TlogWitness:
        more = [fixed_key(COURT, ML_DSA_COSIGNATURE)] if post_quantum else []
        opened.append(TlogWitness([court_key(), *more], WitnessStore(tmp_path / file), clock))
        return opened[-1]

    yield made
    for witness in opened:
        witness.close()


@pytest.fixture
def witness(new_witness: Callable[..., TlogWitness]) -> TlogWitness:
    return new_witness()
