"""Sessions 会话: a random token, told once and kept as its hash; asking whose it is costs microseconds."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from time import monotonic
from uuid import UUID

import structlog
from sqlalchemy import Engine, delete, insert, select, update

from adapters.accounts.people import WHO, actor_of
from adapters.accounts.tables import institution, person, session
from application.people import Actor
from application.ports import NotLoggedIn

IDLE = 30 * 60.0  # seconds without a request after which a session ends
LONGEST = 12 * 3600.0  # seconds after which it ends in any case
TRUSTED = 1.5  # seconds a session is taken from memory: an end in another process is known within two
SEEN_EVERY = 60.0  # seconds between two notes in the database that a session is in use
REMEMBERED = 50_000
TOKEN_LENGTH = len(secrets.token_urlsafe(32))

log = structlog.get_logger()


@dataclass(slots=True)
class _Known:
    actor: Actor
    begun: float
    seen: float
    noted: float
    checked: float


class Sessions:
    """All sessions of the installation; those in use are remembered here."""

    def __init__(
        self, engine: Engine, now: Callable[[], float], later: Callable[[Callable[[], None]], object]
    ) -> None:
        self._engine = engine
        self._now = now
        self._later = later
        self._known: OrderedDict[bytes, _Known] = OrderedDict()
        self._turn = Lock()

    def begin(self, person_id: UUID) -> tuple[str, float]:
        """A new token and the second at which it ends; sessions that are over are cleared away."""
        token, now = secrets.token_urlsafe(32), self._now()
        with self._engine.begin() as connection:
            connection.execute(
                delete(session).where((session.c.begun < now - LONGEST) | (session.c.seen < now - IDLE))
            )
            connection.execute(
                insert(session).values(token_hash=_hashed(token), person_id=person_id, begun=now, seen=now)
            )
        return token, now + LONGEST

    def actor(self, token: str) -> Actor:
        """Whose session it is, and that it is in use."""
        hashed, now = _hashed(token), self._now()
        known = self._known.get(hashed)
        if known is None or monotonic() - known.checked > TRUSTED:
            known = self._looked_up(hashed)
        if now > known.begun + LONGEST or now > known.seen + IDLE:
            self._end(hashed)
            raise NotLoggedIn
        known.seen = now
        if now > known.noted + SEEN_EVERY:
            known.noted = now
            self._later(lambda: self._note(hashed, now))
        return known.actor

    def end(self, token: str) -> None:
        """The session is over; a token nobody has ends nothing."""
        self._end(_hashed(token))

    def _end(self, hashed: bytes) -> None:
        with self._turn, self._engine.begin() as connection:
            connection.execute(delete(session).where(session.c.token_hash == hashed))
            self._known.pop(hashed, None)

    def _looked_up(self, hashed: bytes) -> _Known:
        """From the database; under the turn, so that what is being ended is not remembered again."""
        wanted = (
            select(session.c.begun, session.c.seen, *WHO)
            .join_from(session, person)
            .join(institution)
            .where(session.c.token_hash == hashed)
        )
        with self._turn:
            with self._engine.connect() as connection:
                row = connection.execute(wanted).first()
            before = self._known.pop(hashed, None)
            if row is None:
                raise NotLoggedIn
            seen = max(row.seen, before.seen if before else 0.0)
            known = _Known(actor_of(row), row.begun, seen, row.seen, monotonic())
            self._known[hashed] = known
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return known

    def _note(self, hashed: bytes, now: float) -> None:
        """What fails here costs a busy session nothing: its next request notes it again."""
        try:
            with self._engine.begin() as connection:
                connection.execute(update(session).where(session.c.token_hash == hashed).values(seen=now))
        except Exception as failure:  # noqa: BLE001 - a note in the background has nobody to raise to
            log.warning("session_not_noted", reason=type(failure).__name__)


def _hashed(token: str) -> bytes:
    if len(token) != TOKEN_LENGTH or not token.isascii():
        raise NotLoggedIn
    return sha256(token.encode()).digest()
