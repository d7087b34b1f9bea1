"""One letter 一函两书: each step once from its lawful state, and what is refused on the way out."""

from datetime import timedelta
from typing import Any

import pytest

from domain.refusals import StepNotOpen
from domain.steps import steps_of
from domain.supervision_letter import SupervisionLetter as Letter
from domain.supervision_letter.delivery import Method, SignatureMissing
from domain.supervision_letter.department import DecidedAfterTelling
from domain.supervision_letter.drafting import (
    AddresseeNotFitting,
    LetterMustStateReplyPeriod,
    MatterMissing,
    NothingDemanded,
    OnlyRemindersArePublic,
    PublicReminderHasNoAddressee,
    RecommendationByLocalFederation,
)
from domain.supervision_letter.record import (
    LetterState,
    NotForPublicReminder,
    NotForRecommendation,
    OnlyForPublicReminder,
    OnlyForRecommendation,
)
from domain.supervision_letter.rectification import NeverVerified
from domain.supervision_letter.signing import AlreadyNumbered, Office, SignedByChair
from domain.supervision_matter.inspection import InspectionOutcome
from domain.supervision_matter.ladder import Instrument, UnionLevel
from tests.support.lawful_walk import OF_EVERY_CASE
from tests.support.story import TEXT, happened
from tests.support.supervision import (
    EMPLOYER,
    RULES,
    UNION,
    UNION_IN_JIANGSU,
    UNION_IN_NANCHANG,
    UNION_IN_ZHEJIANG,
    story,
)
from tests.support.supervision_letters import (
    ASKED,
    CLOSED,
    DRAFTED_ON,
    EACH_STEP,
    ESCALATED,
    FIFTEEN_DAYS,
    FOUND,
    LATER,
    NOT_DONE,
    OPENED,
    OPINION,
    OUT,
    PUBLIC,
    PUBLISHED,
    RECEIPT_REFUSED,
    REMINDER,
    SERVED_ON,
    SUBMITTED,
    TO_DEPARTMENT,
    TO_EVERYBODY,
    TO_HRSS,
    drafted,
)

S = LetterState


@pytest.mark.parametrize("name", EACH_STEP)
def test_a_lawful_step_records_its_event(name: str) -> None:
    given, step, event = EACH_STEP[name]
    story(Letter, *given).when(step).then(event)


def test_no_step_of_a_letter_is_left_untold() -> None:
    assert set(EACH_STEP) == set(steps_of(Letter)) - OF_EVERY_CASE


DRAFTS_REFUSED = [
    pytest.param({"demands": ()}, NothingDemanded, "demands", id="demands nothing"),
    pytest.param({"employer": None}, AddresseeNotFitting, "employer", id="addresses nobody"),
    pytest.param(
        {"department": "示例县人社局"}, AddresseeNotFitting, "employer", id="an opinion to a department"
    ),
    pytest.param(
        {"instrument": Instrument.RECOMMENDATION},
        AddresseeNotFitting,
        "department",
        id="a recommendation to an employer alone",
    ),
    pytest.param({"matter_id": None}, MatterMissing, "matter_id", id="belongs to no matter"),
    pytest.param(
        {"stated_period": None}, LetterMustStateReplyPeriod, "stated_period", id="states no period in Shanxi"
    ),
    pytest.param({"public": True}, OnlyRemindersArePublic, "public", id="a public opinion"),
    pytest.param(
        {**TO_EVERYBODY, "employer": EMPLOYER},
        PublicReminderHasNoAddressee,
        "public",
        id="public and addressed",
    ),
    pytest.param(
        {**TO_EVERYBODY, "stated_period": FIFTEEN_DAYS},
        PublicReminderHasNoAddressee,
        "public",
        id="public and to be answered",
    ),
]


@pytest.mark.parametrize(("particulars", "refusal", "field"), DRAFTS_REFUSED)
def test_a_draft_is_refused_that(particulars: dict[str, Any], refusal: Any, field: str) -> None:
    asked = {**ASKED, **particulars}
    story(Letter).when(lambda letter: letter.draft(DRAFTED_ON, **asked, rules=RULES)).then_refused(
        refusal, field
    )


def test_a_reminder_may_be_handed_over_unsigned_and_an_opinion_may_not() -> None:
    def serve(letter: Any) -> None:
        letter.serve(SERVED_ON, method=Method.ON_THE_SPOT, rules=RULES)

    assert story(Letter, *REMINDER).when(serve).refusal is None
    story(Letter, drafted()).when(serve).then_refused(SignatureMissing)


def test_a_refused_letter_may_be_served_again() -> None:
    told = story(Letter, *OPINION, RECEIPT_REFUSED).when(
        lambda letter: letter.serve(SERVED_ON, method=Method.LEFT_AT_PLACE, rules=RULES)
    )
    assert told.case.state is S.SERVED
    assert told.case.receipt_refused


