"""`gongjian log audit`: its words, and how it ends."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from typer.testing import CliRunner, Result

from adapters.ledger.leaf import leaf_bytes
from adapters.log_audit import audit_log
from tests.support.log_server import Serving, served
from tests.support.tiled_log import Signers, root_of_first, write_log
from tests.support.workshop import commands_with

SIGNERS = Signers.witnessed()
ROOT = Path(__file__).parents[2]


COMMAND_LINE = commands_with(audit_log=audit_log)


def audit(*words: str | Path) -> Result:
    """How the command ends and what it says."""
    return CliRunner().invoke(COMMAND_LINE, ["log", "audit", *map(str, words)])


@pytest.fixture
def log(tmp_path: Path) -> Path:
    (tmp_path / "policy").write_text(SIGNERS.policy())
    return write_log(tmp_path / "log", 600, SIGNERS)


def test_a_whole_log_ends_with_0_and_says_what_was_read(tmp_path: Path, log: Path) -> None:
    (tmp_path / "old").write_bytes(SIGNERS.signed(300, root_of_first(300)))
    said = audit(log, "--policy", tmp_path / "policy", "--since", tmp_path / "old")
    assert said.exit_code == 0, said.stderr
    assert f"日志：log.example/one，600 条记录，根哈希 {root_of_first(600).hex()}" in said.stdout
    assert "见证：court.example/w（2026-09-21 14:13:20 UTC）、union.example/w" in said.stdout
    assert "是先前 300 条记录的检查点的继续" in said.stdout
    assert said.stdout.splitlines()[-1] == "结果：完好，600 条记录、7 个文件全部相符。"


def test_the_first_thing_wrong_is_told_in_chinese_with_an_english_line_for_developers(log: Path) -> None:
    bundle = log / "tile/entries/001"
    bundle.write_bytes(bundle.read_bytes().replace(b"record 300", b"record 3OO"))
    said = audit(log, "--vkey", SIGNERS.vkey)
    assert said.exit_code == 1
    *_, result, detail = said.stdout.splitlines()
    assert result.startswith("结果：有问题。记录内容：tile/entries/001，第 300 号记录（从 0 起数）：")
    assert detail == "  detail: entry: entry 44 of tile/entries/001 is not its leaf"


def test_a_tile_of_many_records_names_them_all(log: Path) -> None:
    (log / "tile/1/000.p/2").write_bytes(bytes(64))
    said = audit(log, "--vkey", SIGNERS.vkey)
    assert said.exit_code == 1
    assert "tile/1/000.p/2，涉及第 0 至 255 号记录" in said.stdout


def test_without_entries_it_says_what_was_not_checked(log: Path) -> None:
    said = audit(log, "--vkey", SIGNERS.vkey, "--no-entries")
    assert said.exit_code == 0
    assert "没有核对记录内容" in said.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "请用 --vkey 写明日志的公钥"),
        (["--vkey", "nonsense"], "公钥或者见证政策不能使用"),
        (["--vkey", SIGNERS.vkey, "--since", "/absent"], "先前的检查点不能使用"),
    ],
)
def test_what_cannot_be_audited_is_one_sentence_and_ends_with_2(
    log: Path, words: list[str], sentence: str
) -> None:
    said = audit(log, *words)
    assert said.exit_code == 2
    assert sentence in said.stderr
    assert len(said.stderr.splitlines()) == 1
    assert "结果" not in said.stdout


def test_nothing_in_a_log_can_steer_the_terminal(tmp_path: Path) -> None:
    leaf = leaf_bytes("log.example/one", UUID(int=1), 1, "\x1b[2J\u202etopic", b"")
    said = audit(write_log(tmp_path / "log", 1, SIGNERS, lambda _: leaf), "--vkey", SIGNERS.vkey)
    assert said.exit_code == 0
    assert "事件 \ufffd[2J\ufffdtopic：1" in said.stdout


def test_where_there_is_no_log_it_ends_with_2(tmp_path: Path) -> None:
    said = audit(tmp_path, "--vkey", SIGNERS.vkey)
    assert said.exit_code == 2
    assert "这里没有可以审计的日志" in said.stderr


def test_the_real_command_audits_over_http_and_its_copy_can_be_audited_again(
    tmp_path: Path, log: Path
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "GONGJIAN_DATA_FOLDER": str(tmp_path / "data")}
    words = ["log", "audit", "--vkey", SIGNERS.vkey, "--keep", str(tmp_path / "copy")]
    with served(Serving(log, packed=True)) as url:
        ended = subprocess.run(
            [sys.executable, "-c", "from api.main import cli; cli()", *words, url],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
        )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "结果：完好，600 条记录" in ended.stdout
    assert not (tmp_path / "data").exists()
    assert audit(tmp_path / "copy", "--vkey", SIGNERS.vkey).exit_code == 0
