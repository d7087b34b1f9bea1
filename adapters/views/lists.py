"""Lists of members 名册 in a timeline: how many and which numbers; each of them is told where the list is told."""

from collections.abc import Sequence
from itertools import pairwise

from adapters.views.wording import Part, Reference, What
from domain.kernel import Event

FEW = 20
"""So many numbers, or runs of numbers, are told one by one."""


def in_one_line(event: Event) -> list[Part]:
    """共 500 名，第 4 至 503 号；逐人见劳动者名册."""
    numbers = event.told_numbers()
    told = runs(numbers)
    which = "、".join(told[:FEW]) + ("等" if len(told) > FEW else "")
    return [f"共 {len(numbers)} 名，第 {which} 号；", Reference(What.MEMBERS, event.originator_id)]


def runs(numbers: Sequence[int]) -> list[str]:
    """1, 2, 3, 7 as 1 至 3 and 7."""
    found: list[list[int]] = [[number] for number in sorted(numbers)[:1]]
    for before, number in pairwise(sorted(numbers)):
        if number == before + 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]} 至 {run[1]}" for run in found]
