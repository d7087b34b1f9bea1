"""Arbitration of collective disputes, the settlement: representatives bind those who consent, and nobody else."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.collective_rules import (
    BEFORE_THE_HEARING,
    CollectiveRecord,
    RepresentedMustConsent,
    collective,
    settled_before_hearing,
)
from domain.arbitration.partial_statement import PartialStatementNumberUsed
from domain.arbitration.record import ArbitrationState, Paper
from domain.arbitration.statement import Renounced, StatementAgreed
from domain.claims import last_due, refuse_another_sum
from domain.parties import Side
from domain.personal_data import SealedText
from domain.representation.acting import through_representative
from domain.representation.mandates import Power
from domain.settlement import AgreedSum, AgreedTerms, Instalments
from domain.steps import Ask, step
from domain.terms import Capacity

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
SETTLEMENT_IN_PART = "劳动人事争议仲裁办案规则 第六十三条、第七十三条"
SETTLEMENT = "劳动争议调解仲裁法 第四十二条；劳动人事争议仲裁办案规则 第六十三条、第六十六条"


class CollectiveSettlement(CollectiveRecord):
    """From an agreement to its statement, and back when a party changes its mind."""

    class CollectiveStatementMade(StatementAgreed):
        TOPIC = "arbitration-case.collective-statement-made"
        TERM = "制作集体争议调解书"
        ARTICLE = SETTLEMENT
        LEADS_TO = S.MEDIATED
        by_representatives: bool
        agreed_in: ArbitrationState

        def evolve(self, case: Any) -> None:
            case.mediated_from = self.agreed_in
            case.pay_until = last_due(self.instalments)

    class CollectivePartialStatementMade(StatementAgreed):
        TOPIC = "arbitration-case.collective-partial-statement-made"
        TERM = "就部分请求制作集体争议调解书"
        ARTICLE = SETTLEMENT_IN_PART
        by_representatives: bool

        def evolve(self, case: Any) -> None:
            case.partial_statements[self.originator_version] = Paper(number=self.number)

    class CollectiveStatementRenounced(Renounced):
        TOPIC = "arbitration-case.collective-statement-renounced"
        TERM = "开庭前达成的调解书送达前一方反悔"
        ARTICLE = "劳动争议调解仲裁法 第四十二条第四款；劳动人事争议仲裁办案规则 第六十六条"
        LEADS_TO = S.ANSWERED

    # Decisions

    @step(
        "制作集体争议调解书",
        by=COMMISSION,
        when=(*BEFORE_THE_HEARING, S.ENTRUSTED_MEDIATION, S.HEARD),
        authority=SETTLEMENT,
        records=CollectiveStatementMade,
        document="仲裁调解书",
        provided=collective,
    )
    @through_representative(Power.SETTLE)
    def make_collective_statement(
        self,
        on: Annotated[date, Ask("达成协议日期")],
        *,
        number: Annotated[str, Ask("调解书文号", hint="按本委编号规则填写", max_length=60)],
        amount: AgreedSum = None,
        instalments: Instalments = (),
        by_representatives: Annotated[bool, Ask("由代表人达成", hint="劳动者各自到场达成的不选")],
        all_consented: Annotated[bool, Ask("调解书所涉及的被代表劳动者均已同意")] = False,
        terms: AgreedTerms,
    ) -> None:
        """代表人进行和解，必须经被代表的当事人同意；有人不同意的，就其部分继续审理裁决。逐人金额登记在争议的名册中。"""
        refuse_another_sum(instalments, amount)
        if by_representatives and not all_consented:
            raise RepresentedMustConsent(field="all_consented")
        self.happened(
            self.CollectiveStatementMade,
            on,
            number=number,
            amount=amount,
            instalments=instalments,
            by_representatives=by_representatives,
            terms=terms,
            agreed_in=S(self.state),
        )

    @step(
        "就部分请求制作集体争议调解书",
        by=COMMISSION,
        when=S.HEARD,
        authority=SETTLEMENT_IN_PART,
        records=CollectivePartialStatementMade,
        document="部分仲裁调解书",
        provided=collective,
    )
    @through_representative(Power.SETTLE)
    def make_collective_partial_statement(
        self,
        on: Annotated[date, Ask("达成协议日期")],
        *,
        number: Annotated[str, Ask("调解书文号", hint="按本委编号规则填写", max_length=60)],
        amount: AgreedSum = None,
        instalments: Instalments = (),
        by_representatives: Annotated[bool, Ask("由代表人达成", hint="劳动者各自到场达成的不选")],
        all_consented: Annotated[bool, Ask("调解书所涉及的被代表劳动者均已同意")] = False,
        terms: Annotated[SealedText, Ask("就哪些请求、达成何协议", max_length=5000)],
    ) -> None:
        """就部分请求和解同样处分实体权利，代表人必须经被代表的当事人同意；其余请求和不同意的人继续审理。"""
        if number in {paper.number for paper in self.partial_statements.values()}:
            raise PartialStatementNumberUsed(field="number")
        refuse_another_sum(instalments, amount)
        if by_representatives and not all_consented:
            raise RepresentedMustConsent(field="all_consented")
        self.happened(
            self.CollectivePartialStatementMade,
            on,
            number=number,
            amount=amount,
            instalments=instalments,
            by_representatives=by_representatives,
            terms=terms,
        )

    @step(
        "送达前反悔（开庭前达成的）",
        by=COMMISSION,
        when=S.MEDIATED,
        authority="劳动争议调解仲裁法 第四十二条第四款；劳动人事争议仲裁办案规则 第六十六条",
        records=CollectiveStatementRenounced,
        document="反悔记录",
        provided=settled_before_hearing,
    )
    def renounce_collective_statement(
        self,
        on: Annotated[date, Ask("反悔日期")],
        *,
        renounced_by: Annotated[Side, Ask("反悔的当事人")],
    ) -> None:
        """开庭前达成的调解书送达前一方反悔的，案件尚未开庭，继续审理并及时裁决。"""
        self.happened(self.CollectiveStatementRenounced, on, renounced_by=renounced_by)
