"""The cause of a case 案由: fixed when it is docketed, changed by decision, and taken over from the case before."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.cause_events import (
    HOUSE_RULE,
    CauseAlreadyFixed,
    CauseChanged,
    CauseFixed,
    CauseMissing,
    CausePassedOn,
    CauseTakenOver,
    NoCauseToChange,
    SameCause,
    WhyCauseChanged,
)
from domain.causes import HOW_TO_CHOOSE, LIST, Cause, OneCauseOnly
from domain.kernel import Aggregate
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, Check, step
from domain.terms import Capacity

COURT, COMMISSION = Capacity.COURT, Capacity.ARBITRATION
SYSTEM = Capacity.SYSTEM
OWN_MAPPING = "仲裁没有法定案由表，由本仲裁委员会按自己的口径对应到民事案件案由"
BY_COURT = f"{LIST}（法〔2020〕346号、法〔2025〕226、227号；登记案由的要求来源待核对）"
BY_COMMISSION = f"仲裁委员会自定口径（{LIST}只规定法院案由，来源待核对）"
CHANGED = f"{LIST}（变更个案案由的规则取自二手资料，来源待核对）"

OfCourt = Annotated[
    str | None,
    Ask(
        "案由", hint=f"列出的是所填日期施行的案由；{HOW_TO_CHOOSE}；不填的显示“未登记案由”", check=Check.CAUSE
    ),
]
OfCommission = Annotated[str | None, Ask("案由", hint=f"{OWN_MAPPING}；可以不填", check=Check.CAUSE)]
InWords = Annotated[
    str | None,
    Ask(
        "案由（文字）",
        hint="只在清单未收录该日的案由规定，或者案由不在清单所列部分时，照文书填写",
        max_length=60,
    ),
]
Chosen = Annotated[
    str | None, Ask("案由", hint=f"列出的是所填日期施行的案由；{HOW_TO_CHOOSE}", check=Check.CAUSE)
]


def no_cause_yet(case: Any) -> Refused | None:
    """Once fixed, a cause is changed and not fixed again."""
    return CauseAlreadyFixed(f"现为{case.cause.zh}。") if case.cause else None


def has_a_cause(case: Any) -> Refused | None:
    """Only what was fixed can change."""
    return None if case.cause else NoCauseToChange()


class WithCause(Aggregate):
    """What every case with a cause remembers, and how one is found in the table of the day."""

    CauseFixed: type[CauseFixed]
    cause: Cause | None = None

    def cause_given(self, rules: RuleBook, on: date, code: str | None, text: str | None) -> Cause | None:
        """The cause in the version in force on that day; nothing where none was given."""
        if code and text:
            raise OneCauseOnly(field="cause_text")
        if text:
            return rules.causes.written(text, on)
        return rules.causes.listed(code, on) if code else None

    def fix(self, on: date, cause: Cause | None) -> None:
        """Record it beside the step that docketed the case."""
        if cause is not None:
            self.happened(self.CauseFixed, on, cause=cause)

    def _fix_later(self, on: date, cause: Cause | None) -> None:
        if cause is None:
            raise CauseMissing(field="cause")
        self.fix(on, cause)


class Changing(WithCause):
    """A decision that the case goes on under another cause."""

    CauseChanged: type[CauseChanged]

    def _change(
        self, on: date, cause: Cause | None, why: WhyCauseChanged, reasons: SealedText | None
    ) -> None:
        if cause is None:
            raise CauseMissing(field="cause")
        if cause == self.cause:
            raise SameCause(f"现为{cause.zh}。", field="cause")
        earlier = self.cause
        self.happened(self.CauseChanged, on, earlier_cause=earlier, cause=cause, why=why, reasons=reasons)


class CauseByCourt(WithCause):
    """A court fixes the cause where docketing did not."""

    @step("登记案由", by=COURT, authority=BY_COURT, records=CauseFixed, verified=False, provided=no_cause_yet)
    def fix_cause(
        self,
        on: Annotated[date, Ask("案由确定日期", hint="一般为立案日期")],
        *,
        cause: Chosen = None,
        cause_text: InWords = None,
        rules: RuleBook,
    ) -> None:
        """立案时没有登记案由的，补充登记；按所填日期施行的案由规定。历史案件保留立案之日的案由。"""
        self._fix_later(on, self.cause_given(rules, on, cause, cause_text))


class CauseChangedByCourt(Changing, CauseByCourt):
    """A court that finds another relationship goes on under another cause."""

    @step("变更案由", by=COURT, authority=CHANGED, records=CauseChanged, verified=False, provided=has_a_cause)
    def change_cause(
        self,
        on: Annotated[date, Ask("变更日期", hint="更正登记错误的，填原案由确定的日期，按该日的案由规定选择")],
        *,
        cause: Chosen = None,
        cause_text: InWords = None,
        why: Annotated[WhyCauseChanged, Ask("变更的原因")],
        reasons: Annotated[SealedText | None, Ask("说明", max_length=2000)] = None,
        rules: RuleBook,
    ) -> None:
        """查明的法律关系与立案时的案由不同，或者诉争的法律关系随请求改变的，变更案由；原案由保留在记录中。跨版本案件用变更日还是立案日的案由规定，未读到规定。"""
        self._change(on, self.cause_given(rules, on, cause, cause_text), why, reasons)


class CauseByCommission(Changing):
    """A commission maps its case to the list that courts use, or does not."""

    @step(
        "登记案由",
        by=COMMISSION,
        authority=BY_COMMISSION,
        records=CauseFixed,
        verified=False,
        provided=no_cause_yet,
    )
    def fix_cause(
        self,
        on: Annotated[date, Ask("案由确定日期", hint="一般为受理日期")],
        *,
        cause: OfCommission = None,
        cause_text: InWords = None,
        rules: RuleBook,
    ) -> None:
        """仲裁没有法定案由表，由本仲裁委员会按自己的口径对应到所填日期施行的民事案件案由。"""
        self._fix_later(on, self.cause_given(rules, on, cause, cause_text))

    @step(
        "变更案由",
        by=COMMISSION,
        authority=BY_COMMISSION,
        records=CauseChanged,
        verified=False,
        provided=has_a_cause,
    )
    def change_cause(
        self,
        on: Annotated[date, Ask("变更日期", hint="更正登记错误的，填原案由确定的日期")],
        *,
        cause: OfCommission = None,
        cause_text: InWords = None,
        why: Annotated[WhyCauseChanged, Ask("变更的原因")],
        reasons: Annotated[SealedText | None, Ask("说明", max_length=2000)] = None,
        rules: RuleBook,
    ) -> None:
        """仲裁没有法定案由表，由本仲裁委员会按自己的口径变更；原案由保留在记录中。"""
        self._change(on, self.cause_given(rules, on, cause, cause_text), why, reasons)


class PassesCauseOn(WithCause):
    """A case that others go on from."""

    CausePassedOn: type[CausePassedOn]

    @step("案由随案移转", by=SYSTEM, authority=HOUSE_RULE, records=CausePassedOn)
    def pass_cause_on(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        to_kind: Annotated[str, Ask("后案种类")],
        to_case_id: Annotated[UUID, Ask("后案")],
    ) -> None:
        """后案从本案而来的，由系统把本案的案由告知后案；本案未登记案由的，不告知。"""
        if self.cause is not None:
            self.happened(self.CausePassedOn, on, cause=self.cause, to_kind=to_kind, to_case_id=to_case_id)


class TakesCauseOver(WithCause):
    """A case that goes on from another."""

    CauseTakenOver: type[CauseTakenOver]

    @step("沿用前案案由", by=SYSTEM, authority=HOUSE_RULE, records=CauseTakenOver)
    def take_over_cause(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        from_case_id: Annotated[UUID, Ask("前案")],
        cause: Cause | None = None,
    ) -> None:
        """由系统记入前案的案由和它的版本；本案已登记案由的，不改变。"""
        if self.cause is None and cause is not None:
            self.happened(self.CauseTakenOver, on, cause=cause, from_case_id=from_case_id)
