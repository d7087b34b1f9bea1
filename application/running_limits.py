"""Running time limits 期限: what the entries of a case say of each of its limits, for the case page and the board alike."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from application.catalogue import KINDS
from application.limit_standing import OF_ALL, Limit, LimitState
from application.limits_ahead import (
    ahead,
    deadlines_in,
    ends_of,
    particulars_of_deadlines,
    stands_still,
    starts,
)
from application.rulings import Ruling, Rulings
from domain.appeal_case import AppealCase
from domain.arbitration import ArbitrationCase
from domain.corrections import EntryCorrected
from domain.court_mediation import CourtMediation
from domain.dispute import Dispute
from domain.enforcement import EnforcementCase
from domain.kernel import Correction, Event, corrected
from domain.litigation import LitigationCase
from domain.mediation import MediationCase
from domain.parties import Side, sides
from domain.payment_order import PaymentOrderCase
from domain.procuratorial import ProcuratorialCase
from domain.recounting import LimitsCountedAgain
from domain.retrial import RetrialCase
from domain.revocation import RevocationCase
from domain.supervision_letter import SupervisionLetter
from domain.terms import Term
from domain.time_limits import AGREED, Deadline
from domain.watching import TimeLimitPassed

LAPSES: Mapping[type[Event], LimitState] = {
    MediationCase.PeriodExpired: LimitState.LAPSED,
    CourtMediation.AcceptanceLapsed: LimitState.MISSED,
    CourtMediation.PeriodExpired: LimitState.LAPSED,
    ArbitrationCase.DecisionOverdue: LimitState.MISSED,
    ArbitrationCase.NotAnswered: LimitState.LAPSED,
    ArbitrationCase.EntrustedExpired: LimitState.LAPSED,
    ArbitrationCase.AwardEffective: LimitState.LAPSED,
    ArbitrationCase.AwardEffectiveForOthers: LimitState.LAPSED,
    ArbitrationCase.SeparateAwardEffective: LimitState.LAPSED,
    LitigationCase.NotAnswered: LimitState.LAPSED,
    LitigationCase.JudgmentEffective: LimitState.LAPSED,
    PaymentOrderCase.Terminated: LimitState.LAPSED,
    PaymentOrderCase.BecameEnforceable: LimitState.LAPSED,
    PaymentOrderCase.PassedToLitigation: LimitState.LAPSED,
    EnforcementCase.SuperiorApplied: LimitState.LAPSED,
    LitigationCase.RulingEffective: LimitState.LAPSED,
    LitigationCase.PartialJudgmentEffective: LimitState.LAPSED,
    AppealCase.FeeUnpaid: LimitState.LAPSED,
    RevocationCase.SuitPeriodLapsed: LimitState.LAPSED,
    SupervisionLetter.OverdueEstablished: LimitState.MISSED,
    Dispute.WayLost: LimitState.MOOT,
    RetrialCase.ExaminationOverdue: LimitState.MISSED,
    RetrialCase.RejectionFinal: LimitState.LAPSED,
    ProcuratorialCase.Urged: LimitState.MISSED,
}
"""Entries that name a limit because nobody met it, and what became of it."""

OWN = {
    "worker_until": Side.WORKER,
    "employer_until": Side.EMPLOYER,
    "separate_worker_until": Side.WORKER,
    "separate_employer_until": Side.EMPLOYER,
}
"""Particulars that are one side's own time."""

ONE_DOCUMENT = frozenset({"separate_worker_until", "separate_employer_until"})
"""Particulars of one award document among several: an entry meets those it names, and no others by naming them."""


