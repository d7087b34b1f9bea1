"""期限规则簿: the time limits of `domain/law/`, checked and put together."""

from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from itertools import combinations, groupby
from typing import Annotated

import msgspec

from adapters.calendar import load_calendar
from adapters.causes import load_causes
from adapters.law_files import (
    Authority,
    Law,
    LawFileRefused,
    Source,
    Text,
    law_folder,
    read_law_file,
    read_law_files,
)
from adapters.minimum_wages import load_minimum_wages
from domain.calendar import WorkingCalendar
from domain.rule_book import RuleBook
from domain.time_limits import (
    Binds,
    Confidence,
    Direction,
    Extension,
    Grounds,
    Nature,
    RollOver,
    Stage,
    TimeLimit,
    Unit,
)

TIME_LIMITS = "time_limits.toml"
BY_STAGE = "time_limits"
LETTER_REPLIES = "letter_replies.toml"
EARLIER_TEXT_NOT_READ = "旧文本未读：条号按对照推算，期间按现行文本推定"

Region = Annotated[str, msgspec.Meta(pattern=r"^(\d\d){1,3}$")]
Topic = Annotated[str, msgspec.Meta(pattern=r"^[a-z-]+\.[a-z-]+$")]


class AllowedExtension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One level of 延长: without `length` the text sets no limit, without `times` it does not say how often."""

    by: Text
    length: Annotated[int, msgspec.Meta(ge=1)] | None = None
    unit: Unit | None = None
    times: Annotated[int, msgspec.Meta(ge=1)] | None = None
    condition: str = ""


class StatedGrounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """重新计算 or 不计入: the grounds, and the article they stand in."""

    grounds: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    authority: Authority


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[rule]]: a time limit as a lawyer writes it down."""

    code: Text
    name: Text
    stage: Stage
    nature: Nature
    starts_when: Text
    length: Annotated[int, msgspec.Meta(ge=0)]
    unit: Unit
    roll_over: RollOver
    binds: Binds
    confidence: Confidence
    sources: Annotated[tuple[Source, ...], msgspec.Meta(min_length=1)]
    direction: Direction = Direction.FORWARD
    first_day_stated: bool = False
    starts_on: tuple[Topic, ...] = ()
    ends_on: tuple[Topic, ...] = ()
    jurisdiction: Region | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    extension: str = ""
    extensions: tuple[AllowedExtension, ...] = ()
    suspension: str = ""
    restarts: StatedGrounds | None = None
    pauses: StatedGrounds | None = None
    if_missed: str = ""
    note: str = ""
    earlier_text: Source | None = None


class HouseRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[house_rules] 本系统管理规则: rules of this system, which are not law."""

    recording_allowance_days: Annotated[int, msgspec.Meta(ge=0)]


class TimeLimitsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """time_limits.toml: the laws, and the rules of this house."""

    house_rules: HouseRules
    law: tuple[Law, ...]


class StageFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """time_limits/<stage>.toml: the time limits of one stage."""

    rule: tuple[Rule, ...]


class LetterRepliesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """letter_replies.toml."""

    letters: dict[str, str]
    law: tuple[Law, ...]
    rule: tuple[Rule, ...]


@cache
def standing_rule_book() -> RuleBook:
    """The rules that came with this version, read once in a process."""
    return load_rule_book()


def load_rule_book(folder: Traversable | None = None, calendar: WorkingCalendar | None = None) -> RuleBook:
    """The rules of `domain/law/`, or of another folder holding the same files."""
    where = folder or law_folder()
    periods = read_law_file(where, TIME_LIMITS, TimeLimitsFile)
    replies = read_law_file(where, LETTER_REPLIES, LetterRepliesFile)
    stages = read_law_files(where, BY_STAGE, StageFile)
    laws = _by_title(TIME_LIMITS, periods.law)
    limits = (
        *(limit for file, stage in stages.items() for limit in _limits(file, laws, stage.rule)),
        *_limits(LETTER_REPLIES, _by_title(LETTER_REPLIES, replies.law), replies.rule),
    )
    _refuse_overlaps(limits)
    unknown = set(replies.letters.values()) - {limit.code for limit in limits}
    if unknown:
        raise LawFileRefused(f"{LETTER_REPLIES}：没有规则 {'、'.join(sorted(unknown))}")
    return RuleBook(
        limits=limits,
        calendar=calendar or load_calendar(where),
        minimum_wages=load_minimum_wages(where),
        causes=load_causes(where),
        letter_reply_codes=tuple(replies.letters.items()),
        recording_allowance_days=periods.house_rules.recording_allowance_days,
    )


def _by_title(file: str, laws: tuple[Law, ...]) -> dict[str, Law]:
    by_title = {law.title: law for law in laws}
    if len(by_title) != len(laws):
        raise LawFileRefused(f"{file}：同一法律列出两次")
    for law in laws:
        if law.in_force_unverified and law.in_force_from is not None:
            raise LawFileRefused(f"{file}：{law.title} 写明了施行日期，又写 in_force_unverified")
    return by_title


def _limits(file: str, laws: dict[str, Law], rules: tuple[Rule, ...]) -> list[TimeLimit]:
    """The rules of one file, each held against the laws it cites."""
    limits = []
    for rule in (*rules, *_presumed(rules)):
        missing = _cited(rule) - laws.keys()
        if missing:
            raise LawFileRefused(f"{file}：{rule.code} 引用了没有列出的法律 {'、'.join(sorted(missing))}")
        lead = laws[rule.sources[0].law]
        for doubtful, reason in _doubts(rule, lead):
            if doubtful:
                raise LawFileRefused(f"{file}：{rule.code} {reason}")
        limits.append(_limit(rule, lead))
    return limits


def _cited(rule: Rule) -> set[str]:
    """Every law the rule names, as its source or as the authority of what moves it."""
    moving = [stated.authority for stated in (rule.restarts, rule.pauses) if stated is not None]
    articles = [article for authority in moving for article in authority.split("；")]
    return {source.law for source in rule.sources} | {article.split(" ")[0] for article in articles}


def _doubts(rule: Rule, lead: Law) -> tuple[tuple[bool, str], ...]:
    """What a rule may not say, each with the words it is refused with."""
    working = rule.unit is Unit.WORKING_DAY
    undated = rule.in_force_from is None and lead.in_force_from is None
    backward = rule.direction is Direction.BACKWARD
    moved = rule.restarts is not None or rule.pauses is not None
    measured = [longer for longer in rule.extensions if longer.length is not None]
    return (
        (working != (rule.roll_over is RollOver.WORKING_DAY), "的 unit 与 roll_over 不一致"),
        (undated and not lead.in_force_unverified, f"没有施行日期，{lead.title} 也没有"),
        (
            undated and rule.confidence is not Confidence.UNVERIFIED,
            "及其依据的施行日期未核，confidence 应当写 unverified",
        ),
        (rule.first_day_stated and backward, "往前数，不能写 first_day_stated"),
        (rule.nature is Nature.PEREMPTORY and moved, "是不变期间，不能写 restarts 或者 pauses"),
        (
            any((longer.length is None) != (longer.unit is None) for longer in rule.extensions),
            "的延长应当同时写 length 和 unit",
        ),
        (
            any((longer.unit is Unit.WORKING_DAY) != working for longer in measured),
            "的延长与期限不同用工作日",
        ),
    )


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
        stage=rule.stage,
        nature=rule.nature,
        first_day_stated=rule.first_day_stated,
        starts_on=rule.starts_on,
        ends_on=rule.ends_on,
        extensions=tuple(_extension(longer, rule.unit) for longer in rule.extensions),
        restarts=_grounds(rule.restarts),
        pauses=_grounds(rule.pauses),
        extension=rule.extension,
        suspension=rule.suspension,
        if_missed=rule.if_missed,
        binds=rule.binds,
        direction=rule.direction,
    )


def _extension(longer: AllowedExtension, unit: Unit) -> Extension:
    """Without a limit of its own, an extension is measured as the period is."""
    stated = {name: value for name, value in msgspec.structs.asdict(longer).items() if name != "unit"}
    return Extension(**stated, unit=longer.unit or unit)


def _grounds(stated: StatedGrounds | None) -> Grounds | None:
    return None if stated is None else Grounds(grounds=stated.grounds, authority=stated.authority)


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
