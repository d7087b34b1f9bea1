"""Opening references 开启: names and sealed texts are put into words only for those who may read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from adapters.views.wording import Part, Reference, What
from application.people import Actor
from application.permissions import masked, may_read_names, may_read_sealed
from application.ports import Vault

WITHHELD = "（封存内容，仅记录机构可以查阅）"
ERASED = "（已依法删除）"
ELSEWHERE = "（其他案件）"
LISTED = "逐人见劳动者名册"


@dataclass(slots=True)
class Disclosure:
    """What one answer needs opened, opened at once, and told part by part."""

    actor: Actor
    vault: Vault
    cases: dict[UUID, str] = field(default_factory=dict)
    """Cases referred to that the actor may see, in words."""
    _texts: dict[UUID, str] = field(default_factory=dict)
    _persons: dict[UUID, dict[str, Any]] = field(default_factory=dict)

    def open(self, parts: Iterable[tuple[Part, UUID | None]]) -> None:
        """Fetch what the parts refer to; with each part, who recorded it. What is withheld is never fetched."""
        texts: dict[UUID, None] = {}
        persons: dict[UUID, None] = {}
        for part, recorded_by in parts:
            if isinstance(part, Reference):
                if part.what is What.PERSON:
                    persons[part.id] = None
                elif self._may_read(part, recorded_by):
                    texts[part.id] = None
        self._texts = self.vault.texts(list(texts)) if texts else {}
        self._persons = self.vault.persons(list(persons)) if persons else {}

    def told(
        self, parts: Sequence[Part], *, takes_part: bool, recorded_by: UUID | None = None
    ) -> tuple[str, bool]:
        """The parts in words, and whether something in them was withheld."""
        said: list[str] = []
        withheld = False
        for part in parts:
            if isinstance(part, str):
                said.append(part)
            elif part.what is What.PERSON:
                said.append(self.name(part.id, takes_part=takes_part))
            elif part.what is What.MEMBERS:
                said.append(LISTED)
            elif part.what is What.CASE:
                said.append(self.cases.get(part.id, ELSEWHERE))
            elif self._may_read(part, recorded_by):
                said.append(self._texts.get(part.id, ERASED))
            else:
                said.append(WITHHELD)
                withheld = True
        return "".join(said), withheld

    def name(self, person_id: UUID, *, takes_part: bool) -> str:
        """A person's name, masked for institutions that take no part in the case."""
        person = self._persons.get(person_id)
        if person is None:
            return ERASED
        name = str(person["name"])
        participants = frozenset({self.actor.institution.institution_id} if takes_part else ())
        return name if may_read_names(self.actor, participants) else masked(name)

    def _may_read(self, part: Reference, recorded_by: UUID | None) -> bool:
        if part.what in {What.CASE, What.MEMBERS} or recorded_by is None:
            return False
        return may_read_sealed(self.actor, privileged=part.what is What.PRIVILEGED, recorded_by=recorded_by)
