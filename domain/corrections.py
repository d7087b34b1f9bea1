"""Corrections 更正 and objections 异议: the record is never altered; a later entry says what should have stood there."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from domain.history import History
from domain.kernel import Correction, Event
from domain.moving_period import RestatedDeadline
from domain.parties import Side
from domain.personal_data import SealedText
from domain.recounting import Recounted
from domain.refusals import DateInFuture, Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity, Term

ORGANS = (
    Capacity.MEDIATION,
    Capacity.ARBITRATION,
    Capacity.COURT,
    Capacity.PROCURATORATE,
    Capacity.UNION,
    Capacity.LABOUR_INSPECTION,
)


class EntryNotOurs(Refused):
    """只有作出记录的机构才能更正该条目，其他机构可以提出异议。"""

    CODE = "entry-of-another-institution"
    AUTHORITY = "本系统记录规则"


class NotCorrectable(Refused):
    """该项目不能更正。"""

    CODE = "not-correctable"
    AUTHORITY = "本系统记录规则"


class CorrectionChangesNothing(Refused):
    """更正后的内容与原记录相同。"""

    CODE = "correction-changes-nothing"
    AUTHORITY = "本系统记录规则"


class CorrectionBreaksOrder(Refused):
    """更正后的日期会使步骤先后颠倒。"""

    CODE = "correction-breaks-order"
    AUTHORITY = "本系统记录规则"


class EntryCorrected(Correction):
    """更正: which entry, which field, from what, to what, why, and on whose approval."""

    TERM = "更正记录"
    ARTICLE = "本系统记录规则"
    of_version: int
    field: str
    was: str
    now: str
    restated: tuple[RestatedDeadline, ...]
    reason: SealedText
    approved_by: str
    receipts: tuple[int, ...] = ()
    """Entries of service that rest on the corrected one; each has a date of its own, which nobody alters unasked."""

    def restatements(self, events: list[Event]) -> dict[int, dict[str, Any]]:
        entry = next(event for event in events if event.originator_version == self.of_version)
        stands: dict[int, dict[str, Any]] = {
            self.of_version: {self.field: read(_kind(entry, self.field), self.now)}
        }
        for item in self.restated:
            stands.setdefault(item.version, {})[item.field] = item.deadline
        return stands


class EntryObjected(Event):
    """异议: attaches to an entry and travels with it."""

    TERM = "对记录提出异议"
    ARTICLE = "本系统记录规则"
    of_version: int
    raised_by: Side | None
    reason: SealedText


def resting_on(history: History, version: int) -> tuple[int, ...]:
    """The entries of service that take their day from this one: 公告送达 and 张贴送达 (民事诉讼法 第九十五条)."""
    receipts = ((event, getattr(event, "receipt", None)) for event in history.events)
    return tuple(event.originator_version for event, held in receipts if held and held.entry == version)


def read(kind: Any, text: str) -> Any:
    """The value a corrected field takes, read from what was typed."""
    kinds = [part for part in get_args(kind) if part is not type(None)] if _optional(kind) else [kind]
    target = kinds[0]
    try:
        if target is date:
            return date.fromisoformat(text)
        if target is Decimal:
            return (
                Decimal(text).quantize(Decimal("0.01"))
                if Decimal(text) == round(Decimal(text), 2)
                else _refuse(text)
            )
        if target is int:
            return int(text)
        if target is str:
            return text
        if isinstance(target, type) and issubclass(target, Term):
            return target(text)
    except (ValueError, InvalidOperation) as unreadable:
        raise NotCorrectable(f"“{text}”不是该项目可以接受的内容。", field="now") from unreadable
    raise NotCorrectable("该项目含个人信息、清单或由系统计算，请用相应步骤重新办理。", field="field")


def _refuse(text: str) -> Decimal:
    raise NotCorrectable(f"“{text}”超过两位小数。", field="now")


def _optional(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _kind(entry: Event, field: str) -> Any:
    if field not in {item.name for item in fields(entry)} or field in _CARRIED:
        raise NotCorrectable(f"该条目没有“{field}”这一项。", field="field")
    if field in getattr(entry, "FIXED", ()):
        raise NotCorrectable(getattr(entry, "FIXED_BECAUSE", "请撤回后重新办理。"), field="field")
    return get_type_hints(type(entry))[field]


_CARRIED = {"originator_id", "originator_version", "timestamp", "recorded_by", "command_id", "late_reason"}


class Correctable(Recounted):
    """What every case can have: corrections by the institution that recorded, objections by anyone who may record."""

    Corrected: type[EntryCorrected]
    Objected: type[EntryObjected]

    @step("更正记录", by=ORGANS, authority="本系统记录规则", records=EntryCorrected, document="更正说明")
    def correct(
        self,
        on: Annotated[date, Ask("更正日期")],
        *,
        of_version: Annotated[int, Ask("更正第几条记录")],
        field: Annotated[str, Ask("更正的项目", hint="发生日期为 occurred_on", max_length=60)],
        now: Annotated[str, Ask("更正为", hint="日期写作 2026-11-22")],
        reason: Annotated[SealedText, Ask("更正理由", max_length=2000)],
        approved_by: Annotated[str, Ask("批准人职务", max_length=60)],
        history: History,
        rules: RuleBook,
    ) -> None:
        """原记录保留不变；更正说明改了什么、从什么改为什么、为什么改、由谁批准。依此计算的期限随之重新计算；更正公告、张贴日期的，据其登记的送达不随之改动，在本条列出，请逐条核对、更正。"""
        entry = history.entry(of_version)
        if entry.recorded_by.institution_id != self.occasion.by.institution_id:
            raise EntryNotOurs(field="of_version")
        value = read(_kind(entry, field), now)
        if value == getattr(entry, field):
            raise CorrectionChangesNothing(field="now")
        if field == "occurred_on":
            self._in_order(history, entry, value)
        restated = self.counted_from(history, entry, replace(entry, **{field: value}), rules)
        self.happened(
            self.Corrected,
            on,
            of_version=of_version,
            field=field,
            was=_written(getattr(entry, field)),
            now=_written(value),
            restated=restated,
            reason=reason,
            approved_by=approved_by,
            receipts=resting_on(history, of_version) if field == "occurred_on" else (),
        )

    @step("提出异议", by=ORGANS, authority="本系统记录规则", records=EntryObjected, document="异议书")
    def object(
        self,
        on: Annotated[date, Ask("提出日期")],
        *,
        of_version: Annotated[int, Ask("对第几条记录")],
        raised_by: Annotated[Side | None, Ask("提出异议的当事人", hint="机构自行提出的不填")] = None,
        reason: Annotated[SealedText, Ask("异议内容", max_length=2000)],
        history: History,
    ) -> None:
        """异议附在原条目上，随条目一并展示和移送。"""
        history.entry(of_version)
        self.happened(self.Objected, on, of_version=of_version, raised_by=raised_by, reason=reason)

    def _in_order(self, history: History, entry: Event, on: date) -> None:
        if on > self.occasion.today:
            raise DateInFuture(f"更正后的日期 {on} 晚于今天 {self.occasion.today}。", field="now")
        if self.opened_on is not None and entry.originator_version > 1 and on < self.opened_on:
            raise CorrectionBreaksOrder(f"{on} 早于立案的 {self.opened_on}。", field="now")
        earlier = None
        for event in history.events:
            if event.LEADS_TO is None:
                continue
            dated = on if event is entry else event.occurred_on
            if earlier is not None and dated < earlier:
                raise CorrectionBreaksOrder(f"{dated} 早于前一步骤的 {earlier}。", field="now")
            earlier = dated


def _written(value: Any) -> str:
    return "" if value is None else str(value)