@dataclass(slots=True, kw_only=True)
class CaseLimits:
    """The limits of one case while its entries are read one after another."""

    kind: str
    stage: Term
    stage_since: date = date.min
    rulings: Rulings
    limits: dict[str, Limit] = field(default_factory=dict)
    """By the entry and the particular each began with, and whose it is: `9.appeal_until.worker`."""

    @classmethod
    def of(cls, kind: str, events: Iterable[Event], rulings: Rulings) -> "CaseLimits":
        """Told from the whole record, each entry with the values that now stand."""
        told = cls(kind=kind, stage=KINDS[kind].STATES("none"), rulings=rulings)
        for event in corrected(list(events)):
            told.take_in(event)
        return told

    def take_in(self, event: Event) -> None:
        """What one entry starts, moves, meets, or says of the time that ran out."""
        met = self._met_by(event)
        if event.LEADS_TO is not None:
            self.stage, self.stage_since = event.LEADS_TO, event.occurred_on
            self._change({key: {"of_this_stage": False} for key in self.limits})
        if type(event) in LAPSES:
            self._change({key: {"lapsed_as": LAPSES[type(event)]} for key in self._passed_by(event)})
        else:
            for name, deadline in deadlines_in(event):
                self._hold(event, name, deadline)
        met |= dict.fromkeys(self._done_at_once(event), event.occurred_on)
        self._change(
            {
                key: {"met_on": event.occurred_on, "late": self.limits[key].deadline.has_passed(day)}
                for key, day in met.items()
            }
        )
        self._note(event)

    def state_of(self, key: str) -> LimitState:
        """How the limit stands in the stage the case has reached.

        A limit runs in the stage that set it and, until the case has ended, while an entry that meets it can still
        come. Where its passing was recorded, a duty is late for as long as the step that was missed is still open; a
        right is over. An earlier stage's limit is no delay of this one.
        """
        held, may_come = self.limits[key], ahead(self.kind, self.stage)
        if held.met_on is not None:
            return LimitState.MET_LATE if held.late else LimitState.MET
        if held.lapsed_as in {LimitState.LAPSED, LimitState.MOOT}:
            return held.lapsed_as
        ends = ends_of(self.kind, held.particular, self._ruling(held))
        if held.lapsed_as is not None:
            presses = bool(ends & may_come.now) and not may_come.ended
        else:
            presses = held.of_this_stage or (bool(ends & may_come.later) and not may_come.ended)
        if not presses or not may_come.leads_on:
            return held.lapsed_as or LimitState.MOOT
        still = stands_still(self.stage, held.particular)
        return LimitState.SUSPENDED if still else LimitState.RUNNING

    def runs_out(self, key: str) -> bool:
        """期满 rather than 逾期 once its last day is over."""
        return self._ruling(self.limits[key]).runs_out

    def _ruling(self, held: Limit) -> Ruling:
        return self.rulings.on(held.rule)

    def _change(self, changes: Mapping[str, Mapping[str, Any]]) -> None:
        for key, values in changes.items():
            self.limits[key] = replace(self.limits[key], **values)

    def _hold(self, event: Event, name: str, deadline: Deadline) -> None:
        """Begin a limit, or put the deadline in the place of the one it moves; a copy of one changes nothing."""
        begins = starts(event.TOPIC, self.rulings.on(deadline.code))
        if not begins and any(held.deadline == deadline for held in self.limits.values()):
            return
        for party in _owners(event, name):
            standing = self._standing(event, name, party, deadline) or f"{event.originator_version}.{name}"
            before = self.limits.get(standing)
            key = standing if before or not party else f"{standing}.{party}"
            if before and party and before.deadline.falls_on >= deadline.falls_on:
                continue  # of several receipts by one party the last counts
            self.limits[key] = Limit(
                particular=name,
                party=party,
                begun_by=before.begun_by if before else event.TOPIC,
                rule=before.rule if before and deadline.code == AGREED else deadline.code,
                at=event.originator_version,
                started_by=event.TERM,
                deadline=deadline,
            )

    def _standing(self, event: Event, name: str, party: str, deadline: Deadline) -> str | None:
        """The limit whose place the deadline takes: a party's own, one that is moved, or one begun in another way.

        What begins a second time as it began the first is another limit, unless it is a limitation period, which
        begins anew (时效中断).
        """
        ours = [
            key
            for key, held in self.limits.items()
            if (held.particular, held.party) == (name, party) and held.met_on is None
        ]
        ruling = self.rulings.on(deadline.code)
        if ruling.renewed:
            ours = [key for key in ours if self.limits[key].deadline.code == deadline.code]
        elif (
            ours
            and not party
            and starts(event.TOPIC, ruling)
            and self.limits[ours[-1]].begun_by == event.TOPIC
        ):
            return None
        return ours[-1] if ours else None

    def _met_by(self, event: Event) -> dict[str, date]:
        """The running limits an entry meets, each with the day by which that is judged in time or late."""
        if type(event) in LAPSES:
            return {}
        kind: Any = type(event)
        told = {name: getattr(event, name) for name in particulars_of_deadlines(kind)}
        named = any(told.get(name) is not None for name in ONE_DOCUMENT)
        return {
            key: self.stage_since if stands_still(self.stage, held.particular) else event.occurred_on
            for key, held in self.limits.items()
            if event.TOPIC in ends_of(self.kind, held.particular, self._ruling(held))
            and held.is_of(_acting(event))
            and told.get(held.particular, held.deadline) == held.deadline
            and (held.particular in told or not (named or held.particular in ONE_DOCUMENT))
            and self.state_of(key) in {LimitState.RUNNING, LimitState.SUSPENDED, LimitState.LAPSED}
        }

    def _done_at_once(self, event: Event) -> Iterator[str]:
        """Limits an entry both starts and meets: it tells of a day before it (办结后书面告知)."""
        for key, held in self.limits.items():
            if held.at == event.originator_version and event.TOPIC in self._ruling(held).ends_on:
                yield key

    def _passed_by(self, event: Event) -> list[str]:
        """The limits whose passing an entry finds."""
        told = [deadline for _, deadline in deadlines_in(event)]
        return [
            key
            for key, held in self.limits.items()
            if held.met_on is None
            and any(held.deadline.code == one.code and held.deadline.falls_on <= one.falls_on for one in told)
        ]

    def _note(self, event: Event) -> None:
        """What later entries say about limits without touching them."""
        match event:
            case TimeLimitPassed():
                self._change({key: {"lapsed_as": LimitState.LAPSED} for key in self._over_by(event)})
            case LimitsCountedAgain():
                self._change(dict(self._moved_by(event)))
            case EntryCorrected():
                restated = {(item.version, item.field) for item in event.restated}
                anew = [key for key, held in self.limits.items() if (held.at, held.particular) in restated]
                self._change({key: {"counted_before": None, "provisional_before": False} for key in anew})

    def _over_by(self, event: TimeLimitPassed) -> list[str]:
        """The rights that a note of the daily sweep is about; a duty is late until somebody does it."""
        noted = (event.falls_on, event.explanation)
        return [
            key
            for key, held in self.limits.items()
            if held.met_on is None
            and self.runs_out(key)
            and (held.deadline.falls_on, held.deadline.explanation) == noted
        ]

    def _moved_by(self, event: LimitsCountedAgain) -> Iterator[tuple[str, dict[str, Any]]]:
        for item in event.limits:
            for key, held in self.limits.items():
                if (held.at, held.particular) == (item.version, item.field):
                    moved = item.was.falls_on != item.now.falls_on
                    before = item.was.falls_on if moved else held.counted_before
                    yield key, {"counted_before": before, "provisional_before": item.was.provisional}


