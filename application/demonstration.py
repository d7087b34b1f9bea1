"""The demonstration 演示: invented institutions and people who play scenarios. Never in a real house."""

from collections.abc import Sequence
from dataclasses import dataclass

from application.people import Institution
from application.ports import Accounts

PASSWORD = "gongjian-demo"  # noqa: S105 - the demonstration's one password, public on purpose
RUN = "demo"
"""The run that fills an empty house: loading it twice repeats the same commands and changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationPerson:
    """An invented official."""

    login: str
    name: str
    institution: Institution


def enrol(accounts: Accounts, people: Sequence[DemonstrationPerson]) -> None:
    """Enter everybody; who is entered already stays as they are."""
    for person in people:
        accounts.enrol(
            login=person.login, password=PASSWORD, name=person.name, institution=person.institution
        )


def is_demonstration(accounts: Accounts, people: Sequence[DemonstrationPerson]) -> bool:
    """Whether nobody but invented people is enrolled: only then may the login page name them."""
    invented = {(person.login, person.institution.institution_id) for person in people}
    enrolled = {(login, actor.institution.institution_id) for login, actor in accounts.enrolled()}
    return bool(enrolled) and enrolled <= invented
