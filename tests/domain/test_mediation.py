"""调解: every step from its lawful state, every refusal, and the steps held against the research."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.claims import Instalment, InstalmentsDoNotAddUp
from domain.mediation import MediationCase, agreement, conduct, confirmation, opening, performance
from domain.mediation.confirmation import ConfirmationRefused, ReviewEnded
from domain.mediation.opening import GroundOfNonAcceptance, HowApplied
from domain.mediation.record import MediationBody, MediationState, OutOfTime
from domain.parties import Side
from domain.refusals import DateBeforeItsGround, DateInFuture, LateReasonMissing, Refused, StepNotOpen
from domain.steps import questions, steps_of
from tests.support.lawful_transitions import ARBITRATION, LITIGATION, MEDIATION, RESEARCH, moves, researched
from tests.support.lawful_walk import RULES, case_after, read_again, remembered, rules_of, story, wander
from tests.support.story import MEDIATOR, NOTE, TEXT, Story, happened, occasion

S = MediationState
DISPUTE = UUID(int=2)
SUM = Decimal("24000.00")
Taken = Callable[[Any], None]


# The main road: application on 5 January 2026, agreement signed on 12 January, paid by 28 February.


def applied_to(body: MediationBody) -> Taken:
    return lambda case: case.apply_for(
        date(2026, 1, 5),
        dispute_id=DISPUTE,
        body=body,
        applicant=Side.WORKER,
        how=HowApplied.ORAL,
        rules=RULES,
    )


def accepted(case: Any) -> None:
    case.accept(date(2026, 1, 6), case_number="示调〔2026〕1号", rules=RULES)


def appointed(case: Any) -> None:
    case.appoint_mediators(date(2026, 1, 7), mediators=1)


def drafted_with(instalments: tuple[Instalment, ...] = (), *, only_wages: bool = True) -> Taken:
    return lambda case: case.draft_agreement(
        date(2026, 1, 12), amount=SUM, instalments=instalments, only_wages=only_wages, terms=TEXT
    )


def signed(case: Any) -> None:
    case.sign(date(2026, 1, 12), parties_signed=True, mediator_signed=True, sealed_by_body=True, rules=RULES)


def breached(case: Any) -> None:
    case.record_breach(date(2026, 3, 2))


def review_applied(case: Any) -> None:
    case.apply_for_review(date(2026, 1, 20))


def confirmation_applied(case: Any) -> None:
    case.apply_for_confirmation(date(2026, 1, 20), court="示例县人民法院")


def failed(case: Any) -> None:
    case.end_unwilling(date(2026, 1, 9), unwilling=Side.EMPLOYER)


drafted = drafted_with()
APPLIED = (applied_to(MediationBody.PEOPLES),)
ENTERPRISE = (applied_to(MediationBody.ENTERPRISE), accepted, appointed)
ACCEPTED = (*APPLIED, accepted)
MEDIATING = (*ACCEPTED, appointed)
DRAFTED = (*MEDIATING, drafted)
EFFECTIVE = (*DRAFTED, signed)
BREACHED = (*EFFECTIVE, breached)
REVIEW = (*EFFECTIVE, review_applied)
CONFIRMATION = (*EFFECTIVE, confirmation_applied)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "apply_for": ((), applied_to(MediationBody.PEOPLES)),
    "propose": (
        (),
        lambda case: case.propose(
            date(2026, 1, 5), dispute_id=DISPUTE, body=MediationBody.ENTERPRISE, rules=RULES
        ),
    ),
    "accept": (APPLIED, accepted),
    "refuse_acceptance": (
        APPLIED,
        lambda case: case.refuse_acceptance(
            date(2026, 1, 6), ground=GroundOfNonAcceptance.PARTY_REFUSES, explanation=TEXT
        ),
    ),
    "appoint_mediators": (ACCEPTED, appointed),
    "hold_session": (
        MEDIATING,
        lambda case: case.hold_session(date(2026, 1, 8), attended=Side.BOTH, course=TEXT, notes=NOTE),
    ),
    "extend": (ENTERPRISE, lambda case: case.extend(date(2026, 1, 20), until=date(2026, 1, 30))),
    "end_at_expiry": (MEDIATING, lambda case: case.end_at_expiry(date(2026, 1, 21))),
    "end_unwilling": (MEDIATING, failed),
    "withdraw": (MEDIATING, lambda case: case.withdraw(date(2026, 1, 9), settled_privately=True)),
    "draft_agreement": (MEDIATING, drafted),
    "agree_orally": (
        MEDIATING,
        lambda case: case.agree_orally(date(2026, 1, 12), amount=SUM, terms=TEXT, rules=RULES),
    ),
    "sign": (DRAFTED, signed),
    "refuse_to_sign": (
        DRAFTED,
        lambda case: case.refuse_to_sign(date(2026, 1, 13), refused_by=Side.EMPLOYER),
    ),
    "apply_for_review": (EFFECTIVE, review_applied),
    "make_statement": (
        REVIEW,
        lambda case: case.make_statement(date(2026, 1, 26), number="示劳人仲调字〔2026〕1号"),
    ),
    "decline_review": (
        REVIEW,
        lambda case: case.decline_review(date(2026, 1, 26), outcome=ReviewEnded.NOT_ACCEPTED, reasons=TEXT),
    ),
    "apply_for_confirmation": (EFFECTIVE, confirmation_applied),
    "confirm": (
        CONFIRMATION,
        lambda case: case.confirm(date(2026, 1, 30), case_number="（2026）晋0902诉前调确12号"),
    ),
    "decline_confirmation": (
        CONFIRMATION,
        lambda case: case.decline_confirmation(
            date(2026, 1, 30), outcome=ConfirmationRefused.DISMISSED, reasons=TEXT
        ),
    ),
    "record_instalment": (
        EFFECTIVE,
        lambda case: case.record_instalment(date(2026, 1, 20), amount=Decimal("4000.00")),
    ),
    "fulfil": (EFFECTIVE, lambda case: case.fulfil(date(2026, 2, 28), paid_now=SUM)),
    "record_breach": (EFFECTIVE, breached),
    "record_payment_order": (
        BREACHED,
        lambda case: case.record_payment_order(date(2026, 3, 5), within_article=True),
    ),
    "record_arbitration": (
        BREACHED,
        lambda case: case.record_arbitration(date(2026, 3, 5), applicant=Side.WORKER),
    ),
    "record_suit": (BREACHED, lambda case: case.record_suit(date(2026, 3, 5))),
}


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    assert set(LAWFUL) == set(steps_of(MediationCase)) - {"correct", "object"}


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(MediationCase, *past)
    before, declared = case.state, steps_of(MediationCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


Refusal = tuple[tuple[Taken, ...], Taken, type[Refused], str]
REFUSALS: dict[str, Refusal] = {
    "acceptance before the application": (
        APPLIED,
        lambda case: case.accept(date(2026, 1, 4), case_number="1", rules=RULES),
        DateBeforeItsGround,
        "on",
    ),
    "an application that lies in the future": (
        (),
        lambda case: case.propose(
            date(2026, 11, 21), dispute_id=DISPUTE, body=MediationBody.PEOPLES, rules=RULES
        ),
        DateInFuture,
        "on",
    ),
    "an agreement before acceptance": (APPLIED, drafted, StepNotOpen, ""),
    "people's mediation extended": (
        MEDIATING,
        LAWFUL["extend"][1],
        conduct.ExtensionNeedsEnterpriseMediation,
        "",
    ),
    "extended to the same day": (
        ENTERPRISE,
        lambda case: case.extend(date(2026, 1, 20), until=date(2026, 1, 21)),
        conduct.ExtensionMustBeLater,
        "until",
    ),
    "expired on the last day": (
        MEDIATING,
        lambda case: case.end_at_expiry(date(2026, 1, 20)),
        conduct.PeriodStillRunning,
        "on",
    ),
    "an oral agreement before an enterprise committee": (
        ENTERPRISE,
        LAWFUL["agree_orally"][1],
        agreement.OralAgreementNeedsPeoplesMediation,
        "",
    ),
    "signed without the seal": (
        DRAFTED,
        lambda case: case.sign(
            date(2026, 1, 12), parties_signed=True, mediator_signed=True, sealed_by_body=False, rules=RULES
        ),
        agreement.SignaturesIncomplete,
        "parties_signed",
    ),
    "instalments of another sum": (
        MEDIATING,
        drafted_with((Instalment(due_on=date(2026, 2, 1), amount=Decimal("1.00")),)),
        InstalmentsDoNotAddUp,
        "instalments",
    ),
    "review on the sixteenth day": (
        EFFECTIVE,
        lambda case: case.apply_for_review(date(2026, 1, 28)),
        OutOfTime,
        "on",
    ),
    "confirmation after thirty days": (
        EFFECTIVE,
        lambda case: case.apply_for_confirmation(date(2026, 2, 12), court="示例县人民法院"),
        OutOfTime,
        "on",
    ),
    "more paid than agreed": (
        EFFECTIVE,
        lambda case: case.record_instalment(date(2026, 1, 20), amount=Decimal("24000.01")),
        performance.PaymentExceedsAgreement,
        "amount",
    ),
    "fulfilled though money is owing": (
        EFFECTIVE,
        lambda case: case.fulfil(date(2026, 2, 28), paid_now=Decimal("23999.99")),
        performance.NotYetPaidInFull,
        "paid_now",
    ),
    "a payment order for another kind of claim": (
        BREACHED,
        lambda case: case.record_payment_order(date(2026, 3, 5), within_article=False),
        performance.PaymentOrderNotForThisClaim,
        "within_article",
    ),
    "a suit on an agreement that is not about wages alone": (
        (*MEDIATING, drafted_with(only_wages=False), signed, breached),
        LAWFUL["record_suit"][1],
        performance.SuitNeedsWageAgreement,
        "",
    ),
}
CHAPTERS = (opening, conduct, agreement, confirmation, performance)


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(MediationCase, *past).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_a_step_recorded_late_without_a_reason_is_refused() -> None:
    punctual = occasion(today=date(2026, 1, 10), late_reason=None)
    story(MediationCase, *APPLIED).when(lambda case: setattr(case, "occasion", punctual)).when(
        accepted
    ).then_refused(LateReasonMissing, "late_reason")


# Held against the research.


def test_the_steps_make_every_move_of_the_research_and_hardly_another() -> None:
    lawful = {transition.move for transition in MEDIATION}
    assert lawful - moves(MediationCase) == set()
    # Money may come in while the agreement is effective, also once a court or a commission has confirmed it.
    assert moves(MediationCase) - lawful == {
        ("agreement_effective", "agreement_effective"),
        ("confirmed_by_court", "confirmed_by_court"),
        ("merged_to_arbitral_statement", "merged_to_arbitral_statement"),
    }


def test_every_state_is_named_as_the_research_names_it() -> None:
    assert {str(state) for state in S} == {state for transition in MEDIATION for state in transition.move}


@pytest.mark.skipif(not RESEARCH.exists(), reason="the research does not lie beside this checkout")
def test_the_transcriptions_agree_with_the_research() -> None:
    assert researched("A1_mediation_organization") == MEDIATION
    assert researched("B_arbitration") == ARBITRATION
    assert researched("C_litigation_first") == LITIGATION


@given(st.data())
def test_no_walk_through_open_steps_leaves_the_declared_states_or_the_record(data: st.DataObject) -> None:
    case = wander(data, MediationCase, *EFFECTIVE)
    assert case.state in set(S)
    assert remembered(read_again(case)) == remembered(case)


# Particulars.


def test_an_oral_application_is_told_as_one_event() -> None:
    period = RULES.deadline("mediation_period_statutory", starts_from=date(2026, 1, 5))
    Story(MediationCase).when(applied_to(MediationBody.PEOPLES)).then(
        happened(
            MediationCase.Applied,
            date(2026, 1, 5),
            dispute_id=DISPUTE,
            body=MediationBody.PEOPLES,
            applicant=Side.WORKER,
            how=HowApplied.ORAL,
            period=period,
        )
    )


def test_enterprise_mediation_counts_from_acceptance_and_the_others_from_the_application() -> None:
    assert case_after(MediationCase, *ENTERPRISE).period.falls_on == date(2026, 1, 21)
    assert case_after(MediationCase, *MEDIATING).period.falls_on == date(2026, 1, 20)


def test_money_paid_after_confirmation_still_counts() -> None:
    case = case_after(MediationCase, *CONFIRMATION, LAWFUL["confirm"][1])
    case.record_instalment(date(2026, 2, 2), amount=Decimal("4000.00"))
    assert case.paid == Decimal("4000.00")
    assert case.state == S.CONFIRMED_BY_COURT


def test_a_breach_says_what_is_still_owing() -> None:
    case = case_after(MediationCase, *EFFECTIVE, LAWFUL["record_instalment"][1], breached)
    assert case.pending_events[-1].unpaid == Decimal("20000.00")


def test_a_failed_attempt_leads_to_arbitration_too() -> None:
    case = case_after(MediationCase, *MEDIATING, failed)
    case.record_arbitration(date(2026, 1, 12), applicant=Side.WORKER)
    assert case.state == S.TO_ARBITRATION


def test_every_event_says_who_recorded_it_and_when() -> None:
    event = case_after(MediationCase, *APPLIED).pending_events[0]
    assert event.recorded_by == MEDIATOR
    assert event.occurred_on == date(2026, 1, 5)
    assert event.late_reason == TEXT


@pytest.mark.parametrize("name", sorted(steps_of(MediationCase)))
def test_every_step_asks_first_for_the_day(name: str) -> None:
    declared = steps_of(MediationCase)[name]
    assert questions(declared.decision)[0].name == "on"
    assert declared.authority
    assert declared.help
