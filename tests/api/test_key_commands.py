"""`gongjian key`: a key in a file of its own, which nobody else can read and nothing writes over."""

import stat
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from adapters.key_files import key_of_the_log, read_keys
from adapters.settings import Settings
from adapters.tlog.keys import SigningKey, VerifierKey
from api.main import new_key
from application.audit_trail import KeyFileRefused
from tests.support.workshop import commands_with

ORIGIN = "sifa.example.cn/ledger"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_folder=tmp_path / "house", origin=ORIGIN)


@pytest.fixture
def gongjian(settings: Settings) -> typer.Typer:
    return commands_with(
        new_key=lambda file: new_key(settings, file),
        public_key=lambda: str(read_keys(settings.log_key_file)[0].verifier),
    )


def said(gongjian: typer.Typer, *words: str) -> Result:
    return CliRunner().invoke(gongjian, ["key", *words])


def test_a_new_key_is_told_by_its_public_half_alone(gongjian: typer.Typer, settings: Settings) -> None:
    made, shown = said(gongjian, "new"), said(gongjian, "show")
    private = settings.log_key_file.read_text().strip()
    key = SigningKey.parse(private)
    assert VerifierKey.parse(shown.stdout.strip()) == key.verifier
    assert key.name == ORIGIN
    assert str(key.verifier) in made.stdout
    assert private.rpartition("+")[2] not in made.stdout + shown.stdout
    assert stat.S_IMODE(settings.log_key_file.stat().st_mode) == 0o600


def test_a_key_that_is_there_is_never_written_over(gongjian: typer.Typer, settings: Settings) -> None:
    said(gongjian, "new")
    before = settings.log_key_file.read_bytes()
    again = said(gongjian, "new")
    assert (again.exit_code, settings.log_key_file.read_bytes()) == (2, before)
    assert "不覆盖" in again.stderr


def test_where_there_is_no_key_it_says_so(gongjian: typer.Typer) -> None:
    shown = said(gongjian, "show")
    assert shown.exit_code == 2
    assert "没有密钥文件" in shown.stderr


def test_a_key_that_others_may_read_is_refused(gongjian: typer.Typer, settings: Settings) -> None:
    said(gongjian, "new")
    settings.log_key_file.chmod(0o640)
    with pytest.raises(KeyFileRefused, match="600"):
        key_of_the_log(settings.log_key_file, ORIGIN, may_create=False)


def test_the_key_of_another_log_is_refused(gongjian: typer.Typer, settings: Settings) -> None:
    said(gongjian, "new")
    with pytest.raises(KeyFileRefused, match="而本账本是"):
        key_of_the_log(settings.log_key_file, "other.example/ledger", may_create=False)


def test_a_new_house_is_given_a_key_and_an_old_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "log.key"
    assert key_of_the_log(file, ORIGIN, may_create=False) is None
    made = key_of_the_log(file, ORIGIN, may_create=True)
    assert key_of_the_log(file, ORIGIN, may_create=False) == made
