"""Officials 工作人员 and their institutions 机构, as the application knows them once they are logged in."""

from dataclasses import dataclass
from uuid import UUID

from domain.recording import RecordedBy
from domain.terms import Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An institution 机构 that records or reads: its public name, where it is, and in which capacity it acts."""

    institution_id: UUID
    name: str
    region: str
    """Administrative division code 行政区划代码, six digits; its jurisdiction is that division and all below."""
    capacity: Capacity

    @property
    def jurisdiction(self) -> str:
        """The code without its trailing pairs of zeros: 140900 (a city) covers 1409…, 000000 (the state) everything."""
        code = self.region
        while code.endswith("00"):
            code = code[:-2]
        return code


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person at the keyboard, acting for one institution in its capacity."""

    person_id: UUID
    name: str
    institution: Institution

    @property
    def capacity(self) -> Capacity:
        """What decides which steps are open to them."""
        return self.institution.capacity

    def recorded_by(self) -> RecordedBy:
        """The explicit values every event carries."""
        return RecordedBy(
            person_id=self.person_id,
            institution_id=self.institution.institution_id,
            institution=self.institution.name,
            region=self.institution.region,
            capacity=self.institution.capacity,
        )


SYSTEM = Actor(
    person_id=UUID("00000000-0000-4000-8000-000000000001"),
    name="系统流程",
    institution=Institution(
        institution_id=UUID("00000000-0000-4000-8000-000000000001"),
        name="工鉴系统流程",
        region="000000",
        capacity=Capacity.SYSTEM,
    ),
)
"""Processes record as this actor: they open ways and remind, and never file for a party."""
