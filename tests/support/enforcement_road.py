"""The roads of an enforcement, from the application on 2 March 2026, step by step; and the research they are held against."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.claims import ClaimKind, Instalment
from domain.enforcement.document import EnforcedDocument, Interrupted
from domain.enforcement.due import DueItem, HowPaid
from domain.enforcement.ending import FoundBy
from domain.enforcement.measures import Measure
from domain.enforcement.notice import Inquiry
from domain.enforcement.objecting import Litigant, ObjectionKind
from domain.enforcement.record import EnforcementState
from domain.enforcement.refusal import GroundOfNonEnforcement
from domain.enforcement.settlement import SettlementEffect, WhyResumed
from domain.enforcement.standstill import GroundOfStay, GroundOfTermination, WhyContinued
from domain.enforcement.superior import SuperiorAnswer, Transfer
from domain.parties import Side
from domain.revocation_news import RevocationNews
from tests.support.lawful_transitions import transcribed
from tests.support.lawful_walk import RULES
from tests.support.litigation_road import DISPUTE
from tests.support.story import TEXT

S = EnforcementState
ARBITRATION = UUID(int=4)
WAGES = DueItem(kind=ClaimKind.WAGES, amount=Decimal("30000.00"))
SEVERANCE = DueItem(kind=ClaimKind.SEVERANCE, amount=Decimal("12000.00"))
INSURANCE = DueItem(kind=ClaimKind.SOCIAL_INSURANCE)
Taken = Callable[[Any], None]


def applied_for(
    document: EnforcedDocument = EnforcedDocument.AWARD,
    items: tuple[DueItem, ...] = (WAGES, SEVERANCE, INSURANCE),
    *,
    on: date = date(2026, 3, 2),
    effective_on: date = date(2026, 1, 20),
    perform_by: date | None = date(2026, 2, 4),
    interrupted: tuple[Interrupted, ...] = (),
    **sources: UUID,
) -> Taken:
    return lambda case: case.receive_application(
        on,
        dispute_id=DISPUTE,
        document=document,
        document_number="示劳人仲案字〔2025〕1号",
        effective_on=effective_on,
        perform_by=perform_by,
        interrupted=interrupted,
        applicant=Side.WORKER,
        respondent="某餐饮公司",
        items=items,
        rules=RULES,
        **sources,
    )


applied = applied_for(arbitration_case_id=ARBITRATION)


def docketed(case: Any) -> None:
    case.docket(date(2026, 3, 6), case_number="（2026）晋0902执12号", rules=RULES)


def notified(case: Any) -> None:
    case.send_notice(date(2026, 3, 10))


def notice_received(case: Any) -> None:
    case.serve_notice(date(2026, 3, 12), rules=RULES)


def inquired(case: Any) -> None:
    case.inquire(date(2026, 3, 13), inquiry=Inquiry.NETWORK, found=False)


def frozen_until(until: date | None = None, kind: Measure = Measure.FREEZE_DEPOSIT) -> Taken:
    return lambda case: case.take_measure(date(2026, 3, 16), kind=kind, until=until, rules=RULES)


frozen = frozen_until()


def paid(amount: str, item: int = 1, on: date = date(2026, 3, 20)) -> Taken:
    return lambda case: case.receive_payment(on, item=item, amount=Decimal(amount), how=HowPaid.DEDUCTED)


def performed(case: Any) -> None:
    case.record_act(date(2026, 3, 25), item=3, content=TEXT)


def settled_for(amount: str | None = "20000.00", *instalments: Instalment) -> Taken:
    return lambda case: case.settle(
        date(2026, 4, 1),
        amount=None if amount is None else Decimal(amount),
        instalments=instalments,
        perform_by=date(2026, 6, 30),
        effect=SettlementEffect.STAYED,
        terms=TEXT,
        rules=RULES,
    )


settled = settled_for()


def stayed(case: Any) -> None:
    case.stay(date(2026, 4, 1), ground=GroundOfStay.REVOCATION_SOUGHT)


def continued(case: Any) -> None:
    case.continue_enforcement(date(2026, 5, 1), why=WhyContinued.REVOCATION_DISMISSED, rules=RULES)


def attacked(news: RevocationNews, on: date = date(2026, 3, 30)) -> Taken:
    return lambda case: case.note_revocation(
        on, revocation_case_id=UUID(int=6), court="示例市中级人民法院", news=news
    )


def objected(kind: ObjectionKind = ObjectionKind.ACT, on: date = date(2026, 3, 18)) -> Taken:
    by = Litigant.OUTSIDER if kind is ObjectionKind.OUTSIDER else Litigant.RESPONDENT
    return lambda case: case.record_objection(on, kind=kind, raised_by=by, reasons=TEXT, rules=RULES)


def ruled(*, upheld: bool = False) -> Taken:
    return lambda case: case.rule_on_objection(date(2026, 3, 30), objection=1, upheld=upheld, reasons=TEXT)


def ruling_received(to: Litigant = Litigant.RESPONDENT) -> Taken:
    return lambda case: case.serve_ruling(date(2026, 4, 2), objection=1, to=to, rules=RULES)


def reconsideration(on: date = date(2026, 4, 10), by: Litigant = Litigant.RESPONDENT) -> Taken:
    return lambda case: case.record_reconsideration(on, objection=1, by=by, rules=RULES)


def ended(case: Any) -> None:
    case.end_this_execution(date(2026, 6, 15), applicant_confirmed=True, president_approved=False)


def to_superior(case: Any) -> None:
    case.record_superior_application(date(2026, 9, 3), court="示例市中级人民法院")


def refused(case: Any) -> None:
    case.refuse_enforcement(date(2026, 4, 20), ground=GroundOfNonEnforcement.PROCEDURE, reasons=TEXT)


def outsider_sued(on: date) -> Taken:
    return lambda case: case.record_outsider_suit(
        on, objection=1, plaintiff=Litigant.OUTSIDER, court="示例县人民法院"
    )


APPLIED = (applied,)
DOCKETED = (*APPLIED, docketed)
NOTIFIED = (*DOCKETED, notified)
MEASURES = (*NOTIFIED, notice_received, inquired, frozen)
PAID = (*MEASURES, paid("30000.00"), paid("12000.00", 2))
OBJECTED = (*MEASURES, objected())
RULED = (*OBJECTED, ruled(), ruling_received())
RECONSIDERED = (*RULED, reconsideration())
OUTSIDER = (*MEASURES, objected(ObjectionKind.OUTSIDER), ruled(), ruling_received(Litigant.OUTSIDER))
SETTLED = (*MEASURES, settled)
ENDED = (*MEASURES, ended)
SUPERIOR = (*MEASURES, to_superior)
LATE = (
    applied_for(effective_on=date(2024, 2, 1), perform_by=None, arbitration_case_id=ARBITRATION),
    docketed,
)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "receive_application": ((), applied),
    "docket": (APPLIED, docketed),
    "refuse_acceptance": (APPLIED, lambda case: case.refuse_acceptance(date(2026, 3, 6), reasons=TEXT)),
    "send_notice": (DOCKETED, notified),
    "send_notice_after_measures": (
        (*DOCKETED, frozen),
        lambda case: case.send_notice_after_measures(date(2026, 3, 18)),
    ),
    "serve_notice": (NOTIFIED, notice_received),
    "record_report": (
        NOTIFIED,
        lambda case: case.record_report(date(2026, 3, 20), reported=True, content=TEXT),
    ),
    "inquire": (NOTIFIED, inquired),
    "take_measure": (NOTIFIED, frozen),
    "renew_measure": (MEASURES, lambda case: case.renew_measure(date(2026, 11, 1), measure=1, rules=RULES)),
    "lift_measure": (MEASURES, lambda case: case.lift_measure(date(2026, 4, 1), measure=1, reasons=TEXT)),
    "receive_payment": (MEASURES, paid("10000.00")),
    "record_act": (MEASURES, performed),
    "add_delay_interest": (
        MEASURES,
        lambda case: case.add_delay_interest(
            date(2026, 3, 20), amount=Decimal("150.00"), counted_until=date(2026, 3, 20)
        ),
    ),
    "complete": ((*PAID, performed), lambda case: case.complete(date(2026, 3, 27))),
    "settle": (MEASURES, settled),
    "close_settlement": (
        (*SETTLED, paid("20000.00", on=date(2026, 6, 20))),
        lambda case: case.close_settlement(date(2026, 6, 22)),
    ),
    "resume_after_settlement": (
        SETTLED,
        lambda case: case.resume_after_settlement(date(2026, 7, 6), why=WhyResumed.BREACHED, rules=RULES),
    ),
    "stay": (NOTIFIED, stayed),
    "continue_enforcement": ((*NOTIFIED, stayed), continued),
    "note_revocation": (NOTIFIED, attacked(RevocationNews.ACCEPTED)),
    "terminate": (
        (*NOTIFIED, stayed),
        lambda case: case.terminate(date(2026, 5, 1), ground=GroundOfTermination.DOCUMENT_REVOKED),
    ),
    "refuse_enforcement": (NOTIFIED, refused),
    "bar_by_time": ((*LATE, notified), lambda case: case.bar_by_time(date(2026, 4, 20))),
    "serve_refusal": (
        (*NOTIFIED, refused),
        lambda case: case.serve_refusal(date(2026, 4, 23), to=Side.WORKER, rules=RULES),
    ),
    "record_objection": (MEASURES, objected()),
    "rule_on_objection": (OBJECTED, ruled()),
    "serve_ruling": ((*OBJECTED, ruled()), ruling_received()),
    "record_reconsideration": (RULED, reconsideration()),
    "record_reconsidered": (
        RECONSIDERED,
        lambda case: case.record_reconsidered(
            date(2026, 5, 6), objection=1, upheld=False, court="示例市中级人民法院"
        ),
    ),
    "record_outsider_suit": (OUTSIDER, outsider_sued(date(2026, 4, 17))),
    "revoke_case": (
        (*MEASURES, objected(ObjectionKind.JURISDICTION), ruled(upheld=True)),
        lambda case: case.revoke_case(date(2026, 4, 2), court="邻县人民法院"),
    ),
    "end_this_execution": (MEASURES, ended),
    "resume": (ENDED, lambda case: case.resume(date(2026, 10, 8), found_by=FoundBy.APPLICANT, found=TEXT)),
    "record_superior_application": (MEASURES, to_superior),
    "record_superior_answer": (
        SUPERIOR,
        lambda case: case.record_superior_answer(
            date(2026, 9, 20), answer=SuperiorAnswer.ORDERED, enforce_by=date(2026, 12, 20)
        ),
    ),
    "transfer": (
        SUPERIOR,
        lambda case: case.transfer(date(2026, 9, 20), to=Transfer.ANOTHER, court="邻县人民法院"),
    ),
}

RESEARCHED = transcribed(
    """
document_effective | 2年内申请 | docketed
docketed | 10日内执行通知(可立即强制) | notified
notified | 查控 | measures
notified | 劳动仲裁裁决/调解书不予执行事由成立 | non_enforced
notified | 撤裁申请被受理 | stayed
stayed | 撤裁申请被驳回/撤回 | measures
stayed | 裁决被撤销 | terminated
measures | 异议(15日审查)→复议(10日) | measures
measures | 案外人异议→异议之诉(15日) | measures
measures | 执行和解 | settlement
settlement | 不履行→恢复 | measures
measures | 无可供执行财产 | this_execution_ended
this_execution_ended | 发现财产(不受2年限) | measures
measures | 超6个月未执行→向上一级申请 | measures
measures | 执行完毕 | completed
"""
)
