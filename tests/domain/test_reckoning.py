"""期间的变动: counted anew, standing still, made longer; and the sum that shows it."""

from datetime import date, datetime

import pytest

from domain.reckoning import (
    About,
    AlreadyPaused,
    Change,
    Extended,
    ExtensionBeyondLimit,
    NotExtendable,
    NotPausable,
    NotPaused,
    NotRestartable,
    OutsideCalendar,
    Paused,
    Reckoning,
    Restarted,
    Resumed,
    hour_deadline,
    reckon,
)
from domain.reckoning.hours import NotInHours
from domain.time_limits import Confidence, Nature, RollOver, TimeLimit, Unit
from tests.support.time_limits import AWARD, CALENDAR, INVESTIGATION, LIMITATION, TRIAL, limit

TO_SUE = limit(15, Unit.CALENDAR_DAY, RollOver.CPL85, nature=Nature.PEREMPTORY)


def day(text: str) -> date:
    return date.fromisoformat(text)


def paused(first: str, again: str) -> tuple[Change, Change]:
    return Paused(on=day(first), ground="中止审理"), Resumed(on=day(again))


def reckoned(rule: TimeLimit, start: str, *changes: Change) -> Reckoning:
    return reckon(rule, starts_from=day(start), calendar=CALENDAR, changes=changes)


def ends(rule: TimeLimit, start: str, *changes: Change) -> str:
    found = reckoned(rule, start, *changes).deadline
    return str(found.falls_on) if found else "stands still"


@pytest.mark.parametrize(
    ("what", "rule", "start", "changes", "last_day"),
    [
        ("counted anew from the day after", AWARD, "2026-03-02",
         (Restarted(on=day("2026-03-20"), ground="增加仲裁请求"),), "2026-05-06"),
        ("counted anew twice, the last time counts", AWARD, "2026-03-02",
         (Restarted(on=day("2026-03-20"), ground="补正"), Restarted(on=day("2026-03-25"), ground="追加当事人")),
         "2026-05-09"),
        ("ten days of suspension are made up", AWARD, "2026-03-02", paused("2026-03-10", "2026-03-20"), "2026-04-27"),
        ("a pause before the period begins takes nothing", AWARD, "2026-03-02",
         paused("2026-02-01", "2026-02-10"), "2026-04-16"),
        ("a pause that reaches into it takes what lies inside", AWARD, "2026-03-02",
         paused("2026-02-20", "2026-03-05"), "2026-04-20"),
        ("a pause after it is over takes nothing", AWARD, "2026-03-02",
         paused("2026-05-06", "2026-05-20"), "2026-04-16"),
        ("a pause that begins on its last day is made up", AWARD, "2026-03-02",
         paused("2026-04-16", "2026-04-20"), "2026-04-20"),
        ("made longer by fifteen days", AWARD, "2026-03-02",
         (Extended(on=day("2026-04-10"), length=15, unit=Unit.CALENDAR_DAY),), "2026-05-06"),
        ("what was made longer before it was counted anew is over", AWARD, "2026-03-02",
         (Extended(on=day("2026-03-10"), length=15, unit=Unit.CALENDAR_DAY),
          Restarted(on=day("2026-03-20"), ground="增加仲裁请求")), "2026-05-06"),
        ("working days in a pause are made up as working days", INVESTIGATION, "2026-06-01",
         paused("2026-06-08", "2026-06-15"), "2026-08-31"),
        ("months, then days for the pause", TRIAL, "2026-03-02", paused("2026-04-01", "2026-05-01"), "2026-10-08"),
        ("months made longer by months", TRIAL, "2025-01-13",
         (Extended(on=day("2025-07-01"), length=6, unit=Unit.MONTH),
          Extended(on=day("2026-01-05"), length=3, unit=Unit.MONTH)), "2026-04-13"),
        ("limitation interrupted", LIMITATION, "2025-03-10",
         (Restarted(on=day("2025-12-05"), ground="向劳动监察投诉"),), "2026-12-07"),
        ("limitation that has run out is not revived", LIMITATION, "2024-03-11",
         (Restarted(on=day("2025-12-05"), ground="向劳动监察投诉"),), "2025-03-11"),
        ("interrupted on its last, rolled day", LIMITATION, "2025-02-20",
         (Restarted(on=day("2026-02-24"), ground="申请仲裁"),), "2027-02-24"),
        ("limitation suspended: the rest goes on", LIMITATION, "2025-03-10",
         (Paused(on=day("2025-04-01"), ground="不可抗力"), Resumed(on=day("2025-05-01"))), "2026-04-09"),
    ],
)  # fmt: skip
def test_the_last_day_of_what_was_moved(
    what: str, rule: TimeLimit, start: str, changes: tuple[Change, ...], last_day: str
) -> None:
    assert ends(rule, start, *changes) == last_day, what


