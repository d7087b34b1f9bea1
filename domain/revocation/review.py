"""Revocation, second chapter: the panel reviews 审查, and revokes 撤销, dismisses 驳回, or the parties settle."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.claims import Instalment, refuse_another_sum
from domain.kernel import Event
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.representation.acting import of, through_representative
from domain.representation.mandates import Power
from domain.revocation.record import GroundOfRevocation, RevocationRecord, RevocationState
from domain.settlement import AgreedSum, AgreedTerms, EmployerSigned, Instalments, WorkerSigned, both_signed
from domain.steps import Ask, step
from domain.terms import Capacity, Term

S = RevocationState
COURT = Capacity.COURT


class HowReviewed(Term):
    """How the panel looked into it (劳动争议司法解释（一） 第二十三条第一款)."""

    HEARING = "hearing", "组成合议庭开庭审理"
    WITHOUT_HEARING = "without-hearing", "经阅卷、调查和询问当事人，没有新的事实、证据或者理由，不开庭审理"


class NotYetReviewed(Refused):
    """应当组成合议庭审查核实后裁定。"""

    CODE = "revocation-not-yet-reviewed"
    AUTHORITY = "劳动争议调解仲裁法 第四十九条第二款；劳动争议司法解释（一） 第二十三条第一款"


class NoGroundEstablished(Refused):
    """裁定撤销裁决，应当核实有法定六项情形之一。"""

    CODE = "no-ground-of-revocation-established"
    AUTHORITY = "劳动争议调解仲裁法 第四十九条第二款"


class BothMustReceiveStatement(Refused):
    """民事调解书经双方当事人签收后才具有法律效力。"""

    CODE = "both-must-receive-revocation-statement"
    AUTHORITY = "民事诉讼法 第一百条第三款"


def reviewed(case: Any) -> Refused | None:
    """A ruling on the grounds follows their review."""
    return None if case.reviewed else NotYetReviewed()


class Review(RevocationRecord):
    """From acceptance to the final ruling."""

    class Reviewed(Event):
        TOPIC = "revocation-case.reviewed"
        TERM = "合议庭审查"
        ARTICLE = "劳动争议调解仲裁法 第四十九条第二款；劳动争议司法解释（一） 第二十三条第一款"
        how: HowReviewed
        course: SealedText | None

        def evolve(self, case: Any) -> None:
            case.reviewed = True

    class Revoked(Event):
        TOPIC = "revocation-case.award-revoked"
        TERM = "裁定撤销裁决"
        ARTICLE = "劳动争议调解仲裁法 第四十九条第二款；劳动争议司法解释（一） 第二十二条"
        LEADS_TO = S.REVOKED
        grounds: tuple[GroundOfRevocation, ...]
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.decided_on = self.occurred_on

    class Dismissed(Event):
        TOPIC = "revocation-case.application-dismissed"
        TERM = "裁定驳回申请"
        ARTICLE = "劳动争议司法解释（一） 第二十二条、第二十五条"
        LEADS_TO = S.APPLICATION_DISMISSED
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.decided_on = self.occurred_on

    class DismissedForSuit(Event):
        TOPIC = "revocation-case.dismissed-for-suit"
        TERM = "因劳动者起诉驳回申请"
        ARTICLE = "劳动争议司法解释（一） 第二十一条第一款"
        LEADS_TO = S.NOT_ACCEPTED

        def evolve(self, case: Any) -> None:
            case.for_suit = True
            case.decided_on = self.occurred_on

    class StatementReceived(Event):
        TOPIC = "revocation-case.statement-received"
        TERM = "民事调解书生效"
        ARTICLE = "劳动争议司法解释（一） 第二十三条第二款；民事诉讼法 第一百条"
        LEADS_TO = S.MEDIATED
        amount: Decimal | None
        instalments: tuple[Instalment, ...]
        terms: SealedText

    class Withdrawn(Event):
        TOPIC = "revocation-case.withdrawn"
        TERM = "撤回撤销申请"
        ARTICLE = "劳动争议司法解释（一） 第二十五条第二款"
        LEADS_TO = S.WITHDRAWN

    # Decisions

    @step(
        "合议庭审查",
        by=COURT,
        when=S.REVIEWING,
        authority="劳动争议调解仲裁法 第四十九条第二款；劳动争议司法解释（一） 第二十三条第一款",
        records=Reviewed,
        document="询问笔录、庭审笔录",
    )
    def review(
        self,
        on: Annotated[date, Ask("开庭或者询问日期")],
        *,
        how: Annotated[HowReviewed, Ask("审查方式")],
        course: Annotated[SealedText | None, Ask("审查要点", max_length=5000)] = None,
    ) -> None:
        """应当组成合议庭开庭审理；没有新的事实、证据或者理由，合议庭认为不需要开庭的，可以不开庭审理。"""
        self.happened(self.Reviewed, on, how=how, course=course)

    @step(
        "裁定撤销裁决",
        by=COURT,
        when=S.REVIEWING,
        authority="劳动争议调解仲裁法 第四十九条第二款；劳动争议司法解释（一） 第二十二条、第二十五条第二款",
        records=Revoked,
        document="民事裁定书（撤销仲裁裁决，终审）",
        provided=reviewed,
    )
    def revoke(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        grounds: Annotated[tuple[GroundOfRevocation, ...], Ask("核实成立的事由")],
        reasons: Annotated[SealedText, Ask("理由", max_length=5000)],
    ) -> None:
        """裁定为终审裁定；裁决被撤销的，终结执行，当事人可以自收到裁定书之日起十五日内就该争议起诉。"""
        if not grounds:
            raise NoGroundEstablished(field="grounds")
        self.happened(self.Revoked, on, grounds=grounds, reasons=reasons)

    @step(
        "裁定驳回申请",
        by=COURT,
        when=S.REVIEWING,
        authority="劳动争议司法解释（一） 第二十二条、第二十五条",
        records=Dismissed,
        document="民事裁定书（驳回申请，终审）",
        provided=reviewed,
    )
    def dismiss(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=5000)],
    ) -> None:
        """裁定为终审裁定；中止执行的恢复执行，此后在执行中以相同理由提出不予执行抗辩的，不予支持。"""
        self.happened(self.Dismissed, on, reasons=reasons)

    @step(
        "因劳动者起诉驳回申请",
        by=COURT,
        when=S.REVIEWING,
        authority="劳动争议司法解释（一） 第二十一条第一款",
        records=DismissedForSuit,
        document="民事裁定书（驳回申请）",
    )
    def dismiss_for_suit(self, on: Annotated[date, Ask("裁定日期")]) -> None:
        """劳动者依法向基层人民法院起诉，撤销申请已经受理的，应当裁定驳回申请。"""
        self.happened(self.DismissedForSuit, on)

    @step(
        "双方签收民事调解书",
        by=COURT,
        when=S.REVIEWING,
        authority="劳动争议司法解释（一） 第二十三条第二款；民事诉讼法 第一百条",
        records=StatementReceived,
        document="民事调解书、送达回证",
    )
    @through_representative(Power.SETTLE)
    def receive_statement(
        self,
        on: Annotated[date, Ask("双方签收齐备日期")],
        *,
        worker_received: WorkerSigned,
        employer_received: EmployerSigned,
        amount: AgreedSum = None,
        instalments: Instalments = (),
        terms: AgreedTerms,
    ) -> None:
        """可以组织双方当事人调解，达成协议的可以制作调解书；一方逾期不履行的，另一方可以申请强制执行。"""
        both_signed(worker=worker_received, employer=employer_received, otherwise=BothMustReceiveStatement)
        refuse_another_sum(instalments, amount)
        self.happened(self.StatementReceived, on, amount=amount, instalments=instalments, terms=terms)

    @step(
        "撤回申请",
        by=COURT,
        when=(S.FILED, S.REVIEWING),
        authority="劳动争议司法解释（一） 第二十五条第二款",
        records=Withdrawn,
        document="撤回申请书、民事裁定书",
    )
    @through_representative(whose=of(Side.EMPLOYER))
    def withdraw(self, on: Annotated[date, Ask("裁定准许日期")]) -> None:
        """用人单位撤回撤销申请的，中止执行的应当恢复执行。"""
        self.happened(self.Withdrawn, on)
