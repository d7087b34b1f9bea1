"""People 工作人员 and institutions 机构 as the accounts hold them."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite

from adapters.accounts.tables import institution, person
from application.people import Actor, Institution
from domain.terms import Capacity

WHO = (
    person.c.person_id,
    person.c.name,
    institution.c.institution_id,
    institution.c.name.label("institution_name"),
    institution.c.region,
    institution.c.capacity,
)


def actor_of(row: Any) -> Actor:
    """The official a row of `WHO` describes."""
    return Actor(
        person_id=row.person_id,
        name=row.name,
        institution=Institution(
            institution_id=row.institution_id,
            name=row.institution_name,
            region=row.region,
            capacity=Capacity(row.capacity),
        ),
    )


class People:
    """Who is enrolled."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def by_login(self, login: str) -> tuple[str, Actor] | None:
        """The password's hash and who it is."""
        wanted = select(person.c.password, *WHO).join_from(person, institution).where(person.c.login == login)
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        return None if row is None else (row.password, actor_of(row))

    def name_of(self, person_id: UUID) -> str:
        """'' when nobody has that id."""
        with self._engine.connect() as connection:
            return connection.scalar(select(person.c.name).where(person.c.person_id == person_id)) or ""

    def institutions(self) -> list[Institution]:
        """All of them, by name."""
        wanted = select(institution).order_by(institution.c.name, institution.c.institution_id)
        with self._engine.connect() as connection:
            return [
                Institution(
                    institution_id=row.institution_id,
                    name=row.name,
                    region=row.region,
                    capacity=Capacity(row.capacity),
                )
                for row in connection.execute(wanted)
            ]

    def everybody(self) -> list[tuple[str, Actor]]:
        """Logins and who they are, by login."""
        wanted = select(person.c.login, *WHO).join_from(person, institution).order_by(person.c.login)
        with self._engine.connect() as connection:
            return [(row.login, actor_of(row)) for row in connection.execute(wanted)]

    def enter(self, login: str, password: str, name: str, at: Institution) -> None:
        """A person, and their institution where new; who is there already stays as they are."""
        add = sqlite.insert if self._engine.dialect.name == "sqlite" else postgresql.insert
        where = {"name": at.name, "region": at.region, "capacity": at.capacity.value}
        who = {"person_id": uuid4(), "login": login, "password": password, "name": name}
        with self._engine.begin() as connection:
            for table, values in ((institution, where), (person, who)):
                row = add(table).values(institution_id=at.institution_id, **values)
                connection.execute(row.on_conflict_do_nothing())
