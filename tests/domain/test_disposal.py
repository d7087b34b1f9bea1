"""处分请求: a party waives its claims or acknowledges those of the other side, itself or through somebody it empowered."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain import disposal
from domain.appeal_case import AppealCase
from domain.arbitration import ArbitrationCase
from domain.disposal import (
    AmountOfOneClaim,
    ClaimWaivedBefore,
    ManyMustConsent,
    NoSuchClaim,
    NothingDisposedOf,
    OneSideDisposes,
    waived_in,
)
from domain.history import with_corrections
from domain.kernel import Aggregate
from domain.litigation import LitigationCase
from domain.merger.standing import claims_in
from domain.parties import Side
from domain.refusals import Refused, StepNotOpen
from domain.representation.acting import MandateOfAnotherSide, PowerNotGiven
from domain.representation.mandates import Power, RepresentativeKind, Scope
from domain.steps import steps_of
from tests.support import appeal_road, arbitration_road, litigation_road
from tests.support.lawful_walk import OF_DISPOSAL, case_after, read_again, remembered, rules_of
from tests.support.story import TEXT, WORKER

Taken = Callable[[Any], None]
ON = {ArbitrationCase: date(2026, 4, 14), LitigationCase: date(2026, 7, 1), AppealCase: date(2026, 10, 1)}
BEFORE: dict[type[Aggregate], tuple[tuple[Taken, ...], Any]] = {
    ArbitrationCase: (arbitration_road.HEARD, arbitration_road.HERE),
    LitigationCase: (litigation_road.HEARD, litigation_road.HERE),
    AppealCase: (appeal_road.DOCKETED, appeal_road.ABOVE),
}
DECIDED: dict[type[Aggregate], tuple[tuple[Taken, ...], Any]] = {
    ArbitrationCase: (arbitration_road.FINAL, arbitration_road.HERE),
    LitigationCase: (litigation_road.JUDGED, litigation_road.HERE),
    AppealCase: ((*appeal_road.HEARD, appeal_road.affirmed), appeal_road.ABOVE),
}
KINDS = list(BEFORE)
ACTS = sorted(OF_DISPOSAL)


def before(kind: type[Aggregate]) -> Any:
    past, under = BEFORE[kind]
    return case_after(kind, *past, under=under)


def dispose(case: Any, act: str = "waive_claims", **answers: Any) -> None:
    given: dict[str, Any] = {"side": Side.WORKER, "claims": (1,), **answers}
    if isinstance(case, AppealCase) and "claims" not in answers:
        given |= {"claims": (), "content": TEXT}
    getattr(case, act)(ON[type(case)], **given, history=with_corrections(case.pending_events))


def entrusted(*powers: Power, side: Side = Side.WORKER) -> Taken:
    return lambda case: case.submit_mandate(
        case.state_since,
        side=side,
        representative=WORKER,
        representative_kind=RepresentativeKind.LAWYER,
        scope=Scope.SPECIAL if powers else Scope.GENERAL,
        powers=powers,
        matters=TEXT,
    )


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_party_disposes_of_claims_before_the_decision_and_the_stage_stays(
    kind: type[Aggregate], act: str
) -> None:
    case = before(kind)
    state = case.state
    dispose(case, act)
    assert type(case.pending_events[-1]) is steps_of(kind)[act].records or issubclass(
        type(case.pending_events[-1]), steps_of(kind)[act].records
    )
    assert case.pending_events[-1].side is Side.WORKER
    assert case.state == state
    assert remembered(read_again(case)) == remembered(case)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("kind", KINDS)
def test_after_the_decision_there_is_nothing_left_to_dispose_of(kind: type[Aggregate], act: str) -> None:
    past, under = DECIDED[kind]
    case = case_after(kind, *past, under=under)
    with pytest.raises(StepNotOpen):
        dispose(case, act)


def test_before_acceptance_there_is_nothing_to_dispose_of() -> None:
    case = case_after(ArbitrationCase, *arbitration_road.FILED, under=arbitration_road.HERE)
    with pytest.raises(StepNotOpen):
        dispose(case)


REFUSED: dict[str, tuple[dict[str, Any], type[Refused], str]] = {
    "both at once": ({"side": Side.BOTH}, OneSideDisposes, "side"),
    "a claim that is not there": ({"claims": (9,)}, NoSuchClaim, "claims"),
    "nothing": ({"claims": ()}, NothingDisposedOf, "claims"),
    "more than is claimed": ({"amount": Decimal("99999999.00")}, AmountOfOneClaim, "amount"),
    "one sum for several claims": (
        {"claims": (1, 1), "amount": Decimal("1.00")}, AmountOfOneClaim, "amount",
    ),
    "by representatives of many alone": ({"by_representatives": True}, ManyMustConsent, "all_consented"),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_lawful_is_refused_and_changes_nothing(name: str, act: str) -> None:
    answers, rule, field = REFUSED[name]
    case = before(ArbitrationCase)
    count = len(case.pending_events)
    with pytest.raises(rule) as refused:
        dispose(case, act, **answers)
    assert (refused.value.field, len(case.pending_events)) == (field, count)


def test_every_rule_of_the_chapter_is_refused_here() -> None:
    assert rules_of(disposal) == {rule for _, rule, _ in REFUSED.values()} | {ClaimWaivedBefore}


def test_a_claim_is_given_up_once_and_a_part_of_it_as_often_as_there_are_parts() -> None:
    case = before(ArbitrationCase)
    dispose(case, amount=Decimal("100.00"))
    dispose(case, amount=Decimal("200.00"))
    dispose(case)
    with pytest.raises(ClaimWaivedBefore) as refused:
        dispose(case)
    assert refused.value.field == "claims"


def test_claims_stated_anew_are_numbered_anew() -> None:
    case = case_after(LitigationCase, *litigation_road.ANSWERED, under=litigation_road.HERE)
    dispose(case)
    history = with_corrections(case.pending_events)
    assert waived_in(history) == {1}
    case.change_claims(ON[LitigationCase], claimed_by=Side.WORKER, claims=tuple(claims_in(history).values()))
    assert waived_in(with_corrections(case.pending_events)) == set()
    dispose(case)


def test_an_appeal_whose_claims_are_not_listed_says_what_is_meant() -> None:
    case = before(AppealCase)
    with pytest.raises(NothingDisposedOf) as refused:
        dispose(case, claims=())
    assert refused.value.field == "content"
    with pytest.raises(NoSuchClaim):
        dispose(case, claims=(1,))


@pytest.mark.parametrize(
    ("act", "power"), [("waive_claims", Power.WAIVE), ("acknowledge_claims", Power.ACKNOWLEDGE)]
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_representative_needs_that_very_power_of_that_very_side(
    kind: type[Aggregate], act: str, power: Power
) -> None:
    case = before(kind)
    others = tuple(one for one in Power if one is not power)
    entrusted(power)(case)
    given = case.pending_events[-1].originator_version
    dispose(case, act, through=(given,))
    assert case.pending_events[-1].power is power
    for mandate, side, rule in (
        (entrusted(*others, side=Side.EMPLOYER), Side.EMPLOYER, PowerNotGiven),
        (entrusted(power, side=Side.EMPLOYER), Side.WORKER, MandateOfAnotherSide),
    ):
        mandate(case)
        with pytest.raises(rule) as refused:
            dispose(case, act, side=side, through=(case.pending_events[-1].originator_version,))
        assert refused.value.field == "through"


def test_a_change_of_claims_needs_its_power_too() -> None:
    case = case_after(LitigationCase, *litigation_road.ANSWERED, under=litigation_road.HERE)
    entrusted(Power.WAIVE)(case)
    with pytest.raises(PowerNotGiven):
        case.change_claims(
            ON[LitigationCase],
            claimed_by=Side.WORKER,
            claims=(litigation_road.OVERTIME,),
            through=(case.pending_events[-1].originator_version,),
        )
