"""法律援助: asked for, decided within seven days, assigned within three; what is urgent is said and never refused."""

from datetime import date
from typing import Any

import pytest

from domain.arbitration import ArbitrationCase
from domain.kernel import AGGREGATES, event_classes
from domain.refusals import DateBeforeItsGround, Refused
from domain.representation import legal_aid
from domain.representation.legal_aid import (
    AidAlreadyAsked,
    Aided,
    AidNotAsked,
    AidNotGranted,
    AidOutcome,
)
from tests.support.arbitration_road import FILED
from tests.support.lawful_walk import RULES, Taken, case_after, rules_of, story
from tests.support.people import DAY, HERE, aid_asked, aid_assigned, aid_decided, on_day

FIRST = AidOutcome.PROVIDED_FIRST


def after(*taken: Taken) -> Any:
    return case_after(ArbitrationCase, *FILED, *taken, under=HERE)


def test_the_agency_decides_within_seven_days_of_receiving_the_request() -> None:
    event = after(aid_asked()).pending_events[-1]
    assert event.legal_aid_decision_due.code == "legal_aid_decision"
    assert event.legal_aid_decision_due.falls_on == date(2026, 9, 8)


def test_who_is_given_aid_is_assigned_somebody_within_three_days() -> None:
    event = after(aid_asked(), aid_decided(on_day(6))).pending_events[-1]
    assert event.legal_aid_assignment_due.falls_on == date(2026, 9, 10)


def test_a_refusal_starts_no_time_for_an_assignment_and_ends_the_matter() -> None:
    case = after(aid_asked(), aid_decided(on_day(6), AidOutcome.REFUSED))
    assert case.pending_events[-1].legal_aid_assignment_due is None
    assert (case.aid_asked, case.aid_given) == ({}, {})


@pytest.mark.parametrize(
    ("ends", "urgent"),
    [
        pytest.param(on_day(8), False, id="eight days left"),
        pytest.param(on_day(7), False, id="seven days left"),
        pytest.param(on_day(6), True, id="fewer than seven"),
        pytest.param(DAY, True, id="the last day"),
        pytest.param(on_day(-1), False, id="over already"),
        pytest.param(None, False, id="no period"),
    ],
)
def test_fewer_than_seven_days_before_the_end_of_a_period_are_urgent(
    ends: date | None, *, urgent: bool
) -> None:
    assert after(aid_asked(period_ends=ends)).pending_events[-1].urgent is urgent


def test_what_is_provided_first_is_still_decided_and_assigned_at_once() -> None:
    case = after(aid_asked(), aid_decided(DAY, FIRST), aid_assigned(DAY), aid_decided(on_day(5)))
    assert case.pending_events[-3].legal_aid_assignment_due is None
    assert case.pending_events[-1].legal_aid_assignment_due is None  # somebody was assigned before


def test_what_is_provided_first_and_then_given_is_assigned_within_three_days() -> None:
    event = after(aid_asked(), aid_decided(DAY, FIRST), aid_decided(on_day(5))).pending_events[-1]
    assert event.legal_aid_assignment_due.falls_on == on_day(8)


def test_each_worker_asks_for_themselves() -> None:
    case = after(aid_asked(), aid_asked(worker=2), aid_decided(on_day(2), worker=2))
    assert set(case.aid_asked) == {1}
    assert set(case.aid_given) == {2}


REFUSALS: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "asked twice": ((aid_asked(),), aid_asked(on_day(1)), AidAlreadyAsked, "worker"),
    "decided without being asked": ((), aid_decided(DAY), AidNotAsked, ""),
    "decided twice": ((aid_asked(), aid_decided(on_day(1))), aid_decided(on_day(2)), AidNotAsked, ""),
    "decided for another": ((aid_asked(),), aid_decided(DAY, worker=2), AidNotAsked, "worker"),
    "decided before it was asked": ((aid_asked(),), aid_decided(on_day(-1)), DateBeforeItsGround, "on"),
    "assigned before the decision": ((aid_asked(),), aid_assigned(DAY), AidNotGranted, ""),
    "assigned to another": (
        (aid_asked(), aid_decided(DAY)), aid_assigned(DAY, worker=2), AidNotGranted, "worker"),
    "assigned after a refusal": (
        (aid_asked(), aid_decided(DAY, AidOutcome.REFUSED)), aid_assigned(DAY), AidNotGranted, ""),
    "assigned before that day": (
        (aid_asked(), aid_decided(on_day(2))), aid_assigned(on_day(1)), DateBeforeItsGround, "on"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSALS)
def test_what_cannot_be_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(ArbitrationCase, *FILED, *past, under=HERE).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapter_is_refused_here() -> None:
    assert rules_of(legal_aid) <= {rule for _, _, rule, _ in REFUSALS.values()}


def test_the_board_knows_what_starts_and_meets_both_times_in_every_kind_of_case() -> None:
    starts_and_ends = {
        "legal_aid_decision": (legal_aid.LegalAidRequested, legal_aid.LegalAidDecided),
        "legal_aid_assignment": (legal_aid.LegalAidDecided, legal_aid.LegalAidAssigned),
    }
    kinds = [kind for kind in AGGREGATES.values() if issubclass(kind, Aided)]
    for code, (starting, ending) in starts_and_ends.items():
        limit = RULES.limit(code, on=DAY)
        events = [event for kind in kinds for event in event_classes(kind)]
        assert set(limit.starts_on) == {event.TOPIC for event in events if issubclass(event, starting)}
        assert set(limit.ends_on) == {event.TOPIC for event in events if issubclass(event, ending)}
