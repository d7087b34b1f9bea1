"""Logs that are whole, of every awkward size, from a folder and over HTTP, and copies of them."""

from pathlib import Path

import pytest

from adapters.log_audit import audit_log
from adapters.tlog.keys import SigningKey
from adapters.tlog.suites import ML_DSA_COSIGNATURE
from application.log_audits import AuditAsked, Check, LogAudit
from tests.support.log_server import Serving, served
from tests.support.tiled_log import ORIGIN, Signers, entry, names_of, root_of_first, write_log

SIZES = [0, 1, 2, 255, 256, 257, 512, 65536 + 3]
PLAIN, WITNESSED = Signers(), Signers.witnessed()


def audited(log: Path | str, signers: Signers = PLAIN, **more: object) -> LogAudit:
    return audit_log(AuditAsked(str(log), (signers.vkey,), **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES)
def test_a_whole_log_is_found_whole_and_every_file_of_it_was_read(tmp_path: Path, size: int) -> None:
    log = write_log(tmp_path / "log", size, PLAIN)
    told = audited(log)
    assert told.finding is None
    assert told.checked == size
    assert told.files == len(names_of(log)) - 1
    assert told.checkpoint is not None
    assert told.checkpoint.root == root_of_first(size)
    assert told.own is None


@pytest.mark.parametrize("size", [0, 1, 257, 512])
def test_a_witnessed_log_names_its_witnesses_and_when_they_signed(tmp_path: Path, size: int) -> None:
    log = write_log(tmp_path / "log", size, WITNESSED)
    (tmp_path / "policy").write_text(WITNESSED.policy())
    told = audit_log(AuditAsked(str(log), policy=tmp_path / "policy"))
    assert told.finding is None
    assert told.checkpoint is not None
    assert [each.name for each in told.checkpoint.cosigned] == ["court.example/w", "union.example/w"]
    assert all(each.at is not None and each.at.year == 2026 for each in told.checkpoint.cosigned)
    assert told.checkpoint.absent == ()


def test_a_witness_that_is_not_needed_and_has_not_signed_is_named(tmp_path: Path) -> None:
    signers = Signers(WITNESSED.log, WITNESSED.witnesses[:1])
    log = write_log(tmp_path / "log", 3, signers)
    (tmp_path / "policy").write_text(WITNESSED.policy("any"))
    told = audit_log(AuditAsked(str(log), policy=tmp_path / "policy"))
    assert told.finding is None
    assert told.checkpoint is not None
    assert told.checkpoint.absent == ("w1",)


@pytest.mark.parametrize("prefix", ["", "/some/log"])
@pytest.mark.parametrize("packed", ["", "packed"])
@pytest.mark.parametrize("slash", ["", "/"])
def test_over_http_with_any_prefix_packed_or_not(
    tmp_path: Path, prefix: str, packed: str, slash: str
) -> None:
    log = write_log(tmp_path / "log", 600, PLAIN)
    with served(Serving(log, prefix, bool(packed))) as url:
        told = audited(url + slash)
    assert told.finding is None
    assert told.checked == 600


def test_each_file_is_asked_for_once(tmp_path: Path) -> None:
    log = write_log(tmp_path / "log", 600, PLAIN)
    serving = Serving(log)
    with served(serving) as url:
        assert audited(url).finding is None
    assert sorted(serving.asked) == ["/" + name for name in names_of(log)]


def test_where_a_partial_file_is_gone_the_full_one_is_taken(tmp_path: Path) -> None:
    log = write_log(tmp_path / "log", 1000, PLAIN)
    older = Signers(PLAIN.log).signed(600, root_of_first(600))
    (log / "checkpoint").write_bytes(older)
    higher = (
        log / "tile/1/000.p"
    )  # 600 records need two hashes of it, and a log serves what its checkpoints needed
    (higher / "2").write_bytes((higher / "3").read_bytes()[:64])
    told = audited(log, keep=tmp_path / "copy")
    assert told.finding is None
    assert told.checked == 600
    assert "tile/0/002.p/88" in names_of(tmp_path / "copy")
    assert audited(tmp_path / "copy").finding is None


def test_the_full_file_that_was_taken_is_named_where_it_is_wrong(tmp_path: Path) -> None:
    log = write_log(tmp_path / "log", 512, PLAIN)
    (log / "checkpoint").write_bytes(PLAIN.signed(300, root_of_first(300)))
    (log / "tile/1/000.p/1").write_bytes((log / "tile/1/000.p/2").read_bytes()[:32])
    bundle = log / "tile/entries/001"
    whole = bundle.read_bytes()
    bundle.write_bytes(whole.replace(b"record 280", b"record 28O"))
    finding = audited(log).finding
    assert finding is not None
    assert (finding.file, finding.record, finding.within) == ("tile/entries/001", 280, (280, 280))
    bundle.write_bytes(whole.replace(b"record 500", b"record 50O"))
    assert audited(log).finding is None  # this checkpoint says nothing of it, and no copy would keep it


def test_a_log_signed_with_ml_dsa_alone_is_audited(tmp_path: Path) -> None:
    signers = Signers(SigningKey.generate(ORIGIN, ML_DSA_COSIGNATURE))
    assert audited(write_log(tmp_path / "log", 3, signers), signers).finding is None


def test_without_entries_the_tree_alone_is_checked_and_that_is_told(tmp_path: Path) -> None:
    log = write_log(tmp_path / "log", 600, PLAIN)
    for name in names_of(log):
        if name.startswith("tile/entries/"):
            (log / name).unlink()
    told = audited(log, entries=False)
    assert told.finding is None
    assert not told.entries
    assert told.checked == 600


@pytest.mark.parametrize("size", SIZES)
def test_a_copy_is_the_log_byte_for_byte(tmp_path: Path, size: int) -> None:
    log, copy = write_log(tmp_path / "log", size, PLAIN), tmp_path / "copy"
    with served(Serving(log, packed=True)) as url:
        assert audited(url, keep=copy).finding is None
    assert names_of(copy) == names_of(log)
    assert all((copy / name).read_bytes() == (log / name).read_bytes() for name in names_of(log))
    assert audited(copy).finding is None


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_log(tmp_path_factory.mktemp("large"), 65539, PLAIN)


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 511, 512, 65535, 65536, 65537, 65538, 65539])
def test_a_log_continues_every_earlier_checkpoint_of_its_own(tmp_path: Path, large: Path, size: int) -> None:
    (tmp_path / "old").write_bytes(PLAIN.signed(size, root_of_first(size)))
    told = audited(large, since=tmp_path / "old", entries=False)
    assert told.finding is None
    assert told.since == (size,)


def test_a_copy_is_not_touched_by_a_log_that_contradicts_it_and_the_contradiction_is_kept(
    tmp_path: Path,
) -> None:
    copy, log = tmp_path / "copy", write_log(tmp_path / "log", 300, PLAIN)
    assert audited(log, keep=copy).finding is None
    other = write_log(tmp_path / "other", 400, PLAIN, lambda index: b"another " + entry(index))
    told = audited(other, keep=copy).finding
    assert told is not None
    assert told.check is Check.SPLIT
    kept = set(names_of(copy)) - set(names_of(log))
    assert [(copy / name).read_bytes() for name in kept] == [(other / "checkpoint").read_bytes()]
    assert audited(copy).finding is None


def test_a_copy_grows_with_its_log(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert audited(write_log(tmp_path / "log", 300, PLAIN), keep=copy).finding is None
    told = audited(write_log(tmp_path / "log", 700, PLAIN), keep=copy)
    assert told.finding is None
    assert told.since == (300,)
    assert audited(copy).checked == 700
