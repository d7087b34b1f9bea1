"""What the leading case does to one beside it: takes it in, or lets it go on alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.history import History
from domain.merger import conditions
from domain.merger.beside import Beside
from domain.merger.record import Mergeable
from domain.merger.standing import number_in
from domain.terms import Term


def take(case: Mergeable, on: date, beside: Beside, history: History) -> Any:
    """The other case goes on here from now on; where it stood."""
    other = beside.case
    other.occasion = case.occasion
    stood_at = other.state
    other.be_taken_into(on, leading_id=case.id, leading_number=number_in(history))
    return stood_at


def let_go(case: Mergeable, on: date, beside: Beside, steps: Mapping[Term, str]) -> None:
    """What was taken in goes on alone, by the step that belongs to the stage in which it was taken in."""
    conditions.still_taken_in(case, beside, "separated_id")
    conditions.of_one_organ(case, beside.case, "separated_id")
    beside.case.occasion = case.occasion
    getattr(beside.case, steps[beside.case.stood_at])(on, leading_id=case.id)
