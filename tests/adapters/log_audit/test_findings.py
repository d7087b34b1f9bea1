"""What an audit says of a log whose history, checkpoint or higher tiles are not what they were."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from adapters.log_audit import audit_log
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note
from adapters.tlog.suites import COSIGNATURE
from application.log_audits import (
    AuditAsked,
    Check,
    EarlierCheckpointUnusable,
    EntriesInAnotherForm,
    Finding,
    KeysUnusable,
    NoLogThere,
)
from tests.support.tiled_log import Signers, entry, names_of, root_of_first, write_log

SIGNERS = Signers.witnessed()


def found(asked: AuditAsked) -> Finding:
    finding = audit_log(asked).finding
    assert finding is not None
    return finding


def but(index: int, text: bytes = b"forged") -> bytes:
    """The same records, one replaced."""
    return text if index == 300 else entry(index)


@pytest.fixture
def asked(tmp_path: Path) -> AuditAsked:
    return AuditAsked(str(write_log(tmp_path / "log", 600, SIGNERS)), (SIGNERS.vkey,))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> AuditAsked:
    """Three levels: a full tile of level 1."""
    folder = tmp_path_factory.mktemp("large")
    return AuditAsked(str(write_log(folder, 65536 + 300, SIGNERS)), (SIGNERS.vkey,), entries=False)


@pytest.mark.parametrize("kept", [301, 400, 512, 599, 600])
def test_rewritten_history_that_is_signed_anew_is_caught_by_whoever_kept_a_checkpoint(
    tmp_path: Path, kept: int
) -> None:
    rewritten = AuditAsked(str(write_log(tmp_path / "log", 600, SIGNERS, but)), (SIGNERS.vkey,))
    assert audit_log(rewritten).finding is None
    (tmp_path / "old").write_bytes(SIGNERS.signed(kept, root_of_first(kept)))
    finding = found(replace(rewritten, since=tmp_path / "old"))
    assert (finding.check, finding.file) == (Check.SPLIT, "checkpoint")
    assert f"前 {kept} 条记录" in finding.sentence


def test_what_was_rewritten_after_the_kept_checkpoint_is_no_contradiction_of_it(tmp_path: Path) -> None:
    rewritten = AuditAsked(str(write_log(tmp_path / "log", 600, SIGNERS, but)), (SIGNERS.vkey,))
    (tmp_path / "old").write_bytes(SIGNERS.signed(300, root_of_first(300)))
    assert audit_log(replace(rewritten, since=tmp_path / "old")).finding is None


def test_a_log_that_went_back_is_told(tmp_path: Path, asked: AuditAsked) -> None:
    (tmp_path / "old").write_bytes(SIGNERS.signed(700, root_of_first(700)))
    finding = found(replace(asked, since=tmp_path / "old"))
    assert finding.check is Check.ROLLBACK
    assert "700" in finding.sentence


def test_a_log_rewritten_with_all_its_hashes_does_not_fit_its_checkpoint(
    tmp_path: Path, asked: AuditAsked
) -> None:
    signed = Path(asked.where, "checkpoint").read_bytes()
    write_log(tmp_path / "log", 600, SIGNERS, but)
    Path(asked.where, "checkpoint").write_bytes(signed)
    finding = found(asked)
    assert (finding.check, finding.file) == (Check.ROOT, "checkpoint")


def test_a_record_and_its_leaf_hash_rewritten_together_are_one_tile_that_does_not_fit(
    tmp_path: Path, asked: AuditAsked
) -> None:
    write_log(tmp_path / "other", 600, SIGNERS, but)
    for name in ("tile/entries/001", "tile/0/001"):
        Path(asked.where, name).write_bytes((tmp_path / "other" / name).read_bytes())
    finding = found(asked)
    assert (finding.check, finding.file) == (Check.TILE, "tile/0/001")
    assert finding.within == (256, 511)


@pytest.mark.parametrize("how", ["flip", "delete", "insert", "reorder", "truncate"])
@pytest.mark.parametrize("seed", range(3))
def test_a_full_tile_of_a_higher_level_is_named_with_the_records_it_stands_for(
    large: AuditAsked, how: str, seed: int
) -> None:
    file = Path(large.where, "tile/1/000")
    whole = file.read_bytes()
    at = Random(seed).randrange(len(whole) - 64)
    changed = {
        "flip": bytes([whole[at] ^ 4]) + whole[at + 1 :],
        "delete": whole[at + 32 :],
        "insert": bytes(32) + whole[at:],
        "reorder": whole[at + 32 : at + 64] + whole[at : at + 32] + whole[at + 64 :],
        "truncate": b"",
    }
    file.write_bytes(whole[:at] + changed[how])
    finding = found(large)
    file.write_bytes(whole)
    assert (finding.check, finding.file) == (Check.TILE, "tile/1/000")
    assert finding.within == (at // 32 * 256, at // 32 * 256 + 255)


@pytest.mark.parametrize("name", ["tile/2/000.p/1", "tile/1/001.p/1", "tile/0/257.p/44"])
def test_without_entries_a_wrong_tile_at_the_edge_is_named(large: AuditAsked, name: str) -> None:
    file = Path(large.where, name)
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    finding = found(large)
    file.write_bytes(whole)
    assert (finding.check, finding.file) == (Check.TILE, name)


@pytest.mark.parametrize("name", ["tile/2/000.p/1", "tile/1/000", "tile/0/003", "tile/0/257.p/44"])
def test_a_missing_tile_is_named(large: AuditAsked, name: str) -> None:
    file = Path(large.where, name)
    whole = file.read_bytes()
    file.unlink()
    finding = found(large)
    file.write_bytes(whole)
    assert (finding.check, finding.file) == (Check.MISSING, name)


def test_a_log_under_another_name_than_its_key_s_has_to_be_named(tmp_path: Path) -> None:
    log = write_log(tmp_path / "log", 3, SIGNERS)
    (log / "checkpoint").write_bytes(SIGNERS.signed(3, root_of_first(3), "other.example/two"))
    asked = AuditAsked(str(log), (SIGNERS.vkey,))
    assert found(asked).check is Check.ORIGIN
    assert audit_log(replace(asked, origin="other.example/two")).finding is None
    assert found(replace(asked, origin="third.example")).check is Check.ORIGIN


def test_a_checkpoint_signed_by_somebody_else_is_not_the_log_s(asked: AuditAsked) -> None:
    finding = found(replace(asked, keys=(Signers().vkey,)))
    assert finding.check is Check.SIGNATURE
    assert "log.example/one" in finding.sentence


def test_a_quorum_that_is_not_reached_names_the_witnesses_that_are_absent(tmp_path: Path) -> None:
    first, second = SIGNERS.witnesses
    log = write_log(tmp_path / "log", 3, Signers(SIGNERS.log, (second,)))
    (tmp_path / "policy").write_text(SIGNERS.policy())
    finding = found(AuditAsked(str(log), policy=tmp_path / "policy"))
    assert finding.check is Check.QUORUM
    assert finding.sentence.endswith("没有签名的见证人：w0。")
    assert first.name not in finding.detail


def test_a_cosignature_of_something_else_is_a_fault_even_where_it_is_not_needed(tmp_path: Path) -> None:
    log = write_log(tmp_path / "log", 3, SIGNERS)
    other = Note.parse(SIGNERS.signed(3, bytes(32))).signatures[1]
    note = Note.parse((log / "checkpoint").read_bytes())
    mixed = Note(note.text, (note.signatures[0], other, note.signatures[2]))
    (log / "checkpoint").write_bytes(str(mixed).encode())
    (tmp_path / "policy").write_text(SIGNERS.policy("any"))
    finding = found(AuditAsked(str(log), policy=tmp_path / "policy"))
    assert finding.check is Check.COSIGNATURE
    assert "court.example/w" in finding.sentence


def test_entries_that_hash_otherwise_are_told_with_the_way_out(tmp_path: Path) -> None:
    log = write_log(tmp_path / "log", 300, SIGNERS)
    write_log(tmp_path / "other", 300, SIGNERS, lambda index: b"x" + entry(index))
    (log / "tile/entries/000").write_bytes((tmp_path / "other/tile/entries/000").read_bytes())
    finding = found(AuditAsked(str(log), (SIGNERS.vkey,)))
    assert (finding.check, finding.record) == (Check.ENTRY, 0)
    assert "--no-entries" in finding.sentence


def test_a_log_of_certificates_is_refused_with_the_way_out(asked: AuditAsked) -> None:
    for name in [each for each in names_of(Path(asked.where)) if each.startswith("tile/entries/")]:
        data = Path(asked.where, name.replace("/entries/", "/data/"))
        data.parent.mkdir(parents=True, exist_ok=True)
        Path(asked.where, name).rename(data)
    with pytest.raises(EntriesInAnotherForm) as refused:
        audit_log(asked)
    assert "--no-entries" in refused.value.message
    assert audit_log(replace(asked, entries=False)).finding is None


def test_an_empty_log_has_one_root_only(tmp_path: Path) -> None:
    log = write_log(tmp_path / "log", 0, SIGNERS)
    (log / "checkpoint").write_bytes(SIGNERS.signed(0, bytes(32)))
    assert found(AuditAsked(str(log), (SIGNERS.vkey,))).check is Check.ROOT


def test_keys_that_cannot_be_used_are_refused(tmp_path: Path, asked: AuditAsked) -> None:
    witness = SigningKey.generate("w.example", COSIGNATURE).verifier
    (tmp_path / "policy").write_text("quorum nobody\n")
    for keys, policy in [
        ((), None),
        (("no key",), None),
        ((str(witness),), None),
        ((SIGNERS.vkey,), tmp_path / "policy"),
        ((SIGNERS.vkey,), tmp_path / "absent"),
        ((SIGNERS.vkey,), tmp_path),
    ]:
        with pytest.raises(KeysUnusable):
            audit_log(replace(asked, keys=keys, policy=policy))


def test_an_earlier_checkpoint_of_another_log_proves_nothing_and_is_refused(
    tmp_path: Path, asked: AuditAsked
) -> None:
    for kept in (b"", Signers().signed(3, root_of_first(3)), SIGNERS.signed(3, bytes(32), "other.example")):
        (tmp_path / "old").write_bytes(kept)
        with pytest.raises(EarlierCheckpointUnusable):
            audit_log(replace(asked, since=tmp_path / "old"))
    with pytest.raises(EarlierCheckpointUnusable):
        audit_log(replace(asked, since=tmp_path / "absent"))


def test_where_there_is_no_log_none_is_audited(tmp_path: Path, asked: AuditAsked) -> None:
    Path(asked.where, "checkpoint").unlink()
    for where in (asked.where, str(tmp_path / "absent"), str(tmp_path / "log/tile/0/000"), ""):
        with pytest.raises(NoLogThere):
            audit_log(replace(asked, where=where))
