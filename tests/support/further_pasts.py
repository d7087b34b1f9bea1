"""Pasts beyond those the road files need: states in which a step is offered only after a detour."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from domain.claims import Claim, ClaimKind
from domain.dispute.limitation import Obstacle
from domain.dispute.record import DisputeCause, Outcome
from domain.enforcement.objecting import Litigant, ObjectionKind
from domain.parties import Employer, Side, Worker
from domain.supervision_matter.leads import Prosecution
from domain.terms import Procedure
from tests.support import appeal_road as appeal
from tests.support import arbitration_branches as branches
from tests.support import collective_road as collective
from tests.support import court_mediation_road as court_mediation
from tests.support import enforcement_road as enforcement
from tests.support import litigation_road as litigation
from tests.support import members, merger_road
from tests.support import procuratorial_road as procuratorial
from tests.support import supervision_matters as matters
from tests.support.arbitration_road import (
    ACCEPTED,
    ANSWERED,
    SCHEDULED,
    SERVED,
    answered,
    heard,
    suspended,
)
from tests.support.cases_beside import took_in
from tests.support.lawful_walk import RULES
from tests.support.story import TEXT, WORKER
from tests.support.told_in_passing import filed

Taken = Callable[[Any], None]


def registered(case: Any) -> None:
    case.register(
        date(2026, 1, 5),
        cause=DisputeCause.PAY,
        workers=(Worker(person=WORKER), Worker(person=WORKER)),
        employers=(Employer(name="示例科技公司"),),
        claims=(Claim(kind=ClaimKind.WAGES, amount=Decimal("150.50")),),
        facts=TEXT,
    )


def way_open(case: Any) -> None:
    case.open_way(date(2026, 1, 20), procedure=Procedure.LITIGATION, from_case_id=members.ARBITRATION)


def concluded(case: Any) -> None:
    case.conclude(date(2026, 3, 1), outcome=Outcome.SETTLED, by_case_id=members.ARBITRATION)


def stopped(case: Any) -> None:
    case.suspend_limitation(date(2026, 1, 6), since=date(2025, 12, 1), obstacle=Obstacle.FORCE_MAJEURE)


def copy_served_to_employer(case: Any) -> None:
    case.serve_copy(date(2026, 8, 13), to=Side.EMPLOYER, rules=RULES)


def employer_answered(case: Any) -> None:
    case.record_answer(date(2026, 8, 25), answered_by=Side.EMPLOYER, answer=TEXT, rules=RULES)


def with_referral() -> Iterator[tuple[Any, ...]]:
    """Whatever else has become of a matter, while the inspectorate has it too."""
    for past, _, last in matters.EACH_STEP.values():
        first, *rest = (*past, last)
        if first in (*matters.REGISTERED, *matters.ACCEPTED):
            yield (first, matters.REFERRED, *rest)
            yield (first, matters.REFERRED, matters.INSPECTED, *rest)


HEARD_ON = litigation.LAWFUL["go_on_hearing"]
SUPPORTED = (
    procuratorial.lead,
    procuratorial.filed_as(Prosecution.SUPPORT_OF_SUIT),
    procuratorial.decided,
    procuratorial.sent,
    procuratorial.settled,
)
RULED = (enforcement.objected(), enforcement.ruled(), enforcement.ruling_received())
OUTSIDER = (
    enforcement.objected(ObjectionKind.OUTSIDER),
    enforcement.ruled(),
    enforcement.ruling_received(Litigant.OUTSIDER),
)
ELSEWHERE = (enforcement.objected(ObjectionKind.JURISDICTION), enforcement.ruled(upheld=True))
LATER_PAID = (
    enforcement.paid("30000.00", on=date(2026, 7, 1)),
    enforcement.paid("12000.00", 2, on=date(2026, 7, 1)),
    lambda case: case.record_act(date(2026, 7, 2), item=3, content=TEXT),
)
SUED = (
    merger_road.sued_by(Side.EMPLOYER),
    litigation.docketed,
    litigation.served,
    litigation.answered,
    litigation.scheduled,
)
LEADING_ARBITRATIONS = (
    *((*start, took_in) for start in (ACCEPTED, SERVED, ANSWERED, SCHEDULED)),
    (*SCHEDULED, took_in, heard),
    (*SCHEDULED, took_in, heard, suspended),
)
LEADING_SUITS = (
    *((*SUED[:length], took_in) for length in range(2, len(SUED) + 1)),
    (*SUED, took_in, litigation.heard, litigation.suspended),
)
NOT_ACCEPTED = (
    (*litigation.RECEIVED, litigation.LAWFUL["refuse_acceptance"][1]),
    (*litigation.RECEIVED, litigation.LAWFUL["refuse_acceptance"][1], litigation.received),
)
PAID = (enforcement.paid("30000.00"), enforcement.paid("12000.00", 2))

FURTHER: dict[str, tuple[tuple[Any, ...], ...]] = {
    "dispute": (
        (registered,),
        (registered, filed),
        (registered, stopped),
        (registered, members.arbitration_opened, way_open),
        (registered, members.arbitration_opened, way_open, concluded),
        (registered, *members.MANY, members.elected(4, 5, 6, procedure=Procedure.LITIGATION)),
        (registered, *members.DECIDED),
        (registered, *members.DECIDED, members.paid(members.payment(3, "100.00"))),
        (registered, *members.DECIDED, members.paid(members.payment(3, "100.00")), concluded),
        *((registered, *past) for past, _ in members.MEMBER_STEPS.values()),
    ),
    "court-mediation": ((*court_mediation.PENDING, court_mediation.consented),),
    "arbitration-case": (
        (*collective.FORMED, answered),
        (*collective.FORMED, answered, branches.entrusted),
        *LEADING_ARBITRATIONS,
    ),
    "litigation-case": (
        (*HEARD_ON[0], HEARD_ON[1]),
        (*HEARD_ON[0], litigation.partly_received, HEARD_ON[1]),
        *(SUED[:length] for length in range(2, len(SUED) + 1)),
        *LEADING_SUITS,
        *NOT_ACCEPTED,
    ),
    "supervision-matter": tuple(with_referral()),
    "appeal-case": (
        (
            *appeal.FILED,
            appeal.joined,
            appeal.copy_served,
            copy_served_to_employer,
            appeal.answered,
            employer_answered,
            appeal.forwarded,
            appeal.file_received,
            appeal.docketed,
        ),
    ),
    "procuratorial-case": (
        *(SUPPORTED[:length] for length in range(2, len(SUPPORTED) + 1)),
        (*SUPPORTED, procuratorial.performed),
        (procuratorial.lead, procuratorial.filed_as(Prosecution.CIVIL_PUBLIC_INTEREST)),
    ),
    "enforcement-case": (
        *(
            (*enforcement.NOTIFIED, enforcement.notice_received, *RULED[:length])
            for length in range(len(RULED) + 1)
        ),
        (*enforcement.NOTIFIED, enforcement.notice_received, *RULED, enforcement.reconsideration()),
        *((*start, *PAID) for start in (enforcement.DOCKETED, enforcement.NOTIFIED, enforcement.ENDED)),
        (*enforcement.NOTIFIED, enforcement.notice_received, enforcement.to_superior),
        *((*start, *LATER_PAID) for start in (enforcement.DOCKETED, enforcement.NOTIFIED, enforcement.ENDED)),
        (*enforcement.NOTIFIED, enforcement.frozen),
        enforcement.LATE,
        (*enforcement.LATE, enforcement.notified),
        (*enforcement.LATE, enforcement.notified, enforcement.frozen),
        (*enforcement.NOTIFIED, enforcement.notice_received, *OUTSIDER),
        (*enforcement.NOTIFIED, enforcement.notice_received, *ELSEWHERE),
    ),
}
"""By kind, what else may have happened."""
