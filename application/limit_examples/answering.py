"""The answer to an example, in the shape in which it is expected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from application.limit_examples import finality
from application.limit_examples.counted import (
    AFTER_TERMINATION,
    ANSWERS,
    NO_LIMIT_IN_SERVICE,
    TIMELINESS,
    Counted,
    count,
)
from application.limit_examples.inputs import Facts, Start, read_facts
from application.limit_examples.written import LimitExample, NotComputable
from domain.rule_book import RuleBook

DEEMED = ("deemed_served", "deemed_served_on")
THEN = {
    "answer_due": ("court_answer", "arb_answer"),
    "defence_due": ("court_answer", "arb_answer"),
    "jurisdiction_objection_due": ("court_jurisdiction_objection", "arb_jurisdiction_objection"),
    "appeal_due": ("appeal_judgment", ""),
    "sue_due": ("", "sue_after_nonfinal_award"),
}
"""After service by public notice: the rule that runs from deemed service, before a court and in arbitration."""
ENDINGS = ("_due", "_deadline", "_last_day")
ENDED = ("terminat", "ended", "left", "resigned", "dismissed")
INSTALMENTS = "enforcement_application"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found, with everything a reader needs to check it."""

    value: object
    explanation: str
    remarks: tuple[str, ...] = ()


def answer(rules: RuleBook, example: LimitExample) -> Answer:
    """Count the example; raises `NotComputable`, or the `Refused` of the rule that stands against it."""
    expected = example.expected
    if example.rule == finality.RULE:
        found, why = finality.judge(example.inputs)
        value = _chosen(found, expected) if isinstance(expected, Mapping) else found["threshold"]
        return Answer(value=value, explanation=why)
    inputs = _without_flags(example.inputs) if example.rule == NO_LIMIT_IN_SERVICE else example.inputs
    facts = read_facts(inputs, region=example.region, asks_timeliness=_asks_timeliness(expected))
    if example.rule == NO_LIMIT_IN_SERVICE:
        return _wages(rules, facts, expected)
    if isinstance(expected, Mapping) and any(key in expected for key in DEEMED):
        return _after_public_notice(rules, example.rule, facts, expected)
    start = _start(facts, example.rule, expected)
    if isinstance(start, date):
        return _plain(count(rules, example.rule, start, facts), facts, expected)
    return _of_several(rules, example.rule, start, facts, expected)


def _asks_timeliness(expected: object) -> bool:
    if isinstance(expected, Mapping):
        return any(key in TIMELINESS or _asks_timeliness(value) for key, value in expected.items())
    return isinstance(expected, bool)


def _plain(counted: Counted, facts: Facts, expected: object) -> Answer:
    remarks = (*counted.remarks, *(f"未用于计算：{words}" for words in facts.left_aside))
    return Answer(value=shaped(counted, expected), explanation=counted.explanation, remarks=remarks)


def shaped(counted: Counted, expected: object) -> object:
    """A last day, whether something was in time, or a mapping of such."""
    if isinstance(expected, Mapping):
        return _chosen({key: find(counted) for key, find in ANSWERS.items() if key in expected}, expected)
    return counted.timely if isinstance(expected, bool) else counted.due


def _chosen(found: Mapping[str, object], expected: Mapping[str, object]) -> object:
    unknown = [str(key) for key in expected if key not in found]
    if unknown:
        raise NotComputable(f"不认识的期望项目“{'、'.join(unknown)}”。")
    return {key: found[key] for key in expected}


def _start(facts: Facts, code: str, expected: object) -> Start:
    starts = facts.starts
    if not starts:
        raise NotComputable("输入中没有起算日。")
    if len(starts) > 1:
        parties = {key.rsplit("_", 1)[0]: start for key, start in starts.items()}
        days = {party: start for party, start in parties.items() if isinstance(start, date)}
        if (
            isinstance(expected, Mapping)
            and len(days) == len(starts)
            and days.keys() == _parties(expected).keys()
        ):
            return days
        raise NotComputable(f"{'、'.join(starts)}都可以是起算日，不能确定。")
    ((key, start),) = starts.items()
    if isinstance(start, list) and "instal" in key and code == INSTALMENTS:
        return max(start, key=_at)  # 规定分期履行的，从最后一期履行期限届满之日起计算
    return start


