"""Runs processes over the ledger: each event once in order, commands at least once, every command the same on repeat."""

import asyncio
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

import structlog
from sqlalchemy import BigInteger, Column, MetaData, Table, Text, create_engine, select

from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger
from adapters.ledger.entry import LedgerEvent
from application.casework import Casework
from application.catalogue import kind_of
from application.ports import CaseFile
from application.processes import Reaction
from domain.access_record import AccessRecord
from domain.rule_book import RuleBook

BATCH = 500
GATHER = 0.02  # seconds: under load one look serves many commits
KEEP_EVERY = 1.0  # seconds between two writes of the position; what is done twice changes nothing
log = structlog.get_logger()

metadata = MetaData()
process_position = Table(
    "process_position",
    metadata,
    Column("name", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
)


class ProcessRunner:
    """One task in the server's loop. It stops loudly at an event it cannot handle and tries again when restarted."""

    NAME = "processes"

    def __init__(
        self,
        *,
        ledger: Ledger,
        mapper: EventMapper,
        case_file: CaseFile,
        casework: Casework,
        rules: Callable[[], RuleBook],
        url: str,
        reactions: Mapping[str, Reaction],
    ) -> None:
        self._ledger = ledger
        self._mapper = mapper
        self._case_file = case_file
        self._casework = casework
        self._rules = rules
        self._engine = create_engine(url, pool_pre_ping=True)
        self._reactions = reactions
        self._grown = asyncio.Event()
        self._working = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._unsubscribe: Callable[[], None] | None = None
        metadata.create_all(self._engine)
        self.position = self._stored_position()
        self.error = ""
        self._kept_at = 0.0

    def start(self) -> None:
        """Begin to follow, in the running loop."""
        loop = asyncio.get_running_loop()
        self._unsubscribe = self._ledger.on_commit(lambda _: loop.call_soon_threadsafe(self._grown.set))
        self._grown.set()
        self._task = loop.create_task(self._follow())

    async def stop(self) -> None:
        """Finish nothing further; what was not done will be done after the next start."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            await asyncio.to_thread(self._store_position)
        self._engine.dispose()

    async def catch_up(self) -> int:
        """Handle every event recorded so far, including those that the processes themselves bring about."""
        async with self._working:
            while batch := await asyncio.to_thread(self._ledger.read, self.position, BATCH):
                for recorded in batch:
                    await self._handle(recorded)
                    self.position = recorded.log_index + 1
                if monotonic() - self._kept_at >= KEEP_EVERY:
                    await asyncio.to_thread(self._store_position)
            return self.position

    async def _follow(self) -> None:
        while True:
            await self._grown.wait()
            await asyncio.sleep(GATHER)
            self._grown.clear()
            try:
                await self.catch_up()
            except Exception as failure:
                self.error = type(failure).__name__
                log.exception("process_stopped", position=self.position)
                raise

    async def _handle(self, recorded: LedgerEvent) -> None:
        if recorded.topic == AccessRecord.Made.TOPIC:  # nothing follows from it that somebody has read
            return
        event = self._mapper.to_domain(recorded.stream_id, recorded.stream_version, recorded)
        case = await self._case_file.load(kind_of(event.TOPIC.split(".")[0]), event.originator_id)
        for react in self._reactions.values():
            for command in react(event, case, self._rules()):
                await self._casework.direct(command)

    def _stored_position(self) -> int:
        with self._engine.connect() as connection:
            found: Any = connection.scalar(
                select(process_position.c.position).where(process_position.c.name == self.NAME)
            )
        return found or 0

    def _store_position(self) -> None:
        self._kept_at = monotonic()
        with self._engine.begin() as connection:
            changed = connection.execute(
                process_position.update()
                .where(process_position.c.name == self.NAME)
                .values(position=self.position)
            )
            if changed.rowcount == 0:
                connection.execute(process_position.insert().values(name=self.NAME, position=self.position))
