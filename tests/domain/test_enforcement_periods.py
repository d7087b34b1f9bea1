"""执行: the periods that run in it, and what may be done in which order."""

from datetime import date
from decimal import Decimal
from typing import Any

from domain.claims import Instalment
from domain.enforcement import EnforcementCase
from domain.enforcement.document import EnforcedDocument, Interrupted, Interruption
from domain.enforcement.due import HowPaid
from domain.enforcement.measures import Measure
from domain.enforcement.objecting import Litigant, ObjectionKind
from domain.history import with_corrections
from tests.support.enforcement_road import (
    APPLIED,
    ARBITRATION,
    DOCKETED,
    LATE,
    LAWFUL,
    MEASURES,
    NOTIFIED,
    OUTSIDER,
    SETTLED,
    SUPERIOR,
    S,
    applied_for,
    continued,
    frozen,
    objected,
    refused,
    settled_for,
    stayed,
    to_superior,
)
from tests.support.lawful_walk import RULES, case_after, read_again
from tests.support.litigation_road import HERE
from tests.support.story import TEXT


def apply_until(case: Any) -> date:
    return case.apply_until.falls_on  # type: ignore[no-any-return]


def test_two_years_run_from_the_last_day_for_performance() -> None:
    assert apply_until(case_after(EnforcementCase, *APPLIED, under=HERE)) == date(2028, 2, 4)


def test_two_years_run_from_effect_where_no_time_was_set() -> None:
    case = case_after(EnforcementCase, applied_for(perform_by=None), under=HERE)
    assert case.apply_until.starts_from == date(2026, 1, 20)


def test_an_application_out_of_time_is_received_and_docketed() -> None:
    case = case_after(EnforcementCase, *LATE, under=HERE)
    assert apply_until(case) == date(2026, 2, 2)  # 1 February is a Sunday
    assert case.state == S.DOCKETED


def test_a_demand_begins_the_two_years_anew() -> None:
    demanded = Interrupted(on=date(2025, 6, 3), ground=Interruption.DEMANDED)
    late = applied_for(effective_on=date(2024, 2, 1), perform_by=None, interrupted=(demanded,))
    case = case_after(EnforcementCase, late, under=HERE)
    assert apply_until(case) == date(2027, 6, 3)
    assert "提出履行要求" in case.apply_until.explanation


def test_the_notice_is_due_in_ten_days_and_names_the_limit_it_meets() -> None:
    case = case_after(EnforcementCase, *NOTIFIED, under=HERE)
    assert case.pending_events[-1].send_notice_by.falls_on == date(2026, 3, 12)


def test_what_is_due_on_the_day_a_document_takes_effect_may_be_enforced_the_day_after() -> None:
    effect = date(2026, 1, 20)
    case = case_after(EnforcementCase, applied_for(effective_on=effect, perform_by=effect), under=HERE)
    assert case.version == 1


def test_a_freeze_lasts_a_year_at_most_and_is_renewed_before_it_ends() -> None:
    case = case_after(EnforcementCase, *MEASURES, under=HERE)
    assert case.measures[1].longest.falls_on == date(2027, 3, 16)
    LAWFUL["renew_measure"][1](case)
    assert case.measures[1].longest.falls_on == date(2027, 11, 1)


def test_measures_without_a_term_have_none() -> None:
    case = case_after(EnforcementCase, *MEASURES, under=HERE)
    case.take_measure(date(2026, 3, 17), kind=Measure.RESTRICT_SPENDING, rules=RULES)
    assert (case.measures[2].longest, case.measures[2].ends_on) == (None, None)


def test_days_of_a_stay_do_not_count_towards_the_six_months() -> None:
    case = case_after(EnforcementCase, *NOTIFIED, stayed, continued, under=HERE)
    assert case.six_months.falls_on == date(2026, 10, 8)  # 2 September and thirty days is in the holidays
    assert "30 日不计入" in case.six_months.explanation


def test_a_corrected_stay_moves_the_six_months() -> None:
    case = case_after(EnforcementCase, *NOTIFIED, stayed, continued, under=HERE)
    case.correct(
        date(2026, 5, 6),
        of_version=4,
        field="occurred_on",
        now="2026-04-11",
        reason=TEXT,
        approved_by="执行局长",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )
    assert read_again(case).six_months.falls_on == date(2026, 9, 22)


def test_the_time_to_resume_runs_from_the_last_day_of_the_settlement() -> None:
    case = case_after(EnforcementCase, *SETTLED, under=HERE)
    assert case.resume_until.falls_on == date(2028, 6, 30)


