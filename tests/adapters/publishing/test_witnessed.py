"""A log with witnesses over real sockets: cosigned while they answer, signed while they do not, and never set back."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from adapters.ledger import Ledger
from adapters.publishing import PublishedTrail
from adapters.tlog.keys import SigningKey
from adapters.tlog.suites import COSIGNATURE
from adapters.witness.store import WitnessStore
from adapters.witness.witness import TlogWitness
from application.audit_trail import LedgerSetBack
from application.witnessing import Answered
from tests.adapters.ledger.given import ORIGIN, filled
from tests.support.witness_station import Station

KEY = SigningKey.generate(ORIGIN)
PATIENCE = 15.0


class Town:
    """A court's and a procuratorate's witness, each on a machine of its own."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.stations: dict[str, Station] = {}
        self.keys = {
            name: SigningKey.generate(f"witness.example/{name}", COSIGNATURE) for name in ("fy", "jcy")
        }
        for name, key in self.keys.items():
            witness = TlogWitness([key], WitnessStore(folder / f"{name}.db"))
            stack.callback(witness.close)
            witness.watch(str(KEY.verifier), "")
            self.stations[name] = stack.enter_context(Station())
            self.stations[name].answering = _answers_of(witness)
            thread = threading.Thread(target=self.stations[name].serve_forever, args=(0.01,))
            thread.start()
            stack.callback(thread.join)
            stack.callback(self.stations[name].shutdown)

    def policy(self, quorum: str = "all") -> Path:
        """Both are known; `quorum` says how many are needed."""
        lines = [
            f"witness {name} {key.verifier} {self.stations[name].url}" for name, key in self.keys.items()
        ]
        file = self.folder / "policy"
        file.write_text("\n".join([*lines, f"group both {quorum} fy jcy", "quorum both", ""]))
        return file


def _answers_of(witness: TlogWitness) -> Callable[[str, bytes], Answered]:
    def answering(path: str, body: bytes) -> Answered:
        if path.endswith("/add-checkpoint"):
            return witness.add_checkpoint(body)
        note = witness.checkpoint(path.split("/")[-2])
        return Answered(404, "") if note is None else Answered(200, note)

    return answering


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with ExitStack() as stack:
        yield Town(tmp_path, stack)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., tuple[Ledger, PublishedTrail]]]:
    """The ledger in a folder of the test, with its trail; more than once where it is opened again."""
    with ExitStack() as stack:

        def again(policy: Path, folder: str = "house") -> tuple[Ledger, PublishedTrail]:
            (tmp_path / folder).mkdir(exist_ok=True)
            ledger = stack.enter_context(
                Ledger.open(f"sqlite:///{tmp_path / folder / 'ledger.db'}", origin=ORIGIN)
            )
            trail = PublishedTrail.open(f"sqlite:///{tmp_path / folder / 'trail.db'}", ledger, KEY, policy)
            stack.callback(trail.close)
            return ledger, trail

        yield again


def signed(ledger: Ledger, trail: PublishedTrail, more: int) -> None:
    """So many records more, and the checkpoint over them."""
    filled(ledger, more)
    assert trail.wait_for(ledger.position(), PATIENCE)


def test_every_witness_has_cosigned_what_is_published(
    town: Town, opened: Callable[..., tuple[Ledger, PublishedTrail]]
) -> None:
    ledger, trail = opened(town.policy())
    trail.start()
    for more in (3, 300, 1):
        signed(ledger, trail, more)
    latest = trail.latest()
    assert latest is not None
    assert (latest.size, latest.witnesses, latest.enough) == (304, ("fy", "jcy"), True)
    assert [witness.size for witness in trail.standing().witnesses] == [304, 304]


def test_a_witness_that_is_away_stops_nothing_and_is_named(
    town: Town, opened: Callable[..., tuple[Ledger, PublishedTrail]]
) -> None:
    town.stations["jcy"].answering = lambda _path, _body: Answered(503, "later")
    ledger, trail = opened(town.policy())
    trail.start()
    signed(ledger, trail, 5)
    latest, standing = trail.latest(), trail.standing()
    assert latest is not None
    assert (latest.size, latest.witnesses, latest.enough) == (5, ("fy",), False)
    away = standing.witnesses[1]
    assert (away.name, away.size, away.disagrees) == ("jcy", 0, False)
    assert away.error
    assert standing.error == ""


def test_one_of_two_is_enough_where_the_policy_says_so(
    town: Town, opened: Callable[..., tuple[Ledger, PublishedTrail]]
) -> None:
    town.stations["jcy"].answering = lambda _path, _body: Answered(503, "later")
    ledger, trail = opened(town.policy("any"))
    trail.start()
    signed(ledger, trail, 5)
    latest = trail.latest()
    assert latest is not None
    assert latest.enough


def backup(tmp_path: Path, *, with_trail: bool) -> None:
    """The ledger as it is now, put aside; with or without what it has signed."""
    shutil.copytree(tmp_path / "house", tmp_path / "backup")
    if not with_trail:
        for file in (tmp_path / "backup").glob("trail.db*"):
            file.unlink()


@pytest.mark.parametrize("with_trail", [True, False])
@pytest.mark.parametrize("goes_on", [0, 2, 50])
def test_a_backup_older_than_what_a_witness_holds_is_not_gone_on_with(
    town: Town,
    opened: Callable[..., tuple[Ledger, PublishedTrail]],
    tmp_path: Path,
    goes_on: int,
    with_trail: bool,  # noqa: FBT001
) -> None:
    ledger, trail = opened(town.policy())
    trail.start()
    signed(ledger, trail, 10)
    backup(tmp_path, with_trail=with_trail)
    signed(ledger, trail, 20)
    restored, again = opened(town.policy(), "backup")
    if goes_on:
        filled(restored, goes_on)
    with pytest.raises(LedgerSetBack) as refused:
        again.must_not_be_set_back()
    assert "fy" in refused.value.message
    assert "30 条记录" in refused.value.message
    assert f"共 {10 + goes_on} 条记录" in refused.value.message


def test_a_backup_older_than_what_was_signed_here_is_not_gone_on_with_where_nobody_witnesses(
    opened: Callable[..., tuple[Ledger, PublishedTrail]], tmp_path: Path
) -> None:
    nobody = tmp_path / "no policy"
    ledger, trail = opened(nobody)
    trail.start()
    signed(ledger, trail, 10)
    backup(tmp_path, with_trail=True)
    signed(ledger, trail, 20)
    trail.close()
    for file in (tmp_path / "backup").glob("trail.db*"):
        file.unlink()
    for file in (tmp_path / "house").glob("trail.db*"):
        shutil.copy(file, tmp_path / "backup" / file.name)
    _, again = opened(nobody, "backup")
    with pytest.raises(LedgerSetBack, match="检查点库"):
        again.must_not_be_set_back()


def test_a_whole_ledger_is_gone_on_with_also_while_a_witness_is_away(
    town: Town, opened: Callable[..., tuple[Ledger, PublishedTrail]]
) -> None:
    ledger, trail = opened(town.policy())
    trail.start()
    signed(ledger, trail, 10)
    filled(ledger, 5)
    trail.must_not_be_set_back()
    town.stations["fy"].answering = lambda _path, _body: Answered(503, "later")
    trail.must_not_be_set_back()
