"""How recorded values read on paper: dates, money, terms, lists; personal data only as references."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

import msgspec

from domain.causes import Cause
from domain.claims import ClaimBasis
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.recording import Organ
from domain.service.methods import Receipt
from domain.steps import questions
from domain.terms import Term
from domain.time_limits import Deadline

LONGEST_LIST = 50  # entries of a recorded list that are told one by one


class What(StrEnum):
    """What a reference stands for."""

    PERSON = "person"
    TEXT = "text"
    PRIVILEGED = "privileged"
    CASE = "case"
    MEMBERS = "members"
    """The list of a dispute's workers."""


class Reference(msgspec.Struct, frozen=True, array_like=True):
    """Something that is opened only when it is read, and only for those who may."""

    what: What
    id: UUID


Part = str | Reference


def date_zh(day: date) -> str:
    """2026年11月22日."""
    return f"{day.year}年{day.month}月{day.day}日"


def yuan(amount: Decimal) -> str:
    """12,345.60 元."""
    return f"{amount:,.2f} 元"


def worded(value: Any) -> list[Part]:
    """The value as it is shown, in parts; nothing for what is absent."""
    if value is None:
        return []
    if isinstance(value, tuple):
        return _listed(value)
    if isinstance(value, (Person, SealedText, PrivilegedText, UUID)):
        return [_referred(value)]
    if is_dataclass(value) and not isinstance(value, (Deadline, Organ, Cause, ClaimBasis, Receipt)):
        return _particulars(value)
    return [_plain(value)]


def _plain(value: Any) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case Deadline():
            provisional = "（暂定）" if value.provisional else ""
            return f"{date_zh(value.falls_on)}{provisional}：{value.explanation}"
        case Term() | Cause() | ClaimBasis() | Receipt() | Organ():
            return value.name if isinstance(value, Organ) else value.zh
        case Decimal():
            return yuan(value)
        case date():
            return date_zh(value)
        case _:
            return str(value)


def _referred(value: Person | SealedText | PrivilegedText | UUID) -> Reference:
    match value:
        case Person():
            return Reference(What.PERSON, value.person_id)
        case SealedText():
            return Reference(What.TEXT, value.item_id)
        case PrivilegedText():
            return Reference(What.PRIVILEGED, value.item_id)
        case _:
            return Reference(What.CASE, value)


def _listed(entries: Sequence[Any]) -> list[Part]:
    """One entry as it is; several numbered, the way claims and workers are spoken of."""
    if len(entries) <= 1:
        return worded(entries[0]) if entries else []
    parts: list[Part] = []
    for number, entry in enumerate(entries[:LONGEST_LIST], start=1):
        parts += [f"{'；' if number > 1 else ''}{number}. ", *worded(entry)]
    if len(entries) > LONGEST_LIST:
        parts.append(f"；……共 {len(entries)} 项")
    return joined(parts)


def _particulars(value: Any) -> list[Part]:
    """A value within a value: what it is first, then its other particulars with their labels."""
    labels = {question.name: bare(question.ask.label) for question in questions(cast("Any", type(value)))}
    parts: list[Part] = []
    for field in fields(value):
        told = worded(getattr(value, field.name))
        if told:
            parts += [f"，{labels.get(field.name, '')} " if parts else "", *told]
    return joined(parts)


def bare(label: str) -> str:
    """The label without its unit, which the value carries."""
    return label.removesuffix("（元）")


def joined(parts: Iterable[Part]) -> list[Part]:
    """Neighbouring texts as one."""
    whole: list[Part] = []
    for part in parts:
        if part == "":
            continue
        if isinstance(part, str) and whole and isinstance(whole[-1], str):
            whole[-1] += part
        else:
            whole.append(part)
    return whole


def found_in(value: Any, wanted: Callable[[Any], bool]) -> list[Any]:
    """Every value of a kind within a recorded value, in order."""
    if wanted(value):
        return [value]
    if isinstance(value, tuple):
        return [found for entry in value for found in found_in(entry, wanted)]
    if is_dataclass(value) and not isinstance(value, type):
        return [found for field in fields(value) for found in found_in(getattr(value, field.name), wanted)]
    return []
