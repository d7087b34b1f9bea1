"""A dispute of twelve workers and more, told by its own steps: the list, the election, results and payments."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.claims import ClaimKind
from domain.dispute.members import ClaimsOfMember, Member, OwnClaim, WhyLeft
from domain.dispute.record import Disposition
from domain.dispute.results import MemberOutcome, MemberPayment, MemberResult
from domain.terms import Procedure
from tests.support.story import WORKER

Taken = Callable[[Any], None]
ARBITRATION = UUID(int=6)
ON = date(2026, 1, 9)


def wages(amount: str | None) -> OwnClaim:
    return OwnClaim(kind=ClaimKind.WAGES, amount=None if amount is None else Decimal(amount))


def member(amount: str | None = "1000.00", **known: Any) -> Member:
    return Member(person=WORKER, claims=(wages(amount),), **known)


def joined(count: int = 12) -> Taken:
    return lambda case: case.join_members(ON, members=tuple(member() for _ in range(count)))


def arbitration_opened(case: Any) -> None:
    case.open_procedure(ON, procedure=Procedure.ARBITRATION, case_id=ARBITRATION)


def left(*numbers: int) -> Taken:
    return lambda case: case.let_members_go(ON, why=WhyLeft.WITHDREW, members=numbers)


def elected(*numbers: int, procedure: Procedure = Procedure.ARBITRATION) -> Taken:
    return lambda case: case.elect_representatives(ON, procedure=procedure, representatives=numbers)


def consented(*numbers: int, to: Disposition = Disposition.SETTLE) -> Taken:
    return lambda case: case.record_consents(ON, procedure=Procedure.ARBITRATION, to=to, members=numbers)


def restated(number: int, amount: str, *, by_representatives: bool = False) -> Taken:
    now = ClaimsOfMember(number=number, claims=(wages(amount),))
    return lambda case: case.restate_member_claims(ON, by_representatives=by_representatives, members=(now,))


def result(
    number: int, amount: str | None = "800.00", outcome: MemberOutcome = MemberOutcome.GRANTED_IN_PART
) -> MemberResult:
    return MemberResult(number=number, outcome=outcome, amount=None if amount is None else Decimal(amount))


def decided(*results: MemberResult, by_representatives: bool = False) -> Taken:
    return lambda case: case.record_results(
        ON,
        procedure=Procedure.ARBITRATION,
        document="示劳人仲裁字〔2026〕第1号",
        by_representatives=by_representatives,
        members=results,
    )


def payment(number: int, amount: str) -> MemberPayment:
    return MemberPayment(number=number, amount=Decimal(amount))


def paid(*payments: MemberPayment) -> Taken:
    return lambda case: case.record_payments(ON, members=payments)


def taken_back(*payments: MemberPayment) -> Taken:
    return lambda case: case.take_back_payments(ON, members=payments)


MANY = (joined(),)
DECIDED = (*MANY, arbitration_opened, decided(result(3), result(4)))
MEMBER_STEPS: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "join_members": ((), joined()),
    "let_members_go": (MANY, left(4, 5)),
    "restate_member_claims": (MANY, restated(5, "7.00")),
    "elect_representatives": (MANY, elected(4, 5, 6)),
    "record_consents": ((*MANY, elected(4, 5, 6)), consented(4, 5, 6, 7)),
    "name_lead_case": (MANY, lambda case: case.name_lead_case(ON, arbitration_case_id=ARBITRATION)),
    "record_results": ((*MANY, arbitration_opened), decided(result(3))),
    "record_payments": (DECIDED, paid(payment(3, "100.00"))),
    "take_back_payments": ((*DECIDED, paid(payment(3, "100.00"))), taken_back(payment(3, "100.00"))),
}
"""Each step after the registration of three claims by two workers: what came before it, and the step."""
