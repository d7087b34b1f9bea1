"""更正与期限: whichever day of an entry is corrected, the limits that rest on it are counted again, in every kind of case."""

from collections.abc import Collection, Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_type_hints
from uuid import UUID

import pytest

from application.catalogue import KINDS
from domain.arbitration import ArbitrationCase
from domain.arbitration.counterclaim import JOINED
from domain.enforcement import EnforcementCase
from domain.enforcement.document import Interrupted, Interruption
from domain.history import History, with_corrections
from domain.kernel import Event, event_classes, particulars
from domain.reckoning import Restarted
from domain.recounting import RESTS_ON, start_of
from domain.retrial import RetrialCase
from domain.retrial.application import GroundOfRetrial
from domain.supervision_letter import SupervisionLetter
from domain.time_limits import AGREED, Deadline
from tests.support import arbitration_road, enforcement_road, retrial_road, supervision_letters
from tests.support.enforcement_road import applied_for
from tests.support.lawful_walk import RULES, case_after, read_again
from tests.support.litigation_road import HERE
from tests.support.recorded import ROADS, before
from tests.support.story import TEXT, Happened, occasion
from tests.support.supervision import UNION

DAY = timedelta(days=1)
RESTED_ON = {
    "appeal-case.hearing-scheduled#hearing_on",
    "appeal-case.other-side-appealed#decision_received_on",
    "appeal-case.petition-received#decision_received_on",
    "enforcement-case.applied#effective_on",
    "enforcement-case.applied#perform_by",
    "enforcement-case.settled#perform_by",
    "inspection-case.registered#ended_on",
    "procuratorial-case.supervision-applied-for#decided_on",
    "retrial-case.applied-for#effective_on",
    "retrial-case.applied-for#known_on",
    "retrial-case.retrial-begun#received_on",
    "revocation-case.filed#document_received_on",
    "revocation-case.filed-again#document_received_on",
    "supervision-letter.result-returned#decided_on",
    "arbitration-case.counterclaim-taken-in#restarts_on",
}
"""Days besides the entry's own that a limit on record runs from."""
ONLY_IN_TESTS_OF_THEIR_OWN = {
    "arbitration-case.counterclaim-taken-in#restarts_on",  # a step that concerns two cases
    "retrial-case.applied-for#known_on",  # only some grounds
    "supervision-letter.result-returned#decided_on",  # only in Beijing
}
NOTHING_RESTS_ON = {
    # In every kind of case.
    "document-filed#dated": "the day a document bears",
    "limit-passed#falls_on": "what the sweep noted; the limit itself is in the entry it notes",
    "fact-taken-over#confirmed_on": "the day of the source, which is kept there",
    "worker-succeeded#died_on": "no limit read runs from the death",
    "employer-succeeded#changed_on": "no limit read runs from the change",
    "legal-aid-requested#period_ends": "the end of another limit, told by the applicant; only whether it is urgent rests on it",
    # The limitation of arbitration is counted when it is looked at, never kept.
    "dispute.infringement-known#known_on": "counted on reading",
    "dispute.limitation-interrupted#interrupted_on": "counted on reading",
    "dispute.limitation-suspended#since": "counted on reading",
    "dispute.limitation-resumed#removed_on": "counted on reading",
    # Last days that an organ or the parties set; they are held against, and nothing runs from them.
    "arbitration-case.claims-amended#evidence_until": "set by the tribunal",
    "arbitration-case.collective-notice-given#evidence_until": "set by the tribunal",
    "litigation-case.correction-ordered#correct_by": "set by the court",
    "litigation-case.governance-suggestion-sent#reply_by": "set by the court",
    "payment-order-case.correction-asked#correct_by": "set by the court",
    "supervision-matter.correction-urged#correct_by": "set by the union",
    "inspection-case.ordered#correct_by": "set by the inspection",
    "enforcement-case.superior-answered#enforce_by": "set by the court above",
    "enforcement-case.measure-taken#until": "set by the court, within the longest the law allows",
    "enforcement-case.measure-renewed#until": "set by the court, within the longest the law allows",
    "enforcement-case.delay-interest-added#counted_until": "the last day interest is counted to",
    # Notice is held against the hearing when it is scheduled, and the result is not kept.
    "arbitration-case.hearing-scheduled#hearing_on": "no limit is kept",
    "arbitration-case.hearing-postponed#hearing_on": "no limit is kept",
    "arbitration-case.hearing-postponed#requested_on": "no limit is kept",
    "arbitration-case.collective-notice-given#hearing_on": "no limit is kept",
    "litigation-case.hearing-scheduled#hearing_on": "no limit is kept",
    "retrial-case.hearing-scheduled#hearing_on": "no limit is kept",
    # Other days told in passing.
    "arbitration-case.claims-amended#requested_on": "held against the time for evidence; the period restarts with the acceptance",
    "arbitration-case.advance-enforcement-awarded#requested_on": "no limit read runs from it",
    "payment-order-case.passed-to-litigation#sued_as_of": "the day of the application itself; nothing runs from it here",
    "supervision-matter.complaint-accepted#received_on": "no limit is kept",
    "supervision-matter.complaint-not-accepted#received_on": "no limit is kept",
    "inspection-case.result-returned#decided_on": "no limit is kept",
    "holiday-notice.entered#published_on": "what a notice moves is counted again when it takes effect",
}
"""Every other day a correction may change, and why no limit moves with it."""


