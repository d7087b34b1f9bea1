"""材料入卷: filed with its digest, in one of two volumes, withdrawn by whoever filed it, and never removed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from application.catalogue import KINDS
from domain.corrections import NotCorrectable
from domain.documents import (
    AlreadyFiled,
    AlreadyWithdrawn,
    Documented,
    DocumentFiled,
    DocumentKind,
    FiledByAnother,
    NotADocument,
    TitleMisplaced,
    Volume,
    withdrawn,
)
from domain.history import NoSuchEntry, with_corrections
from domain.kernel import Aggregate
from domain.mediation import MediationCase
from domain.refusals import DateInFuture, Refused, StepNotOpen
from domain.steps import steps_of
from tests.support.lawful_walk import RULES, STORED, case_after
from tests.support.mediation_road import APPLIED
from tests.support.story import MEDIATOR, NOTE, TEXT, occasion

ON = date(2026, 11, 19)
ANOTHER = replace(MEDIATOR, institution_id=UUID(int=22))
CASES = [kind for kind in KINDS.values() if issubclass(kind, Documented)]
Taken = Callable[[Any], None]


def history(case: Any) -> Any:
    return with_corrections(list(case.pending_events))


def filed(**other: Any) -> Taken:
    answers = {
        "document_kind": DocumentKind.EVIDENCE,
        "volume": Volume.MAIN,
        "title": TEXT,
        "digest": STORED.digest,
        "stored": STORED,
        **other,
    }
    return lambda case: case.file_document(ON, history=history(case), **answers)


def taken_back(of_version: int = 2) -> Taken:
    return lambda case: case.withdraw_document(ON, of_version=of_version, reason=TEXT, history=history(case))


def by_another(taken: Taken) -> Taken:
    def done(case: Any) -> None:
        case.occasion = occasion(by=ANOTHER)
        taken(case)

    return done


@pytest.mark.parametrize("kind", CASES, ids=lambda kind: str(kind.TOPIC))
def test_every_case_has_its_own_topics_for_its_documents(kind: type[Aggregate]) -> None:
    own: Any = kind
    assert f"{kind.TOPIC}.document-filed" == own.DocumentFiled.TOPIC
    assert f"{kind.TOPIC}.document-withdrawn" == own.DocumentWithdrawn.TOPIC
    assert {"file_document", "withdraw_document"} <= set(steps_of(kind))


def test_all_cases_have_documents() -> None:
    nobodys = {"holiday-notice", "number-book", "number-series"}
    assert {kind.TOPIC for kind in CASES} == set(KINDS) - nobodys


def test_what_the_store_knows_is_recorded_with_what_was_said() -> None:
    case = case_after(MediationCase, *APPLIED, filed(entry=1, dated=ON, document_number="示〔2026〕1号"))
    event = case.pending_events[-1]
    assert isinstance(event, DocumentFiled)
    assert (event.digest, event.size, event.media_type) == (STORED.digest, STORED.size, STORED.media_type)
    assert (event.content_id, event.key_id) == (STORED.content_id, STORED.key_id)
    assert (event.entry, event.title, event.inner_title) == (1, TEXT, None)
    assert case.state is MediationCase.STATES.APPLIED


def test_the_second_volume_has_a_title_others_cannot_read() -> None:
    case = case_after(MediationCase, *APPLIED, filed(volume=Volume.SIDE, title=None, inner_title=NOTE))
    assert (case.pending_events[-1].title, case.pending_events[-1].inner_title) == (None, NOTE)


@pytest.mark.parametrize(
    ("taken", "refusal", "field"),
    [
        pytest.param(filed(title=None), TitleMisplaced, "title", id="without a title"),
        pytest.param(filed(inner_title=NOTE), TitleMisplaced, "title", id="with both"),
        pytest.param(
            filed(volume=Volume.SIDE), TitleMisplaced, "inner_title", id="a readable title in the second"
        ),
        pytest.param(filed(dated=date(2026, 11, 20)), DateInFuture, "dated", id="dated after it was filed"),
        pytest.param(filed(entry=9), NoSuchEntry, "entry", id="of an entry there is not"),
        pytest.param(taken_back(1), NotADocument, "of_version", id="an entry that filed nothing"),
        pytest.param(taken_back(9), NoSuchEntry, "of_version", id="an entry there is not"),
    ],
)
def test_what_cannot_be_is_refused(taken: Taken, refusal: type[Refused], field: str) -> None:
    case = case_after(MediationCase, *APPLIED)
    recorded = len(case.pending_events)
    with pytest.raises(refusal) as refused:
        taken(case)
    assert refused.value.field == field
    assert len(case.pending_events) == recorded


def test_nothing_is_filed_before_the_case_is_opened() -> None:
    with pytest.raises(StepNotOpen):
        case_after(MediationCase, filed())


def test_the_same_document_is_filed_once_unless_it_was_withdrawn_or_by_another() -> None:
    case = case_after(MediationCase, *APPLIED, filed())
    with pytest.raises(AlreadyFiled, match="第 2 条"):
        filed()(case)
    by_another(filed())(case)
    case.occasion = occasion()
    taken_back()(case)
    filed()(case)
    assert withdrawn(history(case)) == {2}


def test_only_who_filed_withdraws_and_only_once() -> None:
    case = case_after(MediationCase, *APPLIED, filed())
    with pytest.raises(FiledByAnother):
        by_another(taken_back())(case)
    case.occasion = occasion()
    taken_back()(case)
    with pytest.raises(AlreadyWithdrawn):
        taken_back()(case)
    assert isinstance(history(case).entry(2), DocumentFiled)


@pytest.mark.parametrize("field", ["digest", "size", "media_type", "content_id", "key_id", "volume"])
def test_what_says_which_content_it_is_cannot_be_corrected(field: str) -> None:
    case = case_after(MediationCase, *APPLIED, filed())
    with pytest.raises(NotCorrectable):
        case.correct(
            ON, of_version=2, field=field, now="e" * 64, reason=TEXT, approved_by="主任",
            history=history(case), rules=RULES,
        )  # fmt: skip
