"""The road of a collective arbitration of thirty workers, and machine B2 of the research with the steps that tell it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from domain.arbitration.collective_remedies import GroundOfPosting
from domain.arbitration.collective_rules import CollectiveGround, GroundOfSimpleHandling, ThirdParty
from domain.arbitration.preparation import TribunalForm
from domain.parties import Side
from tests.support.arbitration_road import (
    ACCEPTED,
    FILED,
    accepted,
    answered,
    awarded,
    heard,
    received,
    scheduled,
    served,
)
from tests.support.lawful_transitions import transcribed
from tests.support.lawful_walk import RULES
from tests.support.story import TEXT

Taken = Callable[[Any], None]
WORKERS = 30


def established(case: Any) -> None:
    case.establish_collective(
        date(2026, 3, 3), ground=CollectiveGround.COMMON_CLAIM, workers=WORKERS, rules=RULES
    )


def told(*numbers: int) -> Taken:
    return lambda case: case.tell_representatives(date(2026, 3, 4), representatives=numbers)


def simply(case: Any) -> None:
    case.handle_simply(date(2026, 3, 4), ground=GroundOfSimpleHandling.CLEAR)


def notice_due(case: Any) -> None:
    case.start_notice(date(2026, 3, 5), rules=RULES)


def notified(case: Any) -> None:
    case.give_notice(
        date(2026, 3, 6),
        evidence_until=date(2026, 3, 20),
        hearing_on=date(2026, 3, 27),
        place="示例公司会议室",
        rules=RULES,
    )


def served_by_one(case: Any) -> None:
    case.serve_application(date(2026, 3, 9), tribunal=TribunalForm.SOLE, rules=RULES)


def mediated_before(case: Any) -> None:
    case.mediate_before_hearing(
        date(2026, 3, 18), third_parties=(ThirdParty.LAWYER, ThirdParty.EXPERT), course=TEXT
    )


def statement(*, by_representatives: bool = True, all_consented: bool = True, day: int = 19) -> Taken:
    return lambda case: case.make_collective_statement(
        date(2026, 3, day),
        number="示劳人仲调字〔2026〕第2号",
        amount=Decimal("300000.00"),
        by_representatives=by_representatives,
        all_consented=all_consented,
        terms=TEXT,
    )


def part_statement(*, by_representatives: bool = True, all_consented: bool = True) -> Taken:
    return lambda case: case.make_collective_partial_statement(
        date(2026, 3, 31),
        number="示劳人仲部调字〔2026〕第2号",
        amount=Decimal("30000.00"),
        by_representatives=by_representatives,
        all_consented=all_consented,
        terms=TEXT,
    )


def renounced(case: Any) -> None:
    case.renounce_collective_statement(date(2026, 3, 20), renounced_by=Side.EMPLOYER)


def posted(ground: GroundOfPosting = GroundOfPosting.EMPLOYER_CLOSED, *, photographed: bool = True) -> Taken:
    return lambda case: case.serve_by_posting(
        date(2026, 3, 6), ground=ground, document="仲裁申请书副本", photographed=photographed, rules=RULES
    )


def sued(*members: int, on: date = date(2026, 5, 4), time_restored: bool = False) -> Taken:
    return lambda case: case.record_member_suits(
        on, court="示例县人民法院", members=members, time_restored=time_restored
    )


def effective_for_others(case: Any) -> None:
    case.establish_effect_for_others(date(2026, 5, 7))


ESTABLISHED = (*FILED, established)
TAKEN_UP = (*ESTABLISHED, told(4, 5, 6), accepted)
NOTIFIED = (*TAKEN_UP, notice_due, notified)
FORMED = (*NOTIFIED, served)
READY = (*FORMED, answered, scheduled)
MEDIATED_BEFORE = (*READY, mediated_before)
HEARD_TOGETHER = (*MEDIATED_BEFORE, heard)
AWARDED = (*HEARD_TOGETHER, awarded, received)

COLLECTIVE_STEPS: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "establish_collective": (FILED, established),
    "tell_representatives": (ESTABLISHED, told(4, 5, 6)),
    "handle_simply": (ESTABLISHED, simply),
    "start_notice": (TAKEN_UP, notice_due),
    "give_notice": ((*TAKEN_UP, notice_due), notified),
    "mediate_before_hearing": (READY, mediated_before),
    "make_collective_statement": (MEDIATED_BEFORE, statement()),
    "renounce_collective_statement": ((*MEDIATED_BEFORE, statement()), renounced),
    "make_collective_partial_statement": (HEARD_TOGETHER, part_statement()),
    "serve_by_posting": ((*ACCEPTED, established), posted()),
    "record_member_suits": (AWARDED, sued(7, 8)),
    "establish_effect_for_others": ((*AWARDED, sued(7, 8)), effective_for_others),
}

B2 = transcribed(
    """
filed | 推举代表3—5名(不是3—6名) | filed
filed | 5工作日内受理决定，优先立案 | accepted
accepted | 5工作日内一次性通知 | notified
notified | 3人庭；集体合同争议按三方原则组庭 | tribunal_formed
tribunal_formed | 开庭前引导协商或先行调解，可邀第三方 | pre_hearing_mediation
pre_hearing_mediation | 达成 | mediated
pre_hearing_mediation | 未达成 | hearing
hearing | 裁决 | award
filed | 送达困难：张贴留置+拍照录像，3工作日视为送达 | filed
filed | 符合简易处理条件可简易 | accepted
"""
)

ROADS: dict[str, tuple[Taken, ...]] = {
    "filed": ESTABLISHED,
    "accepted": TAKEN_UP,
    "notified": NOTIFIED,
    "tribunal_formed": FORMED,
    "pre_hearing_mediation": MEDIATED_BEFORE,
    "hearing": HEARD_TOGETHER,
}
"""How a case comes to each state of B2, whose states are told by entries: only some are stages of their own."""

TOLD_BY: dict[str, tuple[Taken, ...]] = {
    "推举代表3—5名(不是3—6名)": (told(4, 5, 6, 7),),
    "5工作日内受理决定，优先立案": (accepted,),
    "5工作日内一次性通知": (notice_due, notified),
    "3人庭；集体合同争议按三方原则组庭": (served,),
    "开庭前引导协商或先行调解，可邀第三方": (mediated_before,),
    "达成": (statement(),),
    "未达成": (heard,),
    "裁决": (awarded,),
    "送达困难：张贴留置+拍照录像，3工作日视为送达": (posted(),),
    "符合简易处理条件可简易": (simply, accepted),
}
"""By what happened, the steps that tell it."""

STAGES: dict[str, str] = {
    "filed": "filed",
    "accepted": "accepted",
    "notified": "accepted",
    "tribunal_formed": "served",
    "pre_hearing_mediation": "served",
    "mediated": "mediated",
    "hearing": "heard",
    "award": "award_nonfinal",
}
"""The stage of the arbitration a state of B2 lies in; mediation before the hearing also later, up to it."""

MOVES_OF_COLLECTIVE_CASES = {
    # 办案规则 第六十六条: parties settle before the hearing, at whatever stage of the preparation.
    ("served", "mediated"),
    ("answered", "mediated"),
    ("hearing_scheduled", "mediated"),
    # 劳动争议调解仲裁法 第四十二条第四款: who changes their mind before the hearing has not been heard yet.
    ("mediated", "answered"),
    # As in any arbitration, but with the consent of those represented, or without those who sued.
    ("heard", "mediated"),
    ("entrusted_mediation", "mediated"),
    ("award_nonfinal", "award_nonfinal_effective"),
}
"""Every move these steps make."""
