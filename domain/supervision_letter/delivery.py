"""A supervision letter, third chapter: served 送达, refused 拒收, published 公开发布, copied 抄送."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.reckoning import deadline
from domain.refusals import Refused
from domain.rule_book import NoSuchRule, RuleBook
from domain.steps import Ask, step
from domain.supervision_letter.drafting import LetterMustStateReplyPeriod
from domain.supervision_letter.record import (
    OUT,
    LetterState,
    SupervisionLetterRecord,
    addressed_only,
    public_only,
)
from domain.supervision_matter.ladder import Instrument
from domain.supervision_matter.local_law import NOTICE_OF_2024, ZHEJIANG
from domain.supervision_matter.stated_period import stated_deadline
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = LetterState
SERVING = f"{ZHEJIANG} 第二十一条、第二十二条（地方规定，其他地区依本地规定）"
REFUSING = f"{ZHEJIANG} 第二十三条第一项（地方规定）"
COPYING = "地方做法（北京昌平、青海、广西）"
CASE_OPENING = "recommendation_case_opening"


class Method(Term):
    """How the letter reached its addressee."""

    ON_THE_SPOT = "on-the-spot", "当场送达"
    BY_POST = "by-post", "邮寄"
    ELECTRONIC = "electronic", "电子送达"
    LEFT_AT_PLACE = "left-at-place", "留置送达"


class CopiedTo(Term):
    """To whom a letter is copied."""

    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    DEPARTMENT = "department", "有关部门"


class SignatureMissing(Refused):
    """意见书、建议书签发以后才能送达；只有提示函可以当场制发。"""

    CODE = "signature-missing"
    AUTHORITY = f"{ZHEJIANG} 第二十一条（地方规定；其他地区按本系统管理规则）"


def ready_to_serve(case: Any) -> Refused | None:
    """A signed letter with an addressee; of a 提示函 no rule that was read asks a signature."""
    if case.state is S.DRAFTED and case.instrument is not Instrument.REMINDER:
        return SignatureMissing()
    return addressed_only(case)


class Delivery(SupervisionLetterRecord):
    """How the letter goes out; the reply period runs from receipt."""

    class Served(Event):
        TOPIC = "supervision-letter.served"
        TERM = "送达"
        ARTICLE = SERVING
        LEADS_TO = S.SERVED
        method: Method
        reply_due: Deadline
        filing_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.served_on = self.occurred_on
            case.reply_due = self.reply_due
            case.filing_due = self.filing_due

    class ReceiptRefused(Event):
        TOPIC = "supervision-letter.receipt-refused"
        TERM = "拒绝接收"
        ARTICLE = REFUSING
        LEADS_TO = S.RECEIPT_REFUSED
        course: SealedText

        def evolve(self, case: Any) -> None:
            case.receipt_refused = True

    class Published(Event):
        TOPIC = "supervision-letter.published"
        TERM = "公开发布提示函"
        ARTICLE = NOTICE_OF_2024
        LEADS_TO = S.PUBLISHED
        where: str

    class CopySent(Event):
        TOPIC = "supervision-letter.copy-sent"
        TERM = "抄送"
        ARTICLE = COPYING
        copied_to: CopiedTo
        organ: str

    # Decisions

    @step(
        "送达",
        by=Capacity.UNION,
        when=(S.DRAFTED, S.SIGNED, S.RECEIPT_REFUSED),
        authority=SERVING,
        records=Served,
        document="送达回证",
        provided=ready_to_serve,
    )
    def serve(
        self,
        on: Annotated[date, Ask("送达日期")],
        *,
        method: Annotated[Method, Ask("送达方式")],
        rules: RuleBook,
    ) -> None:
        """答复期限自收到之日起算：当地有规定的依规定，没有规定的依函件写明的日数。"""
        self.happened(
            self.Served,
            on,
            method=method,
            reply_due=self.due(on, rules),
            filing_due=self.case_opening_due(on, rules),
        )

    @step(
        "登记拒收",
        by=Capacity.UNION,
        when=(S.DRAFTED, S.SIGNED),
        authority=REFUSING,
        records=ReceiptRefused,
        document="拒收情况记录",
        provided=ready_to_serve,
    )
    def refuse_receipt(
        self,
        on: Annotated[date, Ask("拒收日期")],
        *,
        course: Annotated[SealedText, Ask("拒收经过", hint="时间、地点、在场人员", max_length=2000)],
    ) -> None:
        """用人单位拒绝接收的，如实记录；以后仍可以再次送达，也可以升级。"""
        self.happened(self.ReceiptRefused, on, course=course)

    @step(
        "公开发布",
        by=Capacity.UNION,
        when=(S.DRAFTED, S.SIGNED),
        authority=NOTICE_OF_2024,
        records=Published,
        document="公开提示函",
        provided=public_only,
    )
    def publish(
        self,
        on: Annotated[date, Ask("发布日期")],
        *,
        where: Annotated[str, Ask("发布渠道", hint="报纸、网站名称", max_length=200)],
    ) -> None:
        """在“两节”、高温等重要时点面向各用人单位发布；没有收件单位，不要求答复。"""
        self.happened(self.Published, on, where=where)

    @step(
        "抄送",
        by=Capacity.UNION,
        when=(S.SIGNED, *OUT, S.RECTIFICATION_CLAIMED, S.VERIFIED, S.ESCALATED, S.PUBLISHED),
        authority=COPYING,
        records=CopySent,
    )
    def copy_to(
        self,
        on: Annotated[date, Ask("抄送日期")],
        *,
        copied_to: Annotated[CopiedTo, Ask("抄送机关类别")],
        organ: Annotated[str, Ask("机关名称", max_length=100)],
    ) -> None:
        """可以把函件抄送同级人民法院、人民检察院；各地做法不一。"""
        self.happened(self.CopySent, on, copied_to=copied_to, organ=organ)

    def due(self, on: date, rules: RuleBook) -> Deadline:
        """The local rule goes before what the letter states; with neither, nothing is invented."""
        instrument = self.instrument
        if instrument is None:
            raise LetterMustStateReplyPeriod(field="stated_period")
        rule = rules.letter_reply(instrument.zh, self.region, on)
        if rule is not None:
            return deadline(rule, starts_from=on, calendar=rules.calendar)
        if self.stated_period is None:
            raise LetterMustStateReplyPeriod(field="stated_period")
        return stated_deadline(self.stated_period, document=instrument.zh, starts_from=on, rules=rules)

    def case_opening_due(self, on: date, rules: RuleBook) -> Deadline | None:
        """Where a rule says by when the department opens a case (江苏: five working days)."""
        if self.instrument is not Instrument.RECOMMENDATION:
            return None
        try:
            return rules.deadline(CASE_OPENING, starts_from=on, region=self.region)
        except NoSuchRule:
            return None
