"""Who recorded what, when and why so late: the explicit values every event carries."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.personal_data import SealedText
from domain.terms import Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedBy:
    """The official who recorded, for which institution, in which capacity; values as of that moment."""

    person_id: UUID
    institution_id: UUID
    institution: str
    """The institution's public name on that day."""
    region: str
    """Administrative division code 行政区划代码 of the institution (GB/T 2260, 6 digits)."""
    capacity: Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An institution 机构 that another calls in: its public name and capacity as of that moment."""

    institution_id: UUID
    name: str
    capacity: Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """The circumstances of one command, handed to the aggregate before it decides."""

    by: RecordedBy
    at: datetime
    today: date
    """The legal date in Asia/Shanghai."""
    command_id: UUID
    late_reason: SealedText | None = None
    recording_allowance_days: int = 3
    """Days a step may be recorded after it occurred without a reason; a house rule, not law."""
