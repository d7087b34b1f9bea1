"""The audit log as others read it: C2SP resources without a login, proofs for officials."""

import asyncio
import json
from base64 import b64decode
from pathlib import Path

import httpx2
import pytest

from adapters.log_audit import audit_log
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.frontier import Frontier
from adapters.tlog.keys import VerifierKey
from adapters.tlog.note import Note
from adapters.tlog.proof import TlogProof
from adapters.tlog.tiles import Tile, bundles_of, entries_of, hashes_of, tiles_of
from adapters.tlog.tree import hash_leaf, verify_consistency, verify_inclusion
from api.http.log import BYTES, TEXT
from application.house import House
from application.log_audits import AuditAsked
from tests.api.given import DISPUTE, Login, Official

pytestmark = pytest.mark.anyio
PATIENCE = 15.0


async def signed(anybody: httpx2.AsyncClient, house: House) -> Note:
    """The checkpoint over everything recorded by now."""
    assert await asyncio.to_thread(house.trail.wait_for, house.ledger.position(), PATIENCE)
    return Note.parse((await anybody.get("/log/checkpoint")).content)


async def test_a_checkpoint_is_there_within_a_second_of_a_record(
    mediator: Official, anybody: httpx2.AsyncClient, house: House
) -> None:
    await mediator.took("dispute/steps/register", DISPUTE)
    note = await signed(anybody, house)
    key = VerifierKey.parse(house.trail.standing().key)
    assert note.verified([key])
    assert Checkpoint.parse(note.text).origin == key.name


async def test_tiles_and_entries_lead_to_the_signed_root_and_are_what_was_recorded(
    mediator: Official, anybody: httpx2.AsyncClient, house: House
) -> None:
    case = (await mediator.took("dispute/steps/register", DISPUTE))["case_id"]
    checkpoint = Checkpoint.parse((await signed(anybody, house)).text)
    tree, hashes, leaves = Frontier(), [], []
    for tile in bundles_of(checkpoint.size):
        leaves += entries_of(tile, (await anybody.get(f"/log/{tile.path}")).content)
    for leaf in leaves:
        tree.push(hash_leaf(leaf))
    for tile in tiles_of(checkpoint.size):
        if tile.level == 0:
            hashes += hashes_of(tile, (await anybody.get(f"/log/{tile.path}")).content)
    assert tree.root() == checkpoint.root
    assert hashes == [hash_leaf(leaf) for leaf in leaves]
    assert case in {json.loads(leaf)["stream"] for leaf in leaves}


async def test_our_own_log_passes_the_audit_that_any_log_is_put_to(
    mediator: Official, anybody: httpx2.AsyncClient, house: House, tmp_path: Path
) -> None:
    await mediator.took("dispute/steps/register", DISPUTE)
    note = await signed(anybody, house)
    size = Checkpoint.parse(note.text).size
    (tmp_path / "checkpoint").write_text(str(note), encoding="utf-8")
    for tile in (*tiles_of(size), *bundles_of(size)):
        (tmp_path / tile.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / tile.path).write_bytes((await anybody.get(f"/log/{tile.path}")).content)
    told = audit_log(AuditAsked(str(tmp_path), (house.trail.standing().key,)))
    assert told.finding is None
    assert told.own is not None
    assert (told.own.total, told.own.others) == (size, 0)
    assert told.own.by_topic["dispute.registered"] == 1


