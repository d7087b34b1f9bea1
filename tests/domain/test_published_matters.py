"""Published cases of matters a union took up, told step by step."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.supervision_matter import SupervisionMatter as Matter
from domain.supervision_matter.conclusion import ClosingGround
from domain.supervision_matter.ladder import Instrument, Subject
from domain.supervision_matter.leads import LeadGround, Prosecution
from domain.supervision_matter.opening import FoundBy
from domain.supervision_matter.suggestion import Adopted, Hearing, SuggestionKind
from domain.terms import Capacity
from tests.support.published_supervision import (
    LETTER,
    MARCH,
    VERIFIED,
    Taken,
    procuratorate,
    system,
    told,
    union,
)
from tests.support.story import TEXT
from tests.support.supervision import RULES
from tests.support.supervision_matters import COMPLAINT, FOUND, INVESTIGATION, LEAD, SETTLEMENT, SUGGESTION


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


@pytest.mark.parametrize(("taken", "stands"), MATTERS)
def test_a_published_matter_can_be_told(taken: tuple[Taken, ...], stands: str) -> None:
    assert told(Matter, *taken).state == stands
