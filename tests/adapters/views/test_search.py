"""Search: words of any length, on both databases alike; names only blinded; nothing beyond one's rights."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from adapters.views import ReadModels, grams
from domain.dispute import Dispute
from domain.mediation import MediationCase
from domain.parties import Employer
from tests.adapters.views.desk import (
    ADMINISTRATOR,
    EARLY,
    JUDGE,
    MEDIATOR,
    OTHER_MEDIATOR,
    Desk,
    text,
    worker,
)

KEY = b"k" * 32
NORTH = Employer(name="示例北方（太原）建筑工程有限公司", credit_code="91140100MA0NORTH11")
SOUTH = Employer(name="南方示例ABC商贸有限公司")

QUERIES: dict[str, set[str]] = {
    "北方": {"north", "mediation"},
    "太原建筑": {"north", "mediation"},
    "（太原）": {"north", "mediation"},
    "示例": {"north", "south", "mediation"},
    "建": {"north", "mediation"},
    "司": {"north", "south", "mediation"},
    "示例北方(太原)建筑工程有限公司": {"north", "mediation"},
    "南方 商贸": {"south"},
    "南方，商贸": {"south"},
    "北方 商贸": set(),
    "abc": {"south"},
    "ＡＢＣ": {"south"},
    "bc商": {"south"},
    "方北": set(),
    "91140100ma0north11": {"north", "mediation"},
    "王小明": {"north", "mediation"},
    "王小": {"north", "mediation"},
    "小明": {"north", "mediation"},
    "王": {"north", "south", "mediation"},
    "明": {"north", "mediation"},
    "小王": set(),
    "欧阳喆": {"south"},
    "喆": {"south"},
    "王小明 北方": {"north", "mediation"},
    "王小明 南方": set(),
    "忻调〔2026〕7号": {"mediation"},
    "忻调2026 7号": {"mediation"},
    "2026": {"mediation"},
    "明李": set(),
    "李四王五": set(),
    "": set(),
    "   ": set(),
    "（）": set(),
    '"': set(),
    "' OR 2=2 --": set(),
    '北方" OR "南方': set(),
    "北方*": {"north", "mediation"},
    "北方 | 南方": set(),
    "!北方": {"north", "mediation"},
    "北方:*": {"north", "mediation"},
    "NEAR(北方 南方)": set(),
    "grams:北方": set(),
    "·" + "0" * 16: set(),
    "\\": set(),
    "\x00": set(),
    "%": set(),
}


@pytest.fixture
def cases(desk: Desk, views: ReadModels) -> dict[UUID, str]:
    north = desk.dispute("王小明", "李四", employers=(NORTH,))
    south = desk.dispute("欧阳喆", "王五", employers=(SOUTH,))
    mediation = desk.mediation(north, number="忻调〔2026〕7号")
    views.catch_up()
    return {north: "north", south: "south", mediation: "mediation"}


def test_every_query_finds_what_it_names_and_nothing_else(cases: dict[UUID, str], views: ReadModels) -> None:
    answers = {
        query: {cases[case.case_id] for case in views.search(MEDIATOR, query).items} for query in QUERIES
    }
    assert answers == QUERIES


def test_a_case_is_found_by_what_it_comes_to_name_later(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    mediation = desk.mediation(dispute)
    views.catch_up()
    assert views.search(MEDIATOR, "赵六").items == ()
    desk.record(Dispute.WorkerJoined, dispute, worker=worker("赵六"))
    views.catch_up()
    assert {case.case_id for case in views.search(MEDIATOR, "赵六").items} == {dispute, mediation}


def test_a_corrected_number_is_found_and_the_mistaken_one_no_more(desk: Desk, views: ReadModels) -> None:
    case = desk.mediation(desk.dispute("王小明"), number="忻调〔2026〕7号")
    desk.record(
        MediationCase.Corrected,
        case,
        EARLY + timedelta(days=1),
        of_version=2,
        field="case_number",
        was="忻调〔2026〕7号",
        now="忻调〔2026〕88号",
        restated=(),
        reason=text("笔误"),
        approved_by="主任",
    )
    views.catch_up()
    assert [found.case_id for found in views.search(MEDIATOR, "忻调〔2026〕88号").items] == [case]
    assert views.search(MEDIATOR, "忻调〔2026〕7号").items == ()


def test_what_may_not_be_seen_is_not_found_and_leaves_no_gap_in_a_page(desk: Desk, views: ReadModels) -> None:
    ours, theirs = [], []
    for _ in range(6):
        ours.append(desk.dispute("王小明"))
        theirs.append(desk.dispute("王小明", by=OTHER_MEDIATOR))
    views.catch_up()
    found: list[UUID] = []
    cursor = ""
    sizes = []
    while True:
        page = views.search(MEDIATOR, "王小明", cursor=cursor, limit=4)
        found += [case.case_id for case in page.items]
        sizes.append(len(page.items))
        cursor = page.next_cursor
        if not cursor:
            break
    assert found == list(reversed(ours))
    assert sizes == [4, 2]
    assert views.search(ADMINISTRATOR, "王小明").items == ()
    assert len(views.search(JUDGE, "王小明", limit=20).items) == 12
    assert all(case.title.startswith("王*与") for case in views.search(JUDGE, "王小明").items)


def test_kinds_narrow_a_search(cases: dict[UUID, str], views: ReadModels) -> None:
    found = views.search(MEDIATOR, "王小明", kinds=("mediation-case",)).items
    assert [cases[case.case_id] for case in found] == ["mediation"]


def test_no_name_and_no_sealed_word_lies_in_the_views_in_the_clear(
    desk: Desk, views: ReadModels, views_url: str, tmp_path: Path
) -> None:
    if not views_url.startswith("sqlite"):
        pytest.skip("the bytes of a file are looked through; PostgreSQL gets the same rows")
    dispute = desk.dispute("欧阳喆")
    desk.record(Dispute.WorkerJoined, dispute, late="补录的缘由", worker=worker("司马昇"))
    views.catch_up()
    assert views.search(MEDIATOR, "司马昇").items
    stored = b"".join(path.read_bytes() for path in sorted(tmp_path.glob("views.db*")))
    assert "商贸有限公司".encode() in stored
    for word in ("欧阳", "阳喆", "喆", "司马", "马昇", "昇", "拖欠三个月", "补录的缘由", "缘由"):
        assert word.encode() not in stored, word


def test_blinded_grams_differ_with_the_key_and_never_look_like_clear_ones() -> None:
    ours, theirs = grams.blinded(["王小明"], KEY), grams.blinded(["王小明"], b"x" * 32)
    assert len(ours) == 5
    assert not set(ours) & set(theirs)
    assert all(gram.startswith(grams.BLINDED) for gram in ours)
    assert grams.normalised(grams.BLINDED) == ""
