"""仲裁的旁支: periods that stand still or begin anew, documents with a fate of their own, and every event of the research."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.arbitration import ArbitrationCase
from domain.arbitration.joinder import JoinedAs
from domain.arbitration.record import ArbitrationState as S
from domain.earlier_roles import EarlierRole, EarlierRoles
from domain.history import with_corrections
from domain.parties import Employer
from domain.steps import steps_of
from domain.terms import Capacity
from tests.support.arbitration_branches import (
    BRANCHES,
    DEFERRED,
    ENTRUSTED,
    EVERY,
    FINAL_OF_TWO,
    PARTIAL,
    PARTLY_RECEIVED,
    TWO_RECEIVED,
    agreed,
    amended,
    challenged,
    further_served,
    joined,
    mediation_failed,
    partly_awarded,
    rest_heard,
    revocation,
    separately_received,
    separately_sued,
)
from tests.support.arbitration_road import (
    ANSWERED,
    ARBITRATOR,
    HEARD,
    HERE,
    OVERTIME,
    SCHEDULED,
    SERVED,
    Taken,
    awarded,
    received,
)
from tests.support.lawful_transitions import ARBITRATION
from tests.support.lawful_walk import RULES, case_after, read_again, remembered, wander
from tests.support.story import TEXT

EVENTS = {
    "提交书面申请/口头申请入笔录": "file_application",
    "材料不齐/不规范：当场或5工作日一次性告知": "order_correction",
    "补正(收到日重算)": "complete_application",
    "未经调解→调解建议，当事人同意先行调解": "defer_for_mediation",
    "调解不成或不同意": "end_deferral",
    "符合条件：5工作日内受理": "accept",
    "不符合§30(1)—(3)": "refuse_acceptance",
    "不属本委管辖": "name_other_commission",
    "5工作日届满未决定": "deem_not_accepted",
    "申请人起诉": "record_suit_without_decision",
    "发现不应受理": "cancel",
    "发现无管辖权": "transfer",
    "5工作日内送达副本+组庭通知": "serve_application",
    "10工作日内答辩": "record_answer",
    "答辩期满未答辩": "record_no_answer",
    "答辩期内书面管辖异议": "record_jurisdiction_objection",
    "成立": "uphold_objection",
    "不成立": "dismiss_objection",
    "答辩期内反申请": "record_counterclaim",
    "受理并合并(45日重算)": "join_counterclaim",
    "不予受理/告知另行申请": "decline_counterclaim",
    "追加当事人/第三人(45日重算)": "join_party",
    "举证期限内增加变更请求获受理(45日重算)": "amend_claims",
    "双方同意委托调解(10工作日)": "entrust_mediation",
    "达成协议": "make_entrusted_statement",
    "10工作日未达成": "record_entrusted_expiry",
    "开庭5工作日前通知": "schedule_hearing",
    "正当理由3工作日前申请并准许": "postpone_hearing",
    "回避申请(3工作日决定)": "apply_for_recusal",
    "申请人无正当理由不到庭/中途退庭": "deem_withdrawn",
    "开庭(被申请人缺席可缺席审理)": "hold_hearing",
    "中止事由(BAG§47)": "suspend",
    "事由消除": "resume",
    "鉴定": "entrust_appraisal",
    "裁决前先行调解达成": "make_statement",
    "部分请求达成调解": "make_partial_statement",
    "双方签收": "receive_statement",
    "送达前一方反悔": "renounce_statement",
    "部分事实清楚→先行裁决": "make_partial_award",
    "继续审理其余部分": "hear_the_rest",
    "当事人申请先予执行": "award_advance_enforcement",
    "继续审理": "continue_hearing",
    "简易处理转一般程序(45日自受理起)": "make_ordinary",
    "案情复杂延期(≤15日)": "extend_period",
    "裁决(单项≤12个月最低工资或§47(2))": "make_final_award",
    "裁决(其他)": "make_nonfinal_award",
    "45/60日届满未裁决且当事人起诉被立案": "terminate_for_suit",
    "15日内无人起诉": "establish_effect",
    "任一方15日内起诉": "record_suit",
    "劳动者15日内起诉": "record_suit",
    "用人单位30日内申请撤销": "record_revocation",
    "发现文字/计算错误或遗漏": "rectify_award",
    "处理结果作出前撤回": "withdraw",
    "归档": "archive",
}
"""What the research says happens, and the step that records it: no move is made by another step in passing."""


def test_each_event_of_the_research_has_the_step_that_makes_its_move() -> None:
    assert {transition.happened for transition in ARBITRATION} == set(EVENTS)
    for transition in ARBITRATION:
        step = steps_of(ArbitrationCase)[EVENTS[transition.happened]]
        assert transition.origin in step.when
        assert (step.records.LEADS_TO or transition.origin) == transition.target


ROADS: dict[str, tuple[Taken, ...]] = {name: (*past, taken) for name, (past, taken) in BRANCHES.items()}


@given(st.data())
def test_no_walk_along_a_branch_leaves_the_declared_states_or_the_record(data: st.DataObject) -> None:
    case = wander(data, ArbitrationCase, *ROADS[data.draw(st.sampled_from(sorted(ROADS)))])
    assert case.state in set(S)
    assert remembered(read_again(case)) == remembered(case)
    assert case.award_period is None or case.award_due is not None


# Periods.


def test_the_decision_on_acceptance_waits_while_the_parties_mediate_first() -> None:
    case = case_after(ArbitrationCase, *DEFERRED, mediation_failed, under=HERE)
    assert case.acceptance_due.falls_on == date(2026, 3, 23)  # no day had run; five from Tuesday, 17 March
    assert "10 个工作日不计入" in case.acceptance_due.explanation


def test_a_corrected_end_of_that_mediation_moves_the_decision() -> None:
    case = case_after(ArbitrationCase, *DEFERRED, mediation_failed, under=HERE)
    corrected(case, of_version=3, now="2026-03-16")
    assert read_again(case).acceptance_due.falls_on == date(2026, 3, 20)


ANEW: dict[str, tuple[str, date]] = {
    "join_counterclaim": ("受理反申请并合并处理", date(2026, 4, 30)),  # forty-five days from 16 March
    "join_party": ("决定追加当事人或者第三人", date(2026, 4, 27)),  # the forty-fifth, 25 April, is a Saturday
    "amend_claims": ("受理增加或者变更的仲裁请求", date(2026, 5, 6)),  # the forty-fifth, 1 May, is a holiday
}


@pytest.mark.parametrize("name", ANEW)
def test_forty_five_days_begin_anew(name: str) -> None:
    ground, due = ANEW[name]
    case = case_after(ArbitrationCase, *ROADS[name], under=HERE)
    assert case.award_due.falls_on == due
    assert ground in case.award_due.explanation
    assert "劳动人事争议仲裁办案规则 第四十六条" in case.award_due.explanation


def test_a_counterclaim_not_joined_leaves_the_period_as_it_was() -> None:
    for name in ("decline_counterclaim", "decline_counterclaim_after_answer", "dismiss_objection"):
        assert case_after(ArbitrationCase, *ROADS[name], under=HERE).award_due.falls_on == date(2026, 4, 20)


def test_a_transferred_case_has_forty_five_days_from_its_arrival() -> None:
    case = case_after(ArbitrationCase, *ROADS["accept_transferred"], under=HERE)
    assert case.award_due.starts_from == date(2026, 3, 12)
    assert case.state == S.ACCEPTED


def test_a_period_begun_anew_may_be_extended_again() -> None:
    case = case_after(ArbitrationCase, *HEARD, EVERY["extend_period"][1], under=HERE)
    case.join_party(
        date(2026, 4, 13),
        joined_as=JoinedAs.THIRD_PARTY,
        employer=Employer(name="示例建设有限公司"),
        rules=RULES,
    )
    assert case.award_due.falls_on == date(2026, 5, 28)
    case.record_no_answer(date(2026, 4, 14))
    case.extend_period(date(2026, 5, 20), days=15, approved=True, reasons=TEXT, rules=RULES)
    assert case.award_due.falls_on == date(2026, 6, 12)


def test_a_corrected_joinder_moves_what_began_anew() -> None:
    case = case_after(ArbitrationCase, *SERVED, joined, under=HERE)
    corrected(case, of_version=4, now="2026-03-10")
    assert read_again(case).award_due.falls_on == date(2026, 4, 24)


def corrected(case: Any, *, of_version: int, now: str, field: str = "occurred_on") -> None:
    """One field of one entry put right."""
    case.correct(
        date(2026, 6, 1),
        of_version=of_version,
        field=field,
        now=now,
        reason=TEXT,
        approved_by="主任",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )


def test_mediation_by_others_does_not_stop_the_forty_five_days() -> None:
    case = case_after(ArbitrationCase, *ENTRUSTED, under=HERE)
    assert case.mediation_due.falls_on == date(2026, 3, 31)
    assert case.award_due.falls_on == date(2026, 4, 20)


def test_an_agreement_renounced_before_any_hearing_leads_to_the_hearing() -> None:
    case = case_after(ArbitrationCase, *ENTRUSTED, agreed(date(2026, 3, 20)), under=HERE)
    EVERY["renounce_entrusted_statement"][1](case)
    assert case.state == S.ANSWERED


def test_other_claims_give_the_respondent_time_to_answer_anew() -> None:
    case = case_after(ArbitrationCase, *ANSWERED, amended, further_served, under=HERE)
    assert case.answer_due.falls_on == date(2026, 4, 2)
    assert not case.to_be_served


def test_a_respondent_who_gives_up_that_time_need_not_be_waited_for() -> None:
    case = case_after(ArbitrationCase, *ANSWERED, under=HERE)
    case.amend_claims(
        date(2026, 3, 17),
        claims=(OVERTIME,),
        requested_on=date(2026, 3, 16),
        evidence_until=date(2026, 3, 20),
        answer_given_up=True,
        rules=RULES,
    )
    case.record_no_answer(date(2026, 3, 17))
    assert case.state == S.ANSWERED


# Documents with a fate of their own.


def test_the_case_goes_on_while_its_partial_award_takes_effect() -> None:
    case = case_after(ArbitrationCase, *PARTLY_RECEIVED, under=HERE)
    case.establish_separate_effect(date(2026, 4, 21), number=PARTIAL)
    (partial,) = case.separate_awards.values()
    assert partial.effective
    assert case.state == S.HEARD
    assert case.award_due.falls_on == date(2026, 4, 20)


def test_a_suit_over_a_partial_award_leaves_the_rest_where_it_was() -> None:
    case = case_after(ArbitrationCase, *PARTLY_RECEIVED, awarded, under=HERE)
    separately_sued(PARTIAL, date(2026, 4, 20))(case)
    assert case.state == S.AWARD_NONFINAL
    received(case)
    EVERY["establish_effect"][1](case)
    assert case.state == S.AWARD_NONFINAL_EFFECTIVE


def test_two_documents_of_one_award_have_each_their_own_time() -> None:
    case = case_after(ArbitrationCase, *TWO_RECEIVED, received, under=HERE)
    (final,) = case.separate_awards.values()
    assert (final.number, final.final) == (FINAL_OF_TWO, True)
    assert (final.worker_until.code, final.employer_until.code) == (
        "sue_after_final_award_worker",
        "revoke_final_award",
    )
    assert case.worker_until.code == case.employer_until.code == "sue_after_nonfinal_award"
    assert case.state == S.AWARD_NONFINAL


def test_a_final_partial_award_can_be_revoked_and_the_worker_may_still_sue() -> None:
    case = case_after(
        ArbitrationCase,
        *HEARD,
        partly_awarded(final=True),
        rest_heard,
        separately_received(PARTIAL, date(2026, 4, 3)),
        revocation(PARTIAL, date(2026, 4, 10)),
        separately_sued(PARTIAL, date(2026, 4, 15)),
        under=HERE,
    )
    (partial,) = case.separate_awards.values()
    assert partial.revocation_applied
    assert partial.sued


def test_a_corrected_number_takes_the_receipt_of_the_document_along() -> None:
    case = case_after(ArbitrationCase, *PARTLY_RECEIVED, under=HERE)
    corrected(case, of_version=7, field="number", now="先裁字9号")
    again = read_again(case)
    (partial,) = again.separate_awards.values()
    assert (partial.number, partial.worker_until.falls_on) == ("先裁字9号", date(2026, 4, 20))


def test_a_reference_corrected_to_nothing_is_still_readable() -> None:
    case = case_after(ArbitrationCase, *PARTLY_RECEIVED, under=HERE)
    corrected(case, of_version=9, field="award", now="1")
    (partial,) = read_again(case).separate_awards.values()
    assert partial.received == {}


# Recusal.


def test_the_record_itself_says_who_had_mediated_the_dispute() -> None:
    mediated = EarlierRole(
        official_id=ARBITRATOR.person_id,
        case_id=UUID(int=77),
        institution="示例县劳动人事争议调解中心",
        capacity=Capacity.MEDIATION,
    )
    stranger = replace(mediated, official_id=UUID(int=999))
    judged = replace(mediated, capacity=Capacity.COURT)
    case = case_after(ArbitrationCase, *SCHEDULED, under=HERE)
    challenged(date(2026, 3, 19), earlier=EarlierRoles((mediated, stranger, judged)))(case)
    (known,) = case.pending_events[-1].known_roles
    assert (known.first_entry, known.entries, known.case_id) == (1, 5, UUID(int=77))


def test_recusal_is_decided_within_three_working_days() -> None:
    case = case_after(ArbitrationCase, *SCHEDULED, challenged(date(2026, 3, 19)), under=HERE)
    assert case.challenges[6].recusal_due.falls_on == date(2026, 3, 24)


def test_a_ground_learned_of_at_the_hearing_can_still_be_raised() -> None:
    case = case_after(ArbitrationCase, *HEARD, challenged(date(2026, 3, 27), known_later=True), under=HERE)
    assert case.state == S.HEARD
    assert set(case.challenges) == {7}
