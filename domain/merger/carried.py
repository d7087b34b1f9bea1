"""A period carried over 期限沿用: what moved it so far, in a form that an event of another case can hold."""

from dataclasses import dataclass
from datetime import date

from domain.moving_period import MovingPeriod
from domain.reckoning import Change, Extended, Paused, Restarted, Resumed
from domain.reckoning.changes import CutShort, Excluded
from domain.terms import Term
from domain.time_limits import Unit


class HowMoved(Term):
    """What kind of change it was."""

    RESTARTED = "restarted", "重新计算"
    PAUSED = "paused", "中止"
    RESUMED = "resumed", "恢复"
    EXTENDED = "extended", "延长"
    EXCLUDED = "excluded", "不计入"
    CUT_SHORT = "cut-short", "提前结束"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedChange:
    """One change, with what belongs to its kind."""

    how: HowMoved
    on: date
    ground: str = ""
    length: int | None = None
    unit: Unit | None = None
    until: date | None = None
    mark: int = 0


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

        case Excluded():
            return CarriedChange(
                how=HowMoved.EXCLUDED,
                on=change.on,
                until=change.until,
                ground=change.ground,
                mark=change.mark,
            )
        case CutShort():
            return CarriedChange(how=HowMoved.CUT_SHORT, on=change.on, mark=change.mark)


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
        case HowMoved.EXCLUDED:
            assert carried.until is not None  # noqa: S101 - written so above
            return Excluded(on=carried.on, until=carried.until, ground=carried.ground, mark=carried.mark)
        case HowMoved.CUT_SHORT:
            return CutShort(on=carried.on, mark=carried.mark)
