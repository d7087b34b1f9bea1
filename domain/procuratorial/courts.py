"""Procuratorial supervision, tenth chapter: what the court makes of a protest or a suggestion."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.procuratorial.record import ProcuratorialRecord, ProcuratorialState, counted
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, Check, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE
COURT_PERIODS = {S.SUGGESTION_SENT: "court_review_suggestion", S.PROTESTED: "court_retrial_on_protest"}
EXECUTION_REPLY = "court_reply_execution_suggestion"


class CourtAlreadyReceived(Refused):
    """人民法院收到的日期已经登记，期限从第一次收到起算。"""

    CODE = "court-already-received"
    AUTHORITY = "本系统记录规则"


def awaited(case: Any) -> Refused | None:
    """Received once; the court's time runs from there."""
    return CourtAlreadyReceived() if case.court_due is not None else None


class Courts(ProcuratorialRecord):
    """From the court's receipt, which its time runs from, to its ruling or its answer."""

    class CourtReceived(Event):
        TOPIC = "procuratorial-case.court-received"
        TERM = "人民法院收到"
        ARTICLE = (
            "民事诉讼法 第二百二十二条；最高人民法院关于适用民事诉讼法的解释 第四百一十五条、第四百一十七条"
        )
        court_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.court_due = self.court_due

    class RetrialOrdered(Event):
        TOPIC = "procuratorial-case.retrial-ordered"
        TERM = "人民法院裁定再审"
        ARTICLE = "民事诉讼法 第二百二十二条；最高人民法院关于适用民事诉讼法的解释 第四百一十七条"
        LEADS_TO = S.RETRIAL
        court: str
        retrial_number: str | None
        retrial_case_id: UUID | None
        court_due: Deadline | None

    class CourtDeclined(Event):
        TOPIC = "procuratorial-case.court-declined"
        TERM = "人民法院书面回复不予再审"
        ARTICLE = "最高人民法院关于适用民事诉讼法的解释 第四百一十七条"
        LEADS_TO = S.SUGGESTION_DECLINED
        court_due: Deadline | None
        account: SealedText

    # Decisions

    @step(
        "登记人民法院收到日期",
        by=PROCURATORATE,
        when=(S.SUGGESTION_SENT, S.PROTESTED, S.VIOLATION_SUGGESTION),
        authority="民事诉讼法 第二百二十二条；最高人民法院关于适用民事诉讼法的解释 第四百一十五条、第四百一十七条",
        records=CourtReceived,
        document="送达回证",
        provided=awaited,
    )
    def record_court_receipt(self, on: Annotated[date, Ask("人民法院收到日期")], *, rules: RuleBook) -> None:
        """抗诉三十日内裁定再审，再审检察建议三个月内审查，执行监督检察建议三个月内回复（未核原文），都自收到起算。"""
        code = COURT_PERIODS.get(S(self.state)) or (EXECUTION_REPLY if self.about_execution else None)
        self.happened(
            self.CourtReceived, on, court_due=None if code is None else counted(rules, code, on, self.region)
        )

    @step(
        "人民法院裁定再审",
        by=PROCURATORATE,
        when=(S.SUGGESTION_SENT, S.PROTESTED),
        authority="民事诉讼法 第二百二十二条、第二百二十四条；最高人民法院关于适用民事诉讼法的解释 第四百一十七条",
        records=RetrialOrdered,
        document="再审裁定书",
    )
    def record_retrial(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        court: Annotated[str, Ask("裁定再审的人民法院", max_length=60)],
        retrial_number: Annotated[
            str | None,
            Ask(
                "再审案号",
                hint="例如（2026）晋09民再12号",
                max_length=60,
                check=Check.COURT_CASE_NUMBER,
            ),
        ] = None,
        retrial_case_id: Annotated[UUID | None, Ask("再审案件", refers_to="retrial-case")] = None,
    ) -> None:
        """人民法院应当自收到抗诉书之日起三十日内裁定再审；抗诉案件开庭，人民检察院派员出席。"""
        self.happened(
            self.RetrialOrdered,
            on,
            court=court,
            retrial_number=retrial_number,
            retrial_case_id=retrial_case_id,
            court_due=self.court_due,
        )

    @step(
        "人民法院书面回复不予再审",
        by=PROCURATORATE,
        when=S.SUGGESTION_SENT,
        authority="最高人民法院关于适用民事诉讼法的解释 第四百一十七条",
        records=CourtDeclined,
        document="人民法院书面回复",
    )
    def record_court_refusal(
        self,
        on: Annotated[date, Ask("回复日期")],
        *,
        account: Annotated[SealedText, Ask("回复的理由", max_length=5000)],
    ) -> None:
        """人民法院认为原裁判没有错误的，书面回复人民检察院；认为回复不当的，可以提请上级抗诉。"""
        self.happened(self.CourtDeclined, on, court_due=self.court_due, account=account)
