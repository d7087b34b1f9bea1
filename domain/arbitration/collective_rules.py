"""What the rules for collective disputes 集体争议 forbid, and what a case remembers for them."""

from collections.abc import Mapping
from typing import Any

from domain.arbitration.preparation import TribunalForm
from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.refusals import Refused
from domain.terms import Term

S = ArbitrationState
BEFORE_THE_HEARING = (S.SERVED, S.ANSWERED, S.HEARING_SCHEDULED)
FEWEST = 10
FEWEST_REPRESENTATIVES, MOST_REPRESENTATIVES = 3, 5


class CollectiveGround(Term):
    """Which disputes are collective (劳动人事争议仲裁办案规则 第六十二条第一款)."""

    COMMON_CLAIM = "common-claim", "劳动者一方在十人以上并有共同请求"
    COLLECTIVE_CONTRACT = "collective-contract", "因履行集体合同发生"


class GroundOfSimpleHandling(Term):
    """When a case may be handled simply (劳动人事争议仲裁办案规则 第五十六条第一款)."""

    CLEAR = "clear", "事实清楚、权利义务关系明确、争议不大"
    SMALL = "small", "标的额不超过本省、自治区、直辖市上年度职工年平均工资"
    AGREED = "agreed", "双方当事人同意简易处理"


class ThirdParty(Term):
    """Who may be invited to help mediate (劳动人事争议仲裁办案规则 第六十六条第二款)."""

    LEGAL_WORKER = "legal-worker", "法律工作者"
    LAWYER = "lawyer", "律师"
    EXPERT = "expert", "专家学者"
    OTHER = "other", "其他第三方"


class NotCollective(Refused):
    """本案没有按集体争议处理。"""

    CODE = "not-collective"
    AUTHORITY = "劳动人事争议仲裁办案规则 第六十二条"


class AlreadyCollective(Refused):
    """本案已经按集体争议处理。"""

    CODE = "already-collective"
    AUTHORITY = "劳动人事争议仲裁办案规则 第六十二条"


class TooFewForCollective(Refused):
    """劳动者一方在十人以上并有共同请求的，才按集体争议处理。"""

    CODE = "too-few-for-collective"
    AUTHORITY = "劳动争议调解仲裁法 第七条；劳动人事争议仲裁办案规则 第六十二条"


class WrongNumberTold(Refused):
    """参加仲裁的代表为三至五名。"""

    CODE = "wrong-number-of-representatives-told"
    AUTHORITY = "劳动人事争议仲裁办案规则 第六十三条"


class ThreeArbitratorsRequired(Refused):
    """集体争议应当由三名仲裁员组成仲裁庭，设首席仲裁员，不能独任。"""

    CODE = "three-arbitrators-required"
    AUTHORITY = "劳动人事争议仲裁办案规则 第六十五条第一款"


class TripartiteTribunalRequired(Refused):
    """因履行集体合同发生的争议，应当按照三方原则组成仲裁庭。"""

    CODE = "tripartite-tribunal-required"
    AUTHORITY = "劳动人事争议仲裁办案规则 第六十五条第二款"


class MediationBeforeHearingMissing(Refused):
    """集体争议开庭前，应当引导当事人自行协商，或者先行调解。"""

    CODE = "mediation-before-hearing-missing"
    AUTHORITY = "劳动人事争议仲裁办案规则 第六十六条第一款"


class RepresentedMustConsent(Refused):
    """代表人进行和解，必须经被代表的当事人同意。"""

    CODE = "represented-must-consent"
    AUTHORITY = "劳动人事争议仲裁办案规则 第六十三条第一款"


class StatementOfCollectiveElsewhere(Refused):
    """有代表人的集体争议须写明被代表人的同意，请办理“制作集体争议调解书”，只就部分请求的办理“就部分请求制作集体争议调解书”。"""

    CODE = "statement-of-collective-elsewhere"
    AUTHORITY = "劳动人事争议仲裁办案规则 第六十三条第一款"


class RenouncedBeforeHearing(Refused):
    """该调解书在开庭前达成，案件尚未开庭；请办理“送达前反悔（开庭前达成的）”。"""

    CODE = "statement-renounced-before-hearing"
    AUTHORITY = "劳动争议调解仲裁法 第四十二条第四款；劳动人事争议仲裁办案规则 第六十六条"


class SomeHaveSued(Refused):
    """部分劳动者已经起诉，裁决只对未起诉的劳动者生效，请办理“裁决对未起诉的劳动者生效”。"""

    CODE = "some-members-have-sued"
    AUTHORITY = "劳动争议司法解释（一） 第十七条"


class CollectiveRecord(ArbitrationRecord):
    """The state these chapters read beside that of every arbitration case."""

    def begin(self) -> None:
        """Not collective until it is said to be."""
        super().begin()
        self.collective: CollectiveGround | None = None
        self.collective_workers: int = 0
        self.represented_by: tuple[int, ...] = ()
        self.handled_simply: bool = False
        """Until the case is turned over to ordinary procedure."""
        self.tribunal: TribunalForm | None = None
        self.mediated_before_hearing: bool = False
        self.suing: set[int] = set()


def collective(case: Any) -> Refused | None:
    """These steps are for collective cases."""
    return None if case.collective else NotCollective()


def not_yet_collective(case: Any) -> Refused | None:
    """It is said once."""
    return AlreadyCollective() if case.collective else None


def settled_before_hearing(case: Any) -> Refused | None:
    """Who settled after the hearing goes back to the award, and not to the hearing."""
    return (
        None
        if case.mediated_from in BEFORE_THE_HEARING
        else NotCollective("没有在开庭前达成的集体争议调解书。")
    )


def stands_against(case: CollectiveRecord, topic: str, particulars: Mapping[str, Any]) -> Refused | None:
    """What no chapter may record of a collective case."""
    if not case.collective:
        return None
    sole = particulars.get("tribunal") is TribunalForm.SOLE and not case.handled_simply
    unmediated = not (case.mediated_before_hearing or case.handled_simply)
    sits_alone = (particulars.get("tribunal") or case.tribunal) is TribunalForm.SOLE
    elsewhere = StatementOfCollectiveElsewhere() if case.represented_by else None
    forbidden: dict[str, Refused | None] = {
        "application-served": ThreeArbitratorsRequired(field="tribunal") if sole else None,
        "made-ordinary": ThreeArbitratorsRequired(field="tribunal") if sits_alone else None,
        "heard": MediationBeforeHearingMissing() if unmediated else None,
        "statement-made": elsewhere,
        "entrusted-agreed": elsewhere,
        "partial-statement-made": elsewhere,
        "statement-renounced": None if settled_before_hearing(case) else RenouncedBeforeHearing(),
        "award-effective": SomeHaveSued() if case.suing else None,
    }
    return forbidden.get(topic.partition(".")[2])
