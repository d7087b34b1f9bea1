"""Counting again 重新计算期限: when the day a limit starts from is corrected, or the calendar it was counted with grows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Annotated, Any, ClassVar, Protocol, runtime_checkable
from uuid import UUID

from domain.history import History
from domain.kernel import Aggregate, Correction, Event
from domain.moving_period import RestatedDeadline, added_up_again, moves
from domain.reckoning import Change
from domain.rule_book import NoSuchRule, RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import AGREED, Deadline

RESTS_ON: dict[str, frozenset[str]] = {
    "arbitration-case.collective-established#collective_acceptance_due": frozenset(
        {"arbitration-case.filed#occurred_on", "arbitration-case.application-completed#occurred_on"}
    ),
    "arbitration-case.collective-notice-became-due#collective_notice_due": frozenset(
        {"arbitration-case.accepted#occurred_on", "arbitration-case.transfer-accepted#occurred_on"}
    ),
    "arbitration-case.collective-notice-given#collective_notice_due": frozenset(
        {"arbitration-case.accepted#occurred_on", "arbitration-case.transfer-accepted#occurred_on"}
    ),
    "inspection-case.too-old#lookback": frozenset({"inspection-case.registered#ended_on"}),
}
"""Limits that an entry counts from a day told by an earlier one, with the entries that may have told it."""


@runtime_checkable
class CountsFrom(Protocol):
    """An event with limits that run from another day than its own; those it does not name run from its own."""

    def starts(self) -> Mapping[str, date | None]: ...


@runtime_checkable
class Interrupted(Protocol):
    """An event that holds what moved one of its limits."""

    def changes_of(self, field: str) -> tuple[Change, ...]: ...


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
        self, history: History, entry: Event, corrected: Event, rules: RuleBook
    ) -> tuple[RestatedDeadline, ...]:
        """Deadlines that rest on the entry, had it been as corrected; sums of several entries are added up again."""
        copies = self._resting_on(history, entry, corrected, rules)
        others = tuple(item for item in copies if item.field not in self.MOVING)
        if not self.MOVING or not moves(entry):
            return others
        own = {item.field: item.deadline for item in others if item.version == entry.originator_version}
        stands = replace(corrected, **own) if own else corrected
        events = [stands if event is entry else event for event in history.events]
        return others + added_up_again(events, self.MOVING, rules=rules, region=self.region)

    def _resting_on(
        self, history: History, entry: Event, corrected: Event, rules: RuleBook
    ) -> Iterator[RestatedDeadline]:
        """Those of the entry itself, those later entries count from its days, and the copies of both."""
        moved: dict[Deadline, Deadline] = {}
        days = {f"{entry.TOPIC}#{name}": day for name, day in _days(entry).items()}
        for event, field, held in _deadlines(history):
            if held.code == AGREED:
                continue
            if event is entry:
                was, starts_from = start_of(entry, field), start_of(corrected, field)
                if was == held.starts_from != starts_from:
                    moved[held] = self._counted(corrected, field, held, starts_from, rules)
            for day in days.keys() & RESTS_ON.get(f"{event.TOPIC}#{field}", frozenset()):
                starts_from = _days(corrected)[day.partition("#")[2]]
                if days[day] == held.starts_from != starts_from:
                    moved[held] = self._counted(event, field, held, starts_from, rules)
            if held in moved:
                yield RestatedDeadline(version=event.originator_version, field=field, deadline=moved[held])

    def _again(self, history: History, rules: RuleBook) -> Iterator[tuple[int, str, Deadline, Deadline]]:
        """Every deadline a rule counts, as it stands and as it comes out now."""
        added_up = added_up_again(history.events, self.MOVING, rules=rules, region=self.region)
        sums = {(item.version, item.field): item.deadline for item in added_up}
        anew: dict[Deadline, Deadline] = {}
        for event, field, held in _deadlines(history):
            version = event.originator_version
            if field in self.MOVING:
                yield version, field, held, sums.get((version, field), held)
                continue
            try:
                if held not in anew:
                    anew[held] = self._counted(event, field, held, held.starts_from, rules)
                yield version, field, held, anew[held]
            except NoSuchRule:
                continue

    def _counted(
        self, event: Event, field: str, held: Deadline, starts_from: date, rules: RuleBook
    ) -> Deadline:
        changes = event.changes_of(field) if isinstance(event, Interrupted) else ()
        if not changes:
            return self.recount(held, starts_from, rules)
        added = rules.reckon(held.code, starts_from=starts_from, region=self.region, changes=changes)
        return added.deadline or held


def start_of(event: Event, field: str) -> date:
    """The day a limit of this entry runs from: the entry's own, where it does not say otherwise."""
    elsewhere = event.starts().get(field) if isinstance(event, CountsFrom) else None
    return elsewhere or event.occurred_on


def _days(event: Event) -> dict[str, date]:
    found = ((item.name, getattr(event, item.name)) for item in fields(event))
    return {name: value for name, value in found if type(value) is date}


def _deadlines(history: History) -> Iterator[tuple[Event, str, Deadline]]:
    for event in history.events:
        for item in fields(event):
            held = getattr(event, item.name)
            if isinstance(held, Deadline):
                yield event, item.name, held