@pytest.mark.parametrize("office", [Office.COMMITTEE_HEAD, Office.COMMITTEE_DEPUTY])
def test_in_zhejiang_the_chair_signs_an_opinion(office: Office) -> None:
    def sign(letter: Any) -> None:
        letter.sign(DRAFTED_ON, signed_by_office=office)

    given = (drafted(), SUBMITTED)
    story(Letter, *given, by=UNION_IN_ZHEJIANG).when(sign).then_refused(SignedByChair, "signed_by_office")
    assert story(Letter, *given).when(sign).refusal is None


def test_a_letter_has_one_number() -> None:
    numbered = happened(Letter.Numbered, DRAFTED_ON, number="1号")
    (
        story(Letter, *OPINION, numbered)
        .when(lambda letter: letter.assign_number(DRAFTED_ON, number="2号"))
        .then_refused(AlreadyNumbered)
    )


@pytest.mark.parametrize(
    ("by", "level"),
    [
        pytest.param(UNION_IN_ZHEJIANG, UnionLevel.GRASSROOTS, id="Zhejiang"),
        pytest.param(UNION_IN_JIANGSU, UnionLevel.INDUSTRIAL, id="Jiangsu"),
        pytest.param(UNION_IN_NANCHANG, UnionLevel.TOWNSHIP, id="Nanchang"),
    ],
)
def test_where_local_law_says_so_only_federations_issue_recommendations(by: Any, level: UnionLevel) -> None:
    asked = {**ASKED, **TO_DEPARTMENT, "issuer_level": level}
    (
        story(Letter, by=by)
        .when(lambda letter: letter.draft(DRAFTED_ON, **asked, rules=RULES))
        .then_refused(RecommendationByLocalFederation, "issuer_level")
    )


@pytest.mark.parametrize(
    ("by", "level", "stated"),
    [
        pytest.param(UNION, UnionLevel.GRASSROOTS, FIFTEEN_DAYS, id="Shanxi, where nothing was read"),
        pytest.param(UNION_IN_NANCHANG, UnionLevel.INDUSTRIAL, None, id="Nanchang adds industrial unions"),
    ],
)
def test_elsewhere_other_unions_may_issue_recommendations(by: Any, level: UnionLevel, stated: Any) -> None:
    asked = {**ASKED, **TO_DEPARTMENT, "issuer_level": level, "stated_period": stated}
    told = story(Letter, by=by).when(lambda letter: letter.draft(DRAFTED_ON, **asked, rules=RULES))
    assert told.refusal is None


PUBLIC_REFUSED: list[Any] = [
    pytest.param(
        PUBLIC,
        lambda letter: letter.serve(SERVED_ON, method=Method.BY_POST, rules=RULES),
        NotForPublicReminder,
        id="served",
    ),
    pytest.param(
        PUBLIC,
        lambda letter: letter.refuse_receipt(SERVED_ON, course=TEXT),
        NotForPublicReminder,
        id="refused",
    ),
    pytest.param(
        (*PUBLIC, PUBLISHED), lambda letter: letter.establish_overdue(LATER), StepNotOpen, id="overdue"
    ),
    pytest.param(
        (*PUBLIC, PUBLISHED),
        lambda letter: letter.receive_acceptance(LATER, account=TEXT),
        StepNotOpen,
        id="answered",
    ),
]


@pytest.mark.parametrize(("given", "step", "refusal"), PUBLIC_REFUSED)
def test_a_public_reminder_is_never(given: Any, step: Any, refusal: Any) -> None:
    story(Letter, *given).when(step).then_refused(refusal)


def test_a_letter_to_one_employer_is_not_published() -> None:
    story(Letter, *OPINION).when(lambda letter: letter.publish(SERVED_ON, where="示例日报")).then_refused(
        OnlyForPublicReminder
    )


def test_a_department_opens_cases_on_recommendations_alone() -> None:
    story(Letter, *OUT).when(lambda letter: letter.department_files_case(LATER)).then_refused(
        OnlyForRecommendation
    )
    story(Letter, *TO_HRSS).when(lambda letter: letter.receive_acceptance(LATER, account=TEXT)).then_refused(
        NotForRecommendation
    )


def test_a_result_is_told_after_it_was_decided() -> None:
    (
        story(Letter, *TO_HRSS, OPENED)
        .when(
            lambda letter: letter.department_returns_result(
                LATER,
                decided_on=LATER + timedelta(days=1),
                outcome=InspectionOutcome.PENALISED,
                account=TEXT,
                rules=RULES,
            )
        )
        .then_refused(DecidedAfterTelling, "decided_on")
    )


def test_only_what_was_verified_can_relapse() -> None:
    (
        story(Letter, *OUT, NOT_DONE, ESCALATED, CLOSED)
        .when(lambda letter: letter.find_relapse(LATER, without_proper_reason=True, **FOUND))
        .then_refused(NeverVerified)
    )
