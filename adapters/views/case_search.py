"""CaseSearch 案件检索: parties, employers, organs and numbers of every case, in two-character grams.

A procedure is also found by the parties of its dispute. What is public is indexed in the clear; names of natural
persons only as blinded grams, so that neither the file nor its backup can be read for names without the key.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Index,
    LargeBinary,
    Table,
    Text,
    Uuid,
    bindparam,
    cast,
    column,
    delete,
    event,
    insert,
    literal,
    literal_column,
    or_,
    select,
    table,
    update,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from adapters.views import grams
from adapters.views.case_summaries import thread_of
from adapters.views.details import labels, withheld
from adapters.views.facts import Fact
from adapters.views.view import Contents, Sources, View, put
from adapters.views.wording import found_in
from domain.corrections import EntryCorrected, EntryObjected
from domain.kernel import Correction, Event, corrected
from domain.parties import Employer
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.terms import Capacity
from domain.time_limits import Deadline

_NOT_NAMES = frozenset({"authority", "local_rule"})


def _whole(value: Any) -> bool:
    """What is taken as it is; only plain text is a name, terms and sealed texts are none."""
    return type(value) is str or isinstance(value, (Employer, Person, Deadline, SealedText, PrivilegedText))


class Known(msgspec.Struct):
    """What a case is found by: public texts and persons, each once, in the order they came."""

    texts: list[str] = msgspec.field(default_factory=list)
    persons: list[UUID] = msgspec.field(default_factory=list)

    def take_in(self, event: Event) -> None:
        """What the event names."""
        values = [
            getattr(event, name) for name in labels(type(event)) if name not in _NOT_NAMES | withheld(event)
        ]
        by = event.recorded_by
        texts = [] if by.capacity is Capacity.SYSTEM else [by.institution]
        for value in values:
            for named in found_in(value, _whole):
                if isinstance(named, Person):
                    self.persons = _with(self.persons, [named.person_id])
                elif isinstance(named, Employer):
                    texts += [named.name, named.credit_code or ""]
                elif isinstance(named, str):
                    texts.append(named)
        self.texts = _with(self.texts, [text for text in texts if text])


@dataclass(slots=True, kw_only=True)
class Sought:
    """One case in the index; `doc_id` is the ledger's number of its first event."""

    case_id: UUID
    thread_id: UUID
    doc_id: int
    known: Known = field(default_factory=Known)


