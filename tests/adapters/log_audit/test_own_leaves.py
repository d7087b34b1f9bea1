"""Our own leaves are counted; a leaf of another ledger is out of place."""

from pathlib import Path
from uuid import UUID

from adapters.ledger.leaf import leaf_bytes
from adapters.log_audit import audit_log
from application.log_audits import AuditAsked, Check, LogAudit
from tests.support.tiled_log import ORIGIN, Signers, write_log

SIGNERS = Signers()


def own(index: int, origin: str = ORIGIN) -> bytes:
    institution = f"inst-{index % 3}"
    state = (
        f'{{"timestamp":"2026-11-22T08:{index // 60 % 60:02}:{index % 60:02}+08:00",'
        f'"recorded_by":{{"institution_id":"{institution}","capacity":"union"}}}}'
    )
    topic = "mediation-case.applied" if index % 2 else "“引号”\n"
    return leaf_bytes(origin, UUID(int=index), 1, topic, state.encode())


def audited(log: Path) -> LogAudit:
    return audit_log(AuditAsked(str(log), (SIGNERS.vkey,)))


def test_records_are_counted_by_institution_and_topic(tmp_path: Path) -> None:
    told = audited(write_log(tmp_path / "log", 600, SIGNERS, own)).own
    assert told is not None
    assert told.total == 600
    assert told.by_institution == {"inst-0": 200, "inst-1": 200, "inst-2": 200}
    assert told.by_topic == {"mediation-case.applied": 300, "“引号”\n": 300}
    assert told.first_recorded_at == "2026-11-22T08:00:00+08:00"
    assert told.last_recorded_at == "2026-11-22T08:09:59+08:00"
    assert told.others == 0


def test_a_leaf_of_another_ledger_is_named(tmp_path: Path) -> None:
    def mixed(index: int) -> bytes:
        return own(index, "other.example/ledger" if index == 300 else ORIGIN)

    finding = audited(write_log(tmp_path / "log", 600, SIGNERS, mixed)).finding
    assert finding is not None
    assert (finding.check, finding.file, finding.record) == (Check.FOREIGN, "tile/entries/001", 300)
    assert "other.example/ledger" in finding.sentence


def test_another_spelling_is_counted_as_another_form(tmp_path: Path) -> None:
    def spaced(index: int) -> bytes:
        return [own(index), own(index) + b" ", b'{"v":1,"origin":\xff', b""][index % 4]

    told = audited(write_log(tmp_path / "log", 8, SIGNERS, spaced)).own
    assert told is not None
    assert (told.total, told.others) == (2, 6)


def test_names_without_end_are_not_all_remembered(tmp_path: Path) -> None:
    def named(index: int) -> bytes:
        return leaf_bytes(ORIGIN, UUID(int=index), 1, f"topic-{index}", b"")

    told = audited(write_log(tmp_path / "log", 1500, SIGNERS, named)).own
    assert told is not None
    assert len(told.by_topic) == 1001
    assert told.by_topic["其他"] == 500
    assert told.by_institution == {"（未写明）": 1500}
