"""材料 over HTTP: uploaded, filed, listed and fetched; by whom, and what is refused."""

import asyncio
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.http.doors import largest_body
from application.case_documents import sweep_uploads
from application.documents import LARGEST_DOCUMENT
from application.house import House
from tests.api.given import INSTITUTIONS, Login, Official, Opened
from tests.support.clock import TODAY
from tests.support.contents import NOT_TAKEN, PDF, TAKEN

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()
DIGEST = sha256(PDF).hexdigest()
LATER = datetime.now(UTC) + timedelta(days=3)
MAIN = {"volume": "main", "title": "工资条"}
SIDE = {"volume": "side", "inner_title": "调解员工作记录"}


async def upload(official: Official, content: bytes = PDF) -> httpx2.Response:
    return await official.client.post("/api/v1/documents", content=content)


def filing(digest: str = DIGEST, **other: Any) -> dict[str, Any]:
    return {"on": ON, "document_kind": "evidence", "digest": digest, **MAIN, **other}


async def file(official: Official, path: str, version: int, **other: Any) -> dict[str, Any]:
    assert (await upload(official)).status_code == 201
    return await official.took(f"{path}/steps/file-document", filing(**other), version)


def side() -> dict[str, Any]:
    return {**SIDE, "title": None, "document_number": "示副〔2026〕1号"}


@pytest.mark.parametrize("media_type", TAKEN)
async def test_what_is_uploaded_is_known_by_its_content(mediator: Official, media_type: str) -> None:
    answer = await upload(mediator, TAKEN[media_type])
    told = answer.json()
    assert (answer.status_code, told["media_type"]) == (201, media_type)
    assert told["digest"] == sha256(TAKEN[media_type]).hexdigest()


@pytest.mark.parametrize("what", NOT_TAKEN)
async def test_what_no_case_file_takes_is_refused(mediator: Official, what: str) -> None:
    refused = await upload(mediator, NOT_TAKEN[what])
    assert (refused.status_code, refused.json()["code"]) == (415, "media-type-refused")


