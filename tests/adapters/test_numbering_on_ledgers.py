"""编号 over the real ledger, on both databases: many at once, several processes, and nothing taken that is not used."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from adapters.case_file import LedgerCaseFile
from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger
from application.numbering import NumberMissing
from application.people import Actor
from application.permissions import NotPermitted
from application.ports import AlreadyMovedOn, InvalidAnswers, Recorded
from domain.mediation import MediationCase
from domain.numbering import NumberBook, NumberSeries, Series
from domain.refusals import StepNotOpen
from tests.adapters.casework_desk import CLERK_OF_DATA, MEDIATOR, OTHER_MEDIATOR, Desk
from tests.adapters.ledger.given import ORIGIN
from tests.adapters.ledger.other_process import started
from tests.support.clock import TODAY

AT_ONCE, PROCESSES, EACH = 50, 2, 20
OURS = MEDIATOR.institution.institution_id
YEAR = TODAY.year


async def set_format(
    desk: Desk, pattern: str = "示调〔{年}〕{号}号", by: Actor = MEDIATOR, first: int = 1
) -> Recorded:
    return await desk.take(
        "number-book.set-format",
        0,
        by=by,
        series=Series.MEDIATION_CASE.value,
        pattern=pattern,
        first=first,
        year=YEAR,
    )


def taken(ledger: Ledger, year: int = YEAR, institution: UUID = OURS) -> list[NumberSeries.NumberTaken]:
    """What was given, as the ledger holds it."""

    async def read() -> list[NumberSeries.NumberTaken]:
        series = NumberSeries.id_of(institution, Series.MEDIATION_CASE, year)
        return await LedgerCaseFile(ledger, EventMapper(), b"").history(series)  # type: ignore[return-value]

    return asyncio.run(read())


def numbers_of(desk: Desk, cases: Sequence[UUID]) -> list[str]:
    """What stands in the cases themselves."""

    async def read() -> list[str]:
        events = [event for case in cases for event in await desk.case_file.history(case)]
        return [event.case_number for event in events if isinstance(event, MediationCase.Accepted)]

    return asyncio.run(read())


def test_fifty_at_once_get_fifty_numbers_in_a_row(ledger: Ledger, tmp_path: Path) -> None:
    desk = Desk(ledger, tmp_path)

    async def told() -> list[UUID]:
        await set_format(desk)
        cases = [await desk.applied_for() for _ in range(AT_ONCE)]
        await asyncio.gather(*(desk.take("mediation-case.accept", 1, case) for case in cases))
        return cases

    cases = asyncio.run(told())
    given = taken(ledger)
    assert [event.number for event in given] == list(range(1, AT_ONCE + 1))
    assert sorted(numbers_of(desk, cases)) == sorted(f"示调〔{YEAR}〕{n}号" for n in range(1, AT_ONCE + 1))
    assert {event.for_case for event in given} == set(cases)
    assert ledger.check() == ledger.position()


def accept_in_another_process(url: str, folder: str, cases: list[UUID], pipe: Connection) -> None:
    """All at once, as another server would."""
    with Ledger.open(url, origin=ORIGIN) as ledger:
        desk = Desk(ledger, Path(folder))
        pipe.send("ready")
        pipe.recv()

        async def all_of_them() -> None:
            await asyncio.gather(*(desk.take("mediation-case.accept", 1, case) for case in cases))

        asyncio.run(all_of_them())
        pipe.send("done")


def test_two_processes_share_one_series(ledger: Ledger, ledger_url: str, tmp_path: Path) -> None:
    desk = Desk(ledger, tmp_path)

    async def prepared() -> list[list[UUID]]:
        await set_format(desk)
        return [[await desk.applied_for() for _ in range(EACH)] for _ in range(PROCESSES)]

    shares = asyncio.run(prepared())
    with ExitStack() as stack:
        running = [
            stack.enter_context(started(accept_in_another_process, ledger_url, str(tmp_path), share))
            for share in shares
        ]
        for _, pipe in running:
            assert pipe.recv() == "ready"
        for _, pipe in running:
            pipe.send("go")
        for _, pipe in running:
            assert pipe.recv() == "done"
    given = taken(ledger)
    assert [event.number for event in given] == list(range(1, PROCESSES * EACH + 1))
    cases = [case for share in shares for case in share]
    assert sorted(numbers_of(desk, cases)) == sorted(event.text for event in given)


def test_servers_that_took_turns_know_of_each_others_numbers(ledger: Ledger, tmp_path: Path) -> None:
    here, there = Desk(ledger, tmp_path), Desk(ledger, tmp_path)

    async def told() -> None:
        await set_format(here)
        for desk in (here, there, there, here, there):
            await desk.take("mediation-case.accept", 1, await here.applied_for())

    asyncio.run(told())
    assert [event.number for event in taken(ledger)] == [1, 2, 3, 4, 5]


def test_refused_and_repeated_commands_take_none(ledger: Ledger, tmp_path: Path) -> None:
    desk = Desk(ledger, tmp_path)

    async def told() -> None:
        await set_format(desk)
        case, other, command = await desk.applied_for(), await desk.applied_for(), uuid4()
        first = await desk.take("mediation-case.accept", 1, case, command=command)
        again = await desk.take("mediation-case.accept", 1, case, command=command)
        assert (again.repeated, again.position) == (True, first.position)
        with pytest.raises(AlreadyMovedOn):
            await desk.take("mediation-case.accept", 1, case)
        with pytest.raises(StepNotOpen):
            await desk.take("mediation-case.accept", 2, case)
        with pytest.raises(InvalidAnswers):
            await desk.take("mediation-case.accept", 1, other, case_number="")
        with pytest.raises(InvalidAnswers):
            await desk.take("mediation-case.accept", 1, other, on="2026-02-30")
        with pytest.raises(Exception, match="晚于今天"):
            await desk.take("mediation-case.accept", 1, other, on="2026-12-31")
        await desk.take("mediation-case.accept", 1, other)

    asyncio.run(told())
    assert [event.number for event in taken(ledger)] == [1, 2]


def test_a_number_typed_by_hand_is_recorded_as_it_is_and_takes_none(ledger: Ledger, tmp_path: Path) -> None:
    desk = Desk(ledger, tmp_path)

    async def told() -> list[UUID]:
        await set_format(desk)
        by_hand, by_series = await desk.applied_for(), await desk.applied_for()
        await desk.take("mediation-case.accept", 1, by_hand, case_number="旧编 77")
        await desk.take("mediation-case.accept", 1, by_series)
        return [by_hand, by_series]

    assert numbers_of(desk, asyncio.run(told())) == ["旧编 77", f"示调〔{YEAR}〕1号"]


def test_without_a_format_a_blank_is_refused_with_where_to_set_one(ledger: Ledger, tmp_path: Path) -> None:
    desk = Desk(ledger, tmp_path)

    async def told() -> None:
        await set_format(desk, by=OTHER_MEDIATOR)  # of another institution
        case = await desk.applied_for()
        before = ledger.position()
        with pytest.raises(NumberMissing, match="/numbering") as refused:
            await desk.take("mediation-case.accept", 1, case)
        assert refused.value.field == "case_number"
        assert ledger.position() == before

    asyncio.run(told())


def test_each_year_begins_anew_by_the_date_of_the_step(ledger: Ledger, tmp_path: Path) -> None:
    desk = Desk(ledger, tmp_path)
    last_year = date(YEAR - 1, 12, 30).isoformat()

    async def told() -> list[UUID]:
        await set_format(desk, first=58)
        cases = []
        for on in (TODAY.isoformat(), last_year, TODAY.isoformat(), last_year):
            dispute = await desk.take(
                "dispute.register", 0, on=last_year, late_reason="补录",
                cause="pay", workers=[{"person": {"name": "甲某"}}], employers=[{"name": "示例公司"}],
                claims=[{"kind": "wages", "amount": "1000.00"}],
            )  # fmt: skip
            opened = await desk.take(
                "mediation-case.apply-for", 0, on=last_year, late_reason="补录",
                dispute_id=str(dispute.case_id), body="peoples", applicant="worker", how="oral",
            )  # fmt: skip
            late = None if on == TODAY.isoformat() else "补录"
            await desk.take("mediation-case.accept", 1, opened.case_id, on=on, late_reason=late)
            cases.append(opened.case_id)
        return cases

    assert numbers_of(desk, asyncio.run(told())) == [
        f"示调〔{YEAR}〕58号", f"示调〔{YEAR - 1}〕1号", f"示调〔{YEAR}〕59号", f"示调〔{YEAR - 1}〕2号",
    ]  # fmt: skip
    assert [event.late_reason for event in taken(ledger, YEAR - 1)] == [None, None]  # it stands in the case


def test_a_format_is_set_by_officials_of_an_organ_for_their_own(ledger: Ledger, tmp_path: Path) -> None:
    desk = Desk(ledger, tmp_path)

    async def told() -> None:
        first = await set_format(desk)
        second = await set_format(desk, pattern="示调字〔{年}〕第{号}号")
        other = await set_format(desk, by=OTHER_MEDIATOR)
        assert (first.case_id, second.version) == (second.case_id, 2)
        assert other.case_id != first.case_id
        with pytest.raises(NotPermitted):
            await set_format(desk, by=CLERK_OF_DATA)
        book = await desk.case_file.read(NumberBook, first.case_id)
        assert book.formats[Series.MEDIATION_CASE].pattern == "示调字〔{年}〕第{号}号"

    asyncio.run(told())
