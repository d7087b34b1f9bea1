"""Second instance, eighth chapter: the final decision 终审, upholding 维持 or changing 改判, and its receipt 送达."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.appeal_case.record import AppealRecord, AppealState
from domain.kernel import Event
from domain.litigation.judgment import JudgmentItem, awarded
from domain.parties import Side, sides
from domain.refusals import Refused
from domain.service.methods import HowServed, Paper, Receipt, ReceivedBy, WhichWorker, addressees, only_once
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = AppealState
COURT = Capacity.COURT


class Manner(Term):
    """What is done with a judgment that was wrong (民事诉讼法 第一百七十七条第一款第二项)."""

    REPLACED = "replaced", "改判"
    SET_ASIDE = "set-aside", "撤销"
    VARIED = "varied", "变更"


class NotYetReviewed(Refused):
    """第二审应当开庭审理，或者经阅卷、调查和询问当事人后不开庭审理，然后裁判。"""

    CODE = "appeal-not-yet-reviewed"
    AUTHORITY = "民事诉讼法 第一百七十六条"


class ForJudgmentsOnly(Refused):
    """对裁定的上诉案件一律使用裁定，不改判实体请求，也不发回重审。"""

    CODE = "for-judgments-only"
    AUTHORITY = "民事诉讼法 第一百七十七条、第一百七十八条"


class FinalDecisionAlreadyReceived(Refused):
    """该当事人已登记收到二审裁判文书。"""

    CODE = "final-decision-already-received"
    AUTHORITY = "民事诉讼法 第一百八十二条"


def reviewed(case: Any) -> Refused | None:
    """A decision follows a hearing or a review."""
    return None if case.reviewed else NotYetReviewed()


def judgment_reviewed(case: Any) -> Refused | None:
    """And what was appealed is a judgment."""
    return reviewed(case) if case.against_judgment else ForJudgmentsOnly()


class FinalDecision(Event):
    """终审裁判: what every decision of the second instance says (民事诉讼法 第一百八十二条)."""

    trial_due: Deadline | None

    def evolve(self, case: Any) -> None:
        case.decided_on = self.occurred_on


class Decision(AppealRecord):
    """The judgment and ruling of the second instance are final."""

    class Affirmed(FinalDecision):
        TOPIC = "appeal-case.affirmed"
        TERM = "驳回上诉，维持原裁判"
        ARTICLE = "民事诉讼法 第一百七十七条第一款第一项、第一百七十八条、第一百八十二条"
        LEADS_TO = S.AFFIRMED

    class Reversed(FinalDecision):
        TOPIC = "appeal-case.reversed"
        TERM = "二审改判"
        ARTICLE = "民事诉讼法 第一百七十七条第一款第二项、第一百八十二条"
        LEADS_TO = S.REVERSED
        manner: Manner
        items: tuple[JudgmentItem, ...]
        total: Decimal

    class DecisionReceived(Event):
        TOPIC = "appeal-case.decision-received"
        TERM = "收到二审裁判文书"
        ARTICLE = "民事诉讼法 第一百八十二条"
        to: Side
        recipient: int | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            for side in sides(self.to):
                case.received_on[side, self.recipient] = self.occurred_on

    # Decisions

    @step(
        "驳回上诉，维持原裁判",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百七十七条第一款第一项、第一百七十八条、第一百八十二条、第一百八十三条",
        records=Affirmed,
        document="民事判决书、民事裁定书（终审）",
        provided=reviewed,
    )
    def affirm(self, on: Annotated[date, Ask("裁判日期")]) -> None:
        """原判决、裁定认定事实清楚，适用法律正确的，驳回上诉，维持原判决、裁定；对裁定的上诉案件一律使用裁定。"""
        self.happened(self.Affirmed, on, trial_due=self.trial_due)

    @step(
        "改判、撤销或者变更",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百七十七条第一款第二项、第三项、第一百八十二条、第一百八十三条",
        records=Reversed,
        document="民事判决书（终审）",
        provided=judgment_reviewed,
    )
    def reverse(
        self,
        on: Annotated[date, Ask("判决日期")],
        *,
        manner: Annotated[Manner, Ask("处理方式")],
        items: Annotated[tuple[JudgmentItem, ...], Ask("终审判项", hint="写明改判后的全部判项，含维持的")],
    ) -> None:
        """原判决认定事实错误或者适用法律错误的，依法改判、撤销或者变更；基本事实不清的，也可以查清事实后改判。"""
        self.happened(
            self.Reversed, on, manner=manner, items=items, total=awarded(items), trial_due=self.trial_due
        )

    @step(
        "送达二审裁判文书",
        by=COURT,
        when=(S.AFFIRMED, S.REVERSED, S.REMANDED),
        authority="民事诉讼法 第一百八十二条；民事诉讼法解释 第三百三十八条",
        records=DecisionReceived,
        document="送达回证",
    )
    def serve_decision(
        self,
        on: Annotated[date, Ask("收到裁判文书日期", hint="送达回证所载日期；各方分别登记")],
        *,
        to: ReceivedBy,
        recipient: WhichWorker = None,
        receipt: HowServed = None,
    ) -> None:
        """第二审的判决、裁定是终审的判决、裁定，不得再上诉；可以委托原审人民法院代行宣判。"""
        self.not_before(self.decided_on, "裁判", on)
        only_once(self.received_on, to, recipient, FinalDecisionAlreadyReceived)
        how = self.served(on, receipt, Paper.DECISION, addressees(to), recipient)
        self.happened(self.DecisionReceived, on, to=to, recipient=recipient, receipt=how)
