"""Enforcement, seventh chapter: enforcement refused 不予执行, and the suit it opens."""

from datetime import date
from typing import Annotated, Any

from domain.enforcement.document import ARBITRAL
from domain.enforcement.record import COURT, EnforcementRecord, EnforcementState, counted
from domain.kernel import Event
from domain.parties import Side, sides
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.service.methods import HowServed, Paper, Receipt, ReceivedBy, addressees
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

S = EnforcementState
NOT_ENFORCED = "劳动争议司法解释（一） 第二十四条；民事诉讼法 第二百四十八条"
TIME_BARRED = "民事诉讼法解释 第四百八十一条"


class GroundOfNonEnforcement(Term):
    """The seven grounds of 劳动争议司法解释（一） 第二十四条第一款."""

    NO_JURISDICTION = "no-jurisdiction", "裁决的事项不属于劳动争议仲裁范围，或者仲裁机构无权仲裁"
    LAW_MISAPPLIED = "law-misapplied", "适用法律、法规确有错误"
    PROCEDURE = "procedure", "违反法定程序"
    FORGED = "forged", "裁决所根据的证据是伪造的"
    CONCEALED = "concealed", "对方当事人隐瞒了足以影响公正裁决的证据"
    BRIBERY = "bribery", "仲裁员有索贿受贿、徇私舞弊、枉法裁决行为"
    PUBLIC_INTEREST = "public-interest", "执行该裁决违背社会公共利益"


class OnlyArbitralDocuments(Refused):
    """只有仲裁裁决书、仲裁调解书可以依本条裁定不予执行。"""

    CODE = "non-enforcement-arbitral-documents-only"
    AUTHORITY = NOT_ENFORCED


class SameGroundAlreadyDismissed(Refused):
    """用人单位申请撤销裁决被驳回后，在执行程序中以相同理由提出不予执行抗辩的，不予支持。"""

    CODE = "non-enforcement-same-ground"
    AUTHORITY = "劳动争议司法解释（一） 第二十五条第三款"


class AppliedInTime(Refused):
    """执行申请没有超过申请执行时效期间。"""

    CODE = "enforcement-applied-in-time"
    AUTHORITY = TIME_BARRED


class NonEnforcementAlreadyReceived(Refused):
    """该当事人已登记收到不予执行裁定书，起诉期限从第一次收到起算。"""

    CODE = "non-enforcement-already-received"
    AUTHORITY = "劳动争议司法解释（一） 第二十四条第二款"


def arbitral(case: Any) -> Refused | None:
    """Judgments, confirmations and payment orders are attacked elsewhere."""
    if case.document in ARBITRAL:
        return None
    return OnlyArbitralDocuments(f"本案执行依据为“{case.document.zh}”。" if case.document else "")


def late(case: Any) -> Refused | None:
    """Only an application that came too late is met by this objection."""
    until = case.apply_until
    if until is not None and until.has_passed(case.applied_on):
        return None
    return AppliedInTime(f"期间至 {until.falls_on}。" if until is not None else "没有可以适用的期限规则。")


class Refusal(EnforcementRecord):
    """What a court will not enforce, and what the parties may do then."""

    class NonEnforced(Event):
        TOPIC = "enforcement-case.non-enforced"
        TERM = "裁定不予执行"
        ARTICLE = NOT_ENFORCED
        LEADS_TO = S.NON_ENFORCED
        ground: GroundOfNonEnforcement
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.may_sue_after = True

    class TimeBarred(Event):
        TOPIC = "enforcement-case.time-barred"
        TERM = "申请执行时效异议成立，裁定不予执行"
        ARTICLE = TIME_BARRED
        LEADS_TO = S.NON_ENFORCED
        apply_until: Deadline | None

    class NonEnforcementReceived(Event):
        TOPIC = "enforcement-case.non-enforcement-received"
        TERM = "收到不予执行裁定书"
        ARTICLE = "劳动争议司法解释（一） 第二十四条第二款"
        to: Side
        sue_until: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            case.non_enforcement_received.update(sides(self.to))

    # Decisions

    @step(
        "裁定不予执行",
        by=COURT,
        when=(S.NOTIFIED, S.MEASURES),
        authority=NOT_ENFORCED,
        records=NonEnforced,
        document="执行裁定书（不予执行）",
        provided=arbitral,
    )
    def refuse_enforcement(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        ground: Annotated[GroundOfNonEnforcement, Ask("不予执行的情形")],
        dismissed_before: Annotated[
            bool, Ask("用人单位曾以相同理由申请撤销裁决并被驳回", hint="没有的不选")
        ] = False,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """经审查核实有法定情形之一的，裁定不予执行，并告知当事人收到裁定书之次日起三十日内可以就该争议起诉。"""
        if dismissed_before:
            raise SameGroundAlreadyDismissed(f"“{ground.zh}”。", field="dismissed_before")
        self.happened(self.NonEnforced, on, ground=ground, reasons=reasons)

    @step(
        "时效异议成立，裁定不予执行",
        by=COURT,
        when=(S.DOCKETED, S.NOTIFIED, S.MEASURES),
        authority=TIME_BARRED,
        records=TimeBarred,
        document="执行裁定书（不予执行）",
        provided=late,
    )
    def bar_by_time(self, on: Annotated[date, Ask("裁定日期")]) -> None:
        """申请执行人超过时效期间申请执行，被执行人提出异议，经审查成立的，裁定不予执行；已经履行的不得要求返还。"""
        self.happened(self.TimeBarred, on, apply_until=self.apply_until)

    @step(
        "送达不予执行裁定书",
        by=COURT,
        when=S.NON_ENFORCED,
        authority="劳动争议司法解释（一） 第二十四条第二款",
        records=NonEnforcementReceived,
        document="送达回证",
    )
    def serve_refusal(
        self,
        on: Annotated[date, Ask("收到裁定书日期", hint="送达回证所载日期；各方分别登记")],
        *,
        to: ReceivedBy,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """裁决书、仲裁调解书不予执行的，当事人自收到裁定书之次日起三十日内可以向人民法院起诉；因时效不予执行的没有此项期限。"""
        for side in sides(to):
            if side in self.non_enforcement_received:
                raise NonEnforcementAlreadyReceived(f"{side.zh}。", field="to")
        until = counted(rules, "sue_after_nonenforcement", on, self.region) if self.may_sue_after else None
        how = self.served(on, receipt, Paper.DECISION, addressees(to))
        self.happened(self.NonEnforcementReceived, on, to=to, sue_until=until, receipt=how)