Sample = tuple[Any, list[Event], Event]


def samples() -> Iterator[Sample]:
    """Every entry of every step of every kind from its lawful state: the case, its record, the entry."""
    for kind, steps, under in ROADS:
        for past, taken, *_ in steps.values():
            case = before(kind, past, under)
            earlier = [
                told.stored(version)
                for version, told in enumerate(past, start=1)
                if isinstance(told, Happened)
            ]
            taken(case)
            record = [*earlier, *case.pending_events]
            yield from ((case, record, entry) for entry in record)


def days_of(event: type[Event]) -> Iterator[str]:
    hints = get_type_hints(event)
    yield from (name for name in particulars(event) if hints[name] in {date, date | None})


def moved_by(sample: Sample, field: str, days: timedelta) -> dict[str, Deadline]:
    """What a correction of that field counts again, by the field that holds it in the entry or a later one."""
    case, record, entry = sample
    now = replace(entry, **{field: getattr(entry, field) + days})
    return {
        item.field: item.deadline for item in case.counted_from(History(tuple(record)), entry, now, RULES)
    }


def named(topic: str, field: str, among: Collection[str]) -> bool:
    _, _, happened = topic.partition(".")
    return f"{topic}#{field}" in among or f"{happened}#{field}" in among


EVENTS = [event for kind in KINDS.values() for event in event_classes(kind)]
DAYS = sorted({(event.TOPIC, field) for event in EVENTS for field in days_of(event)})


@pytest.mark.parametrize(("topic", "field"), DAYS, ids=[f"{topic}#{field}" for topic, field in DAYS])
def test_every_day_that_may_be_corrected_either_moves_its_limits_or_says_why_none_rests_on_it(
    topic: str, field: str
) -> None:
    assert named(topic, field, RESTED_ON) != named(topic, field, NOTHING_RESTS_ON)


def test_the_two_lists_name_nothing_that_is_not_there() -> None:
    for entry in (*RESTED_ON, *NOTHING_RESTS_ON):
        assert any(named(topic, field, {entry}) for topic, field in DAYS), entry


def test_a_day_a_limit_rests_on_moves_it_when_corrected_and_no_other_day_does() -> None:
    moving = set()
    for sample in samples():
        entry = sample[2]
        for field in days_of(type(entry)):
            if getattr(entry, field) is None:
                continue
            for days in (-DAY, DAY):
                if moved_by(sample, field, days):
                    moving.add(f"{entry.TOPIC}#{field}")
    assert moving == RESTED_ON - ONLY_IN_TESTS_OF_THEIR_OWN


def test_every_limit_on_record_says_where_it_runs_from() -> None:
    """From the entry's own day or one it names, from an entry it rests on, or it is a copy of an earlier one."""
    unexplained = set()
    for case, record, entry in samples():
        held = {item.name: getattr(entry, item.name) for item in dataclass_fields(entry)}
        for field, limit in held.items():
            if not isinstance(limit, Deadline) or field in case.MOVING or limit.code == AGREED:
                continue
            explained = (
                limit.starts_from == start_of(entry, field)
                or f"{entry.TOPIC}#{field}" in RESTS_ON
                or copied(limit, record, entry)
            )
            if not explained:
                unexplained.add(f"{entry.TOPIC}#{field}")
    assert unexplained == set()


def copied(limit: Deadline, record: list[Event], entry: Event) -> bool:
    earlier = record[: record.index(entry)]
    return any(limit in (getattr(event, item.name) for item in dataclass_fields(event)) for event in earlier)


def corrected(road: tuple[Any, ...], version: int, field: str, now: str) -> Any:
    case = case_after(EnforcementCase, *road, under=HERE)
    history = with_corrections(case.pending_events)
    case.correct(
        date(2026, 11, 2),
        of_version=version,
        field=field,
        now=now,
        reason=TEXT,
        approved_by="院长",
        history=history,
        rules=RULES,
    )
    return case


