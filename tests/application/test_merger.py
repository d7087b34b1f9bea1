"""合并审理 between cases: limits stop, the result is shown, ways open once for each dispute, and neither case is left hanging."""

import asyncio
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from application.beside import beside, recorded_together
from application.casework import Directed
from application.catalogue import entry
from application.heard_together import heard_together
from application.limit_standing import LimitState
from application.parties_now import told_of
from application.people import Actor, Institution
from application.permissions import NotVisible
from application.processes import PROCESSES
from application.processes.merged_cases import DECIDING, ENDED_UNDECIDED, GO_ON, NAME, react
from application.rulings import Rulings
from application.running_limits import CaseLimits
from domain.arbitration import ArbitrationCase
from domain.arbitration.merger import GroundOfMerger
from domain.dispute import Dispute
from domain.history import History
from domain.kernel import Aggregate, Event
from domain.merger.beside import Beside
from domain.parties import Side
from domain.representation.acting import MandateOfAnotherSide, PowerNotGiven
from domain.representation.mandates import (
    LegalKind,
    MandateNotInForce,
    Power,
    RepresentativeKind,
    Scope,
    TooManyRepresentatives,
    WhyEnded,
)
from domain.terms import Capacity, Procedure
from tests.support import arbitration_road as road
from tests.support import litigation_road as suits
from tests.support.arbitration_road import DISPUTE
from tests.support.lawful_walk import RULES, Taken
from tests.support.merger_road import (
    LEADING,
    OTHER,
    OTHER_DISPUTE,
    THIRD,
    arbitration,
    history_of,
    merge,
    merge_cross_suit,
    same_when_read_again,
    separate,
    suit,
)
from tests.support.story import TEXT, WORKER

EARLY = date(2026, 3, 6)


def told(case: Any, of: Event | None = None) -> list[Directed]:
    """What every process directs on its last entry."""
    event: Any = of or case.pending_events[-1]
    return [command for process in PROCESSES.values() for command in process(event, case, RULES)]


def steps(commands: list[Directed]) -> list[tuple[str, str]]:
    return [(command.kind, command.step) for command in commands]


def led(*more: Taken, dispute: Any = DISPUTE) -> Any:
    """An arbitration that took in another, and what it did since."""
    leading, other = arbitration(), arbitration(OTHER, dispute=dispute)
    merge(leading, other, EARLY)
    for step in more:
        step(leading)
    return leading


TO_THE_HEARING = (road.served, road.answered, road.scheduled, road.heard)


# Limits.


def standing(case: Any) -> dict[str, LimitState]:
    limits = CaseLimits.of(case.TOPIC, case.pending_events, Rulings.of(RULES))
    return {limits.limits[key].particular: limits.state_of(key) for key in limits.limits}


def test_the_limits_of_a_case_that_was_taken_in_stop_and_those_of_the_leading_case_run() -> None:
    leading, other = arbitration(), arbitration(OTHER)
    merge(leading, other, EARLY)
    assert standing(other)["award_due"] is LimitState.MOOT
    assert standing(leading)["award_due"] is LimitState.RUNNING


def test_they_run_on_when_it_goes_on_alone() -> None:
    leading, other = arbitration(), arbitration(OTHER, road.served)
    before = standing(other)
    merge(leading, other)
    separate(leading, other)
    assert standing(other) == before


# The result.


def test_the_award_is_shown_in_the_case_that_was_taken_in() -> None:
    commands = told(led(*TO_THE_HEARING, road.awarded))
    (shared,) = [command for command in commands if command.step == "share-result"]
    assert (shared.kind, shared.case_id) == ("arbitration-case", OTHER)
    assert shared.answers["number"] == "示劳人仲裁字〔2026〕第1号"
    other = arbitration(OTHER)
    merge(arbitration(), other, EARLY)
    other.share_result(shared.answers["on"], **{k: v for k, v in shared.answers.items() if k != "on"})
    assert (other.state, other.pending_events[-1].result) == ("merged", "非终局裁决")


def test_the_judgment_on_both_sides_suits_is_shown_in_the_other_suit() -> None:
    leading, other = suit(), suit(OTHER, plaintiff=Side.EMPLOYER)
    merge_cross_suit(leading, other, date(2026, 5, 13))
    for step in (suits.served, suits.answered, suits.scheduled, suits.heard, suits.judged):
        step(leading)
    assert ("litigation-case", "share-result") in steps(told(leading))


