"""Checking examples 核对算例: what the example expects against what the rule book gives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from application.limit_examples.answering import Answer, answer
from application.limit_examples.written import LimitExample, NotComputable, moment
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.terms import Term

NO_LIMIT_WORDS = {"no_limit", "none", "unlimited", "不受限制", "无期限", "不受时效限制"}


class Verdict(Term):
    """What came of an example."""

    SAME = "same", "相同"
    DIFFERENT = "different", "不同"
    NOT_COMPUTABLE = "not-computable", "不能计算"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An example with its verdict; `why` says why it cannot be counted."""

    example: LimitExample
    verdict: Verdict
    answer: Answer | None = None
    why: str = ""


def check(rules: RuleBook, examples: Sequence[LimitExample]) -> Iterator[Checked]:
    """One after another; an example that cannot be counted holds up no other."""
    for example in examples:
        try:
            expected = _expected(example)
            found = answer(rules, example)
        except NotComputable as doubt:
            yield Checked(example=example, verdict=Verdict.NOT_COMPUTABLE, why=str(doubt))
        except Refused as refusal:
            cited = f"（{refusal.authority}）" if refusal.authority else ""
            yield Checked(example=example, verdict=Verdict.NOT_COMPUTABLE, why=refusal.message + cited)
        else:
            verdict = Verdict.SAME if _same(expected, found.value) else Verdict.DIFFERENT
            yield Checked(example=example, verdict=verdict, answer=found)


def _expected(example: LimitExample) -> object:
    expected = _read(example.expected)
    if isinstance(expected, str):
        raise NotComputable(f"不认识的期望结果“{expected}”。")
    return expected


def _read(expected: object) -> object:
    """Dates as dates, `no_limit` as nothing."""
    if isinstance(expected, Mapping):
        return {str(key): _read(value) for key, value in expected.items()}
    if isinstance(expected, list):
        return [_read(value) for value in expected]
    if isinstance(expected, str) and expected.strip().lower() in NO_LIMIT_WORDS:
        return None
    return moment(expected) or expected


def _same(expected: object, found: object) -> bool:
    """Every key that is expected; a day is no moment, and a number is the same however it is written."""
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        return all(_same(value, found[key]) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(_same, expected, found))
    if isinstance(expected, bool) or isinstance(found, bool):
        return expected is found
    if isinstance(found, Decimal | int) and isinstance(expected, str | int):
        return _number(expected) == found
    return type(expected) is type(found) and expected == found


def _number(written: str | int) -> Decimal | None:
    try:
        return Decimal(str(written).replace(",", ""))
    except InvalidOperation:
        return None


def told(value: object) -> str:
    """A result in words."""
    if isinstance(value, Mapping):
        return "，".join(f"{key} {told(each)}" for key, each in value.items())
    if isinstance(value, list):
        return "、".join(told(each) for each in value) or "无"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if value is None:
        return "没有届满日"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
