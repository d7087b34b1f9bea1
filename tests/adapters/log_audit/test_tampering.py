"""Whatever is changed in a published log, an audit says so and names the file and the record."""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random

import pytest

from adapters.log_audit import audit_log
from application.log_audits import AuditAsked
from tests.support.log_tampering import MATRIX, SIZE, Tampered, Tampering, write
from tests.support.tiled_log import Signers, root_of_first

SIGNERS = Signers.witnessed()
TAMPERING = Tampering(SIGNERS)


@pytest.fixture
def asked(tmp_path: Path) -> AuditAsked:
    """The log as it was published, a policy that needs every witness, and the newest checkpoint kept elsewhere."""
    write(tmp_path / "log", dict(TAMPERING.log))
    (tmp_path / "policy").write_text(SIGNERS.policy())
    (tmp_path / "kept").write_bytes(SIGNERS.signed(SIZE, root_of_first(SIZE)))
    return AuditAsked(str(tmp_path / "log"), policy=tmp_path / "policy", since=tmp_path / "kept")


def made(seed: int, count: int) -> Iterator[tuple[str, Tampered]]:
    """Each combination of what and how in turn, at random places."""
    random = Random(seed)
    for where, how in islice(cycle(MATRIX), count):
        yield f"{how} {where}", TAMPERING.one(random, where, how)


def all_detected(asked: AuditAsked, seed: int, count: int) -> None:
    folder = Path(asked.where)
    for name, tampered in made(seed, count):
        write(folder, tampered.files)
        finding = audit_log(asked).finding
        assert finding is not None, name
        assert finding.file == tampered.file, (name, finding)
        assert finding.record == tampered.record, (name, finding)
        assert finding.check in tampered.checks, (name, finding)
        write(folder, {file: TAMPERING.log[file] for file in tampered.files})
    assert audit_log(asked).finding is None


@pytest.mark.parametrize("seed", range(8))
def test_every_way_to_tamper_is_detected_and_named(asked: AuditAsked, seed: int) -> None:
    all_detected(asked, seed, 3 * len(MATRIX))


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(100, 110))
def test_thousands_of_ways_to_tamper_are_detected_and_named(asked: AuditAsked, seed: int) -> None:
    all_detected(asked, seed, 12 * len(MATRIX))
