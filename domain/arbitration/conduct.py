"""Arbitration: expert appraisal 鉴定, and leaving the simplified procedure 简易处理转为一般程序."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.preparation import TribunalForm
from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
APPRAISAL = "劳动争议调解仲裁法 第三十七条；劳动人事争议仲裁办案规则 第四十条"
ORDINARY = "劳动人事争议仲裁办案规则 第六十一条、第六十二条第二款"


class Conduct(ArbitrationRecord):
    """What is recorded on the way and changes no stage."""

    class AppraisalEntrusted(Event):
        TOPIC = "arbitration-case.appraisal-entrusted"
        TERM = "委托鉴定"
        ARTICLE = APPRAISAL
        institution: str
        agreed_by_parties: bool
        matter: SealedText

    class MadeOrdinary(Event):
        TOPIC = "arbitration-case.made-ordinary"
        TERM = "简易处理转为一般程序"
        ARTICLE = ORDINARY
        reasons: SealedText
        award_due: Deadline
        tribunal: TribunalForm | None = None

        def evolve(self, case: Any) -> None:
            case.handled_simply = False
            case.tribunal = self.tribunal or case.tribunal

    # Decisions

    @step(
        "委托鉴定",
        by=COMMISSION,
        when=S.HEARD,
        authority=APPRAISAL,
        records=AppraisalEntrusted,
        document="委托鉴定材料",
    )
    def entrust_appraisal(
        self,
        on: Annotated[date, Ask("委托日期")],
        *,
        institution: Annotated[str, Ask("鉴定机构", max_length=60)],
        agreed_by_parties: Annotated[bool, Ask("由当事人约定", hint="仲裁庭指定的不选")] = False,
        matter: Annotated[SealedText, Ask("鉴定事项", max_length=2000)],
    ) -> None:
        """专门性问题需要鉴定的，可以交由当事人约定的或者仲裁庭指定的机构鉴定；鉴定本身不停止计算期限，需要等待结论的另行办理中止。"""
        self.happened(
            self.AppraisalEntrusted,
            on,
            institution=institution,
            agreed_by_parties=agreed_by_parties,
            matter=matter,
        )

    @step(
        "简易处理转为一般程序",
        by=COMMISSION,
        when=S.ANSWERED,
        authority=ORDINARY,
        records=MadeOrdinary,
        document="转为一般程序告知书",
    )
    def make_ordinary(
        self,
        on: Annotated[date, Ask("决定并告知日期")],
        *,
        tribunal: Annotated[
            TribunalForm | None,
            Ask(
                "改组后的仲裁庭",
                hint="仲裁庭不变的不填；集体争议由独任仲裁员简易处理的，应当改由三名仲裁员组成",
            ),
        ] = None,
        reasons: Annotated[SealedText, Ask("不宜简易处理的理由", max_length=2000)],
    ) -> None:
        """不宜简易处理的转为一般程序并告知当事人；仲裁期限仍自受理仲裁申请之日起计算。集体争议自此重新适用集体争议的特别规定。"""
        due = self.award_due
        assert due is not None  # noqa: S101 - only an accepted case is answered
        self.happened(self.MadeOrdinary, on, reasons=reasons, award_due=due, tribunal=tribunal)
