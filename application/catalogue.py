"""The step catalogue 步骤目录: every step of every kind of case, read off the declarations in the domain."""

from dataclasses import dataclass
from functools import cache

from domain.appeal_case import AppealCase
from domain.arbitration import ArbitrationCase
from domain.court_mediation import CourtMediation
from domain.dispute import Dispute
from domain.enforcement import EnforcementCase
from domain.holiday_notice import HolidayNotice
from domain.inspection import InspectionCase
from domain.kernel import Aggregate
from domain.litigation import LitigationCase
from domain.mediation import MediationCase
from domain.payment_order import PaymentOrderCase
from domain.procuratorial import ProcuratorialCase
from domain.refusals import Refused
from domain.retrial import RetrialCase
from domain.revocation import RevocationCase
from domain.steps import Question, Step, questions, steps_of
from domain.supervision_letter import SupervisionLetter
from domain.supervision_matter import SupervisionMatter
from domain.terms import Capacity

KINDS: dict[str, type[Aggregate]] = {
    kind.TOPIC: kind
    for kind in (
        Dispute,
        MediationCase,
        CourtMediation,
        ArbitrationCase,
        LitigationCase,
        PaymentOrderCase,
        EnforcementCase,
        RetrialCase,
        AppealCase,
        RevocationCase,
        SupervisionMatter,
        SupervisionLetter,
        ProcuratorialCase,
        InspectionCase,
        HolidayNotice,
    )
}
"""Kinds of case by topic, which is also their name in addresses (`/api/v1/mediation-case/…`)."""


class UnknownKind(Refused):
    """没有这一类案件。"""

    CODE = "unknown-kind"


class UnknownStep(Refused):
    """该类案件没有这一步骤。"""

    CODE = "unknown-step"


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A step with the kind of case it belongs to and the questions it asks."""

    kind: str
    step: Step
    questions: tuple[Question, ...]

    @property
    def name(self) -> str:
        """The step's name in addresses: `hold-session`."""
        return self.step.name.replace("_", "-")

    @property
    def term(self) -> str:
        """The Chinese term of the kind of case."""
        return KINDS[self.kind].TERM

    @property
    def offered(self) -> bool:
        """Steps that only processes take are in no form."""
        return self.step.by != (Capacity.SYSTEM,)


@cache
def catalogue() -> dict[str, dict[str, CatalogueEntry]]:
    """By kind of case, by step name."""
    return {
        topic: {
            (entry := CatalogueEntry(topic, step, questions(step.decision))).name: entry
            for step in steps_of(kind).values()
        }
        for topic, kind in KINDS.items()
    }


def kind_of(topic: str) -> type[Aggregate]:
    """The class of a kind of case."""
    try:
        return KINDS[topic]
    except KeyError:
        raise UnknownKind(f"“{topic}”。", field="kind") from None


def entry(topic: str, name: str) -> CatalogueEntry:
    """One step of one kind of case."""
    kind_of(topic)
    try:
        return catalogue()[topic][name]
    except KeyError:
        raise UnknownStep(f"“{name}”。", field="step") from None
