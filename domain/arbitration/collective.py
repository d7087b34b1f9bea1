"""Arbitration of collective disputes 集体争议 (劳动人事争议仲裁办案规则 第六十二条至第六十七条).

These rules lie over the ordinary road: a case is named collective before it is served, and from then on whatever
the other chapters record is held against them, unless it is handled simply 简易处理 (第六十二条第二款).
"""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, ParamSpec

from domain.arbitration.collective_rules import (
    BEFORE_THE_HEARING,
    FEWEST,
    FEWEST_REPRESENTATIVES,
    MOST_REPRESENTATIVES,
    CollectiveGround,
    CollectiveRecord,
    GroundOfSimpleHandling,
    ThirdParty,
    TooFewForCollective,
    TripartiteTribunalRequired,
    WrongNumberTold,
    collective,
    not_yet_collective,
    stands_against,
)
from domain.arbitration.record import ArbitrationState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

P = ParamSpec("P")
S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
ACCEPT, NOTICE = "arb_collective_accept", "arb_collective_notice"
PRIORITY = "劳动人事争议仲裁办案规则 第五条、第六十二条、第六十四条"
ELECTED = "劳动争议调解仲裁法 第七条；劳动人事争议仲裁办案规则 第六十三条"
AT_ONCE = "劳动人事争议仲裁办案规则 第六十四条、第六十五条"
BEFORE_HEARING = "劳动人事争议仲裁办案规则 第六十六条"


