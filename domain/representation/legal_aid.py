"""Legal aid 法律援助 for a worker, as the case hears of it: request, decision, assignment (法律援助法)."""

from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from domain.kernel import Aggregate, Event
from domain.personal_data import SealedText
from domain.refusals import DateBeforeItsGround, Refused
from domain.representation.represented import HANDLERS
from domain.rule_book import NoSuchRule, RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

DECISION, ASSIGNMENT, URGENT = "legal_aid_decision", "legal_aid_assignment", "legal_aid_urgent"
REQUEST = "法律援助法 第三十一条第五项、第四十二条第三项、第四十三条第一款"
IN_TIME = "法律援助法 第四十三条第一款"
DECIDED = "法律援助法 第四十三条第一款、第四十四条"


class AidMatter(Term):
    """What aid is asked for (法律援助法 第三十一条)."""

    EMPLOYMENT_RELATION = "employment-relation", "请求确认劳动关系"
    PAY = "pay", "请求支付劳动报酬"
    INJURY = "injury", "请求工伤赔偿"
    OTHER = "other", "其他事项"


class HowAsked(Term):
    """Who brought the request to the agency."""

    BY_WORKER = "by-worker", "劳动者自行申请"
    PASSED_ON = "passed-on", "本机构转交"


class AidOutcome(Term):
    """What the agency decided."""

    GRANTED = "granted", "给予法律援助"
    PROVIDED_FIRST = "provided-first", "先行提供法律援助（第四十四条）"
    REFUSED = "refused", "不予法律援助"


class AidNotAsked(Refused):
    """该劳动者没有待决定的法律援助申请。"""

    CODE = "legal-aid-not-asked"
    AUTHORITY = IN_TIME


class AidAlreadyAsked(Refused):
    """该劳动者的法律援助申请尚待决定。"""

    CODE = "legal-aid-already-asked"
    AUTHORITY = IN_TIME


class AidNotGranted(Refused):
    """法律援助机构决定给予或者先行提供法律援助后，才指派法律援助人员。"""

    CODE = "legal-aid-not-granted"
    AUTHORITY = DECIDED


def somebody_waits(case: Any) -> Refused | None:
    """A decision answers a request."""
    return None if case.aid_asked else AidNotAsked()


def somebody_is_given_aid(case: Any) -> Refused | None:
    """Nobody is assigned before that."""
    return None if case.aid_given else AidNotGranted()


class LegalAidRequested(Event):
    """申请法律援助: the agency's time to decide runs from the day it received the request."""

    TERM = "申请法律援助"
    ARTICLE = REQUEST
    worker: int
    agency: str
    how: HowAsked
    matter: AidMatter
    hardship_unchecked: bool
    period_ends: date | None
    urgent: bool
    legal_aid_decision_due: Deadline | None

    def evolve(self, case: Any) -> None:
        case.aid_asked[self.worker] = self.occurred_on
        case.aid_assigned.discard(self.worker)


class LegalAidDecided(Event):
    """援助机构决定: given, provided before the means are checked, or refused."""

    TERM = "法律援助机构决定"
    ARTICLE = DECIDED
    worker: int
    outcome: AidOutcome
    reasons: SealedText | None
    legal_aid_assignment_due: Deadline | None

    def evolve(self, case: Any) -> None:
        if self.outcome is not AidOutcome.PROVIDED_FIRST:
            case.aid_asked.pop(self.worker, None)
        case.aid_given.pop(self.worker, None)
        if self.outcome is not AidOutcome.REFUSED:
            case.aid_given[self.worker] = self.occurred_on


class LegalAidAssigned(Event):
    """指派法律援助人员: who was told to help; their authority comes from the worker's mandate."""

    TERM = "指派法律援助人员"
    ARTICLE = IN_TIME
    worker: int
    letter: str
    organisation: str

    def evolve(self, case: Any) -> None:
        case.aid_assigned.add(self.worker)


