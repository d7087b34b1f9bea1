"""Servers that fail, stall for a moment, lie about lengths or send bombs; folders with traps in them."""

import gzip
import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.log_audit import audit_log, over_http
from application.log_audits import AuditAsked, Check, CopyNotWritten, LogUnreachable, NoLogThere
from tests.support.log_server import Serving, served
from tests.support.tiled_log import Signers, names_of, write_log

SIGNERS = Signers()


@pytest.fixture
def serving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Serving:
    monkeypatch.setattr(over_http, "PAUSE", 0.0)
    return Serving(write_log(tmp_path / "log", 600, SIGNERS))


def answer(body: bytes, *headers: str, length: int | None = None) -> bytes:
    said = [f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join(["HTTP/1.1 200 OK", *said, "", ""]).encode() + body


@pytest.mark.parametrize("failures", [[429], [503, 503], [0], [0, 503]])
def test_a_busy_server_or_a_cut_line_is_asked_again(serving: Serving, failures: list[int]) -> None:
    serving.failures = failures
    with served(serving) as url:
        assert audit_log(AuditAsked(url, (SIGNERS.vkey,))).finding is None


@pytest.mark.parametrize("failures", [[429] * 3, [0] * 3, [500], [302]])
def test_who_does_not_answer_after_three_times_is_unreachable(serving: Serving, failures: list[int]) -> None:
    serving.failures = failures
    with served(serving) as url, pytest.raises(LogUnreachable):
        audit_log(AuditAsked(url, (SIGNERS.vkey,)))


@pytest.mark.usefixtures("serving")
def test_where_nobody_listens_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(LogUnreachable):
            audit_log(AuditAsked(f"http://127.0.0.1:{taken.getsockname()[1]}", (SIGNERS.vkey,)))


@pytest.mark.parametrize(
    "url",
    [
        "ftp://127.0.0.1/log",
        "http://",
        "http://user:secret@127.0.0.1/log",
        "http://127.0.0.1/log?x=1",
        "http://127.0.0.1/log#x",
        "http://127.0.0.1:port/log",
        "http://127.0.0.1/lo g",
        "http://127.0.0.1/log\r\nX: y",
        "http://[::1/log",
    ],
)
def test_what_is_no_address_of_a_log_is_refused(url: str) -> None:
    with pytest.raises(NoLogThere):
        audit_log(AuditAsked(url, (SIGNERS.vkey,)))


BOMB = gzip.compress(bytes(64_000_000))
BUNDLE = "tile/entries/000"


@pytest.mark.parametrize(
    "body",
    [
        answer(BOMB, "Content-Encoding: gzip"),
        answer(bytes(17_000_000)),
        answer(b"no gzip at all", "Content-Encoding: gzip"),
        answer(gzip.compress(b"one") + b"more", "Content-Encoding: gzip"),
        answer(gzip.compress(b"one")[:-3], "Content-Encoding: gzip"),
        answer(b"brotli", "Content-Encoding: br"),
    ],
    ids=["bomb", "endless", "no gzip", "more after gzip", "half gzip", "brotli"],
)
def test_what_is_too_long_or_cannot_be_unpacked_is_named_and_not_read_to_its_end(
    serving: Serving, body: bytes
) -> None:
    serving.answers[BUNDLE] = body
    with served(serving) as url:
        finding = audit_log(AuditAsked(url, (SIGNERS.vkey,))).finding
    assert finding is not None
    assert (finding.check, finding.file, finding.within) == (Check.FORM, BUNDLE, (0, 255))


@pytest.mark.parametrize(
    "body", [answer(bytes(2_000_000)), answer(b"x", "Content-Encoding: gzip"), answer(b"<html>")]
)
def test_a_checkpoint_that_is_none_is_told(serving: Serving, body: bytes) -> None:
    serving.answers["checkpoint"] = body
    with served(serving) as url:
        finding = audit_log(AuditAsked(url, (SIGNERS.vkey,))).finding
    assert finding is not None
    assert (finding.check, finding.file) == (Check.FORM, "checkpoint")


@pytest.mark.parametrize("body", [answer(b"half", length=400), b"nonsense\r\n\r\n", b""])
def test_answers_that_break_off_are_unreachable_and_not_called_tampered(
    serving: Serving, body: bytes
) -> None:
    serving.answers[BUNDLE] = body
    with served(serving) as url, pytest.raises(LogUnreachable):
        audit_log(AuditAsked(url, (SIGNERS.vkey,)))


def test_a_chunked_answer_is_read(serving: Serving) -> None:
    body = (serving.folder / BUNDLE).read_bytes()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    serving.answers[BUNDLE] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked
    with served(serving) as url:
        assert audit_log(AuditAsked(url, (SIGNERS.vkey,))).finding is None


def test_a_pipe_or_a_folder_in_place_of_a_file_is_a_missing_file(serving: Serving) -> None:
    file = serving.folder / BUNDLE
    for make in (os.mkfifo, Path.mkdir):
        file.unlink()
        make(file)
        finding = audit_log(AuditAsked(str(serving.folder), (SIGNERS.vkey,))).finding
        assert finding is not None
        assert (finding.check, finding.file) == (Check.MISSING, BUNDLE)


def test_only_verified_bytes_are_kept_and_no_checkpoint_of_a_log_that_is_wrong(
    tmp_path: Path, serving: Serving
) -> None:
    wrong = serving.folder / "tile/entries/001"
    wrong.write_bytes(wrong.read_bytes()[:-1])
    copy = tmp_path / "copy"
    assert audit_log(AuditAsked(str(serving.folder), (SIGNERS.vkey,), keep=copy)).finding is not None
    kept = names_of(copy)
    assert "tile/entries/000" in kept
    assert not {"tile/entries/001", "tile/entries/002.p/88", "checkpoint"} & set(kept)
    assert all((copy / name).read_bytes() == (serving.folder / name).read_bytes() for name in kept)


def test_nothing_is_written_outside_the_copy(tmp_path: Path, serving: Serving) -> None:
    outside, copy = tmp_path / "outside", tmp_path / "copy"
    outside.mkdir()
    copy.mkdir()
    (copy / "tile").symlink_to(outside)
    asked = AuditAsked(str(serving.folder), (SIGNERS.vkey,), keep=copy)
    with pytest.raises(CopyNotWritten):
        audit_log(asked)
    assert names_of(outside) == []
    (tmp_path / "file").write_text("")
    for keep in (tmp_path / "file", tmp_path / "file/below", serving.folder):
        with pytest.raises(CopyNotWritten):
            audit_log(replace(asked, keep=keep))


def test_a_link_in_place_of_a_file_of_the_copy_is_replaced_and_not_followed(
    tmp_path: Path, serving: Serving
) -> None:
    target, copy = tmp_path / "target", tmp_path / "copy"
    target.write_text("precious")
    (copy / "tile/0").mkdir(parents=True)
    (copy / "tile/0/000").symlink_to(target)
    asked = AuditAsked(str(serving.folder), (SIGNERS.vkey,), keep=copy)
    assert audit_log(asked).finding is None
    assert target.read_text() == "precious"
