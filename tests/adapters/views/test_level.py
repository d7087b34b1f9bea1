"""Waiting for the views: who waits is woken once, and whoever brings the views up is asked one thing at a time."""

import asyncio

from adapters.views.level import Level


def test_whoever_waits_is_told_the_position_reached_and_only_once() -> None:
    told: list[int] = []
    level = Level(lambda _: None)
    level.when(5, told.append)
    level.announce(4)
    assert told == []
    level.announce(6)
    level.announce(7)
    assert told == [6]


def test_what_is_reached_already_is_told_at_once() -> None:
    told: list[int] = []
    level = Level(lambda _: None)
    level.announce(5)
    level.when(5, told.append)
    assert told == [5]


def test_a_lower_position_heard_later_takes_nothing_back() -> None:
    level = Level(lambda _: None)
    level.announce(5)
    level.announce(3)
    assert asyncio.run(level.reached(5, 0.0))


def test_one_question_stands_until_it_is_answered_then_the_highest_wanted_is_asked() -> None:
    asked: list[int] = []
    level = Level(asked.append)
    for wanted in (5, 7, 6):
        level.when(wanted, lambda _: None)
    assert asked == [5]
    level.announce(4)
    assert asked == [5]
    level.announce(5)
    assert asked == [5, 7]
    level.announce(7)
    assert asked == [5, 7, 0]


def test_a_question_nobody_answered_is_asked_again() -> None:
    asked: list[int] = []
    level = Level(asked.append)
    level.when(5, lambda _: None)
    level.ask_again()
    assert asked == [5, 5]


def test_whoever_gave_up_is_not_woken() -> None:
    told: list[int] = []
    level = Level(lambda _: None)
    call_off = level.when(5, told.append)
    call_off()
    level.announce(5)
    assert told == []


def test_waiting_ends_when_the_time_is_up() -> None:
    assert not asyncio.run(Level(lambda _: None).reached(1, 0.01))
