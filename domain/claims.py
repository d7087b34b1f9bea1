"""Claims 请求事项 and money 金额: what is asked for, in decimal yuan with two places."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from domain.refusals import Refused
from domain.steps import Ask, Check
from domain.terms import Term


class ClaimKind(Term):
    """What labour disputes are about (劳动争议调解仲裁法 第二条)."""

    WAGES = "wages", "拖欠劳动报酬"
    OVERTIME_PAY = "overtime-pay", "加班费"
    SEVERANCE = "severance", "经济补偿"
    DAMAGES_FOR_TERMINATION = "damages-for-termination", "违法解除或终止劳动合同赔偿金"
    DOUBLE_WAGES = "double-wages", "未订立书面劳动合同二倍工资"
    ANNUAL_LEAVE_PAY = "annual-leave-pay", "未休年休假工资"
    WORK_INJURY_MEDICAL = "work-injury-medical", "工伤医疗费"
    WORK_INJURY_BENEFITS = "work-injury-benefits", "工伤待遇"
    SOCIAL_INSURANCE = "social-insurance", "社会保险争议"
    EMPLOYMENT_RELATION = "employment-relation", "确认劳动关系"
    WAGE_DIFFERENCE = "wage-difference", "工资差额"
    WORKING_TIME = "working-time", "工作时间和休息休假"
    OTHER = "other", "其他"


class Result(Term):
    """What was decided on one claim."""

    GRANTED = "granted", "支持"
    GRANTED_IN_PART = "granted-in-part", "部分支持"
    REJECTED = "rejected", "驳回"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One request 请求事项; without an amount where none is claimed (such as confirming the relation)."""

    kind: Annotated[ClaimKind, Ask("请求类别")]
    amount: Annotated[
        Decimal | None, Ask("金额（元）", hint="最多两位小数；无金额的请求不填", check=Check.YUAN)
    ] = None
    claimant: Annotated[int | None, Ask("请求人序号", hint="第几名劳动者提出；全体共同提出的不填")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One payment that was agreed or ordered 分期履行."""

    due_on: Annotated[date, Ask("应付日期")]
    amount: Annotated[Decimal, Ask("金额（元）", check=Check.YUAN)]


class InstalmentsDoNotAddUp(Refused):
    """分期付款之和应等于约定总额。"""

    CODE = "instalments-do-not-add-up"
    AUTHORITY = "本系统记录规则"


def last_due(instalments: tuple[Instalment, ...]) -> date | None:
    """When the last instalment is to be paid; None where there are none."""
    return max((instalment.due_on for instalment in instalments), default=None)


def total(instalments: tuple[Instalment, ...]) -> Decimal:
    """The sum of all instalments."""
    return sum((instalment.amount for instalment in instalments), Decimal("0.00"))


def refuse_another_sum(instalments: tuple[Instalment, ...], amount: Decimal | None) -> None:
    """Where payment in instalments is agreed, they make up the whole amount."""
    if instalments and total(instalments) != amount:
        raise InstalmentsDoNotAddUp(
            f"各期合计 {total(instalments)} 元，约定总额 {amount} 元。", field="instalments"
        )
