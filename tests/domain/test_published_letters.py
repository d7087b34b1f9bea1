"""Published cases of letters a union sent, told step by step."""

from datetime import date
from typing import Any

import pytest

from domain.supervision_letter import SupervisionLetter as Letter
from domain.supervision_letter.delivery import Method
from domain.supervision_letter.ending import Rung
from domain.supervision_letter.local_law import Trigger
from domain.supervision_matter.ladder import Instrument, UnionLevel
from tests.support.published_supervision import LETTER, MARCH, VERIFIED, Taken, told, union
from tests.support.story import TEXT
from tests.support.supervision import RULES
from tests.support.supervision_letters import ASKED, FIFTEEN_DAYS, TO_EVERYBODY


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


@pytest.mark.parametrize(("taken", "stands"), LETTERS)
def test_a_published_letter_can_be_told(taken: tuple[Taken, ...], stands: str) -> None:
    assert told(Letter, *taken).state == stands


def test_the_letter_of_huaibei_fell_due_on_a_working_day_after_fifteen_days() -> None:
    letter = told(Letter, drafted(date(2025, 3, 3)), handed_over(date(2025, 3, 3)))
    assert letter.reply_due.falls_on == date(2025, 3, 18)
