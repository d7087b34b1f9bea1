"""Titles 案由: what a case is called, made of public words and of references to persons."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

import msgspec

from domain.kernel import Event
from domain.parties import Employer, Worker
from domain.representation.succession import EmployerSucceeded, WhySucceeded
from domain.terms import Term

T = TypeVar("T")


class Heading(msgspec.Struct, array_like=True):
    """What the title of a case is made of; the name itself stays in the person register."""

    first_worker: UUID | None = None
    workers: int = 0
    first_employer: str = ""
    employers: int = 0
    instrument: str = ""
    named: str = ""
    """A letter's department, the trade of a matter whose employers are not known yet, or what a notice is called."""

    def read(self, event: Event) -> None:
        """Take in what the event says about whom the case concerns."""
        for worker in (*_many(event, "workers", "worker", Worker), *_many(event, "members", "", Worker)):
            self.first_worker = self.first_worker or worker.person.person_id
            self.workers += 1
        for employer in _many(event, "employers", "employer", Employer):
            self.first_employer = self.first_employer or employer.name
            self.employers += 1
        if isinstance(event, EmployerSucceeded):
            self._follow(event)
        instrument = getattr(event, "instrument", None)
        if isinstance(instrument, Term) and not self.instrument:
            self.instrument = instrument.zh
        named = getattr(event, "department" if self.instrument else "trade", None) or getattr(
            event, "heading", None
        )
        if named and not self.named:
            self.named = named

    def of_dispute(self, name: Callable[[UUID], str]) -> str:
        """王*等3人与某某公司等2家单位劳动争议."""
        side = name(self.first_worker) if self.first_worker else ""
        if self.workers > 1:
            side += f"等{self.workers}人"
        return f"{side}与{self._employers()}劳动争议" if side and self.first_employer else "劳动争议"

    def of_matter(self) -> str:
        """某某公司监督事项."""
        return f"{self._employers() or self.named}监督事项"

    def of_letter(self) -> str:
        """提示函（致某某公司）, or a public letter without addressee."""
        addressee = self.named or self.first_employer
        return f"{self.instrument}（致{addressee}）" if addressee else f"公开{self.instrument}"

    def of_case(self, term: str) -> str:
        """某某公司检察监督案件."""
        return f"{self._employers() or self.named}{term}"

    def _follow(self, event: EmployerSucceeded) -> None:
        """After a merger or a division the successors are the party; whoever answers for a closed one stands beside it."""
        if event.why is WhySucceeded.ENDED:
            return
        self.employers += len(event.successors) - 1
        if event.employer == 1:
            self.first_employer = event.successors[0].name

    def _employers(self) -> str:
        return f"{self.first_employer}等{self.employers}家单位" if self.employers > 1 else self.first_employer


def _many(event: Event, several: str, one: str, kind: type[T]) -> list[T]:
    """Workers of a dispute are persons; the affected workers of a matter are only a number."""
    recorded = getattr(event, several, None)
    found = list(recorded) if isinstance(recorded, tuple) else []
    single = getattr(event, one, None) if one else None
    return [entry for entry in (*found, single) if isinstance(entry, kind)]