def test_the_two_years_run_from_the_corrected_last_day_for_performance() -> None:
    case = corrected(enforcement_road.APPLIED, 1, "perform_by", "2026-02-10")
    (restated,) = case.pending_events[-1].restated
    assert (restated.field, restated.deadline.falls_on) == ("apply_until", date(2028, 2, 10))
    assert read_again(case).apply_until == restated.deadline


def test_a_day_for_performance_that_was_forgotten_takes_the_place_of_the_day_of_effect() -> None:
    case = corrected((applied_for(perform_by=None),), 1, "perform_by", "2026-02-10")
    assert read_again(case).apply_until.starts_from == date(2026, 2, 10)


def test_the_day_of_effect_moves_nothing_where_a_day_for_performance_was_set() -> None:
    case = corrected(enforcement_road.APPLIED, 1, "effective_on", "2026-01-19")
    assert case.pending_events[-1].restated == ()


def test_an_interruption_still_counts_after_the_correction() -> None:
    interrupted = (Interrupted(on=date(2026, 2, 20), ground=Interruption.DEMANDED),)
    case = corrected((applied_for(interrupted=interrupted),), 1, "perform_by", "2026-02-10")
    assert read_again(case).apply_until.falls_on == date(2028, 2, 21)  # 20 February 2028 is a Sunday


def test_the_day_of_the_application_moves_only_what_runs_from_it() -> None:
    """Received on the very day the time for performance is counted from: the two years rest on the latter."""
    same_day = applied_for(effective_on=date(2026, 3, 2), perform_by=None)
    case = corrected((same_day,), 1, "occurred_on", "2026-03-03")
    assert {item.field for item in case.pending_events[-1].restated} == {"send_notice_by", "six_months"}


def test_a_corrected_length_moves_the_period_it_extends() -> None:
    past, extended = arbitration_road.LAWFUL["extend_period"]
    case = case_after(ArbitrationCase, *past, extended, under=arbitration_road.HERE)
    history = with_corrections(case.pending_events)
    entry = case.pending_events[-1]
    case.correct(
        date(2026, 11, 2),
        of_version=entry.originator_version,
        field="days",
        now=str(entry.days - 5),
        reason=TEXT,
        approved_by="主任",
        history=history,
        rules=RULES,
    )
    (restated,) = case.pending_events[-1].restated
    assert (entry.award_due.falls_on, restated.deadline.falls_on) == (date(2026, 5, 6), date(2026, 4, 29))


def test_six_months_from_knowledge_run_from_the_corrected_day() -> None:
    applied = retrial_road.applied_on(ground=GroundOfRetrial.NEW_EVIDENCE, known_on=date(2026, 1, 12))
    case = case_after(RetrialCase, applied, under=retrial_road.HERE)
    sample = case, list(case.pending_events), case.pending_events[0]
    moved = moved_by(sample, "known_on", -DAY)
    assert {field: limit.starts_from for field, limit in moved.items()} == {"apply_until": date(2026, 1, 11)}


def test_the_union_in_beijing_is_told_from_the_corrected_day_of_the_decision() -> None:
    past, returned, _ = supervision_letters.EACH_STEP["department_returns_result"]
    there = occasion(by=replace(UNION, region="110105"))
    case = before(SupervisionLetter, past, there)
    case.region = "110105"
    returned(case)
    entry = case.pending_events[-1]
    moved = moved_by((case, [entry], entry), "decided_on", -DAY)
    assert {field: limit.starts_from for field, limit in moved.items()} == {
        "notice_due": entry.decided_on - DAY
    }


def test_the_period_that_a_counterclaim_restarted_runs_from_the_corrected_day_of_its_acceptance() -> None:
    case = case_after(ArbitrationCase, *arbitration_road.ANSWERED, under=arbitration_road.HERE)
    case.happened(
        ArbitrationCase.CounterclaimTakenIn,
        date(2026, 3, 30),
        taken_in_id=UUID(int=9),
        taken_in_number="",
        taken_in_dispute_id=UUID(int=2),
        reasons=None,
        stood_at=arbitration_road.S.ANSWERED,
        restarts_on=date(2026, 3, 17),
        award_due=case.due_after(Restarted(on=date(2026, 3, 17), ground=JOINED), RULES),
    )
    sample = case, list(case.pending_events), case.pending_events[-1]
    assert moved_by(sample, "restarts_on", DAY)["award_due"].falls_on == date(2026, 5, 6)  # from 3 May
