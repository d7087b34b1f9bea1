"""Second instance, last chapter: what goes back: a judgment remanded 发回重审, a ruling quashed 撤销, a suit dismissed."""

from datetime import date
from typing import Annotated, Any

from domain.appeal_case.decision import FinalDecision, judgment_reviewed, reviewed
from domain.appeal_case.record import AppealRecord, AppealState, Contested
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Capacity, Term

S = AppealState
COURT = Capacity.COURT


class WhyRemanded(Term):
    """Why a judgment goes back (民事诉讼法 第一百七十七条第一款第三项、第四项)."""

    FACTS_UNCLEAR = "facts-unclear", "原判决认定基本事实不清"
    PARTY_OMITTED = "party-omitted", "原判决遗漏当事人"
    UNLAWFUL_DEFAULT = "unlawful-default", "违法缺席判决"
    OTHER_PROCEDURE = "other-procedure", "其他严重违反法定程序的情形"


class ForRulingsOnly(Refused):
    """撤销原裁定并指令受理或者审理，只适用于对裁定的上诉案件。"""

    CODE = "for-rulings-only"
    AUTHORITY = "民事诉讼法 第一百七十八条；民事诉讼法解释 第三百三十条"


class RemandedOnceAlready(Refused):
    """原审人民法院对发回重审的案件作出判决后又上诉的，第二审人民法院不得再次发回重审。"""

    CODE = "remanded-once-already"
    AUTHORITY = "民事诉讼法 第一百七十七条第二款"


def ruling_reviewed(case: Any) -> Refused | None:
    """And what was appealed is a ruling."""
    return ForRulingsOnly() if case.against_judgment else reviewed(case)


def may_remand(case: Any) -> Refused | None:
    """Once, and only a judgment."""
    return RemandedOnceAlready() if case.after_remand else judgment_reviewed(case)


class SendingBack(AppealRecord):
    """The first instance did not end as it should have."""

    class RulingQuashed(FinalDecision):
        TOPIC = "appeal-case.ruling-quashed"
        TERM = "撤销原裁定，指令受理或者审理"
        ARTICLE = "民事诉讼法 第一百七十七条第一款第二项、第一百七十八条；民事诉讼法解释 第三百三十条"
        LEADS_TO = S.REVERSED
        contested: Contested
        reasons: SealedText

    class SuitDismissed(FinalDecision):
        TOPIC = "appeal-case.suit-dismissed"
        TERM = "撤销原裁判，驳回起诉"
        ARTICLE = "民事诉讼法解释 第三百二十八条"
        LEADS_TO = S.REVERSED
        reasons: SealedText

    class Remanded(FinalDecision):
        TOPIC = "appeal-case.remanded"
        TERM = "撤销原判，发回重审"
        ARTICLE = "民事诉讼法 第一百七十七条第一款第三项、第四项"
        LEADS_TO = S.REMANDED
        why: WhyRemanded
        reasons: SealedText

    # Decisions

    @step(
        "撤销原裁定，指令受理或者审理",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百七十八条、第一百八十三条；民事诉讼法解释 第三百三十条",
        records=RulingQuashed,
        document="民事裁定书（终审）",
        provided=ruling_reviewed,
    )
    def quash_ruling(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """不予受理裁定有错误的，指令立案受理；驳回起诉裁定有错误的，指令审理；管辖权异议裁定有错误的，依法确定管辖。"""
        assert self.contested is not None  # noqa: S101 - a petition says what it is against
        self.happened(
            self.RulingQuashed, on, contested=self.contested, reasons=reasons, trial_due=self.trial_due
        )

    @step(
        "撤销原裁判，驳回起诉",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法解释 第三百二十八条",
        records=SuitDismissed,
        document="民事裁定书（驳回起诉）",
        provided=judgment_reviewed,
    )
    def dismiss_suit(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """第二审认为依法不应由人民法院受理的，可以直接裁定撤销原裁判，驳回起诉。"""
        self.happened(self.SuitDismissed, on, reasons=reasons, trial_due=self.trial_due)

    @step(
        "撤销原判，发回重审",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百七十七条第一款第三项、第四项、第二款",
        records=Remanded,
        document="民事裁定书（发回重审）",
        provided=may_remand,
    )
    def remand(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        why: Annotated[WhyRemanded, Ask("发回的理由")],
        reasons: Annotated[SealedText, Ask("说明", max_length=2000)],
    ) -> None:
        """基本事实不清，或者严重违反法定程序的，撤销原判决发回原审人民法院重审，只能发回一次；重审另立新案。"""
        self.happened(self.Remanded, on, why=why, reasons=reasons, trial_due=self.trial_due)
