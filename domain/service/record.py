"""What a case remembers of service, and the one rule every receipt 送达回证 is held against."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from domain.moving_period import MovingPeriod
from domain.proceedings import Proceeding
from domain.reckoning import Change
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.service.methods import (
    ARTICLES,
    BY_COURT,
    DIRECTLY,
    Addressee,
    ConsentMissing,
    DateOfProofMissing,
    DeemedOnAnotherDay,
    LeavingNotShown,
    MethodNotOpen,
    NoSuchNotice,
    NoSuchPosting,
    NoticeStillRuns,
    OrganThroughMissing,
    Paper,
    ProofSaysOtherwise,
    Receipt,
    ServiceMethod,
)
from domain.terms import Term
from domain.time_limits import Deadline

M = ServiceMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Somebody whom a document did not reach."""

    addressee: Addressee
    member: int | None
    on: date
    refused: bool
    """It was refused, and not that the addressee could not be found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Where somebody wants to be served, and whether electronically."""

    addressee: Addressee
    member: int | None
    on: date
    electronic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A document on public notice 公告, or left and posted 留置、张贴."""

    addressee: Addressee | None
    member: int | None
    paper: Paper | None
    on: date
    deemed_served: Deadline | None
    recalled: bool = False

    def is_for(self, to: tuple[Addressee, ...], member: int | None, paper: Paper) -> bool:
        """Whether it was for that document and everybody it is said to have reached."""
        reached = self.addressee is None or not to or to == (self.addressee,)
        return reached and self.member == member and self.paper in (None, paper)

    def runs_on(self, day: date) -> bool:
        """Whether it has begun and not yet run out."""
        until = self.deemed_served
        return not self.recalled and self.on <= day and (until is None or day <= until.falls_on)


@dataclass(slots=True)
class ServiceFile:
    """What was tried, announced and agreed, entry by entry."""

    attempts: list[Attempt] = field(default_factory=list)
    confirmations: list[Confirmation] = field(default_factory=list)
    notices: dict[int, Announced] = field(default_factory=dict)
    postings: dict[int, Announced] = field(default_factory=dict)

    def agreed_to_electronic(self, to: tuple[Addressee, ...], member: int | None, on: date) -> bool:
        """Whether the last word of each addressee before that day was yes."""
        said = {
            one.addressee: one.electronic
            for one in self.confirmations
            if one.member == member and one.on <= on
        }
        return bool(said) and all(said.get(one, False) for one in (to or said))


class Serves(Proceeding):
    """A case in which documents are served."""

    SERVED_BY: ClassVar[frozenset[ServiceMethod]] = BY_COURT
    PERIOD: ClassVar[tuple[str, str] | None] = None
    """The period a public notice does not count towards, and the particular that holds its last day."""
    COUNTING: ClassVar[frozenset[Term]] = frozenset()
    """The stages in which that period is not over."""

    def begin_service(self) -> None:
        """Before anything was served."""
        self.service = ServiceFile()

    def no_notice(self, paper: Paper | None) -> Refused | None:
        """Why this document may not be served by public notice here; without one, why none may."""
        return None

    def served(
        self,
        on: date,
        receipt: Receipt | None,
        paper: Paper,
        to: tuple[Addressee, ...] = (),
        member: int | None = None,
    ) -> Receipt:
        """What the entry keeps of how the document was served on that day; refused where the method's rule is broken."""
        held = receipt or DIRECTLY
        method, article = held.method, ARTICLES[held.method]
        if method not in self.SERVED_BY:
            raise MethodNotOpen(f"{method.zh}。", field="receipt.method", authority=article)
        if method is not M.PUBLIC_NOTICE:
            self._not_announced(on, paper, to, member)
        if held.shown_on is None and method in {M.MAIL, M.ELECTRONIC}:
            raise DateOfProofMissing(field="receipt.shown_on", authority=article)
        if held.shown_on not in (None, on):
            raise ProofSaysOtherwise(f"凭证所载日期为 {held.shown_on}。", field="on", authority=article)
        if method in {M.ENTRUSTED, M.FORWARDED} and held.through is None:
            raise OrganThroughMissing(field="receipt.through", authority=article)
        if method is M.LEFT and not (held.photographed or held.witnessed):
            raise LeavingNotShown(field="receipt.photographed")
        if method is M.ELECTRONIC and not self.service.agreed_to_electronic(to, member, on):
            raise ConsentMissing(field="receipt.method")
        if method in {M.PUBLIC_NOTICE, M.POSTED}:
            self._deemed(on, held, paper, to, member)
        return held

    def _not_announced(self, on: date, paper: Paper, to: tuple[Addressee, ...], member: int | None) -> None:
        for entry, notice in self.service.notices.items():
            reached = not to or notice.addressee in to
            if reached and notice.member == member and notice.paper is paper and notice.runs_on(on):
                raise NoticeStillRuns(f"见第 {entry} 条。", field="receipt.method")

    def _deemed(
        self, on: date, held: Receipt, paper: Paper, to: tuple[Addressee, ...], member: int | None
    ) -> None:
        """Served on the day the entry named was to run out, and on no other."""
        notice = held.method is M.PUBLIC_NOTICE
        forbidden = self.no_notice(paper) if notice else None
        if forbidden is not None:
            raise forbidden
        found = (self.service.notices if notice else self.service.postings).get(held.entry or 0)
        if found is None or found.recalled or not found.is_for(to, member, paper):
            missing = NoSuchNotice if notice else NoSuchPosting
            raise missing(f"第 {held.entry} 条。" if held.entry else "", field="receipt.entry")
        until = found.deemed_served
        if until is not None and until.falls_on != on:
            raise DeemedOnAnotherDay(
                f"{until.falls_on}：{until.explanation}", field="on", authority=ARTICLES[held.method]
            )

    def moved_by(self, change: Change, rules: RuleBook) -> dict[str, Deadline | None]:
        """By its particular, the last day of the running period after one more change."""
        if self.PERIOD is None:
            return {}
        period = self._counting()
        due = None if period is None else period.moved(change).due(rules, self.region)
        return {self.PERIOD[1]: due}

    def take_in_change(self, change: Change, event: Any) -> None:
        """The running period as the entry moved it."""
        period = self._counting()
        if period is None or self.PERIOD is None:
            return
        held, name = self.PERIOD
        setattr(self, held, period.moved(change))
        due = getattr(event, name)
        if due is not None and hasattr(self, name):
            setattr(self, name, due)

    def _counting(self) -> MovingPeriod | None:
        if self.PERIOD is None or self.state not in self.COUNTING:
            return None
        period: MovingPeriod | None = getattr(self, self.PERIOD[0])
        return period
