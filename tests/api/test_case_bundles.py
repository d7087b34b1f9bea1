"""The case bundle over HTTP and on the command line."""

import asyncio
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from adapters.case_bundle.verifier import verify, verify_file
from adapters.case_bundle.writer import CaseBundleWriter
from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger
from adapters.ledger.tables import vault_key
from adapters.logs import only_warnings
from adapters.settings import Settings
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.note import Note
from adapters.tlog.tree import hash_node
from adapters.vault import SealedVault
from api.command_line import Workshop, command_line
from api.main import build_house
from application.case_bundles import bundle_of
from application.house import House
from application.people import SYSTEM
from application.questions import CaseFilter
from domain.access_record import AccessRecord, What
from domain.terms import Capacity
from tests.api.given import PASSWORD, Login, Official, Opened, accepted
from tests.support.bundles import LOG, POLICY, Head, Made, SigningTrail, made, signing
from tests.support.clock import CLOCK
from tests.support.furnishing import furnish
from tests.support.tampering import unpacked


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(furnish(tmp_path_factory.mktemp("bundled")))


@pytest.mark.anyio
async def test_whoever_may_see_the_case_may_export_it(
    house: House, mediator: Official, opened: Opened
) -> None:
    answer = await mediator.get(f"/{opened.path}/bundle.zip?after_position={opened.position}&purpose=举证")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    verdict = verify(answer.content)
    assert {one.code for one in verdict.findings} <= {"not-signed"}  # signed where the house has a key
    assert verdict.records  # the newest may not be covered by a checkpoint yet
    await house.settled()
    (row,) = (await mediator.get("/access-log?what=export")).json()["items"]
    assert row["file_sha256"] == verdict.digest == sha256(answer.content).hexdigest()
    page = await mediator.client.get(f"/cases/{opened.path}/bundle.zip?purpose=举证")
    assert page.status_code == 200
    assert "证据包".encode() not in page.headers["content-disposition"].encode("latin-1")
    shown = await mediator.client.get(f"/cases/{opened.path}")
    assert f'action="/cases/{opened.path}/bundle.zip"' in shown.text


@pytest.mark.parametrize("name", ["far-judge", "union", "administrator", "other-mediator"])
@pytest.mark.anyio
async def test_whoever_may_not_see_it_may_not(login: Login, opened: Opened, name: str) -> None:
    official = await login(name)
    assert (await official.get(f"/{opened.path}/bundle.zip")).status_code == 404
    assert (await official.client.get(f"/cases/{opened.path}/bundle.zip")).status_code == 404


@pytest.mark.anyio
async def test_a_wrong_kind_or_parameter_is_refused(mediator: Official, opened: Opened) -> None:
    assert (await mediator.get(f"/dispute/{opened.mediation}/bundle.zip")).status_code == 404
    assert (await mediator.get(f"/{opened.path}/bundle.zip?why=x")).status_code == 400
    assert (await mediator.get(f"/{opened.path}/bundle.zip?purpose={'长' * 201}")).status_code == 400


@pytest.mark.anyio
async def test_what_was_erased_is_shown_as_erased_and_its_proof_holds(
    house: House, mediator: Official, opened: Opened
) -> None:
    actor = house.accounts.actor(mediator.client.headers["Authorization"].removeprefix("Bearer "))
    await house.settled()
    before = unpacked(await bundle_of(signing(house), actor, "mediation-case", UUID(opened.mediation)))
    assert "拖欠三个月工资" in before["openings.json"].decode()
    assert isinstance(house.ledger, Ledger)
    with house.ledger.engine.connect() as connection:
        connection.execute(update(vault_key).values(destroyed_at=house.clock.now()))
    assert isinstance(house.vault, SealedVault)
    house.vault._ciphers.clear()
    bundle = await bundle_of(signing(house), actor, "mediation-case", UUID(opened.mediation))
    after = unpacked(bundle)
    assert verify(bundle, POLICY.encode()).findings == []
    assert after["openings.json"] == b'{"v":1,"openings":[]}'
    assert "已依法删除" in after["report.html"].decode()
    assert "拖欠三个月工资".encode() not in b"".join(after.values())
    records = [name for name in before if name.startswith("records/")]
    assert {name: before[name] for name in records} == {name: after[name] for name in records}


class Stale(SigningTrail):
    """A trail whose newest checkpoint covers the first two records."""

    def latest(self) -> Head:
        leaves = [event.leaf_hash for event in self.ledger.read(0, 2)]
        root = hash_node(*leaves)
        return Head(2, root, str(Note(str(Checkpoint(self.ledger.origin, 2, root))).signed(LOG)))


