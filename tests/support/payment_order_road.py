"""The roads of a payment order, from the application on 6 May 2026, step by step; and the research they are held against."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.claims import ClaimKind
from domain.payment_order.objection import SumObjectedTo, WeakObjection
from domain.payment_order.record import BasisOfOrder, PaymentOrderState
from domain.payment_order.scope import SumClaimed
from domain.payment_order.termination import GroundOfDiscontinuance
from tests.support.lawful_transitions import transcribed
from tests.support.lawful_walk import RULES
from tests.support.litigation_road import DISPUTE
from tests.support.story import TEXT

S = PaymentOrderState
MEDIATION = UUID(int=3)
SUM = Decimal("24000.00")
SEVERANCE = Decimal("4000.00")
Taken = Callable[[Any], None]


def sums(kind: ClaimKind = ClaimKind.WAGES, amount: Decimal = SUM) -> tuple[SumClaimed, ...]:
    return (SumClaimed(kind=kind, amount=amount),)


def applied_on(
    basis: BasisOfOrder,
    *,
    kind: ClaimKind = ClaimKind.WAGES,
    agreement: str | None = None,
    mediation: UUID | None = MEDIATION,
) -> Taken:
    return lambda case: case.receive_application(
        date(2026, 5, 6),
        dispute_id=DISPUTE,
        mediation_case_id=mediation if basis is BasisOfOrder.AGREEMENT else None,
        agreement=agreement,
        basis=basis,
        sums=sums(kind),
        debtor="某餐饮公司",
        rules=RULES,
    )


applied = applied_on(BasisOfOrder.AGREEMENT)


def correction_asked(case: Any) -> None:
    case.ask_for_correction(date(2026, 5, 7), correct_by=date(2026, 5, 15), missing=TEXT)


def accepted(case: Any) -> None:
    case.accept(date(2026, 5, 11), case_number="（2026）晋0902民督12号", rules=RULES)


def issued_for(*amounts: Decimal) -> Taken:
    ordered = tuple(SumClaimed(kind=ClaimKind.WAGES, amount=amount) for amount in amounts)
    return lambda case: case.issue(date(2026, 5, 20), sums=ordered, rules=RULES)


issued = issued_for(SUM - SEVERANCE, SEVERANCE)


def served(case: Any) -> None:
    case.serve(date(2026, 5, 25), rules=RULES)


def part_paid(amount: str = "10000.00", item: int = 1) -> Taken:
    return lambda case: case.record_part_payment(date(2026, 6, 1), item=item, amount=Decimal(amount))


def objected(case: Any) -> None:
    case.record_objection(date(2026, 6, 3), written=True, content=TEXT)


def upheld(case: Any) -> None:
    case.uphold_objection(date(2026, 6, 8))


def in_part(*items: int) -> Taken:
    objected_to = tuple(SumObjectedTo(item=item) for item in items)
    return lambda case: case.uphold_in_part(date(2026, 6, 8), items=objected_to)


def told_of_termination(case: Any) -> None:
    case.serve_termination(date(2026, 6, 10), rules=RULES)


def in_force(case: Any) -> None:
    case.establish_force(date(2026, 6, 10))


APPLIED = (applied,)
ACCEPTED = (*APPLIED, accepted)
ISSUED = (*ACCEPTED, issued)
SERVED = (*ISSUED, served)
OBJECTED = (*SERVED, objected)
FALLEN = (*OBJECTED, upheld)
ON_WAGES = (applied_on(BasisOfOrder.UNPAID_WAGES), accepted, issued, served, objected, upheld)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "receive_application": ((), applied),
    "ask_for_correction": (APPLIED, correction_asked),
    "record_correction": (
        (*APPLIED, correction_asked),
        lambda case: case.record_correction(date(2026, 5, 12), rules=RULES),
    ),
    "accept": (APPLIED, accepted),
    "decline": (APPLIED, lambda case: case.decline(date(2026, 5, 11), reasons=TEXT)),
    "issue": (ACCEPTED, issued),
    "reject": (ACCEPTED, lambda case: case.reject(date(2026, 5, 20), reasons=TEXT)),
    "serve": (ISSUED, served),
    "record_part_payment": (SERVED, part_paid()),
    "record_full_payment": (
        (*SERVED, part_paid()),
        lambda case: case.record_full_payment(date(2026, 6, 5), paid_now=Decimal("14000.00")),
    ),
    "record_objection": (SERVED, objected),
    "allow_withdrawal_of_objection": (
        OBJECTED,
        lambda case: case.allow_withdrawal_of_objection(date(2026, 6, 4)),
    ),
    "dismiss_objection": (
        OBJECTED,
        lambda case: case.dismiss_objection(date(2026, 6, 8), ground=WeakObjection.UNABLE),
    ),
    "uphold_objection": (OBJECTED, upheld),
    "uphold_in_part": (OBJECTED, in_part(2)),
    "terminate_unserved": (ISSUED, lambda case: case.terminate_unserved(date(2026, 6, 23))),
    "discontinue": (
        ISSUED,
        lambda case: case.discontinue(date(2026, 5, 22), ground=GroundOfDiscontinuance.WITHDRAWN),
    ),
    "establish_force": (SERVED, in_force),
    "revoke": ((*SERVED, in_force), lambda case: case.revoke(date(2026, 9, 1), reasons=TEXT)),
    "serve_termination": (FALLEN, told_of_termination),
    "pass_to_litigation": (
        (*FALLEN, told_of_termination),
        lambda case: case.pass_to_litigation(date(2026, 6, 18)),
    ),
    "tell_to_arbitrate": (ON_WAGES, lambda case: case.tell_to_arbitrate(date(2026, 6, 10))),
    "decline_suit": ((*FALLEN, told_of_termination), lambda case: case.decline_suit(date(2026, 6, 17))),
}

RESEARCHED = transcribed(
    """
applied | 5日内受理 | accepted
applied | 不符合 | not_accepted
accepted | 15日内发出 | issued
accepted | 申请不成立(15日内) | rejected
issued | 15日内清偿 | paid
issued | 15日不异议又不履行 | enforceable
issued | 书面异议成立 | terminated
issued | 仅称无力清偿/延期等 | issued
issued | 30日无法送达 | terminated
terminated | 依据TZF§16(调解协议)→转诉讼/直接起诉 | lapsed_to_litigation
terminated | 依据LHT§30→告知先仲裁 | lapsed_to_arbitration
terminated | 7日内表示不同意起诉 | lapsed_end
"""
)
