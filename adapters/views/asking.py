"""One question being answered: who asks, from which builds, in one transaction that sees one moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, or_, select

from adapters.views.access import takes_part, visible
from adapters.views.builds import Build
from adapters.views.case_summaries import CaseSummaries
from adapters.views.disclosure import Disclosure
from adapters.views.endings import kind_zh
from adapters.views.view import View
from application.people import Actor
from application.ports import Vault
from application.questions import AsOf

V = TypeVar("V", bound=View)
LONGEST_PAGE = 500


@dataclass(frozen=True)
class Asking:
    """What an answer is made with."""

    actor: Actor
    connection: Connection
    builds: Mapping[str, Build]
    views: Mapping[str, View]
    """By name, the builds' tables."""
    vault: Vault
    index_key: bytes
    today: date

    def view(self, kind: type[V]) -> V:
        """The tables of a view."""
        return cast("V", self.views[kind.NAME])

    def as_of(self, *views: type[View]) -> AsOf:
        """Up to where all the views this answer is made of have read."""
        return min((self.builds[view.NAME] for view in views), key=lambda build: build.position).as_of()

    @cached_property
    def summaries(self) -> CaseSummaries:
        """The cases, which every question reads for access."""
        return self.view(CaseSummaries)

    @property
    def may_see(self) -> ColumnElement[bool]:
        """The one access filter, on the row of a case."""
        return self.may_see_in(self.summaries.cases)

    def may_see_in(self, rows: Table) -> ColumnElement[bool]:
        """The same on rows that know the kind, region and thread of their case."""
        return visible(self.actor, rows, self.summaries.participants)

    @property
    def takes_part(self) -> ColumnElement[bool]:
        """Whether the asker's institution takes part in the thread of a case's row."""
        institution_id = self.actor.institution.institution_id
        return takes_part(institution_id, self.summaries.cases.c.thread_id, self.summaries.participants)

    def ours(self, handled_by_id: ColumnElement[UUID], case_id: ColumnElement[UUID]) -> ColumnElement[bool]:
        """Whether the asker's institution handles the case or was entrusted with it."""
        institution_id = self.actor.institution.institution_id
        cases = self.summaries.cases.alias("entrusted").c
        entrusted = select(cases.case_id).where(cases.entrusted_to == institution_id)
        handled = handled_by_id == institution_id
        if not self.rows(entrusted.limit(1)):  # the list then keeps to its own index
            return handled
        return or_(handled, case_id.in_(entrusted))

    def rows(self, statement: Select[Any]) -> Sequence[Any]:
        """All rows of one statement."""
        return self.connection.execute(statement).all()

    def disclosure(self, cases: Iterable[UUID] = ()) -> Disclosure:
        """Opens references for the asker; `cases` are those the answer speaks of."""
        wanted = set(cases)
        return Disclosure(self.actor, self.vault, self._cases_in_words(wanted) if wanted else {})

    def _cases_in_words(self, wanted: set[UUID]) -> dict[UUID, str]:
        cases = self.summaries.cases.c
        found = self.rows(
            select(cases.case_id, cases.kind, cases.case_number).where(
                cases.case_id.in_(wanted), self.may_see
            )
        )
        return {case_id: f"{kind_zh(kind)}{number and f'（{number}）'}" for case_id, kind, number in found}


def page_size(limit: int) -> int:
    """At least one row and never the whole table."""
    return max(1, min(limit, LONGEST_PAGE))
