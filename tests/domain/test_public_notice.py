"""公告送达期间: days that count towards no period whose rule names them, each taken out once."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.appeal_case import AppealCase
from domain.arbitration import ArbitrationCase
from domain.arbitration.deferral import WhyMediationEnded
from domain.arbitration.preparation import TribunalForm
from domain.enforcement import EnforcementCase
from domain.history import with_corrections
from domain.kernel import Aggregate
from domain.litigation import LitigationCase
from domain.litigation.record import CourtProcedure
from domain.reckoning import Change, CutShort, Excluded, Paused, Resumed, reckon
from domain.retrial import RetrialCase
from domain.service.methods import Addressee, Paper, ServiceMethod
from domain.time_limits import Deadline, RollOver
from tests.support import (
    appeal_road,
    arbitration_road,
    enforcement_road,
    litigation_road,
    retrial_road,
)
from tests.support.lawful_walk import RULES, case_after, read_again, remembered
from tests.support.service_steps import Taken, announced, by, failed, recalled
from tests.support.story import TEXT
from tests.support.time_limits import CALENDAR

ONE_DAY = timedelta(days=1)
ACCEPTED = arbitration_road.ACCEPTED
DOCKETED = (*litigation_road.RECEIVED, litigation_road.docketed_for(CourtProcedure.ORDINARY))
TRIED, NOTICED = date(2026, 3, 9), date(2026, 3, 10)
ON_NOTICE = (*ACCEPTED, failed(TRIED), announced(NOTICED))
AWARD = RULES.limit("arb_award", on=NOTICED)
PLAIN = replace(AWARD, roll_over=RollOver.NONE)
"""The same limit without a roll, so that days can be counted by hand."""


def arbitrated(*taken: Taken) -> Any:
    return case_after(ArbitrationCase, *taken, under=arbitration_road.HERE)


def corrected(of_version: int, now: str) -> Taken:
    def done(case: Any) -> None:
        case.correct(
            date(2026, 5, 6),
            of_version=of_version,
            field="occurred_on",
            now=now,
            reason=TEXT,
            approved_by="主任",
            history=with_corrections(case.pending_events),
            rules=RULES,
        )

    return done


def after(case: Any, days: int) -> Deadline:
    """The award's last day as the rule counts it with so many days more."""
    since = NOTICED + ONE_DAY
    out: tuple[Change, ...] = (
        Paused(on=since, ground="公告送达期间"),
        Resumed(on=since + timedelta(days=days)),
    )
    counted = RULES.reckon(
        "arb_award", starts_from=case.award_period.began_on, region=case.region, changes=out
    )
    assert counted.deadline is not None
    return counted.deadline


# What a notice does to the time.


def test_the_thirty_days_of_a_notice_are_made_up_at_the_end() -> None:
    case = arbitrated(*ON_NOTICE)
    assert case.award_due == after(case, 30)
    assert case.pending_events[-1].award_due == case.award_due
    assert case.pending_events[-1].deemed_served.falls_on == date(2026, 4, 9)
    assert "2026-03-11 至 2026-04-09 公告送达期间，30 日" in case.award_due.explanation


def test_a_notice_ends_on_the_day_it_is_recalled() -> None:
    case = arbitrated(*ON_NOTICE, recalled(date(2026, 3, 20), 4))
    assert case.award_due == after(case, 9)
    assert case.pending_events[-1].award_due == case.award_due


def test_a_notice_recalled_on_the_day_it_was_published_took_nothing_out() -> None:
    case = arbitrated(*ON_NOTICE, recalled(NOTICED, 4))
    assert case.award_due.falls_on == arbitrated(*ACCEPTED).award_due.falls_on


def test_two_notices_that_overlap_take_no_day_out_twice() -> None:
    second = announced(date(2026, 3, 20), paper=Paper.HEARING)
    case = arbitrated(*ON_NOTICE, second)
    assert case.award_due.falls_on == after(case, 40).falls_on


