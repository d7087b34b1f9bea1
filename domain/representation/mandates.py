"""Mandates 授权委托: for whom somebody acts, which powers they were given, and from which day until which."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.kernel import Event
from domain.parties import Side
from domain.personal_data import Person, SealedText
from domain.refusals import Refused
from domain.terms import Term

COURT = "民事诉讼法 第六十一条、第六十二条"
COMMISSION = "劳动争议调解仲裁法 第二十四条"
MANDATE = f"{COMMISSION}；{COURT}"
TOLD = "民事诉讼法 第六十三条"
"""Change and end of powers; known by number only, the article itself was not read."""
INCAPABLE = "劳动争议调解仲裁法 第二十五条"


class RepresentativeKind(Term):
    """Who may be entrusted (民事诉讼法 第六十一条第二款)."""

    LAWYER = "lawyer", "律师"
    LEGAL_WORKER = "legal-worker", "基层法律服务工作者"
    RELATIVE = "relative", "当事人的近亲属"
    STAFF = "staff", "当事人的工作人员"
    RECOMMENDED = "recommended", "当事人所在社区、单位以及有关社会团体（含工会）推荐的公民"


class LegalKind(Term):
    """Who acts for a worker without a mandate (劳动争议调解仲裁法 第二十五条)."""

    STATUTORY = "statutory", "法定代理人"
    APPOINTED = "appointed", "指定代理人（没有法定代理人的）"


class Scope(Term):
    """General or special authority."""

    GENERAL = "general", "一般授权"
    SPECIAL = "special", "特别授权"


class Power(Term):
    """What a mandate must name if the representative is to do it (民事诉讼法 第六十二条第二款)."""

    ACKNOWLEDGE = "acknowledge", "代为承认请求"
    WAIVE = "waive", "代为放弃请求"
    CHANGE = "change", "代为变更请求"
    SETTLE = "settle", "代为进行和解、接受调解"
    COUNTERCLAIM = "counterclaim", "代为提起反诉、反申请"
    APPEAL = "appeal", "代为提起上诉"


class WhyEnded(Term):
    """Why somebody no longer acts."""

    REVOKED = "revoked", "当事人解除委托"
    RESIGNED = "resigned", "代理人辞去委托"
    CAPACITY_REGAINED = "capacity-regained", "当事人取得或者恢复民事行为能力"
    REPLACED = "replaced", "另行确定法定代理人、指定代理人"
    OTHER = "other", "其他情形"


class NotAMandate(Refused):
    """该条目不是本案的授权委托书，也不是法定代理人、指定代理人的登记。"""

    CODE = "not-a-mandate"
    AUTHORITY = MANDATE


class MandateNotInForce(Refused):
    """代理人在该日没有代理权：委托尚未提交，或者已经解除、终止。"""

    CODE = "mandate-not-in-force"
    AUTHORITY = MANDATE


class RepresentsOneSide(Refused):
    """一份委托书只能由一方当事人出具，请选择劳动者或者用人单位。"""

    CODE = "mandate-of-one-side"
    AUTHORITY = MANDATE


class GeneralMandateListsPowers(Refused):
    """一般授权不包括须特别授权的权限；委托书列明这些权限的，请选择特别授权。"""

    CODE = "general-mandate-lists-powers"
    AUTHORITY = MANDATE


class PowersNotListed(Refused):
    """特别授权应当在委托书中逐项记明权限；只写“全权代理”而没有具体授权的，按一般授权登记。"""

    CODE = "special-powers-not-listed"
    AUTHORITY = MANDATE


class RecommendingBodyMissing(Refused):
    """由社区、单位或者有关社会团体推荐的公民，应当写明推荐单位。"""

    CODE = "recommending-body-missing"
    AUTHORITY = "民事诉讼法 第六十一条"


class LegalAidLetterMissing(Refused):
    """法律援助机构指派的，填写指派通知书文号；不是指派的，不填文号。"""

    CODE = "legal-aid-letter-missing"
    AUTHORITY = "法律援助法 第四十三条"


class TooManyRepresentatives(Refused):
    """当事人可以委托一至二人作为诉讼代理人，同时代理的不得超过二人。"""

    CODE = "too-many-representatives"
    AUTHORITY = "民事诉讼法 第六十一条"


class OnlyMandatesChange(Refused):
    """法定代理人、指定代理人的代理权依法产生，不由委托书变更。"""

    CODE = "legal-representation-has-no-mandate"
    AUTHORITY = INCAPABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """One representative's authority, day by day."""

    side: Side
    parties: tuple[int, ...]
    """Numbers of the workers or employers acted for; empty for the whole side."""
    since: date
    powers: tuple[tuple[date, frozenset[Power]], ...]
    """From which day which, in the order of the days; of two on one day the later told counts."""
    ended_on: date | None = None
    by_law: bool = False
    """A legal representative does whatever the party could do."""
    carried_from: tuple[UUID, int] | None = None
    """The case that was taken in, and the entry there that brought it."""
    of_this_dispute: bool = True
    """Whether the numbers of its parties are those of this case's dispute."""

    def in_force(self, day: date) -> bool:
        """The day somebody was told of the end is the first without authority."""
        return self.since <= day and (self.ended_on is None or day < self.ended_on)

    def includes(self, power: Power, day: date) -> bool:
        """Whether an act of that day is within the authority."""
        given = [powers for since, powers in self.powers if since <= day]
        return self.in_force(day) and (self.by_law or (bool(given) and power in given[-1]))

    def acts_for(self, party: int) -> bool:
        """Whether that worker or employer is represented."""
        return not self.parties or party in self.parties

    def changed(self, on: date, powers: Iterable[Power]) -> "Mandate":
        """The same with other powers from that day."""
        told = sorted((*self.powers, (on, frozenset(powers))), key=lambda one: one[0])
        return replace(self, powers=tuple(told))

    def ended(self, on: date) -> "Mandate":
        """The same without authority from that day; what ended earlier stays ended."""
        return replace(self, ended_on=min(on, self.ended_on or on))


