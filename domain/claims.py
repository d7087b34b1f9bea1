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


OUTSIDE = (
    "社会保险经办机构发放社会保险金",
    "住房制度改革中的公有住房转让",
    "对伤残等级、职业病诊断结论的异议",
    "家庭或者个人与家政服务人员",
    "个体工匠与帮工、学徒",
    "农村承包经营户与受雇人",
)
"""六种不属于劳动争议的纠纷 (劳动争议司法解释（一） 第二条)."""
MIND_THESE = (
    f"以下不属于劳动争议（劳动争议司法解释（一）第二条）：{'、'.join(OUTSIDE)}；只作提示，仍由受理机关审查"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBasis:
    """计算依据: what the claimant states; recorded as facts, never reckoned with."""

    since: Annotated[date | None, Ask("计算期间起")] = None
    until: Annotated[date | None, Ask("计算期间止")] = None
    monthly_wage: Annotated[Decimal | None, Ask("月工资（元）", hint="计算所用的基数", check=Check.YUAN)] = (
        None
    )
    months: Annotated[Decimal | None, Ask("月数", hint="例如经济补偿 2.5 个月", check=Check.COUNT)] = None
    multiple: Annotated[Decimal | None, Ask("倍数", hint="例如 1.5、2、3", check=Check.COUNT)] = None
    days: Annotated[Decimal | None, Ask("天数", check=Check.COUNT)] = None
    hours: Annotated[Decimal | None, Ask("小时数", check=Check.COUNT)] = None
    words: Annotated[str | None, Ask("算式或者其他说明", hint="不要写个人信息", max_length=200)] = None

    @property
    def zh(self) -> str:
        """2025-01-01至2025-06-30；月工资 6,000.00 元；2 倍；15 天."""
        period = f"{self.since or '……'}至{self.until or '……'}" if self.since or self.until else ""
        wage = f"月工资 {self.monthly_wage:,.2f} 元" if self.monthly_wage is not None else ""
        units = ((self.months, "个月"), (self.multiple, "倍"), (self.days, "天"), (self.hours, "小时"))
        counted = [f"{plainly(number)} {unit}" for number, unit in units if number is not None]
        return "；".join(part for part in (period, wage, *counted, self.words or "") if part)


def plainly(number: Decimal) -> str:
    """2.5, and 2 rather than 2.00."""
    return f"{number.normalize():f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One request 请求事项; without an amount where none is claimed (such as confirming the relation)."""

    kind: Annotated[ClaimKind, Ask("请求类别")]
    amount: Annotated[
        Decimal | None, Ask("金额（元）", hint="最多两位小数；无金额的请求不填", check=Check.YUAN)
    ] = None
    claimant: Annotated[int | None, Ask("请求人序号", hint="第几名劳动者提出；全体共同提出的不填")] = None
    basis: Annotated[
        ClaimBasis | None,
        Ask("计算依据", hint="请求人主张的期间、基数、月数、倍数、天数；只作记录，系统不据此计算"),
    ] = None


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
