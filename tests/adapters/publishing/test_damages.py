"""What was signed, held against what is stored: each checkpoint that does not fit is named."""

from collections.abc import Iterator

import pytest
from sqlalchemy import insert, update

from adapters.ledger import Ledger
from adapters.publishing import PublishedTrail
from adapters.publishing.tables import log_checkpoint, log_cosignature
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note
from adapters.tlog.suites import COSIGNATURE
from tests.adapters.ledger.given import ORIGIN, filled

KEY = SigningKey.generate(ORIGIN)
COURT = SigningKey.generate("witness.example/court", COSIGNATURE)


@pytest.fixture
def trail(
    ledger: Ledger, trail_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PublishedTrail]:
    """Signed at 300, at 301 and at 601 records."""
    policy = tmp_path_factory.mktemp("policy") / "policy"
    policy.write_text(f"witness court {COURT.verifier}\nquorum court\n")
    opened = PublishedTrail.open(trail_url, ledger, KEY, policy)
    assert opened._publisher is not None
    for more in (300, 1, 300):
        filled(ledger, more)
        opened._publisher.publish()
    yield opened
    opened.close()


def told(trail: PublishedTrail) -> list[str]:
    return [damage.zh for damage in trail.damages()]


def rewrite(trail: PublishedTrail, statement: object) -> None:
    with trail._checkpoints._engine.begin() as connection:
        connection.execute(statement)  # type: ignore[call-overload]


def test_what_was_signed_fits_what_is_stored(trail: PublishedTrail) -> None:
    assert told(trail) == []


def test_a_checkpoint_that_was_exchanged_is_named(trail: PublishedTrail) -> None:
    earlier = trail.signed(300).note
    at = log_checkpoint.c.size == 301
    rewrite(trail, update(log_checkpoint).where(at).values(note=earlier.replace("\n300\n", "\n301\n")))
    assert told(trail) == [
        "301 条记录时的检查点：所覆盖的记录不是签名时的记录",
        "301 条记录时的检查点：所载签名不是所称密钥所作",
    ]


def test_a_checkpoint_over_records_that_are_gone_is_named(trail: PublishedTrail) -> None:
    root = trail.signed(601).root
    note = Note(trail.signed(601).note.partition("\n\n")[0].replace("\n601\n", "\n602\n") + "\n").signed(KEY)
    rewrite(trail, insert(log_checkpoint).values(size=602, root=root, note=str(note), signed_at=1))
    assert told(trail) == ["602 条记录时的检查点：所覆盖的记录不是签名时的记录"]


def test_a_cosignature_over_another_checkpoint_is_named(trail: PublishedTrail) -> None:
    other = Note(Note.parse(trail.signed(300).note.encode()).text).signed(COURT, 1_700_000_000)
    (line,) = map(str, other.signatures)
    row = {"size": 601, "witness": str(COURT.verifier), "line": line, "cosigned_at": 1_700_000_000}
    rewrite(trail, insert(log_cosignature).values(row))
    assert told(trail) == ["601 条记录时的检查点：所载签名不是所称密钥所作"]
