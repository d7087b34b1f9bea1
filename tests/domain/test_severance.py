"""分案: a part of a case becomes a case of its own, and nothing is lost or doubled, whatever is done in whatever order."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.event_mapper import EventMapper
from domain.arbitration import ArbitrationCase
from domain.claims import Claim, ClaimKind
from domain.kernel import event_classes
from domain.litigation import LitigationCase
from domain.merger import conditions
from domain.merger.carried import CarriedPeriod
from domain.merger.standing import ADDED, RESPONDENT_FILED, RESPONDENT_JOINED, STATED, claims_in
from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.reckoning import Extended, Paused, Restarted, Resumed
from domain.refusals import Refused
from domain.time_limits import Unit
from tests.support.arbitration_road import (
    OVERTIME,
    answered,
    served,
)
from tests.support.collective_road import established
from tests.support.lawful_walk import RULES, remembered
from tests.support.merger_road import (
    LEADING,
    OTHER,
    THIRD,
    again,
    arbitration,
    blank,
    history_of,
    merge,
    merge_cross_suit,
    same_when_read_again,
    separate,
    sever,
    suit,
)
from tests.support.story import TEXT

IN_SUITS = date(2026, 5, 20)


# A part becomes a case of its own.

WAGES = Claim(kind=ClaimKind.WAGES, amount=Decimal("100.00"))
OF_FIRST = Claim(kind=ClaimKind.SEVERANCE, amount=Decimal("200.00"), claimant=1)
OF_SECOND = Claim(kind=ClaimKind.SEVERANCE, amount=Decimal("300.00"), claimant=2)
THREE = (WAGES, OF_FIRST, OF_SECOND)


def test_a_claim_severed_begins_a_case_that_tells_where_it_comes_from() -> None:
    leading = arbitration(claims=THREE)
    new = blank(leading)
    sever(leading, new, claim_numbers=(1,))
    gone, begun = leading.pending_events[-1], new.pending_events[0]
    assert (gone.severed_id, gone.claims) == (THIRD, (OF_FIRST, OF_SECOND))
    assert (begun.from_case_id, begun.entry, begun.claim_numbers) == (LEADING, 3, (1,))
    assert (begun.claims, begun.dispute_id) == ((WAGES,), leading.dispute_id)
    assert (new.state, new.applicant, new.award_due) == ("accepted", leading.applicant, leading.award_due)
    assert claims_in(history_of(leading)) == {1: OF_FIRST, 2: OF_SECOND}
    same_when_read_again(leading, new)


def test_a_member_leaves_with_the_claims_that_are_theirs_alone() -> None:
    leading = arbitration(claims=THREE)
    new = blank(leading)
    sever(leading, new, members=(2,))
    assert claims_in(history_of(new)) == {1: OF_SECOND}
    assert claims_in(history_of(leading)) == {1: WAGES, 2: OF_FIRST}
    with pytest.raises(conditions.NotOfThisCase) as refusal:
        sever(leading, blank(leading, OTHER), members=(2,))
    assert refusal.value.field == "members"
    with pytest.raises(conditions.NotOfThisCase):
        sever(new, blank(leading, OTHER), members=(1,))


def test_a_worker_whose_facts_differ_leaves_a_collective_case_and_the_others_go_on() -> None:
    leading = arbitration(LEADING, established)
    new = blank(leading)
    sever(leading, new, members=(2,))
    assert (leading.state, leading.collective is not None) == ("accepted", True)
    assert (new.members_here, new.collective) == ({2}, None)
    assert leading.members_gone == {2}
    assert claims_in(history_of(leading)) == {1: OVERTIME}  # what all ask for together stays where it was
    assert claims_in(history_of(new)) == {}
    same_when_read_again(leading, new)


def test_an_employer_is_severed_by_number() -> None:
    leading = arbitration(claims=THREE)
    new = blank(leading)
    sever(leading, new, employers=(2,), claim_numbers=(3,))
    assert new.employers_here == {2}
    assert leading.employers_gone == {2}


def test_the_severed_case_keeps_the_period_as_it_had_been_moved() -> None:
    leading = arbitration(LEADING, served, answered, claims=THREE)
    leading.extend_period(date(2026, 4, 1), days=10, approved=True, reasons=TEXT, rules=RULES)
    new = blank(leading)
    sever(leading, new, claim_numbers=(1,))
    assert new.award_due == leading.award_due
    assert new.award_period == leading.award_period
    same_when_read_again(leading, new)


def test_every_change_of_a_period_is_carried_over_as_it_was() -> None:
    changes = (
        Restarted(on=date(2026, 3, 1), ground="受理反申请"),
        Paused(on=date(2026, 3, 2), ground="中止审理"),
        Resumed(on=date(2026, 3, 9)),
        Extended(on=date(2026, 3, 10), length=15, unit=Unit.CALENDAR_DAY),
    )
    period = MovingPeriod(code="arb_award", began_on=date(2026, 2, 2), changes=changes)
    assert CarriedPeriod.of(period).period == period


def test_a_suit_is_divided_too() -> None:
    leading = suit(claims=THREE)
    new = blank(leading)
    sever(leading, new, IN_SUITS, claim_numbers=(2,))
    assert new.state == "docketed"
    assert (new.procedure, new.plaintiff) == (leading.procedure, leading.plaintiff)
    assert new.pending_events[0].trial_due == leading.pending_events[1].trial_due
    assert new.pending_events[0].arbitration_case_id == UUID(int=9)
    same_when_read_again(leading, new)


@pytest.mark.parametrize(
    ("answers", "refused", "field"),
    [
        ({}, conditions.NothingSevered, "claim_numbers"),
        ({"claim_numbers": (4,)}, conditions.NotOfThisCase, "claim_numbers"),
        ({"members": (4,)}, conditions.NotOfThisCase, "members"),
        ({"employers": (3,)}, conditions.NotOfThisCase, "employers"),
        ({"claim_numbers": (1, 2, 3)}, conditions.NothingRemains, "claim_numbers"),
        ({"members": (1, 2, 3)}, conditions.NothingRemains, "members"),
        ({"employers": (1, 2)}, conditions.NothingRemains, "employers"),
    ],
)
def test_what_cannot_be_severed(answers: dict[str, Any], refused: type[Refused], field: str) -> None:
    leading = arbitration(claims=THREE)
    with pytest.raises(refused) as refusal:
        sever(leading, blank(leading), **answers)
    assert refusal.value.field == field
    assert len(leading.pending_events) == 2


def test_a_part_severed_may_be_taken_back() -> None:
    leading = arbitration(claims=THREE)
    new = blank(leading)
    new.occasion = leading.occasion
    sever(leading, new, claim_numbers=(1,))
    merge(leading, new, date(2026, 4, 7))
    assert new.state == "merged"


# Counterclaims are claims of the case, and every list names entries that exist.


def test_a_counterclaim_heard_in_the_case_is_among_its_claims() -> None:
    leading = arbitration(LEADING, served)
    leading.record_counterclaim(date(2026, 3, 16), claims=(WAGES,), rules=RULES)
    assert len(claims_in(history_of(leading))) == 1
    leading.join_counterclaim(date(2026, 3, 17), rules=RULES)
    assert claims_in(history_of(leading))[2] == WAGES


def test_the_entries_that_state_claims_are_entries() -> None:
    topics = {event.TOPIC for kind in (ArbitrationCase, LitigationCase) for event in event_classes(kind)}
    assert {RESPONDENT_FILED, RESPONDENT_JOINED, ADDED, *STATED} <= topics


def test_every_entry_is_read_back_from_what_is_stored_of_it() -> None:
    leading, other = arbitration(LEADING, served, answered, claims=THREE), arbitration(OTHER)
    leading.extend_period(date(2026, 4, 1), days=10, approved=True, reasons=TEXT, rules=RULES)
    new, suits, cross = blank(leading), suit(claims=THREE), suit(OTHER, plaintiff=Side.EMPLOYER)
    merge(leading, other)
    separate(leading, other)
    sever(leading, new, claim_numbers=(1,))
    merge_cross_suit(suits, cross)
    part = blank(suits)
    sever(suits, part, IN_SUITS, claim_numbers=(1,))
    mapper = EventMapper()
    for case in (leading, other, new, suits, cross, part):
        for event in case.pending_events:
            stored = mapper.to_stored(event)
            assert mapper.to_domain(case.id, event.originator_version, stored) == event


# Whatever is merged, heard apart and divided in whatever order.


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_no_sequence_loses_or_doubles_a_claim_or_leads_in_a_circle(data: st.DataObject) -> None:
    cases: dict[UUID, Any] = {
        case_id: arbitration(case_id, claims=THREE) for case_id in (LEADING, OTHER, THIRD)
    }
    stated = Counter(claim for case in cases.values() for claim in claims_in(history_of(case)).values())
    for turn in range(data.draw(st.integers(1, 12))):
        one, another = (cases[data.draw(st.sampled_from(sorted(cases)))] for _ in range(2))
        before = [deep(case) for case in (one, another)]
        new = blank(one, UUID(int=200 + turn))
        twin = again(another)
        on = date(2026, 4, 1 + turn)
        doing = data.draw(st.sampled_from(("merge", "separate", "sever", "members")))
        try:
            match doing:
                case "merge":
                    merge(one, with_events(twin, another), on)
                    cases[another.id] = grown(another, twin)
                case "separate":
                    separate(one, with_events(twin, another), on)
                    cases[another.id] = grown(another, twin)
                case "sever":
                    sever(one, new, on, claim_numbers=(data.draw(st.integers(1, 3)),))
                    cases[new.id] = new
                case _:
                    sever(one, new, on, members=(data.draw(st.integers(1, 3)),))
                    cases[new.id] = new
        except Refused:
            assert [deep(case) for case in (one, another)] == before
    found = Counter(claim for case in cases.values() for claim in claims_in(history_of(case)).values())
    assert found == stated
    for case in cases.values():
        same_when_read_again(case)
        if case.leading is not None:
            leader = cases[case.leading]
            assert leader.leading is None
            assert case.id in leader.taken_in
        for taken in case.taken_in:
            assert cases[taken].leading == case.id


def deep(case: Any) -> tuple[int, dict[str, Any]]:
    return len(case.pending_events), dict(remembered(again(case)))


def with_events(twin: Any, case: Any) -> Any:
    """The case read anew from its record, as the application does, with what that record holds so far."""
    twin.occasion = case.occasion
    twin.pending_events[:] = list(case.pending_events)
    return twin


def grown(case: Any, twin: Any) -> Any:
    """What was recorded beside is the case from now on."""
    assert twin.pending_events[: len(case.pending_events)] == case.pending_events
    return twin