# Ways.


def test_ways_open_once_where_both_cases_are_of_one_dispute() -> None:
    commands = told(led(*TO_THE_HEARING, road.awarded, road.received))
    ways = [command for command in commands if command.step == "open-way"]
    assert [command.case_id for command in ways] == [DISPUTE, DISPUTE]  # each side's own time to sue
    assert {command.answers["procedure"] for command in ways} == {Procedure.LITIGATION}


def test_ways_open_once_for_each_dispute_where_they_are_of_two() -> None:
    commands = told(led(*TO_THE_HEARING, road.awarded, road.received, dispute=OTHER_DISPUTE))
    ways = [command for command in commands if command.step == "open-way"]
    assert [command.case_id for command in ways] == [DISPUTE] * 2 + [OTHER_DISPUTE] * 2
    assert len({command.command_id for command in commands}) == len(commands)
    ours, theirs = ways[:2], ways[2:]
    assert [one.answers for one in ours] == [one.answers for one in theirs]


def test_an_award_in_force_concludes_each_dispute_and_opens_its_enforcement() -> None:
    commands = told(led(*TO_THE_HEARING, road.awarded, road.received, road.effective, dispute=OTHER_DISPUTE))
    for dispute in (DISPUTE, OTHER_DISPUTE):
        ours = [command.step for command in commands if command.case_id == dispute]
        assert ours == ["conclude", "open-way"]


def test_a_suit_against_the_award_takes_no_way_from_the_other_dispute() -> None:
    sued = road.LAWFUL["record_suit"][1]
    commands = told(led(*TO_THE_HEARING, road.awarded, road.received, sued, dispute=OTHER_DISPUTE))
    assert {command.case_id for command in commands if command.step == "lose-way"} == {DISPUTE}


def test_two_cases_of_one_other_dispute_tell_it_once() -> None:
    leading = arbitration()
    for case_id in (OTHER, THIRD):
        merge(leading, arbitration(case_id, dispute=OTHER_DISPUTE), EARLY)
    for step in (*TO_THE_HEARING, road.awarded, road.received):
        step(leading)
    ways = [command for command in told(leading) if command.step == "open-way"]
    assert [command.case_id for command in ways] == [DISPUTE] * 2 + [OTHER_DISPUTE] * 2


# Where the leading case ends without deciding.


@pytest.mark.parametrize("withdrawn", ["withdraw", "deem_withdrawn"])
def test_nobody_withdraws_another_s_application(withdrawn: str) -> None:
    more = TO_THE_HEARING[:3] if withdrawn == "deem_withdrawn" else (road.served,)
    (command,) = told(led(*more, road.LAWFUL[withdrawn][1]))
    assert (command.case_id, command.step) == (OTHER, "go-on-from-acceptance")


def test_a_withdrawn_suit_leaves_the_other_side_s_to_be_heard() -> None:
    leading, other = suit(), suit(OTHER, plaintiff=Side.EMPLOYER)
    merge_cross_suit(leading, other, date(2026, 5, 13))
    suits.LAWFUL["withdraw"][1](leading)
    assert ("litigation-case", "go-on-from-docketing") in steps(told(leading))


def test_a_case_that_was_let_go_is_told_nothing() -> None:
    leading, other = arbitration(), arbitration(OTHER)
    merge(leading, other, EARLY)
    separate(leading, other)
    assert react(leading.pending_events[-1], leading, RULES) == ()
    assert react(other.pending_events[-1], other, RULES) == ()


def test_the_same_entry_gives_the_same_commands() -> None:
    leading = led(*TO_THE_HEARING, road.awarded, road.received, dispute=OTHER_DISPUTE)
    assert told(leading) == told(leading)
    assert NAME in PROCESSES


def test_every_step_that_is_directed_is_a_step() -> None:
    for kind, steps_on in GO_ON.items():
        for step in steps_on.values():
            assert entry(kind.TOPIC, step.replace("_", "-")).step.by == (Capacity.SYSTEM,)
    assert not any(event.LEADS_TO in ENDED_UNDECIDED for event in DECIDING)


# What the application supplies.

