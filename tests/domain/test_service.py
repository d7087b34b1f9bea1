"""送达: how each document reached somebody, what was tried before, and what each method must show."""

from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from adapters.event_mapper import EventMapper
from application.catalogue import catalogue
from domain.arbitration import ArbitrationCase
from domain.arbitration.collective_remedies import GroundOfPosting
from domain.arbitration.preparation import TribunalForm
from domain.arbitration.record import ArbitrationState
from domain.kernel import AGGREGATES, Aggregate, event_classes
from domain.litigation import LitigationCase
from domain.litigation import service as of_litigation
from domain.litigation.record import CourtProcedure
from domain.payment_order import PaymentOrderCase
from domain.payment_order import service as of_payment_order
from domain.refusals import DateBeforeItsGround, DateInFuture, Refused
from domain.service import conduct, methods
from domain.service.events import WhyNotServed
from domain.service.methods import DIRECTLY, Addressee, Paper, Receipt, ServiceMethod
from domain.service.record import Serves
from domain.steps import steps_of
from tests.support import arbitration_road, litigation_road, payment_order_road
from tests.support.lawful_walk import OF_SERVICE, RULES, case_after, read_again, remembered, rules_of, story
from tests.support.service_steps import Taken, announced, by, confirmed, failed, recalled
from tests.support.story import occasion

M = ServiceMethod
KINDS = [kind for kind in AGGREGATES.values() if issubclass(kind, Serves) and "TOPIC" in vars(kind)]
ACCEPTED = arbitration_road.ACCEPTED
DOCKETED = (*litigation_road.RECEIVED, litigation_road.docketed_for(CourtProcedure.ORDINARY))
SIMPLIFIED = (*litigation_road.RECEIVED, litigation_road.docketed_for(CourtProcedure.SIMPLIFIED))
COMMISSION, COURT = arbitration_road.HERE, litigation_road.HERE
TRIED, NOTICED = date(2026, 3, 9), date(2026, 3, 10)
DEEMED = date(2026, 4, 9)
ON_NOTICE = (*ACCEPTED, failed(TRIED), announced(NOTICED))


def arbitrated(*taken: Taken) -> Any:
    return case_after(ArbitrationCase, *taken, under=COMMISSION)


def sued(*taken: Taken) -> Any:
    return case_after(LitigationCase, *taken, under=COURT)


def copy_served(on: date, receipt: Receipt | None = None) -> Taken:
    return lambda case: case.serve_application(on, tribunal=TribunalForm.THREE, receipt=receipt, rules=RULES)


def complaint_served(on: date, receipt: Receipt | None = None) -> Taken:
    return lambda case: case.serve_complaint(on, receipt=receipt, rules=RULES)


def posted(on: date, **other: Any) -> Taken:
    answers = {"ground": GroundOfPosting.REFUSED, "document": "仲裁文书", "photographed": True, **other}
    return lambda case: case.serve_by_posting(on, **answers, rules=RULES)


# Every receipt says how.

RECEIPTS = {
    "arbitration-case.application-served",
    "arbitration-case.further-served",
    "arbitration-case.award-received",
    "arbitration-case.separate-award-received",
    "litigation-case.complaint-served",
    "litigation-case.decision-received",
    "litigation-case.partial-judgment-received",
    "appeal-case.copy-served",
    "appeal-case.decision-received",
    "revocation-case.ruling-received",
    "payment-order-case.served",
    "payment-order-case.termination-served",
    "enforcement-case.notice-received",
    "enforcement-case.objection-ruling-received",
    "enforcement-case.non-enforcement-received",
    "retrial-case.served",
    "retrial-case.judgment-received",
}


def test_seven_kinds_of_case_serve_documents_under_topics_of_their_own() -> None:
    assert {kind.TOPIC for kind in KINDS} == {topic.partition(".")[0] for topic in RECEIPTS}
    for kind in KINDS:
        own = {event.TOPIC.partition(".")[2] for event in event_classes(kind)}
        assert {
            "service-failed",
            "public-notice-published",
            "public-notice-recalled",
            "address-confirmed",
        } <= own
        assert set(steps_of(kind)) >= OF_SERVICE


