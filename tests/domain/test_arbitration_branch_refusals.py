"""仲裁的旁支: what their rules forbid is refused, names the rule and changes nothing."""

from datetime import date
from typing import Any

import pytest

from domain.arbitration import (
    ArbitrationCase,
    counterclaim,
    deferral,
    entrusted,
    joinder,
    jurisdiction,
    recusal,
)
from domain.arbitration.filing import ApplicantIsOneSide, ClaimsMissing, HowFiled
from domain.arbitration.joinder import JoinedAs
from domain.arbitration.preparation import FurtherServiceMissing
from domain.arbitration.record import ChallengedAs
from domain.arbitration.recusal import WhoDecides
from domain.parties import Employer, Side
from domain.refusals import Refused, StepNotOpen
from tests.support.arbitration_branches import (
    BRANCHES,
    COUNTERCLAIMED_LATER,
    DEFERRED,
    ENTRUSTED,
    OBJECTED,
    agreed,
    amended,
    challenged,
    counterclaimed,
    declined,
    deferred,
    joined,
    objected,
)
from tests.support.arbitration_road import (
    ACCEPTED,
    ANSWERED,
    DISPUTE,
    FILED,
    HEARD,
    HERE,
    OVERTIME,
    SCHEDULED,
    SERVED,
    Taken,
    accepted,
)
from tests.support.lawful_walk import RULES, rules_of, story
from tests.support.story import TEXT, WORKER


def decided(by: WhoDecides, application: int = 6) -> Taken:
    """A decision on recusal."""
    return lambda case: case.decide_recusal(
        date(2026, 3, 20), application=application, granted=False, decided_by=by, reasons=TEXT
    )


def mediated_before(case: Any) -> None:
    """An application after mediation."""
    case.file_application(
        date(2026, 3, 2),
        dispute_id=DISPUTE,
        mediation_case_id=DISPUTE,
        applicant=Side.WORKER,
        how=HowFiled.WRITTEN,
        claims=(OVERTIME,),
        rules=RULES,
    )


def joining(**party: Any) -> Taken:
    """Somebody joins as third party."""
    return lambda case: case.join_party(
        date(2026, 3, 11), joined_as=JoinedAs.THIRD_PARTY, rules=RULES, **party
    )


def transferred(**changed: Any) -> Taken:
    """A case from another commission with something wrong in it."""
    given = {"applicant": Side.WORKER, "claims": (OVERTIME,)}
    return lambda case: case.accept_transferred(
        date(2026, 3, 12),
        dispute_id=DISPUTE,
        from_commission="邻县劳动人事争议仲裁委员会",
        case_number="1",
        rules=RULES,
        **given | changed,
    )


