"""The case bundle over HTTP and on the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.case_bundle.verifier import verify, verify_file
from api.command_line import Workshop, command_line
from tests.api.given import Login, Official, Opened
from tests.support.bundles import LOG, POLICY, Made, made
from tests.support.furnishing import furnish


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(furnish(tmp_path_factory.mktemp("bundled")))


@pytest.mark.anyio
async def test_whoever_may_see_the_case_may_export_it(mediator: Official, opened: Opened) -> None:
    answer = await mediator.get(f"/{opened.path}/bundle.zip?after_position={opened.position}&purpose=举证")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    verdict = verify(answer.content)
    assert [one.code for one in verdict.findings] == ["not-signed"]
    assert len(verdict.records) >= 2
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
