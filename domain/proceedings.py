"""Proceedings 程序: what mediation, arbitration and litigation share about dates and time limits."""

from datetime import date
from typing import ClassVar

from domain.kernel import Aggregate
from domain.refusals import DateBeforeItsGround, Refused
from domain.time_limits import Deadline


class OutOfTime(Refused):
    """该权利的法定期限已经届满。"""

    CODE = "out-of-time"


class Proceeding(Aggregate):
    """A case in which rights end with a time limit."""

    TOO_LATE: ClassVar[type[Refused]] = OutOfTime

    def in_time(self, on: date, until: Deadline | None) -> None:
        """Refuse what comes after its time limit."""
        if until is not None and until.has_passed(on):
            raise self.TOO_LATE(
                f"期限至 {until.falls_on} 届满：{until.explanation}", field="on", authority=until.authority
            )

    def not_before(self, ground: date | None, what: str, on: date) -> None:
        """Refuse a date before the fact it presupposes."""
        if ground is not None and on < ground:
            raise DateBeforeItsGround(f"{on} 早于{what}的日期 {ground}。", field="on")
