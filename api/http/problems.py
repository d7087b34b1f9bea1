"""Problems 问题说明 (RFC 9457): every refusal and failure as one JSON form, with a stable code and a Chinese sentence."""

from collections.abc import Mapping
from typing import Any

import msgspec
from fastapi import Response

from api.http import refusals
from application.audit_trail import NothingSigned, NotInTheLog
from application.catalogue import UnknownKind, UnknownStep
from application.damage import RecordDamaged
from application.documents import (
    DocumentDamaged,
    DocumentErased,
    DocumentTooLarge,
    MediaTypeRefused,
    NoSuchDocument,
)
from application.permissions import NotPermitted, NotVisible
from application.ports import (
    AlreadyMovedOn,
    InvalidAnswers,
    KeyReused,
    LoginPaused,
    LoginRefused,
    NotLoggedIn,
)
from application.questions import BadCursor, ReadsLagBehind
from domain.kernel import Event
from domain.refusals import Refused
from domain.rows import RowsRefused

MEDIA_TYPE = "application/problem+json"
BECAUSE_OF_AN_ANSWER, BECAUSE_OF_THE_CASE = 422, 409

STATUS: dict[type[Refused], int] = {
    refusals.MalformedBody: 400,
    refusals.WrongParameter: 400,
    refusals.KeyMissing: 400,
    refusals.VersionMalformed: 400,
    refusals.NotUnderstood: 400,
    BadCursor: 400,
    NotLoggedIn: 401,
    LoginRefused: 401,
    NotPermitted: 403,
    refusals.FromAnotherSite: 403,
    NotVisible: 404,
    UnknownKind: 404,
    UnknownStep: 404,
    refusals.NoSuchAddress: 404,
    refusals.MethodNotAllowed: 405,
    AlreadyMovedOn: 412,
    refusals.TooLarge: 413,
    DocumentTooLarge: 413,
    MediaTypeRefused: 415,
    NoSuchDocument: 404,
    NotInTheLog: 404,
    NothingSigned: 404,
    DocumentErased: 410,
    DocumentDamaged: 500,
    RecordDamaged: 500,
    refusals.NotJson: 415,
    refusals.WrongBody: 422,
    InvalidAnswers: 422,
    KeyReused: 422,
    refusals.VersionMissing: 428,
    LoginPaused: 429,
    refusals.OutOfOrder: 500,
    ReadsLagBehind: 503,
    refusals.Unavailable: 503,
    refusals.ReadingNotRecorded: 503,
}
"""By the nearest class; a rule of law that is not listed answers 422 when it names an answer, else 409."""

TITLES = {
    400: "请求有误",
    401: "未登录",
    403: "无权办理",
    404: "没有找到",
    405: "不支持的请求方法",
    409: "现在不能办理",
    410: "已经删除",
    412: "案件已有新的记录",
    413: "内容过大",
    415: "内容格式不受支持",
    422: "内容不符合规则",
    428: "缺少案件版本",
    429: "请稍后再试",
    500: "系统出错",
    503: "暂时不可用",
}


class InvalidParam(msgspec.Struct, frozen=True):
    """One field that is wrong: path with indexes such as `claims.0.amount`, stable code, sentence."""

    name: str
    code: str
    reason: str


class Intervening(msgspec.Struct, frozen=True):
    """An entry recorded since the version the request was based on."""

    version: int
    topic: str
    term: str
    occurred_on: str
    recorded_at: str
    institution: str


class Problem(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a client is told; `code` is stable, sentences may be improved."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str = ""
    authority: str = ""
    field: str = ""
    invalid_params: tuple[InvalidParam, ...] = ()
    current_version: int = 0
    intervening: tuple[Intervening, ...] = ()


def status_of(refusal: Refused) -> int:
    """The status of a refusal, by its class."""
    if isinstance(refusal, NotVisible) and refusal.field:
        return BECAUSE_OF_AN_ANSWER
    for kind in type(refusal).__mro__:
        if kind in STATUS:
            return STATUS[kind]
    return BECAUSE_OF_AN_ANSWER if refusal.field else BECAUSE_OF_THE_CASE


def problem_of(refusal: Refused, request_id: str, status: int | None = None) -> Problem:
    """The refusal in the form clients read."""
    status = status or status_of(refusal)
    moved = refusal if isinstance(refusal, AlreadyMovedOn) else None
    return Problem(
        type=f"/problems/{refusal.CODE}",
        title=TITLES.get(status, "请求有误"),
        status=status,
        detail=refusal.message,
        code=refusal.CODE,
        instance=request_id,
        authority=refusal.authority,
        field=refusal.field,
        invalid_params=_invalid(refusal),
        current_version=moved.actual if moved else 0,
        intervening=tuple(_told(event) for event in moved.intervening) if moved else (),
    )


def problem_response(refusal: Refused, request_id: str, status: int | None = None) -> Response:
    """The answer as it goes out."""
    problem = problem_of(refusal, request_id, status)
    return Response(
        msgspec.json.encode(problem),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=dict(_headers(refusal, problem.status)),
    )


def _headers(refusal: Refused, status: int) -> Mapping[str, str]:
    if isinstance(refusal, AlreadyMovedOn):
        return {"ETag": f'"{refusal.actual}"'}
    if isinstance(refusal, LoginPaused):
        return {"Retry-After": str(refusal.wait_seconds)}
    return {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "1"}}.get(status, {})


def _invalid(refusal: Refused) -> tuple[InvalidParam, ...]:
    if isinstance(refusal, InvalidAnswers):
        return tuple(InvalidParam(answer.name, answer.code, answer.reason) for answer in refusal.answers)
    if isinstance(refusal, RowsRefused):
        return tuple(
            InvalidParam(
                refusal.path_of(row), row.refusal.CODE, f"第 {row.place + 1} 行：{row.refusal.message}"
            )
            for row in refusal.wrong
        )
    if refusal.field:
        return (InvalidParam(refusal.field, refusal.CODE, refusal.message),)
    return ()


def _told(event: Event) -> Intervening:
    plain: Any = event
    return Intervening(
        version=event.originator_version,
        topic=plain.TOPIC,
        term=event.TERM,
        occurred_on=event.occurred_on.isoformat(),
        recorded_at=event.timestamp.isoformat(),
        institution=event.recorded_by.institution,
    )
