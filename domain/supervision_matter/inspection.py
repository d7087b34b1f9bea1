"""Supervision, eighth chapter: referral to labour inspection 劳动保障监察, beside the union's own steps."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.supervision_matter.record import UNSETTLED, MatterState, Referral, SupervisionMatterRecord
from domain.terms import Capacity, Term

S = MatterState
NOTED_IN = (*UNSETTLED, S.SETTLED, S.PERFORMED, S.RECTIFIED, S.RELAPSED, S.CLOSED)
REFERRED_BY = "工会法 第二十三条；保障农民工工资支付条例 第五十一条"
INSPECTED_BY = "劳动保障监察条例 第十四条、第十八条"


class InspectionOutcome(Term):
    """How labour inspection dealt with it (劳动保障监察条例 第十八条)."""

    ORDERED = "ordered", "责令改正"
    PENALISED = "penalised", "行政处罚"
    HANDLED = "handled", "行政处理决定"
    CASE_WITHDRAWN = "case-withdrawn", "撤销立案"
    PASSED_ON = "passed-on", "移送其他机关"


class ReferralAlreadyPending(Refused):
    """已经提请劳动保障监察处理，尚未反馈。"""

    CODE = "referral-already-pending"
    AUTHORITY = "本系统记录规则"


class NothingReferred(Refused):
    """本事项没有待办的提请。"""

    CODE = "nothing-referred"
    AUTHORITY = "本系统记录规则"


def not_pending(case: Any) -> Refused | None:
    """One referral at a time."""
    return ReferralAlreadyPending() if case.referral in (Referral.PENDING, Referral.FILED) else None


def pending(case: Any) -> Refused | None:
    """Something was referred and nothing decided on it."""
    return None if case.referral is Referral.PENDING else NothingReferred()


def filed(case: Any) -> Refused | None:
    """A result comes of a case that was opened."""
    return None if case.referral is Referral.FILED else NothingReferred()


class Inspection(SupervisionMatterRecord):
    """From the referral to the result."""

    class Referred(Event):
        TOPIC = "supervision-matter.inspection-referred"
        TERM = "提请劳动保障监察处理"
        ARTICLE = REFERRED_BY
        department: str
        materials: SealedText

        def evolve(self, case: Any) -> None:
            case.referral = Referral.PENDING

    class ReferralFiled(Event):
        TOPIC = "supervision-matter.inspection-filed"
        TERM = "劳动保障监察立案"
        ARTICLE = INSPECTED_BY
        case_number: str | None

        def evolve(self, case: Any) -> None:
            case.referral = Referral.FILED

    class ReferralDeclined(Event):
        TOPIC = "supervision-matter.inspection-declined"
        TERM = "劳动保障监察不予立案"
        ARTICLE = INSPECTED_BY
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.referral = Referral.DECLINED

    class ReferralReturned(Event):
        TOPIC = "supervision-matter.inspection-returned"
        TERM = "劳动保障监察反馈结果"
        ARTICLE = INSPECTED_BY
        outcome: InspectionOutcome
        account: SealedText

        def evolve(self, case: Any) -> None:
            case.referral = Referral.RETURNED

    # Decisions

    @step(
        "提请劳动保障监察处理",
        by=Capacity.UNION,
        when=UNSETTLED,
        authority=REFERRED_BY,
        records=Referred,
        document="提请处理函",
        provided=not_pending,
    )
    def refer_to_inspection(
        self,
        on: Annotated[date, Ask("提请日期")],
        *,
        department: Annotated[str, Ask("提请的部门", max_length=100)],
        materials: Annotated[SealedText, Ask("材料和情况说明", max_length=5000)],
    ) -> None:
        """用人单位拒不改正的，工会可以提请当地人民政府、人社等有关部门依法处理。"""
        self.happened(self.Referred, on, department=department, materials=materials)

    @step(
        "监察立案",
        by=Capacity.LABOUR_INSPECTION,
        when=NOTED_IN,
        authority=INSPECTED_BY,
        records=ReferralFiled,
        document="立案审批表",
        provided=pending,
    )
    def file_referral(
        self,
        on: Annotated[date, Ask("立案日期")],
        *,
        case_number: Annotated[str | None, Ask("案号", max_length=60)] = None,
    ) -> None:
        """认为违反劳动保障法律、需要进行调查处理的，及时立案。"""
        self.happened(self.ReferralFiled, on, case_number=case_number)

    @step(
        "监察不予立案",
        by=Capacity.LABOUR_INSPECTION,
        when=NOTED_IN,
        authority=INSPECTED_BY,
        records=ReferralDeclined,
        document="不予立案书面理由",
        provided=pending,
    )
    def decline_referral(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """不予立案的，书面说明理由。"""
        self.happened(self.ReferralDeclined, on, reasons=reasons)

    @step(
        "监察反馈结果",
        by=Capacity.LABOUR_INSPECTION,
        when=NOTED_IN,
        authority=INSPECTED_BY,
        records=ReferralReturned,
        document="处理结果告知书",
        provided=filed,
    )
    def return_result(
        self,
        on: Annotated[date, Ask("反馈日期")],
        *,
        outcome: Annotated[InspectionOutcome, Ask("处理结果")],
        account: Annotated[SealedText, Ask("处理情况", max_length=5000)],
    ) -> None:
        """把调查处理的结果反馈给提请的工会。"""
        self.happened(self.ReferralReturned, on, outcome=outcome, account=account)
