"""代理人: who may act for a party, with which powers, from which day until which, and what is refused without them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.arbitration import ArbitrationCase
from domain.arbitration.record import ArbitrationState
from domain.claims import Claim, ClaimKind
from domain.court_mediation import CourtMediation
from domain.kernel import AGGREGATES, Aggregate, event_classes
from domain.litigation import LitigationCase
from domain.parties import Side
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from domain.representation import acting, mandates
from domain.representation.acting import MandateOfAnotherSide, PowerNotGiven
from domain.representation.mandates import (
    DoneThroughRepresentative,
    GeneralMandateListsPowers,
    LegalAidLetterMissing,
    MandateNotInForce,
    NotAMandate,
    OnlyMandatesChange,
    Power,
    PowersNotListed,
    RecommendingBodyMissing,
    RepresentativeKind,
    RepresentsOneSide,
    Scope,
    TooManyRepresentatives,
)
from domain.representation.represented import Represented
from domain.steps import questions, steps_of
from tests.support import arbitration_road, litigation_road
from tests.support.arbitration_branches import WAGES
from tests.support.lawful_walk import (
    OF_DISPOSAL,
    RULES,
    Taken,
    case_after,
    read_again,
    remembered,
    rules_of,
    story,
)
from tests.support.people import (
    BEGINNINGS,
    DAY,
    HERE,
    STEPS,
    changed,
    ended,
    guarded,
    mandated,
    on_day,
)
from tests.support.story import TEXT

KINDS = [kind for kind in AGGREGATES.values() if issubclass(kind, Represented)]
THROUGH_SPECIAL_AUTHORITY = {
    "arbitration-case": OF_DISPOSAL | {
        "amend_claims", "make_collective_partial_statement", "make_collective_statement",
        "make_entrusted_statement", "make_partial_statement", "make_statement", "receive_partial_statement",
        "receive_statement", "record_counterclaim", "withdraw",
    },
    "litigation-case": OF_DISPOSAL | {
        "change_claims", "join_claims", "receive_statement", "record_appeal", "settle_before_docketing", "withdraw",
    },
    "appeal-case": OF_DISPOSAL | {
        "join_appeal", "receive_statement", "release_appellant", "withdraw_appeal", "withdraw_suit",
    },
    "revocation-case": {"receive_statement", "withdraw"},
    "retrial-case": {"withdraw"},
    "enforcement-case": {"settle"},
    "payment-order-case": {"allow_withdrawal_of_objection", "discontinue"},
    "court-mediation": {
        "agree_after_docketing", "agree_before_docketing", "permit_withdrawal", "receive_statement",
    },
}  # fmt: skip


def begun(kind: type[Aggregate] = LitigationCase, *taken: Taken) -> Any:
    return case_after(kind, *BEGINNINGS[kind], *taken, under=HERE)


# In every case.


def test_parties_are_represented_before_commissions_and_courts() -> None:
    assert set(KINDS) == set(BEGINNINGS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.TOPIC))
def test_every_such_case_has_its_own_topics(kind: type[Aggregate]) -> None:
    topics = {event.TOPIC for event in event_classes(kind)}
    assert {
        f"{kind.TOPIC}.{name}"
        for name in ("mandate-submitted", "mandate-changed", "mandate-ended", "legal-representative-named",
                     "done-through-representative", "legal-aid-requested", "legal-aid-decided",
                     "legal-aid-assigned", "worker-succeeded", "employer-succeeded")
    } <= topics  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.TOPIC))
@pytest.mark.parametrize("name", STEPS)
def test_a_step_records_its_event_in_whatever_stage_and_moves_nothing(
    kind: type[Aggregate], name: str
) -> None:
    past, taken = STEPS[name]
    case = begun(kind, *past)
    before = case.state
    taken(case.version)(case)
    assert isinstance(case.pending_events[-1], steps_of(kind)[name].records)
    assert case.pending_events[-1].TOPIC.startswith(f"{kind.TOPIC}.")
    assert case.state == before
    assert remembered(read_again(case)) == remembered(case)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.TOPIC))
def test_the_acts_a_representative_may_do_ask_for_the_mandate(kind: type[Aggregate]) -> None:
    asking = {
        name
        for name, step in steps_of(kind).items()
        if "through" in {question.name for question in questions(step.decision)}
    }
    assert asking == THROUGH_SPECIAL_AUTHORITY[kind.TOPIC]


def test_nobody_is_represented_before_the_case_is_opened() -> None:
    with pytest.raises(StepNotOpen):
        case_after(LitigationCase, mandated(), under=HERE)
    with pytest.raises(DateBeforeItsGround):
        begun(LitigationCase, mandated(on=date(2026, 5, 1)))


# What is refused about mandates.

NOT_MADE: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "for both sides": ((), mandated(side=Side.BOTH), RepresentsOneSide, "side"),
    "general with powers": (
        (), mandated(Power.SETTLE, scope=Scope.GENERAL), GeneralMandateListsPowers, "powers"),
    "special without powers": ((), mandated(scope=Scope.SPECIAL), PowersNotListed, "powers"),
    "recommended by nobody": (
        (), mandated(representative_kind=RepresentativeKind.RECOMMENDED), RecommendingBodyMissing,
        "organisation"),
    "assigned without a letter": ((), mandated(legal_aid=True), LegalAidLetterMissing, "legal_aid_letter"),
    "a letter without an assignment": (
        (), mandated(legal_aid_letter="示援指1号"), LegalAidLetterMissing, "legal_aid_letter"),
    "a third one": ((mandated(), mandated()), mandated(), TooManyRepresentatives, "representative"),
    "a third one dated before the others": (
        (mandated(on=on_day(5)), mandated(on=on_day(6))), mandated(on=on_day(1)), TooManyRepresentatives,
        "representative"),
    "a change of what is no mandate": ((mandated(),), changed(1, Power.SETTLE, on=DAY), NotAMandate, "mandate"),
    "a change before it began": ((mandated(),), changed(2, on=on_day(-1)), MandateNotInForce, "mandate"),
    "a change after it ended": (
        (mandated(), ended(2, on_day(3))), changed(2, on=on_day(3)), MandateNotInForce, "mandate"),
    "a change to general with powers": (
        (mandated(),),
        lambda case: case.change_mandate(DAY, mandate=2, scope=Scope.GENERAL, powers=(Power.SETTLE,)),
        GeneralMandateListsPowers, "powers"),
    "a change of what the law gave": ((guarded(),), changed(2, on=DAY), OnlyMandatesChange, "mandate"),
    "the end of what is no mandate": ((mandated(),), ended(1, DAY), NotAMandate, "mandate"),
    "the end of what has ended": (
        (mandated(), ended(2, on_day(3))), ended(2, on_day(3)), MandateNotInForce, "mandate"),
}  # fmt: skip


@pytest.mark.parametrize("what", NOT_MADE)
def test_what_is_no_good_mandate_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = NOT_MADE[what]
    told = story(LitigationCase, *litigation_road.RECEIVED, *past, under=HERE).when(taken)
    told.then_refused(rule, field)


def test_nothing_changes_or_ends_where_nobody_acts() -> None:
    for taken in (changed(1, on=DAY), ended(1, DAY)):
        story(LitigationCase, *litigation_road.RECEIVED, under=HERE).when(taken).then_refused(NotAMandate, "")


def test_the_commission_is_told_by_its_own_law() -> None:
    with pytest.raises(GeneralMandateListsPowers) as refused:
        begun(ArbitrationCase, mandated(Power.SETTLE, scope=Scope.GENERAL))
    assert refused.value.authority == "劳动争议调解仲裁法 第二十四条"


@pytest.mark.parametrize("kind", [ArbitrationCase, CourtMediation])
def test_where_no_text_names_a_number_a_third_one_is_accepted(kind: type[Aggregate]) -> None:
    assert len(begun(kind, mandated(), mandated(), mandated()).mandates) == 3


@pytest.mark.parametrize(
    "past",
    [
        pytest.param((mandated(), mandated(), ended(2, DAY)), id="one has gone"),
        pytest.param((mandated(), mandated(side=Side.EMPLOYER)), id="the other side's"),
        pytest.param((mandated(parties=(2,)), mandated(parties=(2, 3))), id="other workers'"),
        pytest.param((mandated(), guarded()), id="by law"),
    ],
)
def test_there_is_room_for_one_more(past: tuple[Taken, ...]) -> None:
    begun(LitigationCase, *past, mandated(parties=(1,)))


def test_who_acts_for_the_whole_side_counts_for_each_of_its_parties() -> None:
    with pytest.raises(TooManyRepresentatives):
        begun(LitigationCase, mandated(), mandated(parties=(2,)), mandated(parties=(1, 2)))


# What is done through a representative.


def withdrawn(*through: int) -> Taken:
    return lambda case: case.withdraw(on_day(10), through=through)


def statement_made(*through: int) -> Taken:
    return lambda case: case.make_statement(on_day(10), number="示1号", terms=TEXT, through=through)


def counterclaimed(*through: int) -> Taken:
    return lambda case: case.record_counterclaim(
        date(2026, 3, 10), claims=(WAGES,), rules=RULES, through=through
    )


def joined(*through: int, on: date, by: Side = Side.WORKER) -> Taken:
    claims = (Claim(kind=ClaimKind.WAGES),)
    return lambda case: case.join_claims(on, claimed_by=by, added=claims, through=through)


ACTS: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused] | None]] = {
    "settles with the power": ((mandated(Power.SETTLE),), statement_made(7), None),
    "settles for both, each with the power": (
        (mandated(Power.SETTLE), mandated(Power.SETTLE, side=Side.EMPLOYER)), statement_made(7, 8), None),
    "settles by law": ((guarded(),), statement_made(7), None),
    "settles since the powers were widened": (
        (mandated(), changed(7, Power.SETTLE, on=on_day(10))), statement_made(7), None),
    "withdraws for the applicant": ((mandated(),), withdrawn(7), None),
    "settles with another power": ((mandated(Power.APPEAL),), statement_made(7), PowerNotGiven),
    "settles with a general mandate": ((mandated(),), statement_made(7), PowerNotGiven),
    "settles for both, one without": (
        (mandated(Power.SETTLE), mandated(side=Side.EMPLOYER)), statement_made(7, 8), PowerNotGiven),
    "settles after the powers were narrowed": (
        (mandated(Power.SETTLE), changed(7, on=on_day(10))), statement_made(7), PowerNotGiven),
    "settles after the end": (
        (mandated(Power.SETTLE), ended(7, on_day(10))), statement_made(7), MandateNotInForce),
    "settles before the beginning": (
        (mandated(Power.SETTLE, on=on_day(11)),), statement_made(7), MandateNotInForce),
    "settles under no mandate": ((), statement_made(6), NotAMandate),
    "withdraws for the other side": (
        (mandated(side=Side.EMPLOYER),), withdrawn(7), MandateOfAnotherSide),
    "withdraws after the end": ((mandated(), ended(7, DAY)), withdrawn(7), MandateNotInForce),
}  # fmt: skip


@pytest.mark.parametrize("what", ACTS)
def test_an_act_through_a_representative(what: str) -> None:
    past, taken, rule = ACTS[what]
    begun_with = (*arbitration_road.HEARD, *past)
    told = story(ArbitrationCase, *begun_with, under=HERE).when(taken)
    if rule is not None:
        told.then_refused(rule, "through")
        return
    act, through = told.case.pending_events
    assert isinstance(through, DoneThroughRepresentative)
    assert (through.act, through.occurred_on) == (act.originator_version, act.occurred_on)
    assert told.case.state in {ArbitrationState.MEDIATED, ArbitrationState.WITHDRAWN}


def test_what_the_party_did_itself_is_recorded_as_before() -> None:
    case = case_after(ArbitrationCase, *arbitration_road.HEARD, statement_made(), under=HERE)
    assert not any(isinstance(event, DoneThroughRepresentative) for event in case.pending_events)


def test_a_refused_act_leaves_no_trace_of_its_representative() -> None:
    past = (*arbitration_road.SERVED, mandated(Power.COUNTERCLAIM, side=Side.EMPLOYER, on=date(2026, 3, 9)))
    case = case_after(ArbitrationCase, *past, under=HERE)
    entry, recorded = case.version, len(case.pending_events)
    with pytest.raises(Refused):
        case.record_counterclaim(date(2026, 3, 10), claims=(), rules=RULES, through=(entry,))
    assert len(case.pending_events) == recorded
    counterclaimed(entry)(case)
    assert case.pending_events[-1].power is Power.COUNTERCLAIM


def test_the_applicants_representative_raises_no_counterclaim() -> None:
    past = (*arbitration_road.SERVED, mandated(Power.COUNTERCLAIM, on=date(2026, 3, 9)))
    told = story(ArbitrationCase, *past, under=HERE)
    told.when(counterclaimed(told.case.version)).then_refused(MandateOfAnotherSide, "through")


def test_a_missing_power_is_refused_under_the_law_of_the_procedure() -> None:
    for kind, past, taken, law in (
        (ArbitrationCase, arbitration_road.HEARD, statement_made(7), "劳动争议调解仲裁法 第二十四条"),
        (LitigationCase, litigation_road.HEARING, joined(6, on=on_day(20)), "民事诉讼法 第六十二条"),
    ):
        told = story(kind, *past, mandated(), under=HERE).when(taken).then_refused(PowerNotGiven, "through")
        assert told.refusal is not None
        assert told.refusal.authority == law


def test_every_rule_of_these_chapters_is_refused_here() -> None:
    told = {rule for _, _, rule, _ in NOT_MADE.values()} | {rule for _, _, rule in ACTS.values()}
    assert rules_of(mandates) | rules_of(acting) <= told


# Whatever comes one after the other.

DAYS = st.integers(0, 30)
POWERS = st.sets(st.sampled_from(list(Power)), max_size=2)
SUBMITTED = st.tuples(
    st.just("submit"), DAYS, st.sampled_from([Side.WORKER, Side.EMPLOYER]),
    st.sampled_from([(), (1,), (2,), (1, 2)]), POWERS,
)  # fmt: skip
CHANGED = st.tuples(st.just("change"), DAYS, st.integers(0, 5), POWERS)
ENDED = st.tuples(st.just("end"), DAYS, st.integers(0, 5))


def take(case: Any, told: tuple[Any, ...]) -> None:
    brought = sorted(case.mandates)
    match told:
        case ("submit", day, side, parties, powers):
            mandated(*sorted(powers), side=side, on=on_day(day), parties=parties)(case)
        case ("change", day, nth, powers) if brought:
            changed(brought[nth % len(brought)], *sorted(powers), on=on_day(day))(case)
        case ("end", day, nth) if brought:
            ended(brought[nth % len(brought)], on_day(day))(case)


def powers_told(case: Any, entry: int, day: date) -> frozenset[Power] | None:
    """The same by the entries alone, read one after another: None where nobody may act."""
    own = [event for event in case.pending_events if entry in (event.originator_version, _mandate(event))]
    if own[0].occurred_on > day:
        return None
    if any(type(event).__name__ == "MandateEnded" and event.occurred_on <= day for event in own):
        return None
    known = [event for event in own if hasattr(event, "powers") and event.occurred_on <= day]
    latest = max(event.occurred_on for event in known)
    return frozenset([event for event in known if event.occurred_on == latest][-1].powers)


def _mandate(event: Any) -> int | None:
    mandate: int | None = getattr(event, "mandate", None)
    return mandate


@given(st.lists(st.one_of(SUBMITTED, SUBMITTED, CHANGED, ENDED), max_size=14), DAYS)
def test_never_more_than_two_for_one_party_and_only_what_the_mandate_of_the_day_includes(
    sequence: list[tuple[Any, ...]], day: int
) -> None:
    case = case_after(LitigationCase, *litigation_road.HEARING, under=HERE)
    for told in sequence:
        recorded = len(case.pending_events)
        try:
            take(case, told)
        except Refused:
            assert len(case.pending_events) == recorded
    for at in map(on_day, range(32)):
        for side in (Side.WORKER, Side.EMPLOYER):
            for party in (1, 2, 3):
                acting_now = [
                    entry
                    for entry, one in case.mandates.items()
                    if one.side is side and one.acts_for(party) and powers_told(case, entry, at) is not None
                ]
                assert len(acting_now) <= 2
    assert remembered(read_again(case)) == remembered(case)
    on = on_day(day)
    for entry, mandate in list(case.mandates.items()):
        told_powers = powers_told(case, entry, on)
        lawful = told_powers is not None and Power.CHANGE in told_powers
        try:
            joined(entry, on=on, by=mandate.side)(case)
        except Refused:
            assert not lawful
        else:
            assert lawful
