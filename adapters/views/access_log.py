"""AccessLog 查阅记录: one row per access, and one per case it told of."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Connection, Index, LargeBinary, Table, Text, Uuid, insert

from adapters.views.facts import Fact
from adapters.views.view import Sources, View
from domain.access_record import AccessRecord

_encode = msgspec.json.Encoder().encode


class AccessLog(View):
    """Rows are only ever added. Like the records themselves they hold ids, and nothing of what was read."""

    NAME = "access_log"
    VERSION = 2

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        self.records = Table(
            f"access_log_{self.suffix}",
            self.metadata,
            Column("log_index", BigInteger, primary_key=True, autoincrement=False),
            Column("record_id", Uuid, nullable=False),
            Column("recorded_at", Text, nullable=False),
            Column("person_id", Uuid, nullable=False),
            Column("institution_id", Uuid, nullable=False),
            Column("institution", Text, nullable=False),
            Column("capacity", Text, nullable=False),
            Column("what", Text, nullable=False),
            Column("purpose", Text, nullable=False),
            Column("rest", LargeBinary, nullable=False),
            Index(f"access_log_{self.suffix}_person", "person_id", "log_index"),
            Index(f"access_log_{self.suffix}_institution", "institution_id", "log_index"),
        )
        self.cases = Table(
            f"access_log_case_{self.suffix}",
            self.metadata,
            Column("case_id", Uuid, primary_key=True),
            Column("log_index", BigInteger, primary_key=True, autoincrement=False),
            Column("opened", Boolean, nullable=False),
            Index(f"access_log_case_{self.suffix}_record", "log_index"),
        )

    def wants(self, fact: Fact) -> bool:
        """These alone."""
        return isinstance(fact.event, AccessRecord.Made)

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:  # noqa: ARG002
        """A row for the record, and one for each case."""
        connection.execute(insert(self.records), [_record(fact) for fact in facts])
        told = [
            {"case_id": case_id, "log_index": fact.log_index, "opened": opened}
            for fact in facts
            if isinstance(fact.event, AccessRecord.Made)
            for returned, opened in ((fact.event.opened, True), (fact.event.listed, False))
            for case_id in returned.ids
        ]
        if told:
            connection.execute(insert(self.cases), told)


class Rest(msgspec.Struct, frozen=True, array_like=True):
    """What is shown of a record and never asked for."""

    stated: bool
    authority: str
    verified: bool
    address: str
    cases: int
    documents: tuple[str, ...]
    log_indexes: tuple[int, ...]
    as_of: int | None
    words: int
    about_person: str | None
    about_institution: str | None
    file_sha256: str


rest_of = msgspec.json.Decoder(Rest).decode


def _record(fact: Fact) -> dict[str, Any]:
    made: Any = fact.event
    by = made.recorded_by
    rest = Rest(
        stated=made.purpose_stated,
        authority=made.ground.authority,
        verified=made.ground.verified,
        address=made.address,
        cases=made.opened.number + made.listed.number,
        documents=made.documents,
        log_indexes=made.log_indexes,
        as_of=made.as_of,
        words=made.words,
        about_person=made.about_person and str(made.about_person),
        about_institution=made.about_institution and str(made.about_institution),
        file_sha256=made.file_sha256 or "",
    )
    return {
        "log_index": fact.log_index,
        "record_id": fact.case_id,
        "recorded_at": made.timestamp.isoformat(),
        "person_id": by.person_id,
        "institution_id": by.institution_id,
        "institution": by.institution,
        "capacity": by.capacity.value,
        "what": made.what.value,
        "purpose": made.purpose.value,
        "rest": _encode(rest),
    }
