"""Enforcement, eighth chapter: objections 执行异议 and the rulings on them."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from domain.enforcement.objecting import (
    AlreadyRuled,
    Litigant,
    NoSuchObjection,
    NotJurisdiction,
    NotRuled,
    ObjectionKind,
    Raised,
    RulingAlreadyReceived,
)
from domain.enforcement.record import COURT, EnforcementRecord, EnforcementState, counted
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.service.methods import HowServed, Paper, Receipt
from domain.steps import Ask, step
from domain.time_limits import Deadline

S = EnforcementState
OPEN_TO = (S.NOTIFIED, S.MEASURES, S.STAYED, S.SETTLEMENT, S.THIS_EXECUTION_ENDED)
REVIEWED_IN = {
    ObjectionKind.ACT: "enforcement_objection_review",
    ObjectionKind.OUTSIDER: "enforcement_outsider_objection",
}
ARTICLES = "民事诉讼法 第二百三十六条、第二百三十八条；执行程序解释 第三条"


def jurisdiction_upheld(case: Any) -> Refused | None:
    """The case is given up only where the objection to jurisdiction was right."""
    upheld = any(raised.kind is ObjectionKind.JURISDICTION and raised.upheld for raised in case.objections)
    return None if upheld else NotJurisdiction()


class Objection(EnforcementRecord):
    """From an objection to the ruling on it, and its receipt."""

    class ObjectionRaised(Event):
        TOPIC = "enforcement-case.objection-raised"
        TERM = "执行异议"
        ARTICLE = ARTICLES
        objection: int
        kind: ObjectionKind
        raised_by: Litigant
        reasons: SealedText
        within: Deadline | None
        review_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.objections.append(Raised(kind=self.kind, review_due=self.review_due))

    class ObjectionRuled(Event):
        TOPIC = "enforcement-case.objection-ruled"
        TERM = "执行异议裁定"
        ARTICLE = ARTICLES
        objection: int
        upheld: bool
        reasons: SealedText
        review_due: Deadline | None

        def evolve(self, case: Any) -> None:
            raised = case.objections[self.objection - 1]
            case.objections[self.objection - 1] = replace(raised, upheld=self.upheld)

    class RulingReceived(Event):
        TOPIC = "enforcement-case.objection-ruling-received"
        TERM = "收到执行异议裁定"
        ARTICLE = "民事诉讼法 第二百三十六条、第二百三十八条"
        objection: int
        to: Litigant
        reconsider_until: Deadline | None
        outsider_suit_until: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            until = self.reconsider_until or self.outsider_suit_until
            case.ruling_received[self.objection, self.to] = until

    class CaseRevoked(Event):
        TOPIC = "enforcement-case.revoked"
        TERM = "撤销执行案件"
        ARTICLE = "执行程序解释 第三条第二款"
        LEADS_TO = S.REVOKED
        court: str

    # Decisions

    @step(
        "收到执行异议",
        by=COURT,
        when=OPEN_TO,
        authority=ARTICLES,
        records=ObjectionRaised,
        document="执行异议书",
    )
    def record_objection(
        self,
        on: Annotated[date, Ask("收到书面异议日期")],
        *,
        kind: Annotated[ObjectionKind, Ask("异议类别")],
        raised_by: Annotated[Litigant, Ask("提出异议的人")],
        reasons: Annotated[SealedText, Ask("异议理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """对执行行为、对执行标的的书面异议，自收到之日起十五日内审查；管辖异议应当自收到执行通知书之日起十日内提出。"""
        within = self.jurisdiction_until if kind is ObjectionKind.JURISDICTION else None
        self.in_time(on, within)
        code = REVIEWED_IN.get(kind, "")
        self.happened(
            self.ObjectionRaised,
            on,
            objection=len(self.objections) + 1,
            kind=kind,
            raised_by=raised_by,
            reasons=reasons,
            within=within,
            review_due=counted(rules, code, on, self.region) if code else None,
        )

    @step(
        "裁定执行异议",
        by=COURT,
        when=OPEN_TO,
        authority=ARTICLES,
        records=ObjectionRuled,
        document="执行异议裁定书",
    )
    def rule_on_objection(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        objection: Annotated[int, Ask("第几件异议")],
        upheld: Annotated[bool, Ask("异议成立", hint="驳回的不选")],
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """对执行行为的异议成立的，裁定撤销或者改正；对标的的异议成立的，裁定中止对该标的的执行；不成立的裁定驳回。"""
        raised = self._raised(objection)
        if raised.upheld is not None:
            raise AlreadyRuled(f"第 {objection} 件。", field="objection")
        self.happened(
            self.ObjectionRuled,
            on,
            objection=objection,
            upheld=upheld,
            reasons=reasons,
            review_due=raised.review_due,
        )

    @step(
        "送达执行异议裁定",
        by=COURT,
        when=OPEN_TO,
        authority="民事诉讼法 第二百三十六条、第二百三十八条",
        records=RulingReceived,
        document="送达回证",
    )
    def serve_ruling(
        self,
        on: Annotated[date, Ask("收到裁定日期", hint="送达回证所载日期；各方分别登记")],
        *,
        objection: Annotated[int, Ask("第几件异议")],
        to: Annotated[Litigant, Ask("收到的人")],
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """不服对执行行为异议的裁定的，十日内申请复议；不服对标的异议的裁定、与原裁判无关的，十五日内起诉。"""
        raised = self._raised(objection)
        if raised.upheld is None:
            raise NotRuled(f"第 {objection} 件。", field="objection")
        if (objection, to) in self.ruling_received:
            raise RulingAlreadyReceived(f"{to.zh}。", field="to")
        how = self.served(on, receipt, Paper.DECISION)
        act, outsider = raised.kind is ObjectionKind.ACT, raised.kind is ObjectionKind.OUTSIDER
        reconsider = counted(rules, "enforcement_objection_reconsider", on, self.region) if act else None
        suit = counted(rules, "enforcement_outsider_suit", on, self.region) if outsider else None
        self.happened(
            self.RulingReceived,
            on,
            objection=objection,
            to=to,
            reconsider_until=reconsider,
            outsider_suit_until=suit,
            receipt=how,
        )

    @step(
        "管辖异议成立，撤销执行案件",
        by=COURT,
        when=(S.NOTIFIED, S.MEASURES),
        authority="执行程序解释 第三条第二款",
        records=CaseRevoked,
        document="执行裁定书（撤销执行案件）",
        verified=False,
        provided=jurisdiction_upheld,
    )
    def revoke_case(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        court: Annotated[str, Ask("有管辖权的人民法院", max_length=60)],
    ) -> None:
        """管辖异议成立的，撤销执行案件，并告知当事人向有管辖权的人民法院申请执行。"""
        self.happened(self.CaseRevoked, on, court=court)

    def _raised(self, objection: int) -> Raised:
        if not 1 <= objection <= len(self.objections):
            raise NoSuchObjection(f"共 {len(self.objections)} 件，没有第 {objection} 件。", field="objection")
        return self.objections[objection - 1]
