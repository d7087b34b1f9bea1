"""Mediation, fifth chapter: arbitral review 仲裁审查 and judicial confirmation 司法确认 of the agreement."""

from datetime import date
from typing import Annotated

from domain.kernel import Event
from domain.mediation.record import MEDIATORS, MediationRecord, MediationState
from domain.numbering import Series
from domain.personal_data import SealedText
from domain.steps import Ask, Check, step
from domain.terms import Capacity, Term

S = MediationState


class ReviewEnded(Term):
    """How arbitral review ended without a statement (劳动人事争议仲裁办案规则 第七十五条、第七十八条、第七十九条)."""

    NOT_ACCEPTED = "not-accepted", "不予受理"
    NO_STATEMENT = "no-statement", "不予制作调解书"
    WITHDRAWN = "withdrawn", "当事人撤回"


class ConfirmationRefused(Term):
    """How the court turned the application down (民事诉讼法 第二百零六条)."""

    NOT_ACCEPTED = "not-accepted", "不予受理"
    DISMISSED = "dismissed", "裁定驳回申请"


class Confirmation(MediationRecord):
    """How an agreement gains the force of an arbitral statement or of a court ruling."""

    class ReviewApplied(Event):
        TOPIC = "mediation-case.arbitral-review-applied"
        TERM = "申请仲裁审查"
        ARTICLE = "劳动人事争议仲裁办案规则 第七十四条"
        LEADS_TO = S.ARBITRAL_REVIEW

    class StatementMade(Event):
        TOPIC = "mediation-case.arbitral-statement-made"
        TERM = "制作仲裁调解书"
        ARTICLE = "劳动人事争议仲裁办案规则 第七十五条至第七十七条"
        LEADS_TO = S.MERGED_TO_ARBITRAL_STATEMENT
        number: str

    class ReviewDeclined(Event):
        TOPIC = "mediation-case.arbitral-review-declined"
        TERM = "仲裁审查终结"
        ARTICLE = "劳动人事争议仲裁办案规则 第七十五条、第七十八条、第七十九条"
        LEADS_TO = S.AGREEMENT_EFFECTIVE
        outcome: ReviewEnded
        reasons: SealedText

    class ConfirmationApplied(Event):
        TOPIC = "mediation-case.judicial-confirmation-applied"
        TERM = "申请司法确认"
        ARTICLE = "民事诉讼法 第二百零五条"
        LEADS_TO = S.JUDICIAL_CONFIRMATION
        court: str

    class Confirmed(Event):
        TOPIC = "mediation-case.judicially-confirmed"
        TERM = "司法确认裁定"
        ARTICLE = "民事诉讼法 第二百零六条"
        LEADS_TO = S.CONFIRMED_BY_COURT
        case_number: str

    class ConfirmationDeclined(Event):
        TOPIC = "mediation-case.judicial-confirmation-declined"
        TERM = "不予司法确认"
        ARTICLE = "民事诉讼法 第二百零六条"
        LEADS_TO = S.AGREEMENT_EFFECTIVE
        outcome: ConfirmationRefused
        reasons: SealedText

    # Decisions

    @step(
        "共同申请仲裁审查",
        by=MEDIATORS,
        when=S.AGREEMENT_EFFECTIVE,
        authority="劳动人事争议仲裁办案规则 第七十四条",
        records=ReviewApplied,
        document="仲裁审查申请书",
    )
    def apply_for_review(self, on: Annotated[date, Ask("共同申请日期")]) -> None:
        """双方当事人可以自调解协议生效之日起十五日内，共同向仲裁委员会提出仲裁审查申请。"""
        self.in_time(on, self.review_until)
        self.happened(self.ReviewApplied, on)

    @step(
        "制作仲裁调解书",
        by=Capacity.ARBITRATION,
        when=S.ARBITRAL_REVIEW,
        authority="劳动人事争议仲裁办案规则 第七十五条至第七十七条",
        records=StatementMade,
        document="仲裁调解书",
    )
    def make_statement(
        self,
        on: Annotated[date, Ask("制作日期")],
        *,
        number: Annotated[str, Ask("仲裁调解书文号", max_length=60, numbered=Series.ARBITRAL_STATEMENT)],
    ) -> None:
        """经审查程序合法、内容合法有效的，制作调解书；调解书经双方签收后发生法律效力。"""
        self.happened(self.StatementMade, on, number=number)

    @step(
        "仲裁审查不予受理、不予制作或撤回",
        by=Capacity.ARBITRATION,
        when=S.ARBITRAL_REVIEW,
        authority="劳动人事争议仲裁办案规则 第七十五条、第七十八条、第七十九条",
        records=ReviewDeclined,
        document="不予受理通知书或不予制作调解书通知",
    )
    def decline_review(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        outcome: Annotated[ReviewEnded, Ask("结果")],
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """不予制作调解书的应当书面通知当事人；调解协议仍具有合同约束力。"""
        self.happened(self.ReviewDeclined, on, outcome=outcome, reasons=reasons)

    @step(
        "共同申请司法确认",
        by=MEDIATORS,
        when=S.AGREEMENT_EFFECTIVE,
        authority="民事诉讼法 第二百零五条；人民调解法 第三十三条",
        records=ConfirmationApplied,
        document="司法确认申请书、调解协议、调解组织证明",
    )
    def apply_for_confirmation(
        self,
        on: Annotated[date, Ask("共同申请日期")],
        *,
        court: Annotated[str, Ask("受理法院", max_length=60)],
    ) -> None:
        """双方当事人自调解协议生效之日起三十日内，共同向有管辖权的人民法院申请司法确认。"""
        self.in_time(on, self.confirmation_until)
        self.happened(self.ConfirmationApplied, on, court=court)

    @step(
        "裁定调解协议有效",
        by=Capacity.COURT,
        when=S.JUDICIAL_CONFIRMATION,
        authority="民事诉讼法 第二百零六条",
        records=Confirmed,
        document="民事裁定书（确认调解协议）",
    )
    def confirm(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        case_number: Annotated[
            str,
            Ask("案号", hint="例如（2026）晋0902诉前调确12号", max_length=60, check=Check.COURT_CASE_NUMBER),
        ],
    ) -> None:
        """符合法律规定的，裁定调解协议有效；一方拒绝履行的，对方可以申请执行。"""
        self.happened(self.Confirmed, on, case_number=case_number)

    @step(
        "驳回司法确认申请",
        by=Capacity.COURT,
        when=S.JUDICIAL_CONFIRMATION,
        authority="民事诉讼法 第二百零六条；民事诉讼法解释 第三百五十五条、第三百五十八条",
        records=ConfirmationDeclined,
        document="民事裁定书（驳回申请）",
    )
    def decline_confirmation(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        outcome: Annotated[ConfirmationRefused, Ask("结果")],
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """裁定驳回申请的，当事人可以通过调解方式变更原调解协议或者达成新的调解协议，也可以依法申请仲裁。"""
        self.happened(self.ConfirmationDeclined, on, outcome=outcome, reasons=reasons)