COMMISSION = Actor(
    person_id=road.ARBITRATOR.person_id,
    name="示例仲裁员",
    institution=Institution(
        institution_id=road.ARBITRATOR.institution_id,
        name="示例县劳动人事争议仲裁委员会",
        region="140902",
        capacity=Capacity.ARBITRATION,
    ),
)


class Records:
    """Cases by what is on record of them."""

    def __init__(self, *cases: Any) -> None:
        self.events = {case.id: list(case.pending_events) for case in cases}

    async def read(self, kind: type[Aggregate], case_id: Any) -> Any:
        return kind.of(case_id, self.events.get(case_id, []))

    async def history(self, case_id: Any, after_version: int = 0) -> list[Any]:
        return self.events.get(case_id, [])[after_version:]


def supplied(records: Records, step: str, case: Any, **answers: Any) -> Beside | None:
    file: Any = records
    return asyncio.run(beside(file, COMMISSION, entry(case.TOPIC, step), case, answers, command_id=THIRD))


def test_a_step_on_one_case_has_none_beside_it() -> None:
    case = arbitration()
    assert supplied(Records(case), "serve-application", case) is None
    assert recorded_together([case], None) == [case]


def test_the_case_named_is_read_anew_with_what_is_on_record_of_it() -> None:
    case, other = arbitration(), arbitration(OTHER)
    found = supplied(Records(case, other), "take-in", case, taken_in_id=OTHER)
    assert found is not None
    assert (found.case.id, found.case.version, len(found.history.events)) == (OTHER, 2, 2)
    assert recorded_together([case], found) == [case, found.case]


def test_a_case_that_does_not_exist_is_not_found() -> None:
    case = arbitration()
    with pytest.raises(NotVisible) as refusal:
        supplied(Records(case), "take-in", case, taken_in_id=OTHER)
    assert refusal.value.field == "taken_in_id"


def test_a_severed_part_begins_under_an_id_that_a_repeat_finds_again() -> None:
    case = arbitration()
    first, again = (supplied(Records(case), "sever", case) for _ in range(2))
    assert first is not None
    assert again is not None
    assert first.case.id == again.case.id != case.id
    assert first.history == History(())


# Who acts for the parties.


def entrusted(*powers: Power, side: Side = Side.WORKER, on: date = date(2026, 3, 5)) -> Taken:
    return lambda case: case.submit_mandate(
        on,
        side=side,
        representative=WORKER,
        representative_kind=RepresentativeKind.LAWYER,
        organisation="示例律师事务所",
        scope=Scope.SPECIAL if powers else Scope.GENERAL,
        powers=powers,
        matters=TEXT,
    )


def taken_in(*of_other: Taken, **filing: Any) -> tuple[Any, Any]:
    """The leading case and the one it took in, as the application supplies that one."""
    case, other = arbitration(), arbitration(OTHER, *of_other, **filing)
    found = supplied(Records(case, other), "take-in", case, taken_in_id=OTHER)
    assert found is not None
    case.take_in(
        EARLY,
        taken_in_id=OTHER,
        ground=GroundOfMerger.COMMON_MATTER,
        beside=replace(found, same_employer=True),
        history=history_of(case),
    )
    return case, found.case


def waived_through(case: Any, entry: int, on: date = EARLY) -> None:
    case.waive_claims(on, side=Side.WORKER, claims=(1,), history=history_of(case), through=(entry,))


def test_whoever_acted_in_the_case_that_was_taken_in_acts_in_the_leading_case() -> None:
    case, _ = taken_in(entrusted(Power.WAIVE))
    carried = case.pending_events[-1]
    assert (carried.from_case_id, carried.from_number) == (OTHER, "示劳人仲案字〔2026〕第102号")
    assert (carried.entry, carried.representative, carried.powers) == (3, WORKER, (Power.WAIVE,))
    waived_through(case, carried.originator_version)
    assert case.pending_events[-1].mandates == (carried.originator_version,)
    same_when_read_again(case)


def test_what_was_not_given_there_is_not_given_here() -> None:
    case, _ = taken_in(entrusted(Power.SETTLE), entrusted(Power.WAIVE, side=Side.EMPLOYER))
    of_worker, of_employer = (event.originator_version for event in case.pending_events[-2:])
    with pytest.raises(PowerNotGiven):
        waived_through(case, of_worker)
    with pytest.raises(MandateOfAnotherSide):
        waived_through(case, of_employer)


