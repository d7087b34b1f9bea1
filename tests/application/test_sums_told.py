"""Sums of a dispute 金额对照: what each case recorded of each item and member, beside each other and never added up."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from adapters.event_mapper import EventMapper
from application.sums_gathered import Column
from application.sums_told import FEW, Row, Sums, sums_of
from domain.claims import Claim, ClaimBasis, ClaimKind
from domain.dispute import Dispute
from domain.dispute.members import Member, OwnClaim
from domain.dispute.record import DisputeCause
from domain.dispute.results import MemberOutcome, MemberPayment, MemberResult
from domain.enforcement import EnforcementCase
from domain.kernel import Event
from domain.litigation import LitigationCase
from domain.parties import Employer, Worker
from domain.terms import Procedure
from tests.support import enforcement_road, litigation_road
from tests.support.lawful_walk import Taken, case_after
from tests.support.story import TEXT, WORKER

ON = date(2026, 3, 2)
BASIS = ClaimBasis(
    since=date(2025, 1, 1),
    until=date(2025, 6, 30),
    monthly_wage=Decimal("6000.00"),
    multiple=Decimal("2.00"),
    days=Decimal("2.50"),
)
WAGES = Claim(kind=ClaimKind.WAGES, amount=Decimal("36000.00"), basis=BASIS)


def registered(*claims: Claim) -> Taken:
    return lambda case: case.register(
        ON,
        cause=DisputeCause.PAY,
        workers=(Worker(person=WORKER),),
        employers=(Employer(name="示例公司"),),
        claims=claims or (WAGES,),
        facts=TEXT,
    )


def joined(*amounts: str) -> Taken:
    claims = [(OwnClaim(kind=ClaimKind.SEVERANCE, amount=Decimal(amount)),) for amount in amounts]
    members = tuple(Member(person=WORKER, claims=own) for own in claims)
    return lambda case: case.join_members(ON, members=members)


def resulted(case: Any) -> None:
    case.open_procedure(ON, procedure=Procedure.ARBITRATION, case_id=UUID(int=9))
    results = (
        MemberResult(number=2, outcome=MemberOutcome.GRANTED_IN_PART, amount=Decimal("3000.00")),
        MemberResult(number=3, outcome=MemberOutcome.REJECTED),
    )
    case.record_results(ON, procedure=Procedure.ARBITRATION, document="示裁〔2026〕1号", members=results)
    case.record_payments(ON, members=(MemberPayment(number=2, amount=Decimal("1000.00")),))


def told(*events: list[Event]) -> Sums:
    return sums_of(events)


def events(kind: Any, *taken: Taken) -> list[Event]:
    return list(case_after(kind, *taken).pending_events)


def cell(sums: Sums, column: Column, kind: str, member: int | None = None) -> tuple[Decimal | None, str]:
    row: Row = next(row for row in sums.rows if (row.kind_zh, row.member) == (kind, member))
    found = row.cells[[place.column for place in sums.columns].index(column)]
    assert found is not None
    return found.amount, found.word


def test_claims_and_results_of_members_stand_beside_each_other() -> None:
    sums = told(events(Dispute, registered(), joined("5000", "4000"), resulted))
    assert [place.zh for place in sums.columns] == ["请求", "裁决（逐人登记）", "已付（逐人登记）"]
    assert cell(sums, Column.REGISTERED, "拖欠劳动报酬") == (Decimal("36000.00"), "")
    assert cell(sums, Column.REGISTERED, "经济补偿", 2) == (Decimal(5000), "")
    assert cell(sums, Column.AWARDED, "", 2) == (Decimal("3000.00"), "部分支持")
    assert cell(sums, Column.AWARDED, "", 3) == (None, "驳回")
    assert cell(sums, Column.PAID, "", 2) == (Decimal("1000.00"), "")


def test_items_of_a_judgment_and_what_came_in_are_told_by_item() -> None:
    suit = events(LitigationCase, *litigation_road.JUDGED)
    enforced = events(EnforcementCase, *enforcement_road.PAID)
    sums = told(events(Dispute, registered()), suit, enforced)
    assert cell(sums, Column.SUED, "加班费")[0] == Decimal("50000.00")
    assert cell(sums, Column.JUDGED, "加班费")[0] is not None
    assert cell(sums, Column.APPLIED, "拖欠劳动报酬") == (Decimal("30000.00"), "")
    assert cell(sums, Column.ENFORCED, "经济补偿") == (Decimal("12000.00"), "")


def test_two_cases_of_a_sort_are_not_added_up() -> None:
    one = events(LitigationCase, *litigation_road.DOCKETED)
    second: Any = LitigationCase.blank(UUID(int=88))
    second.occasion = litigation_road.HERE
    litigation_road.sued()(second)
    two = list(second.pending_events)
    sums = told(events(Dispute, registered()), one, two)
    assert [place.zh for place in sums.columns][1] == "诉讼请求　（2026）晋0902民初12号"
    assert [place.zh for place in sums.columns][2] == "诉讼请求（第 2 件）"
    (row,) = [row for row in sums.rows if row.kind_zh == "加班费"]
    assert [cell.amount for cell in row.cells if cell] == [Decimal("50000.00")] * 2


def test_restated_claims_take_the_place_of_the_earlier_ones() -> None:
    again = Claim(kind=ClaimKind.WAGES, amount=Decimal("1.00"))
    sums = told(events(Dispute, registered(), lambda case: case.restate_claims(ON, claims=(again,))))
    assert cell(sums, Column.REGISTERED, "拖欠劳动报酬") == (Decimal("1.00"), "")
    assert [row.basis for row in sums.rows] == [""]


def test_too_many_members_are_told_together() -> None:
    sums = told(events(Dispute, registered(), joined(*["100"] * (FEW + 1))))
    assert sums.together
    assert cell(sums, Column.REGISTERED, "经济补偿", 0) == (Decimal(100 * (FEW + 1)), "")


def test_a_claim_keeps_what_it_is_reckoned_from_as_stated() -> None:
    sums = told(events(Dispute, registered()))
    assert [row.basis for row in sums.rows] == ["2025-01-01至2025-06-30；月工资 6,000.00 元；2 倍；2.5 天"]


def test_claims_recorded_before_the_basis_was_asked_for_can_still_be_read() -> None:
    mapper = EventMapper()
    recorded = events(Dispute, registered(Claim(kind=ClaimKind.WAGES, amount=Decimal("36000.00"))))[0]
    stored = mapper.to_stored(recorded)
    assert b'"basis":null' in stored.state
    older = type(stored)(
        originator_id=stored.originator_id,
        originator_version=stored.originator_version,
        topic=stored.topic,
        state=stored.state.replace(b',"basis":null', b""),
    )
    assert mapper.to_domain(recorded.originator_id, 1, older) == recorded
