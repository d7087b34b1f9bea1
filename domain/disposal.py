"""Disposal of claims 处分请求 by a party: waiver 放弃 and acknowledgment 承认, before the decision.

That a party may do both is known from what a representative needs special authority for (民事诉讼法 第六十二条第二款)
and from what representatives of many need consent to (办案规则 第六十三条); the article that says so was not read.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from domain.history import History
from domain.kernel import Aggregate, Event
from domain.merger.standing import claims_in, restated_in
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused, StepNotOpen
from domain.representation.acting import named, through_representative
from domain.representation.mandates import Power
from domain.steps import Ask, Check, step
from domain.terms import Capacity, Term

HANDLERS = (Capacity.ARBITRATION, Capacity.COURT)
DISPOSAL = "民事诉讼法 第五十四条（来源待核对）、第六十二条第二款"
BY_MANY = "劳动争议调解仲裁法 第七条；劳动人事争议仲裁办案规则 第六十三条"


class OneSideDisposes(Refused):
    """放弃、承认请求是一方当事人的行为；双方都有的，分别登记。"""

    CODE = "one-side-disposes"
    AUTHORITY = DISPOSAL


class NoSuchClaim(Refused):
    """本案没有该序号的请求。"""

    CODE = "no-such-claim"
    AUTHORITY = "本系统记录规则"


class NothingDisposedOf(Refused):
    """请写明放弃、承认的是哪几项请求；本案没有逐项登记请求的，写明内容。"""

    CODE = "nothing-disposed-of"
    AUTHORITY = DISPOSAL


class AmountOfOneClaim(Refused):
    """写明部分金额的，每次只登记一项请求，金额不超过该项请求的金额。"""

    CODE = "amount-of-one-claim"
    AUTHORITY = "本系统记录规则"


class ClaimWaivedBefore(Refused):
    """该项请求已经全部放弃。"""

    CODE = "claim-waived-before"
    AUTHORITY = DISPOSAL


class ManyMustConsent(Refused):
    """代表人变更、放弃请求或者承认对方当事人的请求，必须经被代表的当事人同意。"""

    CODE = "many-must-consent"
    AUTHORITY = BY_MANY


class Disposed(Event):
    """What both acts say: whose, of which claims, for how much, and who acted."""

    ARTICLE = DISPOSAL
    side: Side
    claims: tuple[int, ...]
    amount: Decimal | None
    by_representatives: bool
    content: SealedText | None


class ClaimsWaived(Disposed):
    """放弃请求: what the party no longer claims; the claim itself stays on record."""

    TERM = "放弃请求"


class ClaimsAcknowledged(Disposed):
    """承认请求: what the other side claims and the party concedes; the tribunal or the court still decides."""

    TERM = "承认对方的请求"


def before_the_decision(case: Any) -> Refused | None:
    """Who has been decided on disposes of nothing any more; before acceptance there is nothing to dispose of."""
    if case.state in case.DISPOSED_IN:
        return None
    return StepNotOpen(f"本案现处于“{case.state.zh}”阶段；受理以后、裁判以前才能办理。", authority=DISPOSAL)


class Disposes(Aggregate):
    """A case in which claims are decided on."""

    DISPOSED_IN: ClassVar[frozenset[Term]] = frozenset()
    """The stages after acceptance and before the decision."""

    ClaimsWaived: type[ClaimsWaived]
    ClaimsAcknowledged: type[ClaimsAcknowledged]

    @step(
        "放弃请求",
        by=HANDLERS,
        authority=DISPOSAL,
        records=ClaimsWaived,
        document="放弃请求声明、笔录",
        verified=False,
        provided=before_the_decision,
        of_participants=True,
    )
    @through_representative(Power.WAIVE, named("side"))
    def waive_claims(
        self,
        on: Annotated[date, Ask("放弃日期")],
        *,
        side: Annotated[Side, Ask("放弃请求的当事人")],
        claims: Annotated[
            tuple[int, ...], Ask("第几项请求", hint="依本案登记的顺序；没有逐项登记请求的不填")
        ] = (),
        amount: Annotated[
            Decimal | None, Ask("放弃的金额（元）", hint="全部放弃的不填", check=Check.YUAN)
        ] = None,
        by_representatives: Annotated[bool, Ask("由代表人放弃", hint="人数众多推举的代表人")] = False,
        all_consented: Annotated[bool, Ask("被代表的当事人均已同意")] = False,
        content: Annotated[SealedText | None, Ask("内容", max_length=2000)] = None,
        history: History,
    ) -> None:
        """当事人可以放弃自己的请求；由代理人放弃的须有特别授权，由代表人放弃的须经被代表的当事人同意。原请求保留在记录中，由裁判写明处理结果。"""
        self._disposable(history, side, claims, amount, content=content)
        _consented(by_representatives=by_representatives, all_consented=all_consented)
        gone = waived_in(history) & set(claims)
        if gone:
            raise ClaimWaivedBefore(f"第 {min(gone)} 项。", field="claims")
        self.happened(
            self.ClaimsWaived,
            on,
            side=side,
            claims=claims,
            amount=amount,
            by_representatives=by_representatives,
            content=content,
        )

    @step(
        "承认对方的请求",
        by=HANDLERS,
        authority=DISPOSAL,
        records=ClaimsAcknowledged,
        document="承认请求声明、笔录",
        verified=False,
        provided=before_the_decision,
        of_participants=True,
    )
    @through_representative(Power.ACKNOWLEDGE, named("side"))
    def acknowledge_claims(
        self,
        on: Annotated[date, Ask("承认日期")],
        *,
        side: Annotated[Side, Ask("承认请求的当事人")],
        claims: Annotated[
            tuple[int, ...], Ask("第几项请求", hint="依本案登记的顺序；没有逐项登记请求的不填")
        ] = (),
        amount: Annotated[
            Decimal | None, Ask("承认的金额（元）", hint="全部承认的不填", check=Check.YUAN)
        ] = None,
        by_representatives: Annotated[bool, Ask("由代表人承认", hint="人数众多推举的代表人")] = False,
        all_consented: Annotated[bool, Ask("被代表的当事人均已同意")] = False,
        content: Annotated[SealedText | None, Ask("内容", max_length=2000)] = None,
        history: History,
    ) -> None:
        """当事人可以承认对方的请求，不等于达成调解协议，仍应依法裁判；由代理人承认的须有特别授权，由代表人承认的须经被代表的当事人同意。"""
        self._disposable(history, side, claims, amount, content=content)
        _consented(by_representatives=by_representatives, all_consented=all_consented)
        self.happened(
            self.ClaimsAcknowledged,
            on,
            side=side,
            claims=claims,
            amount=amount,
            by_representatives=by_representatives,
            content=content,
        )

    def _disposable(
        self,
        history: History,
        side: Side,
        claims: tuple[int, ...],
        amount: Decimal | None,
        *,
        content: SealedText | None,
    ) -> None:
        if side is Side.BOTH:
            raise OneSideDisposes(field="side")
        standing = claims_in(history)
        for number in claims:
            if number not in standing:
                raise NoSuchClaim(f"第 {number} 项；本案登记 {len(standing)} 项请求。", field="claims")
        if not claims and (standing or content is None):
            raise NothingDisposedOf(field="claims" if standing else "content")
        if amount is not None and claims:
            claimed = standing[claims[0]].amount
            if len(claims) > 1 or (claimed is not None and amount > claimed):
                raise AmountOfOneClaim(field="amount")


def waived_in(history: History) -> set[int]:
    """The numbers of claims given up as a whole; whatever states all claims anew numbers them anew."""
    since = restated_in(history)
    return {
        number
        for event in history.events
        if isinstance(event, ClaimsWaived) and event.originator_version > since and event.amount is None
        for number in event.claims
    }


def _consented(*, by_representatives: bool, all_consented: bool) -> None:
    if by_representatives and not all_consented:
        raise ManyMustConsent(field="all_consented")
