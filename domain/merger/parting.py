"""A part of a case leaves it 分案: what is asked of it, and the two entries, in the case that remains and in the new one."""

from datetime import date
from typing import Annotated, Any

from domain.history import History
from domain.merger.beside import Beside
from domain.merger.conditions import severable
from domain.merger.events import GroundOfSeverance
from domain.merger.record import Mergeable
from domain.merger.standing import claims_in, number_in
from domain.personal_data import SealedText
from domain.steps import Ask

ClaimsLeaving = Annotated[
    tuple[int, ...], Ask("分出第几项请求", hint="按本案现有请求的顺序；只分出当事人的不填")
]
MembersLeaving = Annotated[
    tuple[int, ...], Ask("分出的劳动者序号", hint="其本人的请求一并分出；只分出请求的不填")
]
EmployersLeaving = Annotated[tuple[int, ...], Ask("分出的用人单位序号", hint="按争议登记的顺序；没有的不填")]


def let_part_go(
    case: Mergeable,
    on: date,
    beside: Beside,
    history: History,
    *,
    ground: GroundOfSeverance,
    claim_numbers: tuple[int, ...],
    members: tuple[int, ...],
    employers: tuple[int, ...],
    reasons: SealedText | None,
    **its_own: Any,
) -> None:
    """Begin the new case with what leaves and what its kind of case has of its own; the rest stays and goes on."""
    claims = claims_in(history)
    leaving = severable(case, claims, beside, numbers=claim_numbers, members=members, employers=employers)
    part = {"ground": ground, "claim_numbers": leaving, "members": members, "employers": employers}
    beside.case.occasion = case.occasion
    beside.case.begin_by_severance(
        on,
        dispute_id=case.dispute_id,
        from_case_id=case.id,
        from_number=number_in(history),
        entry=case.version + 1,
        claims=tuple(claims[number] for number in leaving),
        **part,
        **its_own,
    )
    case.happened(
        case.PartSevered,
        on,
        severed_id=beside.case.id,
        claims=tuple(claim for number, claim in claims.items() if number not in leaving),
        reasons=reasons,
        **part,
    )
