"""期限规则簿: the law files load, and give the dates worked out by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.calendar import load_calendar
from adapters.rule_book import load_rule_book
from application.catalogue import KINDS
from domain.dispute.limitation import INTERRUPTED, SUSPENDED, Interruption, Obstacle
from domain.kernel import event_classes
from domain.reckoning import CountedInHours
from domain.rule_book import NoSuchRule
from domain.time_limits import Confidence, Grounds, Nature, RollOver, Stage, TimeLimit, Unit

BOOK = load_rule_book()
TODAY = date(2026, 11, 22)
FIRST_DAY_COUNTED = date(min(BOOK.calendar.years), 1, 1)
IN_DAYS = [limit for limit in BOOK.limits if limit.unit is not Unit.HOUR]


def place_in_the_book(limit: TimeLimit) -> str:
    return f"{limit.code}-{limit.jurisdiction or 'national'}-{limit.in_force_from or 'undated'}"


@pytest.mark.parametrize("limit", BOOK.limits, ids=place_in_the_book)
def test_every_rule_names_its_article_and_what_it_starts_from(limit: TimeLimit) -> None:
    assert " 第" in limit.authority
    assert "条" in limit.authority
    assert limit.name
    assert limit.starts_when


@pytest.mark.parametrize("limit", BOOK.limits, ids=place_in_the_book)
def test_every_rule_has_its_stage_and_nature(limit: TimeLimit) -> None:
    assert isinstance(limit.stage, Stage)
    assert isinstance(limit.nature, Nature)


@pytest.mark.parametrize("limit", BOOK.limits, ids=place_in_the_book)
def test_a_rule_without_a_date_in_force_is_unverified(limit: TimeLimit) -> None:
    assert limit.in_force_from or limit.confidence is Confidence.UNVERIFIED


@pytest.mark.parametrize("limit", IN_DAYS, ids=place_in_the_book)
def test_every_rule_gives_a_deadline_on_its_first_day(limit: TimeLimit) -> None:
    on = max(limit.in_force_from or TODAY, FIRST_DAY_COUNTED)
    counted = BOOK.deadline(limit.code, starts_from=on, region=limit.jurisdiction or "")
    assert counted.authority == limit.authority
    assert str(on) in counted.explanation


def test_a_period_in_hours_has_no_last_day() -> None:
    urgent = BOOK.limit("preservation_urgent", on=TODAY)
    assert (urgent.length, urgent.unit, urgent.roll_over) == (48, Unit.HOUR, RollOver.NONE)
    with pytest.raises(CountedInHours):
        BOOK.deadline("preservation_urgent", starts_from=TODAY)


EVENTS = {event.TOPIC for kind in KINDS.values() for event in event_classes(kind)}


def test_rules_start_and_end_on_events_of_this_system() -> None:
    named = {topic for limit in BOOK.limits for topic in (*limit.starts_on, *limit.ends_on)}
    assert sorted(named - EVENTS) == []


def test_the_award_is_due_from_acceptance_until_the_case_ends() -> None:
    award = BOOK.limit("arb_award", on=TODAY)
    assert award.starts_on == (
        "arbitration-case.accepted",
        "arbitration-case.transfer-accepted",
        "arbitration-case.counterclaim-joined",
        "arbitration-case.party-joined",
        "arbitration-case.claims-amended",
    )
    assert "arbitration-case.nonfinal-award-made" in award.ends_on


def test_each_level_that_may_extend_follows_the_one_before() -> None:
    trial = BOOK.limit("court_trial_ordinary", on=TODAY)
    assert [(one.by, one.length, one.unit, one.times) for one in trial.extensions] == [
        ("本院院长", 6, Unit.MONTH, 1),
        ("上级人民法院", 3, Unit.MONTH, 1),
    ]


def test_an_extension_without_a_limit_is_measured_as_the_period_is() -> None:
    (review,) = BOOK.limit("retrial_review", on=TODAY).extensions
    assert (review.by, review.length, review.unit, review.times) == ("本院院长", None, Unit.MONTH, None)


def test_the_longest_period_for_an_award_is_the_ordinary_one_and_its_one_extension() -> None:
    award, longest = (BOOK.limit(code, on=TODAY) for code in ("arb_award", "arb_award_extended"))
    (longer,) = award.extensions
    assert longer.length is not None
    assert (award.length + longer.length, longer.unit) == (longest.length, longest.unit)


def test_limitation_moves_on_the_grounds_the_domain_records() -> None:
    limit = BOOK.limit("arbitration_limitation_general", on=TODAY)
    assert limit.restarts == Grounds(
        grounds=tuple(ground.zh for ground in Interruption), authority=INTERRUPTED
    )
    assert limit.pauses == Grounds(grounds=tuple(ground.zh for ground in Obstacle), authority=SUSPENDED)


def test_what_begins_the_award_period_anew_and_what_does_not_count() -> None:
    award = BOOK.limit("arb_award", on=TODAY)
    assert award.restarts is not None
    assert award.pauses == Grounds(
        grounds=("中止审理", "公告送达"), authority="劳动人事争议仲裁办案规则 第四十六条第六项、第四十七条"
    )


@pytest.mark.parametrize(
    ("code", "starts_from", "last_day"),
    [
        ("sue_after_nonfinal_award", "2026-02-05", "2026-02-24"),
        ("sue_after_nonfinal_award", "2026-01-30", "2026-02-14"),
        ("sue_after_nonfinal_award", "2025-09-23", "2025-10-09"),
        ("revoke_final_award", "2026-01-20", "2026-02-24"),
        ("payment_order_response", "2026-02-06", "2026-02-24"),
        ("appeal_judgment", "2026-06-05", "2026-06-22"),
        ("judicial_confirmation_application", "2026-09-03", "2026-10-08"),
        ("arb_acceptance", "2026-02-11", "2026-02-25"),
        ("arb_tribunal_composition", "2025-09-26", "2025-10-10"),
        ("arb_entrusted_mediation", "2026-04-28", "2026-05-14"),
        ("enterprise_mediation_acceptance", "2026-04-30", "2026-05-08"),
        ("arb_hearing_notice", "2026-10-12", "2026-09-29"),
        ("arb_award", "2026-08-20", "2026-10-08"),
        ("mediation_period_statutory", "2026-09-18", "2026-10-03"),
        ("arbitration_limitation_general", "2025-02-20", "2026-02-24"),
        ("arbitration_limitation_wage_after_termination", "2024-02-29", "2025-02-28"),
        ("sue_after_nonenforcement", "2026-05-11", "2026-06-10"),
        ("prefiling_mediation_period", "2026-06-01", "2026-07-01"),
        ("court_trial_ordinary", "2026-01-31", "2026-07-31"),
        ("enforcement_application", "2024-10-03", "2026-10-08"),
    ],
)
def test_the_dates_a_lawyer_works_out(code: str, starts_from: str, last_day: str) -> None:
    assert str(BOOK.deadline(code, starts_from=date.fromisoformat(starts_from)).falls_on) == last_day


CODES = sorted({limit.code for limit in IN_DAYS if limit.jurisdiction is None})


@given(
    code=st.sampled_from(CODES),
    starts=st.tuples(
        st.dates(date(2024, 1, 1), date(2027, 6, 1)), st.dates(date(2024, 1, 1), date(2027, 6, 1))
    ),
)
def test_a_later_start_never_gives_an_earlier_deadline(code: str, starts: tuple[date, date]) -> None:
    earlier, later = (BOOK.deadline(code, starts_from=start).falls_on for start in sorted(starts))
    assert earlier <= later


def test_a_change_of_text_gives_the_article_of_its_time() -> None:
    before, after = (
        BOOK.limit("enforcement_application", on=date(*day)) for day in ((2023, 12, 31), (2024, 1, 1))
    )
    assert before.authority == "民事诉讼法（2021年修正） 第二百四十六条"
    assert before.confidence is Confidence.UNVERIFIED
    assert after.authority.startswith("民事诉讼法（2023年修正） 第二百五十条；")
    assert after.confidence is Confidence.HIGH


def test_an_unverified_rule_says_so_in_its_deadline() -> None:
    assert "未经核实" in BOOK.deadline("appeal_judgment", starts_from=date(2023, 3, 1)).explanation


def test_before_the_earliest_text_there_is_no_rule() -> None:
    with pytest.raises(NoSuchRule):
        BOOK.deadline("appeal_judgment", starts_from=date(2021, 12, 31))


def test_the_articles_of_one_law_are_joined() -> None:
    assert BOOK.limit("arb_acceptance", on=TODAY).authority == (
        "劳动争议调解仲裁法 第二十九条；劳动人事争议仲裁办案规则 第三十条、第三十一条、第八十条"
    )


@pytest.mark.parametrize(
    ("instrument", "region", "starts_from", "last_day"),
    [
        ("意见书", "330106", "2026-02-11", "2026-03-10"),
        ("意见书", "320500", "2026-03-02", "2026-03-23"),
        ("意见书", "110105", "2026-09-18", "2026-10-08"),
        ("意见书", "360102", "2026-03-02", "2026-05-06"),
        ("建议书", "360102", "2026-03-03", "2026-05-02"),
    ],
)
def test_letters_are_answered_within_the_period_of_their_region(
    instrument: str, region: str, starts_from: str, last_day: str
) -> None:
    start = date.fromisoformat(starts_from)
    limit = BOOK.letter_reply(instrument, region, start)
    assert limit is not None
    assert str(BOOK.deadline(limit.code, starts_from=start, region=region).falls_on) == last_day


@pytest.mark.parametrize(
    ("instrument", "region"),
    [
        ("意见书", "140900"),
        ("意见书", "610100"),
        ("意见书", "360200"),
        ("提示函", "330106"),
        ("建议书", "330106"),
    ],
)
def test_where_no_rule_was_read_the_letter_states_its_own_period(instrument: str, region: str) -> None:
    assert BOOK.letter_reply(instrument, region, TODAY) is None


@pytest.mark.parametrize(("region", "confidence"), [("32", Confidence.LOW), ("3601", Confidence.UNVERIFIED)])
def test_rules_known_only_from_excerpts_are_marked(region: str, confidence: Confidence) -> None:
    excerpts = [limit for limit in BOOK.limits if limit.jurisdiction == region]
    assert {limit.confidence for limit in excerpts} == {confidence}


def test_recording_is_allowed_three_days_by_the_rules_of_this_house() -> None:
    assert BOOK.recording_allowance_days == 3


def test_a_commission_counts_with_the_calendar_it_was_given() -> None:
    calendar = load_calendar()
    assert load_rule_book(calendar=calendar).calendar is calendar
