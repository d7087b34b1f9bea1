"""What the application needs from the outside, in its own words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from application.documents import Held, Uploaded, Waiting
from application.people import Actor, Institution
from domain.kernel import Aggregate, Event
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.refusals import Refused
from domain.steps import Question

C = TypeVar("C", bound=Aggregate)


@dataclass(frozen=True, slots=True)
class InvalidAnswer:
    """One answer that cannot be accepted: where, which rule (a stable code), and the sentence shown."""

    name: str
    """Path with indexes, such as `claims.0.amount`."""
    code: str
    reason: str


class InvalidAnswers(Refused):
    """填写的内容有误，没有记录任何内容。"""

    CODE = "invalid-answers"

    def __init__(self, answers: Sequence[InvalidAnswer]) -> None:
        self.answers = tuple(answers)
        super().__init__(field=answers[0].name if answers else "")


class AnswerReader(Protocol):
    """Reads what a person or another system sent into typed values, or says what is wrong with it."""

    def read(
        self, step_id: str, questions: tuple[Question, ...], answers: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Typed values by question; sealed text and persons' particulars still in the clear.

        Raises `InvalidAnswers` naming every wrong field.
        """


Enclosed = Any
"""A row the ledger writes in the same transaction as the events; made by the vault, opaque here."""


class Sealer(Protocol):
    """Seals what one command brings; `enclosed` are the rows that must be recorded with its events."""

    enclosed: list[Enclosed]

    def person(self, particulars: Mapping[str, Any]) -> Person:
        """Enter a natural person in the register, under a key of their own."""

    def text(self, text: str) -> SealedText:
        """Text about the case, under the case's key."""

    def privileged(self, text: str) -> PrivilegedText:
        """Text only the recording institution may read again."""

    def content_key(self, key: bytes) -> UUID:
        """The key of a document's content, under the case's key; the id it is found by."""


