"""Reconcile 核验: everything the house holds, against the record and what was signed of it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from application.house import House
from application.ports import Damage
from application.upkeep import Difference, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Every difference that was found."""

    position: int
    """How many records the ledger held."""
    damages: Sequence[Damage]
    """Of the records, their tree, its checkpoints, and of what the records refer to."""
    differences: Sequence[Difference]
    """Between the read models and a replay."""

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.damages and not self.differences


Part = Callable[[str], AbstractContextManager[Progress]]
"""Begins a part by its name, as a progress bar does."""


def reconciled(house: House, part: Part) -> Reconciled:
    """One pass for each part; nothing is changed."""
    damages: list[Damage] = []
    with part("核验账本") as advance:
        damages += house.ledger.damages(advance)
    with part("核验检查点") as advance:
        damages += house.trail.damages(advance)
    with part("核验封存内容和材料") as advance:
        damages += house.contents.damages(advance)
    with part("比对视图") as advance:
        differences = house.views.reconcile(advance)
    return Reconciled(position=house.ledger.position(), damages=damages, differences=differences)
