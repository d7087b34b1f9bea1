"""Procuratorial supervision, sixth chapter: supervision of a court begun without an application 依职权."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.procuratorial.record import RULES_2021, ProcuratorialRecord, ProcuratorialState
from domain.steps import Ask, step
from domain.terms import Capacity, Term

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE
EX_OFFICIO = f"民事诉讼法 第十四条、第二百一十九条、第二百四十六条；{RULES_2021} 第二十条"


class Origin(Term):
    """Why the procuratorate begins without an application."""

    OWN_WORK = "own-work", "履行职责中发现"
    REQUESTED = "requested", "下级人民检察院提请抗诉"


class OwnMotion(ProcuratorialRecord):
    """Nobody need apply: what the procuratorate finds in its own work it supervises."""

    class BegunExOfficio(Event):
        TOPIC = "procuratorial-case.begun-ex-officio"
        TERM = "依职权启动监督"
        ARTICLE = EX_OFFICIO
        LEADS_TO = S.SUPERVISION_ACCEPTED
        origin: Origin
        dispute_id: UUID | None
        litigation_case_id: UUID | None
        from_case_id: UUID | None
        about_execution: bool
        court: str
        case_number: str | None
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.about_execution = self.about_execution

    # Decisions

    @step(
        "依职权启动监督",
        by=PROCURATORATE,
        when=S.NONE,
        authority=EX_OFFICIO,
        records=BegunExOfficio,
        document="立案审批表",
    )
    def begin_ex_officio(
        self,
        on: Annotated[date, Ask("启动日期")],
        *,
        origin: Annotated[Origin, Ask("来源")],
        dispute_id: Annotated[UUID | None, Ask("争议", hint="已登记的填写", refers_to="dispute")] = None,
        litigation_case_id: Annotated[UUID | None, Ask("诉讼案件", refers_to="litigation-case")] = None,
        from_case_id: Annotated[
            UUID | None,
            Ask("下级院案件", hint="下级提请抗诉的填写", refers_to="procuratorial-case"),
        ] = None,
        about_execution: Annotated[bool, Ask("监督执行活动")] = False,
        court: Annotated[str, Ask("被监督的人民法院", max_length=60)],
        case_number: Annotated[str | None, Ask("案号", max_length=60)] = None,
        reasons: Annotated[SealedText, Ask("启动的理由", max_length=5000)],
    ) -> None:
        """当事人没有申请的，也可以依职权监督，不受申请期限限制；条文对当事人申请写明的三个月不在此计算。"""
        self.happened(
            self.BegunExOfficio,
            on,
            origin=origin,
            dispute_id=dispute_id,
            litigation_case_id=litigation_case_id,
            from_case_id=from_case_id,
            about_execution=about_execution,
            court=court,
            case_number=case_number,
            reasons=reasons,
        )