def test_of_two_notices_the_one_that_is_recalled_leaves_the_other() -> None:
    second = announced(date(2026, 3, 20), paper=Paper.HEARING)
    case = arbitrated(*ON_NOTICE, second, recalled(date(2026, 3, 25), 4))
    assert case.award_due.falls_on == after(case, 40).falls_on


def test_a_notice_during_suspension_takes_out_only_what_is_left_of_it() -> None:
    past = (*ACCEPTED, failed(TRIED), arbitration_road.suspended)
    resumed = arbitration_road.LAWFUL["resume_before_service"][1]
    alone = arbitrated(*past, resumed)
    case = arbitrated(*past, announced(date(2026, 4, 2)), resumed)
    assert case.pending_events[-2].award_due is None  # it stands still
    # Suspended from 1 to 10 April, on notice from 3 April to 2 May: 22 days more.
    assert (case.award_due.falls_on - alone.award_due.falls_on).days == 22
    assert "2026-04-11 至 2026-05-02 公告送达期间，22 日" in case.award_due.explanation


def test_a_notice_of_the_award_itself_moves_nothing() -> None:
    notice = announced(date(2026, 4, 21), paper=Paper.DECISION)
    case = arbitrated(*arbitration_road.NONFINAL, failed(date(2026, 4, 20)), notice)
    assert case.pending_events[-1].award_due is None
    assert case.award_due == arbitrated(*arbitration_road.NONFINAL).award_due


def test_a_notice_does_not_move_a_period_whose_rule_does_not_name_it() -> None:
    def deferred(case: Any) -> None:
        case.defer_for_mediation(date(2026, 3, 4), agreed=True, body="示例县调解中心")

    def ended(case: Any) -> None:
        case.end_deferral(date(2026, 3, 20), why=WhyMediationEnded.NO_AGREEMENT, rules=RULES)

    to = Addressee.WORKER
    case = arbitrated(
        *arbitration_road.FILED,
        failed(date(2026, 3, 3), addressee=to),
        announced(date(2026, 3, 3), addressee=to),
        deferred,
        ended,
        corrected(3, "2026-03-04"),
    )
    assert {item.field for item in case.pending_events[-1].restated} == {"deemed_served"}


@pytest.mark.parametrize(
    ("kind", "road", "name"),
    [
        (LitigationCase, DOCKETED, "trial_due"),
        (AppealCase, appeal_road.DOCKETED, "trial_due"),
        (RetrialCase, retrial_road.APPLIED, "review_due"),
        (EnforcementCase, enforcement_road.NOTIFIED, "six_months"),
    ],
    ids=["litigation", "appeal", "retrial", "enforcement"],
)
def test_courts_do_not_count_the_days_of_a_notice_either(
    kind: type[Aggregate], road: tuple[Taken, ...], name: str
) -> None:
    here = litigation_road.HERE
    plain = case_after(kind, *road, under=here)
    on = plain.state_since
    case = case_after(kind, *road, failed(on), announced(on), under=here)
    period = getattr(case, case.PERIOD[0])
    before = getattr(plain, plain.PERIOD[0]).due(RULES, plain.region)
    due = getattr(case.pending_events[-1], name)
    assert due == period.due(RULES, case.region)
    assert due.falls_on >= before.falls_on + timedelta(days=30)
    assert "公告送达期间" in due.explanation
    assert remembered(read_again(case)) == remembered(case)


def test_a_corrected_notice_is_counted_again_and_so_is_what_it_moved() -> None:
    case = arbitrated(*ON_NOTICE, corrected(4, "2026-03-12"))
    restated = {(item.version, item.field): item.deadline for item in case.pending_events[-1].restated}
    assert restated[4, "deemed_served"].falls_on == date(2026, 4, 11)
    assert "2026-03-13 至 2026-04-11 公告送达期间，30 日" in restated[4, "award_due"].explanation
    again = read_again(case)
    assert again.service.notices[4].deemed_served.falls_on == date(2026, 4, 11)
    assert again.award_due == restated[4, "award_due"]
    assert again.award_period.due(RULES, again.region) == again.award_due


