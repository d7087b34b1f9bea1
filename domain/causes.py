"""Causes of action 案由: the table of each version of the Supreme People's Court's list, and which holds on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.refusals import Refused
from domain.terms import Term

HEADING = 1
"""The first level: names of parts, which the second level below them takes up completely."""
LIST = "民事案件案由规定"
HOW_TO_CHOOSE = "先用第四级案由；第四级没有规定的用相应的第三级，第三级没有规定的用相应的第二级（适用规则取自二手资料，来源待核对）"


class NumberKnownFrom(Term):
    """How the number of a cause became known: none was read in the official annex."""

    OFFICIAL = "official", "官方附件"
    SECOND_HAND = "second-hand", "二手代码表"
    DOMAIN_KNOWLEDGE = "domain-knowledge", "领域知识"


class CauseNotInForce(Refused):
    """该案由在该日不在施行的案由规定之内。"""

    CODE = "cause-not-in-force"
    AUTHORITY = LIST


class CauseAtWrongLevel(Refused):
    """第一级案由是各部分的名称，应当用其下一级的案由。"""

    CODE = "cause-at-wrong-level"
    AUTHORITY = f"{LIST}（适用规则来源待核对）"


class CausesNotOnRecord(Refused):
    """该日施行的案由规定本系统未收录；案由照文书填写文字，本系统不推定。"""

    CODE = "causes-not-on-record"
    AUTHORITY = LIST


class CauseListed(Refused):
    """案由清单中已有的案由应当从清单中选择，不另写文字。"""

    CODE = "cause-is-listed"
    AUTHORITY = LIST


class OneCauseOnly(Refused):
    """案由从清单中选择，或者填写文字，只能填一项。"""

    CODE = "one-cause-only"
    AUTHORITY = "本系统记录规则"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """案由 as it was on the day it was fixed: recorded whole, so that no later list can change it."""

    name: str
    code: str | None
    """Name of the cause in the tables of this system, the same in every version; None: given as text."""
    number: str | None
    version: date | None
    """First day of the version it was taken from; None: that day's list is not on record, or does not have it."""
    document: str | None
    verified: bool

    @property
    def zh(self) -> str:
        """追索劳动报酬纠纷〔205(5)〕（法〔2025〕226、227号，2026-01-01起施行；来源待核对）."""
        number = f"〔{self.number}〕" if self.number else ""
        if self.version is None:
            return f"{self.name}（文字记载，未收录）"
        doubt = "" if self.verified else "；来源待核对"
        return f"{self.name}{number}（{self.document}，{self.version}起施行{doubt}）"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCause:
    """One line of a version."""

    code: str
    name: str
    level: int
    parent: str | None
    source: str
    verified: bool
    number: str | None = None
    number_known_from: NumberKnownFrom | None = None
    mark: str = ""
    """第七部分, 十九: how headings are counted."""
    related: bool = False
    """相关外延: not of the part on labour; for a court that finds another relationship."""

    @property
    def may_be_chosen(self) -> bool:
        """Whether it names the cause of a case."""
        return self.level > HEADING

    @property
    def zh(self) -> str:
        """205(5) 追索劳动报酬纠纷."""
        return f"{self.number} {self.name}" if self.number else f"{self.mark}{self.name}"


@dataclass(frozen=True, kw_only=True)
class CauseVersion:
    """One version of the list, in its own order."""

    valid_from: date
    valid_to: date | None
    title: str
    document: str
    source: str
    verified: bool
    causes: tuple[ListedCause, ...]

    @cached_property
    def by_code(self) -> dict[str, ListedCause]:
        """Every line by its code."""
        return {cause.code: cause for cause in self.causes}

    @property
    def zh(self) -> str:
        """法〔2025〕226、227号（2026-01-01起施行）."""
        until = f"至{self.valid_to}" if self.valid_to else "起施行"
        return f"{self.document}（{self.valid_from}{until}）"

    def is_in_force(self, on: date) -> bool:
        """Both ends included."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def path(self, code: str) -> tuple[ListedCause, ...]:
        """The cause under its parents, the part first."""
        cause = self.by_code[code]
        return (*(self.path(cause.parent) if cause.parent else ()), cause)

    def recorded(self, code: str) -> Cause:
        """The line as an event keeps it."""
        cause = self.by_code[code]
        return Cause(
            name=cause.name,
            code=cause.code,
            number=cause.number,
            version=self.valid_from,
            document=self.document,
            verified=self.verified and cause.verified,
        )


@dataclass(frozen=True, slots=True)
class CauseTable:
    """案由表: every version known here, the earliest first."""

    versions: tuple[CauseVersion, ...] = ()

    def on(self, day: date) -> CauseVersion | None:
        """The version of that day; None: 未收录."""
        return next((version for version in self.versions if version.is_in_force(day)), None)

    def listed(self, code: str, day: date) -> Cause:
        """The cause of that code as it is in force on that day."""
        version = self.on(day)
        if version is None:
            raise CausesNotOnRecord(f"{day}：未收录。", field="cause")
        found = version.by_code.get(code)
        if found is None:
            raise CauseNotInForce(self._elsewhere(code, day, version), field="cause")
        if not found.may_be_chosen:
            raise CauseAtWrongLevel(f"“{found.name}”是第{found.level}级。", field="cause")
        return version.recorded(code)

    def written(self, text: str, day: date) -> Cause:
        """A cause in words: of a day without a version, or of a part of the list that is not on record here."""
        named = plain(text)
        version = self.on(day)
        if version is not None:
            for cause in version.causes:
                if plain(cause.name) == named:
                    raise CauseListed(f"“{cause.name}”见{version.zh}。", field="cause_text")
            for other in self.versions:
                if any(plain(cause.name) == named for cause in other.causes):
                    raise CauseNotInForce(
                        f"“{text}”只见于{other.zh}，{day}施行的是{version.zh}。", field="cause_text"
                    )
        return Cause(name=text, code=None, number=None, version=None, document=None, verified=False)

    def _elsewhere(self, code: str, day: date, version: CauseVersion) -> str:
        named = [(other, other.by_code[code].name) for other in self.versions if code in other.by_code]
        where = "、".join(f"“{name}”只见于{other.zh}，" for other, name in named) or f"没有“{code}”，"
        return f"{where}{day}施行的是{version.zh}。"


def plain(name: str) -> str:
    """A name without the blanks and brackets that people write differently."""
    return "".join(name.split()).replace("(", "（").replace(")", "）")
