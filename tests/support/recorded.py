"""Writes `tests/domain/recorded/`: what each step records from its lawful state, and what the case knows after it.

python tests/support/recorded.py
"""

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from domain.appeal_case import AppealCase
from domain.arbitration import ArbitrationCase
from domain.court_mediation import CourtMediation
from domain.dispute import Dispute
from domain.enforcement import EnforcementCase
from domain.inspection import InspectionCase
from domain.kernel import Aggregate, Event, particulars
from domain.litigation import LitigationCase
from domain.mediation import MediationCase
from domain.payment_order import PaymentOrderCase
from domain.procuratorial import ProcuratorialCase
from domain.recording import Occasion
from domain.retrial import RetrialCase
from domain.revocation import RevocationCase
from domain.supervision_letter import SupervisionLetter
from domain.supervision_matter import SupervisionMatter
from domain.time_limits import Deadline
from tests.domain import test_dispute
from tests.support import (
    appeal_road,
    arbitration_branches,
    arbitration_road,
    collective_road,
    court_mediation_road,
    enforcement_road,
    inspection_road,
    litigation_road,
    mediation_road,
    payment_order_road,
    procuratorial_road,
    retrial_road,
    revocation_road,
    supervision_letters,
    supervision_matters,
)
from tests.support.lawful_walk import case_after, remembered
from tests.support.story import CASE, Happened, occasion
from tests.support.supervision import UNION

FOLDER = Path(__file__).resolve().parents[1] / "domain" / "recorded"
Told = tuple[Any, ...]
"""What went before, the step, and perhaps its event."""
Road = tuple[type[Aggregate], dict[str, Told], Occasion]
ROADS: tuple[Road, ...] = (
    (Dispute, test_dispute.LAWFUL, occasion()),
    (MediationCase, mediation_road.LAWFUL, occasion()),
    (CourtMediation, court_mediation_road.LAWFUL, court_mediation_road.HERE),
    (
        ArbitrationCase,
        arbitration_road.LAWFUL | arbitration_branches.BRANCHES | collective_road.COLLECTIVE_STEPS,
        arbitration_road.HERE,
    ),
    (PaymentOrderCase, payment_order_road.LAWFUL, litigation_road.HERE),
    (LitigationCase, litigation_road.LAWFUL, litigation_road.HERE),
    (AppealCase, appeal_road.LAWFUL, appeal_road.BELOW),
    (RetrialCase, retrial_road.LAWFUL, retrial_road.HERE),
    (RevocationCase, revocation_road.LAWFUL, revocation_road.HERE),
    (EnforcementCase, enforcement_road.LAWFUL, litigation_road.HERE),
    (ProcuratorialCase, procuratorial_road.LAWFUL, procuratorial_road.HERE),
    (InspectionCase, inspection_road.LAWFUL, inspection_road.HERE),
    (SupervisionLetter, supervision_letters.EACH_STEP, occasion(by=UNION)),
    (SupervisionMatter, supervision_matters.EACH_STEP, occasion(by=UNION)),
)


def recorded(kind: type[Aggregate], told: dict[str, Told], under: Occasion) -> str:
    """All steps of a kind of case, each with its events and what changed in what the case knows."""
    lines = [f"{kind.TERM} {kind.TOPIC}: what a case knows before anything has happened"]
    lines += known(remembered(kind.blank(CASE)), {})
    for name, (past, taken, *_event) in told.items():
        case = before(kind, past, under)
        knew = {what: plain(value) for what, value in remembered(case).items()}
        count = len(case.pending_events)
        taken(case)
        lines += ["", name]
        for event in case.pending_events[count:]:
            lines += happened(event)
        lines += known(remembered(case), knew)
    return "\n".join(lines) + "\n"


def before(kind: type[Aggregate], past: tuple[Any, ...], under: Occasion) -> Any:
    """The case after its past, told as steps or as events."""
    if not past or not isinstance(past[0], Happened):
        return case_after(kind, *past, under=under)
    case: Any = kind.of(CASE, [event.stored(version) for version, event in enumerate(past, start=1)])
    case.occasion = under
    return case


def happened(event: Event) -> Iterator[str]:
    """An event and its own particulars."""
    yield f"  records {event.TOPIC} {event.occurred_on}"
    for name in particulars(type(event)):
        yield f"    {name}: {plain(getattr(event, name))}"


def known(now: dict[str, Any], earlier: dict[str, str]) -> Iterator[str]:
    """What the case knows that it did not know earlier."""
    for name, value in now.items():
        if earlier.get(name) != plain(value):
            yield f"  then {name}: {plain(value)}"


def plain(value: Any) -> str:
    """A value in one line; a deadline without the sentences that explain it."""
    if isinstance(value, Deadline):
        mark = " provisional" if value.provisional else ""
        return f"<{value.code} from {value.starts_from} to {value.falls_on}{mark}>"
    if isinstance(value, dict):
        return braced(sorted(f"{plain(key)}: {plain(held)}" for key, held in value.items()))
    if isinstance(value, set | frozenset):
        return braced(sorted(map(plain, value)))
    if isinstance(value, tuple | list):
        return f"({', '.join(map(plain, value))})"
    if is_dataclass(value) and not isinstance(value, type):
        held = (f"{item.name}={plain(getattr(value, item.name))}" for item in fields(value))
        return f"{type(value).__name__}({', '.join(held)})"
    return repr(value) if type(value) is str else str(value)


def braced(parts: list[str]) -> str:
    """As a set is written."""
    return "{" + ", ".join(parts) + "}"


def file_of(kind: type[Aggregate]) -> Path:
    """Where it is written."""
    return FOLDER / f"{kind.TOPIC}.txt"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for road in ROADS:
        file_of(road[0]).write_text(recorded(*road), encoding="utf-8")
