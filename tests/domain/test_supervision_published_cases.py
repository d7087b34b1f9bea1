"""Published cases of union supervision, told step by step by those who took them; some days are ours."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel import Aggregate
from domain.steps import steps_of
from domain.supervision_letter import SupervisionLetter as Letter
from domain.supervision_letter.delivery import Method
from domain.supervision_letter.ending import Rung
from domain.supervision_letter.local_law import Trigger
from domain.supervision_matter import SupervisionMatter as Matter
from domain.supervision_matter.conclusion import ClosingGround
from domain.supervision_matter.ladder import Instrument, Subject, UnionLevel
from domain.supervision_matter.leads import LeadGround, Prosecution
from domain.supervision_matter.opening import FoundBy
from domain.supervision_matter.suggestion import Adopted, Hearing, SuggestionKind
from domain.terms import Capacity
from tests.support.story import CASE, TEXT
from tests.support.supervision import RULES, UNION, recorded_by
from tests.support.supervision_letters import ASKED, FIFTEEN_DAYS, TO_EVERYBODY
from tests.support.supervision_matters import COMPLAINT, FOUND, INVESTIGATION, LEAD, SETTLEMENT, SUGGESTION

LETTER = UUID(int=7)
Taken = tuple[Capacity, str, date, dict[str, Any]]


def union(step: str, on: date, **answers: Any) -> Taken:
    return Capacity.UNION, step, on, answers


def procuratorate(step: str, on: date, **answers: Any) -> Taken:
    return Capacity.PROCURATORATE, step, on, answers


def system(step: str, on: date, **answers: Any) -> Taken:
    return Capacity.SYSTEM, step, on, answers


def told(aggregate: type[Aggregate], *taken: Taken) -> Any:
    """The case after all these steps, each taken by somebody who may take it."""
    case: Any = aggregate.blank(CASE)
    for capacity, step, on, answers in taken:
        assert capacity in steps_of(aggregate)[step].by, f"{capacity.zh}不能办理{step}"
        case.occasion = recorded_by(replace(UNION, capacity=capacity))
        getattr(case, step)(on, **answers)
    return case


def found(on: date, found_by: FoundBy, subject: Subject, **particulars: Any) -> Taken:
    return union(
        "register_finding", on, **{**FOUND, "found_by": found_by, "subjects": (subject,), **particulars}
    )


def lead(on: date, ground: LeadGround, **particulars: Any) -> Taken:
    return union("transfer_lead", on, **{**LEAD, "grounds": (ground,), "letter_id": None, **particulars})


def filed(on: date) -> Taken:
    return procuratorate("accept_lead", on, prosecution=Prosecution.ADMINISTRATIVE_PUBLIC_INTEREST)


def hearing(on: date, form: Hearing = Hearing.PUBLIC) -> Taken:
    return procuratorate("hold_hearing", on, hearing=form, course=TEXT)


def suggested(on: date) -> Taken:
    asked = {**SUGGESTION, "kind": SuggestionKind.PUBLIC_INTEREST, "stated_period": None, "rules": RULES}
    return procuratorate("issue_suggestion", on, **asked)


def noted(on: date, instrument: Instrument = Instrument.REMINDER) -> Taken:
    return system("link_letter", on, letter_id=LETTER, instrument=instrument)


VERIFIED = {"on_site": True, "evidence": TEXT}
MARCH = date(2025, 3, 10)
MATTERS: list[Any] = [
    pytest.param(
        (
            found(MARCH, FoundBy.INSPECTION, Subject.SOCIAL_INSURANCE, trade="涉铅电池企业"),
            noted(MARCH),
            lead(date(2025, 3, 28), LeadGround.COLLECTIVE_INSURANCE, letter_id=LETTER),
            procuratorate("review_lead", date(2025, 4, 3), found=TEXT),
            filed(date(2025, 4, 27)),
        ),
        "filed",
        id="YH-02 a slow 提示函 goes to the procuratorate without 意见书",
    ),
    pytest.param(
        (
            found(MARCH, FoundBy.WORKERS_VOICES, Subject.WAGES, workers=57000, trade="快递行业"),
            lead(MARCH, LeadGround.NEW_EMPLOYMENT),
            filed(MARCH),
            hearing(date(2025, 4, 1)),
            suggested(date(2025, 4, 15)),
            noted(date(2025, 4, 15)),
            (
                Capacity.LABOUR_INSPECTION,
                "return_suggestion_result",
                date(2025, 5, 15),
                {"adopted": Adopted.ADOPTED, "account": TEXT},
            ),
        ),
        "suggestion_answered",
        id="YH-03 检察建议 to the department beside a 提示函 to employers",
    ),
    pytest.param(
        (found(date(2025, 5, 20), FoundBy.JUDGMENT, Subject.CONTRACT, workers=1, dispute_id=UUID(int=8)),),
        "registered",
        id="YH-04 supervision begins after a judgment",
    ),
    pytest.param(
        (
            found(date(2023, 8, 1), FoundBy.WORKERS_VOICES, Subject.SAFETY, trade="小微放射诊疗机构"),
            lead(date(2023, 8, 1), LeadGround.PUBLIC_INTEREST),
            filed(date(2023, 8, 20)),
            suggested(date(2023, 9, 20)),
        ),
        "suggested",
        id="YH-05 a lead without any letter",
    ),
    pytest.param(
        (
            found(date(2024, 5, 10), FoundBy.DATA_COMPARISON, Subject.SAFETY, trade="口腔、宠物诊疗"),
            union("investigate", date(2024, 5, 20), **INVESTIGATION),
            filed(date(2024, 5, 28)),
            hearing(date(2024, 6, 15)),
            procuratorate("verify_rectification", date(2024, 9, 1), **VERIFIED),
            procuratorate("follow_up", date(2024, 11, 1), found=TEXT),
        ),
        "rectified",
        id="YH-06 filed in a joint investigation; 回头看 is a step of its own",
    ),
    pytest.param(
        (
            found(MARCH, FoundBy.WORKERS_VOICES, Subject.CONTRACT, employers=(), trade="直播行业"),
            lead(MARCH, LeadGround.NEW_EMPLOYMENT),
            filed(date(2025, 3, 20)),
            suggested(date(2025, 4, 2)),
            procuratorate(
                "return_suggestion_result", date(2025, 6, 1), adopted=Adopted.ADOPTED, account=TEXT
            ),
            union("verify_rectification", date(2025, 7, 1), **VERIFIED),
            union("close", date(2025, 7, 1), ground=ClosingGround.RECTIFIED),
        ),
        "closed",
        id="YH-07 a trade, from lead to rectification",
    ),
    pytest.param(
        (
            found(date(2024, 6, 3), FoundBy.INSPECTION, Subject.SAFETY),
            lead(date(2024, 6, 5), LeadGround.PUBLIC_INTEREST),
            filed(date(2024, 6, 20)),
            procuratorate("add_employer", date(2024, 7, 1), employer=FOUND["employers"][0]),
            hearing(date(2024, 8, 1)),
        ),
        "filed",
        id="YH-08 one lead grows into a whole trade",
    ),
    pytest.param(
        (
            found(date(2025, 6, 2), FoundBy.INSPECTION, Subject.WORKING_TIME),
            noted(date(2025, 6, 3)),
            union("verify_rectification", date(2025, 6, 20), **VERIFIED),
            system("settle_letter", date(2025, 6, 20), letter_id=LETTER),
            union("close", date(2025, 6, 20), ground=ClosingGround.RECTIFIED, workers_benefited=40),
        ),
        "closed",
        id="YH-11 one 提示函 and done",
    ),
    pytest.param(
        (
            found(date(2024, 1, 18), FoundBy.OTHER_ORGAN, Subject.SAFETY, workers=1),
            union(
                "settle",
                date(2024, 1, 23),
                both_consented=True,
                **{**SETTLEMENT, "together_with": ("县检察院", "园区调委会"), "instalments": ()},
            ),
            union("record_payment", date(2024, 3, 1), amount=Decimal("400.00")),
            union("perform_settlement", date(2024, 6, 28), paid_now=Decimal("600.00")),
            union("close", date(2024, 6, 28), ground=ClosingGround.SETTLED_AND_PERFORMED),
        ),
        "closed",
        id="YH-19 settled together, paid in two instalments",
    ),
    pytest.param(
        (
            union(
                "accept_complaint",
                date(2024, 4, 1),
                **{**COMPLAINT, "received_on": date(2024, 4, 1), "workers": 1},
            ),
            union("urge_correction", date(2024, 4, 2), demanded=TEXT),
            union("verify_rectification", date(2024, 4, 8), **VERIFIED),
            union("close", date(2024, 4, 8), ground=ClosingGround.RECTIFIED, workers_benefited=1),
        ),
        "closed",
        id="YH-20 one worker, paid",
    ),
    pytest.param(
        (
            found(date(2025, 4, 1), FoundBy.OTHER_ORGAN, Subject.WOMEN_AND_MINORS, trade="外卖配送"),
            hearing(date(2025, 4, 20), Hearing.BEFORE_FILING),
            filed(date(2025, 5, 6)),
        ),
        "filed",
        id="YH-21 a hearing before filing",
    ),
]


def drafted(on: date, **particulars: Any) -> Taken:
    asked = {**ASKED, "instrument": Instrument.REMINDER, **particulars, "rules": RULES}
    return union("draft", on, **asked)


def handed_over(on: date) -> Taken:
    return union("serve", on, method=Method.ON_THE_SPOT, rules=RULES)


SUMMER = date(2025, 6, 3)
LETTERS: list[Any] = [
    pytest.param(
        (
            drafted(MARCH),
            handed_over(MARCH),
            union(
                "find_not_rectified",
                date(2025, 3, 27),
                on_site=True,
                without_proper_reason=True,
                evidence=TEXT,
            ),
            union("escalate", date(2025, 3, 28), rung=Rung.LEAD, trigger=Trigger.NOT_CORRECTED),
            union("close", date(2025, 3, 28)),
        ),
        "closed",
        id="YH-02 slow rectification, straight to a lead",
    ),
    pytest.param(
        (
            drafted(date(2025, 3, 3), stated_period=FIFTEEN_DAYS, issuer_level=UnionLevel.CITY),
            handed_over(date(2025, 3, 3)),
            union("establish_overdue", date(2025, 3, 19)),
            union("escalate", date(2025, 3, 19), rung=Rung.OPINION, trigger=Trigger.NO_REPLY),
        ),
        "escalated",
        id="YH-09 fifteen days in silence, then 意见书",
    ),
    pytest.param(
        (
            drafted(date(2025, 3, 20), instrument=Instrument.OPINION, preceding_letter_id=LETTER),
            union("submit_for_signature", date(2025, 3, 20)),
        ),
        "submitted",
        id="YH-09 the 意见书 that follows",
    ),
    pytest.param(
        (
            drafted(SUMMER),
            handed_over(SUMMER),
            union("record_rectification", date(2025, 6, 10), account=TEXT),
            union("verify_rectification", date(2025, 6, 20), **VERIFIED),
            union("close", date(2025, 6, 20)),
        ),
        "closed",
        id="YH-11 corrected without a word of reply",
    ),
    pytest.param(
        (drafted(date(2025, 11, 18)), handed_over(date(2025, 11, 18))),
        "served",
        id="YH-13 and YH-23 drafted and handed over on the spot",
    ),
    pytest.param(
        (
            drafted(date(2024, 7, 4), **TO_EVERYBODY, issuer_level=UnionLevel.PROVINCE),
            union("publish", date(2024, 7, 4), where="内蒙古日报"),
            union("end_publication", date(2024, 9, 30)),
        ),
        "closed",
        id="YH-15 a public 提示函 about the heat",
    ),
    pytest.param(
        (
            drafted(date(2016, 3, 1), issuer_level=UnionLevel.TOWNSHIP),
            handed_over(date(2016, 3, 1)),
            union("verify_rectification", date(2016, 6, 1), **VERIFIED),
        ),
        "verified",
        id="YH-17 a township's 提示函 brings a collective contract about",
    ),
]


@pytest.mark.parametrize(("taken", "stands"), MATTERS)
def test_a_published_matter_can_be_told(taken: tuple[Taken, ...], stands: str) -> None:
    assert told(Matter, *taken).state == stands


@pytest.mark.parametrize(("taken", "stands"), LETTERS)
def test_a_published_letter_can_be_told(taken: tuple[Taken, ...], stands: str) -> None:
    assert told(Letter, *taken).state == stands


def test_the_letter_of_huaibei_fell_due_on_a_working_day_after_fifteen_days() -> None:
    letter = told(Letter, drafted(date(2025, 3, 3)), handed_over(date(2025, 3, 3)))
    assert letter.reply_due.falls_on == date(2025, 3, 18)