def _owners(event: Event, name: str) -> list[str]:
    """Whose time begins: the side named by the particular, or whoever receives what is served."""
    to: Any = getattr(event, "to", None)
    if name not in OWN and not isinstance(to, Side):
        return [OF_ALL]
    recipient = getattr(event, "recipient", None)
    return [
        f"{side}/{recipient}" if side is Side.WORKER and recipient is not None else side.value
        for side in ([OWN[name]] if name in OWN else sides(Side(to)))
    ]


def _acting(event: Event) -> Side | None:
    """The side whose step it is, where the entry says so."""
    sides_named = (getattr(event, name, None) for name in ("plaintiff", "appellant"))
    return next((side for side in sides_named if isinstance(side, Side)), None)


def begun_at(key: str) -> tuple[int, str]:
    """The version of the entry a limit began with, and the rest of its name."""
    version, _, rest = key.partition(".")
    return int(version), rest


def changes_limits(event: Event, rulings: Rulings) -> bool:
    """Whether an entry can change what is known of any limit of its case."""
    told = event.LEADS_TO is not None or event.TAKES_OVER or isinstance(event, (Correction, TimeLimitPassed))
    return told or event.TOPIC in rulings.meeting or starts_limits(event)


def starts_limits(event: Event) -> bool:
    """Whether an entry holds a deadline."""
    return any(deadlines_in(event))