def test_every_receipt_from_which_time_runs_holds_how_and_its_step_asks_it() -> None:
    holding = {
        event.TOPIC: event
        for kind in KINDS
        for event in event_classes(kind)
        if "receipt" in {item.name for item in fields(event)}
    }
    assert holding.keys() == RECEIPTS
    asking = {
        entry.step.records.TOPIC
        for entries in catalogue().values()
        for entry in entries.values()
        if "receipt" in {question.name for question in entry.questions}
    }
    assert asking == RECEIPTS


def test_what_is_not_said_was_served_directly() -> None:
    case = arbitrated(*ACCEPTED, copy_served(date(2026, 3, 9)))
    assert case.pending_events[-1].receipt == DIRECTLY


def test_a_receipt_recorded_before_its_method_was_asked_still_reads_and_keeps_its_bytes() -> None:
    mapper = EventMapper()
    stored = mapper.to_stored(arbitrated(*ACCEPTED, copy_served(date(2026, 3, 9))).pending_events[-1])
    earlier = stored.state.replace(b',"receipt":' + stored.state.partition(b',"receipt":')[2], b"}")
    if not earlier.endswith(b"}"):
        earlier += b"}"
    event: Any = mapper.to_domain(
        UUID(str(stored.originator_id)), 3, type(stored)(stored.originator_id, 3, stored.topic, earlier)
    )
    assert event.receipt is None
    assert mapper.to_stored(event).state == earlier


def test_every_method_has_its_article() -> None:
    assert set(methods.ARTICLES) == set(ServiceMethod)


@pytest.mark.parametrize(
    "receipt",
    [
        by(M.DIRECT),
        by(M.LEFT, witnessed=True),
        by(M.LEFT, photographed=True),
        by(M.MAIL, shown_on=date(2026, 5, 14)),
        by(M.ELECTRONIC, shown_on=date(2026, 5, 14)),
        by(M.ENTRUSTED, through="邻县人民法院"),
        by(M.FORWARDED, through="示例监狱", shown_on=date(2026, 5, 14)),
    ],
    ids=["direct", "left-witnessed", "left-photographed", "mail", "electronic", "entrusted", "forwarded"],
)
def test_a_court_serves_in_every_way_that_shows_what_its_article_asks(receipt: Receipt) -> None:
    # The employer sued: the copy goes to the worker.
    consent = confirmed(date(2026, 5, 12), of=Addressee.WORKER)
    case = sued(*DOCKETED, consent, complaint_served(date(2026, 5, 14), receipt))
    assert case.pending_events[-1].receipt == receipt
    assert remembered(read_again(case)) == remembered(case)


def test_what_was_posted_is_served_on_the_computed_day() -> None:
    receipt = by(M.POSTED, entry=3)
    case = arbitrated(*ACCEPTED, posted(date(2026, 3, 6)), copy_served(date(2026, 3, 11), receipt))
    assert case.state is ArbitrationState.SERVED


def test_what_was_announced_is_served_on_its_thirtieth_day() -> None:
    case = arbitrated(*ON_NOTICE, copy_served(DEEMED, by(M.PUBLIC_NOTICE, entry=4)))
    assert case.answer_due == RULES.deadline("arb_answer", starts_from=DEEMED, region=case.region)


# What the rules forbid.