def test_while_it_stands_still_there_is_no_last_day_but_what_is_left() -> None:
    standing = reckoned(AWARD, "2026-03-02", Paused(on=day("2026-03-10"), ground="中止审理"))
    assert standing.deadline is None
    assert standing.days_left == 38
    assert "恢复后还有 38 日" in standing.explanation
    again = reckoned(AWARD, "2026-03-02", *paused("2026-03-10", "2026-06-01")).deadline
    assert again is not None
    assert (again.falls_on - day("2026-06-01")).days == 37  # the day of resumption is the first of the 38


@pytest.mark.parametrize(
    ("refusal", "rule", "changes"),
    [
        (NotRestartable, TO_SUE, (Restarted(on=day("2026-03-10"), ground="中断"),)),
        (NotPausable, TO_SUE, (Paused(on=day("2026-03-10"), ground="中止"),)),
        (NotPaused, AWARD, (Resumed(on=day("2026-03-10")),)),
        (NotPaused, AWARD, (*paused("2026-03-05", "2026-03-10"), Resumed(on=day("2026-03-11")))),
        (AlreadyPaused, AWARD, (Paused(on=day("2026-03-10"), ground="中止"), Paused(on=day("2026-03-12"), ground="中止"))),
        (NotExtendable, TO_SUE, (Extended(on=day("2026-03-10"), length=1, unit=Unit.CALENDAR_DAY),)),
        (NotExtendable, AWARD, (Extended(on=day("2026-03-10"), length=5, unit=Unit.CALENDAR_DAY),
                                Extended(on=day("2026-03-20"), length=5, unit=Unit.CALENDAR_DAY))),
        (ExtensionBeyondLimit, AWARD, (Extended(on=day("2026-03-10"), length=16, unit=Unit.CALENDAR_DAY),)),
        (ExtensionBeyondLimit, AWARD, (Extended(on=day("2026-03-10"), length=15, unit=Unit.WORKING_DAY),)),
    ],
)  # fmt: skip
def test_what_the_rule_does_not_provide_for_is_refused_with_its_article(
    refusal: type[Exception], rule: TimeLimit, changes: tuple[Change, ...]
) -> None:
    with pytest.raises(refusal) as refused:
        reckoned(rule, "2026-03-02", *changes)
    assert "条" in refused.value.authority  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ((Restarted(on=day("2026-02-01"), ground="补正"),), "2026-02-01 补正，在计算开始之前"),
        (paused("2026-02-01", "2026-02-10"), "2026-02-01 中止审理，不在期间之内"),
        ((Paused(on=day("2026-05-06"), ground="中止审理"),), "2026-05-06 中止审理，不在期间之内"),
        (
            (Extended(on=day("2026-02-01"), length=15, unit=Unit.CALENDAR_DAY),),
            "2026-02-01 延长，在计算开始之前",
        ),
    ],
)
def test_what_moves_nothing_is_told_all_the_same(changes: tuple[Change, ...], says: str) -> None:
    told = reckoned(AWARD, "2026-03-02", *changes)
    assert told.deadline is not None
    assert told.deadline.falls_on == day("2026-04-16")
    assert (told.lines[0].about, told.lines[0].says) == (About.NO_EFFECT, says)


