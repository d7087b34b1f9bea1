"""Retrial, third chapter: refused 驳回, or to be tried again 裁定再审, on application, protest or the court's own motion."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.retrial.record import (
    INTERPRETATION,
    TRIAL_PERIODS,
    RetrialProcedure,
    RetrialRecord,
    RetrialState,
    counted,
)
from domain.rule_book import RuleBook
from domain.steps import Ask, Check, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = RetrialState
COURT = Capacity.COURT
RULED_IN = (S.RETRIAL_APPLIED, S.RETRIAL_OVERDUE)
ORDERED = "民事诉讼法 第二百一十五条、第二百一十七条、第二百一十八条"
SUPERVISED = f"民事诉讼法 第二百零九条、第二百二十二条；{INTERPRETATION} 第四百一十五条、第四百一十七条"
SUPERVISION = "procuratorial_application"


class Origin(Term):
    """Why a court retries a case nobody applied for."""

    PROTEST = "protest", "人民检察院抗诉"
    SUGGESTION = "suggestion", "人民检察院再审检察建议"
    OWN_MOTION = "own-motion", "本院院长提交审判委员会决定，或者上级人民法院决定"


RECEIPT_PERIODS = {Origin.PROTEST: "court_retrial_on_protest", Origin.SUGGESTION: "court_review_suggestion"}


class ReceiptDayMissing(Refused):
    """裁定再审的期限自人民法院收到抗诉书、再审检察建议之日起算，请填写收到日期。"""

    CODE = "protest-receipt-day-missing"
    AUTHORITY = f"民事诉讼法 第二百二十二条；{INTERPRETATION} 第四百一十五条、第四百一十七条"


class SupervisionStillOpen(Refused):
    """申请监督的两年尚未届满。"""

    CODE = "supervision-still-open"
    AUTHORITY = "人民检察院民事诉讼监督规则 第二十条"


class Ruling(RetrialRecord):
    """Whether the case is tried again."""

    class Rejected(Event):
        TOPIC = "retrial-case.rejected"
        TERM = "驳回再审申请"
        ARTICLE = "民事诉讼法 第二百一十五条"
        LEADS_TO = S.RETRIAL_REJECTED
        review_due: Deadline | None
        supervision_until: Deadline | None
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.supervision_until = self.supervision_until

    class RejectionFinal(Event):
        TOPIC = "retrial-case.rejection-final"
        TERM = "两年内未申请监督"
        ARTICLE = "人民检察院民事诉讼监督规则 第二十条"
        LEADS_TO = S.RETRIAL_REJECTED_FINAL
        supervision_until: Deadline

    class RetrialOrdered(Event):
        TOPIC = "retrial-case.retrial-ordered"
        TERM = "裁定再审"
        ARTICLE = ORDERED
        LEADS_TO = S.RETRIAL
        review_due: Deadline | None
        court: str
        case_number: str | None
        procedure: RetrialProcedure
        execution_suspended: bool
        trial_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.procedure = self.procedure

    class RetrialBegun(Event):
        TOPIC = "retrial-case.retrial-begun"
        TERM = "依监督或者依职权裁定再审"
        ARTICLE = SUPERVISED
        LEADS_TO = S.RETRIAL
        origin: Origin
        dispute_id: UUID
        litigation_case_id: UUID | None
        received_on: date | None
        instrument_number: str | None
        order_due: Deadline | None
        court: str
        case_number: str | None
        procedure: RetrialProcedure
        execution_suspended: bool
        trial_due: Deadline | None

        def starts(self) -> dict[str, date | None]:
            """裁定再审的期限自收到抗诉书、再审检察建议之日起."""
            return {"order_due": self.received_on}

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.procedure = self.procedure
            case.on_protest = self.origin is Origin.PROTEST

    # Decisions

    @step(
        "驳回再审申请",
        by=COURT,
        when=RULED_IN,
        authority="民事诉讼法 第二百一十五条",
        records=Rejected,
        document="民事裁定书（驳回再审申请）",
    )
    def reject(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """不符合再审事由的裁定驳回；当事人可以自裁定作出之日起两年内向人民检察院申请监督。"""
        until = counted(rules, SUPERVISION, on, self.region)
        self.happened(self.Rejected, on, review_due=self.review_due, supervision_until=until, reasons=reasons)

    @step(
        "登记逾期未申请监督",
        by=COURT,
        when=S.RETRIAL_REJECTED,
        authority="人民检察院民事诉讼监督规则 第二十条",
        records=RejectionFinal,
    )
    def note_final(self, on: Annotated[date, Ask("登记日期")]) -> None:
        """两年内没有申请监督的登记；人民检察院依职权监督不受此限。"""
        until = self.supervision_until
        if until is None or not until.has_passed(on):
            raise SupervisionStillOpen(f"至 {until.falls_on if until else '未定'}。", field="on")
        self.happened(self.RejectionFinal, on, supervision_until=until)

    @step(
        "裁定再审",
        by=COURT,
        when=RULED_IN,
        authority=ORDERED,
        records=RetrialOrdered,
        document="民事裁定书（再审）",
    )
    def order_retrial(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        court: Annotated[str, Ask("再审的人民法院", hint="提审的为本院，指令再审的为该院", max_length=60)],
        case_number: Annotated[
            str | None,
            Ask("再审案号", hint="例如（2026）晋09民再12号", max_length=60, check=Check.COURT_CASE_NUMBER),
        ] = None,
        procedure: Annotated[RetrialProcedure, Ask("适用程序")],
        execution_suspended: Annotated[
            bool, Ask("裁定中止原裁判的执行", hint="追索劳动报酬等案件可以不中止")
        ],
        rules: RuleBook,
    ) -> None:
        """符合再审事由的裁定再审；审限依所适用的程序，自再审立案的次日起算，本步骤以裁定日为立案日。"""
        self.happened(
            self.RetrialOrdered,
            on,
            review_due=self.review_due,
            court=court,
            case_number=case_number,
            procedure=procedure,
            execution_suspended=execution_suspended,
            trial_due=counted(rules, TRIAL_PERIODS[procedure], on, self.region),
        )

    @step(
        "依监督或者依职权裁定再审",
        by=COURT,
        when=S.NONE,
        authority=SUPERVISED,
        records=RetrialBegun,
        document="民事裁定书（再审）",
    )
    def begin_retrial(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        origin: Annotated[Origin, Ask("来源")],
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        litigation_case_id: Annotated[UUID | None, Ask("原审案件", refers_to="litigation-case")] = None,
        received_on: Annotated[
            date | None, Ask("收到抗诉书、再审检察建议日期", hint="依职权再审的不填")
        ] = None,
        instrument_number: Annotated[str | None, Ask("抗诉书、再审检察建议书文号", max_length=60)] = None,
        court: Annotated[str, Ask("再审的人民法院", max_length=60)],
        case_number: Annotated[
            str | None,
            Ask("再审案号", hint="例如（2026）晋09民再12号", max_length=60, check=Check.COURT_CASE_NUMBER),
        ] = None,
        procedure: Annotated[RetrialProcedure, Ask("适用程序")],
        execution_suspended: Annotated[
            bool, Ask("裁定中止原裁判的执行", hint="追索劳动报酬等案件可以不中止")
        ],
        rules: RuleBook,
    ) -> None:
        """抗诉的，收到抗诉书之日起三十日内裁定再审；再审检察建议的，三个月内审查。逾期的照样登记并标明。"""
        order_due = None
        if origin is not Origin.OWN_MOTION:
            if received_on is None:
                raise ReceiptDayMissing(field="received_on")
            self.not_before(received_on, "收到", on)
            order_due = counted(rules, RECEIPT_PERIODS[origin], received_on)
        self.happened(
            self.RetrialBegun,
            on,
            origin=origin,
            dispute_id=dispute_id,
            litigation_case_id=litigation_case_id,
            received_on=received_on,
            instrument_number=instrument_number,
            order_due=order_due,
            court=court,
            case_number=case_number,
            procedure=procedure,
            execution_suspended=execution_suspended,
            trial_due=counted(rules, TRIAL_PERIODS[procedure], on),
        )
