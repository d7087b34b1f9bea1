"""The branches of an arbitration's main road: mediation first, jurisdiction, counterclaims, joinder, partial awards."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.arbitration.advance_enforcement import AdvanceItem
from domain.arbitration.counterclaim import HowDeclined
from domain.arbitration.deferral import WhyMediationEnded
from domain.arbitration.joinder import JoinedAs
from domain.arbitration.record import ChallengedAs
from domain.arbitration.recusal import GroundOfRecusal, WhoDecides
from domain.claims import Claim, ClaimKind
from domain.earlier_roles import EarlierRoles
from domain.history import with_corrections
from domain.parties import Employer, Side
from tests.support import arbitration_road as road
from tests.support.arbitration_road import (
    ACCEPTED,
    ANSWERED,
    DISPUTE,
    FILED,
    HEARD,
    OVERTIME,
    SCHEDULED,
    SERVED,
    Taken,
    item,
)
from tests.support.lawful_walk import RULES
from tests.support.story import TEXT, WORKER

WAGES = Claim(kind=ClaimKind.WAGES, amount=Decimal("9000.00"))
PARTIAL, FINAL_OF_TWO, NONFINAL_OF_TWO = "先裁字1号", "终裁字2号", "裁字2号"


def deferred(case: Any) -> None:
    case.defer_for_mediation(date(2026, 3, 3), agreed=True, body="示例街道调解中心")


def mediation_failed(case: Any) -> None:
    case.end_deferral(date(2026, 3, 17), why=WhyMediationEnded.NO_AGREEMENT, rules=RULES)


def cancelled(case: Any) -> None:
    case.cancel(date(2026, 3, 6), reasons=TEXT, rules=RULES)


def objected(on: date) -> Taken:
    return lambda case: case.record_jurisdiction_objection(on, raised_by=Side.EMPLOYER, reasons=TEXT)


def counterclaimed(on: date) -> Taken:
    return lambda case: case.record_counterclaim(on, claims=(WAGES,), rules=RULES)


def declined(name: str, on: date) -> Taken:
    return lambda case: getattr(case, name)(on, how=HowDeclined.APPLY_SEPARATELY, reasons=TEXT)


def joined(case: Any) -> None:
    case.join_party(
        date(2026, 3, 11),
        joined_as=JoinedAs.RESPONDENT,
        employer=Employer(name="示例劳务派遣有限公司"),
        rules=RULES,
    )


def amended(case: Any) -> None:
    case.amend_claims(
        date(2026, 3, 17),
        claims=(OVERTIME, WAGES),
        requested_on=date(2026, 3, 16),
        evidence_until=date(2026, 3, 20),
        rules=RULES,
    )


def further_served(case: Any) -> None:
    case.serve_further(date(2026, 3, 19), rules=RULES)


def entrusted(case: Any) -> None:
    case.entrust_mediation(date(2026, 3, 17), both_agreed=True, body="示例街道调解中心", rules=RULES)


def agreed(on: date) -> Taken:
    return lambda case: case.make_entrusted_statement(
        on, number="示劳人仲调字〔2026〕第2号", amount=Decimal("20000.00"), terms=TEXT
    )


def challenged(
    on: date, *, known_later: bool = False, who: ChallengedAs = ChallengedAs.ARBITRATOR, earlier: Any = None
) -> Taken:
    return lambda case: case.apply_for_recusal(
        on,
        raised_by=Side.WORKER,
        person=WORKER,
        challenged_as=who,
        ground=GroundOfRecusal.OTHER_RELATION,
        reasons=TEXT,
        known_later=known_later,
        history=with_corrections(list(case.pending_events)),
        earlier=earlier or EarlierRoles(),
        rules=RULES,
    )


def recusal_decided(case: Any) -> None:
    case.decide_recusal(
        date(2026, 3, 20), application=6, granted=True, decided_by=WhoDecides.DIRECTOR, reasons=TEXT
    )


def settled_in_part(case: Any) -> None:
    case.make_partial_statement(date(2026, 3, 31), number="部调字1号", amount=Decimal("3000.00"), terms=TEXT)


def advanced(case: Any) -> None:
    case.award_advance_enforcement(
        date(2026, 3, 31),
        number="先执字1号",
        requested_by=Side.WORKER,
        requested_on=date(2026, 3, 30),
        items=(AdvanceItem(kind=ClaimKind.WAGES, amount=Decimal("5000.00")),),
        rights_clear=True,
        livelihood=True,
    )


def partly_awarded(*, final: bool = False) -> Taken:
    return lambda case: case.make_partial_award(
        date(2026, 4, 1), number=PARTIAL, final=final, items=(item("9000.00", final=final),), rules=RULES
    )


def rest_heard(case: Any) -> None:
    case.hear_the_rest(date(2026, 4, 2))


def awarded_twice(case: Any) -> None:
    case.make_separate_awards(
        date(2026, 4, 15),
        final_number=FINAL_OF_TWO,
        final_items=(item("9000.00"),),
        nonfinal_number=NONFINAL_OF_TWO,
        nonfinal_items=(item("90000.00", final=False),),
        rules=RULES,
    )


def separately_received(number: str, on: date, to: Side = Side.BOTH) -> Taken:
    return lambda case: case.serve_separate_award(on, number=number, to=to, rules=RULES)


def separately_sued(number: str, on: date, plaintiff: Side = Side.WORKER) -> Taken:
    return lambda case: case.record_separate_suit(
        on, number=number, plaintiff=plaintiff, court="示例县人民法院"
    )


def revocation(number: str, on: date) -> Taken:
    return lambda case: case.record_separate_revocation(on, number=number, court="示例市中级人民法院")


DEFERRED = (*FILED, deferred)
OBJECTED = (*SERVED, objected(date(2026, 3, 12)))
OBJECTED_LATER = (*ANSWERED, objected(date(2026, 3, 17)))
COUNTERCLAIMED = (*SERVED, counterclaimed(date(2026, 3, 12)))
COUNTERCLAIMED_LATER = (*ANSWERED, counterclaimed(date(2026, 3, 17)))
ENTRUSTED = (*ANSWERED, entrusted)
PARTLY = (*HEARD, partly_awarded(), rest_heard)
PARTLY_RECEIVED = (*PARTLY, separately_received(PARTIAL, date(2026, 4, 3)))
TWO = (*HEARD, awarded_twice)
TWO_RECEIVED = (*TWO, separately_received(FINAL_OF_TWO, date(2026, 4, 20)))

BRANCHES: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "defer_for_mediation": (FILED, deferred),
    "end_deferral": (DEFERRED, mediation_failed),
    "cancel": (ACCEPTED, cancelled),
    "notify_cancellation": (
        (*ACCEPTED, cancelled),
        lambda case: case.notify_cancellation(date(2026, 3, 10)),
    ),
    "transfer": (
        ACCEPTED,
        lambda case: case.transfer(date(2026, 3, 6), commission="邻县劳动人事争议仲裁委员会"),
    ),
    "accept_transferred": (
        (),
        lambda case: case.accept_transferred(
            date(2026, 3, 12),
            dispute_id=DISPUTE,
            from_commission="邻县劳动人事争议仲裁委员会",
            from_case_id=UUID(int=9),
            applicant=Side.WORKER,
            claims=(OVERTIME,),
            case_number="示劳人仲案字〔2026〕第3号",
            rules=RULES,
        ),
    ),
    "record_jurisdiction_objection": (SERVED, objected(date(2026, 3, 12))),
    "uphold_objection": (
        OBJECTED,
        lambda case: case.uphold_objection(date(2026, 3, 16), commission="邻县劳动人事争议仲裁委员会"),
    ),
    "dismiss_objection": (OBJECTED, lambda case: case.dismiss_objection(date(2026, 3, 16), reasons=TEXT)),
    "dismiss_objection_after_answer": (
        OBJECTED_LATER,
        lambda case: case.dismiss_objection_after_answer(date(2026, 3, 18), reasons=TEXT),
    ),
    "record_counterclaim": (SERVED, counterclaimed(date(2026, 3, 12))),
    "join_counterclaim": (
        COUNTERCLAIMED,
        lambda case: case.join_counterclaim(date(2026, 3, 16), rules=RULES),
    ),
    "decline_counterclaim": (COUNTERCLAIMED, declined("decline_counterclaim", date(2026, 3, 16))),
    "decline_counterclaim_after_answer": (
        COUNTERCLAIMED_LATER,
        declined("decline_counterclaim_after_answer", date(2026, 3, 18)),
    ),
    "join_party": (SERVED, joined),
    "amend_claims": (ANSWERED, amended),
    "serve_further": ((*ANSWERED, amended), further_served),
    "entrust_mediation": (ANSWERED, entrusted),
    "make_entrusted_statement": (ENTRUSTED, agreed(date(2026, 3, 20))),
    "end_entrusted_mediation": (ENTRUSTED, lambda case: case.end_entrusted_mediation(date(2026, 3, 20))),
    "record_entrusted_expiry": (ENTRUSTED, lambda case: case.record_entrusted_expiry(date(2026, 4, 1))),
    "renounce_entrusted_statement": (
        (*ENTRUSTED, agreed(date(2026, 3, 20))),
        lambda case: case.renounce_entrusted_statement(date(2026, 3, 23), renounced_by=Side.WORKER),
    ),
    "entrust_appraisal": (
        HEARD,
        lambda case: case.entrust_appraisal(date(2026, 3, 30), institution="示例司法鉴定中心", matter=TEXT),
    ),
    "make_ordinary": (ANSWERED, lambda case: case.make_ordinary(date(2026, 3, 17), reasons=TEXT)),
    "apply_for_recusal": (SCHEDULED, challenged(date(2026, 3, 19))),
    "decide_recusal": ((*SCHEDULED, challenged(date(2026, 3, 19))), recusal_decided),
    "make_partial_statement": (HEARD, settled_in_part),
    "receive_partial_statement": (
        (*HEARD, settled_in_part),
        lambda case: case.receive_partial_statement(
            date(2026, 4, 1), number="部调字1号", worker_received=True, employer_received=True
        ),
    ),
    "award_advance_enforcement": (HEARD, advanced),
    "refer_advance_enforcement": (
        (*HEARD, advanced),
        lambda case: case.refer_advance_enforcement(
            date(2026, 4, 1), number="先执字1号", court="示例县人民法院"
        ),
    ),
    "continue_hearing": ((*HEARD, advanced), lambda case: case.continue_hearing(date(2026, 4, 1))),
    "make_partial_award": (HEARD, partly_awarded()),
    "hear_the_rest": ((*HEARD, partly_awarded()), rest_heard),
    "make_separate_awards": (HEARD, awarded_twice),
    "serve_separate_award": (PARTLY, separately_received(PARTIAL, date(2026, 4, 3))),
    "establish_separate_effect": (
        PARTLY_RECEIVED,
        lambda case: case.establish_separate_effect(date(2026, 4, 21), number=PARTIAL),
    ),
    "rectify_separate_award": (
        PARTLY,
        lambda case: case.rectify_separate_award(date(2026, 4, 7), number=PARTIAL, rectified=TEXT),
    ),
    "record_separate_suit": (PARTLY_RECEIVED, separately_sued(PARTIAL, date(2026, 4, 10))),
    "record_separate_revocation": (TWO_RECEIVED, revocation(FINAL_OF_TWO, date(2026, 5, 20))),
}

EVERY: dict[str, tuple[tuple[Taken, ...], Callable[[Any], None]]] = {**road.LAWFUL, **BRANCHES}
