"""合并审理: two cases heard as one, each in its own record; nothing is lost on the way."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.arbitration import ArbitrationCase
from domain.arbitration.counterclaim import CounterclaimTooLate
from domain.arbitration.merger import GroundOfMerger, NotTheLaterApplication
from domain.litigation import LitigationCase
from domain.litigation.merger import GroundOfMerger as GroundOfSuits
from domain.litigation.merger import NotOneAward, ReasonsMissing
from domain.merger import conditions
from domain.merger.record import HeardInAnotherCase
from domain.parties import Side
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from domain.steps import steps_of
from tests.support.arbitration_road import (
    HEARD,
    awarded,
    served,
)
from tests.support.lawful_walk import OF_MERGER, RULES, rules_of
from tests.support.merger_road import (
    LEADING,
    OTHER,
    OTHER_DISPUTE,
    THIRD,
    arbitration,
    blank,
    case_of,
    filed_by,
    merge,
    merge_counterclaim,
    merge_cross_suit,
    same_when_read_again,
    suit,
)
from tests.support.story import MEDIATOR, TEXT, occasion

IN_SUITS = date(2026, 5, 20)


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