@pytest.mark.anyio
async def test_what_came_after_the_checkpoint_is_left_out_and_counted(
    house: House, mediator: Official, opened: Opened
) -> None:
    actor = house.accounts.actor(mediator.client.headers["Authorization"].removeprefix("Bearer "))
    await mediator.took(f"{opened.path}/steps/accept", accepted(), 1)
    await house.settled()
    assert isinstance(house.ledger, Ledger)
    assert isinstance(house.vault, SealedVault)
    stale = replace(house, bundles=CaseBundleWriter(house.ledger, house.vault, Stale(house.ledger)))
    bundle = await bundle_of(stale, actor, "mediation-case", UUID(opened.mediation))
    verdict = verify(bundle, f"log {LOG.verifier}\nquorum none\n".encode())
    assert verdict.findings == []
    assert [one.log_index for one in verdict.records] == [0, 1]
    later = house.ledger.position() - 2
    assert f"检查点之后另有 {later} 条记录" in unpacked(bundle)["report.html"].decode()


@pytest.mark.anyio
async def test_a_bundle_holds_no_particulars_of_persons(
    house: House, mediator: Official, opened: Opened, login: Login
) -> None:
    await house.settled()
    for official in (mediator, await login("judge")):
        content = (await official.get(f"/{opened.path}/bundle.zip")).content
        assert b"13800000000" not in content
        named = "王甲某".encode() in content
        assert named == (official is mediator)


def test_the_command_exports_what_the_page_would(tmp_path: Path) -> None:
    folder = furnish(tmp_path / "house")
    made(folder)
    settings = Settings(data_folder=folder)
    house = build_house(settings, clock=CLOCK)
    case = next(one for one in house.questions.cases(SYSTEM, CaseFilter()).items if one.kind == "dispute")
    asyncio.run(house.close_doors())

    def exported(out: Path, *words: str, password: str = "") -> int:
        needed = {**dict.fromkeys(Workshop.__slots__), "house": lambda: build_house(settings, clock=CLOCK)}
        workshop = Workshop(**{**needed, "saying_less": only_warnings})  # type: ignore[arg-type]
        asked = ["export", str(case.case_id), "--out", str(out), *words]
        return CliRunner().invoke(command_line(workshop), asked, input=f"{password}\n").exit_code

    ours, everybodys = tmp_path / "ours.zip", tmp_path / "everybodys.zip"
    assert exported(ours, "--as", "mediator", password=PASSWORD) == 0
    assert exported(everybodys) == 0
    assert exported(ours) == 2
    assert exported(tmp_path / "none.zip", "--as", "mediator", password="wrong") == 2
    assert exported(tmp_path / "none.zip", "--as", "union", password=PASSWORD) == 2
    assert not (tmp_path / "none.zip").exists()
    assert "底线捌仟元" in unpacked(ours.read_bytes())["openings.json"].decode()
    assert "底线捌仟元".encode() not in everybodys.read_bytes()
    assert {one.code for one in verify_file(everybodys).findings} <= {"not-signed"}
    told = [made for made in accesses(folder) if made.address == "gongjian export"]
    assert [(made.what, made.recorded_by.capacity) for made in told] == [
        (What.EXPORT, Capacity.MEDIATION),
        (What.EXPORT, Capacity.SYSTEM),
    ]
    assert all(case.case_id in made.opened.ids for made in told)
    assert [made.file_sha256 for made in told] == [
        sha256(file.read_bytes()).hexdigest() for file in (ours, everybodys)
    ]


def accesses(folder: Path) -> list[AccessRecord.Made]:
    """Every record of a reading, in order."""
    with Ledger.open(f"sqlite:///{folder}/ledger.db", origin=Settings().origin) as ledger:
        stored = ledger.read(0, ledger.position())
        events = [EventMapper().to_domain(one.stream_id, one.stream_version, one) for one in stored]
    return [event for event in events if isinstance(event, AccessRecord.Made)]


def gongjian(*words: str | Path) -> tuple[int, str]:
    """How the command ends and what it says."""
    needed = {**dict.fromkeys(Workshop.__slots__), "verify_bundle": verify_file}
    workshop = Workshop(**needed)  # type: ignore[arg-type]
    said = CliRunner().invoke(command_line(workshop), [str(word) for word in words])
    return said.exit_code, said.output


def test_the_command_says_which_record_which_check_and_why(bundles: Made, tmp_path: Path) -> None:
    def written(name: str, content: bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(content)
        return file

    whole = written("whole.zip", bundles.courts)
    policy = written("policy", POLICY.encode())
    code, said = gongjian("verify", whole)
    assert code == 0
    assert "核验通过" in said
    assert "另行取得公钥指纹" in said
    code, said = gongjian("verify", whole, "--policy", policy)
    assert (code, "另行取得公钥指纹" in said) == (0, False)
    assert gongjian("verify", whole, "--vkey", str(LOG.verifier))[0] == 0
    assert gongjian("verify", whole, "--vkey", "x")[0] == 2
    assert gongjian("verify", whole, "--vkey", "x", "--policy", policy)[0] == 2
    assert gongjian("verify", tmp_path / "absent.zip")[0] == 2
    assert gongjian("verify", tmp_path)[0] == 2
    code, said = gongjian("verify", written("unsigned.zip", bundles.unsigned))
    assert (code, "not-signed" in said) == (1, True)
    assert gongjian("verify", written("empty.zip", b""))[0] == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "empty.zip", "policy", "unsigned.zip", "whole.zip",
    ]  # fmt: skip
