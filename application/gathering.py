"""Gathering 收集: what one answer tells of which cases, noted where it is read and nowhere else.

Whoever answers a request opens a gathering; the questions, the case file and the exports note in it what they return,
so that an address somebody adds later is recorded without knowing of it. Outside a request nothing is gathered.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from application.people import Actor
from domain.access_record import Purpose, What
from domain.terms import Capacity


@dataclass(slots=True)
class Told:
    """What an answer, or a part of one, tells."""

    opened: dict[UUID, None] = field(default_factory=dict)
    listed: dict[UUID, None] = field(default_factory=dict)
    files: dict[UUID, None] = field(default_factory=dict)
    """Cases whose file was read, whether or not any of it is shown."""
    documents: dict[str, None] = field(default_factory=dict)
    log_indexes: dict[int, None] = field(default_factory=dict)
    anyway: bool = False
    """Recorded also where nothing was found."""

    def __bool__(self) -> bool:
        return bool(self.anyway or self.opened or self.listed or self.files)

    def all_opened(self) -> list[UUID]:
        """Cases that are told of at length.

        Of the files read that is the first, which the address is about, and each that the reader was also told of by
        the access filter; a file that was only looked into to decide something is not shown.
        """
        first = list(self.files)[:1]
        also = [case_id for case_id in self.files if case_id in self.listed]
        return list(dict.fromkeys([*self.opened, *first, *also]))

    def all_listed(self) -> list[UUID]:
        """Cases of which there is no more than a line."""
        opened = set(self.all_opened())
        return [case_id for case_id in self.listed if case_id not in opened]


@dataclass(slots=True)
class Gathering:
    """One answer on its way: who asked, why, and what it tells so far."""

    actor: Actor | None = None
    what: What | None = None
    """Where it was said; else it follows from what is told."""
    stated: Purpose | None = None
    """The purpose, where the reader chose one."""
    handlers: set[UUID] = field(default_factory=set)
    """Institutions that handle the cases."""
    as_of: int | None = None
    as_of_date: date | None = None
    words: int = 0
    about_person: UUID | None = None
    about_institution: UUID | None = None
    file_sha256: str | None = None
    """Of the file that was made for this reader."""
    told: Told = field(default_factory=Told)

    def by(self, actor: Actor) -> None:
        """Who asks; what the system asks for itself nobody reads."""
        if actor.capacity is not Capacity.SYSTEM:
            self.actor = actor

    def is_a(self, what: What) -> None:
        """It is that, whatever else is told with it, and is recorded also where nothing is found."""
        self.told.anyway = True
        if self.what is not What.EXPORT:  # of whatever list it is
            self.what = what

    def opens(self, case_id: UUID, handled_by: UUID | None = None) -> None:
        """The record of this case is told."""
        self._note(self.told.opened, case_id, handled_by)

    def lists(self, case_id: UUID, handled_by: UUID | None = None) -> None:
        """A line about this case is told."""
        self._note(self.told.listed, case_id, handled_by)

    def reads(self, case_id: UUID, handled_by: UUID | None = None) -> None:
        """The file of this case is read for the answer."""
        self._note(self.told.files, case_id, handled_by)

    def gives(self, digest: str) -> None:
        """A document is given out."""
        self.told.documents[digest] = None
        self.is_a(What.DOCUMENT)

    def proves(self, log_index: int) -> None:
        """The proof of a record is given."""
        self.told.log_indexes[log_index] = None
        self.is_a(What.VERIFY)

    def _note(self, where: dict[UUID, None], case_id: UUID, handled_by: UUID | None) -> None:
        where[case_id] = None
        if handled_by is not None:
            self.handlers.add(handled_by)

    def nothing_shown(self) -> None:
        """The answer is a refusal: nothing of what was read goes out."""
        self.told = Told()

    def taken(self) -> Told:
        """What is told so far; what comes after it is another part."""
        told, self.told = self.told, Told()
        return told


current: ContextVar[Gathering | None] = ContextVar("gathering", default=None)
"""Of the request being answered."""


def gathering() -> Gathering:
    """The gathering of the answer being made; outside of one, one that nobody reads."""
    return current.get() or Gathering()