def test_each_line_says_what_it_is_about_and_of_which_day() -> None:
    told = reckoned(
        AWARD,
        "2026-03-02",
        Restarted(on=day("2026-03-10"), ground="增加仲裁请求"),
        *paused("2026-03-20", "2026-03-23"),
        Extended(on=day("2026-04-10"), length=15, unit=Unit.CALENDAR_DAY),
        Paused(on=day("2026-04-20"), ground="中止审理"),
    )
    assert [(line.about, line.day, line.days) for line in told.lines] == [
        (About.RESTART, day("2026-03-10"), None),
        (About.PAUSE, day("2026-03-20"), 3),
        (About.PAUSE, day("2026-04-20"), None),
        (About.EXTENSION, day("2026-04-10"), 15),
        (About.STANDS_STILL, None, told.days_left),
        (About.CALENDAR, None, None),
    ]
    assert [line.authority for line in told.lines] == [
        "办案规则 第四十六条", "办案规则 第四十七条", "办案规则 第四十七条", AWARD.authority, "", "",
    ]  # fmt: skip


def test_what_hangs_on_a_notice_to_come_or_a_text_to_be_verified_is_said() -> None:
    doubtful = limit(15, Unit.WORKING_DAY, RollOver.WORKING_DAY, confidence=Confidence.LOW)
    told = reckoned(doubtful, "2026-12-25")
    assert [line.about for line in told.lines][-3:] == [About.PROVISIONAL, About.DOUBT, About.CALENDAR]
    assert told.deadline is not None
    assert told.deadline.provisional


def test_a_pause_that_ended_on_the_day_it_began_takes_nothing() -> None:
    assert ends(AWARD, "2026-03-02", *paused("2026-03-20", "2026-03-20")) == "2026-04-16"


def test_a_day_before_the_calendar_is_refused() -> None:
    with pytest.raises(OutsideCalendar) as refused:
        ends(AWARD, "1999-03-02")
    assert refused.value.field == "starts_from"


def test_the_sum_names_what_moved_the_day_and_why_it_rolled() -> None:
    sum_ = reckoned(
        AWARD,
        "2026-07-30",
        Restarted(on=day("2026-08-10"), ground="增加仲裁请求"),
        *paused("2026-08-20", "2026-08-30"),
    )
    assert [line.about for line in sum_.lines] == [
        About.RESTART, About.PAUSE, About.PERIOD, About.ROLL, About.CALENDAR,
    ]  # fmt: skip
    assert sum_.explanation == (
        "2026-08-10 增加仲裁请求，自次日起重新计算（办案规则 第四十六条）。"
        "2026-08-20 至 2026-08-29 中止审理，10 日不计入（办案规则 第四十七条）。"
        "自 2026-08-10（重新计算）次日起 45 日（自然日），连同延长和不计入的日数，末日 2026-10-04"
        " 为法定休假日，顺延至 2026-10-08（办案规则第十九条：可以参照民事诉讼法第八十五条第三款）。"
        "工作日历 cn-test。"
    )


@pytest.mark.parametrize(
    ("begins", "ends_at"),
    [
        ("2026-03-05T10:20", "2026-03-07T11:00"),
        ("2026-03-05T10:00", "2026-03-07T11:00"),
        ("2026-12-31T23:59", "2027-01-03T00:00"),
    ],
)
def test_hours_count_from_the_next_full_hour(begins: str, ends_at: str) -> None:
    rule = limit(48, Unit.HOUR, RollOver.NONE)
    found = hour_deadline(rule, starts_at=datetime.fromisoformat(begins))
    assert found.falls_at == datetime.fromisoformat(ends_at)
    with pytest.raises(NotInHours):
        hour_deadline(AWARD, starts_at=datetime.fromisoformat(begins))
