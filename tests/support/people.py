"""Representatives, legal aid and succession, told by the steps that every case before a commission or a court has."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from domain.appeal_case import AppealCase
from domain.arbitration import ArbitrationCase
from domain.court_mediation import CourtMediation
from domain.enforcement import EnforcementCase
from domain.kernel import Aggregate
from domain.litigation import LitigationCase
from domain.parties import Employer, Side
from domain.payment_order import PaymentOrderCase
from domain.recording import Occasion
from domain.representation.legal_aid import AidMatter, AidOutcome, HowAsked
from domain.representation.mandates import (
    LegalKind,
    Power,
    RepresentativeKind,
    Scope,
    WhyEnded,
)
from domain.representation.succession import Relation, Successor, WhySucceeded
from domain.retrial import RetrialCase
from domain.revocation import RevocationCase
from tests.support import (
    appeal_road,
    arbitration_road,
    court_mediation_road,
    enforcement_road,
    litigation_road,
    payment_order_road,
    retrial_road,
    revocation_road,
)
from tests.support.lawful_walk import RULES, Taken
from tests.support.story import TEXT, WORKER, occasion

BEGINNINGS: dict[type[Aggregate], tuple[Taken, ...]] = {
    ArbitrationCase: arbitration_road.FILED,
    LitigationCase: litigation_road.RECEIVED,
    AppealCase: appeal_road.FILED,
    RevocationCase: revocation_road.FILED,
    RetrialCase: retrial_road.APPLIED,
    EnforcementCase: enforcement_road.APPLIED,
    PaymentOrderCase: payment_order_road.APPLIED,
    CourtMediation: court_mediation_road.RECEIVED,
}
HERE: Occasion = occasion(by=litigation_road.CLERK)
DAY = date(2026, 9, 1)
"""By now every one of these cases has been opened."""
MERGED = Employer(name="示例合并后有限公司", credit_code="91140902MA0EXAMPLE")


def on_day(after: int) -> date:
    return DAY + timedelta(days=after)


def mandated(*powers: Power, side: Side = Side.WORKER, on: date = DAY, **other: Any) -> Taken:
    answers = {
        "representative": WORKER,
        "representative_kind": RepresentativeKind.LAWYER,
        "scope": Scope.SPECIAL if powers else Scope.GENERAL,
        "matters": TEXT,
        **other,
    }
    return lambda case: case.submit_mandate(on, side=side, powers=powers, **answers)


def changed(mandate: int, *powers: Power, on: date) -> Taken:
    scope = Scope.SPECIAL if powers else Scope.GENERAL
    return lambda case: case.change_mandate(on, mandate=mandate, scope=scope, powers=powers)


def ended(mandate: int, on: date, why: WhyEnded = WhyEnded.REVOKED) -> Taken:
    return lambda case: case.end_mandate(on, mandate=mandate, why=why)


def guarded(worker: int = 1, on: date = DAY) -> Taken:
    return lambda case: case.name_legal_representative(
        on, worker=worker, representative=WORKER, legal_kind=LegalKind.APPOINTED, ground=TEXT
    )


def aid_asked(on: date = DAY, worker: int = 1, period_ends: date | None = None) -> Taken:
    return lambda case: case.request_legal_aid(
        on,
        worker=worker,
        agency="示例县法律援助中心",
        how=HowAsked.PASSED_ON,
        matter=AidMatter.PAY,
        hardship_unchecked=True,
        period_ends=period_ends,
        rules=RULES,
    )


def aid_decided(on: date, outcome: AidOutcome = AidOutcome.GRANTED, worker: int = 1) -> Taken:
    return lambda case: case.record_legal_aid_decision(on, worker=worker, outcome=outcome, rules=RULES)


def aid_assigned(on: date, worker: int = 1) -> Taken:
    return lambda case: case.record_legal_aid_assignment(
        on, worker=worker, letter="示援指〔2026〕1号", organisation="示例律师事务所"
    )


def worker_died(on: date = DAY, *, relatives: int = 1, died_on: date = date(2026, 6, 1)) -> Taken:
    followers = (Successor(person=WORKER, relation=Relation.RELATIVE),) * relatives
    return lambda case: case.succeed_worker(on, worker=1, died_on=died_on, successors=followers)


def employer_became(
    *successors: Employer, why: WhySucceeded = WhySucceeded.MERGED, on: date = DAY, **other: Any
) -> Taken:
    answers = {"changed_on": date(2026, 6, 1), **other}
    return lambda case: case.succeed_employer(on, employer=1, why=why, successors=successors, **answers)


STEPS: dict[str, tuple[tuple[Taken, ...], Callable[[int], Taken]]] = {
    "submit_mandate": ((), lambda _: mandated(Power.SETTLE)),
    "change_mandate": ((mandated(),), lambda entry: changed(entry, Power.APPEAL, on=on_day(1))),
    "end_mandate": ((mandated(),), lambda entry: ended(entry, on_day(1))),
    "name_legal_representative": ((), lambda _: guarded()),
    "request_legal_aid": ((), lambda _: aid_asked()),
    "record_legal_aid_decision": ((aid_asked(),), lambda _: aid_decided(on_day(3))),
    "record_legal_aid_assignment": (
        (aid_asked(), aid_decided(on_day(3))),
        lambda _: aid_assigned(on_day(4)),
    ),
    "succeed_worker": ((), lambda _: worker_died()),
    "succeed_employer": ((), lambda _: employer_became(MERGED)),
}
"""By step: what comes before it once a case is open, and the step itself, told the entry right before it."""
