"""Processes open ways: the same event gives the same commands, and two cases do not interfere."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from adapters.rule_book import load_rule_book
from application.catalogue import entry
from application.processes import (
    from_mediation,
    inspections_for_a_union,
    leads_of_a_matter,
    procedures_of_a_dispute,
    relief_sought,
    review_of_judgments,
)
from application.processes.conclusion_of_a_dispute import react as concludes
from domain.dispute.record import Outcome
from domain.inspection import InspectionCase
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.mediation import MediationCase
from domain.mediation.opening import HowApplied
from domain.mediation.record import MediationBody
from domain.parties import Side
from domain.procuratorial import ProcuratorialCase
from domain.retrial import RetrialCase
from domain.retrial.record import RetrialProcedure
from domain.retrial.trial import RetrialOutcome
from domain.rule_book import RuleBook
from domain.supervision_matter.suggestion import Hearing
from domain.terms import Procedure
from tests.support import inspection_road, litigation_road, procuratorial_road, retrial_road
from tests.support.lawful_walk import case_after
from tests.support.story import CASE, TEXT, Happened, happened

DISPUTE = UUID(int=7)
APPLIED_ON = date(2026, 11, 2)


@pytest.fixture(scope="module")
def rules() -> RuleBook:
    return load_rule_book()


def applied(rules: RuleBook, body: MediationBody = MediationBody.PEOPLES) -> Happened:
    return happened(
        MediationCase.Applied,
        APPLIED_ON,
        dispute_id=DISPUTE,
        body=body,
        applicant=Side.WORKER,
        how=HowApplied.WRITTEN,
        period=rules.deadline("mediation_period_statutory", starts_from=APPLIED_ON),
    )


def told(
    rules: RuleBook, last: Happened, body: MediationBody = MediationBody.PEOPLES
) -> tuple[Event, MediationCase]:
    events = [applied(rules, body).stored(1), last.stored(2)]
    return events[-1], MediationCase.of(CASE, events)


UNWILLING = happened(MediationCase.PartyUnwilling, date(2026, 11, 9), unwilling=Side.EMPLOYER)
BREACHED = happened(MediationCase.Breached, date(2026, 11, 12), unpaid=None)
FULFILLED = happened(MediationCase.Fulfilled, date(2026, 11, 12), paid_now=None)


def test_an_application_enters_the_dispute_as_a_procedure(rules: RuleBook) -> None:
    event = applied(rules).stored(1)
    (command,) = procedures_of_a_dispute.react(event, MediationCase.of(CASE, [event]), rules)
    assert (command.kind, command.case_id, command.step) == ("dispute", DISPUTE, "open-procedure")
    assert command.answers["procedure"] is Procedure.MEDIATION


def test_a_failed_mediation_opens_arbitration_and_counts_from_the_application_on_the_safe_side(
    rules: RuleBook,
) -> None:
    (command,) = from_mediation.react(*told(rules, UNWILLING), rules)
    assert command.answers["procedure"] is Procedure.ARBITRATION
    assert command.answers["until"].starts_from == APPLIED_ON


def test_after_enterprise_mediation_the_limitation_runs_anew_from_the_ending(rules: RuleBook) -> None:
    (command,) = from_mediation.react(*told(rules, UNWILLING, MediationBody.ENTERPRISE), rules)
    assert command.answers["until"].starts_from == UNWILLING.on


def test_a_breach_opens_arbitration_and_the_payment_order(rules: RuleBook) -> None:
    commands = from_mediation.react(*told(rules, BREACHED), rules)
    assert [command.answers["procedure"] for command in commands] == [
        Procedure.ARBITRATION,
        Procedure.PAYMENT_ORDER,
    ]


def test_performance_concludes_the_dispute(rules: RuleBook) -> None:
    (command,) = concludes(*told(rules, FULFILLED), rules)
    assert command.answers["outcome"] is Outcome.SETTLED


@pytest.mark.parametrize("last", [UNWILLING, BREACHED])
def test_the_same_event_gives_the_same_commands(rules: RuleBook, last: Happened) -> None:
    event, case = told(rules, last)
    assert from_mediation.react(event, case, rules) == from_mediation.react(event, case, rules)


def test_each_command_has_an_id_of_its_own(rules: RuleBook) -> None:
    commands = from_mediation.react(*told(rules, BREACHED), rules)
    assert len({command.command_id for command in commands}) == len(commands)


def test_other_events_open_nothing(rules: RuleBook) -> None:
    event = applied(rules).stored(1)
    case = MediationCase.of(CASE, [event])
    assert from_mediation.react(event, case, rules) == ()
    assert concludes(event, case, rules) == ()


def after(road: Any, kind: type[Aggregate], *taken: Any) -> Any:
    """The case after these steps of its road, by name or as they are."""
    steps = (getattr(road, step) if isinstance(step, str) else step for step in taken)
    return case_after(kind, *steps, under=road.HERE)


# A procurator's case and the union's matter it began with.

ACROSS = {
    "file_case": ["accept-lead"],
    "decline": ["decline-lead"],
    "hold_hearing": ["hold-hearing"],
    "issue_suggestion": ["issue-suggestion"],
    "withdraw_suggestion": ["note-withdrawn-suggestion"],
    "record_reply": ["return-suggestion-result"],
    "return_result": ["note-lead-result"],
}


@pytest.mark.parametrize("step", procuratorial_road.LAWFUL)
def test_the_matter_hears_what_the_union_is_told_and_nothing_else(rules: RuleBook, step: str) -> None:
    past, taken = procuratorial_road.LAWFUL[step]
    case = case_after(ProcuratorialCase, *past, taken, under=procuratorial_road.HERE)
    commands = leads_of_a_matter.react(case.pending_events[-1], case, rules)
    about_a_matter = case.matter_id is not None
    assert [command.step for command in commands] == (ACROSS.get(step, []) if about_a_matter else [])
    assert commands == leads_of_a_matter.react(case.pending_events[-1], case, rules)
    for command in commands:
        declared = entry(command.kind, command.step)
        asked = {question.name: question for question in declared.questions}
        assert set(command.answers) <= set(asked)
        assert {name for name, question in asked.items() if question.required} <= set(command.answers)


def test_a_consultation_with_the_authority_is_not_told_to_the_union(rules: RuleBook) -> None:
    case = case_after(ProcuratorialCase, *procuratorial_road.FILED, under=procuratorial_road.HERE)
    case.hold_hearing(date(2026, 3, 30), hearing=Hearing.CONSULTATION, course=TEXT)
    assert leads_of_a_matter.react(case.pending_events[-1], case, rules) == ()


@pytest.mark.parametrize(
    ("case", "step", "procedure"),
    [
        (after(procuratorial_road, ProcuratorialCase, "applied"), "note-oversight", Procedure.PROCURATORIAL),
        (after(inspection_road, InspectionCase, "complained"), "note-oversight", Procedure.LABOUR_INSPECTION),
        (after(retrial_road, RetrialCase, "applied"), "open-procedure", Procedure.RETRIAL),
    ],
)
def test_oversight_is_noted_and_a_retrial_opens_the_dispute_again(
    rules: RuleBook, case: Any, step: str, procedure: Procedure
) -> None:
    (command,) = procedures_of_a_dispute.react(case.pending_events[0], case, rules)
    assert (command.step, command.answers["procedure"]) == (step, procedure)


# Labour inspection and the union that asked for it.


@pytest.mark.parametrize("step", inspection_road.LAWFUL)
def test_matter_and_letter_hear_of_filing_and_result_and_nothing_else(rules: RuleBook, step: str) -> None:
    told = {
        "decline": ["decline-referral", "department-declines"],
        "tell_dispute_procedure": ["decline-referral", "department-declines"],
        "file_case": ["file-referral", "department-files-case"],
        "return_result": ["return-result", "department-returns-result"],
    }
    past, taken = inspection_road.LAWFUL[step]
    case = case_after(InspectionCase, *past, taken, under=inspection_road.HERE)
    commands = inspections_for_a_union.react(case.pending_events[-1], case, rules)
    assert [command.step for command in commands] == told.get(step, [])
    assert len({command.command_id for command in commands}) == len(commands)
    for command in commands:
        asked = {question.name: question for question in entry(command.kind, command.step).questions}
        assert set(command.answers) <= set(asked)
        assert {name for name, question in asked.items() if question.required} <= set(command.answers)


def test_a_workers_complaint_and_application_interrupt_limitation_and_nothing_else_does(
    rules: RuleBook,
) -> None:
    for kind, road, begun in (
        (InspectionCase, inspection_road, inspection_road.complained),
        (ProcuratorialCase, procuratorial_road, procuratorial_road.support_asked),
    ):
        case = case_after(kind, begun, under=road.HERE)
        (command,) = relief_sought.react(case.pending_events[0], case, rules)
        assert (command.kind, command.case_id, command.step) == (
            "dispute",
            inspection_road.DISPUTE,
            "interrupt-limitation",
        )
    for kind, road, begun in (
        (InspectionCase, inspection_road, inspection_road.registered),
        (ProcuratorialCase, procuratorial_road, procuratorial_road.applied),
    ):
        case = case_after(kind, begun, under=road.HERE)
        assert relief_sought.react(case.pending_events[0], case, rules) == ()


# A judgment in force, tried again, and supervised.

PROCURATORATE_UNTIL = date(2028, 6, 1)


def test_a_judgment_in_force_opens_six_months_for_a_retrial(rules: RuleBook) -> None:
    past, taken = litigation_road.LAWFUL["establish_effect"]
    case = after(litigation_road, LitigationCase, *past, taken)
    (command,) = review_of_judgments.react(case.pending_events[-1], case, rules)
    assert (command.step, command.answers["procedure"]) == ("open-way", Procedure.RETRIAL)
    # The time for an appeal ends on 10 August; the judgment is in force from the 11th.
    assert command.answers["until"].starts_from == date(2026, 8, 11)


@pytest.mark.parametrize("name", ["receive_statement", "record_appeal_outcome"])
def test_a_statement_and_an_appeal_decided_open_it_too(rules: RuleBook, name: str) -> None:
    past, taken = litigation_road.LAWFUL[name]
    case = after(litigation_road, LitigationCase, *past, taken)
    (command,) = review_of_judgments.react(case.pending_events[-1], case, rules)
    assert command.answers["procedure"] is Procedure.RETRIAL
    assert command.answers["until"].code.startswith("retrial_application")


def test_a_refused_and_an_overdue_application_open_the_procuratorate(rules: RuleBook) -> None:
    refused = after(retrial_road, RetrialCase, retrial_road.applied, retrial_road.rejected)
    (command,) = review_of_judgments.react(refused.pending_events[-1], refused, rules)
    assert command.answers["procedure"] is Procedure.PROCURATORIAL
    assert command.answers["until"].falls_on == PROCURATORATE_UNTIL
    late = after(retrial_road, RetrialCase, retrial_road.applied, retrial_road.overdue)
    (command,) = review_of_judgments.react(late.pending_events[-1], late, rules)
    assert command.answers["until"] is None


@pytest.mark.parametrize(
    ("procedure", "outcome", "concluded_as"),
    [
        (RetrialProcedure.SECOND_INSTANCE, RetrialOutcome.REVERSED, Outcome.JUDGED),
        (RetrialProcedure.SECOND_INSTANCE, RetrialOutcome.MEDIATED, Outcome.SETTLED),
        (RetrialProcedure.SECOND_INSTANCE, RetrialOutcome.REMANDED, None),
        (RetrialProcedure.FIRST_INSTANCE, RetrialOutcome.REVERSED, None),
    ],
)
def test_a_new_judgment_that_is_final_concludes_the_dispute(
    rules: RuleBook, procedure: RetrialProcedure, outcome: RetrialOutcome, concluded_as: Outcome | None
) -> None:
    judged = (
        retrial_road.applied,
        retrial_road.ordered_by(procedure),
        retrial_road.judged_as(outcome),
    )
    case = after(retrial_road, RetrialCase, *judged)
    commands = concludes(case.pending_events[-1], case, rules)
    assert [command.answers["outcome"] for command in commands] == ([concluded_as] if concluded_as else [])


def test_a_refused_application_leaves_the_dispute_as_it_was_judged(rules: RuleBook) -> None:
    case = after(retrial_road, RetrialCase, retrial_road.applied, retrial_road.rejected)
    (command,) = concludes(case.pending_events[-1], case, rules)
    assert command.answers["outcome"] is Outcome.JUDGED
