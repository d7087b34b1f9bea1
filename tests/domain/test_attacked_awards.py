"""执行与撤裁衔接: what the court that enforces an award is told of the attack on it, and which ruling is then due."""

from typing import Any

import pytest

from domain.enforcement import EnforcementCase
from domain.enforcement.attacked import DutyOfCourt
from domain.enforcement.standstill import GroundOfStay
from domain.revocation_news import RevocationNews
from domain.steps import steps_of
from tests.support.enforcement_road import (
    APPLIED,
    DOCKETED,
    LAWFUL,
    MEASURES,
    NOTIFIED,
    S,
    Taken,
    attacked,
    continued,
    stayed,
)
from tests.support.lawful_walk import case_after
from tests.support.litigation_road import HERE
from tests.support.story import TODAY

N, D = RevocationNews, DutyOfCourt
STAYED = (*NOTIFIED, attacked(N.ACCEPTED), stayed)


def after(*taken: Taken) -> Any:
    return case_after(EnforcementCase, *taken, under=HERE)


def due(case: Any) -> dict[str, str]:
    """The steps that are due, with the sentence that says why."""
    found = {name: step.due(case) for name, step in steps_of(EnforcementCase).items()}
    return {name: why for name, why in found.items() if why}


@pytest.mark.parametrize("road", [NOTIFIED, MEASURES])
def test_an_accepted_application_to_revoke_makes_a_stay_due(road: tuple[Taken, ...]) -> None:
    assert due(after(*road)) == {}
    case = after(*road, attacked(N.ACCEPTED))
    assert case.pending_events[-1].duty is D.STAY
    assert due(case) == {
        "stay": "示例市中级人民法院已受理撤销申请，应当裁定中止执行（劳动争议司法解释（一） 第二十五条第一款）。"
    }


def test_being_told_stays_nothing() -> None:
    case = after(*NOTIFIED, attacked(N.ACCEPTED))
    assert case.state == S.NOTIFIED


def test_a_stay_once_ruled_is_no_longer_due() -> None:
    assert due(after(*STAYED)) == {}


def test_what_is_told_before_docketing_is_due_from_then_on() -> None:
    for road in (APPLIED, DOCKETED, NOTIFIED):
        told = (*APPLIED, attacked(N.ACCEPTED), *road[len(APPLIED) :])
        assert list(due(after(*told))) == ["stay"]


@pytest.mark.parametrize("news", [N.DISMISSED, N.WITHDRAWN])
def test_enforcement_goes_on_once_the_application_failed_or_was_withdrawn(news: RevocationNews) -> None:
    case = after(*STAYED, attacked(news))
    assert case.pending_events[-1].duty is D.CONTINUE
    assert list(due(case)) == ["continue_enforcement"]
    assert due(after(*STAYED, attacked(news), continued)) == {}


def test_a_stay_for_another_reason_does_not_end_with_the_application() -> None:
    for_death = lambda case: case.stay(TODAY, ground=GroundOfStay.PARTY_DIED)  # noqa: E731
    case = after(*NOTIFIED, attacked(N.ACCEPTED), for_death, attacked(N.DISMISSED))
    assert case.pending_events[-1].duty is None
    assert due(case) == {}


@pytest.mark.parametrize("road", [NOTIFIED, MEASURES, STAYED])
def test_a_revoked_award_makes_termination_due_until_it_is_ruled(road: tuple[Taken, ...]) -> None:
    case = after(*road, attacked(N.REVOKED))
    assert case.pending_events[-1].duty is D.TERMINATE
    assert list(due(case)) == ["terminate"]
    assert "第二十五条第二款" in due(case)["terminate"]
    _, terminated = LAWFUL["terminate"]
    assert due(after(*road, attacked(N.REVOKED), terminated)) == {}


@pytest.mark.parametrize("news", [N.FILED, N.NOT_ACCEPTED, N.MEDIATED])
def test_what_the_article_does_not_speak_of_obliges_to_nothing(news: RevocationNews) -> None:
    case = after(*STAYED, attacked(news))
    assert case.pending_events[-1].duty is None
    assert due(case) == {}


def test_the_same_news_is_recorded_once() -> None:
    once = after(*NOTIFIED, attacked(N.ACCEPTED))
    twice = after(*NOTIFIED, attacked(N.ACCEPTED), attacked(N.ACCEPTED))
    assert len(twice.pending_events) == len(once.pending_events)


def test_a_case_that_is_over_is_told_and_obliged_to_nothing() -> None:
    _, terminated = LAWFUL["terminate"]
    case = after(*NOTIFIED, terminated, attacked(N.REVOKED))
    assert case.pending_events[-1].duty is None
