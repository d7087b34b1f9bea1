"""A correction satisfies what was asked when the entry was made."""

from datetime import date
from decimal import Decimal

import pytest

from adapters.answers import ModelAnswerReader
from adapters.rule_book import load_rule_book
from application.correcting import must_fit
from application.ports import InvalidAnswers
from domain.history import with_corrections
from domain.litigation import LitigationCase
from domain.litigation.record import CourtProcedure
from domain.mediation import MediationCase
from domain.refusals import Refused
from tests.support.story import Happened, happened

ON = date(2026, 11, 2)
PERIOD = load_rule_book().deadline("mediation_period_statutory", starts_from=ON)
ACCEPTED = happened(MediationCase.Accepted, ON, case_number="示调〔2026〕1号", period=PERIOD)
PAID = happened(MediationCase.InstalmentPaid, ON, amount=Decimal("100.00"))
DOCKETED = happened(
    LitigationCase.Docketed,
    ON,
    case_number="（2026）晋0902民初1号",
    procedure=CourtProcedure.SIMPLIFIED,
    serve_by=None,
    trial_due=None,
)


def correct(kind: str, entry: Happened, field: str, now: str) -> None:
    """What the application does before a correction is decided."""
    answers = {"of_version": 1, "field": field, "now": now}
    must_fit(kind, with_corrections([entry.stored(1)]), answers, ModelAnswerReader())


@pytest.mark.parametrize(
    ("kind", "entry", "field", "now", "code"),
    [
        ("mediation-case", PAID, "amount", "-5", "amount-range"),
        ("mediation-case", PAID, "amount", "0", "amount-range"),
        ("mediation-case", ACCEPTED, "case_number", "", "string-too-short"),
        ("mediation-case", ACCEPTED, "case_number", "号" * 61, "string-too-long"),
        ("litigation-case", DOCKETED, "case_number", "1号", "string-pattern-mismatch"),
    ],
)
def test_what_the_step_would_have_refused_is_refused_in_a_correction(
    kind: str, entry: Happened, field: str, now: str, code: str
) -> None:
    with pytest.raises(InvalidAnswers) as refused:
        correct(kind, entry, field, now)
    assert [(fault.name, fault.code) for fault in refused.value.answers] == [("now", code)]


def test_three_decimals_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        correct("mediation-case", PAID, "amount", "1.234")
    assert (refused.value.CODE, refused.value.field) == ("not-correctable", "now")


@pytest.mark.parametrize(
    ("kind", "entry", "field", "now"),
    [
        ("mediation-case", ACCEPTED, "case_number", "示调〔2026〕2号"),
        ("mediation-case", PAID, "amount", "99.50"),
        ("mediation-case", PAID, "occurred_on", "2026-11-01"),
        ("litigation-case", DOCKETED, "case_number", "（2026）晋0902民初2号"),
    ],
)
def test_what_fits_passes(kind: str, entry: Happened, field: str, now: str) -> None:
    correct(kind, entry, field, now)
