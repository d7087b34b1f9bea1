"""Beside 另一案件: the case that is decided on together with the one a step is taken in; both are recorded, or neither."""

from dataclasses import dataclass
from typing import Any

from domain.history import History


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Supplied by the application where a step concerns two cases: an existing one it names, or one it begins."""

    case: Any
    history: History
    """What is on record of it; empty where it is begun."""
    same_employer: bool = False
    """Whether the disputes of the two cases have an employer in common."""
    workers: int = 0
    employers: int = 0
    """How many are registered in the dispute of the case in which the step is taken."""
