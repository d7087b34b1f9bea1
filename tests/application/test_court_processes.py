"""Processes between the courts: what is told to the dispute and to the case a procedure comes from, and never more."""

from datetime import date
from typing import Any

import pytest

from application.casework import Directed
from application.catalogue import entry
from application.processes import PROCESSES
from domain.appeal_case import AppealCase
from domain.appeal_case.record import Contested
from domain.dispute.record import Outcome
from domain.kernel import Aggregate
from domain.litigation import LitigationCase
from domain.litigation.appeal import AppealOutcome
from domain.litigation.complaint import GroundOfSuit
from domain.parties import Side
from domain.revocation import RevocationCase
from domain.revocation.application import CountedFrom
from domain.revocation_news import RevocationNews
from domain.terms import Procedure
from tests.support import appeal_road, litigation_road, revocation_road
from tests.support.lawful_walk import RULES, Taken, case_after
from tests.support.story import occasion

C = Contested


def follows(kind: type[Aggregate], *taken: Taken) -> list[Directed]:
    """What every process directs on the last event of these steps."""
    case = case_after(kind, *taken, under=occasion(by=litigation_road.CLERK))
    event: Any = case.pending_events[-1]
    told = [command for react in PROCESSES.values() for command in react(event, case, RULES)]
    again = [command for react in PROCESSES.values() for command in react(event, case, RULES)]
    assert told == again
    assert len({command.command_id for command in told}) == len(told)
    return told


def steps(told: list[Directed]) -> list[tuple[str, str]]:
    return [(command.kind, command.step) for command in told]


def answer(told: list[Directed], step: str, name: str) -> Any:
    return next(command.answers[name] for command in told if command.step == step)


# The second instance.


def test_an_appeal_is_told_to_its_dispute_and_to_the_first_instance() -> None:
    told = follows(AppealCase, *appeal_road.FILED)
    assert steps(told) == [
        ("dispute", "open-procedure"),
        ("litigation-case", "record-appeal"),
        ("litigation-case", "note-second-instance"),
        ("litigation-case", "pass-cause-on"),
    ]
    assert told[0].answers["procedure"] is Procedure.SECOND_INSTANCE
    assert told[1].case_id == appeal_road.SUIT
    assert told[1].answers["appellant"] is Side.EMPLOYER


@pytest.mark.parametrize("beside", [C.PARTIAL_JUDGMENT, C.JURISDICTION])
def test_an_appeal_beside_the_running_case_leaves_it_where_it_is(beside: Contested) -> None:
    filed = appeal_road.petitioned(date(2026, 8, 3), contested=beside)
    assert steps(follows(AppealCase, filed))[1:] == [
        ("litigation-case", "note-second-instance"),
        ("litigation-case", "pass-cause-on"),
    ]
    decided = follows(AppealCase, *appeal_road.sent_up(beside), appeal_road.affirmed)
    assert steps(decided) == [("litigation-case", "note-second-instance")]
    assert answer(decided, "note-second-instance", "outcome") is AppealOutcome.AFFIRMED


def test_the_other_side_s_appeal_is_told_too() -> None:
    told = follows(AppealCase, *appeal_road.FILED, appeal_road.joined)
    assert steps(told) == [("litigation-case", "record-appeal")]


@pytest.mark.parametrize(
    ("past", "outcome"),
    [
        ((*appeal_road.HEARD, appeal_road.affirmed), AppealOutcome.AFFIRMED),
        ((*appeal_road.HEARD, appeal_road.remanded), AppealOutcome.REMANDED),
        ((*appeal_road.HEARD, appeal_road.LAWFUL["dismiss_suit"][1]), AppealOutcome.SUIT_DISMISSED),
        ((*appeal_road.HEARD, appeal_road.LAWFUL["withdraw_appeal"][1]), AppealOutcome.WITHDRAWN),
        ((*appeal_road.HEARD, appeal_road.LAWFUL["withdraw_suit"][1]), AppealOutcome.SUIT_WITHDRAWN),
        (
            (*appeal_road.LAWFUL["lapse_for_fee"][0], appeal_road.LAWFUL["lapse_for_fee"][1]),
            AppealOutcome.WITHDRAWN,
        ),
        (
            (*appeal_road.sent_up(C.DISMISSAL), appeal_road.LAWFUL["quash_ruling"][1]),
            AppealOutcome.QUASHED,
        ),
    ],
)
def test_every_end_is_told_to_the_first_instance(past: tuple[Taken, ...], outcome: AppealOutcome) -> None:
    told = follows(AppealCase, *past)
    assert steps(told) == [("litigation-case", "record-appeal-outcome")]
    assert told[0].answers["outcome"] is outcome