A, C = (ArbitrationCase, COMMISSION), (LitigationCase, COURT)
OF_ARBITRATION: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "left as a court would leave it": (
        ACCEPTED, copy_served(TRIED, by(M.LEFT, photographed=True)), methods.MethodNotOpen, "receipt.method",
    ),
    "by notice without a notice": (
        ACCEPTED, copy_served(TRIED, by(M.PUBLIC_NOTICE)), methods.NoSuchNotice, "receipt.entry",
    ),
    "by a notice to the other side": (
        (*ACCEPTED, failed(TRIED, addressee=Addressee.WORKER), announced(NOTICED, addressee=Addressee.WORKER)),
        copy_served(DEEMED, by(M.PUBLIC_NOTICE, entry=4)), methods.NoSuchNotice, "receipt.entry",
    ),
    "by a notice of another document": (
        (*ACCEPTED, failed(TRIED), announced(NOTICED, paper=Paper.HEARING)),
        copy_served(DEEMED, by(M.PUBLIC_NOTICE, entry=4)), methods.NoSuchNotice, "receipt.entry",
    ),
    "by a notice that was recalled": (
        (*ON_NOTICE, recalled(date(2026, 3, 20), 4)),
        copy_served(DEEMED, by(M.PUBLIC_NOTICE, entry=4)), methods.NoSuchNotice, "receipt.entry",
    ),
    "by a notice a day early": (
        ON_NOTICE, copy_served(date(2026, 4, 8), by(M.PUBLIC_NOTICE, entry=4)), methods.DeemedOnAnotherDay, "on",
    ),
    "by a notice a day late": (
        ON_NOTICE, copy_served(date(2026, 4, 10), by(M.PUBLIC_NOTICE, entry=4)), methods.DeemedOnAnotherDay, "on",
    ),
    "directly while the notice runs": (
        ON_NOTICE, copy_served(date(2026, 3, 20)), methods.NoticeStillRuns, "receipt.method",
    ),
    "by posting without one": (
        ACCEPTED, copy_served(TRIED, by(M.POSTED, entry=2)), methods.NoSuchPosting, "receipt.entry",
    ),
    "by a posting to the worker": (
        (*ACCEPTED, posted(date(2026, 3, 6), addressee=Addressee.WORKER)),
        copy_served(date(2026, 3, 11), by(M.POSTED, entry=3)), methods.NoSuchPosting, "receipt.entry",
    ),
    "by posting on the day of posting": (
        (*ACCEPTED, posted(date(2026, 3, 6))),
        copy_served(date(2026, 3, 6), by(M.POSTED, entry=3)), methods.DeemedOnAnotherDay, "on",
    ),
    "a notice before anything was tried": (
        ACCEPTED, announced(NOTICED), conduct.NothingTried, "addressee",
    ),
    "a notice to one when the other was not found": (
        (*ACCEPTED, failed(TRIED, addressee=Addressee.WORKER)), announced(NOTICED), conduct.NothingTried, "addressee",
    ),
    "a notice before the attempt": (
        (*ACCEPTED, failed(date(2026, 3, 12))), announced(NOTICED), conduct.NothingTried, "addressee",
    ),
    "a notice of what was only refused": (
        (*ACCEPTED, failed(TRIED, WhyNotServed.REFUSED)), announced(NOTICED), conduct.RefusedIsLeft, "ground",
    ),
    "the same notice twice": (
        ON_NOTICE, announced(date(2026, 3, 12)), conduct.AlreadyOnNotice, "paper",
    ),
    "an attempt by notice": (
        ACCEPTED, failed(TRIED, method=M.PUBLIC_NOTICE), methods.MethodNotOpen, "method",
    ),
    "a recall of what is no notice": (
        ON_NOTICE, recalled(date(2026, 3, 12), 3), conduct.NotANotice, "notice",
    ),
    "a recall before the notice": (
        ON_NOTICE, recalled(TRIED, 4), DateBeforeItsGround, "on",
    ),
    "a recall of what has run out": (
        ON_NOTICE, recalled(date(2026, 4, 10), 4), conduct.NoticeHasRunOut, "on",
    ),
    "a recall without a notice": (
        ACCEPTED, recalled(NOTICED, 3), conduct.NotANotice, "",
    ),
}  # fmt: skip
IN_MAY = date(2026, 5, 14)
OF_COURT: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "posted as a commission would": (
        DOCKETED, complaint_served(IN_MAY, by(M.POSTED, entry=1)), methods.MethodNotOpen, "receipt.method",
    ),
    "by mail without the slip": (
        DOCKETED, complaint_served(IN_MAY, by(M.MAIL)), methods.DateOfProofMissing, "receipt.shown_on",
    ),
    "by mail on another day than the slip's": (
        DOCKETED, complaint_served(IN_MAY, by(M.MAIL, shown_on=date(2026, 5, 15))), methods.ProofSaysOtherwise, "on",
    ),
    "electronically without consent": (
        DOCKETED, complaint_served(IN_MAY, by(M.ELECTRONIC, shown_on=IN_MAY)), methods.ConsentMissing, "receipt.method",
    ),
    "electronically with the other side's consent": (
        (*DOCKETED, confirmed(date(2026, 5, 12))),
        complaint_served(IN_MAY, by(M.ELECTRONIC, shown_on=IN_MAY)), methods.ConsentMissing, "receipt.method",
    ),
    "electronically after consent was taken back": (
        (
            *DOCKETED,
            confirmed(date(2026, 5, 11), of=Addressee.WORKER),
            confirmed(date(2026, 5, 12), of=Addressee.WORKER, electronic=False),
        ),
        complaint_served(IN_MAY, by(M.ELECTRONIC, shown_on=IN_MAY)), methods.ConsentMissing, "receipt.method",
    ),
    "electronically before consent": (
        (*DOCKETED, confirmed(date(2026, 5, 20), of=Addressee.WORKER)),
        complaint_served(IN_MAY, by(M.ELECTRONIC, shown_on=IN_MAY)), methods.ConsentMissing, "receipt.method",
    ),
    "left without a witness or a picture": (
        DOCKETED, complaint_served(IN_MAY, by(M.LEFT)), methods.LeavingNotShown, "receipt.photographed",
    ),
    "entrusted to nobody": (
        DOCKETED, complaint_served(IN_MAY, by(M.ENTRUSTED)), methods.OrganThroughMissing, "receipt.through",
    ),
    "a notice in simplified procedure": (
        (*SIMPLIFIED, failed(IN_MAY)), announced(date(2026, 5, 15)), of_litigation.NoNoticeInSimplifiedProcedure, "paper",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", OF_ARBITRATION)
def test_what_the_rules_of_arbitration_forbid_is_refused(what: str) -> None:
    past, taken, rule, field = OF_ARBITRATION[what]
    story(ArbitrationCase, *past, under=COMMISSION).when(taken).then_refused(rule, field)


@pytest.mark.parametrize("what", OF_COURT)
def test_what_civil_procedure_forbids_is_refused(what: str) -> None:
    past, taken, rule, field = OF_COURT[what]
    story(LitigationCase, *past, under=COURT).when(taken).then_refused(rule, field)


def test_a_payment_order_is_not_announced() -> None:
    past = (*payment_order_road.ISSUED, failed(date(2026, 5, 25), paper=Paper.PAYMENT_ORDER))
    refused = story(PaymentOrderCase, *past, under=COURT)
    refused.when(announced(date(2026, 5, 26), paper=Paper.PAYMENT_ORDER))
    refused.then_refused(of_payment_order.NoNoticeOfPaymentOrder, "paper")


def test_a_notice_that_has_not_run_out_serves_nobody() -> None:
    case = arbitrated(*ON_NOTICE)
    case.occasion = occasion(by=arbitration_road.ARBITRATOR, today=date(2026, 4, 8))
    with pytest.raises(DateInFuture):
        copy_served(DEEMED, by(M.PUBLIC_NOTICE, entry=4))(case)


def test_every_rule_of_service_has_refused_something_here_and_says_its_article() -> None:
    chapters = (conduct, methods, of_litigation, of_payment_order)
    declared = {rule for chapter in chapters for rule in rules_of(chapter)}
    refused = {each[2] for each in (*OF_ARBITRATION.values(), *OF_COURT.values())}
    assert declared - refused == {of_payment_order.NoNoticeOfPaymentOrder}
    assert len({rule.CODE for rule in declared}) == len(declared)


def test_what_is_refused_names_the_article_of_the_method() -> None:
    refused = story(LitigationCase, *DOCKETED, under=COURT).when(complaint_served(IN_MAY, by(M.MAIL))).refusal
    assert refused is not None
    assert refused.authority == "民事诉讼法 第九十一条"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.TOPIC))
def test_the_steps_of_service_are_taken_by_one_organ(kind: type[Aggregate]) -> None:
    organs = {capacity for name in OF_SERVICE for capacity in steps_of(kind)[name].by}
    assert len(organs) == 1


def test_a_receipt_reads_as_one_line_of_what_was_shown() -> None:
    assert by(ServiceMethod.DIRECT).zh == "直接送达"
    left = by(ServiceMethod.LEFT, photographed=True, witnessed=True)
    assert left.zh == "留置送达，送达过程已拍照、录像，见证人已签名或者盖章"
    mailed = by(ServiceMethod.MAIL, shown_on=date(2026, 3, 9), through="示例县人民法院", entry=4)
    assert mailed.zh == "邮寄送达，凭证所载日期 2026-03-09，经 示例县人民法院，依据第 4 条"
