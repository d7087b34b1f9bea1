"""A dispute of thousands of workers on SQLite: joined, read page by page, replayed.

    python tests/benchmarks/collective.py [--quick]

The list is one request, as another system sends it; pages are asked of the application itself, without a network.
"""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import httpx2
import structlog

from adapters.settings import Settings
from api.main import app_to_serve, build_house
from application.casework import StepRequest
from application.house import House
from application.people import Actor, Institution
from application.ports import Recorded
from domain.dispute import Dispute
from domain.terms import Capacity

LOGIN = "measured"
PASSWORD = "only-for-benchmarks"
ASKED = 20
PATHS = (
    "/cases/{it}", "/cases/{it}/members", "/cases/{it}/steps/join-members", "/cases/{it}/steps/record-payments",
    "/cases/{it}/steps/record-payments/list", "/cases/{it}/steps/correct?of_version=2", "/api/v1/{it}/timeline",
    "/api/v1/{it}/steps", "/api/v1/{it}/members", "/",
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="200 workers instead of 2,000")
    members = 200 if options.parse_args().quick else 2_000
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measured(Path(folder), members))


async def measured(folder: Path, members: int) -> None:
    """One house, one dispute."""
    settings = Settings(data_folder=folder)
    house = build_house(settings)
    await house.open_doors()
    try:
        actor = enrolled(house)
        dispute = (await take(house, actor, registered(house))).case_id
        await house.settled()
        answers = {"on": house.clock.today().isoformat(), "members": [member(one) for one in range(members)]}
        print(f"| {members:,} workers | |\n|---|---|")
        await told("join them in one request", take(house, actor, answers, dispute))
        await told("until every read model has them", house.settled())
        await pages(house, settings, dispute)
        await told("the case from its record", house.case_file.read(Dispute, dispute))
        await told("build every read model anew", asyncio.to_thread(house.views.rebuild))
    finally:
        await house.close_doors()


def enrolled(house: House) -> Actor:
    """An arbitration commission."""
    commission = Institution(
        institution_id=UUID(int=9), name="示例仲裁委员会", region="140900", capacity=Capacity.ARBITRATION
    )
    return house.accounts.enrol(login=LOGIN, password=PASSWORD, name="示例", institution=commission)


async def take(house: House, actor: Actor, answers: dict[str, Any], dispute: UUID | None = None) -> Recorded:
    """Register the dispute, or let members join it."""
    request = StepRequest(
        kind="dispute",
        step="join-members" if dispute else "register",
        case_id=dispute,
        expected_version=1 if dispute else 0,
        command_id=uuid4(),
        request_hash=b"measured",
        answers=answers,
    )
    return await house.casework.record(actor, request)


def registered(house: House) -> dict[str, Any]:
    """A dispute of one worker."""
    return {
        "on": house.clock.today().isoformat(),
        "cause": "pay",
        "workers": [{"person": {"name": "示例甲"}}],
        "employers": [{"name": "示例机械有限公司"}],
        "claims": [{"kind": "wages"}],
    }


def member(number: int) -> dict[str, Any]:
    """A line of the list, everything filled in but the identity number."""
    person = {
        "name": f"示例{number}",
        "phone": "13800000000",
        "address": "示例市示例区示例路一号院二号楼三单元",
    }
    claims = [{"kind": "wages", "amount": "12000.00"}, {"kind": "severance", "amount": "3000.00"}]
    return {"person": person, "employed_from": "2020-01-01", "monthly_wage": "6000.00", "claims": claims}


async def told(what: str, done: Awaitable[object]) -> None:
    """How long it took."""
    begun = time.perf_counter()
    await done
    print(f"| {what} | {time.perf_counter() - begun:.2f} s |")


async def pages(house: House, settings: Settings, dispute: UUID) -> None:
    """Each page asked several times; the first finds templates and keys still unread."""
    token = (await house.accounts.log_in(LOGIN, PASSWORD)).token
    app = app_to_serve(house, settings)  # with the garbage collector set as in a server
    headers = {"Authorization": f"Bearer {token}"}
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://measured.test", headers=headers
    ) as client:
        for path in PATHS:
            first, *warm = [
                await once(client.get, path.format(it=f"dispute/{dispute}")) for _ in range(ASKED)
            ]
            print(
                f"| `{path}` | {sorted(warm)[len(warm) // 2]:.0f} ms, at most {max(warm):.0f}, at first {first:.0f} |"
            )


async def once(get: Callable[[str], Awaitable[httpx2.Response]], path: str) -> float:
    """Milliseconds of one answer, which must be one."""
    begun = time.perf_counter()
    answer = await get(path)
    took = (time.perf_counter() - begun) * 1000
    answer.raise_for_status()
    return took


if __name__ == "__main__":
    main()
