"""The record 案件记录: work list, one case, timelines, the supervision register and late entries."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from api.http.case_list import CASES, CAUSES, case_filter
from api.http.parameters import (
    CURSOR,
    choices,
    day,
    flag,
    moment,
    number,
    text,
)
from api.http.reading import Asked, Reading
from application.catalogue import KINDS, kind_of
from application.holiday_notices import NoticeRow
from application.limits_asked import OFFERED, LimitFilter, LimitRow, WhichLimits
from application.members_asked import MemberFilter, WhichMembers
from application.moments import position_of
from application.people import Institution
from application.permissions import NotVisible
from application.questions import (
    AsOf,
    CaseSummary,
    LateEntry,
    MembersShown,
    Page,
    RegisterFilter,
    RegisterRow,
    TimelineEntry,
)
from domain.supervision_matter.ladder import Instrument

SHORT, LONG = number("limit", "一页最多几条", 1, 200, 50), number("limit", "一页最多几条", 1, 500, 200)
TIMELINE = (
    moment("as_of", "只看当时记录下的内容：账本的记录位置（准确），或者带时区的时刻"),
    day("on", "只看该日（含）之前发生的事项"),
    CURSOR,
    LONG,
)
LIMITS = (
    replace(choices("state", "怎样的期限", (which.value for which in OFFERED)), many=False, default="open"),
    flag("mine", "只看本机构办理的"),
    choices("kind", "案件种类", KINDS),
    replace(text("code", "期限规则的代码"), many=True, default=()),
    day("due_since", "届满日不早于"),
    day("due_until", "届满日不晚于"),
)


MEMBERS = (
    replace(
        choices("which", "哪些劳动者", (which.value for which in WhichMembers)), many=False, default="all"
    ),
    number("since", "从第几号劳动者起", 1, 1_000_000, 1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShown:
    """One case, and the other cases of its thread that the actor may see."""

    case: CaseSummary
    thread: tuple[CaseSummary, ...]
    as_of: AsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionsShown:
    """Every institution that may be named, by name."""

    items: tuple[Institution, ...]


def _institutions(asked: Asked) -> InstitutionsShown:
    return InstitutionsShown(items=tuple(asked.house.accounts.institutions()))


def summary(asked: Asked) -> CaseSummary:
    """The case the address names; an id of another kind names nothing."""
    kind_of(asked.at["kind"])
    found = asked.house.questions.case(asked.actor, asked.at["case_id"])
    if found.kind != asked.at["kind"]:
        raise NotVisible
    return found


def _cases(asked: Asked) -> Page[CaseSummary]:
    wanted = case_filter(asked.given)
    return asked.house.questions.cases(asked.actor, wanted, asked.given["cursor"], asked.given["limit"])


def _case(asked: Asked) -> CaseShown:
    found = summary(asked)
    questions = asked.house.questions
    read = questions.timeline(asked.actor, case_id=found.case_id, limit=1).as_of
    thread = questions.thread(asked.actor, found.thread_id)
    return CaseShown(
        case=found, thread=tuple(one for one in thread if one.case_id != found.case_id), as_of=read
    )


def _timeline(asked: Asked) -> Page[TimelineEntry]:
    return _entries(asked, case_id=summary(asked).case_id)


def _thread_timeline(asked: Asked) -> Page[TimelineEntry]:
    return _entries(asked, thread_id=summary(asked).thread_id)


def _entries(asked: Asked, case_id: UUID | None = None, thread_id: UUID | None = None) -> Page[TimelineEntry]:
    return asked.house.questions.timeline(
        asked.actor,
        case_id=case_id,
        thread_id=thread_id,
        as_of_position=position_of(asked.house.trail, asked.house.ledger, asked.given["as_of"]),
        as_of_date=asked.given["on"],
        cursor=asked.given["cursor"],
        limit=asked.given["limit"],
    )


def _register(asked: Asked) -> Page[RegisterRow]:
    wanted = RegisterFilter(
        instruments=asked.given["instrument"],
        states=asked.given["state"],
        overdue_only=asked.given["overdue"],
        unverified_only=asked.given["unverified"],
        since=asked.given["since"],
        until=asked.given["until"],
        issued_by=asked.given["issued_by"],
    )
    return asked.house.questions.register(asked.actor, wanted, asked.given["cursor"], asked.given["limit"])


def _late_entries(asked: Asked) -> Page[LateEntry]:
    return asked.house.questions.late_entries(asked.actor, asked.given["cursor"], asked.given["limit"])


def _notices(asked: Asked) -> Page[NoticeRow]:
    return asked.house.questions.notices(asked.actor)


def limit_filter(given: Mapping[str, Any]) -> LimitFilter:
    """What `LIMITS` say, for the list and for what is exported of it."""
    return LimitFilter(
        which=WhichLimits(given["state"]),
        mine=given["mine"],
        kinds=given["kind"],
        codes=given["code"],
        due_since=given["due_since"],
        due_until=given["due_until"],
    )


def _limits(asked: Asked) -> Page[LimitRow]:
    wanted = limit_filter(asked.given)
    return asked.house.questions.limits(asked.actor, wanted, asked.given["cursor"], asked.given["limit"])


def member_filter(given: Mapping[str, Any]) -> MemberFilter:
    """What `MEMBERS` say, for the list and for what is exported of it."""
    return MemberFilter(which=WhichMembers(given["which"]), since=given["since"])


def _members(asked: Asked) -> MembersShown:
    wanted, given = member_filter(asked.given), asked.given
    return asked.house.questions.members(
        asked.actor, asked.at["case_id"], wanted, given["cursor"], given["limit"]
    )


def _limits_of_case(asked: Asked) -> Page[LimitRow]:
    wanted = LimitFilter(which=WhichLimits.ALL, case_id=summary(asked).case_id)
    return asked.house.questions.limits(asked.actor, wanted, asked.given["cursor"], asked.given["limit"])


def _states(*kinds: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state.value for kind in kinds for state in kind_of(kind).STATES))


READINGS = (
    Reading(
        path="/institutions",
        name="institutions",
        summary="已登记的机构，供委派、委托时指明",
        answer=InstitutionsShown,
        ask=_institutions,
    ),
    Reading(
        path="/cases",
        name="cases",
        summary="案件清单，最近变动的在前；同样的条件可以在 /cases.csv、/cases.xlsx 取得全部行",
        answer=Page[CaseSummary],
        ask=_cases,
        parameters=(*CASES, CURSOR, SHORT),
    ),
    CAUSES,
    Reading(
        path="/supervision-register",
        name="supervision-register",
        summary="一函两书台账，逾期未回复的在前",
        answer=Page[RegisterRow],
        ask=_register,
        parameters=(
            choices("instrument", "文书种类", (instrument.value for instrument in Instrument)),
            choices("state", "所处阶段", _states("supervision-letter")),
            flag("overdue", "只看逾期未回复的"),
            flag("unverified", "只看已回复但整改未核实的"),
            day("since", "起草日期不早于"),
            day("until", "起草日期不晚于"),
            text("issued_by", "发出机构名称"),
            CURSOR,
            SHORT,
        ),
    ),
    Reading(
        path="/late-entries",
        name="late-entries",
        summary="补录清单，迟延最久的在前",
        answer=Page[LateEntry],
        ask=_late_entries,
        parameters=(CURSOR, SHORT),
    ),
    Reading(
        path="/limits",
        name="limits",
        summary="期限看板，逾期的在前；同样的条件可以在 /limits.csv、/limits.xlsx 取得全部行",
        answer=Page[LimitRow],
        ask=_limits,
        parameters=(*LIMITS, CURSOR, SHORT),
    ),
    Reading(
        path="/{kind}/{case_id:uuid}",
        name="case",
        summary="一件案件的概要和同一争议或者事项下的其他案件",
        answer=CaseShown,
        ask=_case,
        tagged=lambda shown: shown.case.version,
    ),
    Reading(
        path="/dispute/{case_id:uuid}/members",
        name="members",
        summary="争议的劳动者名册：各自的请求、处理结果和支付，以及合计；同样的条件可以在 …/members.csv、…/members.xlsx 取得全部行",
        answer=MembersShown,
        ask=_members,
        parameters=(*MEMBERS, CURSOR, LONG),
    ),
    Reading(
        path="/holiday-notices",
        name="holiday-notices",
        summary="国务院放假通知：登记、复核情况和对期限的影响",
        answer=Page[NoticeRow],
        ask=_notices,
    ),
    Reading(
        path="/{kind}/{case_id:uuid}/limits",
        name="case-limits",
        summary="一件案件的全部期限，各附怎样计算",
        answer=Page[LimitRow],
        ask=_limits_of_case,
        parameters=(CURSOR, LONG),
    ),
    Reading(
        path="/{kind}/{case_id:uuid}/timeline",
        name="timeline",
        summary="案件经过；可看截至某一记录位置或者某一日期",
        answer=Page[TimelineEntry],
        ask=_timeline,
        parameters=TIMELINE,
    ),
    Reading(
        path="/{kind}/{case_id:uuid}/thread-timeline",
        name="thread-timeline",
        summary="全案经过：同一争议的调解、仲裁、诉讼，或者同一监督事项的各份文书",
        answer=Page[TimelineEntry],
        ask=_thread_timeline,
        parameters=TIMELINE,
    ),
)
