"""Procuratorial supervision, fourth chapter: urging 督促, rectification verified 核实整改, 回头看, and harder means."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.procuratorial.record import ProcuratorialRecord, ProcuratorialState
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.supervision_matter.leads import Prosecution
from domain.supervision_matter.suggestion import SUGGESTION
from domain.terms import Capacity
from domain.time_limits import Deadline

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE
FOLLOWED = f"{SUGGESTION}（据检索摘要）"
SHOWN = "公布案例所示做法（整改核实、回头看）"
SUIT = "行政诉讼法 第二十五条第四款；最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释 第十三条、第二十一条"
PUBLIC_INTEREST = (Prosecution.ADMINISTRATIVE_PUBLIC_INTEREST, Prosecution.CIVIL_PUBLIC_INTEREST)


class ReplyPeriodStillRunning(Refused):
    """回复期限尚未届满，被建议单位也没有回复，还不能认定不落实。"""

    CODE = "suggestion-reply-period-still-running"
    AUTHORITY = SUGGESTION


class NotAPublicInterestCase(Refused):
    """只有公益诉讼案件才能提起公益诉讼；支持起诉的，由劳动者自己起诉。"""

    CODE = "not-a-public-interest-case"
    AUTHORITY = SUIT


class SuggestionComesFirst(Refused):
    """行政公益诉讼应当先向行政机关提出检察建议，期满仍不依法履行职责的才能起诉。"""

    CODE = "suggestion-comes-first"
    AUTHORITY = "行政诉讼法 第二十五条第四款"


def of_public_interest(case: Any) -> Refused | None:
    """Filed as a public-interest case."""
    return None if case.prosecution in PUBLIC_INTEREST else NotAPublicInterestCase()


class FollowUp(ProcuratorialRecord):
    """A reply is not yet rectification, and rectification may not last."""

    class Urged(Event):
        TOPIC = "procuratorial-case.urged"
        TERM = "督促落实"
        ARTICLE = FOLLOWED
        LEADS_TO = S.URGED
        reply_due: Deadline | None
        demanded: SealedText

    class ReportedUpward(Event):
        TOPIC = "procuratorial-case.reported-upward"
        TERM = "报告上级、通报"
        ARTICLE = FOLLOWED
        LEADS_TO = S.REPORTED_UPWARD
        reported_to: tuple[str, ...]
        account: SealedText

    class SuitBrought(Event):
        TOPIC = "procuratorial-case.suit-brought"
        TERM = "提起公益诉讼"
        ARTICLE = SUIT
        LEADS_TO = S.SUIT_BROUGHT
        court: str
        litigation_case_id: UUID | None
        number: str | None

    class RectificationVerified(Event):
        TOPIC = "procuratorial-case.rectification-verified"
        TERM = "核实整改"
        ARTICLE = SHOWN
        LEADS_TO = S.RECTIFIED
        on_site: bool
        together_with: tuple[str, ...]
        evidence: SealedText

    class LookedBack(Event):
        TOPIC = "procuratorial-case.looked-back"
        TERM = "回头看：整改保持"
        ARTICLE = SHOWN
        together_with: tuple[str, ...]
        found: SealedText

    class RelapseFound(Event):
        TOPIC = "procuratorial-case.relapse-found"
        TERM = "回头看：整改反弹"
        ARTICLE = SHOWN
        LEADS_TO = S.RELAPSED
        together_with: tuple[str, ...]
        found: SealedText

    # Decisions

    @step(
        "督促落实",
        by=PROCURATORATE,
        when=(S.SUGGESTED, S.SUGGESTION_ANSWERED, S.RELAPSED),
        authority=FOLLOWED,
        records=Urged,
        document="督促函",
    )
    def urge(
        self,
        on: Annotated[date, Ask("督促日期")],
        *,
        demanded: Annotated[SealedText, Ask("督促的内容", max_length=2000)],
    ) -> None:
        """期限内没有回复，或者回复了没有整改、整改后又反弹的，督促落实。"""
        due = self.reply_due
        if self.state == S.SUGGESTED and due is not None and not due.has_passed(on):
            raise ReplyPeriodStillRunning(f"回复期限至 {due.falls_on}。", field="on")
        self.happened(self.Urged, on, reply_due=due if self.state == S.SUGGESTED else None, demanded=demanded)

    @step(
        "报告上级、通报",
        by=PROCURATORATE,
        when=S.URGED,
        authority=FOLLOWED,
        records=ReportedUpward,
        document="报告、通报函",
    )
    def report_upward(
        self,
        on: Annotated[date, Ask("报告日期")],
        *,
        reported_to: Annotated[
            tuple[str, ...], Ask("报告、通报的机关", hint="上级检察院，被建议单位的上级、行业主管部门等")
        ],
        account: Annotated[SealedText, Ask("情况", max_length=5000)],
    ) -> None:
        """经督促无正当理由仍不整改的，可以报告上级人民检察院，通报被建议单位的上级机关、主管部门。"""
        self.happened(self.ReportedUpward, on, reported_to=reported_to, account=account)

    @step(
        "提起公益诉讼",
        by=PROCURATORATE,
        when=(S.FILED, S.SUGGESTION_ANSWERED, S.URGED, S.REPORTED_UPWARD, S.RELAPSED),
        authority=SUIT,
        records=SuitBrought,
        document="公益诉讼起诉书",
        provided=of_public_interest,
    )
    def bring_suit(
        self,
        on: Annotated[date, Ask("起诉日期")],
        *,
        court: Annotated[str, Ask("人民法院", max_length=60)],
        litigation_case_id: Annotated[UUID | None, Ask("诉讼案件", refers_to="litigation-case")] = None,
        number: Annotated[str | None, Ask("文号", max_length=60)] = None,
    ) -> None:
        """行政公益诉讼须先经检察建议，期满不依法履职的起诉；民事公益诉讼须先公告三十日，期满没有适格主体起诉的起诉。"""
        if self.state == S.FILED and self.prosecution is Prosecution.ADMINISTRATIVE_PUBLIC_INTEREST:
            raise SuggestionComesFirst(field="on")
        self.happened(self.SuitBrought, on, court=court, litigation_case_id=litigation_case_id, number=number)

    @step(
        "核实整改",
        by=PROCURATORATE,
        when=(
            S.FILED,
            S.SUGGESTED,
            S.SUGGESTION_ANSWERED,
            S.URGED,
            S.REPORTED_UPWARD,
            S.SUIT_BROUGHT,
            S.RELAPSED,
        ),
        authority=SHOWN,
        records=RectificationVerified,
        document="整改核实记录",
    )
    def verify_rectification(
        self,
        on: Annotated[date, Ask("核实日期")],
        *,
        on_site: Annotated[bool, Ask("到现场核实")],
        together_with: Annotated[
            tuple[str, ...], Ask("共同核实的单位", hint="例如工会、益心为公志愿者")
        ] = (),
        evidence: Annotated[SealedText, Ask("核实的情况和证据", max_length=5000)],
    ) -> None:
        """单位说已整改不算，核实了才算；没有回复而实际已整改的也可以核实。工会在监督事项中另行核实。"""
        self.happened(
            self.RectificationVerified, on, on_site=on_site, together_with=together_with, evidence=evidence
        )

    @step(
        "回头看：整改保持",
        by=PROCURATORATE,
        when=(S.RECTIFIED, S.PERFORMED, S.CLOSED),
        authority=SHOWN,
        records=LookedBack,
        document="回头看记录",
    )
    def look_back(
        self,
        on: Annotated[date, Ask("回头看日期")],
        *,
        together_with: Annotated[tuple[str, ...], Ask("共同参加的单位")] = (),
        found: Annotated[SealedText, Ask("情况", max_length=2000)],
    ) -> None:
        """整改后“回头看”是单独的一步，办结以后也可以进行。"""
        self.happened(self.LookedBack, on, together_with=together_with, found=found)

    @step(
        "回头看：整改反弹",
        by=PROCURATORATE,
        when=(S.RECTIFIED, S.CLOSED),
        authority=SHOWN,
        records=RelapseFound,
        document="回头看记录",
    )
    def find_relapse(
        self,
        on: Annotated[date, Ask("回头看日期")],
        *,
        together_with: Annotated[tuple[str, ...], Ask("共同参加的单位")] = (),
        found: Annotated[SealedText, Ask("反弹的情况", max_length=2000)],
    ) -> None:
        """整改后反弹的，继续督促、重新制发检察建议或者起诉。"""
        self.happened(self.RelapseFound, on, together_with=together_with, found=found)