class Vault(Protocol):
    """The person register and sealed texts: encrypted under a key per person or per case."""

    def sealer(self, subject: UUID) -> Sealer:
        """For one command about the case `subject`."""

    def texts(self, item_ids: Sequence[UUID]) -> dict[UUID, str]:
        """Opened texts by id; an erased one is absent."""

    def persons(self, person_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
        """Registered particulars by person; an erased person is absent."""

    def content_key(self, key_id: UUID) -> bytes | None:
        """The key of a document's content; None where it was erased."""


class Documents(Protocol):
    """Uploaded content, encrypted, found by institution and digest until it is filed and by its id afterwards."""

    def keep(self, institution_id: UUID, content: bytes) -> Uploaded:
        """Keep it; once this returns it is on the disk. The same content again changes nothing.

        Raises `DocumentTooLarge` or `MediaTypeRefused`.
        """

    def held(self, institution_id: UUID, digest: str, for_case: UUID | None = None) -> Held:
        """What the institution uploaded; with a case, it is noted that it may be filed there.

        Raises `NotUploaded`.
        """

    def content(self, content_id: UUID, digest: str, key: bytes) -> bytes:
        """The content as it was uploaded; raises `DocumentDamaged`."""

    def waiting(self, since: datetime) -> Sequence[Waiting]:
        """Uploads that have been waiting, unfiled as far as the store knows, since before that moment."""

    def let_go(self, upload: Waiting, *, filed: bool) -> None:
        """Forget the upload; what was never filed goes with it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The answer to a recorded command: where it stands in the case and in the ledger."""

    case_id: UUID
    kind: str
    version: int
    position: int
    """Events in the ledger once this command was recorded; a reader that has reached it sees the command."""
    events: tuple[str, ...]
    repeated: bool = False
    numbers: tuple[int, ...] = ()
    """For a step that records a list: the number of each row in the case, in order."""


class AlreadyMovedOn(Refused):
    """案件在您打开之后已有新的记录，请核对后再提交。"""

    CODE = "version-moved-on"

    def __init__(self, case_id: UUID, expected: int, actual: int, intervening: tuple[Event, ...]) -> None:
        self.case_id = case_id
        self.expected = expected
        self.actual = actual
        self.intervening = intervening
        terms = "、".join(f"{event.occurred_on} {event.TERM}" for event in intervening)
        super().__init__(
            f"您看到的是第 {expected} 条，现为第 {actual} 条（{terms}）。", field="expected_version"
        )


class KeyReused(Refused):
    """同一幂等键已用于内容不同的请求。"""

    CODE = "idempotency-key-reused"


class CaseFile(Protocol):
    """The ledger as the application sees it: cases by their events."""

    async def load(self, kind: type[C], case_id: UUID) -> C:
        """The case to decide on; version 0 when nothing has happened yet. It may be kept in memory meanwhile."""

    async def read(self, kind: type[C], case_id: UUID) -> C:
        """The case to look at: what is recorded now, whoever recorded it, and nothing that is still being decided."""

    async def history(self, case_id: UUID, after_version: int = 0) -> list[Event]:
        """The events of a case, uncorrected, in order."""

    async def record(
        self,
        *,
        command_id: UUID,
        request_hash: bytes,
        cases: Sequence[Aggregate],
        enclosed: Sequence[Enclosed],
    ) -> Recorded:
        """Record the pending events of all cases as one, or none of them; the first case names the answer.

        Raises `AlreadyMovedOn` or `KeyReused`; a repeated command answers with its first answer.
        """

    async def recorded(self, command_id: UUID, request_hash: bytes) -> Recorded | None:
        """The first answer to a command, if it was ever recorded."""

    def forget(self, case_id: UUID) -> None:
        """Drop what is kept in memory about a case, so that it is read from its record again."""


class Clock(Protocol):
    """Time, in one place."""

    def now(self) -> datetime:
        """The instant of recording, with zone."""

    def today(self) -> date:
        """The legal date in Asia/Shanghai."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A login: the token is told once, to the person; only its hash is kept."""

    token: str
    actor: Actor
    expires_at: datetime


class LoginRefused(Refused):
    """用户名或者密码不正确。"""

    CODE = "login-refused"


class LoginPaused(LoginRefused):
    """该用户名连续登录失败次数过多，请稍后再试。"""

    CODE = "login-paused"

    def __init__(self, wait_seconds: int) -> None:
        self.wait_seconds = wait_seconds
        super().__init__(f"请在 {wait_seconds} 秒后重试。")


class NotLoggedIn(Refused):
    """请先登录；登录已过期的请重新登录。"""

    CODE = "not-logged-in"


class Accounts(Protocol):
    """Local accounts: people, their institution and capacity, and their sessions on the server."""

    async def log_in(self, login: str, password: str) -> Session:
        """A new session; raises `LoginRefused` without saying which part was wrong."""

    def actor(self, token: str) -> Actor:
        """Whose session this is; raises `NotLoggedIn`."""

    def log_out(self, token: str) -> None:
        """End the session everywhere."""

    def open_feed(self, actor: Actor) -> str:
        """A secret under which a calendar program may read the actor's limits; an earlier one is revoked."""

    def close_feed(self, actor: Actor) -> None:
        """Revoke it."""

    def has_feed(self, actor: Actor) -> bool:
        """Whether a secret stands."""

    def feed_of(self, secret: str) -> Actor:
        """Whose secret it is; raises `NotLoggedIn`."""

    def name_of(self, person_id: UUID) -> str:
        """An official's name for display, '' when unknown."""

    def institutions(self) -> Sequence[Institution]:
        """Every institution somebody is enrolled at, by name."""

    def enrol(self, *, login: str, password: str, name: str, institution: Institution) -> Actor:
        """Enter a person and, where new, their institution; the same login again changes nothing."""

    def enrolled(self) -> Sequence[tuple[str, Actor]]:
        """Logins and who they are."""


class Damage(Protocol):
    """Something in the record that is not as it was recorded or signed."""

    @property
    def zh(self) -> str:
        """Where and what, for people."""


class LedgerFacts(Protocol):
    """What anybody may know of the ledger itself."""

    def position(self) -> int:
        """How many events it holds."""

    def root(self) -> bytes:
        """The Merkle root over all of them."""

    def head(self) -> tuple[int, bytes]:
        """Position and root of one and the same moment."""

    def check(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Recompute leaf hashes, frontier and tiles; raises naming the first that is wrong."""

    def damages(self, progress: Callable[[int, int], None] | None = None) -> Sequence[Damage]:
        """The same, and all that is wrong."""
