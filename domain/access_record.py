"""Access records 查阅记录: who was shown what, why, and on which ground. No case: nobody takes a step in one.

Stored for ever like every event. It names cases, persons and documents by their ids and digests and holds nothing of
what they say; of a search it keeps how many words were looked for, never the words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Self
from uuid import UUID

from domain.kernel import Aggregate, Event
from domain.terms import Term

NAMED_AT_MOST = 500
"""Ids that a record names one by one; beyond them their number and digest stand for them."""


class What(Term):
    """What was asked for, and answered."""

    CASE = "case-read", "查看案件"
    LIST = "list-read", "查看清单"
    SEARCH = "search", "检索"
    EXPORT = "export", "导出"
    DOCUMENT = "document-read", "取得材料"
    VERIFY = "verify", "核验记录"
    LOG = "log-read", "查看审计日志"
    REPORT = "access-report", "查看查阅记录"
    FEED = "feed", "日历订阅"


class Purpose(Term):
    """Purposes 目的; which one it was is said by the reader, or follows from their relation to the case."""

    HANDLING = "handling", "办理本案"
    COOPERATION = "cooperation", "衔接协作"
    SUPERVISION = "supervision", "法律监督"
    ANSWERING = "answering", "答复当事人"
    VERIFYING = "verifying", "核验"
    STATISTICS = "statistics", "统计"
    ADMINISTRATION = "administration", "系统管理"


class Kept(Term):
    """The one state of a record: it stands."""

    KEPT = "kept", "已记录"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The legal ground 依据; `verified` is false where its text was not read, or none is known."""

    authority: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The cases an answer told of: by id, or by number and digest where they are more than a record names."""

    number: int
    ids: tuple[UUID, ...]
    sha256: str
    """Hexadecimal, over the sorted ids as text, one a line; '' where the ids stand."""

    @classmethod
    def of(cls, ids: Iterable[UUID]) -> Self:
        """The ids, each once, in the order in which they were returned."""
        known = tuple(dict.fromkeys(ids))
        if len(known) <= NAMED_AT_MOST:
            return cls(number=len(known), ids=known, sha256="")
        written = "\n".join(sorted(str(one) for one in known))
        return cls(number=len(known), ids=(), sha256=sha256(written.encode()).hexdigest())


class AccessRecord(Aggregate):
    """查阅记录: one answer given to one official, in a stream of its own."""

    TOPIC = "access-record"
    TERM = "查阅记录"
    ARTICLE = "个人信息保护法 第五十五条、第五十六条；网络数据安全管理条例 第十二条"
    STATES = Kept

    class Made(Event):
        """Recorded before the first byte of the answer went out."""

        TOPIC = "access-record.made"
        TERM = "查阅"
        ARTICLE = "个人信息保护法 第五十五条、第五十六条；网络数据安全管理条例 第十二条"
        what: What
        purpose: Purpose
        purpose_stated: bool
        """Whether the reader chose the purpose; else it follows from their relation to the case."""
        ground: Ground
        address: str
        """Template of the address that answered, without anything typed."""
        opened: Returned
        """Cases whose record was read for the answer."""
        listed: Returned
        """Cases of which it told no more than a line of a list does."""
        documents: tuple[str, ...]
        """Digests of the documents given out."""
        log_indexes: tuple[int, ...]
        """Records of the ledger whose proof was given."""
        as_of: int | None
        """Position up to which the record was asked for."""
        as_of_date: date | None
        words: int
        """How many words were searched for."""
        about_person: UUID | None
        """Whose accesses, or rights, were asked about."""
        about_institution: UUID | None
        file_sha256: str | None = None
        """Of the case bundle given out, hexadecimal; records from before there was this field have none."""

    def begin(self) -> None:
        """There is nothing to remember: no rule reads it."""
