"""What is enforced 执行依据: the document that has taken effect, and where it stands on record."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.reckoning import Restarted
from domain.refusals import Refused
from domain.steps import Ask
from domain.terms import Term


class EnforcedDocument(Term):
    """What a court enforces in a labour dispute (劳动争议调解仲裁法 第五十一条；民事诉讼法 第二百四十七条)."""

    AWARD = "award", "仲裁裁决书"
    ADVANCE_AWARD = "advance-award", "先予执行裁决书"
    ARBITRAL_STATEMENT = "arbitral-statement", "仲裁调解书"
    CONFIRMED_AGREEMENT = "confirmed-agreement", "确认调解协议的民事裁定书"
    JUDGMENT = "judgment", "民事判决书"
    COURT_STATEMENT = "court-statement", "民事调解书"
    PAYMENT_ORDER = "payment-order", "支付令"


ARBITRAL = frozenset({EnforcedDocument.AWARD, EnforcedDocument.ARBITRAL_STATEMENT})
"""What a court may refuse to enforce on the grounds of 劳动争议司法解释（一） 第二十四条."""

KEPT_IN: dict[str, frozenset[EnforcedDocument]] = {
    "arbitration_case_id": ARBITRAL | {EnforcedDocument.ADVANCE_AWARD},
    "mediation_case_id": frozenset(
        {EnforcedDocument.CONFIRMED_AGREEMENT, EnforcedDocument.ARBITRAL_STATEMENT}
    ),
    "litigation_case_id": frozenset({EnforcedDocument.JUDGMENT, EnforcedDocument.COURT_STATEMENT}),
    "payment_order_case_id": frozenset({EnforcedDocument.PAYMENT_ORDER}),
}
"""Which kind of case each document comes from."""


class Interruption(Term):
    """What begins the two years anew (执行程序解释 第二十条)."""

    APPLIED = "applied", "申请执行"
    SETTLED = "settled", "达成和解协议"
    DEMANDED = "demanded", "提出履行要求"
    AGREED = "agreed", "同意履行义务"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted:
    """One interruption of the time for applying 申请执行时效中断."""

    on: Annotated[date, Ask("中断日期")]
    ground: Annotated[Interruption, Ask("中断事由")]

    def change(self) -> Restarted:
        """As the reckoning takes it."""
        return Restarted(on=self.on, ground=self.ground.zh)


class DocumentFromAnotherCase(Refused):
    """所选案件不产生这一种执行依据，请核对执行依据的类别和来源案件。"""

    CODE = "enforced-document-from-another-case"
    AUTHORITY = "劳动争议调解仲裁法 第五十一条；民事诉讼法 第二百四十七条"


def source_of(document: EnforcedDocument, **sources: UUID | None) -> UUID | None:
    """The case the document comes from, where it is on record here; never a case that cannot have made it."""
    found: UUID | None = None
    for name, case_id in sources.items():
        if case_id is None:
            continue
        if document not in KEPT_IN[name] or found is not None:
            raise DocumentFromAnotherCase(f"执行依据为“{document.zh}”。", field=name)
        found = case_id
    return found
