"""Members 名册: the workers of a large dispute, joined by the list, each with a number and claims of their own.

Numbers go on from the workers who are registered already, so that claimants, awards and service mean the same person.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.claims import ClaimKind
from domain.dispute.numbers import MOST, Numbered
from domain.dispute.record import DisputeState, employed_backwards
from domain.kernel import Event
from domain.parties import Worker
from domain.rows import accept_rows
from domain.steps import Ask, Check, step
from domain.terms import Capacity, Term

S = DisputeState
INTAKE = (Capacity.MEDIATION, Capacity.UNION, Capacity.ARBITRATION, Capacity.COURT)
IN_ONE_EVENT = 500
"""More make an entry nobody can read; a longer list becomes several entries of one command."""
TOGETHER = "劳动争议调解仲裁法 第七条；劳动人事争议仲裁办案规则 第六十二条"
RESTATED = "劳动人事争议仲裁办案规则 第四十四条"
LEFT = "劳动争议调解仲裁法 第四十一条；劳动人事争议仲裁办案规则 第三十五条"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClaim:
    """One request a member makes for themselves."""

    kind: Annotated[ClaimKind, Ask("请求类别")]
    amount: Annotated[Decimal | None, Ask("金额（元）", hint="无金额的请求不填", check=Check.YUAN)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Worker):
    """A worker of the list, with the claims that are theirs alone."""

    claims: Annotated[tuple[OwnClaim, ...], Ask("本人请求")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsOfMember:
    """All claims of one member as they now are."""

    number: Annotated[int, Ask("劳动者序号")]
    claims: Annotated[tuple[OwnClaim, ...], Ask("变更后的本人请求")] = ()


class WhyLeft(Term):
    """Why a member takes part no more."""

    WITHDREW = "withdrew", "本人撤回请求"
    SETTLED = "settled", "与用人单位自行和解"
    ENTERED_BY_MISTAKE = "entered-by-mistake", "登记错误或者重复登记"


class Members(Numbered):
    """Who belongs to the dispute, and what each of them asks for."""

    class MembersJoined(Event):
        TOPIC = "dispute.members-joined"
        TERM = "登记劳动者名册"
        ARTICLE = TOGETHER
        first: int
        members: tuple[Member, ...]
        own_claimed: Decimal

        def evolve(self, case: Any) -> None:
            case.workers += len(self.members)
            case.employed_until += [member.employed_until for member in self.members]
            for number, member in zip(self.told_numbers(), self.members, strict=True):
                case.own_claims[number] = claimed_by(member.claims)
            case.claimed += sum_of(self.members)

        def told_numbers(self) -> tuple[int, ...]:
            return tuple(range(self.first, self.first + len(self.members)))

    class MembersLeft(Event):
        TOPIC = "dispute.members-left"
        TERM = "劳动者退出"
        ARTICLE = LEFT
        why: WhyLeft
        members: tuple[int, ...]
        own_claimed: Decimal

        def evolve(self, case: Any) -> None:
            case.withdrawn.update(self.members)
            for number in self.members:
                case.claimed -= case.own_claims.pop(number, Decimal(0))
            gone = case.withdrawn
            for procedure, elected in case.representatives.items():
                case.representatives[procedure] = tuple(one for one in elected if one not in gone)

        def told_numbers(self) -> tuple[int, ...]:
            return self.members

    class MemberClaimsRestated(Event):
        TOPIC = "dispute.member-claims-restated"
        TERM = "变更劳动者本人请求"
        ARTICLE = RESTATED
        by_representatives: bool
        members: tuple[ClaimsOfMember, ...]
        own_claimed: Decimal

        def evolve(self, case: Any) -> None:
            for member in self.members:
                now = claimed_by(member.claims)
                case.claimed += now - case.own_claims.get(member.number, Decimal(0))
                case.own_claims[member.number] = now

        def told_numbers(self) -> tuple[int, ...]:
            return tuple(member.number for member in self.members)

    # Decisions

    @step(
        "登记劳动者名册",
        by=INTAKE,
        when=S.OPEN,
        authority=TOGETHER,
        records=MembersJoined,
        document="劳动者名册",
    )
    def join_members(
        self,
        on: Annotated[date, Ask("加入日期")],
        *,
        members: Annotated[tuple[Member, ...], Ask("劳动者", most=MOST)],
    ) -> None:
        """人数众多的争议按名册登记劳动者和各自的请求，序号接续已登记的劳动者；名册有一行不能登记的，全部不登记。"""
        accept_rows("members", members, lambda member: employed_backwards(member, "employed_until"))
        for begin in range(0, len(members), IN_ONE_EVENT):
            part = members[begin : begin + IN_ONE_EVENT]
            claimed = self.own_claimed + sum_of(part)
            self.happened(self.MembersJoined, on, first=self.workers + 1, members=part, own_claimed=claimed)

    @step(
        "劳动者退出",
        by=INTAKE,
        when=S.OPEN,
        authority=LEFT,
        records=MembersLeft,
        document="撤回申请书",
    )
    def let_members_go(
        self,
        on: Annotated[date, Ask("退出日期")],
        *,
        why: Annotated[WhyLeft, Ask("退出的情形")],
        members: Annotated[tuple[int, ...], Ask("劳动者序号", most=MOST)],
    ) -> None:
        """退出的劳动者保留在名册中，注明退出；代表人退出的同时不再是代表人，人数不足的应当重新推举。"""
        self.accept_members("members", members)
        claimed = self.own_claimed - sum(
            (self.own_claims.get(one, Decimal(0)) for one in members), Decimal(0)
        )
        self.happened(self.MembersLeft, on, why=why, members=members, own_claimed=claimed)

    @step(
        "变更劳动者本人请求",
        by=INTAKE,
        when=S.OPEN,
        authority=RESTATED,
        records=MemberClaimsRestated,
        document="变更请求申请书",
    )
    def restate_member_claims(
        self,
        on: Annotated[date, Ask("变更日期")],
        *,
        by_representatives: Annotated[
            bool, Ask("由代表人提出", hint="须先登记被代表人的同意；本人提出的不选")
        ] = False,
        members: Annotated[tuple[ClaimsOfMember, ...], Ask("变更请求的劳动者", most=MOST)],
    ) -> None:
        """逐人写明变更后的全部本人请求；代表人变更、放弃请求，必须经被代表的当事人同意。"""
        numbers = [member.number for member in members]
        also = self.unconsented_change if by_representatives else None
        self.accept_members("members", numbers, also, field="number")
        before = sum((self.own_claims.get(one, Decimal(0)) for one in numbers), Decimal(0))
        now = sum((claimed_by(member.claims) for member in members), Decimal(0))
        self.happened(
            self.MemberClaimsRestated,
            on,
            by_representatives=by_representatives,
            members=members,
            own_claimed=self.own_claimed - before + now,
        )


def claimed_by(claims: tuple[OwnClaim, ...]) -> Decimal:
    """The sum one member claims; claims without an amount add nothing."""
    return sum((claim.amount for claim in claims if claim.amount is not None), Decimal("0.00"))


def sum_of(members: tuple[Member, ...]) -> Decimal:
    """The sum all of them claim."""
    return sum((claimed_by(member.claims) for member in members), Decimal("0.00"))
