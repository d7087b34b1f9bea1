"""Taking over 承接: an act of the receiving organ, whole or with reservation, with provenance and digest; never a copy."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from domain.carrying import OURS, Matter, Source
from domain.corrections import ORGANS
from domain.history import History
from domain.kernel import Aggregate, Event
from domain.parties import Side
from domain.personal_data import SealedText
from domain.recording import Organ
from domain.refusals import DateBeforeItsGround, Refused
from domain.steps import Ask, step
from domain.terms import Procedure, Term

UNREAD = f"{OURS}；前一程序确认的事项对后一程序的效力来源待核对"
"""No text read says how far an organ may rely on what another confirmed; the system only keeps that it did."""


class Extent(Term):
    """How far the organ relies on it."""

    WHOLE = "whole", "承认"
    RESERVED = "reserved", "承接，另行核实"


class SourceChanged(Refused):
    """来源条目的内容与您看到的不同，请重新查看后再承接。"""

    CODE = "source-changed"
    AUTHORITY = OURS


class SourceGone(Refused):
    """来源条目已由作出机构撤回或者更换，不能承接。"""

    CODE = "source-gone"
    AUTHORITY = OURS


class ReservationMisplaced(Refused):
    """另行核实的说明理由；承认的不填写。"""

    CODE = "reservation-misplaced"
    AUTHORITY = OURS


class AlreadyTakenOver(Refused):
    """该事项已经按同样的内容和范围承接。"""

    CODE = "already-taken-over"
    AUTHORITY = OURS


class NotTakenOver(Refused):
    """该条目不是本案正在采用的承接记录。"""

    CODE = "not-taken-over"
    AUTHORITY = OURS


class FactTakenOver(Event):
    """承接: whose confirmation, of which entry, as it stood, and how far the organ relies on it."""

    TERM = "承接已确认事项"
    ARTICLE = UNREAD
    FIXED: ClassVar[frozenset[str]] = frozenset(
        {
            "matter", "from_case_id", "entry", "digest", "source_procedure", "source_organ",
            "confirmed_on", "confirmed_by", "source_objections", "extent", "taken",
        }
    )  # fmt: skip
    matter: Matter
    from_case_id: UUID
    entry: int
    digest: str
    source_procedure: Procedure
    source_organ: Organ
    confirmed_on: date
    confirmed_by: Side | None
    source_objections: tuple[int, ...]
    extent: Extent
    reservation: SealedText | None
    taken: SealedText


class FactGivenUp(Event):
    """不再采用: the organ relies on it no longer; the entry stays."""

    TERM = "不再采用承接事项"
    ARTICLE = OURS
    FIXED: ClassVar[frozenset[str]] = frozenset({"of_version"})
    of_version: int
    reason: SealedText


def relied_on(history: History) -> dict[tuple[UUID, int], FactTakenOver]:
    """By source, what the case now relies on: the latest taking over, unless it was given up."""
    standing: dict[tuple[UUID, int], FactTakenOver] = {}
    for event in history.events:
        if isinstance(event, FactTakenOver):
            standing[event.from_case_id, event.entry] = event
        elif isinstance(event, FactGivenUp):
            standing = {
                source: taken
                for source, taken in standing.items()
                if taken.originator_version != event.of_version
            }
    return standing


class TakingOver(Aggregate):
    """What a procedure can take over from an earlier one of the same dispute."""

    FactTakenOver: type[FactTakenOver]
    FactGivenUp: type[FactGivenUp]

    @step(
        "承接已确认事项",
        by=ORGANS,
        authority=UNREAD,
        records=FactTakenOver,
        document="承接记录",
        verified=False,
    )
    def take_over_fact(
        self,
        on: Annotated[date, Ask("承接日期")],
        *,
        from_case_id: Annotated[UUID, Ask("来源案件", hint="从案件页“可承接的事项”进入时由系统填写")],
        entry: Annotated[int, Ask("来源案件的第几条记录")],
        digest: Annotated[
            str, Ask("所见内容的摘要", hint="随“可承接的事项”给出，用来确认承接的就是看到的", max_length=64)
        ],
        extent: Annotated[Extent, Ask("承接范围")],
        reservation: Annotated[
            SealedText | None, Ask("另行核实的理由", hint="另行核实的填写", max_length=2000)
        ] = None,
        source: Source,
        history: History,
    ) -> None:
        """由本机构作出，不自动移入。当事人对承接的事项有异议的，对承接的这一条提出异议；来源以后更正、撤回的，本案页面注明，是否变动由本机构决定。"""
        if source.digest != digest:
            raise SourceChanged(field="digest")
        if source.gone:
            raise SourceGone(field="entry")
        if on < source.confirmed_on:
            raise DateBeforeItsGround(f"{on} 早于来源条目的日期 {source.confirmed_on}。", field="on")
        if (extent is Extent.RESERVED) is (reservation is None):
            raise ReservationMisplaced(field="reservation")
        before = relied_on(history).get((from_case_id, entry))
        if before is not None and (before.digest, before.extent) == (digest, extent):
            raise AlreadyTakenOver(f"见第 {before.originator_version} 条。", field="entry")
        self.happened(
            self.FactTakenOver,
            on,
            matter=source.matter,
            from_case_id=from_case_id,
            entry=entry,
            digest=digest,
            source_procedure=source.procedure,
            source_organ=source.organ,
            confirmed_on=source.confirmed_on,
            confirmed_by=source.confirmed_by,
            source_objections=source.objections,
            extent=extent,
            reservation=reservation,
            taken=source.content,
        )

    @step("不再采用承接事项", by=ORGANS, authority=OURS, records=FactGivenUp)
    def give_up_fact(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        of_version: Annotated[int, Ask("不再采用第几条承接的事项")],
        reason: Annotated[SealedText, Ask("理由", max_length=2000)],
        history: History,
    ) -> None:
        """来源已更正、撤回，或者核实后不予承认的，可以不再采用；承接记录保留，该事项仍可重新承接。"""
        standing = {taken.originator_version for taken in relied_on(history).values()}
        if of_version not in standing:
            raise NotTakenOver(f"第 {of_version} 条。", field="of_version")
        self.happened(self.FactGivenUp, on, of_version=of_version, reason=reason)