class CaseSearch(View):
    """SQLite: an FTS5 table beside the cases. PostgreSQL: a stored tsvector with a GIN index."""

    NAME = "case_search"
    VERSION = 1

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        name = f"case_search_{self.suffix}"
        columns: list[Any] = [
            Column("case_id", Uuid, primary_key=True),
            Column("thread_id", Uuid, nullable=False, index=True),
            Column("doc_id", BigInteger, nullable=False, unique=True),
            Column("known", LargeBinary, nullable=False),
        ]
        if dialect == "postgresql":
            columns += [Column("grams", TSVECTOR), Index(f"{name}_grams", "grams", postgresql_using="gin")]
        self.cases = Table(name, self.metadata, *columns)
        self.index = table(f"case_search_grams_{self.suffix}", column("rowid"), column("grams"))
        if dialect == "sqlite":
            # The grams are made already: "ascii" cuts at spaces and knows no list of characters to fall behind.
            create = (
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {self.index.name} USING fts5(grams, tokenize = 'ascii')"
            )
            event.listen(self.metadata, "after_create", DDL(create))  # type: ignore[no-untyped-call]

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:
        """Take in what the facts name, then index anew the cases whose own or whose dispute's names changed."""
        touched = self._cases(connection, self.cases.c.case_id.in_({fact.case_id for fact in facts}))
        before = {case_id: msgspec.json.encode(case.known) for case_id, case in touched.items()}
        for fact in facts:
            case = touched.get(fact.case_id)
            if case is None:
                case = touched[fact.case_id] = Sought(
                    case_id=fact.case_id, thread_id=thread_of(fact.event), doc_id=fact.log_index
                )
            if isinstance(fact.event, Correction):
                case.known = Known()
                history = sources.record.history(fact.case_id, fact.event.originator_version)
                for entry in corrected(history):
                    _read(case.known, entry)
            else:
                _read(case.known, fact.event)
        changed = {
            case_id: case
            for case_id, case in touched.items()
            if before.get(case_id) != msgspec.json.encode(case.known)
        }
        put(connection, self.cases, [_row(case) for case in changed.values()])
        if changed:
            self._index(connection, changed, sources)

    def matching(self, words: Sequence[str], key: bytes) -> ColumnElement[bool]:
        """The condition on `cases` that every word is found."""
        found: ColumnElement[bool]
        if self.dialect == "postgresql":
            query: ColumnElement[Any] = cast(literal(grams.postgres_match(words, key)), TSQUERY)
            found = self.cases.c.grams.bool_op("@@")(query)
        else:
            index = literal_column(self.index.name, Text)
            match: ColumnElement[bool] = index.bool_op("MATCH")(grams.sqlite_match(words, key))
            found = self.cases.c.doc_id.in_(select(self.index.c.rowid).where(match))
        return found

    def contents(self) -> list[Contents]:
        """The FTS5 table is no part of the metadata, but what it holds is compared all the same."""
        held = super().contents()
        if self.dialect == "sqlite":
            held.append(Contents(self.index.name, 1, select(self.index).order_by(self.index.c.rowid)))
        return held

    def _index(self, connection: Connection, changed: dict[UUID, Sought], sources: Sources) -> None:
        """A dispute's parties are also its procedures' parties."""
        threads = {case.thread_id for case in changed.values()}
        around = self._cases(
            connection,
            or_(self.cases.c.case_id.in_(threads), self.cases.c.thread_id.in_(threads & set(changed))),
        )
        around |= changed
        due = [case for case in around.values() if case.case_id in changed or case.thread_id in changed]
        names = _names({person for case in around.values() for person in case.known.persons}, sources)
        rows = []
        for case in due:
            known = [case.known]
            head = around.get(case.thread_id)
            if head is not None and head is not case:
                known.append(head.known)
            texts = [text for one in known for text in one.texts]
            persons = [names[person] for one in known for person in one.persons if person in names]
            key = sources.register.index_key
            rows.append((case.doc_id, [*grams.clear(_once(texts)), *grams.blinded(_once(persons), key)]))
        self._write(connection, rows)

    def _write(self, connection: Connection, rows: Sequence[tuple[int, list[str]]]) -> None:
        if self.dialect == "postgresql":
            statement = (
                update(self.cases)
                .where(self.cases.c.doc_id == bindparam("doc"))
                .values(grams=cast(bindparam("vector"), TSVECTOR))
            )
            connection.execute(
                statement, [{"doc": doc, "vector": grams.postgres_vector(found)} for doc, found in rows]
            )
            return
        connection.execute(
            delete(self.index).where(self.index.c.rowid == bindparam("doc")),
            [{"doc": doc} for doc, _ in rows],
        )
        connection.execute(
            insert(self.index), [{"rowid": doc, "grams": " ".join(found)} for doc, found in rows]
        )

    def _cases(self, connection: Connection, wanted: ColumnElement[bool]) -> dict[UUID, Sought]:
        own = self.cases.c
        found = connection.execute(select(own.case_id, own.thread_id, own.doc_id, own.known).where(wanted))
        return {
            case_id: Sought(case_id=case_id, thread_id=thread_id, doc_id=doc_id, known=_known(known))
            for case_id, thread_id, doc_id, known in found
        }


_known = msgspec.json.Decoder(Known).decode


def _row(case: Sought) -> dict[str, Any]:
    return {
        "case_id": case.case_id,
        "thread_id": case.thread_id,
        "doc_id": case.doc_id,
        "known": msgspec.json.encode(case.known),
    }


def _read(known: Known, event: Event) -> None:
    """Corrections and objections speak about the record; they name nobody new."""
    if not isinstance(event, (EntryCorrected, EntryObjected)):
        known.take_in(event)


def _names(persons: Iterable[UUID], sources: Sources) -> dict[UUID, str]:
    wanted = sorted(persons)
    found = sources.register.persons(wanted) if wanted else {}
    return {person_id: str(particulars_of["name"]) for person_id, particulars_of in found.items()}


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _with(held: list[Any], more: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys([*held, *more]))
