"""合并审理、分案: two cases heard as one, heard apart again, and one that becomes two; nothing is lost on the way."""

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
from domain.arbitration.counterclaim import CounterclaimTooLate
from domain.arbitration.merger import GroundOfMerger, NotTheLaterApplication
from domain.claims import Claim, ClaimKind
from domain.corrections import NotCorrectable
from domain.kernel import event_classes
from domain.litigation import LitigationCase
from domain.litigation.merger import GroundOfMerger as GroundOfSuits
from domain.litigation.merger import NotOneAward, ReasonsMissing
from domain.merger import conditions
from domain.merger.carried import CarriedPeriod
from domain.merger.record import HeardInAnotherCase
from domain.merger.standing import ADDED, RESPONDENT_FILED, RESPONDENT_JOINED, STATED, claims_in
from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.reckoning import Extended, Paused, Restarted, Resumed
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from domain.steps import steps_of
from domain.time_limits import Unit
from tests.support.arbitration_road import (
    ANSWERED,
    HEARD,
    OVERTIME,
    SCHEDULED,
    SERVED,
    answered,
    awarded,
    heard,
    scheduled,
    served,
    suspended,
)
from tests.support.collective_road import established
from tests.support.lawful_walk import OF_MERGER, RULES, remembered, rules_of
from tests.support.litigation_road import answered as suit_answered
from tests.support.litigation_road import scheduled as suit_scheduled
from tests.support.litigation_road import served as suit_served
from tests.support.merger_road import (
    LEADING,
    OTHER,
    OTHER_DISPUTE,
    THIRD,
    arbitration,
    blank,
    case_of,
    filed_by,
    history_of,
    merge,
    merge_counterclaim,
    merge_cross_suit,
    separate,
    sever,
    suit,
)
from tests.support.story import MEDIATOR, TEXT, occasion

IN_SUITS = date(2026, 5, 20)


def again(case: Any) -> Any:
    """As its record alone tells it."""
    return type(case).of(case.id, case.pending_events)


def same_when_read_again(*cases: Any) -> None:
    for case in cases:
        assert remembered(again(case)) == remembered(case)


# Both are recorded, and the one that was taken in goes on in the other.


def test_the_leading_case_says_which_case_it_takes_in_and_that_case_says_where_it_went() -> None:
    leading, other = arbitration(), arbitration(OTHER)
    merge(leading, other)
    here, there = leading.pending_events[-1], other.pending_events[-1]
    assert (here.TOPIC, here.taken_in_id, here.taken_in_number) == (
        "arbitration-case.case-taken-in",
        OTHER,
        "示劳人仲案字〔2026〕第102号",
    )
    assert (there.TOPIC, there.leading_id, there.leading_number) == (
        "arbitration-case.taken-into-another",
        LEADING,
        "示劳人仲案字〔2026〕第101号",
    )
    assert here.command_id == there.command_id
    assert (leading.state, other.state) == ("accepted", "merged")
    same_when_read_again(leading, other)


def test_a_case_that_was_taken_in_takes_no_step_of_its_own_and_says_where_to_go() -> None:
    leading, other = arbitration(), arbitration(OTHER)
    merge(leading, other)
    with pytest.raises(HeardInAnotherCase, match="示劳人仲案字〔2026〕第101号 案中办理"):
        served(other)
    open_now = {name for name, step in steps_of(ArbitrationCase).items() if step.hindrance(other) is None}
    assert open_now == {
        "correct",
        "object",
        "note_passed_limit",
        "count_again",
        "file_document",
        "withdraw_document",
        "go_on_from_acceptance",
        "share_result",
    }


def test_nothing_moves_where_no_text_says_so() -> None:
    leading, other = arbitration(), arbitration(OTHER)
    before = (leading.award_due, other.award_due)
    merge(leading, other)
    assert (leading.award_due, other.award_due) == before


# The respondent's own application.


def later(*more: Any) -> Any:
    """The employer's own application, accepted on 12 March."""
    steps = (filed_by(Side.EMPLOYER, on=date(2026, 3, 11)), accepted_later, *more)
    return case_of(ArbitrationCase, OTHER, *steps)


