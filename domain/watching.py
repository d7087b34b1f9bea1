"""Watching 期限监看: that a time limit has passed becomes part of the record. Nothing follows from it by itself."""

from datetime import date
from typing import Annotated

from domain.kernel import Aggregate, Event
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Capacity


class LimitNotPassed(Refused):
    """该期限尚未届满。"""

    CODE = "limit-not-passed"
    AUTHORITY = "本系统记录规则"


class TimeLimitPassed(Event):
    """期限届满: which limit, its last day, and how that was counted, as it stood on the day it was noted."""

    TERM = "期限届满"
    ARTICLE = "本系统记录规则"
    limit: str
    falls_on: date
    authority: str
    explanation: str


class Watched(Aggregate):
    """What every case can have: a note that one of its limits passed without the step it was for."""

    LimitPassed: type[TimeLimitPassed]

    @step("记录期限届满", by=Capacity.SYSTEM, authority="本系统记录规则", records=TimeLimitPassed)
    def note_passed_limit(
        self,
        on: Annotated[date, Ask("记录日期")],
        *,
        limit: Annotated[str, Ask("期限规则")],
        falls_on: Annotated[date, Ask("届满日")],
        limit_authority: Annotated[str, Ask("依据")],
        explanation: Annotated[str, Ask("计算说明")],
    ) -> None:
        """期限届满而未办理的，由系统如实记入；是否逾期、有何后果，由办理机关依法认定。"""
        if self.occasion.today <= falls_on:
            raise LimitNotPassed(f"{limit}至 {falls_on} 届满。", field="falls_on")
        self.happened(
            self.LimitPassed,
            on,
            limit=limit,
            falls_on=falls_on,
            authority=limit_authority,
            explanation=explanation,
        )
