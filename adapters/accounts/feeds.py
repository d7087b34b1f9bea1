"""Secret addresses 订阅地址: under which a calendar program reads one official's time limits, until it is revoked."""

import secrets
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Engine, delete, insert, select

from adapters.accounts.people import WHO, actor_of
from adapters.accounts.tables import feed, institution, person
from application.people import Actor
from application.ports import NotLoggedIn

SECRET_BYTES = 32
SECRET_LENGTH = 43


class Feeds:
    """One address for each person; only its hash is kept, so it can be told once and never again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, person_id: UUID) -> str:
        """A new secret; the one before it opens nothing any more."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        with self._engine.begin() as connection:
            connection.execute(delete(feed).where(feed.c.person_id == person_id))
            connection.execute(insert(feed).values(secret_hash=_hashed(secret), person_id=person_id))
        return secret

    def end(self, person_id: UUID) -> None:
        """There is no address any more."""
        with self._engine.begin() as connection:
            connection.execute(delete(feed).where(feed.c.person_id == person_id))

    def stands(self, person_id: UUID) -> bool:
        """Whether there is one."""
        with self._engine.connect() as connection:
            found = connection.execute(select(feed.c.person_id).where(feed.c.person_id == person_id)).first()
        return found is not None

    def actor(self, secret: str) -> Actor:
        """Whose address it is; raises `NotLoggedIn`."""
        if len(secret) != SECRET_LENGTH or not secret.isascii():
            raise NotLoggedIn
        wanted = (
            select(*WHO)
            .join_from(feed, person)
            .join(institution)
            .where(feed.c.secret_hash == _hashed(secret))
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        if row is None:
            raise NotLoggedIn
        return actor_of(row)


def _hashed(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
