"""承接: the steps by which something is confirmed, filed, taken over, corrected and given up, each said once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.confirmed_facts import HowIdentified, Identified, Standing
from domain.documents import DocumentKind, Volume
from domain.evidence_index import EvidenceItem, EvidenceKind, Form
from domain.history import History, with_corrections
from domain.parties import Side
from domain.taking_over import Extent
from tests.support.lawful_walk import RULES, SOURCE, STORED
from tests.support.story import MEDIATOR, NOTE, TEXT, occasion

ON = date(2026, 11, 19)
FROM = UUID(int=91)
ANOTHER = replace(MEDIATOR, institution_id=UUID(int=22))
Taken = Callable[[Any], None]


def history(case: Any) -> History:
    return with_corrections(list(case.pending_events))


def identified(**other: Any) -> Taken:
    said = {
        "side": Side.WORKER,
        "standing": Standing.PARTY,
        "who": TEXT,
        "how": HowIdentified.ORIGINAL,
        "result": Identified.MATCHES,
        **other,
    }
    return lambda case: case.check_identity(ON, **said)


def item(**other: Any) -> EvidenceItem:
    said: dict[str, Any] = {
        "name": TEXT,
        "evidence_kind": EvidenceKind.DOCUMENTARY,
        "offered_by": Side.WORKER,
        "form": Form.COPY_CHECKED,
        **other,
    }
    return EvidenceItem(**said)


def listed(*items: EvidenceItem) -> Taken:
    return lambda case: case.list_evidence(ON, items=items or (item(),), history=history(case))


def signed(*, by_all: bool = True) -> Taken:
    return lambda case: case.record_undisputed_facts(ON, undisputed=TEXT, confirmed_by_all=by_all)


def filed(volume: Volume = Volume.MAIN) -> Taken:
    main = volume is Volume.MAIN
    return lambda case: case.file_document(
        ON,
        document_kind=DocumentKind.EVIDENCE,
        volume=volume,
        title=TEXT if main else None,
        inner_title=None if main else NOTE,
        digest=STORED.digest,
        stored=STORED,
        history=history(case),
    )


def document_withdrawn(version: int) -> Taken:
    return lambda case: case.withdraw_document(ON, of_version=version, reason=TEXT, history=history(case))


def withdrawn(version: int = 2) -> Taken:
    return lambda case: case.withdraw_fact(ON, of_version=version, reason=TEXT, history=history(case))


def corrected(version: int, field: str, now: str) -> Taken:
    return lambda case: case.correct(
        ON, of_version=version, field=field, now=now, reason=TEXT, approved_by="主任",
        history=history(case), rules=RULES,
    )  # fmt: skip


def taken(on: date = ON, **other: Any) -> Taken:
    source = other.pop("source", SOURCE)
    said = {"from_case_id": FROM, "entry": 4, "digest": source.digest, "extent": Extent.WHOLE, **other}
    return lambda case: case.take_over_fact(on, source=source, history=history(case), **said)


def given_up(version: int = 2) -> Taken:
    return lambda case: case.give_up_fact(ON, of_version=version, reason=TEXT, history=history(case))


def by_another(step: Taken) -> Taken:
    def done(case: Any) -> None:
        case.occasion = occasion(by=ANOTHER)
        step(case)

    return done
