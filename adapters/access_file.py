"""Access records in the ledger: each a stream of its own, so that none waits for another and none is ever refused."""

from adapters.event_mapper import EventMapper
from adapters.ledger import Entry, Ledger
from domain.kernel import Event


class LedgerAccessFile:
    """Appends in the event loop, together with the steps that are recorded at the same time."""

    def __init__(self, ledger: Ledger, mapper: EventMapper) -> None:
        self._ledger = ledger
        self._mapper = mapper

    async def keep(self, made: Event) -> int:
        """Its position once it is on the disk; nobody will ask for its receipt, so there is no answer to keep."""
        stored = self._mapper.to_stored(made)
        entry = Entry(command_id=made.command_id, request_hash=made.command_id.bytes, events=(stored,))
        return (await self._ledger.append_async(entry)).position
