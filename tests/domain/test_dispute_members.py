"""名册: thousands of workers in one dispute, their representatives, and what each of them is given and paid."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dispute import Dispute
from domain.dispute import numbers as numbers_chapter
from domain.dispute import representatives as representatives_chapter
from domain.dispute import results as results_chapter
from domain.dispute.members import IN_ONE_EVENT
from domain.dispute.numbers import ConsentMissing, MemberHasLeft, MemberTwice, NoSuchMember
from domain.dispute.record import Disposition, EmployedBackwards
from domain.dispute.representatives import (
    NoRepresentativesThere,
    NothingElected,
    OneLeadCase,
    TooFewToBeRepresented,
    WrongNumberOfRepresentatives,
)
from domain.dispute.results import (
    MemberOutcome,
    NothingAdjudged,
    PaidMoreThanDue,
    ProcedureUnknown,
    RejectedWithAmount,
    TakenBackMoreThanPaid,
)
from domain.refusals import Refused
from domain.rows import RowsRefused
from domain.terms import Procedure
from tests.domain.test_dispute import OPEN
from tests.support.lawful_walk import case_after, read_again, remembered, rules_of, story
from tests.support.members import (
    DECIDED,
    MANY,
    ON,
    Taken,
    arbitration_opened,
    consented,
    decided,
    elected,
    joined,
    left,
    member,
    paid,
    payment,
    restated,
    result,
    taken_back,
)

SETTLED = MemberOutcome.SETTLED
BACKWARDS = member(employed_from=date(2025, 3, 1), employed_until=date(2025, 2, 1))


# The list.


def test_numbers_go_on_from_the_workers_registered_already() -> None:
    case = case_after(Dispute, *OPEN, joined(12), joined(3))
    assert [event.told_numbers() for event in case.pending_events[1:]] == [
        tuple(range(3, 15)),
        (15, 16, 17),
    ]
    assert (case.workers, case.remaining) == (17, 17)


def test_a_list_of_two_thousand_becomes_entries_that_can_be_read() -> None:
    case = case_after(Dispute, *OPEN, joined(2000))
    parts = case.pending_events[1:]
    assert [len(part.members) for part in parts] == [IN_ONE_EVENT] * 4
    assert [part.first for part in parts] == [3, 503, 1003, 1503]
    assert parts[-1].own_claimed == Decimal("2000000.00")
    assert remembered(read_again(case)) == remembered(case)


def test_claims_of_members_stand_beside_those_of_the_dispute() -> None:
    case = case_after(Dispute, *OPEN, joined(12))
    assert case.claimed == Decimal("12150.50")
    case.restate_claims(ON, claims=())
    assert case.claimed == Decimal("12000.00")


def test_a_member_who_left_claims_no_more_and_keeps_the_number() -> None:
    case = case_after(Dispute, *OPEN, joined(12), left(3, 1))
    assert (case.workers, case.remaining, case.claimed) == (14, 12, Decimal("11150.50"))
    assert case.pending_events[-1].own_claimed == Decimal("11000.00")


def test_restated_claims_of_a_member_replace_those_before() -> None:
    case = case_after(Dispute, *OPEN, *MANY, restated(5, "7.00"))
    assert case.own_claimed == Decimal("11007.00")
    assert case.pending_events[-1].own_claimed == case.own_claimed


def test_every_wrong_row_is_named_and_nothing_is_recorded() -> None:
    told = story(Dispute, *OPEN)
    told.when(lambda case: case.join_members(ON, members=(member(), BACKWARDS, member(), BACKWARDS)))
    told.then_refused(RowsRefused, "members.1.employed_until")
    assert isinstance(told.refusal, RowsRefused)
    assert [row.place for row in told.refusal.wrong] == [1, 3]
    assert "第 2 行" in told.refusal.message
    assert "第 4 行" in told.refusal.message


# Representatives.


def test_a_new_election_replaces_the_one_before() -> None:
    case = case_after(Dispute, *OPEN, *MANY, elected(4, 5, 6), elected(7, 8, 9, 10))
    assert case.representatives == {Procedure.ARBITRATION: (7, 8, 9, 10)}


def test_procedures_have_representatives_of_their_own() -> None:
    case = case_after(Dispute, *OPEN, *MANY, elected(4, 5, 6), elected(4, 5, procedure=Procedure.LITIGATION))
    assert case.representatives == {Procedure.ARBITRATION: (4, 5, 6), Procedure.LITIGATION: (4, 5)}


def test_a_representative_who_leaves_represents_nobody() -> None:
    case = case_after(Dispute, *OPEN, *MANY, elected(4, 5, 6), left(5))
    assert case.representatives == {Procedure.ARBITRATION: (4, 6)}


@pytest.mark.parametrize(("count", "procedure", "lawful"), [
    (2, Procedure.ARBITRATION, False), (3, Procedure.ARBITRATION, True), (5, Procedure.ARBITRATION, True),
    (6, Procedure.ARBITRATION, False), (1, Procedure.LITIGATION, False), (2, Procedure.LITIGATION, True),
    (5, Procedure.LITIGATION, True), (6, Procedure.LITIGATION, False), (1, Procedure.MEDIATION, True),
])  # fmt: skip
def test_three_to_five_represent_in_arbitration_and_two_to_five_in_court(
    count: int, procedure: Procedure, *, lawful: bool
) -> None:
    told = story(Dispute, *OPEN, *MANY).when(elected(*range(1, count + 1), procedure=procedure))
    assert (told.refusal is None) is lawful
    if not lawful:
        told.then_refused(WrongNumberOfRepresentatives, "representatives")


@pytest.mark.parametrize(("workers", "procedure", "lawful"), [
    (9, Procedure.ARBITRATION, False), (10, Procedure.ARBITRATION, True), (9, Procedure.MEDIATION, False),
    (9, Procedure.LITIGATION, True),  # 一般指十人以上
])  # fmt: skip
def test_ten_are_many(workers: int, procedure: Procedure, *, lawful: bool) -> None:
    told = story(Dispute, *OPEN, joined(workers - 2)).when(elected(1, 2, 3, procedure=procedure))
    assert (told.refusal is None) is lawful
    if not lawful:
        told.then_refused(TooFewToBeRepresented, "representatives")


def test_representatives_settle_for_those_who_consent_and_for_nobody_else() -> None:
    past = (*OPEN, *MANY, arbitration_opened, elected(4, 5, 6), consented(4, 7))
    case = case_after(Dispute, *past)
    decided(result(7, outcome=SETTLED), by_representatives=True)(case)
    told = story(Dispute, *past)
    told.when(decided(result(7, outcome=SETTLED), result(8, outcome=SETTLED), by_representatives=True))
    told.then_refused(RowsRefused, "members.1")
    assert isinstance(told.refusal, RowsRefused)
    assert isinstance(told.refusal.wrong[0].refusal, ConsentMissing)


def test_consent_to_settle_is_no_consent_to_change_the_claims() -> None:
    past = (*OPEN, *MANY, elected(4, 5, 6), consented(7))
    story(Dispute, *past).when(restated(7, "1.00", by_representatives=True)).then_refused(RowsRefused)
    case = case_after(Dispute, *past, consented(7, to=Disposition.CHANGE))
    restated(7, "1.00", by_representatives=True)(case)


# Results and payments.


def test_the_last_result_counts_and_payments_are_measured_by_it() -> None:
    case = case_after(Dispute, *OPEN, *DECIDED, decided(result(3, "1000.00")), paid(payment(3, "1000.00")))
    assert case.adjudged[3] == case.paid[3] == Decimal("1000.00")


def test_results_and_payments_are_recorded_after_the_dispute_is_concluded_too() -> None:
    case = case_after(Dispute, *OPEN, *DECIDED)
    case.conclude(ON, outcome="awarded", by_case_id=case.id)
    paid(payment(3, "800.00"))(case)
    assert case.paid == {3: Decimal("800.00")}


def test_what_was_recorded_as_paid_by_mistake_is_taken_back() -> None:
    case = case_after(Dispute, *OPEN, *DECIDED, paid(payment(3, "800.00")), taken_back(payment(3, "300.00")))
    assert case.paid == {3: Decimal("500.00")}
    paid(payment(3, "300.00"))(case)


# Refusals.

ROWS: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "employed backwards": ((), lambda case: case.join_members(ON, members=(BACKWARDS,)), EmployedBackwards,
                           "members.0.employed_until"),
    "a number nobody has": (MANY, left(15), NoSuchMember, "members.0"),
    "a number twice": (MANY, left(4, 4), MemberTwice, "members.1"),
    "left already": ((*MANY, left(4)), left(4), MemberHasLeft, "members.0"),
    "elected after leaving": ((*MANY, left(4)), elected(3, 4, 5), MemberHasLeft, "representatives.1"),
    "a result for nobody": ((*MANY, arbitration_opened), decided(result(99)), NoSuchMember, "members.0.number"),
    "a rejected claim with an amount": (
        (*MANY, arbitration_opened), decided(result(3, outcome=MemberOutcome.REJECTED)), RejectedWithAmount,
        "members.0.amount"),
    "paid without a result": ((*MANY, arbitration_opened), paid(payment(3, "1.00")), NothingAdjudged,
                              "members.0.number"),
    "paid a fen too much": (DECIDED, paid(payment(3, "800.01")), PaidMoreThanDue, "members.0.amount"),
    "paid too much in parts": ((*DECIDED, paid(payment(3, "700.00"))), paid(payment(3, "100.01")),
                               PaidMoreThanDue, "members.0.amount"),
    "taken back twice in one list": (
        (*DECIDED, paid(payment(3, "100.00"))),
        taken_back(payment(3, "60.00"), payment(3, "60.00")),
        MemberTwice,
        "members.1.number",
    ),
    "taken back without having been paid": (DECIDED, taken_back(payment(3, "1.00")), TakenBackMoreThanPaid,
                                            "members.0.amount"),
    "changed for one who did not consent": ((*MANY, elected(4, 5, 6)),
                                            restated(7, "1.00", by_representatives=True), ConsentMissing,
                                            "members.0"),
}  # fmt: skip
WHOLE: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "represented in enforcement": (MANY, elected(1, 2, 3, procedure=Procedure.ENFORCEMENT),
                                   NoRepresentativesThere, "procedure"),
    "few": ((), elected(1, 2), TooFewToBeRepresented, "representatives"),
    "six representatives": (MANY, elected(1, 2, 3, 4, 5, 6), WrongNumberOfRepresentatives, "representatives"),
    "consent without an election": (MANY, consented(4), NothingElected, "procedure"),
    "no lead case": (MANY, lambda case: case.name_lead_case(ON), OneLeadCase, "arbitration_case_id"),
    "a result of no procedure": (MANY, decided(result(3)), ProcedureUnknown, "procedure"),
}  # fmt: skip


@pytest.mark.parametrize("what", ROWS)
def test_a_wrong_row_is_refused_under_its_own_rule(what: str) -> None:
    past, taken, rule, field = ROWS[what]
    told = story(Dispute, *OPEN, *past).when(taken).then_refused(RowsRefused, field)
    assert isinstance(told.refusal, RowsRefused)
    assert type(told.refusal.wrong[0].refusal) is rule
    assert told.refusal.authority == told.refusal.wrong[0].refusal.authority


@pytest.mark.parametrize("what", WHOLE)
def test_what_the_whole_step_may_not_be_is_refused(what: str) -> None:
    past, taken, rule, field = WHOLE[what]
    story(Dispute, *OPEN, *past).when(taken).then_refused(rule, field)


def test_every_rule_of_these_chapters_is_refused_here() -> None:
    told = {rule for _, _, rule, _ in (*ROWS.values(), *WHOLE.values())}
    for chapter in (numbers_chapter, representatives_chapter, results_chapter):
        assert rules_of(chapter) <= told


# Properties.

AMOUNTS = st.decimals(min_value="0.01", max_value="99999.99", places=2)


@given(st.lists(st.lists(AMOUNTS, max_size=3), min_size=1, max_size=30), st.data())
def test_what_members_claim_adds_up_whoever_leaves(claims: list[list[Decimal]], data: st.DataObject) -> None:
    case = case_after(Dispute, *OPEN)
    members = [member(None, monthly_wage=None) for _ in claims]
    case.join_members(ON, members=tuple(members))
    own = {number: sum(amounts, Decimal(0)) for number, amounts in enumerate(claims, start=3)}
    for number, amounts in enumerate(claims, start=3):
        for amount in amounts:
            restated(number, str(amount))(case)
            own[number] = amount
        if not amounts:
            own[number] = Decimal(0)
    gone = data.draw(st.sets(st.sampled_from(sorted(own))))
    if gone:
        left(*sorted(gone))(case)
    expected = sum((amount for number, amount in own.items() if number not in gone), Decimal(0))
    assert case.own_claimed == expected
    assert case.claimed == Decimal("150.50") + expected
    assert remembered(read_again(case)) == remembered(case)


@given(
    st.lists(st.tuples(st.sampled_from(("result", "pay", "back")), st.integers(3, 5), AMOUNTS), max_size=40)
)
def test_nobody_is_ever_paid_more_than_the_result_that_stood_or_less_than_nothing(
    moves: list[tuple[str, int, Decimal]],
) -> None:
    case = case_after(Dispute, *OPEN, *MANY, arbitration_opened)
    for move, number, amount in moves:
        taken = {
            "result": decided(result(number, str(amount))),
            "pay": paid(payment(number, str(amount))),
            "back": taken_back(payment(number, str(amount))),
        }[move]
        before = dict(case.paid)
        try:
            taken(case)
        except RowsRefused:
            assert case.paid == before
            continue
        assert case.paid.get(number, 0) >= 0
        if move == "pay":
            assert case.paid[number] <= case.adjudged[number]
    assert remembered(read_again(case)) == remembered(case)
