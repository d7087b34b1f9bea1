"""Carrying 承接: what one organ confirmed is offered to the next with its provenance, and stands there only once taken over."""

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any, ClassVar
from uuid import UUID

from domain.documents import withdrawn
from domain.history import History
from domain.kernel import Event
from domain.parties import Side
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.recording import Organ
from domain.refusals import Refused
from domain.terms import Procedure, Term

OURS = "本系统记录规则"
WALL = "人民调解法 第十五条第四项；民事诉讼法解释 第一百零七条"
"""What a party gave way in for a settlement is told to nobody who may judge, and is no ground against it."""


class Matter(Term):
    """What is carried."""

    IDENTITY = "identity", "身份核验"
    ADDRESS = "address", "送达地址"
    UNDISPUTED = "undisputed", "无争议事实"
    EVIDENCE = "evidence", "证据目录"


class NotCarriable(Refused):
    """该条目不是可以承接的事项。"""

    CODE = "not-carriable"
    AUTHORITY = f"{OURS}；{WALL}"


class Carriable(Event):
    """An entry that a later procedure of the same dispute may take over: only the fields it names, nothing privileged."""

    MATTER: ClassVar[Matter]
    CARRIES: ClassVar[tuple[str, ...]] = ()

    def confirms(self) -> bool:
        """Whether there is anything in it that was confirmed."""
        return True

    def confirmed_by(self) -> Side | None:
        """The side that confirmed it; None where the organ did so itself."""
        return None

    def superseded_in(self, history: History) -> bool:
        """Whether a later entry of the same case has put another in its place."""
        return False

    def rests_on(self) -> tuple[int, ...]:
        """Entries that filed the documents it speaks of."""
        return ()


class FactWithdrawn(Event):
    """撤回已确认事项: it stays on record, marked, and is offered no longer."""

    TERM = "撤回已确认事项"
    ARTICLE = OURS
    FIXED: ClassVar[frozenset[str]] = frozenset({"of_version"})
    of_version: int
    reason: SealedText

    def evolve(self, case: Any) -> None:
        if (service := getattr(case, "service", None)) is not None:  # not every case serves documents
            service.take_back(self.of_version)


def gone(history: History) -> frozenset[int]:
    """Entries whose confirmation was withdrawn or replaced."""
    taken_back = {event.of_version for event in history.events if isinstance(event, FactWithdrawn)}
    replaced = {
        event.originator_version
        for event in history.events
        if isinstance(event, Carriable) and event.superseded_in(history)
    }
    return frozenset(taken_back | replaced)


def confirmed(history: History, version: int) -> Carriable:
    """The confirmed entry with that number, withdrawn or not; there is one refusal for all that is none."""
    for event in history.events:
        if event.originator_version == version and isinstance(event, Carriable) and event.confirms():
            return event
    raise NotCarriable(f"第 {version} 条。", field="entry")


def missing_documents(history: History, event: Carriable) -> tuple[int, ...]:
    """Entries of documents it speaks of that were withdrawn since."""
    return tuple(sorted(withdrawn(history) & frozenset(event.rests_on())))


def digest_of(history: History, event: Carriable) -> str:
    """SHA-256 over what is carried as it now stands; sealed words enter by their salted commitment alone."""
    stands: dict[str, Any] = {name: _plain(getattr(event, name)) for name in event.CARRIES}
    whole = {
        "topic": event.TOPIC,
        "case": str(event.originator_id),
        "entry": event.originator_version,
        "occurred_on": event.occurred_on.isoformat(),
        "documents_withdrawn": missing_documents(history, event),
        "stands": stands,
    }
    return sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _plain(value: Any) -> Any:  # noqa: PLR0911 - one line per kind of value
    match value:
        case PrivilegedText():
            raise NotCarriable(field="entry")
        case SealedText() | Person():
            return value.commitment
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case tuple():
            return [_plain(one) for one in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A confirmed entry of another case as whoever takes it over reads it at that moment; supplied, never typed."""

    matter: Matter
    procedure: Procedure
    organ: Organ
    confirmed_on: date
    confirmed_by: Side | None
    digest: str
    content: SealedText
    """The words, sealed anew under the key of the case that takes them over."""
    objections: tuple[int, ...]
    """Entries of the source case that object to it."""
    gone: bool
    """Withdrawn or replaced."""