def test_a_reversal_is_told_with_its_sum_and_can_be_enforced() -> None:
    told = follows(AppealCase, *appeal_road.HEARD, appeal_road.reversed_to("24404.89"))
    assert str(answer(told, "record-appeal-outcome", "amount")) == "24404.89"
    elsewhere = follows(AppealCase, *appeal_road.HEARD, not_kept_here, appeal_road.reversed_to("24404.89"))
    assert answer(elsewhere, "open-way", "procedure") is Procedure.ENFORCEMENT


def not_kept_here(case: Any) -> None:
    case.litigation_case_id = None


def test_a_reversal_that_grants_nothing_opens_no_enforcement() -> None:
    told = follows(AppealCase, *appeal_road.HEARD, appeal_road.reversed_to("0.00"))
    assert steps(told) == [("litigation-case", "record-appeal-outcome")]


def test_a_first_instance_kept_elsewhere_is_told_nothing() -> None:
    filed = appeal_road.petitioned(date(2026, 8, 3))

    def elsewhere(case: Any) -> None:
        filed(case)
        case.litigation_case_id = None

    assert steps(follows(AppealCase, elsewhere)) == [("dispute", "open-procedure")]


@pytest.mark.parametrize(
    ("outcome", "concluded"),
    [
        (AppealOutcome.AFFIRMED, Outcome.JUDGED),
        (AppealOutcome.WITHDRAWN, Outcome.JUDGED),
        (AppealOutcome.MEDIATED, Outcome.SETTLED),
        (AppealOutcome.SUIT_WITHDRAWN, Outcome.WITHDRAWN),
        (AppealOutcome.REMANDED, None),
        (AppealOutcome.SUIT_DISMISSED, None),
    ],
)
def test_what_the_second_instance_decides_concludes_the_dispute_or_not(
    outcome: AppealOutcome, concluded: Outcome | None
) -> None:
    told = follows(
        LitigationCase,
        *litigation_road.JUDGED,
        litigation_road.received,
        litigation_road.appealed,
        decided_above(outcome),
    )
    ends = [command.answers["outcome"] for command in told if command.step == "conclude"]
    assert ends == ([concluded] if concluded else [])
    enforced = {command.answers["procedure"] for command in told if command.step == "open-way"}
    assert (Procedure.ENFORCEMENT in enforced) is (concluded in {Outcome.JUDGED, Outcome.SETTLED})


def test_a_ruling_upheld_concludes_nothing() -> None:
    past = (*litigation_road.HEARD, litigation_road.dismissed, litigation_road.received)
    appealed: Taken = lambda case: case.record_appeal(  # noqa: E731
        date(2026, 8, 3), appellant=Side.WORKER, court=appeal_road.COURT_ABOVE
    )
    told = follows(LitigationCase, *past, appealed, decided_above(AppealOutcome.AFFIRMED))
    assert [answer["procedure"] for answer in (command.answers for command in told)] == [Procedure.RETRIAL]


def decided_above(outcome: AppealOutcome) -> Taken:
    return lambda case: case.record_appeal_outcome(
        date(2026, 10, 9), outcome=outcome, court=appeal_road.COURT_ABOVE, case_number="（2026）晋09民终34号"
    )


# The first instance.


def test_a_judgment_received_opens_the_way_to_the_second_instance() -> None:
    told = follows(LitigationCase, *litigation_road.JUDGED, litigation_road.received)
    assert answer(told, "open-way", "procedure") is Procedure.SECOND_INSTANCE
    assert answer(told, "open-way", "until").falls_on == date(2026, 8, 10)


def test_a_small_claims_judgment_opens_none() -> None:
    assert follows(LitigationCase, *litigation_road.SMALL, litigation_road.received) == []


def test_a_partial_judgment_received_opens_a_way_of_its_own() -> None:
    past = (*litigation_road.HEARD, litigation_road.partly_judged, litigation_road.partly_received)
    assert answer(follows(LitigationCase, *past), "open-way", "until").falls_on == date(2026, 6, 30)


def test_claims_sent_to_arbitration_may_be_brought_there() -> None:
    past, taken = litigation_road.LAWFUL["send_claims_to_arbitration"]
    assert answer(follows(LitigationCase, *past, taken), "open-way", "procedure") is Procedure.ARBITRATION


