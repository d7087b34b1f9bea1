"""Labels and wording: everything recorded is shown, in Chinese, and read off the declarations."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from adapters.views.details import COMPUTED, labels, thread_field
from adapters.views.disclosure import ERASED, Disclosure
from adapters.views.wording import LONGEST_LIST, Part, Reference, What, worded
from application.catalogue import KINDS
from application.permissions import masked
from domain.claims import Claim, ClaimKind
from domain.kernel import Event, event_classes, particulars
from domain.parties import Employer, Side, Worker
from domain.personal_data import Person, PrivilegedText, SealedText
from tests.adapters.views.desk import JUDGE, MEDIATOR, Desk, deadline

EVENTS = [event for kind in KINDS.values() for event in event_classes(kind)]
PERSON = Person(person_id=UUID(int=1), commitment="a" * 64)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.TOPIC)
def test_every_particular_of_every_event_has_a_chinese_label_of_its_own(event: type[Event]) -> None:
    told = labels(event)
    assert set(told) == set(particulars(event))
    shown = [label for name, label in told.items() if name != thread_field(event.TOPIC.partition(".")[0])]
    assert all(re.search(r"[\u4e00-\u9fff]", label) for label in shown)
    assert len(set(shown)) == len(shown)


def test_labels_of_computed_values_name_fields_that_exist() -> None:
    assert set(COMPUTED) <= {name for event in EVENTS for name in particulars(event)}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, []),
        (True, ["是"]),
        (False, ["否"]),
        (3, ["3"]),
        (Decimal("12345.6"), ["12,345.60 元"]),
        (Decimal("0.00"), ["0.00 元"]),
        (date(2026, 11, 2), ["2026年11月2日"]),
        (Side.BOTH, ["双方"]),
        ((), []),
        ((Side.WORKER,), ["劳动者"]),
        (("甲局", "乙局"), ["1. 甲局；2. 乙局"]),
        (UUID(int=5), [Reference(What.CASE, UUID(int=5))]),
        (PERSON, [Reference(What.PERSON, UUID(int=1))]),
        (SealedText(item_id=UUID(int=2), commitment="b" * 64), [Reference(What.TEXT, UUID(int=2))]),
        (PrivilegedText(item_id=UUID(int=3), commitment="c" * 64), [Reference(What.PRIVILEGED, UUID(int=3))]),
        (Claim(kind=ClaimKind.WAGES, claimant=2), ["拖欠劳动报酬，请求人序号 2"]),
        (Employer(name="示例公司"), ["示例公司"]),
        (
            Worker(person=PERSON, monthly_wage=Decimal(5000), written_contract=False),
            [Reference(What.PERSON, UUID(int=1)), "，月工资 5,000.00 元，是否订立书面劳动合同 否"],
        ),
        (deadline(date(2026, 11, 17)), ["2026年11月17日：自 2026-11-02 次日起算。"]),
        (
            replace(deadline(date(2027, 1, 4)), provisional=True),
            ["2027年1月4日（暂定）：自 2026-11-02 次日起算。"],
        ),
    ],
)
def test_values_read_as_on_paper(value: object, shown: list[object]) -> None:
    assert worded(value) == shown


def test_a_very_long_list_says_how_long_it_is() -> None:
    shown = worded(tuple(f"第{number}局" for number in range(LONGEST_LIST + 7)))
    assert len(shown) == 1
    assert str(shown[0]).endswith(f"；……共 {LONGEST_LIST + 7} 项")


def test_a_masked_name_tells_nothing_of_its_length() -> None:
    assert (masked("王五"), masked("欧阳小明"), masked("")) == ("王*", "欧*", "*")


class Forgetful:
    """A vault in which everything has been erased."""

    def sealer(self, subject: UUID) -> None:
        raise AssertionError(subject)

    def texts(self, _: object) -> dict[UUID, str]:
        return {}

    def persons(self, _: object) -> dict[UUID, dict[str, object]]:
        return {}


def test_what_was_erased_is_said_to_be_erased() -> None:
    disclosure = Disclosure(MEDIATOR, Forgetful())  # type: ignore[arg-type]
    parts: list[Part] = [Reference(What.PERSON, UUID(int=1)), "，", Reference(What.TEXT, UUID(int=2))]
    disclosure.open((part, UUID(int=21)) for part in parts)
    told = disclosure.told(parts, takes_part=True, recorded_by=UUID(int=21))
    assert told == (f"{ERASED}，{ERASED}", False)


def test_privileged_text_of_others_is_never_even_fetched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[UUID] = []

    def texts(_: object, items: list[UUID]) -> dict[UUID, str]:
        fetched.extend(items)
        return {}

    monkeypatch.setattr(type(desk.vault), "texts", texts)
    disclosure = Disclosure(JUDGE, desk.vault)
    note = Reference(What.PRIVILEGED, UUID(int=9))
    disclosure.open([(note, MEDIATOR.institution.institution_id)])
    said, withheld = disclosure.told([note], takes_part=True, recorded_by=MEDIATOR.institution.institution_id)
    assert (fetched, withheld) == ([], True)
    assert "封存" in said
