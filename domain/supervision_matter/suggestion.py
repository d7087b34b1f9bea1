"""Supervision, seventh chapter: hearings 听证 and the procuratorial suggestion 检察建议."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import NoSuchRule, RuleBook
from domain.steps import Ask, step
from domain.supervision_matter.record import UNSETTLED, MatterState, SupervisionMatterRecord
from domain.supervision_matter.stated_period import StatedPeriod, stated_deadline
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = MatterState
SUGGESTION = "人民检察院组织法 第二十一条；人民检察院检察建议工作规定"
HEARD = "公布案例所示做法（公开听证、磋商）"


class Hearing(Term):
    """What kind of meeting the procuratorate held."""

    BEFORE_FILING = "before-filing", "立案听证"
    PUBLIC = "public", "公开听证"
    CONSULTATION = "consultation", "磋商"


class SuggestionKind(Term):
    """Which suggestion; the reply rule is looked up by its kind."""

    PUBLIC_INTEREST = "public-interest", "行政公益诉讼检察建议"
    SOCIAL_GOVERNANCE = "social-governance", "社会治理检察建议"
    OTHER = "other", "其他检察建议"


REPLY_RULES = {
    (SuggestionKind.PUBLIC_INTEREST, False): "public_interest_suggestion_reply",
    (SuggestionKind.PUBLIC_INTEREST, True): "public_interest_suggestion_reply_urgent",
    (SuggestionKind.SOCIAL_GOVERNANCE, False): "procuratorial_suggestion_reply",
    (SuggestionKind.OTHER, False): "procuratorial_suggestion_reply",
}


class Adopted(Term):
    """What the reply says."""

    ADOPTED = "adopted", "采纳并整改"
    PARTLY = "partly", "部分采纳"
    NOT_ADOPTED = "not-adopted", "未采纳，提出异议"


class SuggestionMustStateReplyPeriod(Refused):
    """期限规则簿没有此种检察建议的回复期限，检察建议书应当写明日数和按自然日还是工作日。"""

    CODE = "suggestion-must-state-reply-period"
    AUTHORITY = SUGGESTION


class Suggestion(SupervisionMatterRecord):
    """What the procuratorate holds and writes once it has the matter."""

    class HearingHeld(Event):
        TOPIC = "supervision-matter.hearing-held"
        TERM = "听证、磋商"
        ARTICLE = HEARD
        hearing: Hearing
        taking_part: tuple[str, ...]
        course: SealedText

    class SuggestionIssued(Event):
        TOPIC = "supervision-matter.suggestion-issued"
        TERM = "制发检察建议"
        ARTICLE = SUGGESTION
        LEADS_TO = S.SUGGESTED
        kind: SuggestionKind
        addressee: str
        number: str | None
        urgent: bool
        stated_period: StatedPeriod | None
        reply_due: Deadline
        suggested: SealedText

        def evolve(self, case: Any) -> None:
            case.suggestion_period = self.stated_period
            case.suggestion_due = self.reply_due

    class SuggestionAnswered(Event):
        TOPIC = "supervision-matter.suggestion-answered"
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
        "听证、磋商",
        by=Capacity.PROCURATORATE,
        when=UNSETTLED,
        authority=HEARD,
        records=HearingHeld,
        document="听证笔录",
    )
    def hold_hearing(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        hearing: Annotated[Hearing, Ask("形式")],
        taking_part: Annotated[tuple[str, ...], Ask("参加的单位", hint="不写个人姓名")] = (),
        course: Annotated[SealedText, Ask("经过", max_length=5000)],
    ) -> None:
        """可以在立案前听证，也可以在立案后公开听证或者与行政机关磋商；工会人员可以参加。"""
        self.happened(self.HearingHeld, on, hearing=hearing, taking_part=taking_part, course=course)

    @step(
        "制发检察建议",
        by=Capacity.PROCURATORATE,
        when=(S.FILED, S.SUGGESTED, S.SUGGESTION_ANSWERED, S.LEAD_RETURNED),
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
        urgent: Annotated[bool, Ask("情况紧急", hint="损害继续扩大等")] = False,
        stated_period: Annotated[
            StatedPeriod | None, Ask("建议书写明的回复期限", hint="有规定期限而未另写的不填")
        ] = None,
        suggested: Annotated[SealedText, Ask("建议内容", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """被建议单位应当书面回复；期限依规定，或者依建议书写明的日数。"""
        due = reply_due(kind, stated_period, urgent=urgent, on=on, region=self.region, rules=rules)
        self.happened(
            self.SuggestionIssued,
            on,
            kind=kind,
            addressee=addressee,
            number=number,
            urgent=urgent,
            stated_period=stated_period,
            reply_due=due,
            suggested=suggested,
        )

    @step(
        "回复检察建议",
        by=(Capacity.PROCURATORATE, Capacity.LABOUR_INSPECTION),
        when=S.SUGGESTED,
        authority=SUGGESTION,
        records=SuggestionAnswered,
        document="检察建议回复函",
    )
    def return_suggestion_result(
        self,
        on: Annotated[date, Ask("收到回复日期")],
        *,
        adopted: Annotated[Adopted, Ask("是否采纳")],
        account: Annotated[SealedText, Ask("回复内容", max_length=5000)],
    ) -> None:
        """逾期的回复照样收下并标明；回复不等于整改。"""
        self.happened(
            self.SuggestionAnswered, on, adopted=adopted, reply_due=self.suggestion_due, account=account
        )


def reply_due(
    kind: SuggestionKind, stated: StatedPeriod | None, *, urgent: bool, on: date, region: str, rules: RuleBook
) -> Deadline:
    """As the suggestion states; else by the rule of its kind."""
    if stated is not None:
        return stated_deadline(stated, document="检察建议书", starts_from=on, rules=rules)
    return _due_by_rule(kind, urgent=urgent, on=on, region=region, rules=rules)


def _due_by_rule(kind: SuggestionKind, *, urgent: bool, on: date, region: str, rules: RuleBook) -> Deadline:
    """The rule of that kind; an urgent period outside public-interest cases is always stated."""
    code = REPLY_RULES.get((kind, urgent))
    try:
        if code is not None:
            return rules.deadline(code, starts_from=on, region=region)
    except NoSuchRule as unknown:
        raise SuggestionMustStateReplyPeriod(field="stated_period") from unknown
    raise SuggestionMustStateReplyPeriod(field="stated_period")
