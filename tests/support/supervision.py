"""Who supervises where, and the rules their letters are counted by: givens of the supervision tests."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from domain.calendar import WorkingCalendar
from domain.kernel import Aggregate
from domain.parties import Employer
from domain.recording import Occasion, RecordedBy
from domain.rule_book import RuleBook
from domain.terms import Capacity
from domain.time_limits import Binds, RollOver, TimeLimit, Unit
from tests.support.story import MEDIATOR, TODAY, Happened, Story, occasion

UNION = replace(MEDIATOR, institution="示例县总工会", institution_id=UUID(int=22), capacity=Capacity.UNION)
UNION_IN_ZHEJIANG = replace(UNION, region="330106")
UNION_IN_JIANGSU = replace(UNION, region="321084")
UNION_IN_NANCHANG = replace(UNION, region="360102")
PROCURATORATE = replace(UNION, institution_id=UUID(int=23), capacity=Capacity.PROCURATORATE)
EMPLOYER = Employer(name="示例制造有限公司")
CALENDAR = WorkingCalendar(
    version="cn-test",
    years=frozenset(range(2016, 2028)),
    off_days=frozenset(date(2026, 10, 1) + timedelta(days=day) for day in range(7)),
    work_days=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
)


def working_days(code: str, jurisdiction: str, length: int) -> TimeLimit:
    """One local rule in working days."""
    return TimeLimit(
        code=code,
        name=code,
        length=length,
        unit=Unit.WORKING_DAY,
        roll_over=RollOver.WORKING_DAY,
        authority=f"{jurisdiction} 地方规定",
        jurisdiction=jurisdiction,
    )


RULES = RuleBook(
    limits=(
        working_days("opinion_letter_reply", "33", 15),
        working_days("recommendation_case_opening", "32", 5),
        working_days("recommendation_result_notice", "11", 15),
        TimeLimit(
            code="recommendation_letter_reply",
            name="有关部门处理建议书并告知",
            length=60,
            unit=Unit.CALENDAR_DAY,
            roll_over=RollOver.UNSPECIFIED,
            authority="南昌 地方规定",
            jurisdiction="3601",
            binds=Binds.AUTHORITY,
        ),
        TimeLimit(
            code="public_interest_suggestion_reply",
            name="行政公益诉讼检察建议回复",
            length=2,
            unit=Unit.MONTH,
            roll_over=RollOver.UNSPECIFIED,
            authority="检察公益诉讼解释 第二十一条",
        ),
    ),
    calendar=CALENDAR,
    letter_reply_codes=(("意见书", "opinion_letter_reply"), ("建议书", "recommendation_letter_reply")),
)


def recorded_by(by: RecordedBy, today: date = TODAY) -> Occasion:
    """A command of that official."""
    return occasion(by=by, today=today)


def story(aggregate: type[Aggregate], *given: Happened, by: RecordedBy = UNION, today: date = TODAY) -> Story:
    """A story in the region of the official who tells it."""
    begun = Story(aggregate, *given, under=recorded_by(by, today))
    begun.case.region = by.region if given else ""
    return begun
