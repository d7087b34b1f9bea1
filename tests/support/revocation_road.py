"""The main road of a revocation, from the application on 20 May 2026 to the ruling on 15 July, step by step."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.parties import Side
from domain.revocation.application import CountedFrom, WhyNotAccepted
from domain.revocation.record import GroundOfRevocation, RevocationState
from domain.revocation.review import HowReviewed
from tests.support.appeal_road import ABOVE, COURT_ABOVE
from tests.support.lawful_transitions import transcribed
from tests.support.lawful_walk import RULES
from tests.support.story import TEXT

S = RevocationState
HERE = ABOVE
DISPUTE, ARBITRATION = UUID(int=2), UUID(int=4)
FORGED = (GroundOfRevocation.EVIDENCE_FORGED,)
Taken = Callable[[Any], None]

REVOCATION = transcribed(
    """
award_final_received | 30日内向仲裁委所在地中院申请(六项事由) | filed
filed | 劳动者已起诉 | not_accepted
filed | 受理，执行中止 | reviewing
reviewing | 合议庭开庭或书面审查 | reviewing
reviewing | 六项事由之一成立 | revoked
reviewing | 不成立 | application_dismissed
reviewing | 调解达成 | mediated
revoked | 15日内起诉 | to_litigation
not_accepted | 劳动者被驳回起诉或撤诉→30日内再申请 | filed
"""
)


def applied(
    on: date = date(2026, 5, 20),
    *,
    counted_from: CountedFrom = CountedFrom.AWARD,
    grounds: tuple[GroundOfRevocation, ...] = FORGED,
    **told: Any,
) -> Taken:
    return lambda case: case.file(
        on,
        dispute_id=DISPUTE,
        arbitration_case_id=ARBITRATION,
        court=COURT_ABOVE,
        counted_from=counted_from,
        document_received_on=date(2026, 4, 20),
        grounds=grounds,
        evidence=TEXT,
        rules=RULES,
        **told,
    )


filed = applied()


def refused_for(why: WhyNotAccepted) -> Taken:
    return lambda case: case.refuse_acceptance(date(2026, 5, 25), why=why, reasons=TEXT)


refused = refused_for(WhyNotAccepted.WORKER_SUED)


def filed_again(case: Any) -> None:
    case.file_again(
        date(2026, 9, 30),
        document_received_on=date(2026, 8, 31),
        grounds=FORGED,
        evidence=TEXT,
        rules=RULES,
    )


def accepted(case: Any) -> None:
    case.accept(date(2026, 5, 25), case_number="（2026）晋09民特5号")


def reviewed(case: Any) -> None:
    case.review(date(2026, 6, 16), how=HowReviewed.HEARING, course=TEXT)


def revoked(case: Any) -> None:
    case.revoke(date(2026, 7, 15), grounds=FORGED, reasons=TEXT)


def dismissed(case: Any) -> None:
    case.dismiss(date(2026, 7, 15), reasons=TEXT)


def received(case: Any) -> None:
    case.serve_ruling(date(2026, 7, 17), to=Side.BOTH, rules=RULES)


def sued(case: Any) -> None:
    case.record_suit(date(2026, 8, 3), plaintiff=Side.WORKER, court="示例县人民法院")


FILED = (filed,)
REVIEWING = (*FILED, accepted)
REVIEWED = (*REVIEWING, reviewed)
REVOKED = (*REVIEWED, revoked)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "file": ((), filed),
    "file_again": ((*FILED, refused), filed_again),
    "refuse_acceptance": (FILED, refused),
    "accept": (FILED, accepted),
    "review": (REVIEWING, reviewed),
    "revoke": (REVIEWED, revoked),
    "dismiss": (REVIEWED, dismissed),
    "dismiss_for_suit": (REVIEWING, lambda case: case.dismiss_for_suit(date(2026, 6, 1))),
    "receive_statement": (
        REVIEWING,
        lambda case: case.receive_statement(
            date(2026, 6, 16),
            worker_received=True,
            employer_received=True,
            amount=Decimal("20000.00"),
            terms=TEXT,
        ),
    ),
    "withdraw": (REVIEWING, lambda case: case.withdraw(date(2026, 6, 10))),
    "serve_ruling": (REVOKED, received),
    "record_suit": ((*REVOKED, received), sued),
    "record_lapse": ((*REVOKED, received), lambda case: case.record_lapse(date(2026, 8, 4))),
}
