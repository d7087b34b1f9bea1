"""A supervision matter 监督事项: each step once from its lawful state, and every refusal once."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.claims import InstalmentsDoNotAddUp
from domain.refusals import StepNotOpen
from domain.steps import steps_of
from domain.supervision_matter import SupervisionMatter as Matter
from domain.supervision_matter.complaints import (
    ComplaintBeforeAnotherOrgan,
    DecidedBeforeReceived,
    NonAcceptanceMustBeWritten,
)
from domain.supervision_matter.conciliation import (
    ConsentMissing,
    PaymentExceedsSettlement,
    SettlementNotPaidInFull,
)
from domain.supervision_matter.conclusion import (
    ClosingGround,
    ClosingGroundNotMet,
    ClosingUnexplained,
    LettersStillOpen,
)
from domain.supervision_matter.inquiry import NoViolationNotExplained, TooFewSupervisors
from domain.supervision_matter.inspection import InspectionOutcome, NothingReferred, ReferralAlreadyPending
from domain.supervision_matter.ladder import Instrument, UnionLevel
from domain.supervision_matter.leads import LeadNeedsCountyUnion, LeadOutcome, LeadWithoutGround
from domain.supervision_matter.local_law import COMPLAINT_NOT_ELSEWHERE
from domain.supervision_matter.opening import NobodySupervised, NothingSupervised
from domain.supervision_matter.record import MatterState
from domain.supervision_matter.suggestion import Adopted, SuggestionKind, SuggestionMustStateReplyPeriod
from tests.support.lawful_walk import OF_EVERY_CASE
from tests.support.story import TEXT, happened
from tests.support.supervision import PROCURATORATE, RULES, UNION_IN_ZHEJIANG, story
from tests.support.supervision_matters import (
    ACCEPTED,
    BENEFIT,
    CLOSED,
    COMPLAINT,
    EACH_STEP,
    FILED,
    FOUND,
    FOUND_ON,
    INVESTIGATED,
    INVESTIGATION,
    LATER,
    LEAD,
    LETTER,
    LINKED,
    NO_VIOLATION,
    PAID,
    RECTIFIED,
    REFERRED,
    REGISTERED,
    RELAPSED,
    SETTLED,
    SETTLEMENT,
    SUGGESTED,
    SUGGESTION,
    SUGGESTION_DUE,
    TRANSFERRED,
    TURNED_AWAY,
)

S = MatterState


@pytest.mark.parametrize("name", EACH_STEP)
def test_a_lawful_step_records_its_event(name: str) -> None:
    given, step, event = EACH_STEP[name]
    story(Matter, *given).when(step).then(event)


def test_no_step_of_a_matter_is_left_untold() -> None:
    assert set(EACH_STEP) == set(steps_of(Matter)) - OF_EVERY_CASE


REFUSED: list[Any] = [
    pytest.param(
        (),
        lambda m: m.register_finding(FOUND_ON, **{**FOUND, "subjects": ()}),
        NothingSupervised,
        id="no subject",
    ),
    pytest.param(
        (),
        lambda m: m.register_finding(FOUND_ON, **{**FOUND, "employers": ()}),
        NobodySupervised,
        id="nobody",
    ),
    pytest.param(
        (),
        lambda m: m.accept_complaint(FOUND_ON, **{**COMPLAINT, "received_on": LATER}),
        DecidedBeforeReceived,
        id="accepted before it came",
    ),
    pytest.param(
        (),
        lambda m: m.refuse_complaint(FOUND_ON, **{**TURNED_AWAY, "received_on": LATER}),
        DecidedBeforeReceived,
        id="turned away before it came",
    ),
    pytest.param(
        REGISTERED,
        lambda m: m.investigate(LATER, **{**INVESTIGATION, "supervisors": 1}),
        TooFewSupervisors,
        id="one supervisor alone",
    ),
    pytest.param(
        ACCEPTED,
        lambda m: m.note_no_violation(LATER, explained=False, found=TEXT),
        NoViolationNotExplained,
        id="complainant not told",
    ),
    pytest.param(
        REGISTERED,
        lambda m: m.settle(LATER, both_consented=False, **SETTLEMENT),
        ConsentMissing,
        id="settled against somebody's will",
    ),
    pytest.param(
        REGISTERED,
        lambda m: m.settle(LATER, both_consented=True, **{**SETTLEMENT, "amount": Decimal("999.00")}),
        InstalmentsDoNotAddUp,
        id="instalments short",
    ),
    pytest.param(
        (*REGISTERED, SETTLED, PAID),
        lambda m: m.record_payment(LATER, amount=Decimal("600.01")),
        PaymentExceedsSettlement,
        id="a cent too much",
    ),
    pytest.param(
        (*REGISTERED, SETTLED, PAID),
        lambda m: m.perform_settlement(LATER, paid_now=Decimal("599.99")),
        SettlementNotPaidInFull,
        id="a cent too little",
    ),
    pytest.param(
        REGISTERED,
        lambda m: m.transfer_lead(LATER, **{**LEAD, "grounds": ()}),
        LeadWithoutGround,
        id="no ground",
    ),
    pytest.param(
        REGISTERED,
        lambda m: m.transfer_lead(LATER, **{**LEAD, "level": UnionLevel.TOWNSHIP}),
        LeadNeedsCountyUnion,
        id="a township's lead",
    ),
    pytest.param(
        (*REGISTERED, REFERRED),
        lambda m: m.refer_to_inspection(LATER, department="示例县人社局", materials=TEXT),
        ReferralAlreadyPending,
        id="referred twice",
    ),
    pytest.param(REGISTERED, lambda m: m.file_referral(LATER), NothingReferred, id="filed unreferred"),
    pytest.param(
        (*REGISTERED, REFERRED),
        lambda m: m.return_result(LATER, outcome=InspectionOutcome.ORDERED, account=TEXT),
        NothingReferred,
        id="result of no case",
    ),
    pytest.param(
        (*REGISTERED, FILED),
        lambda m: m.issue_suggestion(LATER, **{**SUGGESTION, "stated_period": None}, rules=RULES),
        SuggestionMustStateReplyPeriod,
        id="suggestion without period or rule",
    ),
    pytest.param(
        (*REGISTERED, INVESTIGATED),
        lambda m: m.close(LATER, **BENEFIT),
        ClosingGroundNotMet,
        id="closed as rectified unverified",
    ),
    pytest.param(
        REGISTERED,
        lambda m: m.close(LATER, **{**BENEFIT, "ground": ClosingGround.HANDED_OVER}),
        ClosingUnexplained,
        id="closed without a word",
    ),
    pytest.param(
        (*REGISTERED, LINKED, RECTIFIED),
        lambda m: m.close(LATER, **BENEFIT),
        LettersStillOpen,
        id="closed over an open letter",
    ),
    pytest.param(
        (*REGISTERED, SETTLED), lambda m: m.close(LATER, **BENEFIT), StepNotOpen, id="settled, unpaid"
    ),
    pytest.param(
        (*REGISTERED, RECTIFIED, CLOSED, RELAPSED),
        lambda m: m.close(LATER, **BENEFIT),
        StepNotOpen,
        id="relapsed, not taken up again",
    ),
]


@pytest.mark.parametrize(("given", "step", "refusal"), REFUSED)
def test_a_step_is_refused(given: Any, step: Any, refusal: Any) -> None:
    story(Matter, *given).when(step).then_refused(refusal)


def test_a_complaint_decided_before_it_came_has_the_wrong_day_of_receipt() -> None:
    early = {**COMPLAINT, "received_on": LATER}
    told = story(Matter).when(lambda matter: matter.accept_complaint(FOUND_ON, **early))
    told.then_refused(DecidedBeforeReceived, "received_on")


def test_zhejiang_turns_away_in_writing_what_another_organ_has() -> None:
    told = story(Matter, by=UNION_IN_ZHEJIANG).when(
        lambda m: m.accept_complaint(FOUND_ON, **{**COMPLAINT, "before_another_organ": True})
    )
    told.then_refused(ComplaintBeforeAnotherOrgan, "before_another_organ")
    assert told.refusal is not None
    assert "地方规定" in told.refusal.authority
    (
        story(Matter, by=UNION_IN_ZHEJIANG)
        .when(lambda m: m.refuse_complaint(FOUND_ON, **{**TURNED_AWAY, "told_in_writing": False}))
        .then_refused(NonAcceptanceMustBeWritten, "told_in_writing")
    )


def test_what_zhejiang_refuses_is_nobodys_rule_in_shanxi_or_before_its_day() -> None:
    told = story(Matter).when(
        lambda m: m.accept_complaint(FOUND_ON, **{**COMPLAINT, "before_another_organ": True})
    )
    assert told.refusal is None
    assert not COMPLAINT_NOT_ELSEWHERE.holds("330106", date(2016, 11, 30))
    assert COMPLAINT_NOT_ELSEWHERE.holds("330106", date(2016, 12, 1))


def test_a_matter_may_be_about_a_trade_before_any_employer_is_known() -> None:
    told = story(Matter).when(
        lambda m: m.register_finding(FOUND_ON, **{**FOUND, "employers": (), "trade": "直播行业"})
    )
    assert told.case.state is S.REGISTERED


def test_the_same_letter_is_noted_once_and_ends_once() -> None:
    story(Matter, *REGISTERED, LINKED).when(
        lambda m: m.link_letter(LATER, letter_id=LETTER, instrument=Instrument.REMINDER)
    ).then()
    story(Matter, *REGISTERED, LINKED).when(lambda m: m.settle_letter(LATER, letter_id=UUID(int=99))).then()


def test_a_letter_that_relapses_after_its_end_is_noted_again() -> None:
    ended = happened(Matter.LetterSettled, LATER, letter_id=LETTER)
    told = story(Matter, *REGISTERED, LINKED, ended).when(
        lambda m: m.link_letter(LATER, letter_id=LETTER, instrument=Instrument.REMINDER)
    )
    told.then(LINKED)
    assert told.case.open_letters == {LETTER}


def test_non_cooperation_once_recorded_stays_with_the_lead() -> None:
    told = story(Matter, *REGISTERED, INVESTIGATED).when(
        lambda m: m.transfer_lead(LATER, **{**LEAD, "uncooperative": False})
    )
    assert told.case.pending_events[-1].uncooperative


def test_a_public_interest_suggestion_is_answered_by_its_rule() -> None:
    told = story(Matter, *REGISTERED, FILED, by=PROCURATORATE).when(
        lambda m: m.issue_suggestion(
            LATER,
            **{**SUGGESTION, "stated_period": None, "kind": SuggestionKind.PUBLIC_INTEREST},
            rules=RULES,
        )
    )
    assert told.case.suggestion_due.falls_on == date(2027, 1, 18), "two months end on a Saturday"


def test_an_urgent_suggestion_outside_public_interest_states_its_period() -> None:
    asked = {**SUGGESTION, "stated_period": None, "urgent": True}
    story(Matter, *REGISTERED, FILED).when(
        lambda m: m.issue_suggestion(LATER, **asked, rules=RULES)
    ).then_refused(SuggestionMustStateReplyPeriod, "stated_period")


def test_a_late_answer_to_a_suggestion_is_kept_and_marked() -> None:
    late = SUGGESTION_DUE.falls_on + timedelta(days=1)
    told = story(Matter, *REGISTERED, FILED, SUGGESTED, today=late).when(
        lambda m: m.return_suggestion_result(late, adopted=Adopted.PARTLY, account=TEXT)
    )
    assert told.case.pending_events[-1].is_late


def test_a_matter_without_violation_or_handed_over_closes_with_its_ground() -> None:
    told = story(Matter, *ACCEPTED, NO_VIOLATION).when(
        lambda m: m.close(LATER, ground=ClosingGround.NO_VIOLATION)
    )
    assert told.case.state is S.CLOSED
    told = story(Matter, *REGISTERED, TRANSFERRED).when(
        lambda m: m.close(LATER, ground=ClosingGround.HANDED_OVER, explanation=TEXT)
    )
    assert told.case.state is S.CLOSED


@pytest.mark.parametrize(
    ("past", "state", "recorded"),
    [
        ((FILED,), S.LEAD_RETURNED, Matter.LeadReturned),
        ((FILED, SUGGESTED), S.LEAD_RETURNED, Matter.LeadReturned),
        ((FILED, SETTLED), S.SETTLED, Matter.LeadResultNoted),
        ((RECTIFIED, CLOSED), S.CLOSED, Matter.LeadResultNoted),
    ],
)
def test_the_procuratorates_result_moves_a_matter_only_while_it_waits_for_it(
    past: tuple[Any, ...], state: MatterState, recorded: type
) -> None:
    told = story(Matter, *REGISTERED, *past).when(
        lambda m: m.note_lead_result(LATER, outcome=LeadOutcome.RECTIFIED, account=TEXT)
    )
    assert told.case.state is state
    assert [type(event) for event in told.case.pending_events] == [recorded]
