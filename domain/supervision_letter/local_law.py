"""地方规定 on the ladder: who may issue a 建议书, on which triggers, and who signs."""

from dataclasses import dataclass
from datetime import date

from domain.supervision_matter.ladder import LOCAL_FEDERATIONS, UnionLevel
from domain.supervision_matter.local_law import JIANGSU, NANCHANG, ZHEJIANG, LocalRule
from domain.terms import Term


class Trigger(Term):
    """Why a letter is escalated: 浙江省工会劳动法律监督条例 第二十三条, and a department that declined."""

    RECEIPT_REFUSED = "receipt-refused", "拒绝接收函件"
    NO_REPLY = "no-reply", "未在规定期限内答复"
    NOT_CORRECTED = "not-corrected", "无正当理由不改正"
    DEPARTMENT_DECLINED = "department-declined", "有关部门不予立案"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationRule(LocalRule):
    """When and by whom a 建议书 is issued in one region."""

    issuers: tuple[UnionLevel, ...]
    triggers: tuple[Trigger, ...]
    after_opinion: bool
    """Whether the triggers speak of a 意见书 that went before."""


RECOMMENDATION_RULES = (
    RecommendationRule(
        region="33",
        authority=f"{ZHEJIANG} 第二十三条（地方规定）",
        in_force_from=date(2016, 12, 1),
        issuers=LOCAL_FEDERATIONS,
        triggers=(Trigger.RECEIPT_REFUSED, Trigger.NO_REPLY, Trigger.NOT_CORRECTED),
        after_opinion=True,
    ),
    RecommendationRule(
        region="32",
        authority=f"{JIANGSU} 第二十一条（地方规定；据检索摘要，2020 年修改未读）",
        in_force_from=date(2012, 5, 1),
        issuers=LOCAL_FEDERATIONS,
        triggers=(Trigger.NOT_CORRECTED,),
        after_opinion=False,
    ),
    RecommendationRule(
        region="3601",
        authority=f"{NANCHANG} 第二十四条（地方规定；据检索摘要）",
        issuers=(*LOCAL_FEDERATIONS, UnionLevel.INDUSTRIAL),
        triggers=(Trigger.RECEIPT_REFUSED, Trigger.NO_REPLY, Trigger.NOT_CORRECTED),
        after_opinion=False,
    ),
)
"""杭州 lies within 浙江 and is held to its rule; 山西 has none that was read."""

SIGNED_BY_CHAIR = LocalRule(
    region="33", authority=f"{ZHEJIANG} 第二十一条（地方规定）", in_force_from=date(2016, 12, 1)
)


def recommendation_rule(region: str, on: date) -> RecommendationRule | None:
    """The rule of that region, if one was read."""
    return next((rule for rule in RECOMMENDATION_RULES if rule.holds(region, on)), None)
