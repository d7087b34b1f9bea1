"""Settlement 调解、和解: what is asked of an agreement of the parties, and that both have received its statement 调解书."""

from decimal import Decimal
from typing import Annotated

from domain.claims import Instalment
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, Check

AgreedSum = Annotated[Decimal | None, Ask("约定总额（元）", hint="没有金钱给付的不填", check=Check.YUAN)]
AgreedInstalments = Annotated[tuple[Instalment, ...], Ask("分期付款", hint="一次付清的不填")]
AgreedTerms = Annotated[SealedText, Ask("协议内容", max_length=5000)]
WorkerReceived = Annotated[bool, Ask("劳动者已签收")]
EmployerReceived = Annotated[bool, Ask("用人单位已签收")]


def received_by_both(*, worker: bool, employer: bool, otherwise: type[Refused]) -> None:
    """A statement has legal force once both have signed for it; each procedure has its own article for that."""
    if not (worker and employer):
        raise otherwise(field="employer_received" if worker else "worker_received")
