"""Results 分别的处理结果: what was decided for each member, and what each of them has been paid of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.dispute.numbers import MOST, Numbered
from domain.dispute.record import Disposition, DisputeState
from domain.kernel import Event
from domain.refusals import Refused
from domain.rows import accept_rows
from domain.steps import Ask, Check, step
from domain.terms import Capacity, Procedure, Term

S = DisputeState
INTAKE = (Capacity.MEDIATION, Capacity.UNION, Capacity.ARBITRATION, Capacity.COURT)
DECIDERS = (Capacity.MEDIATION, Capacity.ARBITRATION, Capacity.COURT)
DECIDED = "劳动争议调解仲裁法 第四十二条、第四十六条；劳动争议司法解释（一） 第十七条"
HOUSE_RULE = "本系统记录规则"
NOTHING = Decimal("0.00")


class MemberOutcome(Term):
    """What came of one member's claims."""

    SETTLED = "settled", "达成调解"
    GRANTED = "granted", "支持"
    GRANTED_IN_PART = "granted-in-part", "部分支持"
    REJECTED = "rejected", "驳回"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberResult:
    """What a document decided for one member."""

    number: Annotated[int, Ask("劳动者序号")]
    outcome: Annotated[MemberOutcome, Ask("处理结果")]
    amount: Annotated[
        Decimal | None,
        Ask(
            "处理金额（元）",
            hint="裁决、判决或者约定给付的总额；驳回或者没有金钱给付的不填",
            check=Check.YUAN,
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPayment:
    """What one member has been paid."""

    number: Annotated[int, Ask("劳动者序号")]
    amount: Annotated[Decimal, Ask("金额（元）", check=Check.YUAN)]


class ProcedureUnknown(Refused):
    """处理结果应当在本争议已经进入的程序中作出。"""

    CODE = "procedure-of-the-result-unknown"
    AUTHORITY = HOUSE_RULE


class RejectedWithAmount(Refused):
    """驳回的请求没有处理金额。"""

    CODE = "rejected-with-amount"
    AUTHORITY = HOUSE_RULE


class NothingAdjudged(Refused):
    """该劳动者没有登记有给付金额的处理结果。"""

    CODE = "nothing-adjudged"
    AUTHORITY = HOUSE_RULE


class PaidMoreThanDue(Refused):
    """累计支付不能超过处理结果确定的金额。"""

    CODE = "paid-more-than-due"
    AUTHORITY = HOUSE_RULE


class TakenBackMoreThanPaid(Refused):
    """冲正的金额不能超过已经登记的支付。"""

    CODE = "taken-back-more-than-paid"
    AUTHORITY = HOUSE_RULE


class Results(Numbered):
    """From the document that decides to the last yuan."""

    class ResultsRecorded(Event):
        TOPIC = "dispute.results-recorded"
        TERM = "登记分别的处理结果"
        ARTICLE = DECIDED
        procedure: Procedure
        document: str
        by_representatives: bool
        members: tuple[MemberResult, ...]
        total: Decimal

        def evolve(self, case: Any) -> None:
            case.adjudged |= {member.number: member.amount or NOTHING for member in self.members}

        def told_numbers(self) -> tuple[int, ...]:
            return tuple(member.number for member in self.members)

    class PaymentsRecorded(Event):
        TOPIC = "dispute.payments-recorded"
        TERM = "登记支付"
        ARTICLE = HOUSE_RULE
        members: tuple[MemberPayment, ...]
        total: Decimal

        def evolve(self, case: Any) -> None:
            for member in self.members:
                case.paid[member.number] = case.paid.get(member.number, NOTHING) + member.amount

        def told_numbers(self) -> tuple[int, ...]:
            return tuple(member.number for member in self.members)

    class PaymentsTakenBack(Event):
        TOPIC = "dispute.payments-taken-back"
        TERM = "冲正误记的支付"
        ARTICLE = HOUSE_RULE
        members: tuple[MemberPayment, ...]
        total: Decimal

        def evolve(self, case: Any) -> None:
            for member in self.members:
                case.paid[member.number] -= member.amount

        def told_numbers(self) -> tuple[int, ...]:
            return tuple(member.number for member in self.members)

    # Decisions

    @step(
        "登记分别的处理结果",
        by=DECIDERS,
        when=(S.OPEN, S.CONCLUDED),
        authority=DECIDED,
        records=ResultsRecorded,
        document="裁决书、判决书或者调解书附表",
    )
    def record_results(
        self,
        on: Annotated[date, Ask("处理结果作出日期")],
        *,
        procedure: Annotated[Procedure, Ask("在哪一程序作出")],
        document: Annotated[str, Ask("文书文号", max_length=60)],
        by_representatives: Annotated[
            bool, Ask("由代表人达成和解、调解", hint="须先登记被代表人的同意；本人到场的不选")
        ] = False,
        members: Annotated[tuple[MemberResult, ...], Ask("劳动者的结果", most=MOST)],
    ) -> None:
        """逐人登记处理结果和金额；以后的文书改变的，再次登记，以最后一次为准。部分劳动者起诉的，裁决对其他人的效力不受影响。"""
        if procedure not in self.procedures.values():
            raise ProcedureUnknown(f"尚未进入{procedure.zh}。", field="procedure")
        numbers = [member.number for member in members]
        self.accept_members("members", numbers, field="number")
        accept_rows("members", members, lambda member: self._undecidable(member, by_representatives))
        self.happened(
            self.ResultsRecorded,
            on,
            procedure=procedure,
            document=document,
            by_representatives=by_representatives,
            members=members,
            total=sum((member.amount or NOTHING for member in members), NOTHING),
        )

    @step(
        "登记支付",
        by=INTAKE,
        when=(S.OPEN, S.CONCLUDED),
        authority=HOUSE_RULE,
        records=PaymentsRecorded,
        document="支付凭证、签收表",
    )
    def record_payments(
        self,
        on: Annotated[date, Ask("支付日期")],
        *,
        members: Annotated[tuple[MemberPayment, ...], Ask("收到支付的劳动者", most=MOST)],
    ) -> None:
        """逐人登记已经收到的金额，可以分批；累计不超过处理结果确定的金额。"""
        due = {one: self.adjudged.get(one, NOTHING) - self.paid.get(one, NOTHING) for one in self.adjudged}
        self.accept_members("members", [member.number for member in members], field="number", left_too=True)
        accept_rows("members", members, lambda member: overpaid(member, due))
        self.happened(self.PaymentsRecorded, on, members=members, total=total_of(members))

    @step(
        "冲正误记的支付",
        by=INTAKE,
        when=(S.OPEN, S.CONCLUDED),
        authority=HOUSE_RULE,
        records=PaymentsTakenBack,
        document="更正说明",
    )
    def take_back_payments(
        self,
        on: Annotated[date, Ask("冲正日期")],
        *,
        members: Annotated[tuple[MemberPayment, ...], Ask("冲正的劳动者和金额", most=MOST)],
    ) -> None:
        """误记的支付不删除，另行冲正；逐人不超过已经登记的支付。"""
        self.accept_members("members", [member.number for member in members], field="number", left_too=True)
        accept_rows("members", members, self._not_paid)
        self.happened(self.PaymentsTakenBack, on, members=members, total=total_of(members))

    def _undecidable(self, member: MemberResult, by_representatives: bool) -> Refused | None:  # noqa: FBT001
        if member.outcome is MemberOutcome.REJECTED and member.amount:
            return RejectedWithAmount(f"填了 {member.amount} 元。", field="amount")
        if by_representatives and member.outcome is MemberOutcome.SETTLED:
            return self.unconsented(member.number, Disposition.SETTLE)
        return None

    def _not_paid(self, member: MemberPayment) -> Refused | None:
        paid = self.paid.get(member.number, NOTHING)
        if member.amount <= paid:
            return None
        return TakenBackMoreThanPaid(f"第 {member.number} 名已登记 {paid} 元。", field="amount")


def overpaid(member: MemberPayment, due: dict[int, Decimal]) -> Refused | None:
    """Nobody is recorded as paid more than a document gives them."""
    left = due.get(member.number)
    if left is None:
        return NothingAdjudged(f"第 {member.number} 名。", field="number")
    if member.amount <= left:
        return None
    return PaidMoreThanDue(f"第 {member.number} 名尚有 {max(left, NOTHING)} 元未付。", field="amount")


def total_of(members: tuple[MemberPayment, ...]) -> Decimal:
    """The sum of all rows."""
    return sum((member.amount for member in members), NOTHING)
