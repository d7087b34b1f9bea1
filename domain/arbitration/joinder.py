"""Arbitration: more parties 追加当事人、第三人 and other claims 增加、变更仲裁请求 while the case is pending."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.filing import ClaimsMissing
from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.arbitration.restart import PeriodBegunAnew
from domain.claims import Claim
from domain.kernel import Event
from domain.parties import Employer
from domain.personal_data import Person
from domain.proceedings import OutOfTime
from domain.reckoning import Restarted
from domain.refusals import Refused
from domain.representation.acting import applicant, through_representative
from domain.representation.mandates import Power
from domain.rule_book import RuleBook, counted
from domain.service.methods import HowServed, Paper, Receipt
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline, later

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
AFTER_SERVICE = (S.SERVED, S.ANSWERED, S.HEARING_SCHEDULED, S.HEARD)
ANOTHER_PARTY = "决定追加当事人或者第三人"
OTHER_CLAIMS = "受理增加或者变更的仲裁请求"
PARTIES = (
    "劳动争议调解仲裁法 第二十二条、第二十三条；劳动人事争议仲裁办案规则 第六条、第七条、第四十六条第一项"
)
CLAIMS = "劳动人事争议仲裁办案规则 第四十四条、第四十六条第三项"


class JoinedAs(Term):
    """In what position somebody joins the case (劳动争议调解仲裁法 第二十二条、第二十三条)."""

    APPLICANT = "applicant", "共同申请人"
    RESPONDENT = "respondent", "共同被申请人"
    THIRD_PARTY = "third-party", "第三人"


class OnePartyAtATime(Refused):
    """每次登记一名当事人：用人单位或者自然人，二者填其一。"""

    CODE = "one-party-at-a-time"
    AUTHORITY = "本系统记录规则"


class ClaimsAmendedTooLate(OutOfTime):
    """举证期限届满后增加或者变更仲裁请求的，应当另行申请仲裁。"""

    CODE = "claims-amended-too-late"
    AUTHORITY = "劳动人事争议仲裁办案规则 第四十四条第二款"


class NothingToBeServed(Refused):
    """没有追加当事人或者变更请求的材料待送达。"""

    CODE = "nothing-to-be-served"
    AUTHORITY = "劳动人事争议仲裁办案规则 第四十四条"


def something_to_be_served(case: Any) -> Refused | None:
    """A respondent must learn of what is new before the time to answer can run."""
    return None if case.to_be_served else NothingToBeServed()


class Joinder(ArbitrationRecord):
    """What makes the case larger or another than it was."""

    class PartyJoined(PeriodBegunAnew):
        TOPIC = "arbitration-case.party-joined"
        TERM = "追加当事人、第三人"
        ARTICLE = PARTIES
        LEADS_TO = S.SERVED
        GROUND = ANOTHER_PARTY
        joined_as: JoinedAs
        employer: Employer | None
        person: Person | None
        on_request: bool

        def evolve(self, case: Any) -> None:
            case.award_period = case.award_period.moved(self.change_on(self.occurred_on))
            case.award_due = self.award_due
            case.to_be_served = case.to_be_served or self.joined_as is JoinedAs.RESPONDENT

    class ClaimsAmended(PeriodBegunAnew):
        TOPIC = "arbitration-case.claims-amended"
        TERM = "受理增加、变更的仲裁请求"
        ARTICLE = CLAIMS
        LEADS_TO = S.SERVED
        GROUND = OTHER_CLAIMS
        claims: tuple[Claim, ...]
        requested_on: date
        evidence_until: date
        answer_given_up: bool

        def evolve(self, case: Any) -> None:
            case.award_period = case.award_period.moved(self.change_on(self.occurred_on))
            case.award_due = self.award_due
            case.to_be_served = case.to_be_served or not self.answer_given_up
            if self.answer_given_up:
                case.answer_due = None

    class FurtherServed(Event):
        TOPIC = "arbitration-case.further-served"
        TERM = "送达追加、变更的材料"
        ARTICLE = "劳动争议调解仲裁法 第三十条；劳动人事争议仲裁办案规则 第四十四条"
        answer_due: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            case.to_be_served = False
            case.answer_due = later(case.answer_due, self.answer_due)

    # Decisions

    @step(
        "追加当事人、第三人",
        by=COMMISSION,
        when=AFTER_SERVICE,
        authority=PARTIES,
        records=PartyJoined,
        document="追加当事人通知书",
    )
    def join_party(
        self,
        on: Annotated[date, Ask("决定追加日期")],
        *,
        joined_as: Annotated[JoinedAs, Ask("追加为")],
        employer: Annotated[Employer | None, Ask("用人单位或者其他单位")] = None,
        person: Annotated[Person | None, Ask("自然人")] = None,
        on_request: Annotated[bool, Ask("依申请追加", hint="仲裁委员会依职权通知的不选")] = False,
        rules: RuleBook,
    ) -> None:
        """有共同当事人或者有利害关系的第三人的，可以追加；仲裁期限自决定追加之日起重新计算。当事人的变动另在争议中登记。"""
        if (employer is None) == (person is None):
            raise OnePartyAtATime(field="employer")
        self.happened(
            self.PartyJoined,
            on,
            joined_as=joined_as,
            employer=employer,
            person=person,
            on_request=on_request,
            award_due=self.due_after(Restarted(on=on, ground=ANOTHER_PARTY), rules),
        )

    @step(
        "受理增加、变更的仲裁请求",
        by=COMMISSION,
        when=(S.SERVED, S.ANSWERED),
        authority=CLAIMS,
        records=ClaimsAmended,
        document="增加、变更仲裁请求申请书，受理通知",
    )
    @through_representative(Power.CHANGE, applicant)
    def amend_claims(
        self,
        on: Annotated[date, Ask("受理日期")],
        *,
        claims: Annotated[tuple[Claim, ...], Ask("增加、变更后的全部请求")],
        requested_on: Annotated[date, Ask("提出日期")],
        evidence_until: Annotated[date, Ask("举证期限届满日", hint="举证通知书所指定")],
        answer_given_up: Annotated[bool, Ask("被申请人明确表示放弃答辩期")] = False,
        rules: RuleBook,
    ) -> None:
        """申请人在举证期限届满前可以增加或者变更请求；应当受理的，通知被申请人并给予答辩期，仲裁期限自受理之日起重新计算。"""
        if not claims:
            raise ClaimsMissing(field="claims")
        if requested_on > evidence_until:
            raise ClaimsAmendedTooLate(f"举证期限至 {evidence_until} 届满。", field="requested_on")
        self.happened(
            self.ClaimsAmended,
            on,
            claims=claims,
            requested_on=requested_on,
            evidence_until=evidence_until,
            answer_given_up=answer_given_up,
            award_due=self.due_after(Restarted(on=on, ground=OTHER_CLAIMS), rules),
        )

    @step(
        "送达追加、变更的材料",
        by=COMMISSION,
        when=S.SERVED,
        authority="劳动争议调解仲裁法 第三十条；劳动人事争议仲裁办案规则 第四十四条",
        records=FurtherServed,
        document="变更请求通知、申请书副本、送达回证",
        verified=False,
        provided=something_to_be_served,
    )
    def serve_further(
        self,
        on: Annotated[date, Ask("被申请人收到日期", hint="送达回证所载日期；多方的填最后收到的日期")],
        *,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """增加、变更请求的应当给予答辩期，条文未写日数，本系统按答辩期的十个工作日、自收到起计算；追加的被申请人亦同。"""
        how = self.served(on, receipt, Paper.COPY)
        due = counted(rules, "arb_answer", on, self.region)
        self.happened(self.FurtherServed, on, answer_due=due, receipt=how)
