"""劳动保障监察: every step from its lawful state, every refusal, and the steps held against the research."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.history import with_corrections
from domain.inspection import InspectionCase, conclusion, decision, filing, intake, investigation
from domain.inspection.decision import OrderKind, PenaltyKind
from domain.inspection.intake import InspectionSource
from domain.refusals import DateInFuture, Refused, StepNotOpen
from domain.steps import steps_of
from domain.supervision_matter.inspection import InspectionOutcome
from tests.support.inspection_road import (
    COMPLIED,
    FILED,
    HERE,
    INVESTIGATED,
    LABOUR_INSPECTION,
    LAWFUL,
    MATTER,
    ORDERED,
    REGISTERED,
    S,
    Taken,
    complained,
    complied,
    extended,
    filed,
    investigated,
    ordered,
    registered_from,
    returned,
)
from tests.support.lawful_transitions import RESEARCH, moves, researched
from tests.support.lawful_walk import (
    OF_EVERY_CASE,
    RULES,
    case_after,
    read_again,
    remembered,
    rules_of,
    story,
)
from tests.support.story import NOTE, TEXT


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    assert set(LAWFUL) == set(steps_of(InspectionCase)) - OF_EVERY_CASE


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(InspectionCase, *past, under=HERE)
    before, declared = case.state, steps_of(InspectionCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research.

NOT_BUILT = {
    # The research calls "complaint" what nobody has registered yet; here the case begins with it.
    ("complaint", "registered")
}
BEYOND_THE_RESEARCH = {
    ("none", "registered"),
    # 劳动保障监察条例 第十四条: only what needs investigation is filed; a union is told the reasons.
    ("registered", "not_filed"),
    # 第十五条至第十七条: inquiries and the extension change no state.
    ("investigating", "investigating"),
    # 第十八条第二款: what is no matter of labour inspection goes to whose it is.
    ("investigating", "transferred"),
    # 拒不支付劳动报酬刑事案件解释 第四条: the crime presupposes an order to pay.
    ("ordered", "transferred_criminal"),
    # 第三十条: refusing to correct what was ordered is penalised.
    ("ordered", "penalty"),
    # The union is told the result, before or after the case is closed.
    *((state, state) for state in ("ordered", "ordered_paid", "penalty", "case_withdrawn")),
    *((state, state) for state in ("to_enforcement", "transferred", "transferred_criminal", "closed")),
    # 结案 is no article's, hence shown as not verified.
    *((state, "closed") for state in ("ordered", "ordered_paid", "penalty", "case_withdrawn")),
    *((state, "closed") for state in ("to_enforcement", "transferred", "transferred_criminal")),
}


def test_the_steps_make_every_move_of_the_research_but_those_not_built() -> None:
    lawful = {transition.move for transition in LABOUR_INSPECTION}
    assert lawful - moves(InspectionCase) == NOT_BUILT


def test_the_steps_make_no_move_beyond_the_research_but_those_the_articles_allow() -> None:
    lawful = {transition.move for transition in LABOUR_INSPECTION}
    assert moves(InspectionCase) - lawful == BEYOND_THE_RESEARCH


@pytest.mark.skipif(not RESEARCH.exists(), reason="the research folder is not beside the repository")
def test_the_machine_is_the_researched_one() -> None:
    assert researched("I_labor_inspection") == LABOUR_INSPECTION


def test_the_step_without_source_says_so() -> None:
    unverified = {name for name, step in steps_of(InspectionCase).items() if not step.verified}
    assert unverified - OF_EVERY_CASE == {"close"}


# Periods.


def test_a_complaint_is_docketed_in_five_working_days_as_far_as_is_known() -> None:
    case = case_after(InspectionCase, complained, under=HERE)
    assert case.docketing_due.falls_on == date(2026, 3, 23)
    assert "规则的依据未经核实" in case.docketing_due.explanation


@pytest.mark.parametrize("source", [source for source in InspectionSource if source != "complaint"])
def test_no_period_is_counted_for_what_is_no_complaint(source: InspectionSource) -> None:
    assert case_after(InspectionCase, registered_from(source), under=HERE).docketing_due is None


def test_late_docketing_is_taken_and_marked() -> None:
    case = case_after(InspectionCase, complained, under=HERE)
    case.file_case(date(2026, 3, 24), rules=RULES)
    assert case.pending_events[-1].is_late


def test_the_investigation_takes_sixty_working_days_and_thirty_more_when_approved() -> None:
    case = case_after(InspectionCase, *FILED, under=HERE)
    assert case.investigation_due.falls_on == date(2026, 6, 17)
    extended(case)
    assert case.investigation_due.falls_on == date(2026, 7, 30)


def test_a_corrected_filing_moves_the_extended_investigation() -> None:
    case = case_after(InspectionCase, *FILED, extended, under=HERE)
    case.correct(
        date(2026, 6, 15),
        of_version=2,
        field="occurred_on",
        now="2026-03-19",
        reason=TEXT,
        approved_by="负责人",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )
    restated = {(entry.version, entry.field): entry.deadline for entry in case.pending_events[-1].restated}
    assert restated[2, "investigation_due"].falls_on == date(2026, 6, 16)
    assert restated[3, "investigation_due"].falls_on == date(2026, 7, 29)


def test_an_investigation_that_took_too_long_is_taken_and_marked() -> None:
    case = case_after(InspectionCase, *FILED, under=HERE)
    case.conclude_investigation(date(2026, 6, 18), found=NOTE)
    assert case.pending_events[-1].is_late


def test_the_result_tells_when_it_was_decided() -> None:
    case = case_after(InspectionCase, *COMPLIED, returned, under=HERE)
    assert case.pending_events[-1].decided_on == date(2026, 6, 19)


# Refusals.

STILL_IN_TIME = registered_from(InspectionSource.COMPLAINT, ended_on=date(2024, 3, 18))
NO_UNION = (registered_from(InspectionSource.PATROL), filed, investigated, ordered)
WARNED = {"kind": PenaltyKind.WARNING, "reasons": TEXT}
REFUSALS: list[tuple[tuple[Taken, ...], Callable[[Any], None], type[Refused], str]] = [
    (
        (),
        registered_from(InspectionSource.PATROL, matter_id=MATTER),
        intake.UnionCaseFromUnion,
        "source",
    ),
    ((), registered_from(InspectionSource.PATROL, ended_on=date(2026, 3, 17)), DateInFuture, "ended_on"),
    (REGISTERED, LAWFUL["refuse_too_old"][1], filing.EndOfViolationUnknown, "on"),
    ((STILL_IN_TIME,), LAWFUL["refuse_too_old"][1], filing.StillWithinTwoYears, "on"),
    (
        FILED,
        lambda case: case.extend_investigation(
            date(2026, 6, 10), days=30, approved=False, reasons=TEXT, rules=RULES
        ),
        investigation.InspectionApprovalMissing,
        "approved",
    ),
    (
        FILED,
        lambda case: case.extend_investigation(
            date(2026, 6, 10), days=31, approved=True, reasons=TEXT, rules=RULES
        ),
        investigation.InspectionExtensionTooLong,
        "days",
    ),
    ((*FILED, extended), extended, investigation.InspectionAlreadyExtended, "days"),
    (
        INVESTIGATED,
        lambda case: case.order(
            date(2026, 6, 19), kind=OrderKind.HANDLING, employer_heard=False, ordered=TEXT
        ),
        decision.EmployerNotHeard,
        "employer_heard",
    ),
    (
        INVESTIGATED,
        lambda case: case.order(
            date(2026, 6, 19),
            kind=OrderKind.CORRECTION,
            employer_heard=False,
            correct_by=date(2026, 6, 18),
            ordered=TEXT,
        ),
        decision.CorrectionPeriodBackwards,
        "correct_by",
    ),
    (
        INVESTIGATED,
        lambda case: case.penalise(date(2026, 6, 19), employer_heard=False, **WARNED),
        decision.EmployerNotHeard,
        "employer_heard",
    ),
    (
        INVESTIGATED,
        lambda case: case.penalise(
            date(2026, 6, 19), kind=PenaltyKind.FINE, employer_heard=True, reasons=TEXT
        ),
        decision.FineNeedsAmount,
        "fine",
    ),
    (
        ORDERED,
        lambda case: case.penalise(date(2026, 6, 29), employer_heard=True, **WARNED),
        decision.CorrectionStillPossible,
        "on",
    ),
    (
        ORDERED,
        lambda case: case.apply_for_enforcement(date(2026, 6, 29), court="示例县人民法院"),
        decision.CorrectionStillPossible,
        "on",
    ),
    (
        NO_UNION,
        lambda case: case.return_result(date(2026, 7, 15), outcome=InspectionOutcome.ORDERED, account=TEXT),
        conclusion.NoUnionToTell,
        "",
    ),
    (
        ORDERED,
        lambda case: case.close(date(2026, 7, 15)),
        conclusion.OpenOrderUnexplained,
        "account",
    ),
    (FILED, returned, StepNotOpen, ""),
    (REGISTERED, complied, StepNotOpen, ""),
]


@pytest.mark.parametrize(("past", "taken", "rule", "field"), REFUSALS)
def test_a_step_against_the_rule_is_refused_and_changes_nothing(
    past: tuple[Taken, ...], taken: Callable[[Any], None], rule: type[Refused], field: str
) -> None:
    story(InspectionCase, *past, under=HERE).when(taken).then_refused(rule, field)


@pytest.mark.parametrize("chapter", [intake, filing, investigation, decision, conclusion])
def test_every_rule_of_a_chapter_is_tried_and_names_its_article(chapter: Any) -> None:
    assert rules_of(chapter) - {rule for _, _, rule, _ in REFUSALS} == set()
    assert [rule for rule in rules_of(chapter) if not rule.AUTHORITY] == []


# Published.


def test_the_employer_of_the_nine_nine_six_case_was_ordered_to_correct_and_warned() -> None:
    """CASE-03: the tribunal told labour inspection, which ordered correction and gave a warning."""
    case = case_after(
        InspectionCase,
        registered_from(InspectionSource.ARBITRATION),
        filed,
        investigated,
        lambda case: case.order(
            date(2026, 6, 19), kind=OrderKind.CORRECTION, employer_heard=True, ordered=TEXT
        ),
        lambda case: case.penalise(date(2026, 7, 1), employer_heard=True, **WARNED),
        under=HERE,
    )
    assert case.state == S.PENALTY
