"""Who may see and do what 权限: decided here and nowhere else; lists, searches and feeds use the same scope."""

from dataclasses import dataclass
from uuid import UUID

from application.people import Actor
from domain.carrying import FactWithdrawn
from domain.confirmed_facts import IdentityChecked, UndisputedFactsRecorded
from domain.evidence_index import EvidenceListed
from domain.kernel import Aggregate
from domain.refusals import Refused
from domain.steps import Step
from domain.taking_over import FactGivenUp, FactTakenOver
from domain.terms import Capacity

PROCEDURES = frozenset(
    {
        "dispute",
        "mediation-case",
        "court-mediation",
        "arbitration-case",
        "litigation-case",
        "appeal-case",
        "revocation-case",
        "payment-order-case",
        "enforcement-case",
        "retrial-case",
    }
)
SUPERVISION = frozenset({"supervision-matter", "supervision-letter"})
PROCURATORIAL = frozenset({"procuratorial-case"})
INSPECTION = frozenset({"inspection-case"})
"""Seen by their own organs alone; unions hear the result in their matter or letter."""

PUBLIC = frozenset({"holiday-notice"})
"""What everybody who is logged in may see, administrators too: notices that are published anyway."""

UNLISTED = PUBLIC | {"number-book", "number-series"}
"""What is nobody's case: no list and no search shows it; it has a page of its own."""

OF_ITS_ORGAN = (
    IdentityChecked,
    EvidenceListed,
    UndisputedFactsRecorded,
    FactWithdrawn,
    FactTakenOver,
    FactGivenUp,
)
"""What only the organ that handles the case, or was entrusted with it, confirms or takes over there."""

SEEN_IN_REGION: dict[Capacity, frozenset[str]] = {
    Capacity.MEDIATION: frozenset(),
    Capacity.ARBITRATION: PROCEDURES,
    Capacity.COURT: PROCEDURES | SUPERVISION,
    Capacity.PROCURATORATE: PROCEDURES | SUPERVISION | PROCURATORIAL,
    Capacity.UNION: SUPERVISION,
    Capacity.LABOUR_INSPECTION: SUPERVISION | INSPECTION,
}
"""Kinds of case a capacity may see throughout its jurisdiction; others only where the institution takes part."""


class NotPermitted(Refused):
    """您所在的机构无权办理该步骤。"""

    CODE = "not-permitted"
    AUTHORITY = "本系统权限规则"


class NotVisible(Refused):
    """没有找到该案件，或者您所在的机构无权查看。"""

    CODE = "not-found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What an actor may see, in a form that a query can apply row by row."""

    everything: bool
    kinds_in_region: frozenset[str]
    jurisdiction: str
    institution_id: UUID

    def covers(self, kind: str, region: str, participants: frozenset[UUID]) -> bool:
        """The rule itself; the read models express exactly this in SQL."""
        if self.everything or kind in PUBLIC or self.institution_id in participants:
            return True
        return kind in self.kinds_in_region and region.startswith(self.jurisdiction)


NOTHING = Scope(everything=False, kinds_in_region=frozenset(), jurisdiction="", institution_id=UUID(int=0))


def scope_of(actor: Actor) -> Scope:
    """The one access filter. An administrator sees no case content, not even of their own institution."""
    if actor.capacity is Capacity.ADMINISTRATION:
        return NOTHING
    return Scope(
        everything=actor.capacity is Capacity.SYSTEM,
        kinds_in_region=SEEN_IN_REGION.get(actor.capacity, frozenset()),
        jurisdiction=actor.institution.jurisdiction,
        institution_id=actor.institution.institution_id,
    )


def may_see(actor: Actor, case: Aggregate) -> bool:
    """Whether the actor may see this case at all."""
    return scope_of(actor).covers(case.TOPIC, case.region, frozenset(case.participants))


def why_not(actor: Actor, step: Step, case: Aggregate) -> NotPermitted | None:
    """Why the actor may not take the step, or None: the step's capacity, whose case it is, and to whom entrusted."""
    if actor.capacity not in step.by:
        organs = "、".join(capacity.zh for capacity in step.by)
        return NotPermitted(f"“{step.label}”应由{organs}办理。", authority=step.authority)
    institution_id = actor.institution.institution_id
    ours = case.handled_by == institution_id or case.TOPIC in PUBLIC
    if case.version == 0 or actor.capacity is Capacity.SYSTEM or ours:
        return None
    if issubclass(step.records, OF_ITS_ORGAN) and case.entrusted_to != institution_id:
        return NotPermitted(f"“{step.label}”由办理本案的机构办理。")
    if case.handled_in is actor.capacity:
        # Who handled it before may still correct what it recorded.
        before = not step.when and institution_id in case.participants
        return None if case.handed_over or before else NotPermitted("本案由其他机构办理。")
    if step.of_participants and institution_id not in case.participants:
        return NotPermitted("本机构没有参加本案。")
    entrusted_elsewhere = step.when and case.entrusted_to not in (None, institution_id)
    return NotPermitted("本案已委托其他机构办理。") if entrusted_elsewhere else None


def may_read_sealed(actor: Actor, *, privileged: bool, recorded_by: UUID) -> bool:
    """Privileged text is read by the institution that recorded it alone (人民调解法 第十五条第四项)."""
    return not privileged or actor.institution.institution_id == recorded_by


def may_read_names(actor: Actor, participants: frozenset[UUID]) -> bool:
    """Full names are shown to institutions taking part in the case; to others they are masked."""
    return actor.capacity is Capacity.SYSTEM or actor.institution.institution_id in participants


def masked(name: str) -> str:
    """王*: the first character and nothing of the rest, not even its length."""
    return f"{name[:1]}*"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessReach:
    """Whose accesses an actor is told of, beside their own."""

    of_own_people: bool
    """Every access by people of the institution: for its administrator, who sees no case but answers for its people."""
    to_own_cases: bool
    """Every access to a case the institution handles, or was entrusted with."""
    to_all_in_scope: bool
    """Every access to a case the actor may see: supervising the others takes knowing who looked."""

    @property
    def to_cases(self) -> bool:
        """Whether others' accesses are told for the sake of any case."""
        return self.to_own_cases or self.to_all_in_scope


def accesses_told_to(actor: Actor) -> AccessReach:
    """Who took part in a case but does not handle it learns nothing of the others' reading: it is not their record."""
    administers = actor.capacity is Capacity.ADMINISTRATION
    return AccessReach(
        of_own_people=administers,
        to_own_cases=not administers,
        to_all_in_scope=actor.capacity in {Capacity.PROCURATORATE, Capacity.SYSTEM},
    )


def may_ask_what_was_seen(actor: Actor, *, of_institution: UUID | None, handles: bool, sees: bool) -> bool:
    """Of their own people administrators; of a case who handles it, and a procurator who may see it."""
    if actor.capacity is Capacity.ADMINISTRATION:
        return of_institution == actor.institution.institution_id
    return handles or (sees and accesses_told_to(actor).to_all_in_scope)


def is_told_who_read(actor: Actor, case: Aggregate) -> bool:
    """Whether the actor, who may see the case, is told of others' accesses to it."""
    reach, own = accesses_told_to(actor), actor.institution.institution_id
    ours = own in (case.handled_by, case.entrusted_to)
    return (reach.to_own_cases and ours) or (reach.to_all_in_scope and may_see(actor, case))