def test_the_employer_may_apply_for_revocation_once_the_worker_s_suit_was_dismissed() -> None:
    against_final = litigation_road.sued(plaintiff=Side.WORKER, ground=GroundOfSuit.FINAL_AWARD)
    past = (against_final, *litigation_road.HEARD[1:], litigation_road.dismissed, litigation_road.received)
    told = follows(LitigationCase, *past)
    assert [command.answers["procedure"] for command in told] == [
        Procedure.SECOND_INSTANCE,
        Procedure.REVOCATION,
    ]
    assert told[1].answers["until"].falls_on == date(2026, 8, 24)  # 23 August is a Sunday


def test_a_withdrawn_suit_opens_revocation_and_says_that_the_receipt_is_not_known() -> None:
    against_final = litigation_road.sued(plaintiff=Side.WORKER, ground=GroundOfSuit.FINAL_AWARD)
    withdrawn = litigation_road.LAWFUL["withdraw"][1]
    told = follows(LitigationCase, against_final, litigation_road.docketed, withdrawn)
    assert answer(told, "open-way", "until") is None
    assert "收到日期未登记" in answer(told, "open-way", "way_authority")


# Revocation.


def test_an_application_is_told_to_its_dispute_and_to_its_arbitration() -> None:
    told = follows(RevocationCase, revocation_road.filed)
    assert steps(told) == [
        ("dispute", "open-procedure"),
        ("arbitration-case", "record-revocation"),
        ("arbitration-case", "note-revocation"),
        ("arbitration-case", "pass-cause-on"),
    ]
    assert told[0].answers["procedure"] is Procedure.REVOCATION
    assert told[1].case_id == revocation_road.ARBITRATION


def test_an_application_counted_from_something_else_than_the_award_is_only_noted() -> None:
    filed = revocation_road.applied(counted_from=CountedFrom.WORKER_SUIT_ENDED)
    assert steps(follows(RevocationCase, filed))[1:] == [
        ("arbitration-case", "note-revocation"),
        ("arbitration-case", "pass-cause-on"),
    ]


@pytest.mark.parametrize(
    ("step", "news"),
    [
        ("file_again", RevocationNews.FILED),
        ("accept", RevocationNews.ACCEPTED),
        ("refuse_acceptance", RevocationNews.NOT_ACCEPTED),
        ("dismiss_for_suit", RevocationNews.NOT_ACCEPTED),
        ("revoke", RevocationNews.REVOKED),
        ("dismiss", RevocationNews.DISMISSED),
        ("receive_statement", RevocationNews.MEDIATED),
        ("withdraw", RevocationNews.WITHDRAWN),
    ],
)
def test_every_turn_is_told_to_the_arbitration(step: str, news: RevocationNews) -> None:
    past, taken = revocation_road.LAWFUL[step]
    assert answer(follows(RevocationCase, *past, taken), "note-revocation", "news") is news


def test_fifteen_days_to_sue_open_with_the_receipt_of_a_revocation_and_not_of_a_dismissal() -> None:
    told = follows(RevocationCase, *revocation_road.REVOKED, revocation_road.received)
    assert answer(told, "open-way", "procedure") is Procedure.LITIGATION
    assert answer(told, "open-way", "until").code == "sue_after_award_revoked"
    dismissed = (*revocation_road.REVIEWED, revocation_road.dismissed, revocation_road.received)
    assert follows(RevocationCase, *dismissed) == []


@pytest.mark.parametrize(
    ("step", "concluded"), [("dismiss", Outcome.AWARDED), ("receive_statement", Outcome.SETTLED)]
)
def test_a_dismissed_application_leaves_the_award_and_a_statement_settles(
    step: str, concluded: Outcome
) -> None:
    past, taken = revocation_road.LAWFUL[step]
    assert answer(follows(RevocationCase, *past, taken), "conclude", "outcome") is concluded


@pytest.mark.parametrize("kind", ["appeal", "revocation", "litigation"])
def test_nobody_is_filed_for(kind: str) -> None:
    road, aggregate = {
        "appeal": (appeal_road.LAWFUL, AppealCase),
        "revocation": (revocation_road.LAWFUL, RevocationCase),
        "litigation": (litigation_road.LAWFUL, LitigationCase),
    }[kind]
    told = [command for past, taken in road.values() for command in follows(aggregate, *past, taken)]
    assert told
    assert not any(entry(command.kind, command.step).step.opens for command in told)