class Collective(CollectiveRecord):
    """From the election of representatives to mediation before the hearing."""

    class CollectiveEstablished(Event):
        TOPIC = "arbitration-case.collective-established"
        TERM = "按集体争议处理"
        ARTICLE = PRIORITY
        ground: CollectiveGround
        workers: int
        collective_acceptance_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.collective = self.ground
            case.collective_workers = self.workers

    class RepresentativesTold(Event):
        TOPIC = "arbitration-case.representatives-told"
        TERM = "登记代表人"
        ARTICLE = ELECTED
        representatives: tuple[int, ...]

        def evolve(self, case: Any) -> None:
            case.represented_by = self.representatives

    class HandledSimply(Event):
        TOPIC = "arbitration-case.collective-handled-simply"
        TERM = "集体争议简易处理"
        ARTICLE = "劳动人事争议仲裁办案规则 第五十六条、第六十二条第二款"
        ground: GroundOfSimpleHandling

        def evolve(self, case: Any) -> None:
            case.handled_simply = True

    class NoticeBecameDue(Event):
        TOPIC = "arbitration-case.collective-notice-became-due"
        TERM = "应当一次性通知"
        ARTICLE = "劳动人事争议仲裁办案规则 第六十四条"
        collective_notice_due: Deadline | None

    class NoticeGiven(Event):
        TOPIC = "arbitration-case.collective-notice-given"
        TERM = "一次性通知"
        ARTICLE = AT_ONCE
        tripartite: bool
        evidence_until: date
        hearing_on: date
        place: str
        collective_notice_due: Deadline | None

    class MediatedBeforeHearing(Event):
        TOPIC = "arbitration-case.mediated-before-hearing"
        TERM = "开庭前引导协商、先行调解"
        ARTICLE = BEFORE_HEARING
        third_parties: tuple[ThirdParty, ...]
        course: SealedText | None

        def evolve(self, case: Any) -> None:
            case.mediated_before_hearing = True

    def happened(
        self, event: Callable[P, Event], on: date, /, *args: P.args, **particulars: P.kwargs
    ) -> None:
        """Whatever chapter states it: nothing happens in a collective case that these rules forbid."""
        refusal = stands_against(self, str(getattr(event, "TOPIC", "")), particulars)
        if refusal is not None:
            raise refusal
        super().happened(event, on, *args, **particulars)

    # Decisions

    @step(
        "按集体争议处理",
        by=COMMISSION,
        when=(S.FILED, S.ACCEPTED),
        authority=PRIORITY,
        records=CollectiveEstablished,
        provided=not_yet_collective,
    )
    def establish_collective(
        self,
        on: Annotated[date, Ask("登记日期")],
        *,
        ground: Annotated[CollectiveGround, Ask("集体争议的情形")],
        workers: Annotated[int, Ask("劳动者人数")],
        rules: RuleBook,
    ) -> None:
        """优先立案、优先审理：自收到申请之日起五个工作日内决定是否受理，由三名仲裁员组成仲裁庭，开庭前先行协商、调解。"""
        if ground is CollectiveGround.COMMON_CLAIM and workers < FEWEST:
            raise TooFewForCollective(f"填写了 {workers} 名。", field="workers")
        due = None
        if self.state == S.FILED and self.state_since is not None:
            due = counted(rules, ACCEPT, self.state_since, self.region)
        self.happened(
            self.CollectiveEstablished, on, ground=ground, workers=workers, collective_acceptance_due=due
        )

    @step(
        "登记代表人",
        by=(COMMISSION, Capacity.SYSTEM),
        when=(S.FILED, S.CORRECTION_PENDING, S.ACCEPTED, *BEFORE_THE_HEARING, S.HEARD),
        authority=ELECTED,
        records=RepresentativesTold,
        document="推举代表书（全体签名）",
    )
    def tell_representatives(
        self,
        on: Annotated[date, Ask("推举日期")],
        *,
        representatives: Annotated[
            tuple[int, ...], Ask("代表人的劳动者序号", hint="三至五名", party="worker")
        ],
    ) -> None:
        """争议登记的推举由系统告知本案；代表人的行为对被代表的劳动者有效，变更、放弃、承认请求和和解须经其同意。"""
        if not FEWEST_REPRESENTATIVES <= len(set(representatives)) <= MOST_REPRESENTATIVES:
            raise WrongNumberTold(f"填写了 {len(set(representatives))} 名。", field="representatives")
        self.happened(self.RepresentativesTold, on, representatives=representatives)

    @step(
        "集体争议简易处理",
        by=COMMISSION,
        when=(S.FILED, S.ACCEPTED),
        authority="劳动人事争议仲裁办案规则 第五十六条、第六十二条第二款",
        records=HandledSimply,
        document="简易处理告知",
        provided=collective,
    )
    def handle_simply(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        ground: Annotated[GroundOfSimpleHandling, Ask("简易处理的情形")],
    ) -> None:
        """符合简易处理条件的集体争议可以简易处理，不受集体争议特别规定的限制。"""
        self.happened(self.HandledSimply, on, ground=ground)

    @step(
        "开始计算一次性通知的期限",
        by=Capacity.SYSTEM,
        when=S.ACCEPTED,
        authority="劳动人事争议仲裁办案规则 第六十四条",
        records=NoticeBecameDue,
        provided=collective,
    )
    def start_notice(self, on: Annotated[date, Ask("受理日期")], *, rules: RuleBook) -> None:
        """自受理之日起五个工作日内一次性通知当事人。"""
        due = counted(rules, NOTICE, on, self.region)
        self.happened(self.NoticeBecameDue, on, collective_notice_due=due)

    @step(
        "一次性通知",
        by=COMMISSION,
        when=S.ACCEPTED,
        authority=AT_ONCE,
        records=NoticeGiven,
        document="组庭、答辩、举证、开庭一次性通知书",
        provided=collective,
    )
    def give_notice(
        self,
        on: Annotated[date, Ask("通知日期")],
        *,
        tripartite: Annotated[
            bool, Ask("按照三方原则组成仲裁庭", hint="因履行集体合同发生的争议必须如此")
        ] = False,
        evidence_until: Annotated[date, Ask("举证期限届满日")],
        hearing_on: Annotated[date, Ask("开庭日期")],
        place: Annotated[str, Ask("开庭地点", hint="可以设在用人单位等便于处理的地点", max_length=100)],
        rules: RuleBook,
    ) -> None:
        """自受理之日起五个工作日内，将仲裁庭组成人员、答辩期限、举证期限、开庭日期和地点一次性通知当事人。"""
        if self.collective is CollectiveGround.COLLECTIVE_CONTRACT and not tripartite:
            raise TripartiteTribunalRequired(field="tripartite")
        due = counted(rules, NOTICE, self.award_period.began_on, self.region) if self.award_period else None
        self.happened(
            self.NoticeGiven,
            on,
            tripartite=tripartite,
            evidence_until=evidence_until,
            hearing_on=hearing_on,
            place=place,
            collective_notice_due=due,
        )

    @step(
        "开庭前引导协商、先行调解",
        by=COMMISSION,
        when=BEFORE_THE_HEARING,
        authority=BEFORE_HEARING,
        records=MediatedBeforeHearing,
        document="邀请调解函、调解笔录",
        provided=collective,
    )
    def mediate_before_hearing(
        self,
        on: Annotated[date, Ask("协商、调解日期")],
        *,
        third_parties: Annotated[tuple[ThirdParty, ...], Ask("受邀请参与的第三方", hint="没有的不填")] = (),
        course: Annotated[SealedText | None, Ask("经过", max_length=5000)] = None,
    ) -> None:
        """开庭前应当引导当事人自行协商，或者先行调解，可以邀请第三方共同参与；未能达成协议的应当及时裁决。"""
        self.happened(self.MediatedBeforeHearing, on, third_parties=third_parties, course=course)
