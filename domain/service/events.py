"""The events of service 送达: what failed, what was announced and recalled, which address was confirmed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.reckoning import Change, CutShort, Excluded
from domain.service.methods import BY_REFERENCE, NOTICE, OURS, Addressee, Paper, ServiceMethod
from domain.service.record import Announced, Attempt, Confirmation
from domain.terms import Term
from domain.time_limits import Deadline

ONE_DAY = timedelta(days=1)
TRIED = f"民事诉讼法 第八十七条、第九十五条第二款；{BY_REFERENCE}"
CONFIRMED = "民事诉讼法 第九十条；人民法院在线诉讼规则 第九条、第二十九条至第三十一条"


class WhyNotServed(Term):
    """Why a document did not reach its addressee."""

    REFUSED = "refused", "拒收"
    WHEREABOUTS_UNKNOWN = "whereabouts-unknown", "下落不明"
    ADDRESS_WRONG = "address-wrong", "地址不确"
    CLOSED = "closed", "单位停业、人去楼空"
    NOBODY_THERE = "nobody-there", "无人签收，邮件退回"
    OTHER = "other", "其他"


class GroundOfNotice(Term):
    """When a document may be served by public notice (民事诉讼法 第九十五条第一款)."""

    WHEREABOUTS_UNKNOWN = "whereabouts-unknown", "受送达人下落不明"
    OTHERWISE_IMPOSSIBLE = "otherwise-impossible", "用其他方式无法送达"


class ServiceFailed(Event):
    """送达未成: what was tried, kept in the file as the reason and course of a later public notice."""

    TERM = "送达未成"
    ARTICLE = TRIED
    addressee: Addressee
    member: int | None
    paper: Paper
    method: ServiceMethod
    reason: WhyNotServed
    course: SealedText | None

    def evolve(self, case: Any) -> None:
        refused = self.reason is WhyNotServed.REFUSED
        case.service.attempts.append(
            Attempt(addressee=self.addressee, member=self.member, on=self.occurred_on, refused=refused)
        )


class NoticePublished(Event):
    """公告送达: its days count towards no period of the procedure whose rule names 公告."""

    TERM = "公告送达"
    ARTICLE = f"{NOTICE}；民事诉讼法解释 第二百四十三条；劳动人事争议仲裁办案规则 第四十七条"
    addressee: Addressee
    member: int | None
    paper: Paper
    ground: GroundOfNotice
    where: str
    course: SealedText
    deemed_served: Deadline | None

    def change_on(self, day: date) -> Change:
        """From the day after the notice to its last day, both of which move with the notice."""
        last = day if self.deemed_served is None else self.deemed_served.falls_on + (day - self.occurred_on)
        return notice_of(self.originator_version, day, last)

    def evolve(self, case: Any) -> None:
        case.service.notices[self.originator_version] = Announced(
            addressee=self.addressee,
            member=self.member,
            paper=self.paper,
            on=self.occurred_on,
            deemed_served=self.deemed_served,
        )
        case.take_in_change(self.change_on(self.occurred_on), self)


class NoticeRecalled(Event):
    """撤回公告: the addressee was found; from that day on days count again."""

    TERM = "撤回公告"
    ARTICLE = OURS
    notice: int
    reason: SealedText | None

    def change_on(self, day: date) -> Change:
        """The day of recall is the first that counts again."""
        return CutShort(on=day, mark=self.notice)

    def evolve(self, case: Any) -> None:
        case.service.notices[self.notice] = replace(case.service.notices[self.notice], recalled=True)
        case.take_in_change(self.change_on(self.occurred_on), self)


class AddressConfirmed(Event):
    """确认送达地址: where a party is to be served, and whether it agrees to electronic service."""

    TERM = "确认送达地址"
    ARTICLE = CONFIRMED
    addressee: Addressee
    member: int | None
    address: SealedText
    electronic: bool

    def evolve(self, case: Any) -> None:
        case.service.confirmations.append(
            Confirmation(
                addressee=self.addressee,
                member=self.member,
                on=self.occurred_on,
                electronic=self.electronic,
            )
        )


def notice_of(entry: int, day: date, last: date) -> Excluded:
    """The days of a notice: the day of its publication does not belong to them (民事诉讼法 第八十五条第二款)."""
    return Excluded(on=day + ONE_DAY, until=last + ONE_DAY, ground="公告送达期间", mark=entry)
