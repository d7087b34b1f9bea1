"""A case bundle with everything in it, signed and witnessed by keys made here, and the ways to tamper with it."""

import asyncio
import json
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from adapters.case_bundle.writer import CaseBundleWriter
from adapters.ledger import Ledger
from adapters.settings import Settings
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note
from adapters.tlog.suites import COSIGNATURE, ED25519, ML_DSA_COSIGNATURE
from adapters.vault import SealedVault
from api.main import build_app, build_house
from application.case_bundles import bundle_of
from application.house import House
from tests.api.given import APPLIED, DISPUTE, Official, accepted, visitor
from tests.support.clock import CLOCK, TODAY

ON = TODAY.isoformat()
ORIGIN = Settings().origin
LOG = SigningKey(ORIGIN, ED25519, bytes(range(32)))
COURT = SigningKey("witness.court.test", COSIGNATURE, bytes(range(1, 33)))
UNION = SigningKey("witness.union.test", ML_DSA_COSIGNATURE, bytes(range(2, 34)))
POLICY = (
    f"log {LOG.verifier}\nwitness court {COURT.verifier}\nwitness union {UNION.verifier}\n"
    "group both all court union\nquorum both\n"
)
SIGNED_AT = 1_795_000_000
TEXT = "劳动合同扫描件：月工资六千元"


@dataclass(frozen=True)
class Head:
    size: int
    root: bytes
    note: str


@dataclass
class SigningTrail:
    """Signs whatever the ledger holds when it is asked."""

    ledger: Ledger
    policy: str = POLICY

    def latest(self) -> Head:
        size, root = self.ledger.head()
        note = Note(str(Checkpoint(ORIGIN, size, root))).signed(LOG)
        for witness in (COURT, UNION):
            note = note.signed(witness, SIGNED_AT)
        return Head(size, root, str(note))


def signing(house: House, *, signed: bool = True) -> House:
    """The house with checkpoints signed by these keys, or with none."""
    ledger, vault = house.ledger, house.vault
    assert isinstance(ledger, Ledger)
    assert isinstance(vault, SealedVault)
    return replace(house, bundles=CaseBundleWriter(ledger, vault, SigningTrail(ledger) if signed else None))


@dataclass(frozen=True)
class Made:
    """The same case exported by its mediator, by a court, earlier, and without signatures."""

    mediators: bytes
    courts: bytes
    earlier: bytes
    unsigned: bytes


def made(furnished: Path) -> Made:
    """In a furnished folder that nobody else uses."""
    tokens = json.loads((furnished / "tokens.json").read_text())

    async def make() -> Made:
        house = build_house(Settings(data_folder=furnished), clock=CLOCK)
        await house.open_doors()
        app = build_app(house, Settings())
        told = await _happened(Official(visitor(app, tokens["mediator"])), signing(house), house)
        await house.close_doors()
        return told

    return asyncio.run(make())


async def _happened(mediator: Official, signed: House, house: House) -> Made:
    dispute = (await mediator.took("dispute/steps/register", DISPUTE))["case_id"]
    case = (await mediator.took("mediation-case/steps/apply-for", {**APPLIED, "dispute_id": dispute}))[
        "case_id"
    ]
    path = f"mediation-case/{case}"
    await mediator.took(f"{path}/steps/accept", accepted(), 1)
    by = {name: house.accounts.actor(mediator.client.headers["Authorization"][7:]) for name in ("mediator",)}
    court = dict(house.accounts.enrolled())["judge"]

    async def exported(of: House, who: str = "mediator") -> bytes:
        await house.settled()
        return await bundle_of(of, by.get(who, court), "mediation-case", UUID(case), "庭审举证")

    await house.settled()
    earlier = await exported(signed)
    await mediator.took(f"{path}/steps/appoint-mediators", {"on": ON, "mediators": 1}, 2)
    session = {"on": ON, "attended": "both", "course": "双方陈述", "notes": "底线捌仟元"}
    await mediator.took(f"{path}/steps/hold-session", session, 3)
    for version, (volume, name, text) in enumerate(
        (("main", "title", TEXT), ("side", "inner_title", "评议记录：不公开")), start=4
    ):
        sent = await mediator.client.post("/api/v1/documents", content=text.encode())
        filing = {"on": ON, "document_kind": "evidence", "volume": volume, name: f"材料{version}"}
        await mediator.took(
            f"{path}/steps/file-document", {**filing, "digest": sent.json()["digest"]}, version
        )
    return Made(
        await exported(signed),
        await exported(signed, "judge"),
        earlier,
        await exported(signing(house, signed=False)),
    )
