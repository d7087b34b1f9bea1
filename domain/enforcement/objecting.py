"""Who objects to enforcement and to what, and the rules that bind objections 执行异议."""

from dataclasses import dataclass

from domain.refusals import Refused
from domain.terms import Term
from domain.time_limits import Deadline

ACT = "民事诉讼法 第二百三十六条"
SUBJECT = "民事诉讼法 第二百三十八条"


class ObjectionKind(Term):
    """Against what an objection is directed."""

    ACT = "act", "对执行行为的异议"
    OUTSIDER = "outsider", "案外人对执行标的的异议"
    JURISDICTION = "jurisdiction", "执行管辖异议"


class Litigant(Term):
    """Who may take part in enforcement (民事诉讼法 第二百三十六条、第二百三十八条)."""

    APPLICANT = "applicant", "申请执行人"
    RESPONDENT = "respondent", "被执行人"
    INTERESTED = "interested", "利害关系人"
    OUTSIDER = "outsider", "案外人"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """An objection as the case remembers it."""

    kind: ObjectionKind
    review_due: Deadline | None
    upheld: bool | None = None
    """None while it has not been ruled on."""
    reconsidered_by: Deadline | None = None


class NoSuchObjection(Refused):
    """没有该序号的执行异议。"""

    CODE = "no-such-enforcement-objection"
    AUTHORITY = "本系统记录规则"


class AlreadyRuled(Refused):
    """该异议已经作出裁定。"""

    CODE = "enforcement-objection-already-ruled"
    AUTHORITY = f"{ACT}；{SUBJECT}"


class NotRuled(Refused):
    """该异议尚未作出裁定。"""

    CODE = "enforcement-objection-not-ruled"
    AUTHORITY = f"{ACT}；{SUBJECT}"


class RulingAlreadyReceived(Refused):
    """该人已登记收到执行异议裁定，期限从第一次收到起算。"""

    CODE = "enforcement-ruling-already-received"
    AUTHORITY = f"{ACT}；{SUBJECT}"


class RulingNotReceived(Refused):
    """复议和起诉的期限自裁定送达之日起算，请先登记送达。"""

    CODE = "enforcement-ruling-not-received"
    AUTHORITY = f"{ACT}；{SUBJECT}"


class NoReconsideration(Refused):
    """对案外人异议的裁定不能申请复议；与原裁判无关的可以起诉，认为原裁判错误的依照审判监督程序办理。"""

    CODE = "no-reconsideration-of-outsider-objection"
    AUTHORITY = SUBJECT


class NoSuit(Refused):
    """只有对案外人异议的裁定可以提起执行异议之诉；对执行行为异议的裁定可以申请复议。"""

    CODE = "no-suit-over-enforcement-act"
    AUTHORITY = f"{ACT}；{SUBJECT}"


class NotJurisdiction(Refused):
    """没有成立的执行管辖异议，不能撤销执行案件。"""

    CODE = "no-upheld-objection-to-jurisdiction"
    AUTHORITY = "执行程序解释 第三条第二款"
