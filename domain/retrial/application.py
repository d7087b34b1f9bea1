"""Retrial, first chapter: the application 申请再审 within six months, served on the other side."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.retrial.record import INTERPRETATION, RetrialRecord, RetrialState, counted
from domain.rule_book import RuleBook
from domain.service.methods import HowServed, Paper, Receipt
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = RetrialState
COURT = Capacity.COURT
APPLYING = f"民事诉讼法 第二百一十条至第二百一十二条、第二百一十六条；{INTERPRETATION} 第一百二十七条"
REVIEW = "retrial_review"
EXAMINED_IN = (S.RETRIAL_APPLIED, S.EXAMINATION_PAUSED)


class Challenged(Term):
    """What is to be tried again."""

    JUDGMENT = "judgment", "生效判决"
    RULING = "ruling", "生效裁定"
    STATEMENT = "statement", "生效调解书"


class GroundOfRetrial(Term):
    """Why (民事诉讼法 第二百一十一条第一项至第十三项、第二百一十二条)."""

    NEW_EVIDENCE = "new-evidence", "有新的证据，足以推翻原判决、裁定"
    NO_EVIDENCE = "no-evidence", "认定的基本事实缺乏证据证明"
    FORGED_EVIDENCE = "forged-evidence", "认定事实的主要证据是伪造的"
    UNEXAMINED_EVIDENCE = "unexamined-evidence", "认定事实的主要证据未经质证"
    EVIDENCE_NOT_COLLECTED = "evidence-not-collected", "书面申请人民法院调查收集主要证据而未调查收集"
    LAW_MISAPPLIED = "law-misapplied", "适用法律确有错误"
    TRIBUNAL_UNLAWFUL = "tribunal-unlawful", "审判组织不合法或者应当回避而没有回避"
    PARTY_MISSING = "party-missing", "没有法定代理人代为诉讼或者应当参加诉讼的当事人未参加"
    DEBATE_DENIED = "debate-denied", "违反法律规定，剥夺当事人辩论权利"
    NOT_SUMMONED = "not-summoned", "未经传票传唤，缺席判决"
    CLAIMS_MISSED = "claims-missed", "遗漏或者超出诉讼请求"
    BASIS_REVOKED = "basis-revoked", "据以作出裁判的法律文书被撤销或者变更"
    CORRUPTION = "corruption", "审判人员贪污受贿、徇私舞弊、枉法裁判"
    STATEMENT_INVALID = "statement-invalid", "调解违反自愿原则或者调解协议的内容违反法律"


FROM_KNOWLEDGE = (
    GroundOfRetrial.NEW_EVIDENCE,
    GroundOfRetrial.FORGED_EVIDENCE,
    GroundOfRetrial.BASIS_REVOKED,
    GroundOfRetrial.CORRUPTION,
)
"""第一项、第三项、第十二项、第十三项: six months from when it was or should have been known."""


class KnowledgeDayMissing(Refused):
    """以新证据、伪造证据、文书被撤销或者枉法裁判为由的，六个月自知道或者应当知道之日起算，请填写该日期。"""

    CODE = "retrial-knowledge-day-missing"
    AUTHORITY = "民事诉讼法 第二百一十六条"


class StatementHasItsOwnGround(Refused):
    """对调解书申请再审，应当证明调解违反自愿原则或者协议内容违反法律；该事由也只用于调解书。"""

    CODE = "statement-has-its-own-ground"
    AUTHORITY = "民事诉讼法 第二百一十二条"


class Application(RetrialRecord):
    """From the application to the answer of the other side."""

    class AppliedFor(Event):
        TOPIC = "retrial-case.applied-for"
        TERM = "申请再审"
        ARTICLE = APPLYING
        LEADS_TO = S.RETRIAL_APPLIED
        dispute_id: UUID
        litigation_case_id: UUID | None
        applicant: Side
        challenged: Challenged
        ground: GroundOfRetrial
        effective_on: date
        known_on: date | None
        original_number: str | None
        case_number: str | None
        apply_until: Deadline | None
        serve_by: Deadline | None
        review_due: Deadline | None
        reasons: SealedText

        def counted_from(self) -> date:
            """六个月自裁判生效之日起算；以新证据等为由的，自知道或者应当知道之日起算."""
            known = self.known_on if self.ground in FROM_KNOWLEDGE else None
            of_statement = self.challenged is Challenged.STATEMENT
            return self.effective_on if known is None or of_statement else max(known, self.effective_on)

        def starts(self) -> dict[str, date | None]:
            """六个月自裁判生效或者知道之日起."""
            return {"apply_until": self.counted_from()}

        def period_from(self, day: date) -> MovingPeriod:
            """自收到再审申请书之日起."""
            return MovingPeriod(code=REVIEW, began_on=day)

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.review_period = self.period_from(self.occurred_on)
            case.review_due = self.review_due

    class Served(Event):
        TOPIC = "retrial-case.served"
        TERM = "送达再审申请书副本"
        ARTICLE = "民事诉讼法 第二百一十四条"
        response_due: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            case.response_due = self.response_due

    class Responded(Event):
        TOPIC = "retrial-case.responded"
        TERM = "对方提交书面意见"
        ARTICLE = "民事诉讼法 第二百一十四条"
        response_due: Deadline | None
        response: SealedText

    # Decisions

    @step(
        "收到再审申请",
        by=COURT,
        when=S.NONE,
        authority=APPLYING,
        records=AppliedFor,
        document="再审申请书",
    )
    def apply_for(
        self,
        on: Annotated[date, Ask("收到再审申请书日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        litigation_case_id: Annotated[
            UUID | None, Ask("原审案件", hint="在本系统办理的填写", refers_to="litigation-case")
        ] = None,
        applicant: Annotated[Side, Ask("再审申请人")],
        challenged: Annotated[Challenged, Ask("对什么申请再审")],
        ground: Annotated[GroundOfRetrial, Ask("再审事由")],
        effective_on: Annotated[date, Ask("裁判、调解书发生法律效力日期")],
        known_on: Annotated[
            date | None, Ask("知道或者应当知道再审事由日期", hint="第一、三、十二、十三项事由填写")
        ] = None,
        original_number: Annotated[str | None, Ask("原审案号", max_length=60)] = None,
        case_number: Annotated[
            str | None, Ask("再审审查案号", hint="例如（2026）晋09民申12号", max_length=60)
        ] = None,
        reasons: Annotated[SealedText, Ask("申请的事实和理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """向上一级法院申请（一方人数众多或者双方为公民的也可向原审法院）；六个月不变。以时效届满为由的不予支持。"""
        self.not_before(effective_on, "裁判生效", on)
        if (challenged is Challenged.STATEMENT) is not (ground is GroundOfRetrial.STATEMENT_INVALID):
            raise StatementHasItsOwnGround(field="ground")
        until = self._until(challenged, ground, effective_on, known_on, rules)
        self.in_time(on, until)
        self.happened(
            self.AppliedFor,
            on,
            dispute_id=dispute_id,
            litigation_case_id=litigation_case_id,
            applicant=applicant,
            challenged=challenged,
            ground=ground,
            effective_on=effective_on,
            known_on=known_on,
            original_number=original_number,
            case_number=case_number,
            apply_until=until,
            serve_by=counted(rules, "retrial_serve", on),
            review_due=counted(rules, REVIEW, on),
            reasons=reasons,
        )

    @step(
        "送达再审申请书副本",
        by=COURT,
        when=EXAMINED_IN,
        authority="民事诉讼法 第二百一十四条",
        records=Served,
        document="再审申请书副本、应诉通知书、送达回证",
    )
    def serve(
        self,
        on: Annotated[date, Ask("对方收到日期", hint="送达回证所载日期")],
        *,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """收到再审申请书之日起五日内发送；对方自收到副本之日起十五日内提交书面意见。"""
        how = self.served(on, receipt, Paper.COPY)
        due = counted(rules, "retrial_response", on, self.region)
        self.happened(self.Served, on, response_due=due, receipt=how)

    @step(
        "收到对方书面意见",
        by=COURT,
        when=EXAMINED_IN,
        authority="民事诉讼法 第二百一十四条",
        records=Responded,
        document="书面意见",
    )
    def record_response(
        self,
        on: Annotated[date, Ask("提交日期")],
        *,
        response: Annotated[SealedText, Ask("意见", max_length=5000)],
    ) -> None:
        """不提交书面意见的，不影响审查；逾期提交的照样收下。"""
        self.happened(self.Responded, on, response_due=self.response_due, response=response)

    def _until(
        self,
        challenged: Challenged,
        ground: GroundOfRetrial,
        effective_on: date,
        known_on: date | None,
        rules: RuleBook,
    ) -> Deadline | None:
        if challenged is Challenged.STATEMENT:
            return counted(rules, "retrial_application_mediation", effective_on)
        if ground not in FROM_KNOWLEDGE:
            return counted(rules, "retrial_application", effective_on)
        if known_on is None:
            raise KnowledgeDayMissing(field="known_on")
        return counted(rules, "retrial_application", max(known_on, effective_on))