class Aided(Aggregate):
    """A case in which a worker may ask for legal aid."""

    LegalAidRequested: type[LegalAidRequested]
    LegalAidDecided: type[LegalAidDecided]
    LegalAidAssigned: type[LegalAidAssigned]
    aid_asked: dict[int, date]
    """Workers who wait for a decision, and since when."""
    aid_given: dict[int, date]
    aid_assigned: set[int]
    """Workers for whom somebody was told to act."""

    @classmethod
    def blank(cls, case_id: UUID) -> Self:
        """Nobody has asked."""
        case = super().blank(case_id)
        case.aid_asked, case.aid_given, case.aid_assigned = {}, {}, set()
        return case

    @step(
        "申请法律援助",
        by=HANDLERS,
        authority=REQUEST,
        records=LegalAidRequested,
        document="法律援助申请表（转交函）",
        of_participants=True,
    )
    def request_legal_aid(
        self,
        on: Annotated[date, Ask("法律援助机构收到申请日期")],
        *,
        worker: Annotated[int, Ask("第几名劳动者", party="worker")] = 1,
        agency: Annotated[str, Ask("法律援助机构", max_length=60)],
        how: Annotated[HowAsked, Ask("怎样申请", hint="转交的程序没有读到规定")],
        matter: Annotated[AidMatter, Ask("申请事项")],
        hardship_unchecked: Annotated[
            bool, Ask("免予核查经济困难状况", hint="进城务工人员请求支付劳动报酬或者工伤赔偿")
        ] = False,
        period_ends: Annotated[
            date | None, Ask("法定时效或者期限届满日", hint="不足七日的，记明可以先行提供；没有的不填")
        ] = None,
        rules: RuleBook,
    ) -> None:
        """自收到申请之日起七日内作出决定；距法定时效或者期限届满不足七日、需要及时起诉或者申请仲裁的，可以先行提供法律援助，本系统只作提示。"""
        if worker in self.aid_asked:
            raise AidAlreadyAsked(f"第 {worker} 名劳动者。", field="worker")
        self.happened(
            self.LegalAidRequested,
            on,
            worker=worker,
            agency=agency,
            how=how,
            matter=matter,
            hardship_unchecked=hardship_unchecked,
            period_ends=period_ends,
            urgent=period_ends is not None and is_urgent(on, period_ends, rules, self.region),
            legal_aid_decision_due=counted(rules, DECISION, on, self.region),
        )

    @step(
        "登记法律援助机构的决定",
        by=HANDLERS,
        authority=DECIDED,
        records=LegalAidDecided,
        document="给予（不予）法律援助决定书",
        provided=somebody_waits,
        of_participants=True,
    )
    def record_legal_aid_decision(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        worker: Annotated[int, Ask("第几名劳动者", party="worker")] = 1,
        outcome: Annotated[AidOutcome, Ask("决定")],
        reasons: Annotated[SealedText | None, Ask("理由", max_length=2000)] = None,
        rules: RuleBook,
    ) -> None:
        """决定给予的，自作出决定之日起三日内指派法律援助人员；先行提供的，事后仍登记给予或者不予的决定。"""
        asked_on = self.aid_asked.get(worker)
        if asked_on is None:
            raise AidNotAsked(f"第 {worker} 名劳动者。", field="worker")
        if on < asked_on:
            raise DateBeforeItsGround(f"{on} 早于收到申请的 {asked_on}。", field="on")
        given = outcome is AidOutcome.GRANTED and worker not in self.aid_assigned
        self.happened(
            self.LegalAidDecided,
            on,
            worker=worker,
            outcome=outcome,
            reasons=reasons,
            legal_aid_assignment_due=counted(rules, ASSIGNMENT, on, self.region) if given else None,
        )

    @step(
        "登记指派法律援助人员",
        by=HANDLERS,
        authority=IN_TIME,
        records=LegalAidAssigned,
        document="法律援助指派通知书",
        provided=somebody_is_given_aid,
        of_participants=True,
    )
    def record_legal_aid_assignment(
        self,
        on: Annotated[date, Ask("指派日期")],
        *,
        worker: Annotated[int, Ask("第几名劳动者", party="worker")] = 1,
        letter: Annotated[str, Ask("指派通知书文号", max_length=60)],
        organisation: Annotated[str, Ask("承办的律师事务所、基层法律服务所等", max_length=100)],
    ) -> None:
        """被指派的人员另由劳动者出具授权委托书，在“提交授权委托书”中填写指派通知书文号。"""
        given_on = self.aid_given.get(worker)
        if given_on is None:
            raise AidNotGranted(f"第 {worker} 名劳动者。", field="worker")
        if on < given_on:
            raise DateBeforeItsGround(f"{on} 早于决定的 {given_on}。", field="on")
        self.happened(self.LegalAidAssigned, on, worker=worker, letter=letter, organisation=organisation)


def is_urgent(on: date, period_ends: date, rules: RuleBook, region: str) -> bool:
    """Fewer than seven days are left of the period; once it is over nothing is urgent any more."""
    try:
        last = rules.deadline(URGENT, starts_from=period_ends, region=region)
    except NoSuchRule:
        return False
    return last.has_passed(on) and on <= period_ends