def accepted_later(case: Any) -> None:
    case.accept(date(2026, 3, 12), case_number="示劳人仲案字〔2026〕第102号", rules=RULES)


def test_a_counterclaim_taken_in_begins_the_forty_five_days_anew_from_its_own_acceptance() -> None:
    leading = arbitration(LEADING, served)
    merge_counterclaim(leading, later(), date(2026, 3, 16))
    assert leading.award_due.starts_from == date(2026, 3, 12)
    assert "受理反申请" in leading.award_due.explanation
    same_when_read_again(leading)


def test_a_counterclaim_goes_into_the_earlier_application() -> None:
    with pytest.raises(NotTheLaterApplication):
        merge_counterclaim(later(), arbitration(LEADING), date(2026, 3, 16))


def test_a_counterclaim_after_the_time_to_answer_is_not_taken_in_as_one() -> None:
    leading = arbitration(LEADING, served)
    late = case_of(ArbitrationCase, OTHER, filed_by(Side.EMPLOYER, on=date(2026, 3, 30)))
    late.accept(date(2026, 3, 31), case_number="示劳人仲案字〔2026〕第102号", rules=RULES)
    with pytest.raises(CounterclaimTooLate):
        merge_counterclaim(leading, late, date(2026, 4, 2))


def test_a_counterclaim_is_the_other_side_s_and_about_the_same_dispute() -> None:
    with pytest.raises(conditions.NotBothSides):
        merge_counterclaim(arbitration(), arbitration(OTHER))
    with pytest.raises(conditions.NotOneDispute):
        merge_counterclaim(arbitration(), arbitration(OTHER, applicant=Side.EMPLOYER, dispute=OTHER_DISPUTE))


# The suits that both sides bring against one award.


def test_both_sides_suits_against_one_award_are_heard_as_one() -> None:
    leading, other = suit(), suit(OTHER, plaintiff=Side.EMPLOYER)
    merge_cross_suit(leading, other)
    assert leading.pending_events[-1].TOPIC == "litigation-case.cross-suit-taken-in"
    assert other.state == "merged"
    same_when_read_again(leading, other)


@pytest.mark.parametrize(
    ("other", "refused"),
    [
        ({"plaintiff": Side.EMPLOYER, "award": UUID(int=8)}, NotOneAward),
        ({"plaintiff": Side.EMPLOYER, "award": None}, NotOneAward),
        ({"plaintiff": Side.EMPLOYER, "dispute": OTHER_DISPUTE}, conditions.NotOneDispute),
        ({"plaintiff": Side.WORKER}, conditions.NotBothSides),
    ],
)
def test_what_is_no_suit_of_the_other_side_against_the_award_is_refused(
    other: dict[str, Any], refused: type[Refused]
) -> None:
    with pytest.raises(refused):
        merge_cross_suit(suit(), suit(OTHER, **other))


# Other grounds.


def test_cases_of_one_kind_need_the_parties_consent() -> None:
    leading, other = arbitration(), arbitration(OTHER, dispute=OTHER_DISPUTE)
    with pytest.raises(conditions.ConsentMissing) as refusal:
        merge(leading, other, ground=GroundOfMerger.SAME_KIND)
    assert refusal.value.field == "consented"
    merge(leading, other, ground=GroundOfMerger.SAME_KIND, consented=True)


@pytest.mark.parametrize("ground", GroundOfMerger)
def test_cases_of_different_employers_are_not_heard_as_one(ground: GroundOfMerger) -> None:
    other = arbitration(OTHER, dispute=OTHER_DISPUTE)
    with pytest.raises(conditions.NotOneEmployer):
        merge(arbitration(), other, ground=ground, consented=True, same_employer=False)


def test_claims_that_cannot_be_divided_are_of_one_dispute_and_say_why() -> None:
    inseparable = GroundOfSuits.INSEPARABLE
    with pytest.raises(conditions.NotOneDispute):
        merge(suit(), suit(OTHER, dispute=OTHER_DISPUTE), IN_SUITS, ground=inseparable, reasons=TEXT)
    with pytest.raises(ReasonsMissing):
        merge(suit(), suit(OTHER), IN_SUITS, ground=inseparable)
    merge(suit(), suit(OTHER), IN_SUITS, ground=inseparable, reasons=TEXT)


