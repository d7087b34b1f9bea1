"""Earlier roles 曾任角色 of officials, read from the other procedures of the same dispute: nobody declares them."""

from application.catalogue import CatalogueEntry
from application.ports import CaseFile
from domain.dispute import Dispute
from domain.earlier_roles import EarlierRole, EarlierRoles
from domain.kernel import Aggregate
from domain.steps import supplied
from domain.terms import Capacity


async def earlier_roles(case_file: CaseFile, chosen: CatalogueEntry, case: Aggregate) -> EarlierRoles | None:
    """The roles, for a step that must know them; None for the others, which need not wait for so much reading."""
    if EarlierRoles not in supplied(chosen.step.decision).values():
        return None
    return await _elsewhere(case_file, case)


async def _elsewhere(case_file: CaseFile, case: Aggregate) -> EarlierRoles:
    """Who recorded, for whom and in which capacity, in every other procedure the dispute has been through."""
    dispute_id = getattr(case, "dispute_id", None)
    if dispute_id is None:
        return EarlierRoles()
    dispute = await case_file.read(Dispute, dispute_id)
    found: dict[tuple[object, object, Capacity], EarlierRole] = {}
    for case_id in getattr(dispute, "procedures", {}):
        if case_id == case.id:
            continue
        for event in await case_file.history(case_id):
            by = event.recorded_by
            found[by.person_id, case_id, by.capacity] = EarlierRole(
                official_id=by.person_id,
                case_id=case_id,
                institution=by.institution,
                capacity=by.capacity,
            )
    return EarlierRoles(tuple(found.values()))