async def test_what_never_changes_may_be_kept_and_the_checkpoint_not(
    mediator: Official, anybody: httpx2.AsyncClient, house: House
) -> None:
    await mediator.took("dispute/steps/register", DISPUTE)
    checkpoint = Checkpoint.parse((await signed(anybody, house)).text)
    newest = await anybody.get("/log/checkpoint")
    tile = await anybody.get(f"/log/{Tile(0, 0, min(checkpoint.size, 256)).path}")
    assert (newest.headers["content-type"], newest.headers["cache-control"]) == (TEXT, "max-age=1")
    assert (tile.headers["content-type"], tile.headers["cache-control"]) == (
        BYTES,
        "public, max-age=31536000, immutable",
    )


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/x001/000",
        "tile/0/000.p/255",
        "tile/9/000.p/1",
        "tile/entries/001",
        "tile/0/0",
        "tile/0/..%2F..%2Fledger.db",
        "ledger.db",
        "",
    ],
)
async def test_what_is_not_signed_or_no_tile_is_not_there(
    path: str, anybody: httpx2.AsyncClient, house: House
) -> None:
    await signed(anybody, house)
    answer = await anybody.get(f"/log/{path}")
    assert answer.status_code == 404
    assert answer.json()["code"] in {"not-in-the-log", "no-such-address"}
    assert answer.headers.get("cache-control") is None


async def test_an_official_gets_a_proof_that_stands_on_its_own(
    mediator: Official, anybody: httpx2.AsyncClient, house: House
) -> None:
    recorded = await mediator.took("dispute/steps/register", DISPUTE)
    await signed(anybody, house)
    index = recorded["position"] - 1
    shown = (await mediator.get(f"/log/inclusion?log_index={index}")).json()
    proof = TlogProof.parse(shown["tlog_proof"].encode())
    proof.verify(hash_leaf(shown["leaf"].encode()))
    assert proof.note.verified([VerifierKey.parse(house.trail.standing().key)])
    assert json.loads(shown["leaf"])["stream"] == recorded["case_id"]


async def test_all_that_a_page_shows_is_proved_at_once(
    mediator: Official, anybody: httpx2.AsyncClient, house: House
) -> None:
    for _ in range(3):
        await mediator.took("dispute/steps/register", DISPUTE)
    checkpoint = Checkpoint.parse((await signed(anybody, house)).text)
    shown = (await mediator.get("/log/inclusions?log_index=2&log_index=0&log_index=2&log_index=999")).json()
    assert [record["log_index"] for record in shown["records"]] == [0, 2]
    for record in shown["records"]:
        hashes = [b64decode(each) for each in record["hashes"]]
        leaf = hash_leaf(record["leaf"].encode())
        verify_inclusion(record["log_index"], shown["size"], leaf, hashes, checkpoint.root)
    too_many = "&".join(f"log_index={index}" for index in range(201))
    assert (await mediator.get(f"/log/inclusions?{too_many}")).status_code == 400


async def test_an_earlier_tree_is_proved_to_be_the_beginning_of_the_newest(
    mediator: Official, anybody: httpx2.AsyncClient, house: House
) -> None:
    await mediator.took("dispute/steps/register", DISPUTE)
    earlier = Checkpoint.parse((await signed(anybody, house)).text)
    await mediator.took("dispute/steps/register", DISPUTE)
    later = Checkpoint.parse((await signed(anybody, house)).text)
    shown = (await mediator.get(f"/log/consistency?first={earlier.size}&second={later.size}")).json()
    hashes = [b64decode(each) for each in shown["hashes"]]
    verify_consistency(earlier.size, later.size, earlier.root, later.root, hashes)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("inclusion", 404),
        ("inclusion?log_index=9007199254740992", 404),
        ("inclusion?log_index=-1", 400),
        ("inclusion?log_index=0&size=9007199254740992", 404),
        ("consistency?first=0", 400),
        ("consistency?first=9007199254740992", 404),
        ("consistency", 404),
    ],
)
async def test_a_proof_of_what_is_not_in_the_log_is_refused(
    question: str, status: int, mediator: Official, anybody: httpx2.AsyncClient, house: House
) -> None:
    await signed(anybody, house)
    assert (await mediator.get(f"/log/{question}")).status_code == status


async def test_proofs_need_a_login(anybody: httpx2.AsyncClient, login: Login) -> None:  # noqa: ARG001
    assert (await anybody.get("/api/v1/log/inclusion?log_index=0")).status_code == 401
