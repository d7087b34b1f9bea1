"""Arbitration of collective disputes, service by posting 张贴送达 and an award that some members take to court."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.collective_rules import FEWEST, CollectiveRecord, collective
from domain.arbitration.record import ArbitrationState
from domain.arbitration.remedies import AwardNotReceived, SuitPeriodStillRunning
from domain.kernel import Event
from domain.refusals import Refused
from domain.rows import accept_rows
from domain.rule_book import RuleBook, counted
from domain.service.methods import Addressee, WhichWorker
from domain.service.record import Announced
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
POSTED = "劳动人事争议仲裁办案规则 第二十条第二款、第八十条"
SOME_SUE = "劳动争议调解仲裁法 第五十条；劳动争议司法解释（一） 第十七条"
MOST = 2000


class GroundOfPosting(Term):
    """When a document may be left and posted (劳动人事争议仲裁办案规则 第二十条第二款)."""

    EMPLOYER_CLOSED = "employer-closed", "因企业停业等原因无法送达，且劳动者一方在十人以上"
    REFUSED = "refused", "受送达人拒绝签收"


class TooFewForPosting(Refused):
    """因企业停业等原因无法送达的，劳动者一方在十人以上才可以留置、张贴送达。"""

    CODE = "too-few-for-posting"
    AUTHORITY = "劳动人事争议仲裁办案规则 第二十条第二款"


class PhotographsRequired(Refused):
    """在受送达人住所留置、张贴仲裁文书，应当采用拍照、录像等方式记录。"""

    CODE = "photographs-required"
    AUTHORITY = "劳动人事争议仲裁办案规则 第二十条第二款"


class MemberHasSued(Refused):
    """该劳动者已经登记起诉。"""

    CODE = "member-has-sued"
    AUTHORITY = SOME_SUE


class NobodyHasSued(Refused):
    """没有劳动者单独起诉。"""

    CODE = "nobody-has-sued"
    AUTHORITY = SOME_SUE


class AllHaveSued(Refused):
    """全部劳动者都已起诉，裁决没有对任何人生效。"""

    CODE = "all-members-have-sued"
    AUTHORITY = SOME_SUE


def some_have_sued(case: Any) -> Refused | None:
    """Else the award has force for everybody or for nobody."""
    return None if case.suing else NobodyHasSued()


class CollectiveRemedies(CollectiveRecord):
    """Where many are concerned, each has remedies of their own."""

    class ServedByPosting(Event):
        TOPIC = "arbitration-case.served-by-posting"
        TERM = "留置、张贴送达"
        ARTICLE = POSTED
        ground: GroundOfPosting
        document: str
        deemed_served: Deadline | None
        addressee: Addressee | None = None
        member: int | None = None

        def evolve(self, case: Any) -> None:
            case.service.postings[self.originator_version] = Announced(
                addressee=self.addressee,
                member=self.member,
                paper=None,
                on=self.occurred_on,
                deemed_served=self.deemed_served,
            )

    class MemberSuitsBrought(Event):
        TOPIC = "arbitration-case.member-suits-brought"
        TERM = "部分劳动者起诉"
        ARTICLE = SOME_SUE
        court: str
        members: tuple[int, ...]
        time_restored: bool

        def evolve(self, case: Any) -> None:
            case.suing.update(self.members)

    class AwardEffectiveForOthers(Event):
        TOPIC = "arbitration-case.award-effective-for-others"
        TERM = "裁决对未起诉的劳动者生效"
        ARTICLE = SOME_SUE
        LEADS_TO = S.AWARD_NONFINAL_EFFECTIVE
        sue_until: Deadline
        suing: int

    # Decisions

    @step(
        "留置、张贴送达",
        by=COMMISSION,
        when=(
            S.FILED, S.ACCEPTED, S.SERVED, S.ANSWERED, S.HEARING_SCHEDULED, S.HEARD, S.MEDIATED,
            S.AWARD_FINAL, S.AWARD_NONFINAL,
        ),
        authority=POSTED,
        records=ServedByPosting,
        document="送达影像记录",
    )  # fmt: skip
    def serve_by_posting(
        self,
        on: Annotated[date, Ask("留置、张贴日期")],
        *,
        ground: Annotated[GroundOfPosting, Ask("留置、张贴送达的情形")],
        document: Annotated[str, Ask("送达的文书", max_length=60)],
        photographed: Annotated[bool, Ask("已经拍照或者录像记录")],
        addressee: Annotated[Addressee | None, Ask("受送达人")] = None,
        member: WhichWorker = None,
        rules: RuleBook,
    ) -> None:
        """经过三个工作日即视为送达；以收到日期起算的步骤，以视为送达之日为收到日期另行登记，送达方式选留置、张贴送达并写明本条。"""
        if not photographed:
            raise PhotographsRequired(field="photographed")
        if ground is GroundOfPosting.EMPLOYER_CLOSED and self.collective_workers < FEWEST:
            raise TooFewForPosting("请先登记按集体争议处理和劳动者人数。", field="ground")
        due = counted(rules, "arb_service_by_posting", on, self.region)
        self.happened(
            self.ServedByPosting,
            on,
            ground=ground,
            document=document,
            deemed_served=due,
            addressee=addressee,
            member=member,
        )

    @step(
        "登记部分劳动者起诉",
        by=(COMMISSION, Capacity.COURT),
        when=S.AWARD_NONFINAL,
        authority=SOME_SUE,
        records=MemberSuitsBrought,
        document="起诉状",
        provided=collective,
    )
    def record_member_suits(
        self,
        on: Annotated[date, Ask("起诉日期")],
        *,
        court: Annotated[str, Ask("人民法院", max_length=60)],
        members: Annotated[tuple[int, ...], Ask("起诉的劳动者序号", most=MOST, party="worker")],
        time_restored: Annotated[
            bool, Ask("人民法院已准许顺延期限", hint="民事诉讼法第八十六条；未耽误期限的不选")
        ] = False,
    ) -> None:
        """部分劳动者起诉的，裁决对提起诉讼的劳动者不发生法律效力，对未提起诉讼的劳动者发生法律效力。"""
        if self.worker_until is None:
            raise AwardNotReceived(field="on")
        if not time_restored:
            self.in_time(on, self.worker_until)
        seen = set(self.suing)

        def twice(number: int) -> Refused | None:
            known = number in seen
            seen.add(number)
            return MemberHasSued(f"第 {number} 名。") if known else None

        accept_rows("members", members, twice)
        self.happened(self.MemberSuitsBrought, on, court=court, members=members, time_restored=time_restored)

    @step(
        "裁决对未起诉的劳动者生效",
        by=COMMISSION,
        when=S.AWARD_NONFINAL,
        authority=SOME_SUE,
        records=AwardEffectiveForOthers,
        document="生效证明",
        provided=some_have_sued,
    )
    def establish_effect_for_others(self, on: Annotated[date, Ask("确认生效日期")]) -> None:
        """双方的起诉期限都届满后，裁决对未起诉的劳动者发生法律效力，其申请执行的人民法院应当受理。"""
        if len(self.suing) >= self.collective_workers:
            raise AllHaveSued(f"共 {self.collective_workers} 名。", field="on")
        if self.worker_until is None or self.employer_until is None:
            raise AwardNotReceived(field="on")
        until = max(self.worker_until, self.employer_until, key=lambda held: held.falls_on)
        if not until.has_passed(on):
            raise SuitPeriodStillRunning(f"至 {until.falls_on} 届满：{until.explanation}", field="on")
        self.happened(self.AwardEffectiveForOthers, on, sue_until=until, suing=len(self.suing))
