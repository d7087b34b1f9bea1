"""What every case in which documents are served can have: attempts 送达未成, public notice 公告, confirmed addresses.

The same decisions are declared for courts and for commissions, each with the article it acts under.
"""

from datetime import date
from typing import Annotated, Any

from domain.personal_data import SealedText
from domain.reckoning import CutShort
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.service.events import (
    CONFIRMED,
    AddressConfirmed,
    GroundOfNotice,
    NoticePublished,
    NoticeRecalled,
    ServiceFailed,
    WhyNotServed,
    notice_of,
)
from domain.service.methods import (
    ARTICLES,
    NOTICE,
    OURS,
    Addressee,
    MethodNotOpen,
    Paper,
    ServiceMethod,
    WhichWorker,
)
from domain.service.record import Serves
from domain.steps import Ask, step
from domain.terms import Capacity

RULE = "court_public_notice_service"


class NothingTried(Refused):
    """受送达人下落不明或者用其他方式无法送达的，才可以公告送达；请先登记送达未成的经过。"""

    CODE = "nothing-tried-before-public-notice"
    AUTHORITY = NOTICE


class RefusedIsLeft(Refused):
    """受送达人拒收的，依留置送达的规定办理；用其他方式可以送达的，不能公告送达。"""

    CODE = "refused-document-is-left"
    AUTHORITY = f"民事诉讼法 第八十九条、第九十五条；{ARTICLES[ServiceMethod.POSTED]}"


class AlreadyOnNotice(Refused):
    """同一文书正在向该受送达人公告。"""

    CODE = "already-on-public-notice"
    AUTHORITY = OURS


class NotANotice(Refused):
    """该条目不是没有撤回的公告。"""

    CODE = "not-a-public-notice"
    AUTHORITY = OURS


class NoticeHasRunOut(Refused):
    """公告期已经届满，视为送达，不能撤回。"""

    CODE = "public-notice-has-run-out"
    AUTHORITY = NOTICE


def may_be_announced(case: Any) -> Refused | None:
    """Not in a procedure that has no public notice."""
    refusal: Refused | None = case.no_notice(None)
    return refusal


def on_notice(case: Any) -> Refused | None:
    """There is a notice to recall."""
    if any(not notice.recalled for notice in case.service.notices.values()):
        return None
    return NotANotice()


TO = Annotated[Addressee, Ask("受送达人")]
PAPER = Annotated[Paper, Ask("送达的文书")]


class Serving(Serves):
    """The events each kind of case has under its own topics."""

    ServiceFailed: type[ServiceFailed]
    NoticePublished: type[NoticePublished]
    NoticeRecalled: type[NoticeRecalled]
    AddressConfirmed: type[AddressConfirmed]


def record_failed_service(
    case: Serving,
    on: Annotated[date, Ask("送达未成日期")],
    *,
    addressee: TO,
    member: WhichWorker = None,
    paper: PAPER,
    method: Annotated[ServiceMethod, Ask("采用的送达方式")],
    reason: Annotated[WhyNotServed, Ask("未能送达的原因")],
    course: Annotated[SealedText | None, Ask("经过", hint="时间、地点、在场人员", max_length=2000)] = None,
) -> None:
    """每一次未能送达都如实登记，案卷由此说明为什么采用留置或者公告送达；拒收的留置送达，不能公告。"""
    if method not in case.SERVED_BY or method is ServiceMethod.PUBLIC_NOTICE:
        raise MethodNotOpen(f"{method.zh}。", field="method", authority=ARTICLES[method])
    case.happened(
        case.ServiceFailed,
        on,
        addressee=addressee,
        member=member,
        paper=paper,
        method=method,
        reason=reason,
        course=course,
    )


def publish_notice(
    case: Serving,
    on: Annotated[date, Ask("公告日期", hint="以最后张贴或者刊登的日期为准")],
    *,
    addressee: TO,
    member: WhichWorker = None,
    paper: PAPER,
    ground: Annotated[GroundOfNotice, Ask("公告送达的情形")],
    where: Annotated[str, Ask("在何处公告", hint="报纸、网站名称，或者张贴地点", max_length=200)],
    course: Annotated[SealedText, Ask("原因和经过", hint="应当在案卷中记明", max_length=2000)],
    rules: RuleBook,
) -> None:
    """经过三十日视为送达；公告期间不计入审限和仲裁期限。须已登记向其送达未成；简易程序和支付令不适用。"""
    forbidden = case.no_notice(paper)
    if forbidden is not None:
        raise forbidden
    tried = [
        attempt
        for attempt in case.service.attempts
        if (attempt.addressee, attempt.member) == (addressee, member) and attempt.on <= on
    ]
    if not tried:
        raise NothingTried(f"{addressee.zh}。", field="addressee")
    if all(attempt.refused for attempt in tried):
        raise RefusedIsLeft(field="ground")
    for entry, notice in case.service.notices.items():
        if notice.is_for((addressee,), member, paper) and notice.runs_on(on):
            raise AlreadyOnNotice(f"见第 {entry} 条。", field="paper")
    due = counted(rules, RULE, on, case.region)
    change = notice_of(case.version + 1, on, on if due is None else due.falls_on)
    published: Any = case.NoticePublished
    case.happened(
        published,
        on,
        addressee=addressee,
        member=member,
        paper=paper,
        ground=ground,
        where=where,
        course=course,
        deemed_served=due,
        **case.moved_by(change, rules),
    )


