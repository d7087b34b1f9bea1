"""Arbitration: a statement on some of the claims 部分调解书, while the case goes on about the others."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, ArbitrationState, Paper
from domain.arbitration.statement import BothMustReceive, StatementAgreed
from domain.claims import refuse_another_sum
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.representation.acting import through_representative
from domain.representation.mandates import Power
from domain.settlement import AgreedSum, EmployerSigned, Instalments, WorkerSigned, both_signed
from domain.steps import Ask, step
from domain.terms import Capacity

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
IN_PART = "劳动人事争议仲裁办案规则 第七十三条"


class NoSuchPartialStatement(Refused):
    """没有该文号的部分调解书，或者已经登记签收。"""

    CODE = "no-such-partial-statement"
    AUTHORITY = IN_PART


class PartialStatementNumberUsed(Refused):
    """该文号的部分调解书已经登记。"""

    CODE = "partial-statement-number-used"
    AUTHORITY = "本系统记录规则"


def partial_statement_waits(case: Any) -> Refused | None:
    """Only what was made can be received."""
    waiting = [paper for paper in case.partial_statements.values() if paper.done_on is None]
    return None if waiting else NoSuchPartialStatement()


class PartialStatement(ArbitrationRecord):
    """Some claims are settled; the others are still to be decided."""

    class PartialStatementMade(StatementAgreed):
        TOPIC = "arbitration-case.partial-statement-made"
        TERM = "制作部分仲裁调解书"
        ARTICLE = IN_PART

        def evolve(self, case: Any) -> None:
            case.partial_statements[self.originator_version] = Paper(number=self.number)

    class PartialStatementReceived(Event):
        TOPIC = "arbitration-case.partial-statement-received"
        TERM = "部分仲裁调解书生效"
        ARTICLE = "劳动争议调解仲裁法 第四十二条第三款；劳动人事争议仲裁办案规则 第七十三条"
        number: str
        statement: int

        def evolve(self, case: Any) -> None:
            case.partial_statements[self.statement] = Paper(number=self.number, done_on=self.occurred_on)

    # Decisions

    @step(
        "就部分请求制作调解书",
        by=COMMISSION,
        when=S.HEARD,
        authority=IN_PART,
        records=PartialStatementMade,
        document="部分仲裁调解书",
    )
    @through_representative(Power.SETTLE)
    def make_partial_statement(
        self,
        on: Annotated[date, Ask("达成协议日期")],
        *,
        number: Annotated[str, Ask("调解书文号", hint="按本委编号规则填写", max_length=60)],
        amount: AgreedSum = None,
        instalments: Instalments = (),
        terms: Annotated[SealedText, Ask("就哪些请求、达成何协议", max_length=5000)],
    ) -> None:
        """当事人就部分仲裁请求达成调解协议的，可以就该部分先行出具调解书；其余请求继续审理。"""
        if number in {paper.number for paper in self.partial_statements.values()}:
            raise PartialStatementNumberUsed(field="number")
        refuse_another_sum(instalments, amount)
        self.happened(
            self.PartialStatementMade, on, number=number, amount=amount, instalments=instalments, terms=terms
        )

    @step(
        "双方签收部分调解书",
        by=COMMISSION,
        authority="劳动争议调解仲裁法 第四十二条第三款；劳动人事争议仲裁办案规则 第七十三条",
        records=PartialStatementReceived,
        document="送达回证",
        provided=partial_statement_waits,
    )
    @through_representative(Power.SETTLE)
    def receive_partial_statement(
        self,
        on: Annotated[date, Ask("双方签收齐备日期")],
        *,
        number: Annotated[str, Ask("调解书文号", max_length=60)],
        worker_received: WorkerSigned,
        employer_received: EmployerSigned,
    ) -> None:
        """调解书经双方当事人签收后，发生法律效力；本案其余请求不受影响。"""
        made = Paper(number=number)
        waiting = [entry for entry, paper in self.partial_statements.items() if paper == made]
        if not waiting:
            raise NoSuchPartialStatement(field="number")
        both_signed(worker=worker_received, employer=employer_received, otherwise=BothMustReceive)
        self.happened(self.PartialStatementReceived, on, number=number, statement=waiting[0])
