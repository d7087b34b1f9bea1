"""The roads of a mediation at a court's request, from the papers on 2 March 2026, before and after docketing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.court_mediation.ending import HowUnavailable, WhyEnded
from domain.court_mediation.record import CourtMediationState, When
from domain.court_mediation.referral import ChosenBy
from domain.parties import Side
from domain.recording import Organ, RecordedBy
from domain.terms import Capacity
from tests.support.lawful_transitions import transcribed
from tests.support.lawful_walk import RULES
from tests.support.story import MEDIATOR, NOTE, TEXT, occasion

S = CourtMediationState
CLERK = RecordedBy(
    person_id=UUID(int=13),
    institution_id=UUID(int=23),
    institution="示例县人民法院",
    region="140902",
    capacity=Capacity.COURT,
)
HERE = occasion(by=CLERK)
DISPUTE, SUIT = UUID(int=2), UUID(int=3)
SUM = Decimal("24000.00")
CENTRE = Organ(institution_id=MEDIATOR.institution_id, name=MEDIATOR.institution, capacity=Capacity.MEDIATION)
Taken = Callable[[Any], None]


def registered_for(at: When, suit: UUID | None = None) -> Taken:
    return lambda case: case.register(
        date(2026, 3, 2), dispute_id=DISPUTE, at=at, litigation_case_id=suit, case_number=None
    )


def consented(case: Any) -> None:
    case.record_consent(date(2026, 3, 3), consenting=Side.WORKER, online=True, rules=RULES)


def delegated(case: Any) -> None:
    case.delegate(date(2026, 3, 4), organisation=CENTRE, chosen_by=ChosenBy.COURT, rules=RULES)


def accepted(case: Any) -> None:
    case.accept(date(2026, 3, 6), mediators=1, rules=RULES)


def declined(case: Any) -> None:
    case.decline(date(2026, 3, 6), reasons=TEXT)


def suspended(case: Any) -> None:
    case.suspend_for_review(date(2026, 3, 16), report=TEXT)


def agreed(case: Any) -> None:
    case.agree_before_docketing(date(2026, 3, 20), amount=SUM, terms=TEXT, rules=RULES)


def agreed_in_suit(case: Any) -> None:
    case.agree_after_docketing(date(2026, 3, 18), amount=SUM, terms=TEXT)


def applied(case: Any) -> None:
    case.receive_application(date(2026, 4, 1))


def unavailable(case: Any) -> None:
    case.end_unavailable(date(2026, 3, 11), how=HowUnavailable.UNREACHABLE, report=TEXT)


def ended(case: Any) -> None:
    case.end(
        date(2026, 3, 17),
        why=WhyEnded.TOO_FAR_APART,
        report=TEXT,
        undisputed=TEXT,
        confirmed_by_all=True,
    )


def sent_back(case: Any) -> None:
    case.send_back(
        date(2026, 3, 25),
        why=WhyEnded.UNWILLING,
        report=TEXT,
        undisputed=TEXT,
        confirmed_by_all=True,
        rules=RULES,
    )


def resumed(case: Any) -> None:
    case.resume(date(2026, 3, 23))


RECEIVED = (registered_for(When.PREFILING),)
CONSENTED = (*RECEIVED, consented)
DELEGATED = (*CONSENTED, delegated)
MEDIATING = (*DELEGATED, accepted)
AGREED = (*MEDIATING, agreed)
SUSPENDED = (*MEDIATING, suspended)
PENDING = (registered_for(When.POSTFILING_ORDINARY, SUIT),)
IN_SUIT = (*PENDING, consented, delegated, accepted)
AGREED_IN_SUIT = (*IN_SUIT, agreed_in_suit)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "register": ((), registered_for(When.PREFILING)),
    "record_consent": (RECEIVED, consented),
    "record_refusal": (
        RECEIVED,
        lambda case: case.record_refusal(date(2026, 3, 3), refusing=Side.EMPLOYER, rules=RULES),
    ),
    "delegate": (CONSENTED, delegated),
    "take_back": (DELEGATED, lambda case: case.take_back(date(2026, 3, 10))),
    "accept": (DELEGATED, accepted),
    "decline": (DELEGATED, declined),
    "record_other_side": (MEDIATING, lambda case: case.record_other_side(date(2026, 3, 9))),
    "hold_session": (
        MEDIATING,
        lambda case: case.hold_session(date(2026, 3, 13), attended=Side.BOTH, notes=NOTE, concessions=NOTE),
    ),
    "extend": (MEDIATING, lambda case: case.extend(date(2026, 4, 1), until=date(2026, 4, 30))),
    "suspend_for_review": (MEDIATING, suspended),
    "clear_suspicion": (SUSPENDED, lambda case: case.clear_suspicion(date(2026, 3, 19), findings=TEXT)),
    "establish_sham": (SUSPENDED, lambda case: case.establish_sham(date(2026, 3, 19), findings=TEXT)),
    "agree_before_docketing": (MEDIATING, agreed),
    "agree_after_docketing": (IN_SUIT, agreed_in_suit),
    "record_performance": (AGREED, lambda case: case.record_performance(date(2026, 3, 31))),
    "receive_statement": (
        AGREED_IN_SUIT,
        lambda case: case.receive_statement(date(2026, 3, 23), worker_received=True, employer_received=True),
    ),
    "permit_withdrawal": (AGREED_IN_SUIT, lambda case: case.permit_withdrawal(date(2026, 3, 23))),
    "receive_application": (AGREED, applied),
    "confirm": (
        (*AGREED, applied),
        lambda case: case.confirm(date(2026, 4, 10), ruling_number="（2026）晋0902诉前调确12号"),
    ),
    "decline_confirmation": (
        (*AGREED, applied),
        lambda case: case.decline_confirmation(date(2026, 4, 10), reasons=TEXT),
    ),
    "send_back": (MEDIATING, sent_back),
    "end": (IN_SUIT, ended),
    "end_at_expiry": (MEDIATING, lambda case: case.end_at_expiry(date(2026, 4, 6), report=TEXT)),
    "end_unavailable": (MEDIATING, unavailable),
    "transfer_materials": (
        (*MEDIATING, unavailable),
        lambda case: case.transfer_materials(date(2026, 3, 12), rules=RULES),
    ),
    "resume": ((*IN_SUIT, ended), resumed),
}

COURT_MEDIATION = transcribed(
    """
complaint_received | 适宜调解、释明，当事人同意 | consented
complaint_received | 当事人拒绝 | to_docketing
consented | 选定/指定调解组织(2/3工作日) | delegated
delegated | 3工作日内确认接受 | mediating
delegated | 不接受或逾期未确认 | consented
mediating | 对方拒绝或无法联系 | terminated
mediating | 各方同意延长 | mediating
mediating | 发现虚假调解可能 | suspended_review
mediating | 达成协议(诉前) | agreement_prefiling
agreement_prefiling | 自动履行 | mediated_offcourt
agreement_prefiling | 共同申请司法确认(向委派法院等) | confirmed_by_court
mediating | 达成协议(立案后) | agreement_postfiling
agreement_postfiling | 法院审查制作调解书 | mediation_statement
agreement_postfiling | 申请撤诉 | withdrawn
mediating | 期限届满/不愿继续/分歧大(诉前) | to_docketing
mediating | 期限届满/不愿继续(立案后) | resumed
suspended_review | 审查后认为非虚假调解 | mediating
suspended_review | 确认虚假调解 | terminated
terminated | 诉前：材料移送登记立案 | to_docketing
terminated | 立案后：恢复审理 | resumed
"""
)