def test_a_countersuit_is_the_other_side_s() -> None:
    with pytest.raises(conditions.NotBothSides):
        merge(suit(), suit(OTHER), IN_SUITS, ground=GroundOfSuits.COUNTERSUIT)
    merge(suit(), suit(OTHER, plaintiff=Side.EMPLOYER), IN_SUITS, ground=GroundOfSuits.COUNTERSUIT)


# Wrong twins.


def test_a_case_is_not_merged_with_itself() -> None:
    leading = arbitration()
    with pytest.raises(conditions.MergedWithItself) as refusal:
        merge(leading, arbitration(LEADING))
    assert refusal.value.field == "taken_in_id"


def test_another_organ_s_case_is_not_taken_in() -> None:
    elsewhere = arbitration(OTHER, under=occasion(by=MEDIATOR))
    with pytest.raises(conditions.CaseOfAnotherOrgan):
        merge(arbitration(), elsewhere)


def test_what_was_heard_or_decided_is_not_taken_in_any_more() -> None:
    with pytest.raises(conditions.OtherCaseNotOpen, match="已开庭"):
        merge(arbitration(), case_of(ArbitrationCase, OTHER, *HEARD))
    with pytest.raises(conditions.OtherCaseNotOpen, match="已作出非终局裁决"):
        merge(arbitration(), case_of(ArbitrationCase, OTHER, *HEARD, awarded))
    with pytest.raises(StepNotOpen):
        merge(case_of(ArbitrationCase, LEADING, *HEARD), arbitration(OTHER))
    with pytest.raises(conditions.OtherCaseNotOpen):
        merge(arbitration(), blank(arbitration(), OTHER))


def test_no_chain_and_no_circle_can_be_made() -> None:
    first, second, third = arbitration(), arbitration(OTHER), arbitration(THIRD)
    merge(first, second)
    with pytest.raises(conditions.HeardElsewhereAlready, match="第101号"):
        merge(third, second)
    with pytest.raises(HeardInAnotherCase):
        merge(second, first)
    with pytest.raises(HeardInAnotherCase):
        merge(second, third)
    with pytest.raises(conditions.LeadsOtherCases):
        merge(third, first)
    assert [len(case.pending_events) for case in (first, second, third)] == [3, 3, 2]


def test_a_merger_is_not_dated_before_what_the_other_case_had_done() -> None:
    with pytest.raises(DateBeforeItsGround):
        merge(arbitration(), arbitration(OTHER, served), date(2026, 3, 6))


# Heard apart again.


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


def test_every_step_of_merger_is_declared_and_unverified_where_no_text_read_shows_it() -> None:
    declared = {**steps_of(ArbitrationCase), **steps_of(LitigationCase)}
    assert set(declared) >= OF_MERGER
    verified = {name for name in OF_MERGER if declared[name].verified}
    assert verified == {"take_in_counterclaim", "take_in_cross_suit", "share_result"}
    for name in OF_MERGER - verified:
        step = declared[name]
        assert "来源待核对" in step.authority + step.help or step.by == ("system",)


# Moves no research draws, each from the articles named in the steps.


def test_a_case_moves_into_merger_and_out_of_it_where_it_stood_and_nowhere_else() -> None:
    for kind, into, out in (
        (
            ArbitrationCase,
            {"accepted", "served", "answered", "hearing_scheduled"},
            {"accepted", "served", "answered"},
        ),
        (
            LitigationCase,
            {"docketed", "served", "answered", "hearing"},
            {"docketed", "served", "answered", "hearing"},
        ),
    ):
        moving = [
            step for name, step in steps_of(kind).items() if name in OF_MERGER and step.records.LEADS_TO
        ]
        moves = {(str(origin), str(step.records.LEADS_TO)) for step in moving for origin in step.when}
        begun = {("none", min(out & {"accepted", "docketed"}))}
        assert moves == {(one, "merged") for one in into} | {("merged", one) for one in out} | begun


def test_every_refusal_of_merger_names_its_rule() -> None:
    for refusal in rules_of(conditions):
        assert refusal.CODE != Refused.CODE
        assert (refusal.__doc__ or "").endswith("。")


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