def test_a_corrected_notice_names_the_receipts_that_rest_on_it_and_leaves_them_to_be_looked_at() -> None:
    served = lambda case: case.serve_application(  # noqa: E731
        date(2026, 4, 9),
        tribunal=TribunalForm.SOLE,
        receipt=by(ServiceMethod.PUBLIC_NOTICE, entry=4),
        rules=RULES,
    )
    case = arbitrated(*ON_NOTICE, served)
    due = case.answer_due
    corrected(4, "2026-03-12")(case)
    assert case.pending_events[-1].receipts == (5,)
    assert read_again(case).answer_due == due
    corrected(5, "2026-04-13")(case)
    assert case.pending_events[-1].receipts == ()
    assert read_again(case).answer_due.starts_from == date(2026, 4, 13)


def test_a_corrected_recall_moves_what_counts_again() -> None:
    case = arbitrated(*ON_NOTICE, recalled(date(2026, 3, 20), 4), corrected(5, "2026-03-25"))
    again = read_again(case)
    assert again.award_due == after(again, 14)


def test_an_extension_is_reckoned_on_top_of_a_notice() -> None:
    def extended(case: Any) -> None:
        case.extend_period(date(2026, 5, 4), days=10, approved=True, reasons=TEXT, rules=RULES)

    notice = announced(date(2026, 3, 20), paper=Paper.HEARING)
    road = (*arbitration_road.ANSWERED, failed(date(2026, 3, 19)), notice)
    case = arbitrated(*road, extended)
    assert "公告送达期间" in case.award_due.explanation
    assert case.award_due.falls_on > arbitrated(*road).award_due.falls_on


# Whatever is excluded, cut short or suspended, in whatever order it is told.

START = date(2026, 3, 5)
SPANS = st.lists(
    st.tuples(st.integers(0, 70), st.integers(0, 40), st.none() | st.integers(0, 40)), max_size=4
)
STOP = st.none() | st.tuples(st.integers(1, 60), st.integers(1, 30))


def told_as_changes(
    spans: list[tuple[int, int, int | None]], stop: tuple[int, int] | None
) -> tuple[list[Change], set[date]]:
    """The changes, and the days none of which may count."""
    changes: list[Change] = []
    out: set[date] = set()
    for mark, (since, length, cut) in enumerate(spans, start=1):
        on = START + timedelta(days=since)
        until = on + timedelta(days=length)
        changes.append(Excluded(on=on, until=until, ground="公告送达期间", mark=mark))
        if cut is not None:
            changes.append(CutShort(on=on + timedelta(days=cut), mark=mark))
            until = min(until, on + timedelta(days=cut))
        out |= {on + timedelta(days=number) for number in range((until - on).days)}
    if stop is not None:
        on = START + timedelta(days=stop[0])
        changes += [
            Paused(on=on, ground="中止审理"),
            Resumed(on=on + timedelta(days=stop[1])),
        ]
        out |= {on + timedelta(days=number) for number in range(stop[1])}
    return changes, out


@given(spans=SPANS, stop=STOP, data=st.data())
def test_the_last_day_is_the_forty_fifth_that_counts(
    spans: list[tuple[int, int, int | None]], stop: tuple[int, int] | None, data: st.DataObject
) -> None:
    changes, out = told_as_changes(spans, stop)
    changes = data.draw(st.permutations(changes))
    counted = reckon(PLAIN, starts_from=START, calendar=CALENDAR, changes=changes)
    day, left = START, PLAIN.length
    while left:
        day += ONE_DAY
        left -= day not in out
    assert counted.deadline is not None
    assert counted.deadline.falls_on == day
    within = sum(START < one <= day for one in out)
    assert sum(line.days or 0 for line in counted.lines) == within


@given(spans=SPANS)
def test_a_notice_only_ever_gives_more_time(spans: list[tuple[int, int, int | None]]) -> None:
    changes, _ = told_as_changes(spans, None)
    more = reckon(AWARD, starts_from=START, calendar=CALENDAR, changes=changes).deadline
    plain = reckon(AWARD, starts_from=START, calendar=CALENDAR).deadline
    assert more is not None
    assert plain is not None
    assert more.falls_on >= plain.falls_on
