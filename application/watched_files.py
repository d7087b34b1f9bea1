"""The case file and the documents as the ways in have them: what is read of them is noted in the gathering of the answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from application.documents import Held, Uploaded, Waiting
from application.gathering import gathering
from application.permissions import PUBLIC
from application.ports import CaseFile, Documents, Enclosed, Recorded
from domain.kernel import Aggregate, Event

C = TypeVar("C", bound=Aggregate)


class WatchedCaseFile:
    """The same case file: which files were read for the answer is noted."""

    def __init__(self, case_file: CaseFile) -> None:
        self._case_file = case_file

    async def load(self, kind: type[C], case_id: UUID) -> C:
        """To decide on, not to be shown."""
        return await self._case_file.load(kind, case_id)

    async def read(self, kind: type[C], case_id: UUID) -> C:
        """The case to look at."""
        case = await self._case_file.read(kind, case_id)
        if case.version and kind.TOPIC not in PUBLIC:
            gathering().reads(case_id, case.handled_by)
        return case

    async def history(self, case_id: UUID, after_version: int = 0) -> list[Event]:
        """The events of a case."""
        events = await self._case_file.history(case_id, after_version)
        if events and events[0].TOPIC.partition(".")[0] not in PUBLIC:
            gathering().reads(case_id)
        return events

    async def record(
        self,
        *,
        command_id: UUID,
        request_hash: bytes,
        cases: Sequence[Aggregate],
        enclosed: Sequence[Enclosed],
    ) -> Recorded:
        """A step is its own record."""
        return await self._case_file.record(
            command_id=command_id, request_hash=request_hash, cases=cases, enclosed=enclosed
        )

    async def recorded(self, command_id: UUID, request_hash: bytes) -> Recorded | None:
        """The first answer to a command."""
        return await self._case_file.recorded(command_id, request_hash)

    def forget(self, case_id: UUID) -> None:
        """Drop what is kept in memory about a case."""
        self._case_file.forget(case_id)


class WatchedDocuments:
    """The same store: which contents were given out is noted."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def content(self, content_id: UUID, digest: str, key: bytes) -> bytes:
        """The content as it was uploaded."""
        content = self._documents.content(content_id, digest, key)
        gathering().gives(digest)
        return content

    def keep(self, institution_id: UUID, content: bytes) -> Uploaded:
        """Keep what is uploaded."""
        return self._documents.keep(institution_id, content)

    def held(self, institution_id: UUID, digest: str, for_case: UUID | None = None) -> Held:
        """What the institution uploaded."""
        return self._documents.held(institution_id, digest, for_case)

    def waiting(self, since: datetime) -> Sequence[Waiting]:
        """Uploads that nobody has filed."""
        return self._documents.waiting(since)

    def let_go(self, upload: Waiting, *, filed: bool) -> None:
        """Forget the upload."""
        self._documents.let_go(upload, filed=filed)
