"""Enforcement, last chapter: what follows a ruling on an objection: reconsideration 复议, or a suit 执行异议之诉."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from domain.enforcement.objecting import (
    Litigant,
    NoReconsideration,
    NoSuit,
    NotRuled,
    ObjectionKind,
    RulingNotReceived,
)
from domain.enforcement.objection import OPEN_TO, Objection
from domain.enforcement.record import COURT, counted
from domain.kernel import Event
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.time_limits import Deadline


class Review(Objection):
    """What follows a ruling: reconsideration above, or a suit."""

    class ReconsiderationApplied(Event):
        TOPIC = "enforcement-case.reconsideration-applied"
        TERM = "申请复议"
        ARTICLE = "民事诉讼法 第二百三十六条"
        objection: int
        by: Litigant
        within: Deadline | None
        reconsidered_by: Deadline | None

        def evolve(self, case: Any) -> None:
            raised = case.objections[self.objection - 1]
            case.objections[self.objection - 1] = replace(raised, reconsidered_by=self.reconsidered_by)

    class Reconsidered(Event):
        TOPIC = "enforcement-case.reconsidered"
        TERM = "复议裁定"
        ARTICLE = "民事诉讼法 第二百三十六条；执行程序解释 第八条"
        objection: int
        upheld: bool
        court: str
        reconsidered_by: Deadline | None

    class OutsiderSued(Event):
        TOPIC = "enforcement-case.outsider-suit-brought"
        TERM = "执行异议之诉"
        ARTICLE = "民事诉讼法 第二百三十八条；民事诉讼法解释 第三百零二条至第三百零四条"
        objection: int
        plaintiff: Litigant
        court: str
        within: Deadline | None

    # Decisions

    @step(
        "登记申请复议",
        by=COURT,
        when=OPEN_TO,
        authority="民事诉讼法 第二百三十六条；执行程序解释 第八条",
        records=ReconsiderationApplied,
        document="复议申请书",
    )
    def record_reconsideration(
        self,
        on: Annotated[date, Ask("收到复议申请日期")],
        *,
        objection: Annotated[int, Ask("第几件异议")],
        by: Annotated[Litigant, Ask("申请复议的人")],
        rules: RuleBook,
    ) -> None:
        """当事人、利害关系人对裁定不服的，可以自裁定送达之日起十日内向上一级人民法院申请复议；管辖异议的复议期间未写。"""
        if self._raised(objection).kind is ObjectionKind.OUTSIDER:
            raise NoReconsideration(f"第 {objection} 件。", field="objection")
        until = self._received(objection, by)
        self.in_time(on, until)
        due = counted(rules, "enforcement_reconsider_review", on, self.region)
        self.happened(
            self.ReconsiderationApplied,
            on,
            objection=objection,
            by=by,
            within=until,
            reconsidered_by=due,
        )

    @step(
        "登记复议结果",
        by=COURT,
        when=OPEN_TO,
        authority="民事诉讼法 第二百三十六条；执行程序解释 第八条",
        records=Reconsidered,
        document="执行复议裁定书",
    )
    def record_reconsidered(
        self,
        on: Annotated[date, Ask("复议裁定日期")],
        *,
        objection: Annotated[int, Ask("第几件异议")],
        upheld: Annotated[bool, Ask("复议申请成立", hint="驳回复议申请的不选")],
        court: Annotated[str, Ask("复议法院", max_length=60)],
    ) -> None:
        """异议审查和复议期间，不停止执行；提供担保请求停止相应处分措施的，可以准许。"""
        raised = self._raised(objection)
        if raised.upheld is None:
            raise NotRuled(f"第 {objection} 件。", field="objection")
        self.happened(
            self.Reconsidered,
            on,
            objection=objection,
            upheld=upheld,
            court=court,
            reconsidered_by=raised.reconsidered_by,
        )

    @step(
        "登记执行异议之诉",
        by=COURT,
        when=OPEN_TO,
        authority="民事诉讼法 第二百三十八条；民事诉讼法解释 第三百零二条至第三百零四条",
        records=OutsiderSued,
        document="起诉状",
    )
    def record_outsider_suit(
        self,
        on: Annotated[date, Ask("起诉日期")],
        *,
        objection: Annotated[int, Ask("第几件异议")],
        plaintiff: Annotated[Litigant, Ask("起诉的人", hint="案外人或者申请执行人")],
        court: Annotated[str, Ask("人民法院", max_length=60)],
    ) -> None:
        """案外人、申请执行人对裁定不服，与原判决、裁定无关的，可以自裁定送达之日起十五日内起诉。"""
        if self._raised(objection).kind is not ObjectionKind.OUTSIDER:
            raise NoSuit(f"第 {objection} 件。", field="objection")
        until = self._received(objection, plaintiff)
        self.in_time(on, until)
        self.happened(
            self.OutsiderSued,
            on,
            objection=objection,
            plaintiff=plaintiff,
            court=court,
            within=until,
        )

    def _received(self, objection: int, by: Litigant) -> Deadline | None:
        if (objection, by) not in self.ruling_received:
            raise RulingNotReceived(f"{by.zh}。", field="objection")
        return self.ruling_received[objection, by]
