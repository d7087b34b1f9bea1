"""By when a letter 一函两书 is answered: the local rule's period or its own, counted from receipt."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.history import History
from domain.supervision_letter import SupervisionLetter as Letter
from domain.supervision_letter.delivery import Method
from domain.supervision_letter.drafting import LetterMustStateReplyPeriod, ReplyPeriodFixedByRule
from domain.supervision_letter.replies import ReplyPeriodStillRunning
from domain.supervision_matter.ladder import Instrument
from domain.supervision_matter.stated_period import PeriodUnit, StatedPeriod, stated_deadline
from tests.support.story import MEDIATOR, TEXT
from tests.support.supervision import RULES, UNION_IN_JIANGSU, UNION_IN_ZHEJIANG, story
from tests.support.supervision_letters import (
    ASKED,
    DISPUTED,
    DRAFTED_ON,
    DUE,
    LATER,
    OUT,
    SERVED_ON,
    SIGNED,
    SUBMITTED,
    TO_DEPARTMENT,
    drafted,
)


def test_zhejiang_sets_the_reply_period_and_the_letter_sets_none() -> None:
    (
        story(Letter, by=UNION_IN_ZHEJIANG)
        .when(lambda letter: letter.draft(DRAFTED_ON, **ASKED, rules=RULES))
        .then_refused(ReplyPeriodFixedByRule, "stated_period")
    )


def test_the_zhejiang_period_is_fifteen_working_days_from_receipt() -> None:
    given = (drafted(stated_period=None), SUBMITTED, SIGNED)
    told = story(Letter, *given, by=UNION_IN_ZHEJIANG).when(
        lambda letter: letter.serve(SERVED_ON, method=Method.BY_POST, rules=RULES)
    )
    assert told.case.reply_due.falls_on == date(2026, 11, 24)
    assert told.case.reply_due.code == "opinion_letter_reply"


STATED = [
    pytest.param(15, PeriodUnit.CALENDAR_DAY, date(2026, 9, 10), date(2026, 9, 25), id="a working day"),
    pytest.param(
        15, PeriodUnit.CALENDAR_DAY, date(2026, 9, 18), date(2026, 10, 8), id="rolls past the holiday"
    ),
    pytest.param(
        5, PeriodUnit.WORKING_DAY, date(2026, 9, 18), date(2026, 9, 24), id="a worked Sunday counts"
    ),
    pytest.param(5, PeriodUnit.WORKING_DAY, date(2026, 9, 29), date(2026, 10, 12), id="the holiday does not"),
]


@pytest.mark.parametrize(("days", "unit", "received", "due"), STATED)
def test_a_stated_period_runs_from_receipt(days: int, unit: PeriodUnit, received: date, due: date) -> None:
    period = StatedPeriod(days=days, unit=unit)
    counted = stated_deadline(period, document="提示函", starts_from=received, rules=RULES)
    assert counted.falls_on == due
    assert not counted.provisional


def test_a_letter_without_rule_and_without_period_is_not_served() -> None:
    given = (drafted(stated_period=None), SUBMITTED, SIGNED)
    (
        story(Letter, *given)
        .when(lambda letter: letter.serve(SERVED_ON, method=Method.BY_POST, rules=RULES))
        .then_refused(LetterMustStateReplyPeriod)
    )


def test_jiangsu_also_says_by_when_the_department_opens_a_case() -> None:
    given = (drafted(**TO_DEPARTMENT), SUBMITTED, SIGNED)
    told = story(Letter, *given, by=UNION_IN_JIANGSU).when(
        lambda letter: letter.serve(SERVED_ON, method=Method.BY_POST, rules=RULES)
    )
    assert told.case.filing_due.falls_on == date(2026, 11, 10)
    told.when(lambda letter: letter.department_files_case(date(2026, 11, 11)))
    assert told.case.pending_events[-1].is_late


def test_a_reply_on_the_last_day_is_in_time_and_one_after_it_is_kept_as_late() -> None:
    assert DUE.falls_on == LATER
    for received, late in ((LATER, False), (LATER + timedelta(days=1), True)):
        told = story(Letter, *OUT)
        told.case.receive_acceptance(received, account=TEXT)
        assert told.case.pending_events[-1].is_late is late


def test_a_letter_is_not_overdue_on_its_last_day() -> None:
    story(Letter, *OUT).when(lambda letter: letter.establish_overdue(LATER)).then_refused(
        ReplyPeriodStillRunning, "on"
    )


def test_a_corrected_service_date_moves_the_stated_period_and_what_relied_on_it() -> None:
    told = story(Letter, *OUT, DISPUTED, by=MEDIATOR)
    events = tuple(told.given)
    told.case.correct(
        LATER,
        of_version=4,
        field="occurred_on",
        now="2026-11-02",
        reason=TEXT,
        approved_by="主席",
        history=History(events=events),
        rules=RULES,
    )
    correction = told.case.pending_events[-1]
    assert [(item.version, item.deadline.falls_on) for item in correction.restated] == [
        (4, date(2026, 11, 17)),
        (5, date(2026, 11, 17)),
    ]
    replayed = Letter.of(told.case.id, [*events, correction])
    assert replayed.reply_due is not None
    assert replayed.reply_due.falls_on == date(2026, 11, 17)


def test_the_law_files_speak_of_the_same_instruments() -> None:
    law = Path(__file__).parents[2] / "domain" / "law" / "letter_replies.toml"
    named = tomllib.loads(law.read_text(encoding="utf-8"))["letters"]
    assert set(named) <= {instrument.zh for instrument in Instrument}
