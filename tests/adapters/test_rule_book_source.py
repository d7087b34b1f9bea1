"""期限规则簿 against the research it was written from: nothing lost, nothing changed, nothing invented."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from adapters.rule_book import load_rule_book
from domain.time_limits import Confidence, Nature, Stage, TimeLimit, Unit

REPOSITORY = Path(__file__).parents[2]
RESEARCH = REPOSITORY.parent / "shared" / "law"
LAW = REPOSITORY / "domain" / "law"
TODAY = date(2026, 11, 22)

BOOK = load_rule_book()
CARRIED = {limit.code: limit for limit in BOOK.limits if limit.is_in_force(TODAY)}
WRITTEN = {
    rule["code"]: rule
    for file in LAW.joinpath("time_limits").glob("*.toml")
    for rule in tomllib.loads(file.read_text("utf-8"))["rule"]
}
LEFT_OUT = dict(
    re.findall(
        r"^#   (\w+)（.+）：(.+)；.+ 第.+条",
        LAW.joinpath("time_limits.toml").read_text("utf-8"),
        re.MULTILINE,
    )
)

STAGES = {
    "consultation": Stage.CONSULTATION,
    "mediation": Stage.MEDIATION,
    "court_mediation": Stage.COURT_MEDIATION,
    "judicial_confirmation": Stage.JUDICIAL_CONFIRMATION,
    "payment_order": Stage.PAYMENT_ORDER,
    "labor_inspection": Stage.LABOUR_INSPECTION,
    "arbitration_limitation": Stage.LIMITATION,
    "arbitration": Stage.ARBITRATION,
    "award_remedy": Stage.AWARD_REMEDY,
    "litigation_first_instance": Stage.FIRST_INSTANCE,
    "litigation_special": Stage.SPECIAL,
    "litigation_second_instance": Stage.SECOND_INSTANCE,
    "preservation": Stage.PRESERVATION,
    "retrial": Stage.RETRIAL,
    "procuratorial": Stage.PROCURATORIAL,
    "enforcement": Stage.ENFORCEMENT,
    "legal_aid": Stage.LEGAL_AID,
    "records": Stage.RECORDS,
    "substantive_anchor": Stage.EMPLOYMENT,
}
NATURES = {
    "limitation": {Nature.LIMITATION},
    "peremptory": {Nature.PEREMPTORY},
    "authority_deadline": {Nature.ORGAN_TIME},
    "party_deadline": {Nature.PARTY_TIME},
    "minimum_duration": {Nature.PARTY_TIME},
    "maximum_duration": {Nature.LONGEST_DURATION},
    "automatic_termination": {Nature.LONGEST_DURATION},
    "right_accrual": {Nature.LONGEST_DURATION},
    "minimum_notice": {Nature.NOTICE},
    "alert_window": {Nature.NOTICE},
    "deemed_refusal": {Nature.DEEMED},
    "deemed_service": {Nature.DEEMED},
    "effect": {Nature.DEEMED},
    "retention": {Nature.RETENTION},
    "substantive": {Nature.PARTY_TIME, Nature.NOTICE},
}
NOT_LONGER = {"arb_correction_notice", "arb_answer", "arb_postponement_request", "cpl_restoration"}
"""What the research calls an extension there shortens, moves a hearing or restores: the period stays as it is."""

EVERY_TRIAL = {"court_trial_small_claims"}
"""The table is silent, but its chapter on counting (procedures.md 2.1) says it of every 审限."""


def researched() -> list[dict[str, Any]]:
    """The rules of the research folder, where it lies beside the repository."""
    file = RESEARCH / "time_limits.yaml"
    return yaml.safe_load(file.read_text("utf-8"))["rules"] if file.exists() else []


def examples() -> list[dict[str, Any]]:
    """Its worked examples of rules that are counted in days."""
    file = RESEARCH / "time_limit_examples.yaml"
    entries = yaml.safe_load(file.read_text("utf-8"))["examples"] if file.exists() else []
    in_days = {code for code, limit in CARRIED.items() if limit.unit is not Unit.HOUR}
    return [entry for entry in entries if entry["rule"] in in_days]


RULES = researched()
COUNTED = [rule for rule in RULES if rule["id"] in CARRIED]
needs_research = pytest.mark.skipif(not RULES, reason="the research folder is not beside the repository")
each_rule = pytest.mark.parametrize("rule", COUNTED, ids=lambda rule: rule["id"])


@needs_research
def test_every_researched_rule_is_counted_or_left_out_with_its_reason() -> None:
    assert sorted(rule["id"] for rule in RULES) == sorted(
        [rule["id"] for rule in COUNTED] + [rule["id"] for rule in RULES if rule["id"] in LEFT_OUT]
    )
    assert (len(COUNTED), len(LEFT_OUT)) == (152, 15)


@needs_research
def test_only_what_cannot_be_counted_or_no_longer_holds_is_left_out() -> None:
    units = {unit.value for unit in Unit}
    countable = {
        rule["id"]
        for rule in RULES
        if rule["length"] is not None and rule["unit"] in units and "do_not_implement" not in rule
    }
    assert countable & set(LEFT_OUT) == set()


@each_rule
def test_a_rule_says_what_was_researched(rule: dict[str, Any]) -> None:
    limit = CARRIED[rule["id"]]
    stated = (rule["length"], rule["unit"], rule["direction"], rule["rollover"])
    assert (limit.length, limit.unit, limit.direction, limit.roll_over) == stated
    assert limit.stage is STAGES[rule["stage"]]
    assert limit.nature in NATURES[rule["nature"]]
    assert limit.first_day_stated is ("start_convention" in rule)


@each_rule
def test_no_rule_is_held_surer_than_it_was_read(rule: dict[str, Any]) -> None:
    limit = CARRIED[rule["id"]]
    assert limit.confidence in {rule["confidence"], Confidence.UNVERIFIED}
    assert (limit.confidence is Confidence.UNVERIFIED) is (limit.in_force_from is None)


@each_rule
def test_a_rule_stands_in_the_articles_that_were_read(rule: dict[str, Any]) -> None:
    read = [number for source in rule["sources"] for number in numbers(source["article"])]
    cited = [number for source in WRITTEN[rule["id"]]["sources"] for number in numbers(source["article"])]
    assert cited == read


@each_rule
def test_a_rule_can_be_extended_where_the_research_says_so(rule: dict[str, Any]) -> None:
    allowed = rule["extension"]["allowed"] and rule["id"] not in NOT_LONGER
    assert bool(CARRIED[rule["id"]].extensions) is allowed


@each_rule
def test_a_rule_moves_only_where_the_research_says_so(rule: dict[str, Any]) -> None:
    limit = CARRIED[rule["id"]]
    moved = limit.restarts is not None or limit.pauses is not None
    if moved and limit.code not in EVERY_TRIAL:
        assert rule["suspension_interruption"] not in ["none stated", "不变期间"]


def test_a_file_holds_the_rules_of_its_stage() -> None:
    strays = [
        rule["code"]
        for file in LAW.joinpath("time_limits").glob("*.toml")
        for rule in tomllib.loads(file.read_text("utf-8"))["rule"]
        if rule["stage"] != file.stem
    ]
    assert strays == []


def test_prose_is_written_out() -> None:
    shorthand = re.compile(r"§|¶|\b(CPLJ?|TZF|BAG|JCG|JS[12]|ZXCX|LHT)\b")
    files = [
        LAW / "time_limits.toml",
        LAW / "letter_replies.toml",
        *LAW.joinpath("time_limits").glob("*.toml"),
    ]
    assert [file.name for file in files if shorthand.search(file.read_text("utf-8"))] == []


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


DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


def numbers(article: str) -> list[int]:
    """The numbers in 第一百零三条第三款, and in the shorthand of the research, §103 ¶3."""
    return [number(found) for found in re.findall(r"\d+|[零一二三四五六七八九十百]+", article)]


def number(written: str) -> int:
    """Below a thousand."""
    if written.isdigit():
        return int(written)
    total, digit = 0, 0
    for sign in written:
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total += max(digit, 1) * {"十": 10, "百": 100}[sign]
            digit = 0
    return total + digit


def test_numbers_are_read_either_way() -> None:
    assert numbers("第一百一十条第二款、第十条") == numbers("§110 ¶2，§10") == [110, 2, 10]


def test_a_limit_is_counted_once_on_any_day() -> None:
    national: list[TimeLimit] = [limit for limit in BOOK.limits if limit.jurisdiction is None]
    codes = [limit.code for limit in national if limit.is_in_force(TODAY)]
    assert len(codes) == len(set(codes))
