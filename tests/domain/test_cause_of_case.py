"""How a case has its cause 案由: fixed in the version of its day, changed with the earlier one kept, taken over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from application.processes.causes_taken_over import react
from domain.appeal_case import AppealCase
from domain.arbitration import ArbitrationCase
from domain.cause_events import (
    CauseAlreadyFixed,
    CauseMissing,
    NoCauseToChange,
    SameCause,
    WhyCauseChanged,
)
from domain.causes import (
    CauseAtWrongLevel,
    CauseListed,
    CauseNotInForce,
    CausesNotOnRecord,
    OneCauseOnly,
)
from domain.enforcement import EnforcementCase
from domain.enforcement.document import EnforcedDocument
from domain.kernel import Aggregate
from domain.litigation import LitigationCase
from domain.litigation.complaint import GroundOfSuit
from domain.litigation.record import CourtProcedure
from domain.parties import Side
from domain.refusals import Refused
from domain.revocation import RevocationCase
from domain.steps import steps_of
from domain.terms import Capacity
from tests.support import arbitration_road, enforcement_road
from tests.support.lawful_walk import RULES, Taken, case_after, read_again, remembered
from tests.support.litigation_road import DISPUTE, HERE, OVERTIME
from tests.support.story import TEXT

OLD, NEW = date(2025, 12, 30), date(2026, 1, 5)
BEFORE_ALL = date(2020, 6, 1)
HAVING_A_CAUSE = (ArbitrationCase, LitigationCase, AppealCase, RevocationCase, EnforcementCase)


def sued(on: date) -> Taken:
    return lambda case: case.receive_complaint(
        on - timedelta(days=3),
        dispute_id=DISPUTE,
        plaintiff=Side.WORKER,
        ground=GroundOfSuit.NONFINAL_AWARD,
        claims=(OVERTIME,),
        facts=TEXT,
        rules=RULES,
    )


def docketed(on: date, **given: Any) -> Taken:
    number = "（2026）示0902民初12号"
    return lambda case: case.docket(
        on, case_number=number, procedure=CourtProcedure.ORDINARY, **given, rules=RULES
    )


def suit(on: date, **given: Any) -> Any:
    """A suit docketed on that day."""
    return case_after(LitigationCase, sued(on), docketed(on, **given), under=HERE)


def topics(case: Any) -> list[str]:
    return [event.TOPIC.partition(".")[2] for event in case.pending_events]


def refused(rule: type[Refused], case: Any, taken: Callable[[Any], None], *words: str) -> None:
    """Refused with these words, and nothing is changed."""
    before, recorded = dict(remembered(case)), len(case.pending_events)
    with pytest.raises(rule) as refusal:
        taken(case)
    assert [word for word in words if word not in refusal.value.message] == []
    assert refusal.value.field in {"cause", "cause_text", ""}
    assert (remembered(case), len(case.pending_events)) == (before, recorded)


def test_a_suit_is_docketed_with_the_cause_of_its_day() -> None:
    old, new = suit(OLD, cause="recovering-pay"), suit(NEW, cause="recovering-pay")
    assert topics(new) == ["complaint-received", "docketed", "cause-fixed"]
    assert [(case.cause.number, case.cause.version) for case in (old, new)] == [
        ("186(5)", date(2021, 1, 1)),
        ("205(5)", date(2026, 1, 1)),
    ]
    assert old.cause.document == "法〔2020〕346号"
    assert remembered(read_again(new)) == remembered(new)


def test_without_a_cause_a_suit_is_docketed_all_the_same() -> None:
    case = suit(NEW)
    assert topics(case) == ["complaint-received", "docketed"]
    assert case.cause is None


def test_a_cause_left_out_is_fixed_later_by_the_list_of_the_day_it_was_fixed_for() -> None:
    case = suit(OLD)
    case.fix_cause(OLD, cause="welfare-benefits", rules=RULES)
    assert case.cause.version == date(2021, 1, 1)
    refused(
        CauseAlreadyFixed, case, lambda one: one.fix_cause(NEW, cause="severance", rules=RULES), "福利待遇"
    )


def test_a_cause_of_another_version_is_refused_with_that_version_named() -> None:
    case = case_after(LitigationCase, sued(OLD), under=HERE)
    refused(
        CauseNotInForce,
        case,
        docketed(OLD, cause="new-forms-contract"),
        "新就业形态用工合同纠纷",
        "法〔2025〕226、227号",
        "2026-01-01",
        "2025-12-30施行的是法〔2020〕346号",
    )
    refused(CauseNotInForce, case, docketed(OLD, cause="no-such-cause"), "没有“no-such-cause”")


def test_the_name_of_a_part_is_no_cause_of_a_case() -> None:
    case = case_after(LitigationCase, sued(NEW), under=HERE)
    refused(CauseAtWrongLevel, case, docketed(NEW, cause="part-labour"), "第1级")
    assert suit(NEW, cause="labour-disputes").cause.name == "劳动争议"


def test_a_day_without_a_version_has_a_cause_in_words_and_no_guess() -> None:
    case = case_after(LitigationCase, sued(BEFORE_ALL), under=HERE)
    refused(CausesNotOnRecord, case, docketed(BEFORE_ALL, cause="recovering-pay"), "2020-06-01：未收录")
    case = suit(BEFORE_ALL, cause_text="追索劳动报酬纠纷")
    assert (case.cause.name, case.cause.code, case.cause.version) == ("追索劳动报酬纠纷", None, None)
    assert "未收录" in case.cause.zh


def test_words_do_not_go_round_the_list() -> None:
    case = case_after(LitigationCase, sued(OLD), under=HERE)
    refused(CauseListed, case, docketed(OLD, cause_text=" 追索 劳动报酬纠纷"), "法〔2020〕346号")
    refused(CauseNotInForce, case, docketed(OLD, cause_text="超龄劳动者用工纠纷"), "法〔2025〕226、227号")
    refused(OneCauseOnly, case, docketed(OLD, cause="severance", cause_text="劳务合同纠纷"))
    assert suit(OLD, cause_text="劳务合同争议（照文书）").cause.version is None


def test_a_change_keeps_the_earlier_cause_beside_the_new_one() -> None:
    case = suit(OLD, cause="labour-contract")
    why = WhyCauseChanged.OTHER_RELATION
    case.change_cause(NEW, cause="services-contract", why=why, reasons=TEXT, rules=RULES)
    changed = case.pending_events[-1]
    assert changed.TOPIC == "litigation-case.cause-changed"
    assert (changed.earlier_cause.number, changed.cause.number) == ("186", "144")
    assert case.cause == changed.cause
    assert remembered(read_again(case)) == remembered(case)


def test_a_cause_entered_by_mistake_is_put_right_by_the_list_of_its_own_day() -> None:
    case = suit(OLD, cause="labour-contract")
    case.change_cause(OLD, cause="severance", why=WhyCauseChanged.ENTERED_BY_MISTAKE, rules=RULES)
    assert case.cause.version == date(2021, 1, 1)


def test_only_another_cause_is_a_change() -> None:
    why = WhyCauseChanged.CLAIMS_CHANGED
    case = suit(NEW, cause="severance")
    refused(SameCause, case, lambda one: one.change_cause(NEW, cause="severance", why=why, rules=RULES))
    refused(CauseMissing, case, lambda one: one.change_cause(NEW, why=why, rules=RULES))
    refused(
        NoCauseToChange,
        suit(NEW),
        lambda one: one.change_cause(NEW, cause="severance", why=why, rules=RULES),
    )


def test_a_commission_maps_its_case_or_does_not() -> None:
    accepted = arbitration_road.ACCEPTED[-1]
    plain: Any = case_after(ArbitrationCase, arbitration_road.filed, accepted, under=arbitration_road.HERE)
    assert plain.cause is None
    plain.fix_cause(date(2026, 4, 20), cause="social-insurance", rules=RULES)
    fixed: Any = plain.cause
    assert fixed.name == "社会保险纠纷"
    step = steps_of(ArbitrationCase)["fix_cause"]
    assert step.by == (Capacity.ARBITRATION,)
    assert "没有法定案由表" in step.help


@pytest.mark.parametrize("kind", HAVING_A_CAUSE, ids=lambda kind: str(kind.TOPIC))
def test_no_step_about_causes_rests_on_a_text_that_was_read(kind: type[Aggregate]) -> None:
    steps = [step for name, step in steps_of(kind).items() if name in {"fix_cause", "change_cause"}]
    assert steps
    assert not [step for step in steps if step.verified]
    assert all("来源待核对" in step.authority for step in steps)


# Taking over


def test_what_goes_on_asks_the_case_before_for_its_cause() -> None:
    case = case_after(EnforcementCase, enforcement_road.APPLIED[0], under=HERE)
    applied = replace(
        case.pending_events[0], document=EnforcedDocument.JUDGMENT, document_case_id=UUID(int=77)
    )
    (asked,) = react(applied, case, RULES)
    assert (asked.kind, asked.step, asked.case_id) == ("litigation-case", "pass-cause-on", UUID(int=77))
    assert asked.answers["to_case_id"] == case.id
    assert react(replace(applied, document=EnforcedDocument.PAYMENT_ORDER), case, RULES) == ()


def test_the_cause_goes_on_in_the_version_it_was_recorded_in() -> None:
    case = suit(OLD, cause="recovering-pay")
    later = case_after(EnforcementCase, under=HERE)
    case.pass_cause_on(NEW, to_kind="enforcement-case", to_case_id=later.id)
    (told,) = react(case.pending_events[-1], case, RULES)
    assert (told.kind, told.step, told.case_id) == ("enforcement-case", "take-over-cause", later.id)
    assert told.answers["cause"] == case.cause
    assert case.cause.version == date(2021, 1, 1)


def test_a_case_without_a_cause_passes_none_on() -> None:
    case = suit(NEW)
    recorded = len(case.pending_events)
    case.pass_cause_on(NEW, to_kind="appeal-case", to_case_id=UUID(int=78))
    assert len(case.pending_events) == recorded
