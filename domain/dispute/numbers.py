"""Numbers 劳动者序号: what a list may say of the workers of a dispute, and how each wrong row is told."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from domain.dispute.record import Disposition, DisputeRecord
from domain.refusals import Refused
from domain.rows import accept_rows

MOST = 2000
"""Rows of one list; larger disputes send several."""
CONSENT = "劳动人事争议仲裁办案规则 第六十三条；民事诉讼法 第五十六条"

Hindrance = Callable[[int], Refused | None]


class NoSuchMember(Refused):
    """劳动者序号应是已登记劳动者的序号。"""

    CODE = "no-such-member"
    AUTHORITY = "本系统记录规则"


class MemberTwice(Refused):
    """同一名册中每名劳动者只能出现一次。"""

    CODE = "member-twice"
    AUTHORITY = "本系统记录规则"


class MemberHasLeft(Refused):
    """该劳动者已经退出本争议。"""

    CODE = "member-has-left"
    AUTHORITY = "劳动争议调解仲裁法 第四十一条；劳动人事争议仲裁办案规则 第三十五条"


class ConsentMissing(Refused):
    """代表人处分实体权利，必须经被代表的当事人同意；请先登记该劳动者的同意。"""

    CODE = "consent-of-the-represented-missing"
    AUTHORITY = CONSENT


class Numbered(DisputeRecord):
    """Rules that every list about members shares."""

    @property
    def own_claimed(self) -> Decimal:
        """What members claim for themselves, taken together."""
        return sum(self.own_claims.values(), Decimal("0.00"))

    def accept_members(
        self,
        question: str,
        numbers: Sequence[int],
        also: Hindrance | None = None,
        *,
        field: str = "",
        left_too: bool = False,
    ) -> None:
        """Each number is of this dispute, once in the list, and of somebody who still takes part.

        `field` is where a row holds the number, `also` what else stands against a row.
        """
        seen: set[int] = set()

        def hindrance(number: int) -> Refused | None:
            refusal = self._not_listed(number, seen, left_too=left_too)
            seen.add(number)
            if refusal is not None:
                refusal.field = field
            elif also is not None:
                refusal = also(number)
            return refusal

        accept_rows(question, numbers, hindrance)

    def _not_listed(self, number: int, seen: set[int], *, left_too: bool) -> Refused | None:
        if number > self.workers:
            return NoSuchMember(f"共 {self.workers} 名劳动者，没有第 {number} 名。")
        if number in seen:
            return MemberTwice(f"第 {number} 名重复。")
        return MemberHasLeft(f"第 {number} 名。") if number in self.withdrawn and not left_too else None

    def unconsented(self, number: int, to: Disposition) -> ConsentMissing | None:
        """What representatives may do for this member."""
        if number in self.consents.get(to, set()):
            return None
        return ConsentMissing(f"第 {number} 名没有同意{to.zh}。")

    def unconsented_change(self, number: int) -> ConsentMissing | None:
        """Whether the member has let the claims be changed for them."""
        return self.unconsented(number, Disposition.CHANGE)
