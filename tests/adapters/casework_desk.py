"""One server process's casework over a ledger, and the officials who use it."""

from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from adapters.answers import ModelAnswerReader
from adapters.case_file import LedgerCaseFile
from adapters.event_mapper import EventMapper
from adapters.house_key import house_key
from adapters.ledger import Ledger
from adapters.rule_book import load_rule_book
from adapters.vault import SealedVault
from application.casework import Casework, StepRequest
from application.people import Actor, Institution
from application.ports import Recorded
from domain.terms import Capacity
from tests.support.clock import CLOCK, TODAY

RULES = load_rule_book()
SPOKEN = "双方到场，单位承认欠薪。"


def official(number: int, capacity: Capacity) -> Actor:
    return Actor(
        person_id=UUID(int=number),
        name=f"示例人员{number}",
        institution=Institution(
            institution_id=UUID(int=100 + number),
            name=f"示例机构{number}",
            region="140902",
            capacity=capacity,
        ),
    )


MEDIATOR, OTHER_MEDIATOR = official(1, Capacity.MEDIATION), official(2, Capacity.MEDIATION)
JUDGE, CLERK_OF_DATA = official(3, Capacity.COURT), official(4, Capacity.ADMINISTRATION)


class Desk:
    """One server process's casework over a ledger."""

    def __init__(self, ledger: Ledger, folder: Path) -> None:
        vault = SealedVault(ledger.database.engine, house_key(folder / "house.key", may_create=True))
        self.case_file = LedgerCaseFile(ledger, EventMapper(), vault.request_key)
        self.casework = Casework(
            case_file=self.case_file,
            vault=vault,
            reader=ModelAnswerReader(),
            clock=CLOCK,
            rules_in_force=lambda: RULES,
        )

    async def take(
        self,
        step: str,
        version: int,
        case: UUID | None = None,
        *,
        by: Actor = MEDIATOR,
        command: UUID | None = None,
        late_reason: str | None = None,
        **answers: Any,
    ) -> Recorded:
        kind, name = step.split(".")
        return await self.casework.record(
            by,
            StepRequest(
                kind=kind,
                step=name,
                command_id=command or uuid4(),
                request_hash=repr(answers).encode().ljust(32)[:32],
                answers={"on": TODAY.isoformat(), **answers},
                case_id=case,
                expected_version=version,
                late_reason=late_reason,
            ),
        )

    async def mediation(self) -> UUID:
        """A mediation case in which a session can be held; its version is 3."""
        case = await self.applied_for()
        await self.take("mediation-case.accept", 1, case, case_number="示调〔2026〕1号")
        await self.take("mediation-case.appoint-mediators", 2, case, mediators=1)
        return case

    async def applied_for(self, by: Actor = MEDIATOR) -> UUID:
        """A mediation case that can be accepted; its version is 1."""
        dispute = await self.take(
            "dispute.register",
            0,
            by=by,
            cause="pay",
            workers=[{"person": {"name": "甲某"}}],
            employers=[{"name": "示例公司"}],
            claims=[{"kind": "wages", "amount": "1000.00"}],
        )
        opened = await self.take(
            "mediation-case.apply-for",
            0,
            by=by,
            dispute_id=str(dispute.case_id),
            body="peoples",
            applicant="worker",
            how="oral",
        )
        return opened.case_id

    def session(self, case: UUID, version: int, **more: Any) -> Coroutine[Any, Any, Recorded]:
        """Hold a session."""
        return self.take("mediation-case.hold-session", version, case, attended="both", course=SPOKEN, **more)