def test_who_no_longer_acts_there_does_not_act_here() -> None:
    ended = lambda case: case.end_mandate(EARLY, mandate=3, why=WhyEnded.REVOKED)  # noqa: E731
    case, _ = taken_in(entrusted(Power.WAIVE), ended)
    assert isinstance(case.pending_events[-1], ArbitrationCase.CaseTakenIn)


def test_a_legal_representative_goes_on_acting_by_law() -> None:
    by_law = lambda case: case.name_legal_representative(  # noqa: E731
        EARLY, representative=WORKER, legal_kind=LegalKind.STATUTORY
    )
    case, _ = taken_in(by_law)
    waived_through(case, case.pending_events[-1].originator_version)


def test_heard_apart_again_the_mandate_ends_here_and_stands_there() -> None:
    case, other = arbitration(), arbitration(OTHER, entrusted(Power.WAIVE))
    merge(case, other, EARLY)
    entry = case.pending_events[-1].originator_version
    separate(case, other)
    with pytest.raises(MandateNotInForce):
        waived_through(case, entry, date(2026, 4, 2))
    waived_through(other, 3, date(2026, 4, 2))
    same_when_read_again(case)
    same_when_read_again(other)


def test_what_became_of_the_mandate_meanwhile_is_recorded_where_it_came_from() -> None:
    case, other = arbitration(), arbitration(OTHER, entrusted(Power.WAIVE), entrusted(Power.WAIVE))
    merge(case, other, EARLY)
    changed, ended = (event.originator_version for event in case.pending_events[-2:])
    case.change_mandate(date(2026, 3, 9), mandate=changed, scope=Scope.GENERAL)
    case.end_mandate(date(2026, 3, 10), mandate=ended, why=WhyEnded.REVOKED)
    separate(case, other)
    with pytest.raises(PowerNotGiven):
        waived_through(other, 3, date(2026, 4, 2))
    with pytest.raises(MandateNotInForce):
        waived_through(other, 4, date(2026, 4, 2))
    same_when_read_again(other)


def test_the_carried_mandate_is_shown_among_those_who_act() -> None:
    case, _ = taken_in(entrusted(Power.WAIVE))
    shown = told_of(case, case.pending_events, {WORKER.person_id: "王*"}, RULES, EARLY)
    (row,) = shown.representatives
    assert (row.name, row.kind_zh, row.organisation) == ("王*", "律师", "示例律师事务所")
    assert (row.powers, row.in_force) == (("waive",), True)


def test_representatives_of_another_dispute_s_party_take_nobody_s_place() -> None:
    case, other = suit(), suit(OTHER, entrusted(on=date(2026, 5, 11)), entrusted(on=date(2026, 5, 11)))
    merge(case, other, date(2026, 5, 13))
    with pytest.raises(TooManyRepresentatives):
        entrusted(on=date(2026, 5, 14))(case)
    case = suit()
    abroad = suit(
        OTHER, entrusted(on=date(2026, 5, 11)), entrusted(on=date(2026, 5, 11)), dispute=OTHER_DISPUTE
    )
    merge(case, abroad, date(2026, 5, 13))
    entrusted(on=date(2026, 5, 14))(case)


# What the page of the leading case shows of the others.


def seen(case: Any, *others: Any, visible: tuple[Any, ...]) -> list[tuple[Any, bool, int]]:
    async def summary(case_id: Any) -> Any:
        if case_id not in visible:
            raise NotVisible
        return SimpleNamespace(case_id=case_id)

    file: Any = Records(*others)
    shown = asyncio.run(heard_together(case, file, summary))
    return [(one.case.case_id, one.leads, len(one.claims)) for one in shown]


def test_the_claims_of_a_case_taken_in_are_shown_to_those_who_may_see_that_case_and_to_nobody_else() -> None:
    leading, other = arbitration(), arbitration(OTHER, dispute=OTHER_DISPUTE)
    merge(leading, other, EARLY)
    assert seen(leading, other, visible=(OTHER,)) == [(OTHER, False, 1)]
    assert seen(leading, other, visible=()) == []
    assert seen(other, leading, visible=(LEADING,)) == [(LEADING, True, 1)]
    assert seen(other, leading, visible=()) == []


def test_a_case_by_itself_shows_no_other() -> None:
    assert seen(arbitration(), visible=(OTHER,)) == []
    assert seen(Dispute.blank(DISPUTE), visible=()) == []
