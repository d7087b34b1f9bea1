"""The list of cases 案件清单 and the table of causes 案由: what they are asked with, and how they are answered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from api.http.parameters import choices, day, flag, text
from api.http.reading import Asked, Reading
from application.catalogue import KINDS
from application.questions import CaseFilter

CASES = (
    choices("kind", "案件种类", KINDS),
    choices(
        "state",
        "所处阶段",
        dict.fromkeys(state.value for aggregate in KINDS.values() for state in aggregate.STATES),
    ),
    flag("mine", "只看本机构办理的"),
    flag("open", "只看未结的"),
    replace(
        text("cause", "案由的 code，见 /causes；unregistered 为未登记案由，in-words 为文字记载的"),
        many=True,
        default=(),
    ),
)


def case_filter(given: Mapping[str, Any]) -> CaseFilter:
    """What `CASES` say, for the list and for what is exported of it."""
    return CaseFilter(
        kinds=given["kind"],
        states=given["state"],
        mine=given["mine"],
        open_only=given["open"],
        causes=given["cause"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseLine:
    """One cause of one version; `chosen`: it names the cause of a case, and is no heading."""

    code: str
    number: str | None
    number_known_from: str | None
    name: str
    level: int
    parent: str | None
    chosen: bool
    related: bool
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionShown:
    """One version of the list of causes."""

    valid_from: date
    valid_to: date | None
    title: str
    document: str
    source: str
    verified: bool
    causes: tuple[CauseLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CausesShown:
    """The versions asked for; none: 未收录."""

    items: tuple[VersionShown, ...]


def _causes(asked: Asked) -> CausesShown:
    on: date | None = asked.given["on"]
    versions = [
        version
        for version in asked.house.casework.rules.causes.versions
        if on is None or version.is_in_force(on)
    ]
    return CausesShown(
        items=tuple(
            VersionShown(
                valid_from=version.valid_from,
                valid_to=version.valid_to,
                title=version.title,
                document=version.document,
                source=version.source,
                verified=version.verified,
                causes=tuple(
                    CauseLine(
                        code=cause.code,
                        number=cause.number,
                        number_known_from=cause.number_known_from,
                        name=cause.name,
                        level=cause.level,
                        parent=cause.parent,
                        chosen=cause.may_be_chosen,
                        related=cause.related,
                        source=cause.source,
                        verified=cause.verified,
                    )
                    for cause in version.causes
                ),
            )
            for version in versions
        )
    )


CAUSES = Reading(
    path="/causes",
    name="causes",
    summary="案由：各版本的清单，或者某一日施行的版本；该日没有收录的，清单为空",
    answer=CausesShown,
    ask=_causes,
    parameters=(day("on", "只看该日施行的版本"),),
)
