"""Words with two faces: a stable identifier that is stored and the Chinese term that is shown."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A closed list; each member is written `NAME = "stored-value", "中文"`."""

    zh: str

    def __new__(cls, value: str, zh: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh or value
        return member


class Capacity(Term):
    """The capacity 身份 in which a person records: it decides which steps are open to them."""

    MEDIATION = "mediation", "调解组织"
    ARBITRATION = "arbitration", "劳动人事争议仲裁委员会"
    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    UNION = "union", "工会"
    LABOUR_INSPECTION = "labour-inspection", "劳动保障监察"
    ADMINISTRATION = "administration", "本机构管理员"
    SYSTEM = "system", "系统流程"


class Procedure(Term):
    """The procedures 程序 a dispute may pass through (调、裁、诉)."""

    MEDIATION = "mediation", "调解"
    COURT_MEDIATION = "court-mediation", "法院委派、委托调解"
    ARBITRATION = "arbitration", "仲裁"
    LITIGATION = "litigation", "诉讼"
    SECOND_INSTANCE = "second-instance", "第二审"
    PAYMENT_ORDER = "payment-order", "支付令"
    REVOCATION = "revocation", "撤销仲裁裁决"
    ENFORCEMENT = "enforcement", "执行"
    RETRIAL = "retrial", "再审"
    PROCURATORIAL = "procuratorial", "检察监督"
    LABOUR_INSPECTION = "labour-inspection", "劳动保障监察"
