"""Casework over the real ledger, on both databases: what is recorded, what is refused, and what two servers see."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from adapters.ledger import Ledger
from application.casework import Directed
from application.people import Actor
from application.permissions import NotPermitted, NotVisible
from application.ports import AlreadyMovedOn, InvalidAnswers, KeyReused
from domain.mediation import MediationCase
from domain.terms import Capacity, Procedure
from tests.adapters.casework_desk import (
    CLERK_OF_DATA,
    JUDGE,
    MEDIATOR,
    OTHER_MEDIATOR,
    SPOKEN,
    Desk,
    official,
)
from tests.support.clock import CLOCK

NOW_ARBITRATOR = replace(official(5, Capacity.ARBITRATION), person_id=MEDIATOR.person_id)


@pytest.fixture
def desk(ledger: Ledger, tmp_path: Path) -> Desk:
    return Desk(ledger, tmp_path)


def test_a_repeated_command_gets_its_first_answer_even_after_the_case_moved_on(
    desk: Desk, ledger: Ledger
) -> None:
    async def told() -> None:
        case, command = await desk.mediation(), uuid4()
        first = await desk.session(case, 3, command=command)
        await desk.session(case, 4)
        again = await desk.session(case, 3, command=command)
        assert (again.version, again.position, again.repeated) == (first.version, first.position, True)
        assert ledger.position() == 6

    asyncio.run(told())


def test_the_same_key_for_another_request_is_refused(desk: Desk, ledger: Ledger) -> None:
    async def told() -> None:
        case, command = await desk.mediation(), uuid4()
        await desk.session(case, 3, command=command)
        before = ledger.position()
        with pytest.raises(KeyReused):
            await desk.take("mediation-case.end-unwilling", 4, case, command=command, unwilling="employer")
        assert ledger.position() == before

    asyncio.run(told())


def test_who_saw_an_older_version_is_told_what_happened_since(desk: Desk) -> None:
    async def told() -> None:
        case = await desk.mediation()
        await desk.session(case, 3)
        with pytest.raises(AlreadyMovedOn) as refused:
            await desk.session(case, 3)
        assert [event.TERM for event in refused.value.intervening] == ["举行调解"]

    asyncio.run(told())


def test_of_two_at_once_one_is_recorded_and_the_other_told(desk: Desk, ledger: Ledger) -> None:
    async def told() -> None:
        case = await desk.mediation()
        came = await asyncio.gather(desk.session(case, 3), desk.session(case, 3), return_exceptions=True)
        assert sorted(type(one).__name__ for one in came) == ["AlreadyMovedOn", "Recorded"]
        assert ledger.position() == 5

    asyncio.run(told())


def test_a_server_that_did_not_record_a_step_accepts_the_next_one(ledger: Ledger, tmp_path: Path) -> None:
    async def told() -> None:
        here, there = Desk(ledger, tmp_path), Desk(ledger, tmp_path)
        case = await here.mediation()
        await there.session(case, 3)
        await here.session(case, 4)
        await there.session(case, 5)
        looked_at = await here.case_file.read(MediationCase, case)
        assert looked_at.version == 6

    asyncio.run(told())


def test_what_is_being_decided_is_not_yet_seen(desk: Desk) -> None:
    async def told() -> None:
        case = await desk.mediation()
        deciding = await desk.case_file.load(MediationCase, case)
        deciding.state = MediationCase.STATES("failed")
        looked_at = await desk.case_file.read(MediationCase, case)
        assert looked_at.state == "mediating"

    asyncio.run(told())


@pytest.mark.parametrize(
    ("by", "refusal"), [(OTHER_MEDIATOR, NotVisible), (JUDGE, NotPermitted), (CLERK_OF_DATA, NotVisible)]
)
def test_others_cannot_record_in_our_case(
    desk: Desk, ledger: Ledger, by: Actor, refusal: type[Exception]
) -> None:
    async def told() -> None:
        case = await desk.mediation()
        before = ledger.position()
        with pytest.raises(refusal):
            await desk.session(case, 3, by=by)
        assert ledger.position() == before

    asyncio.run(told())


def test_a_refused_step_leaves_the_case_as_it_was(desk: Desk) -> None:
    async def told() -> None:
        case = await desk.mediation()
        with pytest.raises(InvalidAnswers):
            await desk.take("mediation-case.hold-session", 3, case, attended="nobody", course="")
        assert (await desk.session(case, 3)).version == 4

    asyncio.run(told())


def test_no_word_of_a_person_lies_in_the_ledger_in_the_clear(desk: Desk, ledger: Ledger) -> None:
    async def told() -> None:
        await desk.session(await desk.mediation(), 3)
        states = b"".join(event.state for event in ledger.read(0, 100))
        assert "甲某".encode() not in states
        assert SPOKEN.encode() not in states
        assert "示例公司".encode() in states

    asyncio.run(told())


def test_who_mediated_the_dispute_is_named_when_the_same_official_is_challenged_as_arbitrator(
    desk: Desk,
) -> None:
    async def told() -> None:
        mediation = await desk.mediation()
        dispute = (await desk.case_file.history(mediation))[0].dispute_id  # type: ignore[attr-defined]
        await desk.casework.direct(
            Directed(
                kind="dispute",
                case_id=dispute,
                step="open-procedure",
                command_id=uuid4(),
                answers={"on": CLOCK.today(), "procedure": Procedure.MEDIATION, "case_id": mediation},
            )
        )
        case: UUID | None = None
        for version, (step, answers) in enumerate(up_to_the_challenge(dispute)):
            taken = await desk.take(f"arbitration-case.{step}", version, case, by=NOW_ARBITRATOR, **answers)
            case = taken.case_id
        assert case is not None
        applied: Any = (await desk.case_file.history(case))[-1]
        (known,) = applied.known_roles
        assert (known.case_id, known.first_entry, known.entries) == (mediation, 1, 3)
        assert known.institution == MEDIATOR.institution.name

    asyncio.run(told())


def up_to_the_challenge(dispute: UUID) -> list[tuple[str, dict[str, Any]]]:
    """An arbitration up to an application for recusal."""
    return [
        (
            "file-application",
            {
                "dispute_id": str(dispute),
                "applicant": "worker",
                "how": "written",
                "claims": [{"kind": "wages", "amount": "1000.00"}],
            },
        ),
        ("accept", {"case_number": "示劳人仲案字〔2026〕第1号"}),
        ("serve-application", {"tribunal": "sole"}),
        (
            "apply-for-recusal",
            {
                "raised_by": "worker",
                "person": {"name": "甲某某"},
                "challenged_as": "arbitrator",
                "ground": "other-relation",
                "reasons": "曾调解本争议",
            },
        ),
    ]
