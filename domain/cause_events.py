"""What is recorded about the cause of a case 案由, and what is refused."""

from typing import Any
from uuid import UUID

from domain.causes import LIST, Cause
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.terms import Term

HOUSE_RULE = "本系统记录规则"


class WhyCauseChanged(Term):
    """Why a case goes on under another cause."""

    OTHER_RELATION = "other-relation", "查明的法律关系与原案由不同"
    CLAIMS_CHANGED = "claims-changed", "当事人增加、变更请求，诉争的法律关系改变"
    ENTERED_BY_MISTAKE = "entered-by-mistake", "登记错误"


class CauseMissing(Refused):
    """请从清单选择案由，清单没有的填写文字。"""

    CODE = "cause-missing"
    AUTHORITY = LIST


class CauseAlreadyFixed(Refused):
    """本案已登记案由；需要改变的，办理“变更案由”。"""

    CODE = "cause-already-fixed"
    AUTHORITY = HOUSE_RULE


class NoCauseToChange(Refused):
    """本案未登记案由，没有可以变更的案由。"""

    CODE = "no-cause-to-change"
    AUTHORITY = HOUSE_RULE


class SameCause(Refused):
    """变更后的案由与现在的相同。"""

    CODE = "same-cause"
    AUTHORITY = HOUSE_RULE


class CauseFixed(Event):
    """案由 as the organ fixed it."""

    TERM = "登记案由"
    ARTICLE = LIST
    cause: Cause

    def evolve(self, case: Any) -> None:
        case.cause = self.cause


class CauseChanged(Event):
    """The earlier cause stays on record beside the new one."""

    TERM = "变更案由"
    ARTICLE = LIST
    earlier_cause: Cause
    cause: Cause
    why: WhyCauseChanged
    reasons: SealedText | None

    def evolve(self, case: Any) -> None:
        case.cause = self.cause


class CauseTakenOver(Event):
    """The cause of the case it came from."""

    TERM = "沿用前案案由"
    ARTICLE = HOUSE_RULE
    cause: Cause
    from_case_id: UUID

    def evolve(self, case: Any) -> None:
        case.cause = self.cause


class CausePassedOn(Event):
    """Told to the case that goes on from this one."""

    TERM = "案由随案移转"
    ARTICLE = HOUSE_RULE
    cause: Cause
    to_kind: str
    to_case_id: UUID
