"""A desk at which facts are recorded as they come: straight into the ledger, names and texts into the vault."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from adapters.event_mapper import EventMapper
from adapters.ledger import Entry, Ledger
from adapters.vault import SealedVault
from application.people import Actor, Institution
from domain.claims import Claim, ClaimKind
from domain.dispute import Dispute
from domain.dispute.record import DisputeCause
from domain.kernel import Event
from domain.mediation import MediationCase
from domain.mediation.opening import HowApplied
from domain.mediation.record import MediationBody
from domain.parties import Employer, Side, Worker
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.terms import Capacity
from domain.time_limits import Deadline

HOUSE_KEY = bytes(range(32))
TODAY = date(2026, 11, 20)
EARLY = date(2026, 11, 2)


def official(capacity: Capacity, number: int, region: str = "140902", name: str = "") -> Actor:
    """A person of an institution of that capacity."""
    institution = Institution(
        institution_id=UUID(int=number), name=name or f"示例县{capacity.zh}", region=region, capacity=capacity
    )
    return Actor(person_id=UUID(int=1000 + number), name="经办人", institution=institution)


MEDIATOR = official(Capacity.MEDIATION, 21)
OTHER_MEDIATOR = official(Capacity.MEDIATION, 22)
ARBITRATOR = official(Capacity.ARBITRATION, 23)
JUDGE = official(Capacity.COURT, 24)
UNION = official(Capacity.UNION, 25, name="示例县总工会")
PROCURATOR = official(Capacity.PROCURATORATE, 26)
FAR_JUDGE = official(Capacity.COURT, 27, region="330106")
ADMINISTRATOR = official(Capacity.ADMINISTRATION, 21)
COUNTY = Employer(name="示例（忻府）商贸有限公司", credit_code="91140902MA0EXAMPLE")


class Clock:
    """A day that stands still, and a moment that does not stand in the way."""

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 1, tzinfo=UTC)

    def today(self) -> date:
        return TODAY


def deadline(falls_on: date, starts_from: date = EARLY) -> Deadline:
    """A deadline as an event holds it."""
    return Deadline(
        code="example",
        falls_on=falls_on,
        starts_from=starts_from,
        authority="示例规则",
        calendar="2026",
        provisional=False,
        explanation=f"自 {starts_from} 次日起算。",
    )


@dataclass
class Desk:
    """Records facts; keeps count of the versions of each case."""

    ledger: Ledger
    vault: SealedVault
    mapper: EventMapper = field(default_factory=EventMapper)
    versions: dict[UUID, int] = field(default_factory=dict)

    def record(
        self,
        event: Callable[..., Event],
        case: UUID,
        on: date = EARLY,
        /,
        *,
        by: Actor = MEDIATOR,
        late: str = "",
        **particulars: Any,
    ) -> Event:
        """One fact, recorded on TODAY; plain names and texts are sealed on the way."""
        sealer = self.vault.sealer(case)
        version = self.versions.get(case, 0) + 1
        fact = event(
            originator_id=case,
            originator_version=version,
            timestamp=Clock().now(),
            occurred_on=on,
            recorded_by=by.recorded_by(),
            command_id=uuid4(),
            late_reason=sealer.text(late) if late else None,
            **{name: value(sealer) if callable(value) else value for name, value in particulars.items()},
        )
        self.ledger.append(
            Entry(fact.command_id, b"request", (self.mapper.to_stored(fact),), b"", tuple(sealer.enclosed))
        )
        self.versions[case] = version
        return fact

    def dispute(
        self, *names: str, employers: tuple[Employer, ...] = (COUNTY,), by: Actor = MEDIATOR, on: date = EARLY
    ) -> UUID:
        """A registered dispute of these workers."""
        case_id = uuid4()
        self.record(
            Dispute.Registered,
            case_id,
            on,
            by=by,
            cause=DisputeCause.PAY,
            workers=lambda sealer: tuple(worker(name)(sealer) for name in names),
            employers=employers,
            claims=(Claim(kind=ClaimKind.WAGES, amount=Decimal("12345.60")),),
            facts=text("拖欠三个月工资"),
        )
        return case_id

    def mediation(self, dispute_id: UUID, *, by: Actor = MEDIATOR, number: str = "") -> UUID:
        """A mediation of that dispute, accepted under a number where one is given."""
        case_id = uuid4()
        self.record(
            MediationCase.Applied,
            case_id,
            by=by,
            dispute_id=dispute_id,
            body=MediationBody.PEOPLES,
            applicant=Side.WORKER,
            how=HowApplied.ORAL,
            period=deadline(EARLY + timedelta(days=15)),
        )
        if number:
            period = deadline(EARLY + timedelta(days=15))
            self.record(MediationCase.Accepted, case_id, by=by, case_number=number, period=period)
        return case_id


def text(words: str) -> Callable[[Any], SealedText]:
    """Words to be sealed."""

    def seal(sealer: Any) -> SealedText:
        sealed: SealedText = sealer.text(words)
        return sealed

    return seal


def note(words: str) -> Callable[[Any], PrivilegedText]:
    """Words only the recording institution may read."""

    def seal(sealer: Any) -> PrivilegedText:
        sealed: PrivilegedText = sealer.privileged(words)
        return sealed

    return seal


def worker(name: str) -> Callable[[Any], Worker]:
    """A worker to be entered in the person register."""

    def enter(sealer: Any) -> Worker:
        person: Person = sealer.person({"name": name})
        return Worker(person=person, employed_from=date(2020, 1, 1))

    return enter
