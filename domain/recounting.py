"""Counting again 重新计算期限: when the day a limit starts from is corrected, or the calendar it was counted with grows."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, ClassVar
from uuid import UUID

from domain.history import History
from domain.kernel import Aggregate, Correction, Event
from domain.moving_period import RestatedDeadline, added_up_again, moves
from domain.rule_book import NoSuchRule, RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import AGREED, Deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedAgain:
    """One time limit of an earlier entry before and after; both stay on record."""

    version: int
    field: str
    was: Deadline
    now: Deadline


class LimitsCountedAgain(Correction):
    """期限重新计算: a confirmed holiday notice changed what these limits come to."""

    TERM = "期限重新计算"
    ARTICLE = "本系统记录规则"
    notice_id: UUID
    notice: str
    limits: tuple[CountedAgain, ...]

    def restatements(self, events: list[Event]) -> dict[int, dict[str, Any]]:
        stands: dict[int, dict[str, Any]] = {}
        for item in self.limits:
            stands.setdefault(item.version, {})[item.field] = item.now
        return stands


class Recounted(Aggregate):
    """What every case with time limits can have: the same limits counted once more."""

    MOVING: ClassVar[tuple[str, ...]] = ()
    """The fields of entries that hold a period which several of them add up to, where the procedure has one."""
    CountedAgain: type[LimitsCountedAgain]

    @step("重新计算期限", by=Capacity.SYSTEM, authority="本系统记录规则", records=LimitsCountedAgain)
    def count_again(
        self,
        on: Annotated[date, Ask("重新计算日期")],
        *,
        notice_id: Annotated[UUID, Ask("放假通知")],
        notice: Annotated[str, Ask("通知文号")],
        since: Annotated[date, Ask("通知改变的第一日")],
        history: History,
        rules: RuleBook,
    ) -> None:
        """放假通知生效后，受其影响的期限重新计算；原来的结果与新的结果都保留。没有变化的不记录。"""
        found = tuple(
            CountedAgain(version=version, field=field, was=held, now=now)
            for version, field, held, now in self._again(history, rules)
            if (held.provisional or held.falls_on >= since)
            and (held.falls_on, held.provisional) != (now.falls_on, now.provisional)
        )
        if found:
            self.happened(self.CountedAgain, on, notice_id=notice_id, notice=notice, limits=found)

    def recount(self, held: Deadline, starts_from: date, rules: RuleBook) -> Deadline:
        """The same time limit from another day, or by another calendar."""
        return rules.deadline(held.code, starts_from=starts_from, region=self.region)

    def counted_from(
        self, history: History, entry: Event, on: date, rules: RuleBook
    ) -> tuple[RestatedDeadline, ...]:
        """Deadlines that started from the entry, had it happened on `on`; sums of several entries are added up again."""
        copies = self._started_by(history, entry, on, rules)
        others = tuple(item for item in copies if item.field not in self.MOVING)
        if not self.MOVING or not moves(entry):
            return others
        days = {entry.originator_version: on}
        return others + added_up_again(history.events, days, self.MOVING, rules=rules, region=self.region)

    def _started_by(
        self, history: History, entry: Event, on: date, rules: RuleBook
    ) -> Iterator[RestatedDeadline]:
        """And their copies in later entries."""
        moved: dict[Deadline, Deadline] = {}
        for event, field, held in _deadlines(history):
            if event is entry and held.starts_from == entry.occurred_on and held.code != AGREED:
                moved[held] = self.recount(held, on, rules)
            if held in moved:
                yield RestatedDeadline(version=event.originator_version, field=field, deadline=moved[held])

    def _again(self, history: History, rules: RuleBook) -> Iterator[tuple[int, str, Deadline, Deadline]]:
        """Every deadline a rule counts, as it stands and as it comes out now."""
        added_up = added_up_again(history.events, {}, self.MOVING, rules=rules, region=self.region)
        sums = {(item.version, item.field): item.deadline for item in added_up}
        for event, field, held in _deadlines(history):
            version = event.originator_version
            if field in self.MOVING:
                yield version, field, held, sums.get((version, field), held)
                continue
            try:
                yield version, field, held, self.recount(held, held.starts_from, rules)
            except NoSuchRule:
                continue


def _deadlines(history: History) -> Iterator[tuple[Event, str, Deadline]]:
    for event in history.events:
        for item in fields(event):
            held = getattr(event, item.name)
            if isinstance(held, Deadline):
                yield event, item.name, held