def test_a_settlement_in_instalments_names_each() -> None:
    half = Instalment(due_on=date(2026, 5, 31), amount=Decimal("10000.00"))
    rest = Instalment(due_on=date(2026, 6, 30), amount=Decimal("10000.00"))
    case = case_after(EnforcementCase, *MEASURES, settled_for("20000.00", half, rest), under=HERE)
    assert case.pending_events[-1].instalments == (half, rest)


def test_each_ruling_opens_the_remedy_of_its_kind() -> None:
    act = case_after(EnforcementCase, *LAWFUL["serve_ruling"][0], LAWFUL["serve_ruling"][1], under=HERE)
    assert act.pending_events[-1].reconsider_until.falls_on == date(2026, 4, 13)  # 12 April is a Sunday
    assert act.pending_events[-1].outsider_suit_until is None
    outsider = case_after(EnforcementCase, *OUTSIDER, under=HERE)
    assert outsider.pending_events[-1].outsider_suit_until.falls_on == date(2026, 4, 17)
    assert outsider.pending_events[-1].reconsider_until is None


def test_an_objection_to_jurisdiction_has_ten_days_and_no_period_of_review() -> None:
    case = case_after(EnforcementCase, *MEASURES, objected(ObjectionKind.JURISDICTION), under=HERE)
    assert case.pending_events[-1].within.falls_on == date(2026, 3, 23)  # 22 March is a Sunday
    assert case.pending_events[-1].review_due is None


def test_the_suit_after_refusal_has_thirty_days_but_none_where_time_ran_out() -> None:
    case = case_after(EnforcementCase, *NOTIFIED, refused, LAWFUL["serve_refusal"][1], under=HERE)
    assert case.pending_events[-1].sue_until.falls_on == date(2026, 5, 25)  # 23 May is a Saturday
    past, barred = LAWFUL["bar_by_time"]
    late = case_after(EnforcementCase, *past, barred, LAWFUL["serve_refusal"][1], under=HERE)
    assert late.pending_events[-1].sue_until is None


def test_measures_may_come_before_the_notice() -> None:
    case = case_after(EnforcementCase, *DOCKETED, frozen, LAWFUL["send_notice_after_measures"][1], under=HERE)
    assert case.notified
    assert case.state == S.MEASURES


def test_the_court_above_is_asked_again_once_it_has_answered() -> None:
    case = case_after(EnforcementCase, *SUPERIOR, LAWFUL["record_superior_answer"][1], under=HERE)
    case.record_superior_application(date(2026, 11, 2), court="示例市中级人民法院")
    assert case.at_superior


def test_a_document_may_stand_in_no_case_of_this_system() -> None:
    case = case_after(EnforcementCase, applied_for(EnforcedDocument.PAYMENT_ORDER), under=HERE)
    assert case.pending_events[-1].document_case_id is None
    other = case_after(EnforcementCase, applied_for(arbitration_case_id=ARBITRATION), under=HERE)
    assert other.pending_events[-1].document_case_id == ARBITRATION


def test_enforcement_older_than_any_rule_known_here_is_recorded_without_a_guessed_period() -> None:
    old = applied_for(on=date(2011, 3, 1), effective_on=date(2011, 1, 10), perform_by=None)
    case = case_after(EnforcementCase, old, under=HERE)
    assert (case.apply_until, case.six_months) == (None, None)
    case.docket(date(2011, 3, 3), case_number="（2011）忻执字第12号", rules=RULES)
    to_superior(case)
    assert case.pending_events[-1].six_months is None


def test_money_may_come_in_by_any_of_the_known_ways() -> None:
    case = case_after(EnforcementCase, *MEASURES, under=HERE)
    for how in HowPaid:
        case.receive_payment(date(2026, 3, 20), item=1, amount=Decimal("1.00"), how=how)
    assert case.left_on(1) == Decimal("30000.00") - len(HowPaid)


def test_each_who_received_the_ruling_has_a_time_of_their_own() -> None:
    case = case_after(EnforcementCase, *LAWFUL["serve_ruling"][0], LAWFUL["serve_ruling"][1], under=HERE)
    case.serve_ruling(date(2026, 4, 8), objection=1, to=Litigant.APPLICANT, rules=RULES)
    assert case.ruling_received[1, Litigant.APPLICANT].falls_on == date(2026, 4, 20)  # 18 April is a Saturday