def _at(moment: date) -> datetime:
    return moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - naive is Beijing


def _parties(expected: Mapping[str, object]) -> dict[str, str]:
    """`worker` of `worker_due`, each with the key it stands under."""
    return {
        next((key.removesuffix(end) for end in ENDINGS if key.endswith(end)), key): key for key in expected
    }


def _of_several(rules: RuleBook, code: str, start: Start, facts: Facts, expected: object) -> Answer:
    """各方分别计算; where one day is expected, the last of them."""
    days = (
        start
        if isinstance(start, Mapping)
        else dict(enumerate(start if isinstance(start, list) else [start]))
    )
    each = {str(party): count(rules, code, day, facts) for party, day in days.items()}
    told = "".join(f"{party}：{counted.explanation}" for party, counted in each.items())
    remarks = tuple(dict.fromkeys(remark for counted in each.values() for remark in counted.remarks))
    value: object
    if isinstance(expected, Mapping):
        keys = _parties(expected)
        if unknown := keys.keys() - each.keys():
            raise NotComputable(f"期望中的“{'、'.join(sorted(unknown))}”没有起算日。")
        value = {key: shaped(each[party], expected[key]) for party, key in keys.items()}
    elif isinstance(expected, list):
        value = [counted.due for counted in each.values()]
    else:
        last = max(each.values(), key=lambda counted: _at(counted.due or date.max))
        value = shaped(last, expected)
    return Answer(value=value, explanation=told, remarks=remarks)


def _without_flags(inputs: Mapping[str, object]) -> Mapping[str, object]:
    """`in_service: true` says what the rule presumes; that the employment is over needs its day."""
    for key, value in inputs.items():
        over = any(mark in key for mark in ENDED)
        if isinstance(value, bool) and value is over:
            raise NotComputable(f"“{key}”：劳动关系终止的，须写明终止之日。")
    return {key: value for key, value in inputs.items() if not isinstance(value, bool)}


def _wages(rules: RuleBook, facts: Facts, expected: object) -> Answer:
    """劳动关系终止的，自终止之日起一年: from then on there is a limit (劳动争议调解仲裁法第二十七条第四款)."""
    ends = [
        start
        for key, start in facts.starts.items()
        if isinstance(start, date) and any(mark in key for mark in ENDED)
    ]
    if len(ends) > 1:
        raise NotComputable("劳动关系终止之日写了不止一个。")
    if ends:
        return _plain(count(rules, AFTER_TERMINATION, ends[0], facts), facts, expected)
    return _plain(count(rules, NO_LIMIT_IN_SERVICE, date.max, facts), facts, expected)


def _after_public_notice(rules: RuleBook, code: str, facts: Facts, expected: Mapping[str, object]) -> Answer:
    """公告送达: the first rule ends in deemed service, the second runs from there."""
    start = _start(facts, code, None)
    if not isinstance(start, date):
        raise NotComputable("公告送达只有一个公告日。")
    served = count(rules, code, start, facts)
    if served.due is None:
        raise NotComputable("公告期间尚未届满。")
    value: dict[str, object] = {}
    told, remarks = [served.explanation], list(served.remarks)
    for key in expected:
        if key in DEEMED:
            value[key] = served.due
            continue
        court, arbitration = THEN.get(key, ("", ""))
        following = arbitration if code.startswith("arb") else court
        if not following:
            raise NotComputable(f"不认识的期望项目“{key}”。")
        then = count(rules, following, served.due, facts)
        told.append(then.explanation)
        remarks += then.remarks
        value[key] = then.due
    return Answer(value=value, explanation="".join(told), remarks=tuple(dict.fromkeys(remarks)))
