"""Mandates in cases that are heard as one 合并审理: whoever acted for a party goes on acting for it in the leading case.

The party and what it entrusted stay the same; no text read asks for a new mandate, and none says that the old one holds.
"""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from uuid import UUID

from domain.history import History
from domain.kernel import Aggregate, Event
from domain.merger.standing import number_in
from domain.parties import Side
from domain.personal_data import Person
from domain.representation.mandates import (
    MANDATE,
    LegalKind,
    LegalRepresentativeNamed,
    Mandate,
    MandateSubmitted,
    Power,
    RepresentativeKind,
    Scope,
    WhyEnded,
)

P = ParamSpec("P")
A = TypeVar("A", bound=Aggregate)


class MandateCarriedOver(Event):
    """并案沿用代理: a mandate of the case that was taken in, with the entry there that brought it."""

    TERM = "并案沿用代理"
    ARTICLE = f"{MANDATE}（合并后是否沿用，条文没有写，来源待核对）"
    from_case_id: UUID
    from_number: str
    entry: int
    same_dispute: bool
    side: Side
    parties: tuple[int, ...]
    representative: Person
    representative_kind: RepresentativeKind | None
    legal_kind: LegalKind | None
    organisation: str | None
    powers: tuple[Power, ...]

    def evolve(self, case: Any) -> None:
        case.mandates[self.originator_version] = Mandate(
            side=self.side,
            parties=self.parties,
            since=self.occurred_on,
            powers=((self.occurred_on, frozenset(self.powers)),),
            by_law=self.legal_kind is not None,
            carried_from=(self.from_case_id, self.entry),
            of_this_dispute=self.same_dispute,
        )


def carries_mandates(
    decision: Callable[Concatenate[A, date, P], None],
) -> Callable[Concatenate[A, date, P], None]:
    """For a step that takes a case in: the mandates in force there hold here from that day."""

    @wraps(decision)
    def decided(case: Any, on: date, *args: Any, **answers: Any) -> None:
        decision(case, on, *args, **answers)
        carry(case, on, answers["beside"].case, answers["beside"].history)

    return cast("Callable[Concatenate[A, date, P], None]", decided)


def gives_mandates_back(
    decision: Callable[Concatenate[A, date, P], None],
) -> Callable[Concatenate[A, date, P], None]:
    """For a step that lets a case go: what became of its mandates here is recorded there too."""

    @wraps(decision)
    def decided(case: Any, on: date, *args: Any, **answers: Any) -> None:
        other = answers["beside"].case
        held = [one for one in case.mandates.values() if one.carried_from and one.carried_from[0] == other.id]
        decision(case, on, *args, **answers)
        for mandate in held:
            _give_back(other, mandate)

    return cast("Callable[Concatenate[A, date, P], None]", decided)


def carry(case: Any, on: date, other: Any, history: History) -> None:
    """One entry for each mandate in force that day, so that acts and changes can name it."""
    for brought in history.events:
        mandate = other.mandates.get(brought.originator_version)
        if mandate is None or not mandate.in_force(on):
            continue
        if not isinstance(brought, MandateSubmitted | LegalRepresentativeNamed):
            continue  # carried into that case by an earlier merger, and given back with it
        by_mandate = brought if isinstance(brought, MandateSubmitted) else None
        case.happened(
            case.MandateCarriedOver,
            on,
            from_case_id=other.id,
            from_number=number_in(history),
            entry=brought.originator_version,
            same_dispute=case.dispute_id == other.dispute_id,
            side=mandate.side,
            parties=mandate.parties,
            representative=brought.representative,
            representative_kind=by_mandate.representative_kind if by_mandate else None,
            legal_kind=brought.legal_kind if isinstance(brought, LegalRepresentativeNamed) else None,
            organisation=by_mandate.organisation if by_mandate else None,
            powers=tuple(power for power in Power if mandate.includes(power, on) and not mandate.by_law),
        )


def _give_back(other: Any, mandate: Mandate) -> None:
    assert mandate.carried_from is not None  # noqa: S101 - asked of carried mandates only
    entry = mandate.carried_from[1]
    for since, powers in mandate.powers[1:]:
        given = tuple(power for power in Power if power in powers)
        scope = Scope.SPECIAL if given else Scope.GENERAL
        other.happened(other.MandateChanged, since, mandate=entry, scope=scope, powers=given)
    if mandate.ended_on is not None:
        other.happened(other.MandateEnded, mandate.ended_on, mandate=entry, why=WhyEnded.OTHER)
