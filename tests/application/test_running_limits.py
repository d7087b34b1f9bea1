"""How the limits of a case stand: what meets them, whose they are, what replaces them, and what runs out."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from application.limit_standing import LimitState, party_in_words
from application.rulings import Rulings
from application.running_limits import CaseLimits
from domain.arbitration import ArbitrationCase
from domain.court_mediation import CourtMediation
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.litigation.docketing import MediationEnded
from domain.mediation import MediationCase
from domain.parties import Side
from domain.recounting import CountedAgain
from domain.supervision_letter import SupervisionLetter as Letter
from domain.supervision_letter.ending import GroundOfWithdrawal
from domain.supervision_letter.replies import Position
from domain.time_limits import AGREED, Deadline
from tests.support import arbitration_road as arbitration
from tests.support import court_mediation_road as court_mediation
from tests.support import litigation_road as litigation
from tests.support import mediation_road as mediation
from tests.support import supervision_letters as letters
from tests.support.lawful_walk import RULES, Taken, case_after
from tests.support.story import TEXT, Happened, happened

RULINGS = Rulings.of(RULES)
RUNNING, MET, LATE, LAPSED, MISSED, MOOT, STILL = (
    LimitState.RUNNING,
    LimitState.MET,
    LimitState.MET_LATE,
    LimitState.LAPSED,
    LimitState.MISSED,
    LimitState.MOOT,
    LimitState.SUSPENDED,
)


def told(aggregate: type[Aggregate], *taken: Taken, and_then: tuple[Happened, ...] = ()) -> CaseLimits:
    """The limits after these steps, and after events no step of this test records."""
    events: list[Event] = list(case_after(aggregate, *taken).pending_events)
    events += [one.stored(len(events) + nth) for nth, one in enumerate(and_then, start=1)]
    return CaseLimits.of(aggregate.TOPIC, events, RULINGS)


def of_letter(*past: Happened) -> CaseLimits:
    events = [one.stored(version) for version, one in enumerate(past, start=1)]
    return CaseLimits.of(Letter.TOPIC, events, RULINGS)


def states(limits: CaseLimits) -> dict[str, LimitState]:
    return {key: limits.state_of(key) for key in limits.limits}


def test_an_award_made_in_time_has_met_its_period_and_so_has_every_step_before_it() -> None:
    limits = told(ArbitrationCase, *arbitration.NONFINAL)
    assert states(limits) == {
        "1.acceptance_due": MET,
        "2.serve_by": MET,
        "2.award_due": MET,
        "3.answer_due": MET,
        "4.copy_due": MOOT,  # no entry says that the answer was passed on
    }
    assert limits.limits["2.award_due"].met_on == date(2026, 4, 15)


def test_an_award_after_its_last_day_is_late() -> None:
    def much_later(case: Any) -> None:
        case.make_nonfinal_award(
            date(2026, 5, 20), number="示", items=(arbitration.item(final=False),), rules=RULES
        )

    assert states(told(ArbitrationCase, *arbitration.HEARD, much_later))["2.award_due"] is LATE


def test_an_extension_and_a_resumption_move_the_period_they_are_of() -> None:
    def extended(case: Any) -> None:
        case.extend_period(date(2026, 3, 28), days=10, approved=True, reasons=TEXT, rules=RULES)

    def resumed(case: Any) -> None:
        case.resume_after_hearing(date(2026, 4, 10), rules=RULES)

    begun = told(ArbitrationCase, *arbitration.HEARD)
    moved = told(ArbitrationCase, *arbitration.HEARD, extended, arbitration.suspended, resumed)
    assert states(moved).keys() == states(begun).keys()
    assert moved.limits["2.award_due"].deadline.falls_on > begun.limits["2.award_due"].deadline.falls_on


def test_what_ends_while_time_stands_still_is_judged_by_the_day_on_which_it_stopped() -> None:
    limits = told(
        ArbitrationCase,
        *arbitration.HEARD,
        arbitration.suspended,
        and_then=(happened(ArbitrationCase.Withdrawn, date(2026, 9, 1), settled_privately=True),),
    )
    assert states(limits)["2.award_due"] is MET


def test_an_application_that_must_be_completed_waits_and_its_completion_begins_the_time_anew() -> None:
    waiting = told(ArbitrationCase, *arbitration.FILED, arbitration.correction_ordered)
    assert states(waiting) == {"1.acceptance_due": STILL}
    completed = told(
        ArbitrationCase,
        *arbitration.FILED,
        arbitration.correction_ordered,
        lambda case: case.complete_application(date(2026, 3, 20), rules=RULES),
    )
    assert states(completed) == {"1.acceptance_due": RUNNING}
    assert completed.limits["1.acceptance_due"].deadline.starts_from == date(2026, 3, 20)


def test_mediation_before_docketing_holds_the_docketing_up() -> None:
    mediating = (*litigation.RECEIVED, litigation.mediating)
    limits = told(LitigationCase, *mediating)
    assert states(limits) == {"1.docketing_due": STILL, "2.period": RUNNING}
    ended = told(
        LitigationCase,
        *mediating,
        lambda case: case.end_prefiling_mediation(
            date(2026, 5, 15), why=MediationEnded.NO_AGREEMENT, rules=RULES
        ),
    )
    assert states(ended) == {"1.docketing_due": RUNNING, "2.period": MET}
    assert ended.limits["1.docketing_due"].deadline.starts_from == date(2026, 5, 15)


def test_each_side_has_its_own_time_to_appeal_and_who_appeals_uses_only_his_own() -> None:
    limits = told(LitigationCase, *litigation.JUDGED, litigation.received, litigation.appealed)
    both = {key: state for key, state in states(limits).items() if "appeal_until" in key}
    (version,) = {key.partition(".")[0] for key in both}
    assert both == {f"{version}.appeal_until.worker": RUNNING, f"{version}.appeal_until.employer": MET}
    assert [party_in_words(limits.limits[key].party) for key in both] == ["劳动者", "用人单位"]


def test_sides_served_on_different_days_have_different_last_days() -> None:
    limits = told(
        LitigationCase,
        *litigation.JUDGED,
        lambda case: case.serve_decision(date(2026, 7, 24), to=Side.WORKER, rules=RULES),
        lambda case: case.serve_decision(date(2026, 7, 28), to=Side.EMPLOYER, rules=RULES),
    )
    until = {
        held.party: held.deadline.falls_on
        for held in limits.limits.values()
        if held.deadline.code == "appeal_judgment"
    }
    assert until == {"worker": date(2026, 8, 10), "employer": date(2026, 8, 12)}


def test_each_of_several_workers_has_a_time_of_his_own() -> None:
    limits = told(
        ArbitrationCase,
        *arbitration.NONFINAL,
        lambda case: case.serve_award(date(2026, 4, 20), to=Side.WORKER, recipient=1, rules=RULES),
        lambda case: case.serve_award(date(2026, 4, 22), to=Side.WORKER, recipient=2, rules=RULES),
    )
    theirs = [held for held in limits.limits.values() if held.particular == "worker_until"]
    assert [party_in_words(held.party) for held in theirs] == ["第 1 名劳动者", "第 2 名劳动者"]
    assert theirs[0].deadline.falls_on < theirs[1].deadline.falls_on


def test_a_right_nobody_used_has_run_out_once_the_award_is_effective() -> None:
    limits = told(ArbitrationCase, *arbitration.NONFINAL, arbitration.received, arbitration.effective)
    suing = [key for key, held in limits.limits.items() if held.deadline.code == "sue_after_nonfinal_award"]
    assert [limits.state_of(key) for key in suing] == [LAPSED, LAPSED]


def test_a_decision_nobody_made_was_missed() -> None:
    limits = told(ArbitrationCase, *arbitration.FILED, arbitration.overdue_decision)
    assert states(limits) == {"1.acceptance_due": MISSED}


def noted(held: Deadline) -> Happened:
    return happened(
        MediationCase.LimitPassed,
        held.falls_on + timedelta(days=1),
        limit="期限",
        falls_on=held.falls_on,
        authority=held.authority,
        explanation=held.explanation,
    )


def test_a_noted_right_has_run_out_and_a_noted_duty_is_late_for_as_long_as_it_is_open() -> None:
    effective = told(MediationCase, *mediation.EFFECTIVE)
    review = next(key for key, held in effective.limits.items() if held.particular == "review_until")
    after = told(MediationCase, *mediation.EFFECTIVE, and_then=(noted(effective.limits[review].deadline),))
    assert after.state_of(review) is LAPSED
    open_still = told(MediationCase, *mediation.APPLIED)
    (duty,) = open_still.limits
    late = told(MediationCase, *mediation.APPLIED, and_then=(noted(open_still.limits[duty].deadline),))
    assert late.state_of(duty) is RUNNING


def test_the_period_the_parties_agreed_on_takes_the_place_of_the_statutory_one_and_is_met_alike() -> None:
    longer = told(
        MediationCase,
        *mediation.ENTERPRISE,
        lambda case: case.extend(date(2026, 1, 9), until=date(2026, 2, 20)),
    )
    (key,) = longer.limits
    assert (longer.limits[key].deadline.falls_on, longer.state_of(key)) == (date(2026, 2, 20), RUNNING)
    met = replace(longer, limits=dict(longer.limits))
    met.take_in(happened(MediationCase.PartyUnwilling, date(2026, 2, 1), unwilling=Side.EMPLOYER).stored(9))
    assert met.state_of(key) is MET


def test_a_rectified_employers_later_answer_meets_the_time_for_the_answer() -> None:
    due = RULES.deadline("opinion_letter_reply", starts_from=letters.SERVED_ON, region="330102")
    filed = happened(
        Letter.ReplyFiled, due.falls_on, reply_due=due, account=TEXT, position=next(iter(Position))
    )
    assert states(of_letter(*letters.OPINION, letters.served(due), filed)) == {"4.reply_due": MET}


def test_an_answer_is_judged_by_the_first_and_not_by_the_last_of_several() -> None:
    later = happened(Letter.RepliedAccepting, date(2026, 12, 30), reply_due=letters.DUE, account=TEXT)
    limits = of_letter(*letters.OUT, letters.DISPUTED, later)
    assert states(limits) == {"4.reply_due": MET}


def test_an_unanswered_letter_was_missed_once_it_was_taken_further() -> None:
    withdrawn = happened(
        Letter.Withdrawn, letters.LATER, ground=next(iter(GroundOfWithdrawal)), explanation=TEXT
    )
    assert states(of_letter(*letters.OUT, letters.OVERDUE)) == {"4.reply_due": RUNNING}
    assert states(of_letter(*letters.OUT, letters.OVERDUE, withdrawn)) == {"4.reply_due": MISSED}


def counted_again(kind: Any, version: int, was: Deadline, now: Deadline) -> Happened:
    return happened(
        kind,
        date(2026, 11, 20),
        notice_id=UUID(int=5),
        notice="国办发明电〔2026〕7号",
        limits=(CountedAgain(version=version, field="period", was=was, now=now),),
    )


def test_a_limit_counted_again_tells_where_it_stood_before() -> None:
    (before,) = told(MediationCase, *mediation.APPLIED).limits.values()
    was = before.deadline
    now = replace(was, falls_on=was.falls_on + timedelta(days=2), calendar="later")
    limits = told(
        MediationCase, *mediation.APPLIED, and_then=(counted_again(MediationCase.CountedAgain, 1, was, now),)
    )
    (held,) = limits.limits.values()
    assert (held.deadline, held.counted_before, held.provisional_before) == (now, was.falls_on, False)
    settled = replace(was, provisional=True)
    same_day = told(
        MediationCase,
        *mediation.APPLIED,
        and_then=(counted_again(MediationCase.CountedAgain, 1, settled, was),),
    )
    (held,) = same_day.limits.values()
    assert (held.counted_before, held.provisional_before) == (None, True)


@pytest.mark.parametrize("road", [mediation.LAWFUL, court_mediation.LAWFUL])
def test_a_limit_the_parties_prolonged_runs_to_the_day_they_agreed_on(road: Any) -> None:
    past, extended = road["extend"]
    kind = CourtMediation if road is court_mediation.LAWFUL else MediationCase
    case = case_after(kind, *past, extended)
    told = CaseLimits.of(kind.TOPIC, case.pending_events, RULINGS)
    ((key, held),) = [(key, held) for key, held in told.limits.items() if held.particular == "period"]
    assert held.deadline.code == AGREED
    assert told.state_of(key) is LimitState.RUNNING
