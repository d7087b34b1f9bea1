"""An application to revoke an award is told to its arbitration; once the award has fallen, the way to sue opens."""

from typing import Any

from application.casework import Directed
from application.processes.reaction import command_id
from application.processes.ways import Way, opened
from domain.kernel import Aggregate, Event
from domain.revocation import RevocationCase
from domain.revocation.application import CountedFrom
from domain.revocation_news import RevocationNews
from domain.rule_book import RuleBook
from domain.terms import Procedure

NAME = "from-revocation"
WAYS = "from-revocation/ways"


NEWS: dict[type[Event], RevocationNews] = {
    RevocationCase.Filed: RevocationNews.FILED,
    RevocationCase.FiledAgain: RevocationNews.FILED,
    RevocationCase.NotAccepted: RevocationNews.NOT_ACCEPTED,
    RevocationCase.DismissedForSuit: RevocationNews.NOT_ACCEPTED,
    RevocationCase.Accepted: RevocationNews.ACCEPTED,
    RevocationCase.Revoked: RevocationNews.REVOKED,
    RevocationCase.Dismissed: RevocationNews.DISMISSED,
    RevocationCase.StatementReceived: RevocationNews.MEDIATED,
    RevocationCase.Withdrawn: RevocationNews.WITHDRAWN,
}


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """The arbitration learns of the application and its outcome; the dispute of the fifteen days to sue."""
    if not isinstance(case, RevocationCase):
        return ()
    return (*_told(event, case), *opened(WAYS, event, case.dispute_id, _ways(event)))


def _told(event: Event, case: RevocationCase) -> tuple[Directed, ...]:
    news = NEWS.get(type(event))
    if news is None:
        return ()
    told = _directed(
        event, case, 0, "note-revocation", revocation_case_id=case.id, court=case.court, news=news
    )
    match event:
        case RevocationCase.Filed(counted_from=CountedFrom.AWARD, time_restored=restored):
            applied = _directed(event, case, 1, "record-revocation", court=case.court, time_restored=restored)
            return (*applied, *told)
        case _:
            return told


def _directed(
    event: Event, case: RevocationCase, nth: int, step: str, **answers: Any
) -> tuple[Directed, ...]:
    if case.arbitration_case_id is None:
        return ()
    return (
        Directed(
            kind="arbitration-case",
            case_id=case.arbitration_case_id,
            step=step,
            command_id=command_id(NAME, event, nth),
            answers={"on": event.occurred_on, **answers},
        ),
    )


def _ways(event: Event) -> list[Way]:
    match event:
        case RevocationCase.RulingReceived(sue_until=until) if until is not None:
            return [Way(Procedure.LITIGATION, until, until.authority)]
        case _:
            return []
