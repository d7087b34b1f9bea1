"""What is about to be taken over 承接, shown on the form and where it is checked: nobody confirms a digest unread."""

from uuid import UUID

from api.pages.typed import Typed
from application.carried import Offer, carried_to
from application.catalogue import CatalogueEntry, kind_of
from application.house import House
from application.people import Actor
from domain.taking_over import FactTakenOver


async def offer_meant(
    house: House, actor: Actor, entry: CatalogueEntry, case_id: UUID | None, typed: Typed
) -> Offer | None:
    """The offer the form names, as it now stands for this person; None for every other step."""
    if case_id is None or not issubclass(entry.step.records, FactTakenOver):
        return None
    found = await carried_to(house, actor, await house.case_file.read(kind_of(entry.kind), case_id))
    named = (typed.one("from_case_id").strip(), typed.one("entry").strip())
    offers = found.offered if found else ()
    return next(
        (one for one in offers if (str(one.source.case_id), str(one.source.entry)) == named),
        None,
    )
