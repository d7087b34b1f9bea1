"""Labour inspection, last chapter: the result told to the union 反馈结果, and closing 结案."""

from datetime import date
from typing import Annotated

from domain.inspection.record import REGULATION, InspectionRecord, InspectionState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.supervision_letter.department import RETURNING
from domain.supervision_matter.inspection import InspectionOutcome
from domain.terms import Capacity

S = InspectionState
INSPECTION = Capacity.LABOUR_INSPECTION
DECIDED = (
    S.ORDERED,
    S.ORDERED_PAID,
    S.PENALTY,
    S.CASE_WITHDRAWN,
    S.TO_ENFORCEMENT,
    S.TRANSFERRED,
    S.TRANSFERRED_CRIMINAL,
)


class NoUnionToTell(Refused):
    """本案不是工会提请的，没有反馈的对象。"""

    CODE = "no-union-to-tell"
    AUTHORITY = RETURNING


class OpenOrderUnexplained(Refused):
    """责令改正、支付后没有登记改正就结案的，应当写明情况。"""

    CODE = "open-order-unexplained"
    AUTHORITY = "本系统管理规则（责令不得石沉大海）"


def from_a_union(case: InspectionRecord) -> Refused | None:
    """A union asked for it."""
    return None if case.from_union else NoUnionToTell()


class Conclusion(InspectionRecord):
    """The union hears what came of it; the case ends."""

    class ResultReturned(Event):
        TOPIC = "inspection-case.result-returned"
        TERM = "向工会反馈结果"
        ARTICLE = RETURNING
        decided_on: date
        outcome: InspectionOutcome
        account: SealedText

    class Closed(Event):
        TOPIC = "inspection-case.closed"
        TERM = "监察结案"
        ARTICLE = f"{REGULATION} 第十八条"
        LEADS_TO = S.CLOSED
        account: SealedText | None

    # Decisions

    @step(
        "向工会反馈结果",
        by=INSPECTION,
        when=(*DECIDED, S.CLOSED),
        authority=RETURNING,
        records=ResultReturned,
        document="处理结果告知书",
        provided=from_a_union,
    )
    def return_result(
        self,
        on: Annotated[date, Ask("反馈日期")],
        *,
        outcome: Annotated[InspectionOutcome, Ask("处理结果")],
        account: Annotated[SealedText, Ask("处理情况", hint="工会可见", max_length=5000)],
    ) -> None:
        """由系统记入监督事项和建议书；北京规定自作出决定之日起十五个工作日内书面告知工会，其他地区依本地规定。"""
        decided_on = self.decided_on
        assert decided_on is not None  # noqa: S101 - every state it may be taken from follows a decision
        self.happened(self.ResultReturned, on, decided_on=decided_on, outcome=outcome, account=account)

    @step(
        "结案",
        by=INSPECTION,
        when=DECIDED,
        authority=f"{REGULATION} 第十八条",
        records=Closed,
        document="结案审批表",
        verified=False,
    )
    def close(
        self,
        on: Annotated[date, Ask("结案日期")],
        *,
        account: Annotated[SealedText | None, Ask("说明", max_length=2000)] = None,
    ) -> None:
        """处理完毕的结案归档；条例没有写结案的条件，部门规章未读。责令后没有改正的，如实说明。"""
        if self.state == S.ORDERED and account is None:
            raise OpenOrderUnexplained(field="account")
        self.happened(self.Closed, on, account=account)