def most_at_once(mandates: Iterable[Mandate], side: Side, parties: tuple[int, ...], since: date) -> int:
    """How many are entrusted by one of these parties on the same day, from that day on."""
    rivals = [one for one in mandates if one.side is side and one.of_this_dispute and not one.by_law]
    numbers = set(parties) or {0, *(number for one in rivals for number in one.parties)}
    days = {since, *(one.since for one in rivals if one.since > since)}
    return max(
        sum(one.in_force(day) and one.acts_for(number) for one in rivals)
        for number in numbers
        for day in days
    )


class MandateSubmitted(Event):
    """提交授权委托书: who acts for whom, and with which powers."""

    TERM = "提交授权委托书"
    ARTICLE = MANDATE
    side: Side
    parties: tuple[int, ...]
    representative: Person
    representative_kind: RepresentativeKind
    organisation: str | None
    scope: Scope
    powers: tuple[Power, ...]
    matters: SealedText
    legal_aid: bool
    legal_aid_letter: str | None

    def evolve(self, case: Any) -> None:
        case.mandates[self.originator_version] = Mandate(
            side=self.side,
            parties=self.parties,
            since=self.occurred_on,
            powers=((self.occurred_on, frozenset(self.powers)),),
        )


class LegalRepresentativeNamed(Event):
    """法定代理人、指定代理人参加: by law, not by mandate."""

    TERM = "法定代理人、指定代理人参加"
    ARTICLE = INCAPABLE
    worker: int
    representative: Person
    legal_kind: LegalKind
    ground: SealedText | None

    def evolve(self, case: Any) -> None:
        case.mandates[self.originator_version] = Mandate(
            side=Side.WORKER, parties=(self.worker,), since=self.occurred_on, powers=(), by_law=True
        )


class MandateChanged(Event):
    """变更代理权限: other powers from the day it was told."""

    TERM = "变更代理权限"
    ARTICLE = TOLD
    mandate: int
    scope: Scope
    powers: tuple[Power, ...]

    def evolve(self, case: Any) -> None:
        if self.mandate in case.mandates:
            changed = case.mandates[self.mandate].changed(self.occurred_on, self.powers)
            case.mandates[self.mandate] = changed


class MandateEnded(Event):
    """解除委托、终止代理: from the day it was told."""

    TERM = "解除委托、终止代理"
    ARTICLE = TOLD
    mandate: int
    why: WhyEnded

    def evolve(self, case: Any) -> None:
        if self.mandate in case.mandates:
            case.mandates[self.mandate] = case.mandates[self.mandate].ended(self.occurred_on)


class DoneThroughRepresentative(Event):
    """由代理人代为办理: which entry was done by whom; it stands right after that entry."""

    TERM = "由代理人办理"
    ARTICLE = MANDATE
    act: int
    mandates: tuple[int, ...]
    power: Power | None
