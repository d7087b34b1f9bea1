"""The list of a dispute's workers on both databases: folded entry by entry, told again after corrections, added up."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from adapters.views import ReadModels
from adapters.views.lists import runs
from application.members_asked import MemberFilter, MemberRow, WhichMembers
from application.permissions import NotVisible
from domain.claims import Claim, ClaimKind
from domain.dispute import Dispute
from domain.dispute.members import ClaimsOfMember, Member, OwnClaim, WhyLeft
from domain.dispute.results import MemberOutcome, MemberPayment, MemberResult
from domain.terms import Procedure
from tests.adapters.views.desk import FAR_JUDGE, JUDGE, MEDIATOR, UNION, Desk, text

HUNDRED = OwnClaim(kind=ClaimKind.WAGES, amount=Decimal("100.00"))


def joining(first: int, names: Sequence[str]) -> dict[str, Any]:
    def enter(sealer: Any) -> tuple[Member, ...]:
        return tuple(Member(person=sealer.person({"name": name}), claims=(HUNDRED,)) for name in names)

    return {"first": first, "members": enter, "own_claimed": Decimal(100 * (first + len(names) - 2))}


def collective(desk: Desk, count: int = 12) -> UUID:
    """A dispute of one worker and so many members: numbers 2 to count + 1."""
    dispute = desk.dispute("王小明")
    desk.record(Dispute.MembersJoined, dispute, **joining(2, [f"示例{number}" for number in range(count)]))
    return dispute


def rows(views: ReadModels, dispute: UUID, which: WhichMembers = WhichMembers.ALL) -> dict[int, MemberRow]:
    views.catch_up()
    shown = views.members(MEDIATOR, dispute, MemberFilter(which=which), limit=500)
    return {row.number: row for row in shown.members.items}


def decided(desk: Desk, dispute: UUID, *numbers: int, amount: str = "80.00") -> None:
    results = tuple(
        MemberResult(number=number, outcome=MemberOutcome.GRANTED_IN_PART, amount=Decimal(amount))
        for number in numbers
    )
    desk.record(
        Dispute.ResultsRecorded,
        dispute,
        procedure=Procedure.ARBITRATION,
        document="示裁〔2026〕1号",
        by_representatives=False,
        members=results,
        total=Decimal(amount) * len(numbers),
    )


def paid(desk: Desk, dispute: UUID, number: int, amount: str, *, back: bool = False) -> None:
    desk.record(
        Dispute.PaymentsTakenBack if back else Dispute.PaymentsRecorded,
        dispute,
        members=(MemberPayment(number=number, amount=Decimal(amount)),),
        total=Decimal(amount),
    )


def test_members_go_on_from_the_workers_registered(desk: Desk, views: ReadModels) -> None:
    dispute = collective(desk)
    desk.record(Dispute.WorkerJoined, dispute, worker=lambda s: Member(person=s.person({"name": "赵六"})))
    desk.record(Dispute.MembersJoined, dispute, **joining(15, ["钱七"]))
    found = rows(views, dispute)
    assert list(found) == list(range(1, 16))
    assert [found[number].name for number in (1, 2, 14, 15)] == ["王小明", "示例0", "赵六", "钱七"]
    assert (found[2].claimed, found[2].claims[0].kind_zh, found[2].entry) == ("100.00", "拖欠劳动报酬", 2)


def test_the_title_and_the_sum_count_members_too(desk: Desk, views: ReadModels) -> None:
    dispute = collective(desk)
    views.catch_up()
    summary = views.case(MEDIATOR, dispute)
    assert summary.title.startswith("王小明等13人与")
    assert summary.amount == "13545.60"
    desk.record(Dispute.ClaimsRestated, dispute, claims=(Claim(kind=ClaimKind.WAGES, amount=Decimal(1)),))
    views.catch_up()
    assert views.case(MEDIATOR, dispute).amount == "1201.00"


def test_claims_of_the_dispute_are_told_beside_the_member_s_own(desk: Desk, views: ReadModels) -> None:
    dispute = collective(desk)
    third = Claim(kind=ClaimKind.SEVERANCE, amount=Decimal("7.50"), claimant=3)
    together = Claim(kind=ClaimKind.OVERTIME_PAY, amount=Decimal("9.00"))
    desk.record(Dispute.ClaimsRestated, dispute, claims=(third, together))
    found = rows(views, dispute)
    assert [(claim.kind_zh, claim.amount) for claim in found[3].claims] == [
        ("经济补偿", "7.50"),
        ("拖欠劳动报酬", "100.00"),
    ]
    assert (found[3].claimed, found[4].claimed) == ("107.50", "100.00")
    desk.record(Dispute.ClaimsRestated, dispute, claims=(together,))
    assert rows(views, dispute)[3].claimed == "100.00"


def test_results_payments_and_leaving_are_folded_and_added_up(desk: Desk, views: ReadModels) -> None:
    dispute = collective(desk)
    decided(desk, dispute, 2, 3, 4)
    paid(desk, dispute, 2, "80.00")
    paid(desk, dispute, 3, "50.00")
    paid(desk, dispute, 3, "20.00", back=True)
    restated = ClaimsOfMember(number=6, claims=())
    desk.record(
        Dispute.MemberClaimsRestated,
        dispute,
        by_representatives=False,
        members=(restated,),
        own_claimed=Decimal(1100),
    )
    desk.record(
        Dispute.RepresentativesElected,
        dispute,
        procedure=Procedure.ARBITRATION,
        representatives=(3, 4, 5),
        represented=13,
    )
    desk.record(Dispute.MembersLeft, dispute, why=WhyLeft.SETTLED, members=(5, 7), own_claimed=Decimal(900))
    found = rows(views, dispute)
    assert (found[3].paid, found[3].unpaid, found[3].represents) == ("30.00", Decimal("50.00"), ("仲裁",))
    assert (found[5].represents, found[5].why_left_zh, found[5].claimed) == ((), "与用人单位自行和解", "0.00")
    totals = views.members(MEDIATOR, dispute, MemberFilter()).totals
    assert (totals.members, totals.left, totals.decided, totals.claimed) == (13, 2, 3, "900.00")
    assert (totals.adjudged, totals.paid, totals.unpaid) == ("240.00", "110.00", "130.00")
    for which, numbers in (
        (WhichMembers.LEFT, [5, 7]),
        (WhichMembers.REPRESENTATIVES, [3, 4]),
        (WhichMembers.UNPAID, [3, 4]),
    ):
        assert list(rows(views, dispute, which)) == numbers
    decided(desk, dispute, 3, amount="20.00")  # a judgment gives less than was paid
    views.catch_up()
    totals = views.members(MEDIATOR, dispute, MemberFilter()).totals
    assert (totals.adjudged, totals.unpaid) == ("180.00", "80.00")


def test_the_list_is_paged_by_number(desk: Desk, views: ReadModels) -> None:
    dispute = collective(desk)
    views.catch_up()
    cursor, seen = "", []
    while True:
        shown = views.members(MEDIATOR, dispute, MemberFilter(since=3), cursor, limit=4)
        seen += [row.number for row in shown.members.items]
        cursor = shown.members.next_cursor
        if not cursor:
            break
    assert seen == list(range(3, 14))


def test_a_corrected_day_has_the_list_told_again(desk: Desk, views: ReadModels) -> None:
    dispute = collective(desk)
    decided(desk, dispute, 2)
    views.catch_up()
    desk.record(
        Dispute.Corrected,
        dispute,
        of_version=2,
        field="occurred_on",
        was="2026-11-02",
        now="2026-11-04",
        restated=(),
        reason=text("误记"),
        approved_by="庭长",
    )
    found = rows(views, dispute)
    assert (found[1].joined_on, found[2].joined_on) == (date(2026, 11, 2), date(2026, 11, 4))
    assert (found[2].adjudged, len(found)) == ("80.00", 13)
    views.rebuild()
    assert views.reconcile() == []
    assert rows(views, dispute) == found


def test_names_are_masked_for_those_who_take_no_part_and_hidden_cases_are_not_there(
    desk: Desk, views: ReadModels
) -> None:
    dispute = collective(desk)
    views.catch_up()
    assert {row.name for row in views.members(JUDGE, dispute, MemberFilter()).members.items} == {"王*", "示*"}
    for stranger in (FAR_JUDGE, UNION):
        with pytest.raises(NotVisible):
            views.members(stranger, dispute, MemberFilter())
    with pytest.raises(NotVisible):
        views.members(MEDIATOR, desk.mediation(dispute), MemberFilter())


def test_a_lead_case_is_named_to_those_who_may_see_it(desk: Desk, views: ReadModels) -> None:
    dispute, lead = collective(desk), desk.dispute("李四", by=FAR_JUDGE)
    desk.record(Dispute.LeadCaseNamed, dispute, arbitration_case_id=None, litigation_case_id=uuid4())
    desk.record(Dispute.LeadCaseNamed, dispute, arbitration_case_id=None, litigation_case_id=lead)
    views.catch_up()
    assert views.members(MEDIATOR, dispute, MemberFilter()).lead_case is None
    desk.record(Dispute.LeadCaseNamed, dispute, arbitration_case_id=dispute, litigation_case_id=None)
    views.catch_up()
    assert views.members(MEDIATOR, dispute, MemberFilter()).lead_case == dispute


def test_two_disputes_in_one_batch_do_not_interfere(desk: Desk, views: ReadModels) -> None:
    one, other = collective(desk, 3), collective(desk, 2)
    decided(desk, other, 2)
    assert rows(views, one)[2].adjudged == ""
    assert (len(rows(views, one)), len(rows(views, other))) == (4, 3)


def test_numbers_that_follow_one_another_are_told_as_one_run() -> None:
    assert runs((7, 1, 2, 3, 9, 10)) == ["1 至 3", "7", "9 至 10"]
    assert runs(()) == []
