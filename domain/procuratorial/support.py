"""Procuratorial supervision, second chapter: support of a suit 支持起诉, from the application to performance."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.parties import Employer
from domain.personal_data import SealedText
from domain.procuratorial.record import ProcuratorialRecord, ProcuratorialState
from domain.refusals import Refused
from domain.steps import Ask, Check, step
from domain.supervision_matter.leads import Prosecution
from domain.terms import Capacity, Term

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE
SUPPORT = "民事诉讼法 第十五条"
PUBLISHED = f"{SUPPORT}；公布案例所示做法"


class SettledBy(Term):
    """How it was settled; each was read in a published case."""

    PERSUADED = "persuaded", "释法说理后同意履行，未发支持起诉书"
    AGREED = "agreed", "双方和解"
    MEDIATED = "mediated", "调解"
    CONFIRMED = "confirmed", "调解并经司法确认"
    JUDGED = "judged", "判决支持"


class NotASupportCase(Refused):
    """只有支持起诉案件才能办理支持起诉。"""

    CODE = "not-a-support-case"
    AUTHORITY = SUPPORT


def of_support(case: Any) -> Refused | None:
    """Filed as 支持起诉."""
    return None if case.prosecution is Prosecution.SUPPORT_OF_SUIT else NotASupportCase()


class Support(ProcuratorialRecord):
    """The procuratorate stands by those who find it hard to sue alone; the suit stays theirs."""

    class SupportAppliedFor(Event):
        TOPIC = "procuratorial-case.support-applied-for"
        TERM = "申请支持起诉"
        ARTICLE = SUPPORT
        LEADS_TO = S.SUPPORT_APPLIED
        dispute_id: UUID | None
        matter_id: UUID | None
        workers: int
        amount: Decimal | None
        employer: Employer
        facts: SealedText

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.matter_id = self.matter_id
            case.from_union = self.matter_id is not None

    class SupportDecided(Event):
        TOPIC = "procuratorial-case.support-decided"
        TERM = "决定支持起诉"
        ARTICLE = SUPPORT
        LEADS_TO = S.SUPPORT_DECIDED
        reasons: SealedText

    class SupportSent(Event):
        TOPIC = "procuratorial-case.support-sent"
        TERM = "发出支持起诉书"
        ARTICLE = SUPPORT
        LEADS_TO = S.SUPPORT_SENT
        court: str
        litigation_case_id: UUID | None
        documents: int
        number: str | None

    class Settled(Event):
        TOPIC = "procuratorial-case.settled"
        TERM = "和解、调解或者判决"
        ARTICLE = PUBLISHED
        LEADS_TO = S.SETTLED
        how: SettledBy
        amount: Decimal | None

    class Performed(Event):
        TOPIC = "procuratorial-case.performed"
        TERM = "已履行"
        ARTICLE = PUBLISHED
        LEADS_TO = S.PERFORMED
        amount: Decimal | None

    class Defaulted(Event):
        TOPIC = "procuratorial-case.defaulted"
        TERM = "回访发现未履行，重新启动"
        ARTICLE = PUBLISHED
        LEADS_TO = S.FILED
        found: SealedText

    # Decisions

    @step(
        "收到支持起诉申请",
        by=PROCURATORATE,
        when=S.NONE,
        authority=PUBLISHED,
        records=SupportAppliedFor,
        document="支持起诉申请书",
    )
    def receive_support_application(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        dispute_id: Annotated[UUID | None, Ask("争议", hint="已登记的填写", refers_to="dispute")] = None,
        matter_id: Annotated[
            UUID | None, Ask("工会监督事项", hint="工会移送的填写", refers_to="supervision-matter")
        ] = None,
        workers: Annotated[int, Ask("申请的劳动者人数")],
        amount: Annotated[Decimal | None, Ask("涉及金额（元）", check=Check.YUAN)] = None,
        employer: Annotated[Employer, Ask("用人单位")],
        facts: Annotated[SealedText, Ask("申请的事实和理由", max_length=5000)],
    ) -> None:
        """机关、社会团体、企业事业单位对损害民事权益的行为，可以支持受损害的单位或者个人起诉；是否起诉由本人决定。"""
        self.happened(
            self.SupportAppliedFor,
            on,
            dispute_id=dispute_id,
            matter_id=matter_id,
            workers=workers,
            amount=amount,
            employer=employer,
            facts=facts,
        )

    @step(
        "决定支持起诉",
        by=PROCURATORATE,
        when=S.FILED,
        authority=PUBLISHED,
        records=SupportDecided,
        document="支持起诉决定书",
        provided=of_support,
    )
    def decide_support(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """作出决定与向法院发出支持起诉书是两个步骤。"""
        self.happened(self.SupportDecided, on, reasons=reasons)

    @step(
        "发出支持起诉书",
        by=PROCURATORATE,
        when=S.SUPPORT_DECIDED,
        authority=PUBLISHED,
        records=SupportSent,
        document="支持起诉书",
        provided=of_support,
    )
    def send_support(
        self,
        on: Annotated[date, Ask("发出日期")],
        *,
        court: Annotated[str, Ask("人民法院", max_length=60)],
        litigation_case_id: Annotated[
            UUID | None, Ask("诉讼案件", hint="支持起诉书可以先于立案", refers_to="litigation-case")
        ] = None,
        documents: Annotated[int, Ask("支持起诉书份数", hint="一名劳动者一份")],
        number: Annotated[str | None, Ask("文号", max_length=60)] = None,
    ) -> None:
        """向有管辖权的人民法院发出支持起诉书；检察机关一般不出庭。"""
        self.happened(
            self.SupportSent,
            on,
            court=court,
            litigation_case_id=litigation_case_id,
            documents=documents,
            number=number,
        )

    @step(
        "和解、调解或者判决",
        by=PROCURATORATE,
        when=(S.FILED, S.SUPPORT_DECIDED, S.SUPPORT_SENT),
        authority=PUBLISHED,
        records=Settled,
        document="和解协议、调解书、判决书",
        provided=of_support,
    )
    def record_settlement(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        how: Annotated[SettledBy, Ask("怎样解决")],
        amount: Annotated[Decimal | None, Ask("确定的金额（元）", check=Check.YUAN)] = None,
    ) -> None:
        """有的经释法说理即告解决，没有发出支持起诉书；达成协议不等于履行。"""
        self.happened(self.Settled, on, how=how, amount=amount)

    @step(
        "登记履行",
        by=PROCURATORATE,
        when=(S.SUPPORT_SENT, S.SETTLED),
        authority=PUBLISHED,
        records=Performed,
        document="支付凭证",
        provided=of_support,
    )
    def record_performance(
        self,
        on: Annotated[date, Ask("履行完毕日期")],
        *,
        amount: Annotated[Decimal | None, Ask("实际支付总额（元）", check=Check.YUAN)] = None,
    ) -> None:
        """付清以后才登记；分期付款的，最后一期付清之日登记。"""
        self.happened(self.Performed, on, amount=amount)

    @step(
        "回访发现未履行，重新启动",
        by=PROCURATORATE,
        when=(S.SETTLED, S.PERFORMED),
        authority=PUBLISHED,
        records=Defaulted,
        document="回访记录",
        provided=of_support,
    )
    def find_default(
        self,
        on: Annotated[date, Ask("回访日期")],
        *,
        found: Annotated[SealedText, Ask("未履行的情况", max_length=2000)],
    ) -> None:
        """和解后不履行、回访发现的，同一案件继续办理。"""
        self.happened(self.Defaulted, on, found=found)
