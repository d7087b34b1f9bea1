"""How a limit reads: overdue or run out, whose it is, what a notice changed, and the lines of its sum."""

from datetime import date, timedelta

import pytest

from application.limit_standing import LimitState, Standing, counted_again_in_words, sentences
from application.rulings import Rulings
from domain.reckoning import deadline
from domain.time_limits import TimeLimit, Unit
from tests.support.lawful_walk import RULES

RULINGS = Rulings.of(RULES)


def test_what_a_notice_changed_is_told_in_words() -> None:
    day = date(2027, 1, 4)
    assert (
        counted_again_in_words(day, provisional=True) == "原为 2027-01-04（暂定），已按新的放假通知重新计算"
    )
    assert counted_again_in_words(day, provisional=False) == "原为 2027-01-04，已按新的放假通知重新计算"
    assert counted_again_in_words(None, provisional=True) == "原为暂定，已按新的放假通知确定"
    assert counted_again_in_words(None, provisional=False) == ""


@pytest.mark.parametrize(
    ("code", "runs_out"),
    [
        ("arbitration_limitation_general", True),
        ("sue_after_nonfinal_award", True),
        ("appeal_judgment", True),
        ("arb_answer", True),
        ("judicial_confirmation_application", True),
        ("arb_award", False),
        ("court_trial_ordinary", False),
        ("mediation_period_statutory", False),
        ("court_hearing_notice", False),
        ("opinion_letter_reply", False),
        ("recommendation_letter_reply", False),
        ("stated", False),
    ],
)
def test_rights_and_limitation_run_out_and_duties_fall_overdue(code: str, *, runs_out: bool) -> None:
    assert RULINGS.on(code).runs_out is runs_out


@pytest.mark.parametrize(
    ("state", "days", "runs_out", "words", "overdue"),
    [
        (LimitState.RUNNING, -3, False, "逾期 3 日", True),
        (LimitState.RUNNING, -3, True, "期满", False),
        (LimitState.RUNNING, 0, True, "今日届满", False),
        (LimitState.RUNNING, 4, True, "还有 4 日", False),
        (LimitState.LAPSED, -90, True, "期满", False),
        (LimitState.MISSED, -90, False, "逾期未办", False),
        (LimitState.MET_LATE, -90, False, "逾期办结", False),
        (LimitState.MET_LATE, -90, True, "期满后办理", False),
        (LimitState.SUSPENDED, -90, False, "中止", False),
    ],
)
def test_how_a_limit_stands_is_told_in_words(
    state: LimitState, days: int, words: str, *, runs_out: bool, overdue: bool
) -> None:
    today = date(2026, 11, 20)
    stands = Standing.on(today, state=state, falls_on=today + timedelta(days=days), runs_out=runs_out)
    assert (stands.words, stands.overdue) == (words, overdue)


@pytest.mark.parametrize("limit", [limit for limit in RULES.limits if limit.unit is not Unit.HOUR])
def test_the_sum_is_told_in_the_sentences_in_which_it_was_recorded(limit: TimeLimit) -> None:
    begins = max(limit.in_force_from or date.min, date(2010, 3, 2))
    explanation = deadline(limit, starts_from=begins, calendar=RULES.calendar).explanation
    lines = sentences(explanation)
    assert "".join(f"{line}。" for line in lines) == explanation
    assert len(lines) > 1
