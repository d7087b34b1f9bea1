"""What can still happen to a limit: the entries that may follow a stage, read off the declared steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from application.catalogue import KINDS
from application.endings import ENDED
from application.rulings import Ruling
from domain.appeal_case.record import AppealState
from domain.arbitration.record import ArbitrationState
from domain.enforcement.record import EnforcementState
from domain.kernel import Event, event_classes, particulars
from domain.litigation.record import LitigationState
from domain.procuratorial.record import ProcuratorialState
from domain.retrial.record import RetrialState
from domain.steps import steps_of
from domain.terms import Term
from domain.time_limits import Deadline

STANDING_STILL: frozenset[Term] = frozenset(
    {
        ArbitrationState.SUSPENDED,
        LitigationState.SUSPENDED,
        AppealState.SUSPENDED,
        EnforcementState.STAYED,
        EnforcementState.SETTLEMENT,
        RetrialState.EXAMINATION_PAUSED,
        ProcuratorialState.REVIEW_PAUSED,
        ProcuratorialState.SUSPENDED,
    }
)
"""Stages in which no time runs; the entry that ends them brings the limit counted anew."""

RUNS_ON: Mapping[Term, str] = {EnforcementState.SETTLEMENT: "resume_until"}
"""Of the stages in which no time runs, the particular of the one limit that does."""

COUNTED_ANEW_AFTER: Mapping[Term, str] = {
    ArbitrationState.CORRECTION_PENDING: "acceptance_due",
    ArbitrationState.DEFERRED_MEDIATION: "acceptance_due",
    LitigationState.CORRECTION: "docketing_due",
    LitigationState.PREFILING_MEDIATION: "docketing_due",
}
"""Stages in which one limit does not run, by the particular in which their end brings it counted anew."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What can follow a stage, by topic."""

    now: frozenset[str]
    """Entries that may be recorded at once."""
    later: frozenset[str]
    """Entries that may ever be recorded."""
    leads_on: bool
    ended: bool


@cache
def ahead(kind: str, stage: Term) -> Ahead:
    """What the declared steps of a kind of case allow from a stage on."""
    steps = [step for step in steps_of(KINDS[kind]).values() if step.when]
    whenever = frozenset(step.records.TOPIC for step in steps_of(KINDS[kind]).values() if not step.when)
    reached = [stage]
    for state in reached:  # grows as more is reached
        for step in steps:
            leads_to = step.records.LEADS_TO
            if state in step.when and leads_to is not None and leads_to not in reached:
                reached.append(leads_to)
    now, later = (
        whenever | frozenset(step.records.TOPIC for step in steps if among & set(step.when))
        for among in ({stage}, set(reached))
    )
    leads_on = any(stage in step.when and step.records.LEADS_TO is not None for step in steps)
    return Ahead(now, later, leads_on, ended=stage in ENDED[kind])


def stands_still(stage: Term, particular: str) -> bool:
    """Whether a limit does not run in a stage."""
    if stage in STANDING_STILL:
        return RUNS_ON.get(stage) != particular
    return COUNTED_ANEW_AFTER.get(stage) == particular


def starts(topic: str, ruling: Ruling) -> bool:
    """Whether the entry is one of those that start the limit; what starts elsewhere is begun by whoever tells of it."""
    kind = kind_in(topic)
    return topic in ruling.starts_on or not any(kind_in(other) == kind for other in ruling.starts_on)


def ends_of(kind: str, particular: str, ruling: Ruling) -> frozenset[str]:
    """The entries that meet a limit: what its rule names among them, else those that hold it without starting it."""
    named = frozenset(topic for topic in ruling.ends_on if kind_in(topic) == kind)
    return named or frozenset(topic for topic in _holding(kind, particular) if not starts(topic, ruling))


def kind_in(topic: str) -> str:
    """The kind of case an entry belongs to."""
    return topic.partition(".")[0]


@cache
def _holding(kind: str, particular: str) -> frozenset[str]:
    entries: tuple[Any, ...] = event_classes(KINDS[kind])
    return frozenset(entry.TOPIC for entry in entries if particular in particulars_of_deadlines(entry))


def deadlines_in(event: Event) -> Iterable[tuple[str, Deadline]]:
    """The deadlines an entry holds, by particular."""
    kind: Any = type(event)
    for name in particulars_of_deadlines(kind):
        deadline = getattr(event, name)
        if deadline is not None:
            yield name, deadline


@cache
def particulars_of_deadlines(kind: Any) -> tuple[str, ...]:
    """The fields of an entry that hold deadlines."""
    hints = get_type_hints(kind)
    return tuple(name for name in particulars(kind) if Deadline in (hints[name], *get_args(hints[name])))
