"""Running time limits 期限: what the entries of a case say of each of its limits, for the case page and the board alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

from application.catalogue import KINDS
from application.endings import ENDED
from domain.arbitration import ArbitrationCase
from domain.arbitration.record import ArbitrationState
from domain.kernel import Correction, Event, corrected, particulars
from domain.litigation import LitigationCase
from domain.litigation.record import LitigationState
from domain.mediation import MediationCase
from domain.rule_book import RuleBook
from domain.steps import steps_of
from domain.supervision_letter import SupervisionLetter
from domain.supervision_matter.stated_period import STATED
from domain.terms import Term
from domain.time_limits import Deadline


class LimitState(Term):
    """How a limit stands. Overdue is none of them: it is running on a day after its last."""

    RUNNING = "running", "进行中"
    SUSPENDED = "suspended", "中止"
    MET = "met", "已办结"
    MET_LATE = "met-late", "逾期办结"
    MOOT = "moot", "已不适用"


STANDING_STILL: frozenset[Term] = frozenset({ArbitrationState.SUSPENDED, LitigationState.SUSPENDED})
"""Stages in which no time runs; the entry that ends them brings the limit counted anew."""

LAPSES: frozenset[type[Event]] = frozenset(
    {
        MediationCase.PeriodExpired,
        ArbitrationCase.DecisionOverdue,
        ArbitrationCase.NotAnswered,
        ArbitrationCase.TerminatedForSuit,
        ArbitrationCase.AwardEffective,
        ArbitrationCase.AwardEffectiveForOthers,
        LitigationCase.NotAnswered,
        LitigationCase.JudgmentEffective,
        SupervisionLetter.OverdueEstablished,
    }
)
"""Entries that name a limit because nobody met it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit as the entries so far leave it."""

    particular: str
    """The field of the entry it was recorded in."""
    started_by: str
    """The term of that entry."""
    deadline: Deadline
    of_this_stage: bool = True
    named_on: date | None = None
    """When a later entry used it: an answer, or the finding that there was none."""
    lapsed: bool = False


@dataclass(slots=True, kw_only=True)
class CaseLimits:
    """The limits of one case while its entries are read one after another."""

    kind: str
    stage: Term
    limits: dict[str, Limit] = field(default_factory=dict)
    """By code: the newest under each rule."""

    @classmethod
    def of(cls, kind: str, events: Iterable[Event]) -> "CaseLimits":
        """Told from the whole record, each entry with the values that now stand."""
        told = cls(kind=kind, stage=KINDS[kind].STATES("none"))
        for event in corrected(list(events)):
            told.take_in(event)
        return told

    def take_in(self, event: Event) -> None:
        """What one entry starts, replaces or uses."""
        if event.LEADS_TO is not None:
            self.stage = event.LEADS_TO
            self.limits = {code: replace(held, of_this_stage=False) for code, held in self.limits.items()}
        for name, deadline in _deadlines(event):
            held = self.limits.get(deadline.code)
            if held is None or held.deadline != deadline or _takes_up(type(event), name):
                self.limits[deadline.code] = Limit(particular=name, started_by=event.TERM, deadline=deadline)
            else:
                self.limits[deadline.code] = replace(
                    held, named_on=event.occurred_on, lapsed=type(event) in LAPSES
                )

    def state_of(self, code: str) -> LimitState:
        """How the limit stands in the stage the case has reached.

        A limit runs in the stage that set it and, until the case has ended, while it can still come to a step that
        uses it. Whoever used it has met it, in time or late; where its passing was recorded, it is late for as long
        as the step that was missed is still open. An earlier stage's limit is no delay of this one.
        """
        held, ahead = self.limits[code], _ahead(self.kind, self.stage)
        if held.named_on is not None and not held.lapsed:
            return LimitState.MET_LATE if held.deadline.has_passed(held.named_on) else LimitState.MET
        if held.lapsed:
            presses = held.particular in ahead.now and not ahead.ended
        else:
            presses = held.of_this_stage or (held.particular in ahead.later and not ahead.ended)
        if not presses or not ahead.leads_on:
            return LimitState.MOOT
        return LimitState.SUSPENDED if self.stage in STANDING_STILL else LimitState.RUNNING


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What can follow a stage."""

    now: frozenset[str]
    """Limits that entries may use at once, by particular."""
    later: frozenset[str]
    """Limits that entries may ever use."""
    leads_on: bool
    ended: bool


@cache
def _ahead(kind: str, stage: Term) -> _Ahead:
    steps = [step for step in steps_of(KINDS[kind]).values() if step.when]
    reached = [stage]
    for state in reached:  # grows as more is reached
        for step in steps:
            leads_to = step.records.LEADS_TO
            if state in step.when and leads_to is not None and leads_to not in reached:
                reached.append(leads_to)
    now, later = (
        frozenset(name for step in steps if among & set(step.when) for name in _uses(step.records))
        for among in ({stage}, set(reached))
    )
    leads_on = any(stage in step.when and step.records.LEADS_TO is not None for step in steps)
    return _Ahead(now, later, leads_on, ended=stage in ENDED[kind])


def _uses(entry: type[Event]) -> list[str]:
    return [name for name in particulars(entry) if not _takes_up(entry, name)]


def changes_limits(event: Event) -> bool:
    """Whether an entry can change what is known of any limit of its case."""
    return event.LEADS_TO is not None or isinstance(event, Correction) or starts_limits(event)


def starts_limits(event: Event) -> bool:
    """Whether an entry holds a deadline."""
    return bool(_deadlines(event))


def _deadlines(event: Event) -> list[tuple[str, Deadline]]:
    kind: Any = type(event)
    held = [(name, getattr(event, name)) for name in _particulars_of_deadlines(kind)]
    return [(name, deadline) for name, deadline in held if deadline is not None]


@cache
def _particulars_of_deadlines(kind: Any) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    return tuple(name for name in particulars(kind) if Deadline in (hints[name], *get_args(hints[name])))


def _takes_up(entry: type[Event], name: str) -> bool:
    """Whether the case keeps the deadline from this entry on, rather than the entry naming it."""
    return name in entry.evolve.__code__.co_names


def names_of(rules: RuleBook) -> Mapping[str, str]:
    """What limits are called, by code."""
    return {STATED: "文书载明的期限", **{limit.code: limit.name for limit in rules.limits}}


def name_of(names: Mapping[str, str], code: str, started_by: str) -> str:
    """A limit no rule counts is called after the entry that set it."""
    return names.get(code) or f"{started_by}起算的期限"


def in_words(state: LimitState, days_left: int) -> str:
    """How a limit stands on the day asked."""
    if state is not LimitState.RUNNING:
        return state.zh
    if days_left < 0:
        return f"逾期 {-days_left} 日"
    return "今日届满" if days_left == 0 else f"还有 {days_left} 日"
