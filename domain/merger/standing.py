"""What the record of a case says of its number and its claims 请求, numbered as they were stated."""

from typing import Any
from uuid import UUID

from domain.claims import Claim
from domain.history import History

STATED = frozenset(
    {
        "arbitration-case.filed",
        "arbitration-case.transfer-accepted",
        "arbitration-case.claims-amended",
        "arbitration-case.part-severed",
        "arbitration-case.begun-by-severance",
        "litigation-case.complaint-received",
        "litigation-case.claims-changed",
        "litigation-case.part-severed",
        "litigation-case.begun-by-severance",
    }
)
"""Entries that state all claims of the case, as they are from then on."""
RESPONDENT_FILED, RESPONDENT_JOINED = (
    "arbitration-case.counterclaim-filed",
    "arbitration-case.counterclaim-joined",
)
ADDED = "litigation-case.claims-joined"


def number_in(history: History) -> str:
    """The number of the case, '' before it has one."""
    numbers = [getattr(event, "case_number", None) for event in history.events]
    return next((number for number in reversed(numbers) if number), "")


def claims_in(history: History) -> dict[int, Claim]:
    """The claims that are heard in the case, by number; whatever states them all numbers them anew."""
    standing: dict[int, Claim] = {}
    waiting: tuple[Claim, ...] = ()
    for event in history.events:
        told: Any = event
        if event.TOPIC in STATED:
            standing = dict(enumerate(told.claims, start=1))
        elif event.TOPIC == RESPONDENT_FILED:
            waiting = told.claims
        elif event.TOPIC == RESPONDENT_JOINED:
            standing, waiting = _more(standing, waiting), ()
        elif event.TOPIC == ADDED:
            standing = _more(standing, told.added)
    return standing


def restated_in(history: History) -> int:
    """The number of the last entry that states all claims, 0 where none does."""
    return max((event.originator_version for event in history.events if event.TOPIC in STATED), default=0)


def _more(standing: dict[int, Claim], claims: tuple[Claim, ...]) -> dict[int, Claim]:
    return standing | dict(enumerate(claims, start=len(standing) + 1))


def award_case_in(history: History) -> UUID | None:
    """The arbitration whose award the suit is about, as its opening entry names it."""
    named: UUID | None = getattr(history.events[0], "arbitration_case_id", None)
    return named
