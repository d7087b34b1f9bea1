"""Export and verification of a case of 1,000 events, on SQLite: python tests/benchmarks/case_bundle.py"""

import asyncio
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import structlog

from adapters.case_bundle.verifier import verify
from adapters.settings import Settings
from api.main import build_app, build_house
from application.case_bundles import bundle_of
from application.people import SYSTEM
from tests.api.given import DISPUTE, PASSWORD, Official, visitor
from tests.support.bundles import ON, POLICY, signing
from tests.support.clock import CLOCK
from tests.support.furnishing import furnish

EVENTS, ROUNDS = 1_000, 5


async def measured(folder: Path) -> None:
    """Prints one line for each."""
    house = build_house(Settings(data_folder=folder), clock=CLOCK)
    await house.open_doors()
    token = (await house.accounts.log_in("mediator", PASSWORD)).token
    mediator = Official(visitor(build_app(house, Settings()), token))
    case = (await mediator.took("dispute/steps/register", DISPUTE))["case_id"]
    for version in range(1, EVENTS):
        objection = {"on": ON, "of_version": 1, "reason": f"第 {version} 次异议：金额有误"}
        await mediator.took(f"dispute/{case}/steps/object", objection, version)
    await house.settled()
    exporting, verifying, working, bundle = [], [], [], b""
    signed = signing(house)
    for _ in range(ROUNDS):
        began, busy = perf_counter(), process_time()
        bundle = await bundle_of(signed, SYSTEM, "dispute", UUID(case))
        exporting.append(perf_counter() - began)
        began = perf_counter()
        verdict = verify(bundle, POLICY.encode())
        verifying.append(perf_counter() - began)
        working.append(process_time() - busy)
        assert not verdict.findings
        assert len(verdict.records) == EVENTS
    await house.close_doors()
    print(f"{EVENTS} events, {len(bundle) / 1e6:.1f} MB, medians of {ROUNDS}:")
    both = f"processor time of both {median(working):.2f} s"
    print(f"export {median(exporting):.2f} s, verify {median(verifying):.2f} s, {both}")


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    with tempfile.TemporaryDirectory() as place:
        asyncio.run(measured(furnish(Path(place))))
