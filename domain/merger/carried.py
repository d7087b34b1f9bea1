"""A period carried over 期限沿用: what moved it so far, in a form that an event of another case can hold."""

from dataclasses import dataclass
from datetime import date

from domain.moving_period import MovingPeriod
from domain.reckoning import Change, Extended, Paused, Restarted, Resumed
from domain.terms import Term
from domain.time_limits import Unit


class HowMoved(Term):
    """What kind of change it was."""

    RESTARTED = "restarted", "重新计算"
    PAUSED = "paused", "中止"
    RESUMED = "resumed", "恢复"
    EXTENDED = "extended", "延长"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedChange:
    """One change, with what belongs to its kind."""

    how: HowMoved
    on: date
    ground: str = ""
    length: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedPeriod:
    """Under which rule it runs, since when, and what has moved it."""

    code: str
    began_on: date
    changes: tuple[CarriedChange, ...] = ()

    @classmethod
    def of(cls, period: MovingPeriod) -> "CarriedPeriod":
        """As it stands in the case it comes from."""
        changes = tuple(_carried(change) for change in period.changes)
        return cls(code=period.code, began_on=period.began_on, changes=changes)

    @property
    def period(self) -> MovingPeriod:
        """As it runs on in the new case."""
        changes = tuple(_change(carried) for carried in self.changes)
        return MovingPeriod(code=self.code, began_on=self.began_on, changes=changes)


def _carried(change: Change) -> CarriedChange:
    match change:
        case Restarted():
            return CarriedChange(how=HowMoved.RESTARTED, on=change.on, ground=change.ground)
        case Paused():
            return CarriedChange(how=HowMoved.PAUSED, on=change.on, ground=change.ground)
        case Resumed():
            return CarriedChange(how=HowMoved.RESUMED, on=change.on)
        case Extended():
            return CarriedChange(how=HowMoved.EXTENDED, on=change.on, length=change.length, unit=change.unit)


def _change(carried: CarriedChange) -> Change:
    match carried.how:
        case HowMoved.RESTARTED:
            return Restarted(on=carried.on, ground=carried.ground)
        case HowMoved.PAUSED:
            return Paused(on=carried.on, ground=carried.ground)
        case HowMoved.RESUMED:
            return Resumed(on=carried.on)
        case HowMoved.EXTENDED:
            assert carried.length is not None and carried.unit is not None  # noqa: S101, PT018 - written so above
            return Extended(on=carried.on, length=carried.length, unit=carried.unit)