async def test_what_is_too_large_is_refused_announced_or_not(mediator: Official) -> None:
    large = PDF + bytes(LARGEST_DOCUMENT)
    announced = await upload(mediator, large)
    assert (announced.status_code, announced.json()["code"]) == (413, "document-too-large")

    async def parts() -> Any:
        for _ in range(2 * LARGEST_DOCUMENT // (1 << 20)):
            yield bytes(1 << 20)

    unannounced = await mediator.client.post("/api/v1/documents", content=parts())
    assert (unannounced.status_code, unannounced.json()["code"]) == (413, "document-too-large")
    assert largest_body("/api/v1/search") < LARGEST_DOCUMENT


async def test_nobody_uploads_without_logging_in(anybody: httpx2.AsyncClient) -> None:
    assert (await anybody.post("/api/v1/documents", content=PDF)).status_code == 401


async def test_a_document_is_filed_listed_and_fetched(
    house: House, mediator: Official, opened: Opened
) -> None:
    told = await file(mediator, opened.path, 1, document_number="示〔2026〕5号", signed_by="王甲某", entry=1)
    assert told["events"] == ["mediation-case.document-filed"]
    (row,) = (await mediator.get(f"/{opened.path}/documents")).json()["items"]
    assert (row["title"], row["digest"], row["version"], row["withdrawn"]) == ("工资条", DIGEST, 2, False)
    fetched = await mediator.get(f"/{opened.path}/documents/{DIGEST}")
    assert (fetched.status_code, fetched.content) == (200, PDF)
    assert fetched.headers["content-type"] == "application/pdf"
    assert fetched.headers["content-disposition"].startswith("attachment;")
    assert fetched.headers["x-content-type-options"] == "nosniff"
    await house.settled()
    entry = (await mediator.get(f"/{opened.path}/timeline")).json()["items"][-1]
    said = {detail["label"]: detail["value"] for detail in entry["details"]}
    assert said["材料名称"] == "工资条"
    assert not {"相关案件", "内容"} & set(said)


async def test_no_name_of_a_document_lies_in_the_record_in_the_clear(
    mediator: Official, opened: Opened, tmp_path: Path
) -> None:
    await file(mediator, opened.path, 1, title="王甲某的身份证", signed_by="王甲某")
    stored = b"".join(
        path.read_bytes()
        for path in (tmp_path / "house").rglob("*")
        if path.is_file() and "accounts" not in path.name
    )
    assert "的身份证".encode() not in stored
    assert PDF not in stored


async def test_only_what_the_institution_itself_uploaded_can_be_filed(login: Login, opened: Opened) -> None:
    judge, mediator = await login("judge"), await login("mediator")
    await upload(judge)
    for digest in (DIGEST, "0" * 64, "../house.key"):
        refused = await mediator.take(f"{opened.path}/steps/file-document", filing(digest), 1)
        assert (refused.status_code, refused.json()["code"]) == (422, "not-uploaded")


SEES = {"mediator", "arbitrator", "judge", "procurator"}


@pytest.mark.parametrize("name", INSTITUTIONS)
async def test_the_first_volume_is_read_by_who_sees_the_case_and_the_second_by_who_filed_it(
    name: str, house: House, login: Login, opened: Opened
) -> None:
    mediator, asking = await login("mediator"), await login(name)
    text = TAKEN["text/plain"]
    inner = sha256(text).hexdigest()
    await file(mediator, opened.path, 1)
    await upload(mediator, text)
    await mediator.took(f"{opened.path}/steps/file-document", filing(inner, **side()), 2)
    statuses = [
        (await asking.get(f"/{opened.path}/documents{rest}")).status_code
        for rest in ("", f"/{DIGEST}", f"/{inner}")
    ]
    pages = [
        (await asking.client.get(f"/cases/{opened.path}/documents/{digest}")).status_code
        for digest in (DIGEST, inner)
    ]
    if name not in SEES:
        assert (statuses, pages) == ([404, 404, 404], [404, 404])
        return
    ours = name == "mediator"
    assert (statuses, pages) == ([200, 200, 200 if ours else 404], [200, 200 if ours else 404])
    assert await house.questions.caught_up(house.ledger.position())
    timeline = (await asking.get(f"/{opened.path}/timeline")).text
    assert (inner in timeline, "示副〔2026〕1号" in timeline) == (False, False)
    assert ("调解员工作记录" in timeline) is ours
    rows = (await asking.get(f"/{opened.path}/documents")).json()["items"]
    assert [row["readable"] for row in rows] == [True, ours]
    assert (rows[1]["title"], rows[1]["digest"]) == (("调解员工作记录", inner) if ours else ("", ""))


async def test_a_document_of_one_case_is_not_fetched_through_another(
    mediator: Official, opened: Opened
) -> None:
    await file(mediator, opened.path, 1)
    elsewhere = await mediator.get(f"/dispute/{opened.dispute}/documents/{DIGEST}")
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (404, "no-such-document")


async def test_a_withdrawn_document_stays_and_is_marked(mediator: Official, opened: Opened) -> None:
    await file(mediator, opened.path, 1)
    again = await mediator.take(f"{opened.path}/steps/file-document", filing(), 2)
    assert (again.status_code, again.json()["code"]) == (422, "already-filed")
    answers = {"on": ON, "of_version": 2, "reason": "误入本卷"}
    await mediator.took(f"{opened.path}/steps/withdraw-document", answers, 2)
    (row,) = (await mediator.get(f"/{opened.path}/documents")).json()["items"]
    assert row["withdrawn"]
    assert (await mediator.get(f"/{opened.path}/documents/{DIGEST}")).content == PDF


async def test_a_file_that_was_touched_is_told_and_not_given_out(
    mediator: Official, opened: Opened, tmp_path: Path
) -> None:
    await file(mediator, opened.path, 1)
    (path,) = (tmp_path / "house" / "documents").glob(f"{DIGEST[:2]}/*")
    sealed = bytearray(path.read_bytes())
    sealed[30] ^= 1
    path.write_bytes(sealed)
    told = await mediator.get(f"/{opened.path}/documents/{DIGEST}")
    assert (told.status_code, told.json()["code"]) == (500, "document-damaged")


async def test_every_document_is_held_against_the_record_that_filed_it(
    house: House, mediator: Official, opened: Opened, tmp_path: Path
) -> None:
    recorded = await file(mediator, opened.path, 1)
    assert house.contents.damages() == []
    for path in (tmp_path / "house" / "documents").glob(f"{DIGEST[:2]}/*"):
        path.unlink()
    told = [damage.zh for damage in house.contents.damages()]
    assert told == [f"位置 {recorded['position']} 的记录：材料文件缺失或者与摘要不符（{DIGEST[:12]}…）"]


async def test_who_destroys_the_key_of_a_case_erases_its_documents(
    house: House, mediator: Official, opened: Opened
) -> None:
    await file(mediator, opened.path, 1)
    house.vault.content_key = lambda _: None  # type: ignore[method-assign, assignment]
    told = await mediator.get(f"/{opened.path}/documents/{DIGEST}")
    assert (told.status_code, told.json()["code"]) == (410, "document-erased")


async def test_the_sweep_forgets_what_nobody_filed_and_keeps_what_was(
    house: House, mediator: Official, opened: Opened, tmp_path: Path
) -> None:
    await file(mediator, opened.path, 1)
    refused = await upload(mediator, TAKEN["text/plain"])
    orphan = refused.json()["digest"]
    await mediator.take(
        f"{opened.path}/steps/file-document", filing(orphan), 1
    )  # refused: the case has moved on
    assert await sweep_uploads(house.documents, house.case_file, datetime.now(UTC)) == 0
    assert await sweep_uploads(house.documents, house.case_file, LATER) == 1
    assert (await mediator.get(f"/{opened.path}/documents/{DIGEST}")).content == PDF
    gone = await mediator.take(f"{opened.path}/steps/file-document", filing(orphan), 2)
    assert gone.json()["code"] == "not-uploaded"
    left = [path for path in (tmp_path / "house" / "documents").rglob("*") if path.is_file()]
    assert len(left) == 1


async def test_two_cases_hold_the_same_upload_each_under_its_own_key(
    house: House, mediator: Official, opened: Opened
) -> None:
    await file(mediator, opened.path, 1)
    await house.settled()
    about = (await mediator.get(f"/dispute/{opened.dispute}")).headers["etag"].strip('"').split(".")[0]
    await mediator.took(f"dispute/{opened.dispute}/steps/file-document", filing(), int(about))
    for path in (opened.path, f"dispute/{opened.dispute}"):
        assert (await mediator.get(f"/{path}/documents/{DIGEST}")).content == PDF


async def test_of_two_who_file_at_once_each_keeps_what_they_filed(login: Login, opened: Opened) -> None:
    mediator = await login("mediator")
    await upload(mediator)
    came = await asyncio.gather(
        *(mediator.take(f"{opened.path}/steps/file-document", filing(), 1) for _ in range(3))
    )
    assert sorted(answer.status_code for answer in came) == [201, 412, 412]
    assert (await mediator.get(f"/{opened.path}/documents/{DIGEST}")).content == PDF
