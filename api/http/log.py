"""The audit log 审计日志 over HTTP: a C2SP log under `/log/` for everybody, and proofs for who is logged in.

What lies under `/log/` holds no personal data, names no person and needs no login: a witness or an auditor is nobody's
official. What a tile holds never changes, so it may be kept by whoever carries it.
"""

from base64 import b64encode
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

import msgspec
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import LOG, Address
from api.http.parameters import LARGEST_POSITION, number
from api.http.reading import Reading
from api.http.refusals import WrongParameter
from application.audit_trail import AuditTrail, NothingSigned, NotInTheLog, SignedTree
from application.gathering import gathering
from application.house import House
from domain.access_record import What

CHECKPOINT = "checkpoint"
SOON_OLD = {"cache-control": "max-age=1"}
FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}
TEXT, BYTES = "text/plain; charset=utf-8", "application/octet-stream"
INDEX = number("log_index", "记录在账本中的序号，自 0 起", 0, LARGEST_POSITION, None)
INDEXES = replace(INDEX, many=True, default=())
SIZE = number("size", "所据检查点覆盖的记录条数；不写为最新的检查点", 1, LARGEST_POSITION, None)
MOST_AT_ONCE = 200
FIRST = number("first", "较早的记录条数", 1, LARGEST_POSITION, None)
SECOND = number("second", "较晚的记录条数；不写为最新的检查点", 1, LARGEST_POSITION, None)


class InclusionShown(msgspec.Struct, frozen=True):
    """That one record is in the signed log: `leaf` is what was committed to, `tlog_proof` leads from it to the checkpoint."""

    log_index: int
    size: int
    leaf: str
    tlog_proof: str


class ProvedShown(msgspec.Struct, frozen=True):
    """One record of several: its leaf, and the hashes from it to the root, in base64."""

    log_index: int
    leaf: str
    hashes: tuple[str, ...]


class InclusionsShown(msgspec.Struct, frozen=True):
    """Several records under one checkpoint; those it does not cover yet are not among them."""

    size: int
    checkpoint: str
    key: str
    """The log's vkey, as this server has it: compare it with what you were given otherwise."""
    records: tuple[ProvedShown, ...]


class ConsistencyShown(msgspec.Struct, frozen=True):
    """That the first tree is the beginning of the second; hashes in base64."""

    first: int
    second: int
    hashes: tuple[str, ...]
    checkpoint: str


def routes(house: House) -> list[Address]:
    """Checkpoint, tiles and entries."""

    async def answer(request: Request) -> Response:
        path = request.path_params["path"]
        content = await run_in_threadpool(house.trail.resource, path)
        if path == CHECKPOINT:
            return Response(content, media_type=TEXT, headers=SOON_OLD)
        return Response(content, media_type=BYTES, headers=FOR_EVER)

    return [Address(LOG + "{path:path}", answer, methods=["GET"], name="log")]


def inclusion_of(trail: AuditTrail, log_index: int | None, size: int | None) -> InclusionShown:
    """The proof to the checkpoint of that size, or to the newest one."""
    signed = _signed(trail, size)
    if log_index is None or log_index >= signed.size:
        raise NotInTheLog
    proof = trail.tlog_proof(log_index, signed)
    (leaf,) = trail.leaves(log_index, log_index + 1)
    gathering().proves(log_index)
    return InclusionShown(log_index, signed.size, leaf.decode(), proof)


def inclusions_of(trail: AuditTrail, log_indexes: Collection[int]) -> InclusionsShown:
    """What a page needs to check all it shows; the records in order, each once."""
    if len(log_indexes) > MOST_AT_ONCE:
        raise WrongParameter(f"“log_index”最多写 {MOST_AT_ONCE} 个。", field="log_index")
    signed = _signed(trail, None)
    covered = [log_index for log_index in sorted(set(log_indexes)) if log_index < signed.size]
    records = tuple(
        ProvedShown(log_index, trail.leaves(log_index, log_index + 1)[0].decode(), _in_base64(hashes))
        for log_index, hashes in zip(covered, trail.inclusions(covered, signed), strict=True)
    )
    for log_index in covered:
        gathering().proves(log_index)
    return InclusionsShown(signed.size, signed.note, trail.key, records)


def _consistency_of(trail: AuditTrail, first: int | None, second: int | None) -> ConsistencyShown:
    signed = _signed(trail, second)
    if first is None:
        raise NotInTheLog
    hashes = trail.consistency(first, signed.size)
    gathering().is_a(What.VERIFY)
    return ConsistencyShown(first, signed.size, _in_base64(hashes), signed.note)


def _in_base64(hashes: Iterable[bytes]) -> tuple[str, ...]:
    return tuple(b64encode(each).decode() for each in hashes)


def _signed(trail: AuditTrail, size: int | None) -> SignedTree:
    signed = trail.signed(size) if size else trail.latest()
    if signed is None:
        raise NothingSigned
    return signed


READINGS = (
    Reading(
        path="/log/inclusion",
        name="log-inclusion",
        summary="一条记录在已签名日志中的证明（C2SP tlog-proof）",
        answer=InclusionShown,
        ask=lambda asked: inclusion_of(asked.house.trail, asked.given["log_index"], asked.given["size"]),
        parameters=(INDEX, SIZE),
    ),
    Reading(
        path="/log/inclusions",
        name="log-inclusions",
        summary="若干条记录在最新检查点中的证明",
        answer=InclusionsShown,
        ask=lambda asked: inclusions_of(asked.house.trail, asked.given["log_index"]),
        parameters=(INDEXES,),
    ),
    Reading(
        path="/log/consistency",
        name="log-consistency",
        summary="较早的日志是较晚的日志的开头部分的证明（RFC 9162）",
        answer=ConsistencyShown,
        ask=lambda asked: _consistency_of(asked.house.trail, asked.given["first"], asked.given["second"]),
        parameters=(FIRST, SECOND),
    ),
)


def paths() -> dict[str, Any]:
    """What lies under `/log/`, for the description of the interface."""
    index = _in_path("index", "分层的三位数，例如 x001/x234/067；不满 256 的另加 .p/宽度")
    return {
        LOG + CHECKPOINT: _static(
            "log-checkpoint", "最新的检查点（C2SP tlog-checkpoint），含见证签名", TEXT, []
        ),
        LOG + "tile/{level}/{index}": _static(
            "log-tile",
            "默克尔树的一片散列（C2SP tlog-tiles）",
            BYTES,
            [_in_path("level", "层，自 0 起"), index],
        ),
        LOG + "tile/entries/{index}": _static(
            "log-entries", "一片记录的叶（C2SP tlog-tiles）", BYTES, [index]
        ),
    }


def _in_path(name: str, label: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": label, "schema": {"type": "string"}}


def _static(name: str, summary: str, media_type: str, parameters: list[Any]) -> dict[str, Any]:
    told = {"description": summary, "content": {media_type: {}}}
    refused = {"$ref": "#/components/responses/Problem404"}
    return {
        "get": {
            "operationId": name,
            "tags": ["审计日志"],
            "summary": summary,
            "security": [],
            "parameters": parameters,
            "responses": {"200": told, "404": refused},
        }
    }
