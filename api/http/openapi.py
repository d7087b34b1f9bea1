"""The OpenAPI 3.1 document, built from the step catalogue and the declared readings: there is no second list."""

from functools import cache
from typing import Any

import msgspec

from api.http import access_log, log, records
from api.http.access_log import ACCESSES
from api.http.addresses import PREFIX
from api.http.answer_schema import body_schema
from api.http.bundles import BUNDLE
from api.http.bundles import MEDIA_TYPE as ZIP
from api.http.carrying import CarriedShown
from api.http.case_list import CASES
from api.http.catalogue_answers import CatalogueShown, NextSteps
from api.http.documents import UPLOADS, DocumentsShown, UploadedShown
from api.http.health import LedgerShown, Readiness
from api.http.parameters import AFTER, PURPOSE, Parameter
from api.http.problems import MEDIA_TYPE, TITLES, Problem
from api.http.records import LIMITS, MEMBERS
from api.http.searching import SearchBody
from api.http.sessions import LoginBody, PersonShown, SessionShown
from api.http.sheets import FORMATS
from api.http.step_taking import Taken
from application.catalogue import CatalogueEntry, catalogue, kind_of
from application.parties_now import PartiesNow
from application.questions import CaseSummary, Page
from domain.documents import MediaType

FOUND = Page[CaseSummary]
SHAPES = (
    Problem, Taken, CatalogueShown, NextSteps, LedgerShown, Readiness, SearchBody, LoginBody, PersonShown,
    SessionShown, UploadedShown, DocumentsShown, PartiesNow, CarriedShown, FOUND,
    *(reading.answer for reading in (*records.READINGS, *access_log.READINGS, *log.READINGS)),
)  # fmt: skip
CASE_ID = {"name": "case_id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
TAKING = (400, 401, 403, 404, 409, 413, 415, 422, 503)
READING = (400, 401, 404, 503)
ABOUT = """劳动争议与工会劳动法律监督的共同案卷。案件只因“办理步骤”而改变；每一步写明法定日期、依据和记录机构，只增不改。

- 登录：`POST /api/v1/sessions` 取得令牌，之后以 `Authorization: Bearer 令牌` 访问。
- 办理步骤须带 `Idempotency-Key`，已有案件还须带 `If-Match`（案件版本）；版本已变的答 412 并列出其间的记录。
- 任何查询都可带 `after_position`，等查询数据更新到该记录位置后再答复。
- 看到的内容在答复之前记入账本（查阅记录）；请求头 `Access-Purpose` 说明目的，不写的按机构与案件的关系认定。
- 一切拒绝和错误都是 `application/problem+json`，`code` 不变，`detail` 是可以直接显示的中文。"""


def document() -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "工鉴 Gongjian", "version": "1", "description": ABOUT},
        "servers": [{"url": "/"}],
        "security": [{"bearer": []}],
        "paths": {**_doors(), **_readings(), **_exports(), **_documents(), **_steps(), **log.paths()},
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "schemas": msgspec.json.schema_components(SHAPES, ref_template="#/components/schemas/{name}")[1],
            "responses": {f"Problem{status}": _problem(title) for status, title in TITLES.items()},
        },
    }


def _problem(title: str) -> dict[str, Any]:
    return {"description": title, "content": {MEDIA_TYPE: {"schema": _shape(Problem)}}}


@cache
def _shape(kind: Any) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components((kind,), ref_template="#/components/schemas/{name}")
    return schema


def _answers(kind: Any, description: str, refusals: tuple[int, ...], status: int = 200) -> dict[str, Any]:
    told = {"description": description, "content": {"application/json": {"schema": _shape(kind)}}}
    return {
        str(status): told,
        **{str(code): {"$ref": f"#/components/responses/Problem{code}"} for code in refusals},
    }


