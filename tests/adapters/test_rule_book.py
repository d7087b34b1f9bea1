"""期限规则簿: the law files load, refuse what is doubtful, and give the dates worked out by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from adapters.calendar import load_calendar
from adapters.law_files import LawFileRefused
from adapters.rule_book import load_rule_book
from domain.rule_book import NoSuchRule
from domain.time_limits import Confidence, TimeLimit

BOOK = load_rule_book()
TODAY = date(2026, 11, 22)
REPOSITORY = Path(__file__).parents[2]
WORKED_OUT = REPOSITORY.parent / "shared" / "law"


def place_in_the_book(limit: TimeLimit) -> str:
    return f"{limit.code}-{limit.jurisdiction or 'national'}-{limit.in_force_from or 'undated'}"


@pytest.mark.parametrize("limit", BOOK.limits, ids=place_in_the_book)
def test_every_rule_names_its_article_and_what_it_starts_from(limit: TimeLimit) -> None:
    assert " 第" in limit.authority
    assert "条" in limit.authority
    assert limit.name
    assert limit.starts_when


@pytest.mark.parametrize("limit", BOOK.limits, ids=place_in_the_book)
def test_every_rule_gives_a_deadline_on_its_first_day(limit: TimeLimit) -> None:
    on = limit.in_force_from or TODAY
    counted = BOOK.deadline(limit.code, starts_from=on, region=limit.jurisdiction or "")
    assert counted.authority == limit.authority
    assert str(on) in counted.explanation


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


def examples() -> list[dict[str, Any]]:
    """The worked examples of the research folder, where it lies beside the repository."""
    file = WORKED_OUT / "time_limit_examples.yaml"
    if not file.exists():
        return []
    known = {limit.code for limit in BOOK.limits}
    return [entry for entry in yaml.safe_load(file.read_text("utf-8"))["examples"] if entry["rule"] in known]


def begins(entry: dict[str, Any]) -> date:
    """A restart or an interruption begins the period anew; otherwise the first date given does."""
    inputs = entry["inputs"]
    start = (
        inputs.get("claim_amendment_accepted") or inputs.get("interrupted_on") or next(iter(inputs.values()))
    )
    return date.fromisoformat(start)


@pytest.mark.parametrize("entry", examples(), ids=lambda entry: entry["id"])
def test_the_worked_examples_come_out(entry: dict[str, Any]) -> None:
    counted = BOOK.deadline(entry["rule"], starts_from=begins(entry)).falls_on
    match entry["expected"]:
        case {"deemed_served": served, "answer_due": due}:
            answer = BOOK.deadline("court_answer", starts_from=counted)
            assert (str(counted), str(answer.falls_on)) == (served, due)
        case {"due": due}:
            assert str(counted) == due
        case due:
            assert str(counted) == due


STAGES = [
    *("consultation", "mediation", "court_mediation", "judicial_confirmation", "payment_order"),
    *("arbitration_limitation", "arbitration", "award_remedy", "litigation_first_instance"),
]


@pytest.mark.skipif(not WORKED_OUT.exists(), reason="the research folder is not beside the repository")
def test_every_researched_rule_of_our_procedures_is_in_the_file() -> None:
    rules = yaml.safe_load((WORKED_OUT / "time_limits.yaml").read_text("utf-8"))["rules"]
    text = (REPOSITORY / "domain" / "law" / "time_limits.toml").read_text("utf-8")
    assert [rule["id"] for rule in rules if rule["stage"] in STAGES and rule["id"] not in text] == []
    carried = {limit.code: limit for limit in BOOK.limits if limit.is_in_force(TODAY)}
    for rule in rules:
        if limit := carried.get(rule["id"]):
            stated = (rule["length"], rule["unit"], rule["rollover"], rule["direction"], rule["confidence"])
            assert (limit.length, limit.unit, limit.roll_over, limit.direction, limit.confidence) == stated


CODES = sorted({limit.code for limit in BOOK.limits if limit.jurisdiction is None})


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


def test_rules_known_only_from_excerpts_are_marked_low() -> None:
    excerpts = [limit for limit in BOOK.limits if limit.jurisdiction in {"32", "3601"}]
    assert {limit.confidence for limit in excerpts} == {Confidence.LOW}


def test_recording_is_allowed_three_days_by_the_rules_of_this_house() -> None:
    assert BOOK.recording_allowance_days == 3


def test_a_commission_counts_with_the_calendar_it_was_given() -> None:
    calendar = load_calendar()
    assert load_rule_book(calendar=calendar).calendar is calendar


LAW = '[[law]]\ntitle = "某法"\nin_force_from = 2020-01-01\n'
RULE = """[[rule]]
code = "reply"
name = "答复期限"
starts_when = "收到函件"
length = 15
unit = "calendar_day"
roll_over = "cpl85"
binds = "party"
confidence = "high"
sources = [{ law = "某法", article = "第一条" }]
"""
HOUSE = "[house_rules]\nrecording_allowance_days = 3\n"


def law_files(folder: Path, rules: str, letters: str = '[letters]\n"意见书" = "reply"\n') -> Path:
    folder.joinpath("time_limits.toml").write_text(f"{HOUSE}{LAW}{rules}", "utf-8")
    folder.joinpath("letter_replies.toml").write_text(f"law = []\nrule = []\n{letters}", "utf-8")
    return folder


def test_a_rule_is_in_force_with_its_first_law(tmp_path: Path) -> None:
    book = load_rule_book(law_files(tmp_path, RULE), load_calendar())
    assert [(limit.code, limit.in_force_from) for limit in book.limits] == [("reply", date(2020, 1, 1))]


def test_two_rules_may_follow_each_other_or_hold_in_two_regions(tmp_path: Path) -> None:
    rules = (
        RULE
        + "in_force_until = 2024-12-31\n"
        + RULE
        + "in_force_from = 2025-01-01\n"
        + RULE
        + 'jurisdiction = "33"\n'
    )
    assert len(load_rule_book(law_files(tmp_path, rules), load_calendar()).limits) == 3


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (RULE + "lenght = 3\n", "unknown field `lenght`"),
        (RULE.replace("length = 15\n", ""), "missing required field `length`"),
        (RULE.replace("length = 15", "length = -1"), "length"),
        (RULE.replace('sources = [{ law = "某法", article = "第一条" }]', "sources = []"), "sources"),
        (RULE.replace(', article = "第一条"', ""), "missing required field `article`"),
        (RULE.replace("第一条", ""), "article"),
        (RULE.replace("第一条", "§1"), "article"),
        (RULE.replace('law = "某法"', 'law = "某条例"'), "没有列出的法律 某条例"),
        (RULE.replace("calendar_day", "week"), "unit"),
        (RULE.replace("calendar_day", "working_day"), "unit 与 roll_over 不一致"),
        (RULE.replace("cpl85", "working_day"), "unit 与 roll_over 不一致"),
        (RULE + 'jurisdiction = "浙江"\n', "jurisdiction"),
        (RULE + "in_force_until = 2019-12-31\n", "施行日期晚于失效日期"),
        (RULE + RULE, "施行期间重叠"),
        (RULE + "in_force_until = 2025-01-01\n" + RULE + "in_force_from = 2025-01-01\n", "施行期间重叠"),
        (RULE + 'earlier_text = { law = "某法（旧）", article = "第一条" }\n', "没有列出的法律 某法（旧）"),
        (RULE + LAW, "同一法律列出两次"),
        (RULE.replace('"reply"', '"answer"'), "没有规则 reply"),
    ],
)
def test_a_doubtful_law_file_is_refused(tmp_path: Path, rules: str, reason: str) -> None:
    with pytest.raises(LawFileRefused, match=reason):
        load_rule_book(law_files(tmp_path, rules), load_calendar())
