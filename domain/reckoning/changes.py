"""What moves a period once it runs: counted anew 重新计算, standing still 不计入, made longer 延长."""

from dataclasses import dataclass
from datetime import date

from domain.refusals import Refused
from domain.time_limits import TimeLimit, Unit


class NotRestartable(Refused):
    """该期限没有重新计算（中断）的规定。"""

    CODE = "not-restartable"
    AUTHORITY = "本系统记录规则"


class NotPausable(Refused):
    """该期限没有中止或者不计入的规定。"""

    CODE = "not-pausable"
    AUTHORITY = "本系统记录规则"


class NotPaused(Refused):
    """该期限没有中止，不能恢复计算。"""

    CODE = "not-paused"
    AUTHORITY = "本系统记录规则"


class AlreadyPaused(Refused):
    """该期限已经中止，恢复之前不能再次中止。"""

    CODE = "already-paused"
    AUTHORITY = "本系统记录规则"


class NotExtendable(Refused):
    """该期限没有延长的规定，或者延长的次数已经用完。"""

    CODE = "not-extendable"
    AUTHORITY = "本系统记录规则"


class ExtensionBeyondLimit(Refused):
    """延长超过规定的上限。"""

    CODE = "extension-beyond-limit"
    AUTHORITY = "本系统记录规则"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restarted:
    """重新计算: counted from the day after `on`, whatever had run before."""

    on: date
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """中止: from this day on no day counts, until the period is resumed."""

    on: date
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """恢复: the first day that counts again."""

    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """延长: by so much, in the unit the rule allows."""

    on: date
    length: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """不计入: days known beforehand, from `on` to the day before `until`, on a ground the rule must name.

    They may lie among other days that do not count; no day is taken out twice.
    """

    on: date
    until: date
    ground: str
    mark: int
    """The number of the entry, by which it may be cut short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutShort:
    """提前结束: the first day that counts again, of the days excluded under that mark."""

    on: date
    mark: int


Change = Restarted | Paused | Resumed | Extended | Excluded | CutShort


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days that do not count: from `since` up to the day before `until`; None while it lasts."""

    since: date
    until: date | None
    ground: str


def in_order(changes: tuple[Change, ...]) -> list[Change]:
    """By day; on one day a period is resumed before anything else happens to it."""
    return sorted(changes, key=lambda change: (change.on, not isinstance(change, Resumed)))


def pauses(limit: TimeLimit, changes: list[Change]) -> tuple[Pause, ...]:
    """All days that do not count, as stretches that never overlap."""
    found = _stopped(limit, changes)
    for more in _excluded(limit, changes):
        found += _beside(found, more)
    return tuple(sorted(found, key=lambda pause: pause.since))


def _excluded(limit: TimeLimit, changes: list[Change]) -> list[Pause]:
    """Of the days known beforehand, those on a ground that the rule names."""
    named = limit.pauses.grounds if limit.pauses else ()
    cut = {change.mark: change.on for change in changes if isinstance(change, CutShort)}
    return [
        Pause(
            since=change.on, until=min(change.until, cut.get(change.mark, change.until)), ground=change.ground
        )
        for change in changes
        if isinstance(change, Excluded) and any(ground in change.ground for ground in named)
    ]


def _beside(taken: list[Pause], more: Pause) -> list[Pause]:
    """The pieces of it that lie outside what is taken."""
    pieces = [(more.since, more.until or more.since)]
    for other in taken:
        around = [
            part
            for since, until in pieces
            for part in (
                (since, min(until, other.since)),
                (max(since, other.until), until) if other.until else (until, until),
            )
        ]
        pieces = [(since, until) for since, until in around if since < until]
    return [Pause(since=since, until=until, ground=more.ground) for since, until in pieces if since < until]


def _stopped(limit: TimeLimit, changes: list[Change]) -> list[Pause]:
    """The changes that stop and go on."""
    found: list[Pause] = []
    standing: Paused | None = None
    begun = {change.on: change for change in changes if isinstance(change, Paused)}
    if begun and limit.pauses is None:
        raise NotPausable(f"“{limit.name}”。", field="paused", authority=limit.authority)
    for change in changes:
        if isinstance(change, Paused) and begun.get(change.on) is change:
            if standing is not None:
                raise AlreadyPaused(
                    f"“{limit.name}”自 {standing.on} 起中止。",
                    field="paused",
                    authority=limit.authority,
                )
            standing = change
        elif isinstance(change, Resumed):
            if standing is None and change.on in begun:  # it went on the day it stopped: no day was lost
                del begun[change.on]
                continue
            if standing is None:
                raise NotPaused(f"“{limit.name}”，{change.on}。", field="resumed", authority=limit.authority)
            found.append(Pause(since=standing.on, until=change.on, ground=standing.ground))
            standing = None
    if standing is not None:
        found.append(Pause(since=standing.on, until=None, ground=standing.ground))
    return found


def extensions(limit: TimeLimit, changes: list[Change]) -> tuple[Extended, ...]:
    """Each extension held against what the text allows for it, the first against the first."""
    allowed = limit.extensions_in_turn(len(changes))
    made = [change for change in changes if isinstance(change, Extended)]
    for number, extended in enumerate(made):
        if number >= len(allowed):
            most = f"已延长 {number} 次" if number else limit.extension or "条文未写延长"
            raise NotExtendable(f"“{limit.name}”：{most}。", field="extended", authority=limit.authority)
        rule = allowed[number]
        if extended.unit is not rule.unit or (rule.length is not None and extended.length > rule.length):
            raise ExtensionBeyondLimit(
                f"“{limit.name}”：{rule.by}，至多 {rule.length or ''} {UNITS[rule.unit]}。",
                field="extended",
                authority=limit.authority,
            )
    return tuple(made)


UNITS = {
    Unit.CALENDAR_DAY: "日（自然日）",
    Unit.WORKING_DAY: "个工作日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
    Unit.HOUR: "小时",
}