def _json_body(schema: dict[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _query(parameter: Parameter) -> dict[str, Any]:
    schema = {"type": "array", "items": parameter.schema} if parameter.many else dict(parameter.schema)
    return {"name": parameter.name, "in": "query", "description": parameter.label, "schema": schema}


def _readings() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for reading in (*records.READINGS, *access_log.READINGS, *log.READINGS):
        in_path = []
        if "{kind}" in reading.path:
            kinds = {"type": "string", "enum": list(catalogue())}
            in_path = [{"name": "kind", "in": "path", "required": True, "schema": kinds}, CASE_ID]
        elif "{case_id" in reading.path:
            in_path = [CASE_ID]
        operation: dict[str, Any] = {
            "operationId": reading.name,
            "tags": ["查询"],
            "summary": reading.summary,
            "parameters": in_path + [_query(parameter) for parameter in (*reading.parameters, AFTER)],
            "responses": _answers(reading.answer, reading.summary, READING),
        }
        if reading.tagged is not None:
            operation["responses"]["304"] = {"description": "与 If-None-Match 所示相同"}
        paths[PREFIX + reading.path.replace(":uuid", "")] = {"get": operation}
    return paths


def _exports() -> dict[str, Any]:
    """Whole lists as files."""
    refusals = {str(code): {"$ref": f"#/components/responses/Problem{code}"} for code in READING}
    lists: tuple[tuple[str, str, list[Any]], ...] = (
        ("cases", "案件清单", [_query(one) for one in (*CASES, AFTER, PURPOSE)]),
        ("access-log", "查阅记录", [_query(one) for one in (*ACCESSES, AFTER, PURPOSE)]),
        ("limits", "期限看板", [_query(one) for one in (*LIMITS, AFTER, PURPOSE)]),
        (
            "dispute/{case_id}/members",
            "劳动者名册",
            [CASE_ID, *(_query(one) for one in (*MEMBERS, AFTER, PURPOSE))],
        ),
    )
    return {
        f"{PREFIX}/{path}.{form.ending}": {
            "get": {
                "operationId": f"{path.rpartition('/')[2]}-{form.ending}",
                "tags": ["查询"],
                "summary": f"{name}的全部行，{form.ending.upper()} 表格",
                "parameters": parameters,
                "responses": {"200": {"description": "表格", "content": {form.media_type: {}}}, **refusals},
            }
        }
        for path, name, parameters in lists
        for form in FORMATS
    }


def _documents() -> dict[str, Any]:
    """Content goes in as it is and comes out as it was."""
    kinds = {"type": "string", "enum": list(catalogue())}
    at = [{"name": "kind", "in": "path", "required": True, "schema": kinds}, CASE_ID]
    digest = {"name": "digest", "in": "path", "required": True, "schema": {"type": "string"}}
    upload = _plain(
        "upload-document", "上传材料（不超过 20 MiB），取得摘要", UploadedShown, (401, 413, 415), 201
    )
    upload["requestBody"] = {"required": True, "content": {one.value: {} for one in MediaType}}
    refusals = {str(code): {"$ref": f"#/components/responses/Problem{code}"} for code in (*READING, 410, 500)}
    content = {"description": "材料原文", "content": {one.value: {} for one in MediaType}}
    fetch = {
        "operationId": "document",
        "tags": ["查询"],
        "summary": "一份材料的原文；副卷只有入卷机构可以取得",
        "parameters": [*at, digest],
        "responses": {"200": content, **refusals},
    }
    listed = _plain("documents", "一件案件的材料", DocumentsShown, READING)
    standing = _plain("representatives", "一件案件的代理人、法定代理人和承继的当事人", PartiesNow, READING)
    carriable = _plain("carriable", "可承接的事项和已承接的事项", CarriedShown, READING)
    zipped = {"description": "证据包", "content": {ZIP: {}}}
    bundle = {
        "operationId": "bundle",
        "tags": ["查询"],
        "summary": "一件案件所在争议的证据包：记录、证明、检查点、材料和报告",
        "parameters": [*at, *(_query(one) for one in (*BUNDLE, AFTER))],
        "responses": {"200": zipped, **{code: one for code, one in refusals.items() if code != "410"}},
    }
    return {
        f"{PREFIX}/{{kind}}/{{case_id}}/bundle.zip": {"get": bundle},
        f"{PREFIX}/{{kind}}/{{case_id}}/representatives": {
            "get": {**standing, "parameters": [*at, _query(AFTER)]}
        },
        UPLOADS: {"post": upload},
        f"{PREFIX}/{{kind}}/{{case_id}}/documents": {"get": {**listed, "parameters": at}},
        f"{PREFIX}/{{kind}}/{{case_id}}/documents/{{digest}}": {"get": fetch},
        f"{PREFIX}/{{kind}}/{{case_id}}/carriable": {
            "get": {**carriable, "parameters": [*at, _query(AFTER)]}
        },
    }


def _steps() -> dict[str, Any]:
    """One operation per step; steps that processes take are not offered."""
    paths: dict[str, Any] = {}
    for kind, entries in catalogue().items():
        for name, entry in entries.items():
            if entry.offered:
                case = "" if entry.step.opens else "/{case_id}"
                paths[f"{PREFIX}/{kind}{case}/steps/{name}"] = {"post": _step(entry)}
    return paths


def _step(entry: CatalogueEntry) -> dict[str, Any]:
    step = entry.step
    organs = "、".join(capacity.zh for capacity in step.by)
    source = step.authority if step.verified else f"{step.authority}（未核实）"
    key = {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"}
    parameters = [{"name": "Idempotency-Key", "in": "header", "required": True, "schema": key}]
    refusals: tuple[int, ...] = TAKING
    if not step.opens:
        version = {"type": "string", "examples": ['"12"']}
        parameters = [
            CASE_ID,
            {"name": "If-Match", "in": "header", "required": True, "schema": version},
            *parameters,
        ]
        refusals = (*TAKING, 412, 428)
    answers = _answers(Taken, "已记录", refusals, 201)
    return {
        "operationId": f"{entry.kind}.{entry.name}",
        "tags": [kind_of(entry.kind).TERM],
        "summary": step.label,
        "description": f"{step.help}\n\n依据：{source}。办理机构：{organs}。",
        "parameters": parameters,
        "requestBody": _json_body(body_schema(entry)),
        "responses": {
            "200": {**answers["201"], "description": "同一幂等键的重复请求，答复与第一次相同"},
            **answers,
        },
    }


def _doors() -> dict[str, Any]:
    """Addresses that are neither steps nor declared readings."""
    kinds = {"type": "string", "enum": list(catalogue())}
    kind = {"name": "kind", "in": "path", "required": True, "schema": kinds}
    log_in = {**_plain("log-in", "登录", SessionShown, (400, 401, 413, 415, 422, 429), 201), "security": []}
    log_in["requestBody"] = _json_body(_shape(LoginBody))
    log_out = {
        "operationId": "log-out",
        "tags": ["登录"],
        "summary": "退出",
        "responses": {"204": {"description": "已退出"}},
    }
    search = {**_plain("search", "检索当事人、用人单位和案号", FOUND, (*READING, 413, 415, 422))}
    search["requestBody"] = _json_body(_shape(SearchBody))
    search["parameters"] = [_query(AFTER)]
    next_steps = _plain(
        "next-steps", "本案下一步可以办理的步骤，以及其他步骤为何不能办理", NextSteps, READING
    )
    next_steps["parameters"] = [kind, CASE_ID, _query(AFTER)]
    return {
        f"{PREFIX}/sessions": {"post": log_in},
        f"{PREFIX}/sessions/current": {"delete": log_out},
        f"{PREFIX}/me": {"get": _plain("me", "当前登录的人员", PersonShown, (401,))},
        f"{PREFIX}/steps": {"get": _plain("steps", "步骤目录", CatalogueShown, (400, 401))},
        f"{PREFIX}/{{kind}}/{{case_id}}/steps": {"get": next_steps},
        f"{PREFIX}/search": {"post": search},
        f"{PREFIX}/ledger": {
            "get": {**_plain("ledger", "账本位置和根哈希", LedgerShown, (503,)), "security": []}
        },
        f"{PREFIX}/health/ready": {"get": {**_plain("ready", "是否可以办理", Readiness, ()), "security": []}},
        f"{PREFIX}/health/live": {
            "get": {
                "operationId": "live",
                "summary": "是否在运行",
                "security": [],
                "responses": {"200": {"description": "在运行"}},
            }
        },
    }


def _plain(
    name: str, summary: str, kind: Any, refusals: tuple[int, ...], status: int = 200
) -> dict[str, Any]:
    return {
        "operationId": name,
        "tags": ["登录"] if name in {"log-in", "me"} else ["查询"],
        "summary": summary,
        "responses": _answers(kind, summary, refusals, status),
    }
