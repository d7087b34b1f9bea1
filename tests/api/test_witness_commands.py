"""`gongjian witness`: an institution's own witness from the command line, without any case system."""

import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.tlog.keys import SigningKey, VerifierKey
from adapters.tlog.suites import COSIGNATURE, ML_DSA_COSIGNATURE
from adapters.witness.folder import KEY_FILE, STORE_FILE, WitnessFolders
from tests.support.growing_log import COURT, ORIGIN, GrowingLog, fixed_key
from tests.support.workshop import commands_with

LOG = GrowingLog()
FORK = GrowingLog("another", forked_at=3)


COMMAND_LINE = commands_with(witnesses=WitnessFolders())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "court"


def witness(folder: Path, *words: str) -> Result:
    """How the command ends and what it says."""
    return CliRunner().invoke(COMMAND_LINE, ["witness", *words, "--data", str(folder)])


def founded(folder: Path) -> None:
    assert witness(folder, "init", "--name", COURT).exit_code == 0
    assert witness(folder, "add-log", LOG.vkey).exit_code == 0


def test_founding_prints_the_public_key_and_keeps_the_private_one_to_itself(folder: Path) -> None:
    said = witness(folder, "init", "--name", COURT)
    assert said.exit_code == 0
    key = VerifierKey.parse(said.stdout.strip())
    assert (key.name, key.suite) == (COURT, COSIGNATURE)
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    private = (folder / KEY_FILE).read_text().strip()
    assert SigningKey.parse(private).verifier == key
    assert private not in said.output


def test_a_second_key_stands_beside_the_first(folder: Path) -> None:
    said = witness(folder, "init", "--name", COURT, "--ml-dsa")
    keys = [VerifierKey.parse(line) for line in said.stdout.splitlines()]
    assert [key.suite for key in keys] == [COSIGNATURE, ML_DSA_COSIGNATURE]
    assert witness(folder, "show").stdout.splitlines() == said.stdout.splitlines()


@pytest.mark.parametrize("name", ["", "two words", "a+b", "x" * 256, "换\n行"])
def test_a_name_that_no_key_can_have_is_refused(folder: Path, name: str) -> None:
    assert witness(folder, "init", "--name", name).exit_code == 2
    assert not folder.exists()


@pytest.mark.parametrize("lost", [None, KEY_FILE, STORE_FILE])
def test_what_is_there_is_never_overwritten(folder: Path, lost: str | None) -> None:
    founded(folder)
    if lost:
        (folder / lost).unlink()
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    said = witness(folder, "init", "--name", COURT)
    assert (said.exit_code, said.stderr.startswith("该文件夹里已经有见证的文件")) == (2, True)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize("lost", [KEY_FILE, STORE_FILE])
def test_a_witness_that_has_lost_a_part_does_not_begin_anew(folder: Path, lost: str) -> None:
    founded(folder)
    (folder / lost).unlink()
    for words in (["show"], ["serve"], ["add-log", LOG.vkey]):
        said = witness(folder, *words)
        assert (said.exit_code, "缺一不可" in said.stderr) == (2, True)
    assert not (folder / lost).exists()


@pytest.mark.parametrize(
    "damage", ["", "words\n", "\x00\xff", fixed_key(COURT).private_text(), "PRIVATE+KEY+a+b+c"]
)
def test_a_key_file_that_cannot_be_read_is_said_without_showing_it(folder: Path, damage: str) -> None:
    founded(folder)
    (folder / KEY_FILE).write_text(damage, encoding="latin-1")
    said = witness(folder, "show")
    assert (said.exit_code, "密钥文件" in said.stderr) == (2, True)
    assert not damage.strip("\n") or damage not in said.output


def test_a_key_file_that_others_can_read_is_refused(folder: Path) -> None:
    founded(folder)
    (folder / KEY_FILE).chmod(0o644)
    said = witness(folder, "show")
    assert (said.exit_code, "chmod 600" in said.stderr) == (2, True)


@pytest.mark.parametrize("key", ["words", "a+b+c", LOG.vkey[:-1], LOG.vkey.replace("+", " ")])
def test_what_is_no_key_of_a_log_is_refused(folder: Path, key: str) -> None:
    founded(folder)
    assert witness(folder, "add-log", key).exit_code == 2


def test_a_log_may_be_added_again_and_under_a_name_of_its_own(folder: Path) -> None:
    founded(folder)
    assert "公钥 1 个" in witness(folder, "add-log", LOG.vkey).stdout
    key = str(fixed_key("key.example").verifier)
    assert "log.example/named" in witness(folder, "add-log", key, "--origin", "log.example/named").stdout
    assert f"{ORIGIN}：已见证 0 条" in witness(folder, "show").stdout


def test_refusals_are_shown_with_all_their_evidence(folder: Path) -> None:
    founded(folder)
    assert witness(folder, "show").exit_code == 0
    opened = WitnessFolders().open(folder)
    opened.add_checkpoint(LOG.submission(0, 5))
    opened.add_checkpoint(FORK.submission(5, 5))
    opened.close()
    said = witness(folder, "show")
    assert (said.exit_code, "已见证 5 条" in said.stdout) == (1, True)
    evidence = witness(folder, "show", "--refused", "1")
    assert (evidence.exit_code, str(FORK.note(5)) in evidence.stdout) == (1, True)
    assert witness(folder, "show", "--refused", "7").exit_code == 2
