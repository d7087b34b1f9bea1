"""Stored events are for ever: what each step records, and what the case then knows, changes only on purpose."""

import pytest

from domain.kernel import Aggregate
from domain.recording import Occasion
from tests.support.recorded import FOLDER, ROADS, Told, file_of, recorded


@pytest.mark.parametrize(("kind", "told", "under"), ROADS, ids=[str(kind.TOPIC) for kind, *_ in ROADS])
def test_each_step_records_what_it_recorded_before(
    kind: type[Aggregate], told: dict[str, Told], under: Occasion
) -> None:
    written = file_of(kind).read_text(encoding="utf-8")
    assert written == recorded(kind, told, under), "python tests/support/recorded.py"


def test_every_page_is_of_a_kind_of_case() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == {kind.TOPIC for kind, *_ in ROADS}
