"""An appeal and what became of it are told to the case it came from."""

from typing import Any

from application.casework import Directed
from application.processes.reaction import command_id
from domain.appeal_case import AppealCase
from domain.kernel import Aggregate, Event
from domain.litigation.appeal import AppealOutcome
from domain.litigation.second_instance import Contested
from domain.rule_book import RuleBook

NAME = "from-second-instance"
BESIDE = frozenset({Contested.PARTIAL_JUDGMENT, Contested.JURISDICTION})
"""Appeals that leave the first instance where it is."""


OUTCOMES: dict[type[Event], AppealOutcome] = {
    AppealCase.Affirmed: AppealOutcome.AFFIRMED,
    AppealCase.Reversed: AppealOutcome.REVERSED,
    AppealCase.Remanded: AppealOutcome.REMANDED,
    AppealCase.RulingQuashed: AppealOutcome.QUASHED,
    AppealCase.SuitDismissed: AppealOutcome.SUIT_DISMISSED,
    AppealCase.StatementReceived: AppealOutcome.MEDIATED,
    AppealCase.SuitWithdrawn: AppealOutcome.SUIT_WITHDRAWN,
    AppealCase.AppealWithdrawn: AppealOutcome.WITHDRAWN,
    AppealCase.FeeUnpaid: AppealOutcome.WITHDRAWN,
}


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """The first instance records the appeal and its outcome."""
    if not isinstance(case, AppealCase):
        return ()
    return _told(event, case)


def _told(event: Event, case: AppealCase) -> tuple[Directed, ...]:
    outcome = OUTCOMES.get(type(event))
    if isinstance(event, AppealCase.PetitionReceived):
        note = _directed(event, case, 1, "note-second-instance", **_linked(case))
        return (*_appealed(event, case), *note)
    if isinstance(event, AppealCase.OtherSideAppealed):
        return _appealed(event, case)
    if outcome is None:
        return ()
    if case.contested in BESIDE:
        return _directed(event, case, 0, "note-second-instance", **_linked(case), outcome=outcome)
    amount = event.total if isinstance(event, AppealCase.Reversed) else getattr(event, "amount", None)
    decided = {"outcome": outcome, "court": case.court, "case_number": case.case_number, "amount": amount}
    return _directed(event, case, 0, "record-appeal-outcome", **decided)


def _appealed(
    event: AppealCase.PetitionReceived | AppealCase.OtherSideAppealed, case: AppealCase
) -> tuple[Directed, ...]:
    if case.contested in BESIDE:
        return ()
    return _directed(
        event,
        case,
        0,
        "record-appeal",
        appellant=event.appellant,
        court=case.court,
        time_restored=event.time_restored,
    )


def _linked(case: AppealCase) -> dict[str, Any]:
    return {"appeal_case_id": case.id, "contested": case.contested}


def _directed(event: Event, case: AppealCase, nth: int, step: str, **answers: Any) -> tuple[Directed, ...]:
    if case.litigation_case_id is None:
        return ()
    return (
        Directed(
            kind="litigation-case",
            case_id=case.litigation_case_id,
            step=step,
            command_id=command_id(NAME, event, nth),
            answers={"on": event.occurred_on, **answers},
        ),
    )
