"""What merger and severance record, in the form that both kinds of case share; each case has them under its own topics."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from domain.claims import Claim
from domain.kernel import Event
from domain.merger.carried import CarriedPeriod
from domain.moving_period import MovingPeriod
from domain.personal_data import SealedText
from domain.terms import Term

OURS = "本系统记录规则"


class GroundOfSeparation(Term):
    """Why cases that were heard together go apart again. No text read lists the grounds."""

    RECORDED_WRONGLY = "recorded-wrongly", "误将本不应合并的案件合并，或者误录"
    FACTS_DIFFER = "facts-differ", "事实、证据差异较大，合并审理不便"
    CONSENT_WITHDRAWN = "consent-withdrawn", "当事人不再同意合并"
    OTHER = "other", "其他"


class GroundOfSeverance(Term):
    """Why a part of a case becomes a case of its own. No text read lists the grounds."""

    FACTS_DIFFER = "facts-differ", "各劳动者的事实、证据不同，需要分别审理"
    INDEPENDENT_CLAIM = "independent-claim", "该项请求与其他请求无牵连，可以单独审理"
    PARTY_APART = "party-apart", "部分当事人需要另行审理"
    OTHER = "other", "其他"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardHere:
    """What the leading case remembers of one it took in."""

    stood_at: Term
    """The stage in which it was taken in, and from which it would go on alone."""
    dispute_id: UUID


class TakenIn(Event):
    """合并审理: in the leading case, which case is heard in it from here on."""

    TERM = "合并审理"
    FIXED: ClassVar[frozenset[str]] = frozenset({"ground", "stood_at", "taken_in_number"})
    FIXED_BECAUSE: ClassVar[str] = "合并有误的，请办理“恢复分别审理”。"
    taken_in_id: UUID
    taken_in_number: str
    taken_in_dispute_id: UUID
    reasons: SealedText | None
    if TYPE_CHECKING:  # each kind of case has its own

        @property
        def stood_at(self) -> Term: ...

    def evolve(self, case: Any) -> None:
        heard_here = HeardHere(stood_at=self.stood_at, dispute_id=self.taken_in_dispute_id)
        case.taken_in[self.taken_in_id] = heard_here


class TakenInto(Event):
    """并入他案: in the case that was taken in, which case it goes on in."""

    TERM = "并入他案"
    FIXED: ClassVar[frozenset[str]] = frozenset({"stood_at", "leading_number"})
    FIXED_BECAUSE: ClassVar[str] = "合并有误的，请在主案办理“恢复分别审理”。"
    leading_id: UUID
    leading_number: str
    if TYPE_CHECKING:  # each kind of case has its own

        @property
        def stood_at(self) -> Term: ...

    def evolve(self, case: Any) -> None:
        case.leading = self.leading_id
        case.leading_number = self.leading_number
        case.stood_at = self.stood_at


class Separated(Event):
    """恢复分别审理: in the leading case, which case goes on by itself again; the entry of its merger stays on record."""

    TERM = "恢复分别审理"
    separated_id: UUID
    ground: GroundOfSeparation
    reasons: SealedText | None

    def evolve(self, case: Any) -> None:
        case.taken_in.pop(self.separated_id, None)
        of_that_case = [
            entry
            for entry, mandate in case.mandates.items()
            if mandate.carried_from and mandate.carried_from[0] == self.separated_id
        ]
        for entry in of_that_case:
            case.mandates[entry] = case.mandates[entry].ended(self.occurred_on)


class WentOnAlone(Event):
    """恢复单独审理: in the case that had been taken in; it goes on where it stood."""

    TERM = "恢复单独审理"
    leading_id: UUID

    def evolve(self, case: Any) -> None:
        case.leading = case.stood_at = None
        case.leading_number = ""


class ResultShared(Event):
    """所并入的案件已有结果: what became of the leading case is shown here too; its document is there."""

    TERM = "所并入的案件已有结果"
    ARTICLE = OURS
    leading_id: UUID
    entry: int
    result: str
    number: str | None


class PartSevered(Event):
    """分案: in the case that remains, what left it, for which new case, and which claims it still hears."""

    TERM = "分案"
    FIXED: ClassVar[frozenset[str]] = frozenset({"ground"})
    FIXED_BECAUSE: ClassVar[str] = "分案有误的，请将分出的案件合并回来。"
    severed_id: UUID
    ground: GroundOfSeverance
    claim_numbers: tuple[int, ...]
    members: tuple[int, ...]
    employers: tuple[int, ...]
    claims: tuple[Claim, ...]
    reasons: SealedText | None

    def evolve(self, case: Any) -> None:
        case.members_gone.update(self.members)
        case.employers_gone.update(self.employers)


class BegunBySeverance(Event):
    """由他案分出: the new case, with its provenance: from which case, by which entry, which of its claims and parties."""

    TERM = "由他案分出立案"
    dispute_id: UUID
    from_case_id: UUID
    from_number: str
    entry: int
    ground: GroundOfSeverance
    claim_numbers: tuple[int, ...]
    members: tuple[int, ...]
    employers: tuple[int, ...]
    claims: tuple[Claim, ...]
    case_number: str
    carried: CarriedPeriod

    def period_from(self, day: date) -> MovingPeriod:
        """The period is that of the case it comes from; no text read begins it anew."""
        return self.carried.period

    def evolve(self, case: Any) -> None:
        case.dispute_id = self.dispute_id
        case.members_here = frozenset(self.members)
        case.employers_here = frozenset(self.employers)
