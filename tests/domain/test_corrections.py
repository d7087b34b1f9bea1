"""更正和异议: the record is never altered; what a replay shows is what now stands."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.corrections import CorrectionBreaksOrder, CorrectionChangesNothing, EntryNotOurs, NotCorrectable
from domain.history import NoSuchEntry, with_corrections
from domain.mediation import MediationCase
from domain.mediation.opening import HowApplied
from domain.mediation.record import MediationBody
from domain.parties import Side
from domain.refusals import DateInFuture, Refused, StepNotOpen
from domain.terms import Capacity
from tests.support.lawful_walk import RULES, case_after, read_again
from tests.support.story import MEDIATOR, TEXT, occasion

COURT = replace(MEDIATOR, institution_id=UUID(int=29), institution="示例县人民法院", capacity=Capacity.COURT)
APPLICATION, ACCEPTANCE, APPOINTMENT, DRAFT, SIGNING = 1, 2, 3, 4, 5


def applied(case: Any) -> None:
    case.apply_for(
        date(2026, 1, 5),
        dispute_id=UUID(int=2),
        body=MediationBody.PEOPLES,
        applicant=Side.WORKER,
        how=HowApplied.WRITTEN,
        rules=RULES,
    )


def accepted(case: Any) -> None:
    case.accept(date(2026, 1, 7), case_number="示调〔2026〕1号", rules=RULES)


def appointed(case: Any) -> None:
    case.appoint_mediators(date(2026, 1, 8), mediators=1)


def drafted(case: Any) -> None:
    case.draft_agreement(date(2026, 1, 12), amount=Decimal("24000.00"), terms=TEXT)


def signed(case: Any) -> None:
    case.sign(date(2026, 1, 12), parties_signed=True, mediator_signed=True, sealed_by_body=True, rules=RULES)


def settled() -> Any:
    """A case whose agreement is effective."""
    return case_after(MediationCase, applied, accepted, appointed, drafted, signed)


def correct(case: Any, of_version: int, field: str, now: str, on: date = date(2026, 1, 20)) -> None:
    case.correct(
        on,
        of_version=of_version,
        field=field,
        now=now,
        reason=TEXT,
        approved_by="主任",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )


def under(case: Any, by: Any) -> Any:
    """The same case before another official."""
    case.occasion = occasion(by=by)
    return case


def test_a_correction_says_what_stood_there_what_stands_now_why_and_who_approved() -> None:
    case = settled()
    correct(case, ACCEPTANCE, "occurred_on", "2026-01-06")
    entry = case.pending_events[-1]
    assert (entry.of_version, entry.field) == (ACCEPTANCE, "occurred_on")
    assert (entry.was, entry.now) == ("2026-01-07", "2026-01-06")
    assert (entry.reason, entry.approved_by) == (TEXT, "主任")


def test_the_corrected_entry_itself_stays_as_it_was_recorded() -> None:
    case = settled()
    before = list(case.pending_events)
    correct(case, APPLICATION, "occurred_on", "2026-01-04")
    assert case.pending_events[:-1] == before


def test_a_corrected_application_moves_the_period_and_its_copy_in_the_acceptance() -> None:
    case = settled()
    correct(case, APPLICATION, "occurred_on", "2026-01-02")
    restated = {item.version: item.deadline.falls_on for item in case.pending_events[-1].restated}
    assert restated == {APPLICATION: date(2026, 1, 17), ACCEPTANCE: date(2026, 1, 17)}


def test_a_replay_shows_the_corrected_state() -> None:
    case = settled()
    correct(case, SIGNING, "occurred_on", "2026-01-13")
    again = read_again(case)
    assert again.effective_on == date(2026, 1, 13)
    assert again.state_since == date(2026, 1, 13)
    assert again.review_until.starts_from == date(2026, 1, 13)
    assert again.review_until.falls_on == date(2026, 1, 28)
    assert again.confirmation_until.falls_on == date(2026, 2, 12)


def test_a_deadline_that_started_elsewhere_stays() -> None:
    case = settled()
    correct(case, ACCEPTANCE, "occurred_on", "2026-01-06")
    assert case.pending_events[-1].restated == ()
    assert read_again(case).period == case.period


def test_the_corrected_deadline_decides_later_steps() -> None:
    case = settled()
    correct(case, SIGNING, "occurred_on", "2026-01-13")
    again = read_again(case)
    again.occasion = occasion()
    again.apply_for_review(date(2026, 1, 28))
    assert again.pending_events[-1].occurred_on == date(2026, 1, 28)


def test_a_correction_of_a_corrected_entry_counts_from_what_stood_last() -> None:
    case = settled()
    correct(case, SIGNING, "occurred_on", "2026-01-13")
    correct(case, SIGNING, "occurred_on", "2026-01-14")
    assert case.pending_events[-1].was == "2026-01-13"
    assert read_again(case).review_until.falls_on == date(2026, 1, 29)


def test_a_correction_back_restores_the_first_record() -> None:
    case = settled()
    first = case.review_until
    correct(case, SIGNING, "occurred_on", "2026-01-13")
    correct(case, SIGNING, "occurred_on", "2026-01-12")
    assert read_again(case).review_until == first


@pytest.mark.parametrize(
    ("of_version", "field", "now", "stands"),
    [
        (DRAFT, "amount", "24500.5", Decimal("24500.50")),
        (DRAFT, "amount", "24500.55", Decimal("24500.55")),
        (APPOINTMENT, "mediators", "3", 3),
        (ACCEPTANCE, "case_number", "示调〔2026〕2号", "示调〔2026〕2号"),
        (APPLICATION, "applicant", "employer", Side.EMPLOYER),
    ],
)
def test_money_numbers_names_and_choices_can_be_corrected(
    of_version: int, field: str, now: str, stands: object
) -> None:
    case = settled()
    correct(case, of_version, field, now)
    entry = with_corrections(case.pending_events).entry(of_version)
    assert getattr(entry, field) == stands


@pytest.mark.parametrize(
    ("of_version", "field", "now", "rule", "about"),
    [
        (9, "occurred_on", "2026-01-06", NoSuchEntry, "of_version"),
        (0, "occurred_on", "2026-01-06", NoSuchEntry, "of_version"),
        (ACCEPTANCE, "occurred_on", "2026-01-07", CorrectionChangesNothing, "now"),
        (ACCEPTANCE, "occurred_on", "2026-01-04", CorrectionBreaksOrder, "now"),
        (ACCEPTANCE, "occurred_on", "2026-01-09", CorrectionBreaksOrder, "now"),
        (SIGNING, "occurred_on", "2026-11-21", DateInFuture, "now"),
        (ACCEPTANCE, "occurred_on", "7 January", NotCorrectable, "now"),
        (ACCEPTANCE, "weather", "fine", NotCorrectable, "field"),
        (ACCEPTANCE, "recorded_by", "somebody else", NotCorrectable, "field"),
        (ACCEPTANCE, "timestamp", "2026-01-06", NotCorrectable, "field"),
        (ACCEPTANCE, "period", "2026-01-06", NotCorrectable, "field"),
        (DRAFT, "terms", "other words", NotCorrectable, "field"),
        (DRAFT, "amount", "1.005", NotCorrectable, "now"),
        (DRAFT, "amount", "NaN", NotCorrectable, "now"),
        (DRAFT, "amount", "much", NotCorrectable, "now"),
        (APPLICATION, "applicant", "nobody", NotCorrectable, "now"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_recorded_nowhere(
    of_version: int, field: str, now: str, rule: type[Refused], about: str
) -> None:
    case = settled()
    with pytest.raises(rule) as refusal:
        correct(case, of_version, field, now)
    assert refusal.value.field == about
    assert len(case.pending_events) == SIGNING


def test_a_correction_is_no_entry_to_correct() -> None:
    case = settled()
    correct(case, ACCEPTANCE, "occurred_on", "2026-01-06")
    with pytest.raises(NoSuchEntry):
        correct(case, SIGNING + 1, "now", "2026-01-05")


def test_only_the_institution_that_recorded_may_correct() -> None:
    case = under(settled(), COURT)
    with pytest.raises(EntryNotOurs) as refusal:
        correct(case, ACCEPTANCE, "occurred_on", "2026-01-06")
    assert refusal.value.field == "of_version"


def test_another_institution_may_object_and_the_objection_names_its_entry() -> None:
    case = under(settled(), COURT)
    case.object(
        date(2026, 1, 20),
        of_version=SIGNING,
        raised_by=Side.EMPLOYER,
        reason=TEXT,
        history=with_corrections(case.pending_events),
    )
    objection = case.pending_events[-1]
    assert (objection.of_version, objection.raised_by) == (SIGNING, Side.EMPLOYER)
    assert objection.recorded_by == COURT
    assert read_again(case).state == case.state


def test_an_objection_to_no_entry_is_refused() -> None:
    case = settled()
    with pytest.raises(NoSuchEntry):
        case.object(
            date(2026, 1, 20), of_version=9, reason=TEXT, history=with_corrections(case.pending_events)
        )


def test_nothing_is_corrected_in_a_case_that_has_not_begun() -> None:
    case = case_after(MediationCase)
    with pytest.raises(StepNotOpen):
        correct(case, APPLICATION, "occurred_on", "2026-01-05")


@given(st.integers(APPLICATION, SIGNING), st.integers(-10, 10))
def test_whatever_date_is_corrected_the_steps_stay_in_order_and_every_period_starts_where_it_says(
    of_version: int, days: int
) -> None:
    case = settled()
    entry = case.pending_events[of_version - 1]
    try:
        correct(case, of_version, "occurred_on", str(entry.occurred_on + timedelta(days=days)))
    except Refused:
        assert len(case.pending_events) == SIGNING
        return
    stands = with_corrections(case.pending_events).events[:SIGNING]
    dates = [event.occurred_on for event in stands]
    assert dates == sorted(dates)
    again = read_again(case)
    assert again.period.starts_from == dates[0]
    assert again.review_until.starts_from == dates[-1]


def session_held(case: Any) -> None:
    case.hold_session(date(2026, 1, 9), attended=Side.BOTH, course=TEXT)


def test_a_step_that_changes_no_stage_may_be_dated_before_later_recorded_steps() -> None:
    case = case_after(MediationCase, applied, accepted, appointed, session_held, drafted)
    correct(case, 4, "occurred_on", "2026-01-06")
    assert case.pending_events[-1].now == "2026-01-06"


def test_no_step_may_be_corrected_to_before_the_case_was_opened() -> None:
    case = case_after(MediationCase, applied, accepted, appointed, session_held, drafted)
    with pytest.raises(CorrectionBreaksOrder):
        correct(case, 4, "occurred_on", "2026-01-04")


def test_a_period_the_parties_agreed_on_is_not_counted_anew() -> None:
    def enterprise(case: Any) -> None:
        case.apply_for(
            date(2026, 1, 5),
            dispute_id=UUID(int=2),
            body=MediationBody.ENTERPRISE,
            applicant=Side.WORKER,
            how=HowApplied.WRITTEN,
            rules=RULES,
        )

    def same_day(case: Any) -> None:
        case.accept(date(2026, 1, 7), case_number="示调〔2026〕1号", rules=RULES)
        case.appoint_mediators(date(2026, 1, 7), mediators=1)

    def extended(case: Any) -> None:
        case.extend(date(2026, 1, 7), until=date(2026, 2, 7))

    case = case_after(MediationCase, enterprise, same_day, extended)
    correct(case, 4, "occurred_on", "2026-01-08")
    assert case.pending_events[-1].restated == ()
    assert read_again(case).period.falls_on == date(2026, 2, 7)
