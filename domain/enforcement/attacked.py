"""Enforcement of an award that is attacked: what the intermediate court does, and what that obliges this court to."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.enforcement.record import EnforcementRecord, EnforcementState
from domain.kernel import Event
from domain.revocation_news import RevocationNews
from domain.steps import Ask, step
from domain.terms import Capacity, Term

S = EnforcementState
N = RevocationNews
ATTACKED = "劳动争议司法解释（一） 第二十五条"
PENDING = frozenset({S.APPLIED, S.DOCKETED, S.NOTIFIED, S.MEASURES})
OVER = frozenset({S.NOT_ACCEPTED, S.NON_ENFORCED, S.TERMINATED, S.TRANSFERRED, S.REVOKED, S.COMPLETED})


class DutyOfCourt(Term):
    """What the court that enforces must rule (劳动争议司法解释（一） 第二十五条)."""

    STAY = "stay", "应当裁定中止执行"
    CONTINUE = "continue", "应当裁定恢复执行"
    TERMINATE = "terminate", "应当裁定终结执行"


PARAGRAPH = {DutyOfCourt.STAY: "第一款", DutyOfCourt.CONTINUE: "第二款", DutyOfCourt.TERMINATE: "第二款"}


def duty_of(case: Any, news: RevocationNews | None) -> DutyOfCourt | None:
    """What follows from the news for a case that stands as this one; None where the article says nothing."""
    match news:
        case N.ACCEPTED if case.state in PENDING:
            return DutyOfCourt.STAY
        case N.DISMISSED | N.WITHDRAWN if case.state == S.STAYED and case.stayed_for_revocation:
            return DutyOfCourt.CONTINUE
        case N.REVOKED if case.state not in OVER:
            return DutyOfCourt.TERMINATE
        case _:
            return None


def due_for(duty: DutyOfCourt) -> Callable[[Any], str]:
    """Why that ruling is due, as the case stands; '' where it is not."""

    def due(case: Any) -> str:
        if duty_of(case, case.attack) is not duty:
            return ""
        return f"{case.attacked_in}已{case.attack.zh}，{duty.zh}（{ATTACKED}{PARAGRAPH[duty]}）。"

    return due


class Attacked(EnforcementRecord):
    """The court learns; what it rules remains its own."""

    class RevocationNoted(Event):
        TOPIC = "enforcement-case.revocation-noted"
        TERM = "所执行裁决的撤销案件情况"
        ARTICLE = ATTACKED
        revocation_case_id: UUID
        court: str
        news: RevocationNews
        duty: DutyOfCourt | None

        def evolve(self, case: Any) -> None:
            case.attack = self.news
            case.attacked_in = self.court

    # Decisions

    @step(
        "所执行裁决的撤销案件情况",
        by=Capacity.SYSTEM,
        authority=ATTACKED,
        records=RevocationNoted,
    )
    def note_revocation(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        revocation_case_id: Annotated[UUID, Ask("申请撤销裁决案件")],
        court: Annotated[str, Ask("中级人民法院")],
        news: Annotated[RevocationNews, Ask("情况")],
    ) -> None:
        """本案执行的仲裁裁决被申请撤销及其结果，由系统记入并写明应当如何裁定；是否同一份裁决书，由执行法院核对后裁定。"""
        if (self.attack, self.attacked_in) == (news, court):
            return
        self.happened(
            self.RevocationNoted,
            on,
            revocation_case_id=revocation_case_id,
            court=court,
            news=news,
            duty=duty_of(self, news),
        )
