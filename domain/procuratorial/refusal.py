"""Procuratorial supervision, eighth chapter: reviews that end without supervision 终结、不支持, and 复查."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.procuratorial.record import (
    RULES_2021,
    ProcuratorialRecord,
    ProcuratorialState,
    counted,
)
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE


class NoApplicationNotSupported(Refused):
    """依职权启动的监督没有申请可以不支持，应当终结审查。"""

    CODE = "no-application-not-supported"
    AUTHORITY = f"{RULES_2021} 第七十三条、第八十九条"


def applied_for(case: Any) -> Refused | None:
    """Somebody applied."""
    return None if case.by_application else NoApplicationNotSupported()


class Refusal(ProcuratorialRecord):
    """An application the procuratorate does not support may be looked at once more."""

    class Terminated(Event):
        TOPIC = "procuratorial-case.terminated"
        TERM = "终结审查"
        ARTICLE = f"{RULES_2021} 第七十三条"
        LEADS_TO = S.TERMINATED
        reasons: SealedText

    class NotSupported(Event):
        TOPIC = "procuratorial-case.not-supported"
        TERM = "不支持监督申请"
        ARTICLE = f"{RULES_2021} 第五十条、第八十九条、第九十三条"
        LEADS_TO = S.NOT_SUPPORTED
        reasons: SealedText
        send_by: Deadline | None
        reexamination_until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.reexamination_until = self.reexamination_until

    class ReexaminationAppliedFor(Event):
        TOPIC = "procuratorial-case.reexamination-applied-for"
        TERM = "申请复查"
        ARTICLE = f"{RULES_2021} 第一百二十六条"
        LEADS_TO = S.REEXAMINATION
        reexamination_until: Deadline | None
        reasons: SealedText

    class RefusalUpheld(Event):
        TOPIC = "procuratorial-case.refusal-upheld"
        TERM = "复查维持不支持决定"
        ARTICLE = f"{RULES_2021} 第一百二十六条"
        LEADS_TO = S.NOT_SUPPORTED_FINAL
        reasons: SealedText

    # Decisions

    @step(
        "终结审查",
        by=PROCURATORATE,
        when=S.SUPERVISION_ACCEPTED,
        authority=f"{RULES_2021} 第七十三条",
        records=Terminated,
        document="终结审查决定书",
    )
    def terminate(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("终结的事由", max_length=2000)],
    ) -> None:
        """有法定事由的终结审查；条文分项没有读到原文，事由如实填写。"""
        self.happened(self.Terminated, on, reasons=reasons)

    @step(
        "不支持监督申请",
        by=PROCURATORATE,
        when=(S.SUPERVISION_ACCEPTED, S.PROTEST_REQUESTED),
        authority=f"{RULES_2021} 第五十条、第八十九条、第九十三条",
        records=NotSupported,
        document="不支持监督申请决定书",
        provided=applied_for,
    )
    def refuse_support(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """决定书十五日内发送当事人；可以在一年内申请复查一次。提请抗诉后上级决定不支持的，也在此登记。"""
        self.happened(
            self.NotSupported,
            on,
            reasons=reasons,
            send_by=counted(rules, "procuratorial_nonsupport_notice", on, self.region),
            reexamination_until=counted(rules, "procuratorial_reexamination", on, self.region),
        )

    @step(
        "收到复查申请",
        by=PROCURATORATE,
        when=S.NOT_SUPPORTED,
        authority=f"{RULES_2021} 第一百二十六条",
        records=ReexaminationAppliedFor,
        document="复查申请书",
    )
    def receive_reexamination(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        reasons: Annotated[SealedText, Ask("申请的理由", max_length=5000)],
    ) -> None:
        """不支持监督申请决定作出之日起一年内，可以向上一级人民检察院申请复查，以一次为限。"""
        self.in_time(on, self.reexamination_until)
        self.happened(
            self.ReexaminationAppliedFor, on, reexamination_until=self.reexamination_until, reasons=reasons
        )

    @step(
        "复查维持",
        by=PROCURATORATE,
        when=S.REEXAMINATION,
        authority=f"{RULES_2021} 第一百二十六条",
        records=RefusalUpheld,
        document="复查决定书（维持）",
    )
    def uphold_refusal(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=5000)],
    ) -> None:
        """复查认为原决定正确的，维持；认为应当抗诉的，登记抗诉。"""
        self.happened(self.RefusalUpheld, on, reasons=reasons)
