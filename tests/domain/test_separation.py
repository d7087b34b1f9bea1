"""恢复分别审理: cases heard as one are heard apart again, each where it stood."""

from datetime import date
from typing import Any

import pytest

from domain.corrections import NotCorrectable
from domain.merger import conditions
from tests.support.arbitration_road import (
    ANSWERED,
    SCHEDULED,
    SERVED,
    answered,
    heard,
    scheduled,
    served,
    suspended,
)
from tests.support.lawful_walk import RULES
from tests.support.litigation_road import answered as suit_answered
from tests.support.litigation_road import scheduled as suit_scheduled
from tests.support.litigation_road import served as suit_served
from tests.support.merger_road import (
    OTHER,
    THIRD,
    arbitration,
    history_of,
    merge,
    same_when_read_again,
    separate,
    suit,
)
from tests.support.story import TEXT


@pytest.mark.parametrize(
    ("stood_at", "goes_on"),
    [((), "accepted"), (SERVED[2:], "served"), (ANSWERED[2:], "answered"), (SCHEDULED[2:], "answered")],
)
def test_an_arbitration_goes_on_where_it_stood(stood_at: tuple[Any, ...], goes_on: str) -> None:
    leading, other = arbitration(), arbitration(OTHER, *stood_at)
    due = other.award_due
    merge(leading, other)
    separate(leading, other)
    assert (other.state, other.leading, other.award_due) == (goes_on, None, due)
    assert leading.taken_in == {}
    same_when_read_again(leading, other)


@pytest.mark.parametrize(
    ("stood_at", "goes_on"),
    [
        ((), "docketed"),
        ((suit_served,), "served"),
        ((suit_served, suit_answered), "answered"),
        ((suit_served, suit_answered, suit_scheduled), "hearing"),
    ],
)
def test_a_suit_goes_on_where_it_stood(stood_at: tuple[Any, ...], goes_on: str) -> None:
    leading, other = suit(), suit(OTHER, *stood_at)
    merge(leading, other, date(2026, 6, 2))
    separate(leading, other, date(2026, 6, 3))
    assert other.state == goes_on
    same_when_read_again(leading, other)


def test_a_wrong_merger_is_undone_by_an_entry_and_stays_on_record() -> None:
    leading, other = arbitration(), arbitration(OTHER)
    merge(leading, other)
    separate(leading, other)
    assert [event.TERM for event in leading.pending_events[-2:]] == ["合并审理", "恢复分别审理"]
    merge(leading, other, date(2026, 4, 3))
    assert other.state == "merged"


def test_only_a_case_that_was_taken_in_is_let_go() -> None:
    leading, other, third = arbitration(), arbitration(OTHER), arbitration(THIRD)
    with pytest.raises(conditions.NotTakenIn):
        separate(leading, other)
    merge(leading, other)
    with pytest.raises(conditions.NotTakenIn):
        separate(leading, third)


def test_a_heard_or_suspended_case_still_lets_go_of_what_it_took_in() -> None:
    for more in ((served, answered, scheduled, heard), (served, answered, scheduled, heard, suspended)):
        leading, other = arbitration(), arbitration(OTHER)
        merge(leading, other, date(2026, 3, 6))
        for step in more:
            step(leading)
        separate(leading, other)
        assert other.state == "accepted"


def test_ground_and_stage_of_a_merger_are_not_corrected_but_undone() -> None:
    leading, other = arbitration(), arbitration(OTHER)
    merge(leading, other)
    for case, field in (
        (leading, "ground"),
        (leading, "stood_at"),
        (other, "stood_at"),
        (other, "leading_id"),
    ):
        with pytest.raises(NotCorrectable):
            case.correct(
                date(2026, 4, 2),
                of_version=3,
                field=field,
                now="served",
                reason=TEXT,
                approved_by="主任",
                history=history_of(case),
                rules=RULES,
            )