REFUSALS: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "mediation first for what was mediated already": (
        (mediated_before,),
        deferred,
        deferral.AlreadyMediated,
        "",
    ),
    "mediation first against a party's will": (
        FILED,
        lambda case: case.defer_for_mediation(date(2026, 3, 3), agreed=False, body="示例街道调解中心"),
        deferral.BothMustAgreeToMediate,
        "agreed",
    ),
    "acceptance while the parties mediate": (DEFERRED, accepted, StepNotOpen, ""),
    "a transferred case without claims": ((), transferred(claims=()), ClaimsMissing, "claims"),
    "a transferred case of both sides": (
        (),
        transferred(applicant=Side.BOTH),
        ApplicantIsOneSide,
        "applicant",
    ),
    "an objection the day after the time to answer": (
        SERVED,
        objected(date(2026, 3, 24)),
        jurisdiction.ObjectionTooLate,
        "on",
    ),
    "an objection dismissed as if answered": (
        OBJECTED,
        lambda case: case.dismiss_objection_after_answer(date(2026, 3, 16), reasons=TEXT),
        jurisdiction.GoesOnElsewhere,
        "",
    ),
    "a counterclaim declined as if not answered": (
        COUNTERCLAIMED_LATER,
        declined("decline_counterclaim", date(2026, 3, 18)),
        jurisdiction.GoesOnElsewhere,
        "",
    ),
    "a counterclaim the day after the time to answer": (
        SERVED,
        counterclaimed(date(2026, 3, 24)),
        counterclaim.CounterclaimTooLate,
        "on",
    ),
    "a counterclaim for nothing": (
        SERVED,
        lambda case: case.record_counterclaim(date(2026, 3, 12), claims=(), rules=RULES),
        ClaimsMissing,
        "claims",
    ),
    "nobody joins": (SERVED, joining(), joinder.OnePartyAtATime, "employer"),
    "two join at once": (
        SERVED,
        joining(employer=Employer(name="示例建设有限公司"), person=WORKER),
        joinder.OnePartyAtATime,
        "employer",
    ),
    "other claims after the time for evidence": (
        ANSWERED,
        lambda case: case.amend_claims(
            date(2026, 3, 23),
            claims=(OVERTIME,),
            requested_on=date(2026, 3, 21),
            evidence_until=date(2026, 3, 20),
            rules=RULES,
        ),
        joinder.ClaimsAmendedTooLate,
        "requested_on",
    ),
    "other claims that are none": (
        ANSWERED,
        lambda case: case.amend_claims(
            date(2026, 3, 17),
            claims=(),
            requested_on=date(2026, 3, 16),
            evidence_until=date(2026, 3, 20),
            rules=RULES,
        ),
        ClaimsMissing,
        "claims",
    ),
    "service of nothing new": (SERVED, BRANCHES["serve_further"][1], joinder.NothingToBeServed, ""),
    "an answer before the joined respondent was served": (
        (*SERVED, joined),
        lambda case: case.record_answer(date(2026, 3, 16), rules=RULES),
        FurtherServiceMissing,
        "",
    ),
    "mediation by others one side does not want": (
        ANSWERED,
        lambda case: case.entrust_mediation(
            date(2026, 3, 17), both_agreed=False, body="示例街道调解中心", rules=RULES
        ),
        entrusted.BothMustAgreeToEntrust,
        "both_agreed",
    ),
    "the ten days over on the tenth": (
        ENTRUSTED,
        lambda case: case.record_entrusted_expiry(date(2026, 3, 31)),
        entrusted.EntrustedPeriodStillRunning,
        "on",
    ),
    "an agreement after the ten days": (
        ENTRUSTED,
        agreed(date(2026, 4, 1)),
        entrusted.EntrustedPeriodOver,
        "on",
    ),
    "a recusal asked for after the hearing began, known before": (
        HEARD,
        challenged(date(2026, 3, 27)),
        recusal.RecusalTooLate,
        "known_later",
    ),
    "a decision on a recusal nobody asked for": (
        SCHEDULED,
        decided(WhoDecides.DIRECTOR),
        recusal.NoSuchChallenge,
        "",
    ),
    "a decision on another entry": (
        (*SCHEDULED, challenged(date(2026, 3, 19))),
        decided(WhoDecides.DIRECTOR, application=5),
        recusal.NoSuchChallenge,
        "application",
    ),
    "the director decides on himself": (
        (*SCHEDULED, challenged(date(2026, 3, 19), who=ChallengedAs.DIRECTOR)),
        decided(WhoDecides.DIRECTOR),
        recusal.WrongDecider,
        "decided_by",
    ),
    "the whole commission decides on an arbitrator": (
        (*SCHEDULED, challenged(date(2026, 3, 19))),
        decided(WhoDecides.COMMISSION),
        recusal.WrongDecider,
        "decided_by",
    ),
    "cancelled before acceptance": (FILED, BRANCHES["cancel"][1], StepNotOpen, ""),
    "other claims before service": (ACCEPTED, amended, StepNotOpen, ""),
}
CHAPTERS = (
    deferral,
    jurisdiction,
    counterclaim,
    joinder,
    entrusted,
    recusal,
)


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(ArbitrationCase, *past, under=HERE).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_every_rule_says_its_article_and_has_a_code_of_its_own() -> None:
    declared = [rule for chapter in CHAPTERS for rule in rules_of(chapter)]
    assert [rule for rule in declared if not rule.AUTHORITY] == []
    assert len({rule.CODE for rule in declared}) == len(declared)
