"""`gongjian log checkpoint`, `proof` and `consistency` print what others can verify with nothing of ours."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from adapters.ledger import Ledger
from adapters.publishing import PublishedTrail
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note
from adapters.tlog.proof import TlogProof
from adapters.tlog.tree import verify_consistency
from tests.adapters.ledger.given import ORIGIN, filled
from tests.support.workshop import commands_with

KEY = SigningKey.generate(ORIGIN)


@pytest.fixture
def gongjian(tmp_path: Path) -> typer.Typer:
    """A log signed at 300 and at 700 records."""

    @contextmanager
    def opened() -> Iterator[PublishedTrail]:
        with Ledger.open(f"sqlite:///{tmp_path}/ledger.db", origin=ORIGIN) as ledger:
            trail = PublishedTrail.open(f"sqlite:///{tmp_path}/trail.db", ledger, KEY, tmp_path / "policy")
            yield trail
            trail.close()

    for more in (300, 400):
        with opened() as trail:
            filled(trail._ledger, more)
            assert trail._publisher is not None
            trail._publisher.publish()
    return commands_with(trail=opened)


def said(gongjian: typer.Typer, *words: str) -> Result:
    return CliRunner().invoke(gongjian, ["log", *words])


def checkpoint(gongjian: typer.Typer, *words: str) -> Checkpoint:
    note = Note.parse(said(gongjian, "checkpoint", *words).stdout.encode())
    assert note.verified([KEY.verifier])
    return Checkpoint.parse(note.text)


def test_the_newest_checkpoint_and_an_earlier_one_are_printed(gongjian: typer.Typer) -> None:
    assert checkpoint(gongjian).size == 700
    assert checkpoint(gongjian, "300").size == 300


def test_a_printed_proof_verifies_with_the_leaf(gongjian: typer.Typer, tmp_path: Path) -> None:
    for size, words in ((700, ()), (300, ("--size", "300"))):
        proof = TlogProof.parse(said(gongjian, "proof", "299", *words).stdout.encode())
        with Ledger.open(f"sqlite:///{tmp_path}/ledger.db", origin=ORIGIN) as ledger:
            proof.verify(ledger.leaf_hashes(299, 300)[0])
        assert proof.checkpoint.size == size


def test_a_printed_consistency_proof_leads_from_one_checkpoint_to_the_other(gongjian: typer.Typer) -> None:
    hashes = [b64decode(line) for line in said(gongjian, "consistency", "300", "700").stdout.split()]
    first, second = checkpoint(gongjian, "300"), checkpoint(gongjian)
    verify_consistency(300, 700, first.root, second.root, hashes)


@pytest.mark.parametrize(
    "words",
    [["proof", "700"], ["checkpoint", "301"], ["proof", "0", "--size", "5"], ["consistency", "5", "701"]],
)
def test_what_is_not_in_the_log_is_refused_in_a_sentence(gongjian: typer.Typer, words: list[str]) -> None:
    result = said(gongjian, *words)
    assert result.exit_code == 2
    assert "审计日志中没有" in result.stderr


def test_a_log_without_a_key_has_nothing_to_show(tmp_path: Path) -> None:
    @contextmanager
    def opened() -> Iterator[PublishedTrail]:
        with Ledger.open(f"sqlite:///{tmp_path}/ledger.db", origin=ORIGIN) as ledger:
            trail = PublishedTrail.open(f"sqlite:///{tmp_path}/trail.db", ledger, None, tmp_path / "policy")
            yield trail
            trail.close()

    result = said(commands_with(trail=opened), "checkpoint")
    assert result.exit_code == 2
    assert "还没有签过检查点" in result.stderr
