"""The one command: what it refuses, what it installs and what it leaves alone."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.architecture.house import ROOT


@pytest.fixture
def do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """do.py as a module, on an empty place for its virtual environment."""
    spec = importlib.util.spec_from_file_location("do", ROOT / "do.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path)
    monkeypatch.setattr(module, "STAMP", tmp_path / "installed.txt")
    return module


@pytest.fixture
def steps(do: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps of preparation, noted and not taken."""
    taken: list[str] = []
    monkeypatch.setattr(do.venv, "create", lambda *_words, **_options: taken.append("create"))
    monkeypatch.setattr(do, "start", lambda _program, words, **_settings: taken.append(words))
    monkeypatch.setattr(do, "like_pip", dict)
    return taken


@pytest.mark.parametrize(("words", "code"), [([], 2), (["fly"], 2), (["help"], 0), (["--help"], 0)])
def test_a_word_that_is_no_job_is_answered_with_the_jobs(
    do: ModuleType, steps: list[str], words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert do.main(words) == code
    assert "run | test | check" in capsys.readouterr().out
    assert steps == []


def test_an_old_python_is_refused_with_the_reason(
    do: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    assert do.main(["run"]) == 1
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err
    assert steps == []


def test_a_python_without_ensurepip_is_told_what_to_install(
    do: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(do.importlib.util, "find_spec", lambda _name: None)
    assert do.main(["run"]) == 1
    assert "apt-get install python3-venv" in capsys.readouterr().err
    assert steps == []


def test_the_first_time_everything_is_installed_by_its_hash(do: ModuleType, steps: list[str]) -> None:
    do.prepare(do.RUN_LIST)
    assert steps[0] == "create"
    assert all("--require-hashes" in step for step in steps[1:3])
    assert ".locks/uv.txt" in steps[1]
    assert "requirements.txt" in steps[2]
    assert "--no-deps --no-build-isolation --editable ." in steps[3]


def test_the_second_time_nothing_is_done(do: ModuleType, steps: list[str]) -> None:
    do.prepare(do.RUN_LIST)
    steps.clear()
    do.prepare(do.RUN_LIST)
    assert steps == []


def test_the_larger_list_serves_for_running_too(do: ModuleType, steps: list[str]) -> None:
    do.prepare(do.DEV_LIST)
    steps.clear()
    do.prepare(do.RUN_LIST)
    assert steps == []


def test_the_smaller_list_is_filled_up_for_testing_in_place(do: ModuleType, steps: list[str]) -> None:
    do.prepare(do.RUN_LIST)
    steps.clear()
    do.prepare(do.DEV_LIST)
    assert "create" not in steps
    assert any("requirements-dev.txt" in step for step in steps)


def test_a_moved_folder_gets_a_new_environment(do: ModuleType, steps: list[str]) -> None:
    do.prepare(do.RUN_LIST)
    elsewhere = do.STAMP.read_text(encoding="utf-8").replace(str(do.VENV), "elsewhere")
    do.STAMP.write_text(elsewhere, encoding="utf-8")
    steps.clear()
    do.prepare(do.RUN_LIST)
    assert steps[0] == "create"


def test_an_interrupted_installation_is_taken_up_again(
    do: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_words: object, **_settings: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(do, "start", interrupted)
        with pytest.raises(KeyboardInterrupt):
            do.prepare(do.RUN_LIST)
    do.prepare(do.RUN_LIST)
    assert any("requirements.txt" in step for step in steps)


def test_the_mirror_and_the_certificates_told_to_pip_are_told_to_uv(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "global.index-url='https://mirror.example/simple'\nglobal.timeout='60'\n:env:.cert='/etc/ca.pem'\n"
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setattr(do.subprocess, "run", lambda *_words, **_options: SimpleNamespace(stdout=told))
    assert do.like_pip() == {
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "SSL_CERT_FILE": "/etc/ca.pem",
    }


def test_what_was_told_to_uv_itself_stands(do: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    told = SimpleNamespace(stdout="global.index-url='https://mirror.example/simple'\n")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://other.example/simple")
    monkeypatch.setattr(do.subprocess, "run", lambda *_words, **_options: told)
    assert "UV_DEFAULT_INDEX" not in do.like_pip()
