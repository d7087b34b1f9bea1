"""What a case remembers of merger and severance, and the one answer it gives while another case leads it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from domain.corrections import EntryCorrected, EntryObjected
from domain.documents import DocumentFiled, DocumentWithdrawn
from domain.kernel import Event
from domain.merger import events
from domain.merger.events import HeardHere, ResultShared, WentOnAlone
from domain.proceedings import Proceeding
from domain.recounting import LimitsCountedAgain
from domain.refusals import Refused, StepNotOpen
from domain.steps import Ask
from domain.watching import TimeLimitPassed

STILL_RECORDED = (
    EntryCorrected,
    EntryObjected,
    DocumentFiled,
    DocumentWithdrawn,
    TimeLimitPassed,
    LimitsCountedAgain,
    WentOnAlone,
    ResultShared,
)
"""What is recorded in a case that another leads: what is about its own record, its result, and that it goes on alone."""


class HeardInAnotherCase(StepNotOpen):
    """本案已并入他案合并审理，不再单独办理。"""

    CODE = "heard-in-another-case"
    AUTHORITY = "本系统记录规则"


class Mergeable(Proceeding):
    """A case that can be taken into another, take others in, and be divided."""

    TakenIntoAnother: Callable[..., events.TakenInto]
    PartSevered: Callable[..., events.PartSevered]

    if TYPE_CHECKING:
        dispute_id: UUID | None
        leading: UUID | None
        """The case it is heard in."""
        leading_number: str
        stood_at: Any
        """The stage in which it was taken in."""
        taken_in: dict[UUID, HeardHere]
        """The cases that are heard in it."""
        members_here: frozenset[int]
        """Of a case begun by severance, the workers it is about; empty: those of the dispute."""
        employers_here: frozenset[int]
        members_gone: set[int]
        employers_gone: set[int]

    def stand_alone(self) -> None:
        """As every case begins."""
        self.leading = self.stood_at = None
        self.leading_number = ""
        self.taken_in = {}
        self.members_here = self.employers_here = frozenset()
        self.members_gone, self.employers_gone = set(), set()

    def closed_to(self, records: type[Event]) -> Refused | None:
        """Whatever moves the case is done in the one that leads it."""
        if self.leading is None or issubclass(records, STILL_RECORDED):
            return None
        return HeardInAnotherCase(f"请在{called(self.leading_number, '主案')}中办理。")


def be_taken_into(
    case: Mergeable,
    on: Annotated[date, Ask("合并日期")],
    *,
    leading_id: Annotated[UUID, Ask("主案")],
    leading_number: Annotated[str, Ask("主案案号")],
) -> None:
    """与主案的记录同时记入；此后的步骤在主案办理，本案的期限不再计算。"""
    case.happened(
        case.TakenIntoAnother,
        on,
        leading_id=leading_id,
        leading_number=leading_number,
        stood_at=case.state,
    )


def called(number: str, otherwise: str) -> str:
    """A case by its number, where it has one."""
    return f" {number} 案" if number else otherwise
