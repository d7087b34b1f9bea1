"""Refusals 不予办理: what the law or the record forbids, said in a sentence the person can act on."""

from typing import ClassVar


class Refused(Exception):
    """所请求的步骤不符合规则。

    The first line of each subclass's docstring *is* the rule, in Chinese, and is shown as it stands.
    `CODE` is stable: other systems rely on it. Nothing is recorded when a step is refused.
    """

    CODE: ClassVar[str] = "refused"
    AUTHORITY: ClassVar[str] = ""

    def __init__(self, detail: str = "", *, field: str = "", authority: str = "") -> None:
        rule = (type(self).__doc__ or "").strip().split("\n", 1)[0]
        self.detail = detail
        self.field = field
        self.rule = rule
        self.authority = authority or self.AUTHORITY
        super().__init__(f"{rule}{detail}" if detail else rule)

    @property
    def message(self) -> str:
        """The sentence shown to the person."""
        return str(self)


class StepNotOpen(Refused):
    """该步骤在案件的当前阶段不能办理。"""

    CODE = "step-not-open"


class DateInFuture(Refused):
    """法律事实的发生日期不能晚于今天。"""

    CODE = "date-in-future"
    AUTHORITY = "本系统记录规则"


class DateBeforeItsGround(Refused):
    """步骤的日期不能早于它所依据的上一步骤。"""

    CODE = "date-before-previous-step"
    AUTHORITY = "本系统记录规则"


class LateReasonMissing(Refused):
    """逾期补录必须说明补录原因。"""

    CODE = "late-reason-missing"
    AUTHORITY = "本系统管理规则"
