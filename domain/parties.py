"""Parties 当事人: workers, employers, and what is asked about them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from domain.personal_data import Person
from domain.steps import Ask, Check
from domain.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonParticulars:
    """What is asked about a natural person; kept in the person register only, never in an event."""

    name: Annotated[str, Ask("姓名", max_length=50)]
    identity_number: Annotated[
        str | None,
        Ask("公民身份号码", hint="十八位，末位为校验码；没有的可不填", check=Check.IDENTITY_NUMBER),
    ] = None
    phone: Annotated[str | None, Ask("联系电话", check=Check.PHONE)] = None
    address: Annotated[str | None, Ask("送达地址")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """An employer 用人单位: its name and unified social credit code are public and stay plain."""

    name: Annotated[str, Ask("单位名称", max_length=100)]
    credit_code: Annotated[
        str | None, Ask("统一社会信用代码", hint="十八位；没有的可不填", check=Check.CREDIT_CODE)
    ] = None
    region: Annotated[str | None, Ask("所在地行政区划代码", hint="六位，例如 140900", check=Check.REGION)] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A worker 劳动者 who is a party, with the employment facts the law reads (劳动合同法 第七条、第四十七条)."""

    person: Annotated[Person, Ask("劳动者")]
    employed_from: Annotated[date | None, Ask("入职日期", hint="用工之日；不详可不填")] = None
    employed_until: Annotated[date | None, Ask("离职日期", hint="仍在职或不详可不填")] = None
    monthly_wage: Annotated[Decimal | None, Ask("月工资（元）", check=Check.YUAN)] = None
    written_contract: Annotated[bool | None, Ask("是否订立书面劳动合同")] = None


class Side(Term):
    """The two sides of a labour dispute (劳动争议调解仲裁法 第二十二条)."""

    WORKER = "worker", "劳动者"
    EMPLOYER = "employer", "用人单位"
    BOTH = "both", "双方"


def sides(to: Side) -> tuple[Side, ...]:
    """Both sides, or the one."""
    return (Side.WORKER, Side.EMPLOYER) if to is Side.BOTH else (to,)
