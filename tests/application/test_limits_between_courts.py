"""How the limits of appeals and revocations stand: met by the entry that names them, running, lapsed."""

from adapters.rule_book import standing_rule_book
from application.limit_standing import LimitState
from application.rulings import Rulings
from application.running_limits import CaseLimits
from domain.appeal_case import AppealCase
from domain.kernel import Aggregate
from domain.litigation import LitigationCase
from domain.revocation import RevocationCase
from tests.support import appeal_road, litigation_road, revocation_road
from tests.support.lawful_walk import Taken, case_after

RULINGS = Rulings.of(standing_rule_book())


def told_of(kind: type[Aggregate], *taken: Taken) -> dict[str, LimitState]:
    """Every limit of a case after these steps, by rule."""
    held = CaseLimits.of(kind.TOPIC, case_after(kind, *taken).pending_events, RULINGS)
    return {limit.rule: held.state_of(key) for key, limit in held.limits.items()}


def of_each(kind: type[Aggregate], rule: str, *taken: Taken) -> dict[str, LimitState]:
    """The limits under one rule, by whose time it is."""
    held = CaseLimits.of(kind.TOPIC, case_after(kind, *taken).pending_events, RULINGS)
    return {limit.party: held.state_of(key) for key, limit in held.limits.items() if limit.rule == rule}


def test_an_appeal_in_time_is_no_limit_that_still_runs() -> None:
    states = told_of(AppealCase, *appeal_road.FILED, appeal_road.copy_served)
    assert states == {
        "appeal_judgment": LimitState.MET,
        "appeal_serve": LimitState.MET,
        "appeal_answer": LimitState.RUNNING,
    }


def test_the_fee_is_due_until_it_is_paid_or_the_appeal_has_lapsed() -> None:
    demanded = (*appeal_road.FILED, appeal_road.fee_demanded)
    paid, lapsed = appeal_road.LAWFUL["record_fee"][1], appeal_road.LAWFUL["lapse_for_fee"][1]
    assert told_of(AppealCase, *demanded)["appeal_fee"] is LimitState.RUNNING
    assert told_of(AppealCase, *demanded, paid)["appeal_fee"] is LimitState.MET
    assert told_of(AppealCase, *demanded, lapsed)["appeal_fee"] is LimitState.LAPSED


def test_the_period_of_the_second_instance_runs_stands_still_and_is_met() -> None:
    trial = "second_instance_judgment"
    assert told_of(AppealCase, *appeal_road.HEARD)[trial] is LimitState.RUNNING
    assert told_of(AppealCase, *appeal_road.HEARD, appeal_road.suspended)[trial] is LimitState.SUSPENDED
    assert told_of(AppealCase, *appeal_road.HEARD, appeal_road.affirmed)[trial] is LimitState.MET


def test_an_application_in_time_has_met_its_thirty_days() -> None:
    assert told_of(RevocationCase, revocation_road.filed)["revoke_final_award"] is LimitState.MET


def test_the_time_to_sue_after_revocation_runs_until_somebody_sued_or_the_lapse_was_recorded() -> None:
    sue, served = "sue_after_award_revoked", (*revocation_road.REVOKED, revocation_road.received)
    lapsed = revocation_road.LAWFUL["record_lapse"][1]
    assert of_each(RevocationCase, sue, *served) == {
        "worker": LimitState.RUNNING,
        "employer": LimitState.RUNNING,
    }
    assert of_each(RevocationCase, sue, *served, revocation_road.sued) == {
        "worker": LimitState.MET,
        "employer": LimitState.MOOT,
    }
    assert of_each(RevocationCase, sue, *served, lapsed) == {
        "worker": LimitState.LAPSED,
        "employer": LimitState.LAPSED,
    }


def test_a_partial_judgment_in_force_no_longer_waits_for_an_appeal() -> None:
    part = (*litigation_road.HEARD, litigation_road.partly_judged, litigation_road.partly_received)
    in_force = litigation_road.LAWFUL["establish_partial_effect"][1]
    assert told_of(LitigationCase, *part)["appeal_judgment"] is LimitState.RUNNING
    assert told_of(LitigationCase, *part, in_force)["appeal_judgment"] is LimitState.LAPSED
