"""一裁终局线, whatever the items and the figure: nothing is lost, and more knowledge reverses nothing."""

from hypothesis import given
from hypothesis import strategies as st

from domain.final_award import (
    AwardItem,
    ItemKind,
    MinimumWage,
    MinimumWageMissing,
    final_line,
)
from tests.support.final_awards import NONE_RECORDED, names, wage

YUAN = st.decimals("0", "1000000", places=2)
MONTHLY = st.decimals("1", "100000", places=2)
ITEMS = st.lists(
    st.builds(
        AwardItem,
        name=st.sampled_from(["甲", "乙", "丙"]),
        kind=st.sampled_from(ItemKind),
        amount=st.none() | YUAN,
    ),
    max_size=8,
).map(tuple)
FIGURES = MONTHLY.map(lambda monthly: wage(str(monthly)))


@given(items=ITEMS, minimum_wage=FIGURES | st.just(NONE_RECORDED))
def test_no_item_is_lost_or_judged_twice(
    items: tuple[AwardItem, ...], minimum_wage: MinimumWage | MinimumWageMissing
) -> None:
    line = final_line(items, minimum_wage)
    judged = [each.item for each in (*line.final, *line.nonfinal, *line.undetermined)]
    assert sorted(judged, key=repr) == sorted(items, key=repr)
    assert all(each.reason and each.authority for each in (*line.final, *line.nonfinal, *line.undetermined))


@given(one=FIGURES, other=FIGURES)
def test_a_higher_wage_never_lowers_the_line(one: MinimumWage, other: MinimumWage) -> None:
    lower, higher = sorted([one, other], key=lambda figure: figure.monthly)
    assert lower.final_line <= higher.final_line


@given(items=ITEMS, one=FIGURES, other=FIGURES)
def test_raising_the_wage_never_turns_a_final_item_nonfinal(
    items: tuple[AwardItem, ...], one: MinimumWage, other: MinimumWage
) -> None:
    lower, higher = sorted([one, other], key=lambda figure: figure.monthly)
    before, after = final_line(items, lower), final_line(items, higher)
    assert {each.item for each in before.final} <= {each.item for each in after.final}
    assert names(before.undetermined) == names(after.undetermined)


@given(items=ITEMS, minimum_wage=FIGURES)
def test_recording_the_missing_figure_never_reverses_what_was_already_judged(
    items: tuple[AwardItem, ...], minimum_wage: MinimumWage
) -> None:
    without, recorded = final_line(items, NONE_RECORDED), final_line(items, minimum_wage)
    assert {each.item for each in without.final} <= {each.item for each in recorded.final}
    assert {each.item for each in without.nonfinal} <= {each.item for each in recorded.nonfinal}


@given(items=ITEMS, minimum_wage=FIGURES | st.just(NONE_RECORDED))
def test_the_documents_are_one_for_each_kind_unless_an_open_item_may_change_that(
    items: tuple[AwardItem, ...], minimum_wage: MinimumWage | MinimumWageMissing
) -> None:
    line = final_line(items, minimum_wage)
    kinds = bool(line.final) + bool(line.nonfinal)
    assert line.documents == kinds or (line.documents is None and line.undetermined and kinds < 2)
