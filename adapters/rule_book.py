"""期限规则簿: the time limits of `domain/law/`, checked and put together."""

from datetime import date
from importlib.resources.abc import Traversable
from itertools import combinations, groupby
from typing import Annotated

import msgspec

from adapters.calendar import load_calendar
from adapters.law_files import LawFileRefused, law_folder, read_law_file
from domain.calendar import WorkingCalendar
from domain.rule_book import RuleBook
from domain.time_limits import Binds, Confidence, Direction, RollOver, TimeLimit, Unit

TIME_LIMITS = "time_limits.toml"
LETTER_REPLIES = "letter_replies.toml"
EARLIER_TEXT_NOT_READ = "旧文本未读：条号按对照推算，期间按现行文本推定"

Text = Annotated[str, msgspec.Meta(min_length=1)]
Article = Annotated[str, msgspec.Meta(pattern="^第[零一二三四五六七八九十百]+条")]
Region = Annotated[str, msgspec.Meta(pattern=r"^(\d\d){1,3}$")]


class Law(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[law]]: a text in force between two dates; a date that was not verified is left out."""

    title: Text
    in_force_from: date | None = None
    in_force_until: date | None = None
    text: str = ""


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An article of a law."""

    law: Text
    article: Article


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[rule]]: a time limit as a lawyer writes it down."""

    code: Text
    name: Text
    starts_when: Text
    length: Annotated[int, msgspec.Meta(ge=0)]
    unit: Unit
    roll_over: RollOver
    binds: Binds
    confidence: Confidence
    sources: Annotated[tuple[Source, ...], msgspec.Meta(min_length=1)]
    direction: Direction = Direction.FORWARD
    jurisdiction: Region | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    extension: str = ""
    suspension: str = ""
    if_missed: str = ""
    note: str = ""
    earlier_text: Source | None = None


class HouseRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[house_rules] 本系统管理规则: rules of this system, which are not law."""

    recording_allowance_days: Annotated[int, msgspec.Meta(ge=0)]


class TimeLimitsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """time_limits.toml."""

    house_rules: HouseRules
    law: tuple[Law, ...]
    rule: tuple[Rule, ...]


class LetterRepliesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """letter_replies.toml."""

    letters: dict[str, str]
    law: tuple[Law, ...]
    rule: tuple[Rule, ...]


def load_rule_book(folder: Traversable | None = None, calendar: WorkingCalendar | None = None) -> RuleBook:
    """The rules of `domain/law/`, or of another folder holding the same files."""
    where = folder or law_folder()
    periods = read_law_file(where, TIME_LIMITS, TimeLimitsFile)
    replies = read_law_file(where, LETTER_REPLIES, LetterRepliesFile)
    limits = (
        *_limits(TIME_LIMITS, periods.law, periods.rule),
        *_limits(LETTER_REPLIES, replies.law, replies.rule),
    )
    _refuse_overlaps(limits)
    unknown = set(replies.letters.values()) - {limit.code for limit in limits}
    if unknown:
        raise LawFileRefused(f"{LETTER_REPLIES}：没有规则 {'、'.join(sorted(unknown))}")
    return RuleBook(
        limits=limits,
        calendar=calendar or load_calendar(where),
        letter_reply_codes=tuple(replies.letters.items()),
        recording_allowance_days=periods.house_rules.recording_allowance_days,
    )


def _limits(file: str, laws: tuple[Law, ...], rules: tuple[Rule, ...]) -> list[TimeLimit]:
    """The rules of one file, each held against the laws that file lists."""
    by_title = {law.title: law for law in laws}
    if len(by_title) != len(laws):
        raise LawFileRefused(f"{file}：同一法律列出两次")
    limits = []
    for rule in (*rules, *_presumed(rules)):
        missing = {source.law for source in rule.sources} - by_title.keys()
        if missing:
            raise LawFileRefused(f"{file}：{rule.code} 引用了没有列出的法律 {'、'.join(sorted(missing))}")
        if (rule.unit is Unit.WORKING_DAY) != (rule.roll_over is RollOver.WORKING_DAY):
            raise LawFileRefused(f"{file}：{rule.code} 的 unit 与 roll_over 不一致")
        limits.append(_limit(rule, by_title[rule.sources[0].law]))
    return limits


def _presumed(rules: tuple[Rule, ...]) -> list[Rule]:
    """The same periods under an earlier text that nobody here has read: never more than unverified."""
    return [
        msgspec.structs.replace(
            rule,
            sources=(rule.earlier_text,),
            in_force_from=None,
            in_force_until=None,
            confidence=Confidence.UNVERIFIED,
            note=EARLIER_TEXT_NOT_READ,
        )
        for rule in rules
        if rule.earlier_text is not None
    ]


def _limit(rule: Rule, lead: Law) -> TimeLimit:
    """In force with the first of its sources, unless the rule itself says otherwise."""
    return TimeLimit(
        code=rule.code,
        name=rule.name,
        length=rule.length,
        unit=rule.unit,
        roll_over=rule.roll_over,
        authority=_authority(rule.sources),
        in_force_from=rule.in_force_from or lead.in_force_from,
        in_force_until=rule.in_force_until or lead.in_force_until,
        jurisdiction=rule.jurisdiction,
        confidence=rule.confidence,
        note=rule.note,
        starts_when=rule.starts_when,
        extension=rule.extension,
        suspension=rule.suspension,
        if_missed=rule.if_missed,
        binds=rule.binds,
        direction=rule.direction,
    )


def _authority(sources: tuple[Source, ...]) -> str:
    """劳动争议调解仲裁法 第二十九条；劳动人事争议仲裁办案规则 第三十条、第三十一条."""
    by_law = groupby(sources, key=lambda source: source.law)
    return "；".join(f"{law} {'、'.join(source.article for source in group)}" for law, group in by_law)


def _refuse_overlaps(limits: tuple[TimeLimit, ...]) -> None:
    """Of one name and one region, at most one rule is in force on any day."""
    for limit in limits:
        begins, ends = limit.in_force_from or date.min, limit.in_force_until or date.max
        if begins > ends:
            raise LawFileRefused(f"{limit.code}：施行日期晚于失效日期")
    for one, other in combinations(limits, 2):
        if (one.code, one.jurisdiction) != (other.code, other.jurisdiction):
            continue
        later, earlier = max(one, other, key=_begins), min(one, other, key=_begins)
        if _begins(later) <= (earlier.in_force_until or date.max):
            raise LawFileRefused(f"{one.code}：两条规则的施行期间重叠")


def _begins(limit: TimeLimit) -> date:
    return limit.in_force_from or date.min
