"""检察监督: every step from its lawful state, and the steps held against the research."""

from datetime import date
from itertools import pairwise

import pytest

from domain.history import with_corrections
from domain.procuratorial import ProcuratorialCase
from domain.procuratorial.application import GroundOfSupervision
from domain.procuratorial.violation import Violation
from domain.steps import steps_of
from domain.supervision_matter.leads import Prosecution
from domain.supervision_matter.suggestion import Adopted
from tests.support.lawful_transitions import RESEARCH, moves, researched
from tests.support.lawful_walk import OF_EVERY_CASE, RULES, case_after, read_again, remembered
from tests.support.procuratorial_road import (
    ACCEPTED,
    FILED,
    HERE,
    LAWFUL,
    ON_MOTION,
    PROPOSED,
    PROTESTED,
    RETRIAL_AND_SUPERVISION,
    SETTLED,
    SUGGESTED,
    VERIFIED,
    Taken,
    answered,
    applied_on,
    court_has_it,
    filed_as,
    objected,
    performed,
    stopped,
    support_asked,
    suspended,
    unsupported,
    violation_suggested,
)
from tests.support.story import TEXT

EVERY_CASE_HAS = OF_EVERY_CASE


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    assert set(LAWFUL) == set(steps_of(ProcuratorialCase)) - EVERY_CASE_HAS


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(ProcuratorialCase, *past, under=HERE)
    before, declared = case.state, steps_of(ProcuratorialCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research: of its machine H, what the procuratorate does.

OF_THE_COURT = {
    ("judgment_effective", "retrial_applied"),
    ("retrial_applied", "retrial_rejected"),
    ("retrial_applied", "retrial"),
    ("retrial_applied", "retrial_overdue"),
    ("retrial", "retrial_judgment"),
    ("retrial_rejected", "retrial_rejected_final"),
}
BEGUN_HERE = {
    # A case of its own begins with the application, whatever the court's case came to.
    ("retrial_rejected", "supervision_applied"): {("none", "supervision_applied")},
    ("retrial_overdue", "supervision_applied"): {("none", "supervision_applied")},
    ("retrial_judgment", "supervision_applied"): {("none", "supervision_applied")},
    # Begun ex officio or applied for, then looked into, then suggested.
    ("judgment_effective", "violation_suggestion"): {
        ("none", "supervision_accepted"),
        ("supervision_accepted", "violation_suggestion"),
    },
}
BEYOND_THE_RESEARCH = {
    # 调查核实、听证, 说明案件执行情况 (监督规则 第一百条以下) change no state.
    ("supervision_accepted", "supervision_accepted"),
    ("review_paused", "review_paused"),
    # 监督规则 第五十二条: days of waiting for files, experts and the like do not count.
    ("supervision_accepted", "review_paused"),
    ("review_paused", "supervision_accepted"),
    # 民事诉讼法 第二百一十九条第一款: an upper procuratorate protests in a case of its own.
    ("supervision_accepted", "protested"),
    # 监督规则 第九十三条: the upper procuratorate does not protest.
    ("protest_requested", "not_supported"),
    # 民诉法解释 第四百一十七条: a written answer; 监督规则 第一百二十四条: supervised once more.
    ("suggestion_sent", "suggestion_declined"),
    ("suggestion_declined", "protest_requested"),
    # The court's time runs from its receipt (民事诉讼法 第二百二十二条).
    ("suggestion_sent", "suggestion_sent"),
    ("protested", "protested"),
    ("violation_suggestion", "violation_suggestion"),
    # 人民检察院组织法 第二十一条: it answers in writing.
    ("violation_suggestion", "violation_answered"),
}
OF_COURTS = {state for transition in RETRIAL_AND_SUPERVISION for state in transition.move} | {
    "suggestion_declined",
    "violation_answered",
    "review_paused",
}


def of_courts() -> set[tuple[str, str]]:
    """The moves of supervision of courts."""
    return {
        (origin, target)
        for origin, target in moves(ProcuratorialCase)
        if target in OF_COURTS and origin in OF_COURTS | {"none"}
    }


def expected() -> set[tuple[str, str]]:
    lawful = {transition.move for transition in RETRIAL_AND_SUPERVISION} - OF_THE_COURT
    return (lawful - set(BEGUN_HERE)).union(*BEGUN_HERE.values())


def test_the_steps_make_every_move_of_the_research_that_is_the_procuratorates() -> None:
    assert expected() - of_courts() == set()


def test_the_steps_make_no_move_beyond_the_research_but_those_the_articles_allow() -> None:
    assert of_courts() - expected() == BEYOND_THE_RESEARCH


@pytest.mark.skipif(not RESEARCH.exists(), reason="the research folder is not beside the repository")
def test_the_machine_is_the_researched_one() -> None:
    assert researched("H_retrial_procuratorial") == RETRIAL_AND_SUPERVISION


LEAD_GOES = {
    "none": "lead_received support_applied",
    "lead_received": "lead_received filed not_filed",
    "support_applied": "support_applied filed not_filed",
    "filed": "filed support_decided settled suggested suit_brought rectified closed",
    "support_decided": "support_decided support_sent settled closed",
    "support_sent": "support_sent settled performed closed",
    "settled": "settled performed filed closed",
    "performed": "performed filed closed",
    "suggested": "suggested objected suggestion_answered urged rectified closed",
    "objected": "suggested suggestion_withdrawn",
    "suggestion_withdrawn": "suggestion_withdrawn suggested closed",
    "suggestion_answered": "suggestion_answered suggested urged suit_brought rectified closed",
    "urged": "urged suggestion_answered reported_upward suit_brought rectified closed",
    "reported_upward": "reported_upward suggestion_answered suit_brought rectified closed",
    "suit_brought": "suit_brought rectified closed",
    "rectified": "rectified relapsed closed",
    "relapsed": "suggested urged suit_brought rectified",
    "closed": "closed relapsed",
}
"""The lead, 支持起诉 and 检察建议 of supervision_letters.md 2.4 and 4."""
SHOWN = [
    pytest.param("lead_received filed suggested suggestion_answered rectified closed", id="YH-07"),
    pytest.param("lead_received filed rectified", id="YH-06 rectified without a suggestion"),
    pytest.param("support_applied filed support_decided support_sent settled performed", id="PR-07"),
    pytest.param("support_applied filed settled performed closed", id="PR-13 persuaded, no document"),
    pytest.param("settled filed settled performed", id="PR-02 settled, defaulted, performed"),
    pytest.param("suggested urged reported_upward suit_brought", id="no answer, then upward and to court"),
    pytest.param("suggested rectified", id="not answered but done"),
    pytest.param("suggestion_answered urged rectified", id="answered but not done"),
    pytest.param("rectified closed relapsed urged", id="done, then relapsed"),
]


def test_leads_and_suggestions_go_exactly_there() -> None:
    declared = moves(ProcuratorialCase) - of_courts()
    assert declared == {(start, end) for start, ends in LEAD_GOES.items() for end in ends.split()}


@pytest.mark.parametrize("path", SHOWN)
def test_a_path_that_rules_or_cases_show_is_open(path: str) -> None:
    for start, end in pairwise(path.split()):
        assert end in LEAD_GOES[start].split(), f"{start} → {end}"


def test_the_step_without_source_says_so() -> None:
    assert {step.name for step in steps_of(ProcuratorialCase).values() if not step.verified} == {"decline"}


ROADS: list[tuple[Taken, ...]] = [
    VERIFIED,
    (*SETTLED, performed),
    (*PROTESTED, court_has_it),
    (*ON_MOTION, violation_suggested),
    (*ACCEPTED, unsupported),
]


# Periods.


def test_an_application_may_come_two_years_after_the_retrial_was_refused() -> None:
    case = case_after(ProcuratorialCase, applied_on(decided_on=date(2024, 3, 18)), under=HERE)
    assert case.pending_events[-1].apply_until.falls_on == date(2026, 3, 18)


def test_acceptance_starts_three_days_for_the_notice_and_three_months_for_the_review() -> None:
    case = case_after(ProcuratorialCase, *ACCEPTED, under=HERE)
    entry = case.pending_events[-1]
    assert entry.notice_due.falls_on == date(2026, 3, 23)
    assert entry.review_due.falls_on == date(2026, 6, 22)  # 20 June is a Saturday


@pytest.mark.parametrize(("stop", "go"), [(stopped, "start_clock"), (suspended, "resume")])
def test_days_of_waiting_for_files_and_of_suspension_are_added_to_the_review(stop: Taken, go: str) -> None:
    case = case_after(ProcuratorialCase, *ACCEPTED, stop, LAWFUL[go][1], under=HERE)
    due = case.pending_events[-1].review_due
    assert due.falls_on == date(2026, 7, 10)
    assert "20 日不计入（人民检察院民事诉讼监督规则 第五十二条" in due.explanation


def test_a_corrected_acceptance_moves_the_review_counted_after_the_files_came() -> None:
    case = case_after(ProcuratorialCase, *ACCEPTED, stopped, LAWFUL["start_clock"][1], under=HERE)
    case.correct(
        date(2026, 6, 22),
        of_version=2,
        field="occurred_on",
        now="2026-03-18",
        reason=TEXT,
        approved_by="检察长",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )
    restated = {(entry.version, entry.field): entry.deadline for entry in case.pending_events[-1].restated}
    assert restated[2, "notice_due"].falls_on == date(2026, 3, 21)
    assert restated[4, "review_due"].starts_from == date(2026, 3, 18)


def test_the_court_has_thirty_days_from_its_receipt_of_a_protest() -> None:
    case = case_after(ProcuratorialCase, *PROTESTED, court_has_it, under=HERE)
    assert (case.court_due.code, case.court_due.falls_on) == ("court_retrial_on_protest", date(2026, 8, 10))


def test_the_court_has_three_months_for_a_suggestion_to_retry() -> None:
    case = case_after(ProcuratorialCase, *PROPOSED, court_has_it, under=HERE)
    assert (case.court_due.code, case.court_due.falls_on) == ("court_review_suggestion", date(2026, 10, 10))


def test_the_time_to_answer_on_execution_is_shown_as_not_verified() -> None:
    case = case_after(ProcuratorialCase, *ON_MOTION, violation_suggested, court_has_it, under=HERE)
    assert case.court_due.falls_on == date(2026, 10, 10)
    assert "规则的依据未经核实" in case.court_due.explanation


def test_no_period_is_counted_for_an_answer_on_unlawful_trial() -> None:
    past = (applied_on(GroundOfSupervision.TRIAL_VIOLATION, None), *ACCEPTED[1:])
    case = case_after(ProcuratorialCase, *past, under=HERE)
    case.suggest_on_violation(
        date(2026, 5, 20), violation=Violation.TRIAL, court="示例县人民法院", suggested=TEXT, rules=RULES
    )
    court_has_it(case)
    assert case.court_due is None


def test_a_suggestion_in_the_public_interest_is_answered_within_two_months() -> None:
    case = case_after(ProcuratorialCase, *SUGGESTED, under=HERE)
    assert case.reply_due.falls_on == date(2026, 6, 2)


def test_an_objection_leaves_the_period_as_it_was() -> None:
    case = case_after(ProcuratorialCase, *SUGGESTED, objected, LAWFUL["amend_suggestion"][1], under=HERE)
    assert case.reply_due.falls_on == date(2026, 6, 2)


def test_a_late_reply_is_taken_and_marked() -> None:
    case = case_after(ProcuratorialCase, *SUGGESTED, under=HERE)
    case.record_reply(date(2026, 6, 3), adopted=Adopted.ADOPTED, account=TEXT)
    assert case.pending_events[-1].is_late
    assert not case_after(ProcuratorialCase, *SUGGESTED, answered, under=HERE).pending_events[-1].is_late


def test_own_findings_are_reviewed_without_a_counted_period() -> None:
    case = case_after(ProcuratorialCase, *ON_MOTION, stopped, LAWFUL["start_clock"][1], under=HERE)
    assert case.pending_events[-1].review_due is None


def test_support_is_for_the_workers_own_suit() -> None:
    case = case_after(ProcuratorialCase, support_asked, filed_as(Prosecution.SUPPORT_OF_SUIT), under=HERE)
    assert case.prosecution is Prosecution.SUPPORT_OF_SUIT
    assert case_after(ProcuratorialCase, *FILED, under=HERE).from_union
