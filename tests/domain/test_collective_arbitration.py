"""集体争议仲裁: what the rules for many add to an arbitration, held against machine B2 of the research."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.arbitration import ArbitrationCase, collective_remedies, collective_rules
from domain.arbitration.collective_remedies import (
    AllHaveSued,
    GroundOfPosting,
    MemberHasSued,
    NobodyHasSued,
    PhotographsRequired,
    TooFewForPosting,
)
from domain.arbitration.collective_rules import (
    AlreadyCollective,
    CollectiveGround,
    MediationBeforeHearingMissing,
    NotCollective,
    RenouncedBeforeHearing,
    RepresentedMustConsent,
    SomeHaveSued,
    StatementOfCollectiveElsewhere,
    ThreeArbitratorsRequired,
    TooFewForCollective,
    TripartiteTribunalRequired,
    WrongNumberTold,
)
from domain.arbitration.partial_statement import PartialStatementNumberUsed
from domain.arbitration.preparation import TribunalForm
from domain.arbitration.record import OutOfTime
from domain.arbitration.remedies import AwardNotReceived, SuitPeriodStillRunning
from domain.parties import Side
from domain.refusals import Refused
from domain.rows import RowsRefused
from domain.steps import steps_of
from tests.support.arbitration_branches import settled_in_part
from tests.support.arbitration_road import (
    ACCEPTED,
    FILED,
    HEARD,
    HERE,
    NONFINAL,
    S,
    accepted,
    answered,
    awarded,
    effective,
    heard,
    mediated,
    received,
    scheduled,
    served,
)
from tests.support.collective_road import (
    AWARDED,
    B2,
    COLLECTIVE_STEPS,
    ESTABLISHED,
    FORMED,
    HEARD_TOGETHER,
    MEDIATED_BEFORE,
    MOVES_OF_COLLECTIVE_CASES,
    NOTIFIED,
    READY,
    ROADS,
    STAGES,
    TAKEN_UP,
    TOLD_BY,
    WORKERS,
    Taken,
    effective_for_others,
    established,
    mediated_before,
    notified,
    part_statement,
    posted,
    renounced,
    served_by_one,
    simply,
    statement,
    sued,
    told,
)
from tests.support.lawful_transitions import RESEARCH, Transition, moves, researched
from tests.support.lawful_walk import RULES, case_after, read_again, remembered, rules_of, story, wander
from tests.support.story import TEXT

# Held against the research.


def test_machine_b2_is_transcribed_as_it_was_researched() -> None:
    if not RESEARCH.exists():
        pytest.skip("the research does not lie beside this checkout")
    assert researched("B2_collective") == B2


@pytest.mark.parametrize("transition", B2, ids=lambda transition: str(transition.happened))
def test_every_transition_of_b2_is_told_from_its_state_to_its_state(transition: Transition) -> None:
    origin, happened, target = transition.origin, transition.happened, transition.target
    road = MEDIATED_BEFORE if happened == "未达成" else ROADS[origin]
    case = case_after(ArbitrationCase, *road, *TOLD_BY[happened], under=HERE)
    assert str(case.state) == STAGES[target]
    assert remembered(read_again(case)) == remembered(case)


def test_the_steps_of_a_collective_case_make_these_moves_and_no_others() -> None:
    ordinary = set(steps_of(ArbitrationCase)) - set(COLLECTIVE_STEPS)
    made = moves(ArbitrationCase, but=ordinary)
    assert {move for move in made if move[0] != move[1]} == MOVES_OF_COLLECTIVE_CASES


# What is lawful.


def test_the_decision_is_due_five_working_days_from_the_application_and_the_notice_from_acceptance() -> None:
    case = case_after(ArbitrationCase, *NOTIFIED, under=HERE)
    due = {type(event).__name__: event for event in case.pending_events}
    acceptance = due["CollectiveEstablished"].collective_acceptance_due
    assert (acceptance.code, acceptance.falls_on) == ("arb_collective_accept", date(2026, 3, 9))
    notice = due["NoticeBecameDue"].collective_notice_due
    assert (notice.code, notice.falls_on) == ("arb_collective_notice", date(2026, 3, 12))
    assert due["NoticeGiven"].collective_notice_due == notice


def test_a_posted_document_is_deemed_served_on_the_third_working_day() -> None:
    case = case_after(ArbitrationCase, *ACCEPTED, established, posted(), under=HERE)
    assert case.pending_events[-1].deemed_served.falls_on == date(2026, 3, 11)


def test_a_refused_receipt_may_be_posted_however_few_there_are() -> None:
    case = case_after(ArbitrationCase, *ACCEPTED, posted(GroundOfPosting.REFUSED), under=HERE)
    assert isinstance(case.pending_events[-1], ArbitrationCase.ServedByPosting)


def test_handled_simply_one_arbitrator_may_sit_and_nobody_need_mediate_first() -> None:
    case = case_after(
        ArbitrationCase, *ESTABLISHED, simply, accepted, served_by_one, answered, scheduled, heard, under=HERE
    )
    assert case.state == S.HEARD


SIMPLY_ANSWERED = (*ESTABLISHED, simply, accepted, served_by_one, answered)


def ordinary(tribunal: TribunalForm | None = None) -> Taken:
    return lambda case: case.make_ordinary(date(2026, 3, 17), tribunal=tribunal, reasons=TEXT)


def test_turned_over_to_ordinary_procedure_the_special_rules_apply_again() -> None:
    case = case_after(ArbitrationCase, *SIMPLY_ANSWERED, ordinary(TribunalForm.THREE), scheduled, under=HERE)
    with pytest.raises(MediationBeforeHearingMissing):
        heard(case)
    mediated_before(case)
    heard(case)
    assert case.state == S.HEARD
    assert remembered(read_again(case)) == remembered(case)


def test_one_arbitrator_who_handled_a_collective_case_simply_does_not_go_on_with_it_alone() -> None:
    for tribunal in (None, TribunalForm.SOLE):
        case = case_after(ArbitrationCase, *SIMPLY_ANSWERED, under=HERE)
        with pytest.raises(ThreeArbitratorsRequired) as refused:
            ordinary(tribunal)(case)
        assert refused.value.field == "tribunal"


def test_three_who_handled_it_simply_go_on_as_they_are() -> None:
    past = (*ESTABLISHED, simply, accepted, served, answered)
    assert case_after(ArbitrationCase, *past, ordinary(), under=HERE).state == S.ANSWERED


def test_a_case_that_is_not_collective_goes_on_before_one() -> None:
    past = (*ACCEPTED, served_by_one, answered, ordinary(), scheduled, heard)
    assert case_after(ArbitrationCase, *past, under=HERE).state == S.HEARD


def test_an_ordinary_case_may_be_heard_by_one_arbitrator() -> None:
    assert case_after(ArbitrationCase, *ACCEPTED, served_by_one, under=HERE).state == S.SERVED


def test_a_part_settled_with_consent_takes_effect_once_both_received_it() -> None:
    case = case_after(ArbitrationCase, *HEARD_TOGETHER, part_statement(), under=HERE)
    number = case.pending_events[-1].number
    case.receive_partial_statement(
        date(2026, 4, 1), number=number, worker_received=True, employer_received=True
    )
    assert [paper.done_on for paper in case.partial_statements.values()] == [date(2026, 4, 1)]


def test_a_settlement_before_the_hearing_that_is_renounced_goes_back_to_the_hearing() -> None:
    case = case_after(ArbitrationCase, *MEDIATED_BEFORE, statement(), renounced, under=HERE)
    assert case.state == S.ANSWERED


def test_the_award_stays_in_force_for_those_who_did_not_sue() -> None:
    case = case_after(ArbitrationCase, *AWARDED, sued(7, 8), sued(9), under=HERE)
    assert case.state == S.AWARD_NONFINAL
    effective_for_others(case)
    assert case.state == S.AWARD_NONFINAL_EFFECTIVE
    assert case.pending_events[-1].suing == 3
    assert case.suing == {7, 8, 9}


def test_a_suit_out_of_time_is_recorded_where_the_court_restored_the_time() -> None:
    case = case_after(ArbitrationCase, *AWARDED, under=HERE)
    sued(7, on=date(2026, 5, 8), time_restored=True)(case)
    assert case.suing == {7}


# What is refused.

CONTRACT = CollectiveGround.COLLECTIVE_CONTRACT


def under_a_collective_contract(case: object) -> None:
    case.establish_collective(date(2026, 3, 3), ground=CONTRACT, workers=4, rules=RULES)  # type: ignore[attr-defined]


def too_few(case: object) -> None:
    ground = CollectiveGround.COMMON_CLAIM
    case.establish_collective(date(2026, 3, 3), ground=ground, workers=9, rules=RULES)  # type: ignore[attr-defined]


EVERYBODY = tuple(range(1, WORKERS + 1))
REFUSALS: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "nine workers": (FILED, too_few, TooFewForCollective, "workers"),
    "collective twice": (ESTABLISHED, established, AlreadyCollective, ""),
    "two representatives": (ESTABLISHED, told(4, 5), WrongNumberTold, "representatives"),
    "six representatives": (ESTABLISHED, told(1, 2, 3, 4, 5, 6), WrongNumberTold, "representatives"),
    "three of whom two are one": (ESTABLISHED, told(4, 4, 5), WrongNumberTold, "representatives"),
    "simply without being collective": (FILED, simply, NotCollective, ""),
    "a contract without the three sides": (
        (*FILED, under_a_collective_contract, accepted), notified, TripartiteTribunalRequired, "tripartite"),
    "one arbitrator": (NOTIFIED, served_by_one, ThreeArbitratorsRequired, "tribunal"),
    "heard without mediation": (READY, heard, MediationBeforeHearingMissing, ""),
    "settled over their heads": (MEDIATED_BEFORE, statement(all_consented=False), RepresentedMustConsent,
                                 "all_consented"),
    "settled by the ordinary statement": (HEARD_TOGETHER, mediated, StatementOfCollectiveElsewhere, ""),
    "settled in part over their heads": (HEARD_TOGETHER, part_statement(all_consented=False),
                                         RepresentedMustConsent, "all_consented"),
    "settled in part by the ordinary statement": (HEARD_TOGETHER, settled_in_part,
                                                  StatementOfCollectiveElsewhere, ""),
    "settled in part twice": ((*HEARD_TOGETHER, part_statement()), part_statement(),
                              PartialStatementNumberUsed, "number"),
    "settled in an ordinary case": (HEARD, statement(day=28), NotCollective, ""),
    "renounced as if heard": (
        (*MEDIATED_BEFORE, statement()),
        lambda case: case.renounce_statement(date(2026, 3, 20), renounced_by=Side.EMPLOYER),
        RenouncedBeforeHearing, ""),
    "renounced as if not heard": ((*HEARD_TOGETHER, statement(day=28)), renounced, NotCollective, ""),
    "posted without a photograph": (ACCEPTED, posted(GroundOfPosting.REFUSED, photographed=False),
                                    PhotographsRequired, "photographed"),
    "posted for fewer than ten": (ACCEPTED, posted(), TooFewForPosting, "ground"),
    "sued before receipt": ((*HEARD_TOGETHER, awarded), sued(7), AwardNotReceived, "on"),
    "sued too late": (AWARDED, sued(7, on=date(2026, 5, 7)), OutOfTime, "on"),
    "sued in an ordinary case": ((*NONFINAL, received), sued(7), NotCollective, ""),
    "effective for all though some sued": ((*AWARDED, sued(7)), effective, SomeHaveSued, ""),
    "effective for others though nobody sued": (AWARDED, effective_for_others, NobodyHasSued, ""),
    "effective for others though all sued": ((*AWARDED, sued(*EVERYBODY)), effective_for_others, AllHaveSued,
                                             "on"),
    "effective for others in time": (
        (*AWARDED, sued(7)), lambda case: case.establish_effect_for_others(date(2026, 5, 5)),
        SuitPeriodStillRunning, "on"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_rules_forbid_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(ArbitrationCase, *past, under=HERE).when(taken).then_refused(rule, field)


@pytest.mark.parametrize("past", [(*AWARDED, sued(7)), AWARDED])
def test_a_member_sues_once(past: tuple[Taken, ...]) -> None:
    told_twice = sued(8, 7, 7)
    refused = story(ArbitrationCase, *past, under=HERE).when(told_twice).then_refused(RowsRefused)
    assert isinstance(refused.refusal, RowsRefused)
    assert {type(row.refusal) for row in refused.refusal.wrong} == {MemberHasSued}


def test_every_rule_of_these_chapters_is_refused_here() -> None:
    refused = {rule for _, _, rule, _ in REFUSALS.values()} | {MemberHasSued}
    assert rules_of(collective_rules) | rules_of(collective_remedies) <= refused


@given(st.data())
def test_no_walk_of_a_collective_case_has_it_heard_by_one_or_unmediated(data: st.DataObject) -> None:
    case = wander(
        data, ArbitrationCase, *FORMED, answered, scheduled, mediated_before, heard, awarded, received
    )
    assert case.state in set(S)
    assert remembered(read_again(case)) == remembered(case)
    if not case.collective or case.handled_simply:
        return
    entries = [type(event).__name__ for event in case.pending_events]
    if "Heard" in entries:
        assert "MediatedBeforeHearing" in entries[: entries.index("Heard")]


def test_representatives_are_told_before_the_case_is_named_collective_too() -> None:
    case = case_after(ArbitrationCase, *FILED, told(4, 5, 6), established, under=HERE)
    assert case.represented_by == (4, 5, 6)


def test_the_tribunal_of_a_taken_up_case_has_three() -> None:
    assert case_after(ArbitrationCase, *TAKEN_UP, served, under=HERE).state == S.SERVED
