"""Lawful next steps 下一步: what the person may record on a case now, and why the rest is not open."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from application.catalogue import KINDS, CatalogueEntry, catalogue
from application.people import Actor
from application.permissions import why_not
from domain.corrections import EntryCorrected, EntryObjected
from domain.documents import DocumentFiled, DocumentWithdrawn
from domain.kernel import Aggregate
from domain.taking_over import FactGivenUp, FactTakenOver

ABOUT_ENTRIES = (EntryCorrected, EntryObjected, DocumentFiled, DocumentWithdrawn, FactTakenOver, FactGivenUp)
"""Steps that are offered beside the entry or the document they are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A step that cannot be taken now, and the sentence that says why."""

    entry: CatalogueEntry
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSteps:
    """The steps of a case in the order the procedure is written in."""

    open: tuple[CatalogueEntry, ...]
    anytime: tuple[CatalogueEntry, ...]
    """Open now and at every other stage: mandates, service, confirmed facts; they are folded below the others."""
    due: Mapping[str, str]
    """Of the open steps, those the law obliges to take now, with the sentence that says why; they stand first."""
    closed: tuple[Closed, ...]
    """Not now: the stage or a condition stands against it."""
    of_others: tuple[Closed, ...]
    """Open now, and another institution's to take."""
    correct: CatalogueEntry | None
    object: CatalogueEntry | None
    file: CatalogueEntry | None
    withdraw: CatalogueEntry | None
    take_over: CatalogueEntry | None
    give_up: CatalogueEntry | None


def next_steps(actor: Actor, case: Aggregate) -> NextSteps:
    """Sort every step of the case by whether this person may take it today."""
    possible: list[CatalogueEntry] = []
    closed: list[Closed] = []
    others: list[Closed] = []
    about_entries: dict[type, CatalogueEntry] = {}
    for entry in catalogue()[case.TOPIC].values():
        if entry.step.opens or not entry.offered:
            continue
        hindrance, forbidden = entry.step.hindrance(case), why_not(actor, entry.step, case)
        kind = next((kind for kind in ABOUT_ENTRIES if issubclass(entry.step.records, kind)), None)
        if kind is not None:
            if hindrance is None and forbidden is None:
                about_entries[kind] = entry
        elif forbidden is None and hindrance is None:
            possible.append(entry)
        elif forbidden is None and hindrance is not None:
            closed.append(Closed(entry=entry, reason=hindrance.detail or hindrance.message))
        elif forbidden is not None and hindrance is None:
            others.append(Closed(entry=entry, reason=forbidden.detail or forbidden.message))
    due = {entry.name: why for entry in possible if (why := entry.step.due(case))}
    possible.sort(key=lambda entry: entry.name not in due)
    of_the_stage = [entry for entry in possible if entry.step.when]
    return NextSteps(
        open=tuple(of_the_stage or possible),
        anytime=tuple(entry for entry in possible if of_the_stage and not entry.step.when),
        due=due,
        closed=tuple(closed),
        of_others=tuple(others),
        correct=about_entries.get(EntryCorrected),
        object=about_entries.get(EntryObjected),
        file=about_entries.get(DocumentFiled),
        withdraw=about_entries.get(DocumentWithdrawn),
        take_over=about_entries.get(FactTakenOver),
        give_up=about_entries.get(FactGivenUp),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A step that opens a new case, with the address of its form."""

    entry: CatalogueEntry
    kind_zh: str
    address: str
    needs_a_case: bool


def openings(actor: Actor, known: dict[str, UUID] | None = None) -> tuple[Opening, ...]:
    """Cases this person may open; with `known` only those about one of these cases."""
    found = []
    for kind, entries in catalogue().items():
        for entry in entries.values():
            if not entry.step.opens or actor.capacity not in entry.step.by:
                continue
            refers = {question.name: question for question in entry.questions if question.ask.refers_to}
            named = {
                name: str(known[question.ask.refers_to])
                for name, question in refers.items()
                if known and question.ask.refers_to in known
            }
            if known and not named:
                continue
            found.append(
                Opening(
                    entry=entry,
                    kind_zh=kind_zh(kind),
                    address=f"/new/{kind}/{entry.name}" + (f"?{urlencode(named)}" if named else ""),
                    needs_a_case=any(question.required for question in refers.values()),
                )
            )
    return tuple(found)


def kind_zh(kind: str) -> str:
    """What a kind of case is called."""
    return KINDS[kind].TERM
