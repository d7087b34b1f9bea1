"""Who stands in for the parties of a case 代理与承继, as its record and its dispute's tell it on a day."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.catalogue import kind_of
from application.house import House
from application.people import Actor
from application.permissions import masked, may_read_names
from application.ports import Vault
from application.questions import CaseSummary
from domain.dispute import Dispute
from domain.history import with_corrections
from domain.kernel import Aggregate, Event
from domain.parties import Side
from domain.representation.carried_over import MandateCarriedOver
from domain.representation.legal_aid import Aided, LegalAidRequested, is_urgent
from domain.representation.mandates import LegalRepresentativeNamed, Mandate, MandateSubmitted, Power, Scope
from domain.representation.represented import Represented
from domain.representation.succession import EmployerSucceeded, WorkerSucceeded
from domain.rule_book import RuleBook

ERASED = "（已依法删除）"
EVERY_POWER = "依法代理，无须授权"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentativeRow:
    """One representative: for whom, with which powers, from when until when."""

    entry: int
    """Number of the entry that brought the mandate; acts through the representative name it."""
    side: str
    side_zh: str
    parties: tuple[int, ...]
    """Empty: the whole side."""
    name: str
    kind_zh: str
    organisation: str
    scope_zh: str
    powers: tuple[str, ...]
    powers_zh: tuple[str, ...]
    since: date
    until: date | None
    """The first day without authority."""
    in_force: bool
    legal_aid_letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionRow:
    """Who is in a party's place."""

    side: str
    side_zh: str
    party: int
    why_zh: str
    since: date
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartiesNow:
    """Representatives in the order they came, successors, and the workers for whom aid is urgent."""

    representatives: tuple[RepresentativeRow, ...] = ()
    successions: tuple[SuccessionRow, ...] = ()
    urgent_aid: tuple[int, ...] = ()


async def parties_now(
    house: House, actor: Actor, shown: CaseSummary, thread: Sequence[CaseSummary]
) -> PartiesNow:
    """Of a case the actor may see, with the cases of its thread that they may see."""
    kind = kind_of(shown.kind)
    if not issubclass(kind, Represented):
        return PartiesNow()
    told = _as_corrected(await house.case_file.history(shown.case_id))
    case = await house.case_file.read(kind, shown.case_id)  # after its entries: it knows each of them
    for other in thread:
        if other.kind == Dispute.TOPIC:  # last: it knows what other procedures were told since
            told += await _of_dispute(house, other.case_id)
    participants = set(case.participants)
    if any(_persons(event) for event in told):
        for other in thread:
            participants |= (await house.case_file.read(kind_of(other.kind), other.case_id)).participants
    names = await asyncio.to_thread(_names, actor, frozenset(participants), told, house.vault)
    return told_of(case, told, names, house.casework.rules, house.clock.today())


async def _of_dispute(house: House, dispute_id: UUID) -> list[Event]:
    """Its entries, which may be long, only where somebody took a party's place."""
    dispute = await house.case_file.read(Dispute, dispute_id)
    if not (dispute.workers_followed_by or dispute.employers_followed_by):
        return []
    return _as_corrected(await house.case_file.history(dispute_id))


def told_of(
    case: Aggregate, events: Iterable[Event], names: Mapping[UUID, str], rules: RuleBook, today: date
) -> PartiesNow:
    """What the entries say, in words."""
    rows: list[RepresentativeRow] = []
    followed: dict[tuple[Side, int], SuccessionRow] = {}
    urgent: list[int] = []
    for event in events:
        match event:
            case MandateSubmitted() | LegalRepresentativeNamed() | MandateCarriedOver() if isinstance(
                case, Represented
            ):
                rows.append(_representative(event, case.mandates[event.originator_version], names, today))
            case WorkerSucceeded():
                followed[Side.WORKER, event.worker] = _worker(event, names)
            case EmployerSucceeded():
                followed[Side.EMPLOYER, event.employer] = _employer(event, names)
            case LegalAidRequested() if isinstance(case, Aided) and event.worker in case.aid_asked:
                ends = event.period_ends
                if ends is not None and is_urgent(today, ends, rules, case.region):
                    urgent.append(event.worker)
            case _:
                pass
    return PartiesNow(
        representatives=tuple(rows), successions=tuple(followed.values()), urgent_aid=tuple(urgent)
    )


def _as_corrected(events: list[Event]) -> list[Event]:
    return list(with_corrections(events).events)


def _persons(event: Event) -> list[UUID]:
    match event:
        case MandateSubmitted() | LegalRepresentativeNamed() | MandateCarriedOver():
            return [event.representative.person_id]
        case WorkerSucceeded():
            return [successor.person.person_id for successor in event.successors]
        case EmployerSucceeded():
            return [person.person_id for person in event.investors]
        case _:
            return []


def _names(
    actor: Actor, participants: frozenset[UUID], events: Iterable[Event], vault: Vault
) -> dict[UUID, str]:
    """In full for institutions that take part in the dispute, masked for others."""
    wanted = list(dict.fromkeys(person for event in events for person in _persons(event)))
    found: Mapping[UUID, dict[str, Any]] = vault.persons(wanted) if wanted else {}
    shown = str if may_read_names(actor, participants) else masked
    return {person: shown(str(found[person]["name"])) if person in found else ERASED for person in wanted}


def _representative(
    event: MandateSubmitted | LegalRepresentativeNamed | MandateCarriedOver,
    mandate: Mandate,
    names: Mapping[UUID, str],
    today: date,
) -> RepresentativeRow:
    by_mandate = None if mandate.by_law or isinstance(event, LegalRepresentativeNamed) else event
    given = tuple(power for power in Power if any(power in powers for _, powers in mandate.powers[-1:]))
    kind = by_mandate.representative_kind if by_mandate else getattr(event, "legal_kind", None)
    scope = Scope.SPECIAL if given else Scope.GENERAL
    return RepresentativeRow(
        entry=event.originator_version,
        side=mandate.side.value,
        side_zh=mandate.side.zh,
        parties=mandate.parties,
        name=names[event.representative.person_id],
        kind_zh=kind.zh if kind else "",
        organisation=(by_mandate.organisation or "") if by_mandate else "",
        scope_zh=scope.zh if by_mandate else EVERY_POWER,
        powers=tuple(power.value for power in given),
        powers_zh=tuple(power.zh for power in given),
        since=mandate.since,
        until=mandate.ended_on,
        in_force=mandate.in_force(today),
        legal_aid_letter=getattr(event, "legal_aid_letter", None) or "",
    )


def _worker(event: WorkerSucceeded, names: Mapping[UUID, str]) -> SuccessionRow:
    return SuccessionRow(
        side=Side.WORKER.value,
        side_zh=Side.WORKER.zh,
        party=event.worker,
        why_zh="死亡",
        since=event.occurred_on,
        names=tuple(f"{names[one.person.person_id]}（{one.relation.zh}）" for one in event.successors),
    )


def _employer(event: EmployerSucceeded, names: Mapping[UUID, str]) -> SuccessionRow:
    employers = [
        f"{one.name}（{one.credit_code}）" if one.credit_code else one.name for one in event.successors
    ]
    return SuccessionRow(
        side=Side.EMPLOYER.value,
        side_zh=Side.EMPLOYER.zh,
        party=event.employer,
        why_zh=event.why.zh,
        since=event.occurred_on,
        names=(*employers, *(names[person.person_id] for person in event.investors)),
    )
