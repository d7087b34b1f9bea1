"""Procuratorial supervision, third chapter: the suggestion 检察建议, answered, disputed, changed or withdrawn."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.procuratorial.record import ProcuratorialRecord, ProcuratorialState
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.supervision_matter.stated_period import StatedPeriod
from domain.supervision_matter.suggestion import SUGGESTION, Adopted, SuggestionKind, reply_due
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE
OBJECTION = "人民检察院检察建议工作规定 第二十三条（据检索摘要）"
SEND_FROM = (S.FILED, S.SUGGESTED, S.SUGGESTION_WITHDRAWN, S.SUGGESTION_ANSWERED, S.RELAPSED)


class DeliveredHow(Term):
    """How the suggestion reached its addressee."""

    WRITTEN = "written", "书面送达"
    PRONOUNCED = "pronounced", "宣告送达"


class DecidedBy(Term):
    """Who decides to change or withdraw it."""

    CHIEF = "chief", "检察长"
    COMMITTEE = "committee", "检察委员会"


class Suggestion(ProcuratorialRecord):
    """What the procuratorate asks of an employer or an authority, and what comes back."""

    class SuggestionIssued(Event):
        TOPIC = "procuratorial-case.suggestion-issued"
        TERM = "制发检察建议"
        ARTICLE = SUGGESTION
        LEADS_TO = S.SUGGESTED
        kind: SuggestionKind
        addressee: str
        number: str | None
        delivered: DeliveredHow
        copies_to: tuple[str, ...]
        urgent: bool
        stated_period: StatedPeriod | None
        reply_due: Deadline
        suggested: SealedText

        def evolve(self, case: Any) -> None:
            case.suggestion_period = self.stated_period
            case.reply_due = self.reply_due

    class ObjectionReceived(Event):
        TOPIC = "procuratorial-case.objection-received"
        TERM = "被建议单位提出异议"
        ARTICLE = OBJECTION
        LEADS_TO = S.OBJECTED
        objection: SealedText

    class SuggestionUpheld(Event):
        TOPIC = "procuratorial-case.suggestion-upheld"
        TERM = "异议不成立，维持检察建议"
        ARTICLE = OBJECTION
        LEADS_TO = S.SUGGESTED
        reasons: SealedText

    class SuggestionAmended(Event):
        TOPIC = "procuratorial-case.suggestion-amended"
        TERM = "修改检察建议"
        ARTICLE = OBJECTION
        LEADS_TO = S.SUGGESTED
        decided_by: DecidedBy
        suggested: SealedText

    class SuggestionWithdrawn(Event):
        TOPIC = "procuratorial-case.suggestion-withdrawn"
        TERM = "撤回检察建议"
        ARTICLE = OBJECTION
        LEADS_TO = S.SUGGESTION_WITHDRAWN
        decided_by: DecidedBy
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.reply_due = None

    class SuggestionAnswered(Event):
        TOPIC = "procuratorial-case.suggestion-answered"
        TERM = "回复检察建议"
        ARTICLE = SUGGESTION
        LEADS_TO = S.SUGGESTION_ANSWERED
        adopted: Adopted
        reply_due: Deadline | None
        account: SealedText

        @property
        def is_late(self) -> bool:
            """Judged by the due date as it now stands, corrections included."""
            return self.reply_due is not None and self.reply_due.has_passed(self.occurred_on)

    # Decisions

    @step(
        "制发检察建议",
        by=PROCURATORATE,
        when=SEND_FROM,
        authority=SUGGESTION,
        records=SuggestionIssued,
        document="检察建议书",
    )
    def issue_suggestion(
        self,
        on: Annotated[date, Ask("送达日期")],
        *,
        kind: Annotated[SuggestionKind, Ask("检察建议种类")],
        addressee: Annotated[str, Ask("被建议单位", max_length=100)],
        number: Annotated[str | None, Ask("文号", max_length=60)] = None,
        delivered: Annotated[DeliveredHow, Ask("送达方式")] = DeliveredHow.WRITTEN,
        copies_to: Annotated[
            tuple[str, ...], Ask("抄送单位", hint="党委、人大、政府、上级或者行业主管部门等")
        ] = (),
        urgent: Annotated[bool, Ask("情况紧急", hint="损害继续扩大等")] = False,
        stated_period: Annotated[
            StatedPeriod | None, Ask("建议书写明的回复期限", hint="有规定期限而未另写的不填")
        ] = None,
        suggested: Annotated[SealedText, Ask("建议内容", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """被建议单位应当书面回复；期限依规定，或者依建议书写明的日数。期限规则簿没有的，建议书应当写明。"""
        due = reply_due(kind, stated_period, urgent=urgent, on=on, region=self.region, rules=rules)
        self.happened(
            self.SuggestionIssued,
            on,
            kind=kind,
            addressee=addressee,
            number=number,
            delivered=delivered,
            copies_to=copies_to,
            urgent=urgent,
            stated_period=stated_period,
            reply_due=due,
            suggested=suggested,
        )

    @step(
        "收到异议",
        by=PROCURATORATE,
        when=S.SUGGESTED,
        authority=OBJECTION,
        records=ObjectionReceived,
        document="异议书",
    )
    def record_objection(
        self,
        on: Annotated[date, Ask("收到日期")],
        *,
        objection: Annotated[SealedText, Ask("异议内容", max_length=5000)],
    ) -> None:
        """被建议单位对检察建议提出异议的，检察官应当立即复核。"""
        self.happened(self.ObjectionReceived, on, objection=objection)

    @step(
        "异议不成立，维持检察建议",
        by=PROCURATORATE,
        when=S.OBJECTED,
        authority=OBJECTION,
        records=SuggestionUpheld,
        document="异议复核说明",
    )
    def uphold_suggestion(
        self,
        on: Annotated[date, Ask("答复日期")],
        *,
        reasons: Annotated[SealedText, Ask("向被建议单位说明的理由", max_length=2000)],
    ) -> None:
        """经复核异议不成立的，报检察长同意后向被建议单位说明理由；回复期限不因异议改变。"""
        self.happened(self.SuggestionUpheld, on, reasons=reasons)

    @step(
        "修改检察建议",
        by=PROCURATORATE,
        when=S.OBJECTED,
        authority=OBJECTION,
        records=SuggestionAmended,
        document="检察建议书（修改）",
    )
    def amend_suggestion(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        decided_by: Annotated[DecidedBy, Ask("决定人")],
        suggested: Annotated[SealedText, Ask("修改后的建议内容", max_length=5000)],
    ) -> None:
        """异议成立的，报检察长或者检察委员会决定修改；要另定回复期限的，撤回后重新制发。"""
        self.happened(self.SuggestionAmended, on, decided_by=decided_by, suggested=suggested)

    @step(
        "撤回检察建议",
        by=PROCURATORATE,
        when=S.OBJECTED,
        authority=OBJECTION,
        records=SuggestionWithdrawn,
        document="撤回检察建议决定书",
    )
    def withdraw_suggestion(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        decided_by: Annotated[DecidedBy, Ask("决定人")],
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """异议成立、检察建议确有不当的，报检察长或者检察委员会决定撤回；可以重新制发。"""
        self.happened(self.SuggestionWithdrawn, on, decided_by=decided_by, reasons=reasons)

    @step(
        "收到回复",
        by=PROCURATORATE,
        when=(S.SUGGESTED, S.URGED, S.REPORTED_UPWARD),
        authority=SUGGESTION,
        records=SuggestionAnswered,
        document="检察建议回复函",
    )
    def record_reply(
        self,
        on: Annotated[date, Ask("收到回复日期")],
        *,
        adopted: Annotated[Adopted, Ask("是否采纳")],
        account: Annotated[SealedText, Ask("回复内容", max_length=5000)],
    ) -> None:
        """逾期的回复照样收下并标明；回复不等于整改。"""
        self.happened(self.SuggestionAnswered, on, adopted=adopted, reply_due=self.reply_due, account=account)
