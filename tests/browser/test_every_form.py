"""Every step of every kind of case can be put to a person, and what they leave blank is refused by name."""

import re
from datetime import date

import pytest

from adapters.answers import ModelAnswerReader
from api.pages.fields import Field, Option, Put, found_faults
from api.pages.rendering import environment
from api.pages.typed import Typed, answers
from application.catalogue import CatalogueEntry, catalogue
from application.ports import InvalidAnswers

STEPS = [entry for steps in catalogue().values() for entry in steps.values() if entry.offered]
A_CASE = Option(value="8c0e2f0e-6f0b-4a6c-9d0a-7f1a6c1d2e3f", text="示例案件")


def form_of(entry: CatalogueEntry, faults: dict[str, str]) -> tuple[Field, ...]:
    """The fields of an empty form."""
    return Put(typed=Typed(), faults=faults, choices=lambda _: (A_CASE,)).fields(entry.questions)


@pytest.mark.parametrize("entry", STEPS, ids=lambda entry: f"{entry.kind}.{entry.name}")
def test_a_step_has_a_form_with_every_question_and_no_name_twice(entry: CatalogueEntry) -> None:
    fields = form_of(entry, {})
    html = str(environment.get_template("answers/_field.html").module.ask_all(fields, date(2026, 11, 22)))  # type: ignore[attr-defined]
    for question in entry.questions:
        assert question.ask.label.removesuffix("（元）") in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'\sfor="([^"]+)"', html)) <= set(ids)


@pytest.mark.parametrize("entry", STEPS, ids=lambda entry: f"{entry.kind}.{entry.name}")
def test_what_is_left_blank_is_told_at_a_field_of_the_form(entry: CatalogueEntry) -> None:
    with pytest.raises(InvalidAnswers) as refused:
        ModelAnswerReader().read(
            f"{entry.kind}.{entry.name}", entry.questions, answers(entry.questions, Typed())
        )
    faults = {fault.name.replace(".", "-"): fault.reason for fault in refused.value.answers}
    fields = form_of(entry, faults)
    assert {sentence for _, sentence in found_faults(fields)} == set(faults.values())
    html = str(environment.get_template("answers/_field.html").module.ask_all(fields, date(2026, 11, 22)))  # type: ignore[attr-defined]
    assert {anchor for anchor, _ in found_faults(fields)} <= set(re.findall(r'\sid="([^"]+)"', html))
