"""As seen by 当时可见: what a person could see of a case at a moment of recording, told from events."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySeen:
    """One entry that could be read then: how, not what it says."""

    position: int
    case_id: UUID
    version: int
    term: str
    recorded_at: datetime
    withheld: int
    """Particulars that were sealed for this person."""
    erased: int
    """Particulars that could be read then, as far as the rules went, and have been erased since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenThen:
    """The rights of that moment and what they opened."""

    case_id: UUID
    kind: str
    person_id: UUID
    position: int
    """The moment: so many records stood in the ledger."""
    known: bool
    """Whether any record up to then was made by this person; their institution and capacity are taken from the last."""
    institution_id: UUID | None
    institution: str
    capacity: str
    capacity_zh: str
    visible: bool
    why: str
    takes_part_since: int | None
    """Position from which the institution took part in the thread; names are then shown in full."""
    names_in_full: bool
    entries: int
    """How many entries could be read."""
    shown: tuple[EntrySeen, ...]
    """The same one by one, for those who may see the case themselves."""
    read_at: tuple[int, ...]
    """Positions of the records that this person did open the case by then."""
