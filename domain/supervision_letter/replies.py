"""A supervision letter, fourth chapter: answers 答复, in time or late, and their absence 逾期."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.supervision_letter.record import LetterState, SupervisionLetterRecord, to_employer_only
from domain.supervision_matter.local_law import ZHEJIANG
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = LetterState
REPLYING = f"工会法 第二十三条；{ZHEJIANG} 第二十二条（地方规定）"
AWAITED = (S.SERVED, S.RECEIPT_REFUSED, S.OVERDUE, S.NOT_RECTIFIED)


class Position(Term):
    """What an answer says."""

    ACCEPTS = "accepts", "接受意见"
    DISPUTES = "disputes", "提出异议"


class ReplyPeriodStillRunning(Refused):
    """答复期限尚未届满，不能认定逾期。"""

    CODE = "reply-period-still-running"
    AUTHORITY = f"工会法 第二十三条；{ZHEJIANG} 第二十三条第二项（地方规定）"


class Reply(Event):
    """An answer carries the due date it is judged by, so that a corrected service date moves both."""

    reply_due: Deadline | None
    account: SealedText

    @property
    def is_late(self) -> bool:
        """Judged by the due date as it now stands, corrections included."""
        return self.reply_due is not None and self.reply_due.has_passed(self.occurred_on)


class Replies(SupervisionLetterRecord):
    """What comes back, or does not."""

    class RepliedAccepting(Reply):
        TOPIC = "supervision-letter.replied-accepting"
        TERM = "答复：接受意见"
        ARTICLE = REPLYING
        LEADS_TO = S.REPLIED_ACCEPTING

    class RepliedDisputing(Reply):
        TOPIC = "supervision-letter.replied-disputing"
        TERM = "答复：提出异议"
        ARTICLE = REPLYING
        LEADS_TO = S.REPLIED_DISPUTING

    class ReplyFiled(Reply):
        TOPIC = "supervision-letter.reply-filed"
        TERM = "整改后补交答复"
        ARTICLE = REPLYING
        position: Position

    class OverdueEstablished(Event):
        TOPIC = "supervision-letter.overdue-established"
        TERM = "认定逾期未答复"
        ARTICLE = f"{ZHEJIANG} 第二十三条第二项（地方规定）"
        LEADS_TO = S.OVERDUE
        reply_due: Deadline

        def evolve(self, case: Any) -> None:
            case.unanswered = True

    # Decisions

    @step(
        "收到答复：接受意见",
        by=Capacity.UNION,
        when=(*AWAITED, S.REPLIED_DISPUTING),
        authority=REPLYING,
        records=RepliedAccepting,
        document="书面答复",
        provided=to_employer_only,
    )
    def receive_acceptance(
        self,
        on: Annotated[date, Ask("收到答复日期")],
        *,
        account: Annotated[SealedText, Ask("答复内容", hint="说明情况和改正措施", max_length=5000)],
    ) -> None:
        """书面答复说明情况和改正措施；逾期的答复照样收下并标明；答复不等于整改。"""
        self.happened(self.RepliedAccepting, on, reply_due=self.reply_due, account=account)

    @step(
        "收到答复：提出异议",
        by=Capacity.UNION,
        when=AWAITED,
        authority=REPLYING,
        records=RepliedDisputing,
        document="书面答复",
        provided=to_employer_only,
    )
    def receive_dispute(
        self,
        on: Annotated[date, Ask("收到答复日期")],
        *,
        account: Annotated[SealedText, Ask("异议理由", max_length=5000)],
    ) -> None:
        """用人单位认为意见不适当的，应当书面说明理由；工会核查后撤回函件或者认定未整改。"""
        self.happened(self.RepliedDisputing, on, reply_due=self.reply_due, account=account)

    @step(
        "补收答复",
        by=Capacity.UNION,
        when=(S.RECTIFICATION_CLAIMED, S.VERIFIED),
        authority=REPLYING,
        records=ReplyFiled,
        document="书面答复",
        provided=to_employer_only,
    )
    def file_reply(
        self,
        on: Annotated[date, Ask("收到答复日期")],
        *,
        position: Annotated[Position, Ask("答复的态度")],
        account: Annotated[SealedText, Ask("答复内容", max_length=5000)],
    ) -> None:
        """先整改、后答复的，把答复补入；函件所处阶段不变。"""
        self.happened(self.ReplyFiled, on, reply_due=self.reply_due, account=account, position=position)

    @step(
        "认定逾期未答复",
        by=Capacity.UNION,
        when=S.SERVED,
        authority=f"{ZHEJIANG} 第二十三条第二项（地方规定）",
        records=OverdueEstablished,
        document="逾期未答复记录",
    )
    def establish_overdue(self, on: Annotated[date, Ask("认定日期")]) -> None:
        """期限届满没有答复的，由工会认定；系统只提示，不自动认定。"""
        due = self.reply_due
        if due is None or not due.has_passed(on):
            raise ReplyPeriodStillRunning(f"期限至 {due.falls_on if due else '未定'} 届满。", field="on")
        self.happened(self.OverdueEstablished, on, reply_due=due)
