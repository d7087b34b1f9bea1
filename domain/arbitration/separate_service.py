"""Arbitration: receipt and legal force of a partial award 先行裁决书, or of the final one of two documents."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, SeparateAward
from domain.arbitration.remedies import AwardAlreadyReceived, AwardNotReceived, SuitPeriodStillRunning
from domain.kernel import Event
from domain.parties import Side, sides
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.service.methods import HowServed, Paper, Receipt, ReceivedBy, WhichWorker, addressees, only_once
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline, later

COMMISSION = Capacity.ARBITRATION
EACH_BY_ITSELF = (
    "劳动人事争议仲裁办案规则 第四十九条、第五十条第四款；劳动争议调解仲裁法 第四十八条至第五十条"
)
NUMBER = Ask("裁决书文号", hint="先行裁决书，或者分别制作的终局裁决书", max_length=60)


class NoSuchAward(Refused):
    """本案没有该文号的先行裁决书或者分别制作的终局裁决书。"""

    CODE = "no-such-separate-award"
    AUTHORITY = "劳动人事争议仲裁办案规则 第四十九条、第五十条第四款"


class FinalFromTheDayItWasMade(Refused):
    """终局裁决书自作出之日起发生法律效力，不另行确认。"""

    CODE = "final-award-already-effective"
    AUTHORITY = "劳动争议调解仲裁法 第四十七条"


class AwardBeforeCourt(Refused):
    """该裁决书已有当事人起诉，或者劳动者已就终局裁决起诉的，不再办理。"""

    CODE = "separate-award-before-court"
    AUTHORITY = "劳动争议调解仲裁法 第五十条；劳动争议司法解释（一） 第二十一条"


def separate_award_made(case: Any) -> Refused | None:
    """There is one to speak of."""
    return None if case.separate_awards else NoSuchAward()


def numbered(awards: dict[int, SeparateAward], number: str) -> tuple[int, SeparateAward]:
    """The award document with that number, and the entry that made it."""
    for entry, award in awards.items():
        if award.number == number:
            return entry, award
    raise NoSuchAward(f"“{number}”。", field="number")


class SeparateService(ArbitrationRecord):
    """The case goes on meanwhile; none of this changes its stage."""

    class SeparateAwardReceived(Event):
        TOPIC = "arbitration-case.separate-award-received"
        TERM = "收到先行裁决书或者分别制作的终局裁决书"
        ARTICLE = EACH_BY_ITSELF
        number: str
        award: int
        to: Side
        recipient: int | None
        separate_worker_until: Deadline | None
        separate_employer_until: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            for held in [award for entry, award in case.separate_awards.items() if entry == self.award]:
                received = {(side, self.recipient): self.occurred_on for side in sides(self.to)}
                case.change_separate_award(
                    self.award,
                    received={**held.received, **received},
                    worker_until=later(held.worker_until, self.separate_worker_until),
                    employer_until=later(held.employer_until, self.separate_employer_until),
                )

    class SeparateAwardEffective(Event):
        TOPIC = "arbitration-case.separate-award-effective"
        TERM = "非终局的先行裁决生效"
        ARTICLE = "劳动争议调解仲裁法 第五十条；劳动人事争议仲裁办案规则 第四十九条"
        number: str
        award: int
        sue_until: Deadline

        def evolve(self, case: Any) -> None:
            case.change_separate_award(self.award, effective=True)

    class SeparateAwardRectified(Event):
        TOPIC = "arbitration-case.separate-award-rectified"
        TERM = "补正先行裁决书或者分别制作的终局裁决书"
        ARTICLE = "劳动人事争议仲裁办案规则 第五十四条"
        number: str
        award: int
        rectified: SealedText

    # Decisions

    @step(
        "送达先行裁决书或者分别制作的终局裁决书",
        by=COMMISSION,
        authority=EACH_BY_ITSELF,
        records=SeparateAwardReceived,
        document="送达回证",
        provided=separate_award_made,
    )
    def serve_separate_award(
        self,
        on: Annotated[date, Ask("收到裁决书日期", hint="送达回证所载日期；各方分别登记")],
        *,
        number: Annotated[str, NUMBER],
        to: ReceivedBy,
        recipient: WhichWorker = None,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """每份裁决书的期限自各方收到该份裁决书之日起分别计算：终局的劳动者十五日起诉、用人单位三十日申请撤销，非终局的双方十五日起诉。"""
        entry, award = numbered(self.separate_awards, number)
        self.not_before(award.made_on, "裁决", on)
        only_once(award.received, to, recipient, AwardAlreadyReceived)
        how = self.served(on, receipt, Paper.DECISION, addressees(to), recipient)
        worker = "sue_after_final_award_worker" if award.final else "sue_after_nonfinal_award"
        employer = "revoke_final_award" if award.final else "sue_after_nonfinal_award"
        self.happened(
            self.SeparateAwardReceived,
            on,
            number=number,
            award=entry,
            to=to,
            recipient=recipient,
            separate_worker_until=rules.deadline(worker, starts_from=on)
            if Side.WORKER in sides(to)
            else None,
            separate_employer_until=rules.deadline(employer, starts_from=on)
            if Side.EMPLOYER in sides(to)
            else None,
            receipt=how,
        )

    @step(
        "非终局的先行裁决生效",
        by=COMMISSION,
        authority="劳动争议调解仲裁法 第五十条；劳动人事争议仲裁办案规则 第四十九条",
        records=SeparateAwardEffective,
        document="生效证明",
        provided=separate_award_made,
    )
    def establish_separate_effect(
        self, on: Annotated[date, Ask("确认生效日期")], *, number: Annotated[str, NUMBER]
    ) -> None:
        """双方的起诉期限都届满而没有起诉的，非终局的先行裁决书发生法律效力；终局的自作出之日生效。"""
        entry, award = numbered(self.separate_awards, number)
        if award.final or award.effective:
            raise FinalFromTheDayItWasMade(field="number")
        if award.sued:
            raise AwardBeforeCourt(field="number")
        if award.worker_until is None or award.employer_until is None:
            raise AwardNotReceived(field="number")
        until = max(award.worker_until, award.employer_until, key=lambda held: held.falls_on)
        if not until.has_passed(on):
            raise SuitPeriodStillRunning(f"至 {until.falls_on} 届满：{until.explanation}", field="on")
        self.happened(self.SeparateAwardEffective, on, number=number, award=entry, sue_until=until)

    @step(
        "补正先行裁决书或者分别制作的终局裁决书",
        by=COMMISSION,
        authority="劳动人事争议仲裁办案规则 第五十四条",
        records=SeparateAwardRectified,
        document="补正决定书",
        provided=separate_award_made,
    )
    def rectify_separate_award(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        number: Annotated[str, NUMBER],
        rectified: Annotated[SealedText, Ask("补正内容", max_length=2000)],
    ) -> None:
        """裁决书中的文字、计算错误或者已经裁决但在裁决书中遗漏的事项，应当及时制作决定书予以补正并送达。"""
        entry, award = numbered(self.separate_awards, number)
        self.not_before(award.made_on, "裁决", on)
        self.happened(self.SeparateAwardRectified, on, number=number, award=entry, rectified=rectified)
