"""Time limits of no statute in particular, and a calendar of real notices to count them by."""

from datetime import date

from domain.calendar import WorkingCalendar
from domain.time_limits import Binds, Extension, Grounds, Nature, RollOver, TimeLimit, Unit


def days(month: int, *numbers: int) -> set[date]:
    return {date(2026, month, number) for number in numbers}


# 2026 年的通知: 春节、清明、五一、国庆与调休。
CALENDAR = WorkingCalendar(
    version="cn-test",
    years=frozenset({2024, 2025, 2026}),
    off_days=frozenset(
        days(1, 1, 2)
        | days(2, 16, 17, 18, 19, 20, 23)
        | days(4, 6)
        | days(5, 1, 4, 5)
        | days(10, 1, 2, 5, 6, 7)
    ),
    work_days=frozenset(days(1, 4) | days(2, 14, 28) | days(5, 9) | days(9, 20) | days(10, 10)),
)


def limit(length: int, unit: Unit, roll_over: RollOver, **others: object) -> TimeLimit:
    stated = {"code": "a_rule", "name": "某期限", "authority": "某法 第一条", **others}
    return TimeLimit(length=length, unit=unit, roll_over=roll_over, **stated)  # type: ignore[arg-type]


AWARD = limit(
    45,
    Unit.CALENDAR_DAY,
    RollOver.CPL85_VIA_ARB19,
    binds=Binds.AUTHORITY,
    starts_when="受理仲裁申请",
    extensions=(Extension(by="仲裁委员会主任批准", length=15),),
    restarts=Grounds(grounds=("增加仲裁请求",), authority="办案规则 第四十六条"),
    pauses=Grounds(grounds=("中止审理",), authority="办案规则 第四十七条"),
)
LIMITATION = limit(
    1,
    Unit.YEAR,
    RollOver.CC203,
    nature=Nature.LIMITATION,
    restarts=Grounds(grounds=("向有关部门请求救济",), authority="调解仲裁法 第二十七条第二款"),
    pauses=Grounds(grounds=("不可抗力",), authority="调解仲裁法 第二十七条第三款"),
)
INVESTIGATION = limit(
    60,
    Unit.WORKING_DAY,
    RollOver.WORKING_DAY,
    binds=Binds.AUTHORITY,
    extensions=(Extension(by="负责人批准", length=30, unit=Unit.WORKING_DAY),),
    pauses=Grounds(grounds=("鉴定",), authority="某规定 第二条"),
)
TRIAL = limit(
    6,
    Unit.MONTH,
    RollOver.CPL85_LITERAL,
    binds=Binds.AUTHORITY,
    extensions=(
        Extension(by="本院院长批准", length=6, unit=Unit.MONTH),
        Extension(by="上级人民法院批准", length=3, unit=Unit.MONTH),
    ),
    pauses=Grounds(grounds=("公告",), authority="民诉法解释 第二百四十三条"),
)
