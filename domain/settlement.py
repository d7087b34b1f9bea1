"""Settlement 调解、和解: what is asked of an agreement of the parties, and that both have received its statement 调解书."""

from decimal import Decimal
from typing import Annotated

from domain.claims import Instalment
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, Check

AgreedSum = Annotated[Decimal | None, Ask("约定总额（元）", hint="没有金钱给付的不填", check=Check.YUAN)]
Instalments = Annotated[tuple[Instalment, ...], Ask("分期付款", hint="一次付清的不填")]
AgreedTerms = Annotated[SealedText, Ask("协议内容", max_length=5000)]
WorkerSigned = Annotated[bool, Ask("劳动者已签收")]
EmployerSigned = Annotated[bool, Ask("用人单位已签收")]


def both_signed(*, worker: bool, employer: bool, otherwise: type[Refused]) -> None:
    """A statement has legal force once both have signed for it; each procedure has its own article for that."""
    if not (worker and employer):
        raise otherwise(field="employer_received" if worker else "worker_received")


def not_beyond_agreed(agreed: Decimal | None, paid: Decimal, now: Decimal, otherwise: type[Refused]) -> None:
    """What is paid under an agreement adds up to its sum at the most."""
    if agreed is not None and paid + now > agreed:
        raise otherwise(f"约定 {agreed} 元，已履行 {paid} 元，本次 {now} 元。", field="amount")


def paid_as_agreed(
    agreed: Decimal | None, paid: Decimal, *, too_little: type[Refused], too_much: type[Refused]
) -> None:
    """What was paid under an agreement that is performed is its sum, no less and no more."""
    if agreed is not None and paid != agreed:
        refusal = too_little if paid < agreed else too_much
        raise refusal(f"约定 {agreed} 元，累计履行 {paid} 元。", field="paid_now")
