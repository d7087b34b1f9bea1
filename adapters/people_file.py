"""The people file 演示人员名单: invented institutions and officials for demonstrations."""

from pathlib import Path
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adapters.answers import SENTENCES
from adapters.plain_yaml import read_plain_yaml
from adapters.scenario_refusals import ScenarioFileRefused
from application.demonstration import DemonstrationPerson
from application.people import Institution
from domain.terms import Capacity

INSTITUTIONS = UUID("0f0b8a52-8f6a-4f55-8a35-2f6f0f6f7c11")
"""Namespace of demonstration institutions: the same key is the same institution in every house."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class InstitutionShape(_Shape):
    """An invented institution at a real division code."""

    name: str = Field(min_length=1)
    region: str = Field(pattern=r"^[1-9][0-9]{5}$")
    capacity: Capacity


class PersonShape(_Shape):
    """An invented official."""

    login: str = Field(pattern=r"^[a-z][a-z0-9]{1,30}$")
    name: str = Field(min_length=1)
    institution: str


class PeopleShape(_Shape):
    """The file."""

    institutions: dict[str, InstitutionShape]
    people: list[PersonShape]


def read_people(path: Path) -> list[DemonstrationPerson]:
    """Everybody, with their institutions."""
    try:
        shape = PeopleShape.model_validate(read_plain_yaml(path))
    except ValidationError as wrong:
        error = wrong.errors(include_url=False)[0]
        sentence = SENTENCES.get(error["type"], "填写的内容不正确。").format(**error.get("ctx", {}))
        field = ".".join(str(part) for part in error["loc"])
        raise ScenarioFileRefused(file=path.name, field=field, sentence=sentence) from None
    houses = {
        key: Institution(institution_id=uuid5(INSTITUTIONS, key), **one.model_dump())
        for key, one in shape.institutions.items()
    }
    logins: set[str] = set()
    for number, person in enumerate(shape.people):
        if person.institution not in houses or person.login in logins:
            said = "没有这个机构。" if person.institution not in houses else "用户名重复。"
            raise ScenarioFileRefused(file=path.name, field=f"people.{number}", sentence=said)
        logins.add(person.login)
    return [
        DemonstrationPerson(login=person.login, name=person.name, institution=houses[person.institution])
        for person in shape.people
    ]
