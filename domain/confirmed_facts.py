"""Confirmed facts 已确认事项: who was identified and how, and what both sides signed as undisputed; the evidence index beside them."""

from datetime import date
from typing import Annotated

from domain.carrying import OURS, Carriable, FactWithdrawn, Matter, confirmed, gone
from domain.corrections import ORGANS
from domain.evidence_index import EvidenceIndex
from domain.history import History
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Term

IN_THE_FILE = "劳动人事争议仲裁办案规则 第二十二条、第二十九条（身份证明入卷）；核验方式来源待核对"
SIGNED = (
    "人民法院在线调解规则 第二十一条、最高人民法院关于人民法院特邀调解的规定 第二十一条（无争议事实记载，法院委派、"
    "委托调解）；其他程序来源待核对"
)


class Standing(Term):
    """As what somebody appears."""

    PARTY = "party", "当事人本人"
    LEGAL_REPRESENTATIVE = "legal-representative", "法定代表人、主要负责人"
    AGENT = "agent", "委托代理人、法定代理人"


class HowIdentified(Term):
    """How an identity was checked; which ways a procedure accepts no text read says."""

    ORIGINAL = "original", "证件原件核对"
    COMPARISON = "comparison", "证件证照在线比对"
    FACE = "face", "人脸核验"
    UNIFIED = "unified", "统一身份认证平台认证"


class Identified(Term):
    """What the check came to."""

    MATCHES = "matches", "核验相符"
    DIFFERS = "differs", "核验不符"
    UNDECIDED = "undecided", "未能核验"


class OneSideAtATime(Refused):
    """身份核验逐人记录，请选择一方。"""

    CODE = "one-side-at-a-time"
    AUTHORITY = OURS


class UndisputedFactsNotConfirmed(Refused):
    """无争议事实须经各方当事人同意记载并签字确认，方可移送法院。"""

    CODE = "undisputed-facts-not-confirmed"
    AUTHORITY = (
        "最高人民法院关于扩大诉讼与非诉讼相衔接的矛盾纠纷解决机制改革试点总体方案 第十七条（未读到原文）"
    )


class ConfirmedByAnother(Refused):
    """只有作出确认的机构才能撤回。"""

    CODE = "confirmed-by-another"
    AUTHORITY = OURS


class FactAlreadyWithdrawn(Refused):
    """该事项已经撤回或者更换。"""

    CODE = "fact-already-withdrawn"
    AUTHORITY = OURS


class IdentityChecked(Carriable):
    """身份核验: of whom, how, with what result; no number of any document, no face."""

    TERM = "身份核验"
    ARTICLE = IN_THE_FILE
    MATTER = Matter.IDENTITY
    CARRIES = ("side", "standing", "who", "how", "result")
    side: Side
    standing: Standing
    who: SealedText
    how: HowIdentified
    result: Identified

    def confirms(self) -> bool:
        return self.result is Identified.MATCHES


class UndisputedFactsRecorded(Carriable):
    """无争议事实: what every party signed; nothing of what was conceded."""

    TERM = "记载无争议事实"
    ARTICLE = SIGNED
    MATTER = Matter.UNDISPUTED
    CARRIES = ("undisputed",)
    undisputed: SealedText

    def confirmed_by(self) -> Side | None:
        return Side.BOTH


class ConfirmedFacts(EvidenceIndex):
    """What a procedure can confirm, for itself and for whoever comes after."""

    IdentityChecked: type[IdentityChecked]
    UndisputedFactsRecorded: type[UndisputedFactsRecorded]
    FactWithdrawn: type[FactWithdrawn]

    @step(
        "记录身份核验",
        by=ORGANS,
        authority=IN_THE_FILE,
        records=IdentityChecked,
        document="身份核验记录",
        verified=False,
    )
    def check_identity(
        self,
        on: Annotated[date, Ask("核验日期")],
        *,
        side: Annotated[Side, Ask("哪一方")],
        standing: Annotated[Standing, Ask("被核验人的身份")],
        who: Annotated[SealedText, Ask("被核验人", hint="写姓名，不写证件号码", max_length=100)],
        how: Annotated[HowIdentified, Ask("核验方式")],
        result: Annotated[Identified, Ask("核验结果")],
    ) -> None:
        """逐人记录核验的方式和结果。不记录证件号码，不保存人脸等生物识别信息（个人信息保护法 第二十八条）。"""
        if side is Side.BOTH:
            raise OneSideAtATime(field="side")
        self.happened(self.IdentityChecked, on, side=side, standing=standing, who=who, how=how, result=result)

    @step(
        "记载无争议事实",
        by=ORGANS,
        authority=SIGNED,
        records=UndisputedFactsRecorded,
        document="无争议事实记载",
        verified=False,
    )
    def record_undisputed_facts(
        self,
        on: Annotated[date, Ask("各方签字日期")],
        *,
        undisputed: Annotated[
            SealedText, Ask("无争议事实", hint="只写各方签字确认的事实，不写让步", max_length=5000)
        ],
        confirmed_by_all: Annotated[bool, Ask("各方已同意记载并签字确认无争议事实")] = False,
    ) -> None:
        """各方同意记载并签字确认的事实。为达成协议作出的让步不写入，不移送，不得作为对其不利的根据。"""
        signed_by_all(undisputed, confirmed_by_all=confirmed_by_all)
        self.happened(self.UndisputedFactsRecorded, on, undisputed=undisputed)

    @step("撤回已确认事项", by=ORGANS, authority=OURS, records=FactWithdrawn)
    def withdraw_fact(
        self,
        on: Annotated[date, Ask("撤回日期")],
        *,
        of_version: Annotated[int, Ask("撤回第几条记录确认的事项")],
        reason: Annotated[SealedText, Ask("撤回理由", max_length=2000)],
        history: History,
    ) -> None:
        """由作出确认的机构撤回，原记录保留并注明；已经承接的机关在其案件页面看到来源已撤回，是否变动由其决定。"""
        event = confirmed(history, of_version)
        if event.recorded_by.institution_id != self.occasion.by.institution_id:
            raise ConfirmedByAnother(field="of_version")
        if of_version in gone(history):
            raise FactAlreadyWithdrawn(field="of_version")
        self.happened(self.FactWithdrawn, on, of_version=of_version, reason=reason)


def signed_by_all(undisputed: SealedText | None, *, confirmed_by_all: bool) -> None:
    """What goes on as undisputed was signed by everybody."""
    if undisputed is not None and not confirmed_by_all:
        raise UndisputedFactsNotConfirmed(field="confirmed_by_all")
