"""Joining a list 登记名册: nobody twice, by their identity number, neither within the list nor beside those who joined before.

The record itself holds no identity number; the register does, so that a list brought a second time is noticed.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from application.catalogue import CatalogueEntry
from application.ports import InvalidAnswer, InvalidAnswers, Vault
from domain.dispute import Dispute
from domain.kernel import Event
from domain.parties import Worker


def joins_members(chosen: CatalogueEntry) -> bool:
    """Whether the step enters a list of workers."""
    return chosen.step.records is Dispute.MembersJoined


async def refuse_twice(vault: Vault, events: Sequence[Event], members: Sequence[Mapping[str, Any]]) -> None:
    """Raise `InvalidAnswers` naming every row of somebody who is there already."""
    given = [member["person"].get("identity_number") for member in members]
    if not any(given):
        return
    taking_part = numbers_by_person(events)
    registered = await asyncio.to_thread(vault.persons, list(taking_part))
    known = {
        particulars["identity_number"]: f"已登记的第 {taking_part[person]} 名劳动者"
        for person, particulars in registered.items()
        if particulars.get("identity_number")
    }
    faults = []
    for place, number in enumerate(given):
        if number is None:
            continue
        if number in known:
            name = f"members.{place}.person.identity_number"
            reason = f"劳动者第 {place + 1} 项的公民身份号码：与{known[number]}相同。"
            faults.append(InvalidAnswer(name, "already-a-member", reason))
        known.setdefault(number, f"本名册第 {place + 1} 项")
    if faults:
        raise InvalidAnswers(faults)


def numbers_by_person(events: Iterable[Event]) -> dict[UUID, int]:
    """Who takes part, by the id in the person register; whoever has left may join again."""
    joined: list[Worker] = []
    gone: set[int] = set()
    for event in events:
        match event:
            case Dispute.Registered():
                joined += event.workers
            case Dispute.WorkerJoined():
                joined.append(event.worker)
            case Dispute.MembersJoined():
                joined += event.members
            case Dispute.MembersLeft():
                gone.update(event.members)
            case _:
                pass
    numbered = enumerate(joined, start=1)
    return {worker.person.person_id: number for number, worker in numbered if number not in gone}
