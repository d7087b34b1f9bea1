"""Cases heard together 合并审理的案件: with the leading case the claims of those it took in, by reference and to each eye."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from application.permissions import NotVisible
from application.ports import CaseFile
from application.questions import CaseSummary
from domain.claims import Claim
from domain.history import with_corrections
from domain.kernel import Aggregate
from domain.merger.record import Mergeable
from domain.merger.standing import claims_in


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardTogether:
    """Another case of the same hearing, as the asker may see it."""

    case: CaseSummary
    leads: bool
    """Whether the case looked at is heard in this one; else this one is heard in it."""
    claims: tuple[Claim, ...] = ()


async def heard_together(
    case: Aggregate, case_file: CaseFile, summary: Callable[[UUID], Awaitable[CaseSummary]]
) -> tuple[HeardTogether, ...]:
    """Nothing of a case the asker may not see: merger opens none. `summary` raises `NotVisible` for those."""
    if not isinstance(case, Mergeable):
        return ()
    found = []
    for case_id in (case.leading, *case.taken_in):
        try:
            known = None if case_id is None else await summary(case_id)
        except NotVisible:
            continue
        if known is not None:
            claims = claims_in(with_corrections(await case_file.history(known.case_id)))
            leads = known.case_id == case.leading
            found.append(HeardTogether(case=known, leads=leads, claims=tuple(claims.values())))
    return tuple(found)
