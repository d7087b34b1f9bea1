"""Accesses asked for 查阅记录查询: who was shown what, of a case, by a person, by an institution."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessFilter:
    """Empty = no restriction."""

    case_id: UUID | None = None
    person_id: UUID | None = None
    institution_id: UUID | None = None
    what: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    opened_only: bool = False
    """Leave out where a case was no more than a line of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRow:
    """One access as the report shows it; `position` is where it stands in the ledger, and so in the tree."""

    position: int
    record_id: UUID
    recorded_at: datetime
    person_id: UUID
    person: str
    """Name of a person of the asker's own institution, else ''."""
    institution_id: UUID
    institution: str
    capacity: str
    capacity_zh: str
    what: str
    what_zh: str
    purpose: str
    purpose_zh: str
    purpose_stated: bool
    ground: str
    ground_verified: bool
    opened: tuple[UUID, ...]
    """Cases told of at length, as far as the asker may know of them."""
    listed: tuple[UUID, ...]
    """Cases that had a line, as far as the asker may know of them."""
    others: int
    """How many further cases the answer told of."""
    documents: tuple[str, ...]
    log_indexes: tuple[int, ...]
    as_of: int | None
    words: int
    about_person: UUID | None
    about_institution: UUID | None
    file_sha256: str
    """Of the case bundle given out; '' for anything else."""
