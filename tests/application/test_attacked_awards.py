"""Whichever is recorded first, enforcement or attack: the court that enforces learns of the attack, and nothing is ruled for it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from application.casework import Directed
from application.processes.enforcement_of_attacked_awards import react
from domain.arbitration import ArbitrationCase
from domain.enforcement import EnforcementCase
from domain.enforcement.document import EnforcedDocument
from domain.kernel import Aggregate
from domain.revocation_news import RevocationNews
from tests.support import arbitration_road, enforcement_road
from tests.support.lawful_walk import RULES, Taken, case_after
from tests.support.litigation_road import HERE

N = RevocationNews
ATTACK, ENFORCED, COURT = UUID(int=6), UUID(int=7), "示例市中级人民法院"
AWARDED = (*arbitration_road.FINAL, arbitration_road.received)


def told(kind: type[Aggregate], *taken: Taken) -> tuple[Directed, ...]:
    case = case_after(kind, *taken, under=HERE)
    commands = react(case.pending_events[-1], case, RULES)
    assert commands == react(case.pending_events[-1], case, RULES)
    return commands


def attacked(news: RevocationNews, on: date = date(2026, 5, 20)) -> Taken:
    return lambda case: case.note_revocation(on, revocation_case_id=ATTACK, court=COURT, news=news)


def enforced(case: Any, by: UUID = ENFORCED) -> None:
    case.note_enforcement(date(2026, 5, 25), enforcement_case_id=by, court="示例县人民法院")


def test_an_application_to_enforce_an_award_is_told_to_its_arbitration() -> None:
    (command,) = told(EnforcementCase, enforcement_road.applied)
    assert (command.kind, command.case_id) == ("arbitration-case", enforcement_road.ARBITRATION)
    assert command.step == "note-enforcement"
    assert command.answers["court"] == HERE.by.institution


@pytest.mark.parametrize("document", [EnforcedDocument.ARBITRAL_STATEMENT, EnforcedDocument.ADVANCE_AWARD])
def test_what_cannot_be_attacked_so_is_not_told(document: EnforcedDocument) -> None:
    applied = enforcement_road.applied_for(document, arbitration_case_id=enforcement_road.ARBITRATION)
    assert told(EnforcementCase, applied) == ()


def test_an_award_kept_elsewhere_tells_nobody() -> None:
    assert told(EnforcementCase, enforcement_road.applied_for()) == ()


@pytest.mark.parametrize("news", list(N))
def test_every_turn_of_the_attack_is_told_to_every_court_that_enforces(news: RevocationNews) -> None:
    another = UUID(int=8)
    told_twice = told(
        ArbitrationCase, *AWARDED, enforced, lambda case: enforced(case, another), attacked(news)
    )
    assert [command.case_id for command in told_twice] == [ENFORCED, another]
    assert len({command.command_id for command in told_twice}) == 2
    for command in told_twice:
        assert (command.kind, command.step) == ("enforcement-case", "note-revocation")
        assert command.answers["news"] is news
        assert command.answers["revocation_case_id"] == ATTACK


def test_enforcement_that_comes_later_learns_of_the_attack_that_is_under_way() -> None:
    (command,) = told(ArbitrationCase, *AWARDED, attacked(N.FILED), attacked(N.ACCEPTED), enforced)
    assert command.case_id == ENFORCED
    assert command.answers == {
        "on": date(2026, 5, 25),
        "revocation_case_id": ATTACK,
        "court": COURT,
        "news": N.ACCEPTED,
    }


def test_an_award_nobody_attacks_and_one_nobody_enforces_tell_nothing() -> None:
    assert told(ArbitrationCase, *AWARDED, enforced) == ()
    assert told(ArbitrationCase, *AWARDED, attacked(N.ACCEPTED)) == ()


def test_what_was_recorded_since_is_told_by_its_own_event_and_only_once() -> None:
    """The processes follow behind: when they come to an event, the case may stand further."""
    case = case_after(
        ArbitrationCase, *AWARDED, attacked(N.FILED), enforced, attacked(N.ACCEPTED), under=HERE
    )
    filed, noted, accepted = case.pending_events[-3:]
    said = [
        [command.answers["news"] for command in react(event, case, RULES)]
        for event in (filed, noted, accepted)
    ]
    assert said == [[], [], [N.ACCEPTED]]
