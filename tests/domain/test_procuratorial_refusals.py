"""检察监督: every refusal, with the rule it names and the field it points at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.proceedings import OutOfTime
from domain.procuratorial import (
    ProcuratorialCase,
    application,
    conclusion,
    courts,
    follow_up,
    leads,
    own_motion,
    protest,
    refusal,
    support,
    violation,
)
from domain.procuratorial.application import GroundOfSupervision
from domain.procuratorial.conclusion import GroundOfClosing
from domain.procuratorial.leads import LeadSource
from domain.refusals import DateBeforeItsGround, DateInFuture, LateReasonMissing, Refused, StepNotOpen
from domain.supervision_matter.leads import LeadOutcome, Prosecution
from domain.supervision_matter.suggestion import SuggestionKind, SuggestionMustStateReplyPeriod
from tests.support.lawful_walk import RULES, rules_of, story
from tests.support.procuratorial_road import (
    ACCEPTED,
    ANSWERED,
    APPLIED,
    COURT,
    FILED,
    HERE,
    LAWFUL,
    LEAD,
    ON_MOTION,
    PROTESTED,
    SUGGESTED,
    SUPPORTED,
    Taken,
    applied_on,
    court_has_it,
    filed_as,
    lead,
    reexamined,
    stopped,
    support_asked,
    suspended,
    unsupported,
)
from tests.support.story import TEXT

NO_UNION: Taken = lambda case: case.receive_lead(  # noqa: E731
    date(2026, 3, 16), source=LeadSource.OWN_WORK, trade="快递行业", content=TEXT
)
OLD = applied_on(decided_on=date(2024, 3, 13))
WITHOUT_DAY = applied_on(GroundOfSupervision.RETRIAL_ERROR, None)
TOO_EARLY = applied_on(decided_on=date(2026, 3, 17))
REFUSALS: list[tuple[tuple[Taken, ...], Callable[[Any], None], type[Refused], str]] = [
    (
        (),
        lambda case: case.receive_lead(date(2026, 3, 16), source=LeadSource.CITIZENS, content=TEXT),
        leads.LeadAboutNobody,
        "employer",
    ),
    ((support_asked,), filed_as(Prosecution.OTHER), leads.SupportFiledAsSupport, "prosecution"),
    (FILED, LAWFUL["decide_support"][1], support.NotASupportCase, ""),
    (
        FILED,
        lambda case: case.issue_suggestion(
            date(2026, 4, 2),
            kind=SuggestionKind.SOCIAL_GOVERNANCE,
            addressee="某公司",
            suggested=TEXT,
            rules=RULES,
        ),
        SuggestionMustStateReplyPeriod,
        "stated_period",
    ),
    (
        SUGGESTED,
        lambda case: case.urge(date(2026, 6, 2), demanded=TEXT),
        follow_up.ReplyPeriodStillRunning,
        "on",
    ),
    (SUPPORTED, LAWFUL["bring_suit"][1], follow_up.NotAPublicInterestCase, ""),
    (FILED, LAWFUL["bring_suit"][1], follow_up.SuggestionComesFirst, "on"),
    ((), WITHOUT_DAY, application.DecisionDayMissing, "decided_on"),
    ((), OLD, OutOfTime, "on"),
    ((), TOO_EARLY, DateBeforeItsGround, "on"),
    ((*ACCEPTED, stopped), stopped, StepNotOpen, ""),
    ((*ACCEPTED, stopped), suspended, StepNotOpen, ""),
    (ACCEPTED, LAWFUL["start_clock"][1], StepNotOpen, ""),
    (
        (*ACCEPTED, stopped),
        lambda case: case.start_clock(date(2026, 3, 31), rules=RULES),
        DateBeforeItsGround,
        "on",
    ),
    (ON_MOTION, unsupported, refusal.NoApplicationNotSupported, ""),
    (
        (*ACCEPTED, LAWFUL["refuse_support"][1]),
        lambda case: case.receive_reexamination(date(2027, 5, 21), reasons=TEXT),
        DateInFuture,
        "on",
    ),
    (
        ACCEPTED,
        lambda case: case.propose_retrial(
            date(2026, 5, 20), committee_decided=False, court=COURT, reasons=TEXT, rules=RULES
        ),
        protest.CommitteeMustDecide,
        "committee_decided",
    ),
    ((*PROTESTED, court_has_it), court_has_it, courts.CourtAlreadyReceived, ""),
    (ACCEPTED, LAWFUL["ask_for_explanation"][1], violation.OnlyExecutionIsExplained, ""),
    (
        (NO_UNION, filed_as(Prosecution.OTHER)),
        lambda case: case.return_result(date(2026, 7, 10), outcome=LeadOutcome.ENDED, account=TEXT),
        conclusion.NobodyToAnswer,
        "",
    ),
    (
        ANSWERED,
        lambda case: case.close(date(2026, 7, 10), ground=GroundOfClosing.RECTIFIED),
        conclusion.ClosingNotBorneOut,
        "ground",
    ),
    (
        ANSWERED,
        lambda case: case.close(date(2026, 7, 10), ground=GroundOfClosing.ENDED),
        conclusion.ClosingNotExplained,
        "explanation",
    ),
    (LEAD, LAWFUL["issue_suggestion"][1], StepNotOpen, ""),
    (APPLIED, LAWFUL["propose_retrial"][1], StepNotOpen, ""),
    ((*ACCEPTED, unsupported, reexamined), LAWFUL["propose_retrial"][1], StepNotOpen, ""),
    (LEAD, lambda case: case.decline(date(2026, 3, 13), reasons=TEXT), DateBeforeItsGround, "on"),
    (LEAD, lambda case: case.decline(date(2026, 11, 21), reasons=TEXT), DateInFuture, "on"),
]


@pytest.mark.parametrize(("past", "taken", "rule", "field"), REFUSALS)
def test_a_step_against_the_rule_is_refused_and_changes_nothing(
    past: tuple[Taken, ...], taken: Callable[[Any], None], rule: type[Refused], field: str
) -> None:
    story(ProcuratorialCase, *past, under=HERE).when(taken).then_refused(rule, field)


def test_a_reexamination_after_a_year_is_out_of_time() -> None:
    past = (
        applied_on(decided_on=date(2025, 1, 10)),
        lambda case: case.accept(date(2026, 3, 16), rules=RULES),
        LAWFUL["refuse_support"][1],
    )
    later = replace(HERE, today=date(2027, 6, 1))
    told = story(ProcuratorialCase, *past, under=later)
    told.when(lambda case: case.receive_reexamination(date(2027, 5, 21), reasons=TEXT)).then_refused(
        OutOfTime, "on"
    )
    assert told.refusal is not None
    assert told.refusal.authority.endswith("第一百二十六条")


def test_what_is_recorded_late_needs_a_reason() -> None:
    prompt = replace(HERE, late_reason=None)
    story(ProcuratorialCase, under=prompt).when(lead).then_refused(LateReasonMissing, "late_reason")


CHAPTERS = (
    leads,
    support,
    follow_up,
    application,
    own_motion,
    refusal,
    protest,
    courts,
    violation,
    conclusion,
)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.__name__)
def test_every_rule_of_a_chapter_is_tried_and_names_its_article(chapter: Any) -> None:
    tried = {rule for _, _, rule, _ in REFUSALS}
    assert rules_of(chapter) - tried == set()
    assert [rule for rule in rules_of(chapter) if not rule.AUTHORITY] == []
