"""Earlier roles 曾任角色: who recorded in the other procedures of the same dispute; supplied where recusal is at issue."""

from dataclasses import dataclass
from uuid import UUID

from domain.terms import Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRole:
    """One official who recorded in another procedure, for which institution and in which capacity."""

    official_id: UUID
    case_id: UUID
    institution: str
    capacity: Capacity


@dataclass(frozen=True, slots=True)
class EarlierRoles:
    """Every such official of the dispute's other procedures; a case decides alone and cannot see them itself."""

    roles: tuple[EarlierRole, ...] = ()

    def in_capacity(self, capacity: Capacity) -> tuple[EarlierRole, ...]:
        """Those who recorded in one capacity, such as mediators."""
        return tuple(role for role in self.roles if role.capacity is capacity)
