"""Procuratorial supervision, ninth chapter: 再审检察建议 and 抗诉."""

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
OVER = "民事诉讼法 第二百一十九条"


class CommitteeMustDecide(Refused):
    """再审检察建议应当经检察委员会讨论决定。"""

    CODE = "procuratorial-committee-must-decide"
    AUTHORITY = "最高人民法院关于适用民事诉讼法的解释 第四百一十四条"


class Protest(ProcuratorialRecord):
    """Supervision of a judgment in force."""

    class RetrialProposed(Event):
        TOPIC = "procuratorial-case.retrial-proposed"
        TERM = "提出再审检察建议"
        ARTICLE = f"{OVER}第二款；{RULES_2021} 第八十一条、第八十七条"
        LEADS_TO = S.SUGGESTION_SENT
        court: str
        number: str | None
        send_by: Deadline | None
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.court_due = None

    class ProtestRequested(Event):
        TOPIC = "procuratorial-case.protest-requested"
        TERM = "提请抗诉"
        ARTICLE = f"{RULES_2021} 第八十二条、第八十三条、第八十八条"
        LEADS_TO = S.PROTEST_REQUESTED
        procuratorate: str
        send_by: Deadline | None
        reasons: SealedText

    class Protested(Event):
        TOPIC = "procuratorial-case.protested"
        TERM = "抗诉"
        ARTICLE = f"{OVER}、第二百二十三条；{RULES_2021} 第九十条、第九十二条"
        LEADS_TO = S.PROTESTED
        procuratorate: str
        court: str
        number: str | None
        send_by: Deadline | None

        def evolve(self, case: Any) -> None:
            case.court_due = None

    # Decisions

    @step(
        "提出再审检察建议",
        by=PROCURATORATE,
        when=S.SUPERVISION_ACCEPTED,
        authority=f"{OVER}第二款；{RULES_2021} 第八十一条、第八十七条",
        records=RetrialProposed,
        document="再审检察建议书",
    )
    def propose_retrial(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        committee_decided: Annotated[bool, Ask("检察委员会已讨论决定")],
        court: Annotated[str, Ask("同级人民法院", max_length=60)],
        number: Annotated[str | None, Ask("文号", max_length=60)] = None,
        reasons: Annotated[SealedText, Ask("理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """地方各级人民检察院对同级人民法院的生效裁判可以提出再审检察建议，报上级备案；十五日内移送。"""
        if not committee_decided:
            raise CommitteeMustDecide(field="committee_decided")
        self.happened(
            self.RetrialProposed,
            on,
            court=court,
            number=number,
            send_by=counted(rules, "procuratorial_send_suggestion", on, self.region),
            reasons=reasons,
        )

    @step(
        "提请抗诉",
        by=PROCURATORATE,
        when=(S.SUPERVISION_ACCEPTED, S.SUGGESTION_DECLINED),
        authority=f"{RULES_2021} 第八十二条、第八十三条、第八十八条、第一百二十四条",
        records=ProtestRequested,
        document="提请抗诉报告书",
    )
    def request_protest(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        procuratorate: Annotated[str, Ask("上级人民检察院", max_length=60)],
        reasons: Annotated[SealedText, Ask("理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """提请上级人民检察院抗诉，十五日内报送；人民法院未采纳再审检察建议而有错误的，也可以提请。"""
        self.happened(
            self.ProtestRequested,
            on,
            procuratorate=procuratorate,
            send_by=counted(rules, "procuratorial_send_request_protest", on, self.region),
            reasons=reasons,
        )

    @step(
        "抗诉",
        by=PROCURATORATE,
        when=(S.SUPERVISION_ACCEPTED, S.PROTEST_REQUESTED, S.REEXAMINATION),
        authority=f"{OVER}第一款、第二百二十三条；{RULES_2021} 第九十条、第九十二条、第一百二十六条",
        records=Protested,
        document="抗诉书",
    )
    def protest(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        procuratorate: Annotated[str, Ask("提出抗诉的人民检察院", max_length=60)],
        court: Annotated[str, Ask("接受抗诉的人民法院", max_length=60)],
        number: Annotated[str | None, Ask("抗诉书文号", max_length=60)] = None,
        rules: RuleBook,
    ) -> None:
        """上级人民检察院对下级人民法院的生效裁判抗诉，十五日内移送；提请的下级院据抗诉书登记。"""
        self.happened(
            self.Protested,
            on,
            procuratorate=procuratorate,
            court=court,
            number=number,
            send_by=counted(rules, "procuratorial_send_protest", on, self.region),
        )
