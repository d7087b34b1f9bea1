"""Accounts 账号: logging in with a password, sessions, and who is enrolled."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from time import time
from uuid import UUID

from pwdlib import PasswordHash
from sqlalchemy import Engine

from adapters.accounts.attempts import Attempts
from adapters.accounts.feeds import Feeds
from adapters.accounts.people import People
from adapters.accounts.sessions import Sessions
from adapters.accounts.tables import DATABASE
from application.people import Actor, Institution
from application.ports import LoginPaused, LoginRefused, Session

HASHING_AT_ONCE = 2  # each takes 64 MiB and a core for a fifth of a second
MOST_WAITING = 50
MOMENT = 5  # seconds after which to try again when too many are logging in
LONGEST_PASSWORD = 200
LONGEST_LOGIN = 100
NAMES_KEPT = 10_000
NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$vEy8GYGq2FuNiCmQte58jg$8Ipp15TF0Im5TF1y+osNfFtma55xAchDLJi1OvLl/Zg"
"""The hash of a random password that was thrown away: who is unknown is hashed for like who is known."""


class LocalAccounts:
    """Passwords are hashed with argon2id in threads of their own, so that no other request waits for them."""

    def __init__(self, engine: Engine, now: Callable[[], float] = time) -> None:
        self._engine = engine
        self._now = now
        self._hasher = PasswordHash.recommended()
        self._threads = ThreadPoolExecutor(HASHING_AT_ONCE, thread_name_prefix="accounts")
        self._people = People(engine)
        self._sessions = Sessions(engine, now, self._threads.submit)
        self._attempts = Attempts()
        self._feeds = Feeds(engine)
        self._names: dict[UUID, str] = {}
        self._waiting = 0

    @classmethod
    def open(cls, url: str, now: Callable[[], float] = time) -> "LocalAccounts":
        """Open `sqlite:////path/accounts.db` or `postgresql+psycopg://…`; `now` tells seconds since 1970."""
        return cls(DATABASE.opened(url), now)

    async def log_in(self, login: str, password: str) -> Session:
        """A new session; an unknown login takes as long to refuse as a wrong password."""
        login = login.strip()[: LONGEST_LOGIN + 1]
        if self._waiting >= MOST_WAITING:
            raise LoginPaused(MOMENT)
        self._attempts.admit(login, self._now())
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            session = await loop.run_in_executor(self._threads, self._session, login, password)
        finally:
            self._waiting -= 1
        if session is None:
            raise LoginRefused
        self._attempts.succeeded(login)
        return session

    def actor(self, token: str) -> Actor:
        """Whose session this is; raises `NotLoggedIn`."""
        return self._sessions.actor(token)

    def log_out(self, token: str) -> None:
        """End the session: at once in this process, within two seconds in the others."""
        self._sessions.end(token)

    def open_feed(self, actor: Actor) -> str:
        """A secret under which a calendar program may read; the one before it is revoked."""
        return self._feeds.begin(actor.person_id)

    def close_feed(self, actor: Actor) -> None:
        """Revoke it."""
        self._feeds.end(actor.person_id)

    def has_feed(self, actor: Actor) -> bool:
        """Whether a secret stands."""
        return self._feeds.stands(actor.person_id)

    def feed_of(self, secret: str) -> Actor:
        """Whose secret it is; raises `NotLoggedIn`."""
        return self._feeds.actor(secret)

    def name_of(self, person_id: UUID) -> str:
        """An official's name for display, '' when unknown."""
        name = self._names.get(person_id)
        if name is None:
            name = self._people.name_of(person_id)
            if name and len(self._names) < NAMES_KEPT:
                self._names[person_id] = name
        return name

    def enrol(self, *, login: str, password: str, name: str, institution: Institution) -> Actor:
        """Enter a person and, where new, their institution; the same login again changes nothing."""
        found = self._people.by_login(login)
        if found is None:
            self._people.enter(login, self._hasher.hash(password), name, institution)
            found = self._people.by_login(login)
        if found is None:
            raise LookupError(login)
        return found[1]

    def institutions(self) -> Sequence[Institution]:
        """Every institution somebody is enrolled at, by name."""
        return self._people.institutions()

    def enrolled(self) -> Sequence[tuple[str, Actor]]:
        """Logins and who they are."""
        return self._people.everybody()

    def close(self) -> None:
        """Let go of threads and database."""
        self._threads.shutdown()
        self._engine.dispose()

    def _session(self, login: str, password: str) -> Session | None:
        usable = login.isprintable() and len(login) <= LONGEST_LOGIN and len(password) <= LONGEST_PASSWORD
        found = self._people.by_login(login) if usable else None
        hashed, actor = found or (NOBODY, None)
        right = self._hasher.verify(password[:LONGEST_PASSWORD], hashed)
        if actor is None or not right:
            return None
        token, ends = self._sessions.begin(actor.person_id)
        return Session(token=token, actor=actor, expires_at=datetime.fromtimestamp(ends, UTC))
