"""The main road of a mediation, from the application on 5 January 2026 to the last payment, step by step."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.claims import Instalment
from domain.mediation.confirmation import ConfirmationRefused, ReviewEnded
from domain.mediation.opening import GroundOfNonAcceptance, HowApplied
from domain.mediation.record import MediationBody, MediationState
from domain.parties import Side
from tests.support.lawful_walk import RULES
from tests.support.story import NOTE, TEXT

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
