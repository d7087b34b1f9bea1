"""Arbitration: recusal 回避 of an arbitrator or a clerk, the decision on it, and what the record itself knows."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.arbitration.record import ArbitrationRecord, ArbitrationState, Challenge, ChallengedAs
from domain.earlier_roles import EarlierRoles
from domain.history import History
from domain.kernel import Event
from domain.parties import Side
from domain.personal_data import Person, SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
RECUSAL = "劳动争议调解仲裁法 第三十三条；劳动人事争议仲裁办案规则 第十一条、第十二条"
OPEN_TO_RECUSAL = (S.SERVED, S.ANSWERED, S.ENTRUSTED_MEDIATION, S.HEARING_SCHEDULED, S.HEARD)


class GroundOfRecusal(Term):
    """Why somebody must withdraw (劳动争议调解仲裁法 第三十三条)."""

    PARTY_OR_RELATIVE = "party-or-relative", "是本案当事人或者当事人、代理人的近亲属"
    INTEREST = "interest", "与本案有利害关系"
    OTHER_RELATION = "other-relation", "与本案当事人、代理人有其他关系，可能影响公正裁决"
    PRIVATE_MEETING = "private-meeting", "私自会见当事人、代理人，或者接受请客送礼"


class WhoDecides(Term):
    """Who rules on it (劳动人事争议仲裁办案规则 第十二条)."""

    DIRECTOR = "director", "仲裁委员会主任或者其委托的仲裁院负责人"
    COMMISSION = "commission", "仲裁委员会"


class RecusalTooLate(Refused):
    """回避申请应当在开庭审理前提出；事由在开庭审理后知道的，也可以在庭审辩论终结前提出。"""

    CODE = "recusal-too-late"
    AUTHORITY = "劳动人事争议仲裁办案规则 第十一条"


class NoSuchChallenge(Refused):
    """没有待决定的回避申请。"""

    CODE = "no-such-challenge"
    AUTHORITY = "劳动人事争议仲裁办案规则 第十一条、第十二条"


class WrongDecider(Refused):
    """仲裁员、记录人员的回避由主任或者其委托的仲裁院负责人决定；主任担任本案仲裁员的，由仲裁委员会决定。"""

    CODE = "wrong-decider-of-recusal"
    AUTHORITY = "劳动人事争议仲裁办案规则 第十二条"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRole:
    """Found in the record: who wrote these entries here had mediated the same dispute before."""

    institution: Annotated[str, Ask("曾代表的机构")]
    capacity: Annotated[Capacity, Ask("当时的身份")]
    case_id: Annotated[UUID, Ask("当时的案件")]
    first_entry: Annotated[int, Ask("在本案最早经办的记录序号")]
    entries: Annotated[int, Ask("在本案经办的条数")]


def recusal_open(case: Any) -> Refused | None:
    """A decision answers an application."""
    return None if case.challenges else NoSuchChallenge()


class Recusal(ArbitrationRecord):
    """From the application to the decision."""

    class RecusalApplied(Event):
        TOPIC = "arbitration-case.recusal-applied"
        TERM = "申请回避"
        ARTICLE = RECUSAL
        raised_by: Side | None
        person: Person
        challenged_as: ChallengedAs
        ground: GroundOfRecusal
        reasons: SealedText
        known_roles: tuple[KnownRole, ...]
        recusal_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.challenges[self.originator_version] = Challenge(
                of=self.challenged_as, recusal_due=self.recusal_due
            )

    class RecusalDecided(Event):
        TOPIC = "arbitration-case.recusal-decided"
        TERM = "回避决定"
        ARTICLE = RECUSAL
        application: int
        granted: bool
        decided_by: WhoDecides
        reasons: SealedText
        recusal_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.challenges.pop(self.application, None)

    # Decisions

    @step(
        "申请回避",
        by=COMMISSION,
        when=OPEN_TO_RECUSAL,
        authority=RECUSAL,
        records=RecusalApplied,
        document="回避申请书（口头申请的记入笔录）",
    )
    def apply_for_recusal(
        self,
        on: Annotated[date, Ask("提出日期")],
        *,
        raised_by: Annotated[Side | None, Ask("申请回避的当事人", hint="自行回避的不填")] = None,
        person: Annotated[Person, Ask("被申请回避的人员")],
        challenged_as: Annotated[ChallengedAs, Ask("该人员的身份")],
        ground: Annotated[GroundOfRecusal, Ask("回避事由")],
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
        known_later: Annotated[
            bool, Ask("事由在开庭审理后才知道，且辩论尚未终结", hint="开庭前提出的不选")
        ] = False,
        history: History,
        earlier: EarlierRoles,
        rules: RuleBook,
    ) -> None:
        """回避申请提出的三个工作日内应当作出决定。本案经办人曾在本争议中任调解员的，由系统列明；是否构成回避事由，由决定者认定。"""
        if self.state == S.HEARD and not known_later:
            raise RecusalTooLate(field="known_later")
        self.happened(
            self.RecusalApplied,
            on,
            raised_by=raised_by,
            person=person,
            challenged_as=challenged_as,
            ground=ground,
            reasons=reasons,
            known_roles=known_roles(history, earlier),
            recusal_due=counted(rules, "arb_recusal_decision", on, self.region),
        )

    @step(
        "决定是否回避",
        by=COMMISSION,
        authority=RECUSAL,
        records=RecusalDecided,
        document="回避决定书（口头决定的记入笔录）",
        provided=recusal_open,
    )
    def decide_recusal(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        application: Annotated[int, Ask("对第几条记录的回避申请")],
        granted: Annotated[bool, Ask("决定回避")],
        decided_by: Annotated[WhoDecides, Ask("作出决定的")],
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """仲裁员、记录人员的回避由主任或者其委托的仲裁院负责人决定；主任担任本案仲裁员的，由仲裁委员会决定。"""
        challenge = self.challenges.get(application)
        if challenge is None:
            raise NoSuchChallenge(f"第 {application} 条。", field="application")
        whole = challenge.of is ChallengedAs.DIRECTOR
        if decided_by is not (WhoDecides.COMMISSION if whole else WhoDecides.DIRECTOR):
            raise WrongDecider(f"被申请回避的是{challenge.of.zh}。", field="decided_by")
        self.happened(
            self.RecusalDecided,
            on,
            application=application,
            granted=granted,
            decided_by=decided_by,
            reasons=reasons,
            recusal_due=challenge.recusal_due,
        )


def known_roles(history: History, earlier: EarlierRoles) -> tuple[KnownRole, ...]:
    """Officials who record here and recorded as mediators of the same dispute; a fact, not a finding."""
    found = []
    for role in earlier.in_capacity(Capacity.MEDIATION):
        entries = tuple(
            event.originator_version
            for event in history.events
            if event.recorded_by.person_id == role.official_id
        )
        if entries:
            found.append(
                KnownRole(
                    institution=role.institution,
                    capacity=role.capacity,
                    case_id=role.case_id,
                    first_entry=entries[0],
                    entries=len(entries),
                )
            )
    return tuple(found)
