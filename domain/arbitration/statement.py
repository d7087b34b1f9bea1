"""Arbitration, sixth chapter: mediation by the tribunal 仲裁调解 and its statement 调解书, of all claims or of some."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.claims import Instalment, last_due, refuse_another_sum
from domain.kernel import Event
from domain.numbering import Series
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.representation.acting import through_representative
from domain.representation.mandates import Power
from domain.settlement import AgreedSum, AgreedTerms, EmployerSigned, Instalments, WorkerSigned, both_signed
from domain.steps import Ask, step
from domain.terms import Capacity

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION


class BothMustReceive(Refused):
    """仲裁调解书经双方当事人签收后才发生法律效力。"""

    CODE = "both-must-receive-statement"
    AUTHORITY = "劳动争议调解仲裁法 第四十二条第三款"


class RenouncedElsewhere(Refused):
    """调解书送达前反悔的，开庭后达成的应当及时裁决，开庭前达成的应当开庭审理。"""

    CODE = "statement-renounced-elsewhere"
    AUTHORITY = "劳动争议调解仲裁法 第四十二条第四款；劳动人事争议仲裁办案规则 第七十条"


def agreed_after_hearing(case: Any) -> Refused | None:
    """The award can follow at once."""
    return RenouncedElsewhere() if case.mediated_from is S.ENTRUSTED_MEDIATION else None


def agreed_before_hearing(case: Any) -> Refused | None:
    """Nobody has been heard yet."""
    return None if case.mediated_from is S.ENTRUSTED_MEDIATION else RenouncedElsewhere()


class StatementAgreed(Event):
    """仲裁调解书: what the parties agreed on, as the commission wrote it down."""

    number: str
    amount: Decimal | None
    instalments: tuple[Instalment, ...]
    terms: SealedText


class Renounced(Event):
    """反悔: before the statement was received a party changed its mind."""

    TERM = "调解书送达前一方反悔"
    ARTICLE = "劳动争议调解仲裁法 第四十二条第四款"
    renounced_by: Side


class Statement(ArbitrationRecord):
    """From an agreement before the tribunal to a statement with legal force."""

    class StatementMade(StatementAgreed):
        TOPIC = "arbitration-case.statement-made"
        TERM = "制作仲裁调解书"
        ARTICLE = "劳动争议调解仲裁法 第四十二条；劳动人事争议仲裁办案规则 第七十一条、第七十二条"
        LEADS_TO = S.MEDIATED

        def evolve(self, case: Any) -> None:
            case.mediated_from = S.HEARD
            case.pay_until = last_due(self.instalments)

    class StatementReceived(Event):
        TOPIC = "arbitration-case.statement-received"
        TERM = "仲裁调解书生效"
        ARTICLE = "劳动争议调解仲裁法 第四十二条第三款"
        LEADS_TO = S.STATEMENT_EFFECTIVE

    class StatementRenounced(Renounced):
        TOPIC = "arbitration-case.statement-renounced"
        LEADS_TO = S.HEARD

    class StatementRenouncedBeforeHearing(Renounced):
        TOPIC = "arbitration-case.statement-renounced-before-hearing"
        LEADS_TO = S.ANSWERED

    # Decisions

    @step(
        "制作仲裁调解书",
        by=COMMISSION,
        when=S.HEARD,
        authority="劳动争议调解仲裁法 第四十二条；劳动人事争议仲裁办案规则 第七十一条、第七十二条",
        records=StatementMade,
        document="仲裁调解书",
    )
    @through_representative(Power.SETTLE)
    def make_statement(
        self,
        on: Annotated[date, Ask("达成协议日期")],
        *,
        number: Annotated[
            str,
            Ask("调解书文号", hint="按本委编号规则填写", max_length=60, numbered=Series.ARBITRAL_STATEMENT),
        ],
        amount: AgreedSum = None,
        instalments: Instalments = (),
        terms: AgreedTerms,
    ) -> None:
        """仲裁庭在作出裁决前应当先行调解；达成协议的，应当制作调解书，写明仲裁请求和协议的结果。"""
        refuse_another_sum(instalments, amount)
        self.happened(
            self.StatementMade, on, number=number, amount=amount, instalments=instalments, terms=terms
        )

    @step(
        "双方签收调解书",
        by=COMMISSION,
        when=S.MEDIATED,
        authority="劳动争议调解仲裁法 第四十二条第三款",
        records=StatementReceived,
        document="送达回证",
    )
    @through_representative(Power.SETTLE)
    def receive_statement(
        self,
        on: Annotated[date, Ask("双方签收齐备日期")],
        *,
        worker_received: WorkerSigned,
        employer_received: EmployerSigned,
    ) -> None:
        """调解书由仲裁员签名、加盖仲裁委员会印章，送达双方当事人；经双方签收后，发生法律效力。"""
        both_signed(worker=worker_received, employer=employer_received, otherwise=BothMustReceive)
        self.happened(self.StatementReceived, on)

    @step(
        "送达前反悔（开庭后达成的）",
        by=COMMISSION,
        when=S.MEDIATED,
        authority="劳动争议调解仲裁法 第四十二条第四款；劳动人事争议仲裁办案规则 第七十二条",
        records=StatementRenounced,
        document="反悔记录",
        provided=agreed_after_hearing,
    )
    def renounce_statement(
        self,
        on: Annotated[date, Ask("反悔日期")],
        *,
        renounced_by: Annotated[Side, Ask("反悔的当事人")],
    ) -> None:
        """调解书送达前，一方当事人反悔的，仲裁庭应当及时作出裁决。"""
        self.happened(self.StatementRenounced, on, renounced_by=renounced_by)

    @step(
        "送达前反悔（委托调解达成的）",
        by=COMMISSION,
        when=S.MEDIATED,
        authority="劳动争议调解仲裁法 第四十二条第四款；劳动人事争议仲裁办案规则 第七十条",
        records=StatementRenouncedBeforeHearing,
        document="反悔记录",
        provided=agreed_before_hearing,
    )
    def renounce_entrusted_statement(
        self,
        on: Annotated[date, Ask("反悔日期")],
        *,
        renounced_by: Annotated[Side, Ask("反悔的当事人")],
    ) -> None:
        """开庭前委托调解达成的协议，调解书送达前一方反悔的，应当开庭审理。"""
        self.happened(self.StatementRenouncedBeforeHearing, on, renounced_by=renounced_by)
