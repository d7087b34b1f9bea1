"""Representatives 代表人: who acts for many, what they may not do without consent, and a case the others follow."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.dispute.numbers import CONSENT, MOST, Numbered
from domain.dispute.record import Disposition, DisputeState
from domain.kernel import Event
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Capacity, Procedure

S = DisputeState
INTAKE = (Capacity.MEDIATION, Capacity.UNION, Capacity.ARBITRATION, Capacity.COURT)
MANY = 10
"""劳动者一方在十人以上 (劳动争议调解仲裁法 第七条)."""
ELECTED = (
    "劳动争议调解仲裁法 第七条；劳动人事争议仲裁办案规则 第六十三条；民事诉讼法解释 第七十五条、第七十八条"
)
USUAL = 500
HOW_MANY: dict[Procedure, tuple[int, int, str]] = {
    Procedure.ARBITRATION: (3, 5, "劳动人事争议仲裁办案规则 第六十三条"),
    Procedure.LITIGATION: (2, 5, "民事诉讼法解释 第七十八条"),
    Procedure.MEDIATION: (1, USUAL, "劳动争议调解仲裁法 第七条"),
}
"""Fewest and most; for mediation no text read names a number."""


class NoRepresentativesThere(Refused):
    """代表人参加调解、仲裁或者诉讼活动。"""

    CODE = "no-representatives-in-this-procedure"
    AUTHORITY = "劳动争议调解仲裁法 第七条"


class TooFewToBeRepresented(Refused):
    """劳动者一方在十人以上并有共同请求的，可以推举代表。"""

    CODE = "too-few-to-be-represented"
    AUTHORITY = "劳动争议调解仲裁法 第七条；劳动人事争议仲裁办案规则 第六十二条、第六十三条"


class WrongNumberOfRepresentatives(Refused):
    """参加仲裁的代表为三至五名，参加诉讼的代表人为二至五人。"""

    CODE = "wrong-number-of-representatives"
    AUTHORITY = "劳动人事争议仲裁办案规则 第六十三条；民事诉讼法解释 第七十八条"


class NothingElected(Refused):
    """尚未推举参加该程序的代表人。"""

    CODE = "no-representatives-elected"
    AUTHORITY = CONSENT


class OneLeadCase(Refused):
    """示范案件请只指明一件仲裁案件或者一件诉讼案件。"""

    CODE = "one-lead-case"
    AUTHORITY = "本系统记录规则"


class Representatives(Numbered):
    """From an election to the consents the representatives bring along."""

    class RepresentativesElected(Event):
        TOPIC = "dispute.representatives-elected"
        TERM = "推举代表人"
        ARTICLE = ELECTED
        procedure: Procedure
        representatives: tuple[int, ...]
        represented: int

        def evolve(self, case: Any) -> None:
            case.representatives[self.procedure] = self.representatives

    class ConsentsGiven(Event):
        TOPIC = "dispute.consents-given"
        TERM = "被代表的劳动者同意"
        ARTICLE = CONSENT
        procedure: Procedure
        to: Disposition
        members: tuple[int, ...]

        def evolve(self, case: Any) -> None:
            case.consents.setdefault(self.to, set()).update(self.members)

        def told_numbers(self) -> tuple[int, ...]:
            return self.members

    class LeadCaseNamed(Event):
        TOPIC = "dispute.lead-case-named"
        TERM = "确定示范案件"
        ARTICLE = "本系统记录规则"
        arbitration_case_id: UUID | None
        litigation_case_id: UUID | None

    # Decisions

    @step(
        "推举代表人",
        by=INTAKE,
        when=S.OPEN,
        authority=ELECTED,
        records=RepresentativesElected,
        document="推举代表书（全体签名）",
    )
    def elect_representatives(
        self,
        on: Annotated[date, Ask("推举日期")],
        *,
        procedure: Annotated[Procedure, Ask("参加哪一程序", hint="调解、仲裁或者诉讼，分别推举")],
        representatives: Annotated[
            tuple[int, ...], Ask("代表人的劳动者序号", hint="仲裁三至五名，诉讼二至五人")
        ],
    ) -> None:
        """代表人从劳动者中推举，仲裁三至五名，诉讼二至五人；重新推举的，前一次推举的代表人不再是代表人。"""
        if procedure not in HOW_MANY:
            raise NoRepresentativesThere(f"不是{procedure.zh}。", field="procedure")
        # 人数众多一般指十人以上 (民事诉讼法解释 第七十五条): for a suit the number is no hard line.
        if self.remaining < MANY and procedure is not Procedure.LITIGATION:
            raise TooFewToBeRepresented(f"现有 {self.remaining} 名劳动者。", field="representatives")
        fewest, most, authority = HOW_MANY[procedure]
        if not fewest <= len(representatives) <= most:
            raise WrongNumberOfRepresentatives(
                f"填写了 {len(representatives)} 名。", field="representatives", authority=authority
            )
        self.accept_members("representatives", representatives)
        self.happened(
            self.RepresentativesElected,
            on,
            procedure=procedure,
            representatives=representatives,
            represented=self.remaining,
        )

    @step(
        "登记被代表人的同意",
        by=INTAKE,
        when=S.OPEN,
        authority=CONSENT,
        records=ConsentsGiven,
        document="同意书",
    )
    def record_consents(
        self,
        on: Annotated[date, Ask("登记日期")],
        *,
        procedure: Annotated[Procedure, Ask("代表人所参加的程序")],
        to: Annotated[Disposition, Ask("同意代表人")],
        members: Annotated[tuple[int, ...], Ask("同意的劳动者序号", most=MOST)],
    ) -> None:
        """代表人变更、放弃请求或者承认对方请求，进行和解，必须经被代表的当事人同意；没有同意的不受其约束。"""
        if not self.representatives.get(procedure):
            raise NothingElected(f"程序：{procedure.zh}。", field="procedure")
        self.accept_members("members", members)
        self.happened(self.ConsentsGiven, on, procedure=procedure, to=to, members=members)

    @step(
        "确定示范案件",
        by=INTAKE,
        when=S.OPEN,
        authority="本系统记录规则",
        records=LeadCaseNamed,
        verified=False,
    )
    def name_lead_case(
        self,
        on: Annotated[date, Ask("确定日期")],
        *,
        arbitration_case_id: Annotated[
            UUID | None, Ask("作为示范的仲裁案件", refers_to="arbitration-case")
        ] = None,
        litigation_case_id: Annotated[
            UUID | None, Ask("作为示范的诉讼案件", refers_to="litigation-case")
        ] = None,
    ) -> None:
        """先行处理一件、其余参照处理的，指明作为示范的案件；没有读到规定，只作索引，其余劳动者的结果仍须逐人作出。"""
        if (arbitration_case_id is None) == (litigation_case_id is None):
            raise OneLeadCase(field="arbitration_case_id")
        self.happened(
            self.LeadCaseNamed,
            on,
            arbitration_case_id=arbitration_case_id,
            litigation_case_id=litigation_case_id,
        )
