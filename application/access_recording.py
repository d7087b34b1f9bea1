"""Recording accesses 记录查阅: one record per answer, on the disk before the answer goes out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol, cast
from uuid import uuid4

from application.access_grounds import ground_of, purpose_of
from application.gathering import Gathering, current
from application.people import Actor
from application.ports import Clock
from domain.access_record import AccessRecord, Returned, What
from domain.kernel import Event
from domain.recording import Occasion


class AccessFile(Protocol):
    """Where access records are kept: the same ledger, and no case."""

    async def keep(self, made: Event) -> int:
        """Returns its position once it is on the disk; raises where the ledger cannot record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRecording:
    """Makes the record of an answer from what was gathered for it."""

    access_file: AccessFile
    clock: Clock

    async def record(self, actor: Actor, gathered: Gathering, address: str) -> int:
        """Keep what is told so far; what comes after it is another part of the same answer."""
        return await self.access_file.keep(self._made(actor, gathered, address))

    @asynccontextmanager
    async def recorded(self, actor: Actor, address: str) -> AsyncIterator[None]:
        """For an answer that goes out by another way than HTTP: what was told inside is recorded at the end."""
        gathered = Gathering()
        noted = current.set(gathered)
        try:
            yield
        finally:
            current.reset(noted)
        await self.record(actor, gathered, address)

    def _made(self, actor: Actor, gathered: Gathering, address: str) -> Event:
        record = AccessRecord.blank(uuid4())
        today = self.clock.today()
        record.occasion = Occasion(
            by=actor.recorded_by(), at=self.clock.now(), today=today, command_id=record.id
        )
        told = gathered.taken()
        what = gathered.what or (What.CASE if told.opened or told.files else What.LIST)
        purpose = gathered.stated or purpose_of(actor, what, gathered.handlers)
        record.happened(
            AccessRecord.Made,
            today,
            what=what,
            purpose=purpose,
            purpose_stated=gathered.stated is not None,
            ground=ground_of(actor, purpose),
            address=address,
            opened=Returned.of(told.all_opened()),
            listed=Returned.of(told.all_listed()),
            documents=tuple(told.documents),
            log_indexes=tuple(told.log_indexes),
            as_of=gathered.as_of,
            as_of_date=gathered.as_of_date,
            words=gathered.words,
            about_person=gathered.about_person,
            about_institution=gathered.about_institution,
            file_sha256=gathered.file_sha256,
        )
        return cast("Event", record.pending_events[0])