def recall_notice(
    case: Serving,
    on: Annotated[date, Ask("撤回日期", hint="找到受送达人、以其他方式送达之日")],
    *,
    notice: Annotated[int, Ask("公告是第几条记录")],
    reason: Annotated[SealedText | None, Ask("情况", max_length=2000)] = None,
    rules: RuleBook,
) -> None:
    """公告期满前找到受送达人、以其他方式送达的，撤回公告；自撤回之日起恢复计算期间，送达另行登记。"""
    found = case.service.notices.get(notice)
    if found is None or found.recalled:
        raise NotANotice(f"第 {notice} 条。", field="notice")
    case.not_before(found.on, "公告", on)
    if found.deemed_served is not None and found.deemed_served.has_passed(on):
        raise NoticeHasRunOut(f"至 {found.deemed_served.falls_on}。", field="on")
    recalled: Any = case.NoticeRecalled
    change = CutShort(on=on, mark=notice)
    case.happened(recalled, on, notice=notice, reason=reason, **case.moved_by(change, rules))


def confirm_address(
    case: Serving,
    on: Annotated[date, Ask("确认日期")],
    *,
    addressee: TO,
    member: WhichWorker = None,
    address: Annotated[SealedText, Ask("确认的送达地址", hint="电子送达的写明号码、邮箱", max_length=500)],
    electronic: Annotated[bool, Ask("同意电子送达")] = False,
) -> None:
    """同意电子送达的，才可以电子送达，以确认的地址为准；再次确认的，以最后一次为准。"""
    case.happened(
        case.AddressConfirmed, on, addressee=addressee, member=member, address=address, electronic=electronic
    )


class ServedByCourt(Serving):
    """Service as the courts record it."""

    record_failed_service = step(
        "登记送达未成", by=Capacity.COURT, authority="民事诉讼法 第八十七条、第九十五条第二款",
        records=ServiceFailed, document="送达情况说明",
    )(record_failed_service)  # fmt: skip
    publish_notice = step(
        "公告送达", by=Capacity.COURT, records=NoticePublished, document="公告", provided=may_be_announced,
        authority="民事诉讼法 第九十五条；民事诉讼法解释 第一百三十八条、第一百四十条、第二百四十三条",
    )(publish_notice)  # fmt: skip
    recall_notice = step(
        "撤回公告", by=Capacity.COURT, authority=OURS, records=NoticeRecalled, provided=on_notice
    )(recall_notice)
    confirm_address = step(
        "确认送达地址", by=Capacity.COURT, authority=CONFIRMED, records=AddressConfirmed,
        document="送达地址确认书",
    )(confirm_address)  # fmt: skip


class ServedByCommission(Serving):
    """The same as arbitration commissions may take it from civil procedure."""

    record_failed_service = step(
        "登记送达未成", by=Capacity.ARBITRATION, records=ServiceFailed, document="送达情况说明",
        authority="劳动人事争议仲裁办案规则 第二十条（参照民事诉讼法 第九十五条第二款）",
    )(record_failed_service)  # fmt: skip
    publish_notice = step(
        "公告送达", by=Capacity.ARBITRATION, records=NoticePublished, document="公告", provided=may_be_announced,
        authority="劳动人事争议仲裁办案规则 第二十条第三款、第四十七条（参照民事诉讼法 第九十五条）",
    )(publish_notice)  # fmt: skip
    recall_notice = step(
        "撤回公告", by=Capacity.ARBITRATION, authority=OURS, records=NoticeRecalled, provided=on_notice
    )(recall_notice)
    confirm_address = step(
        "确认送达地址", by=Capacity.ARBITRATION, records=AddressConfirmed, document="送达地址确认书",
        authority="劳动人事争议仲裁办案规则 第二十条第三款（参照民事诉讼法 第九十条）", verified=False,
    )(confirm_address)  # fmt: skip
