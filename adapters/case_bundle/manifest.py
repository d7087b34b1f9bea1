"""The tables of contents, each in one canonical spelling: what reads differently than it is written is refused."""

from typing import Annotated, TypeVar

import msgspec

FORMAT, VERSION = "gongjian-case-bundle", 1
LONGEST = 1 << 26
Count = Annotated[int, msgspec.Meta(ge=0, le=(1 << 53) - 1)]
T = TypeVar("T", bound=msgspec.Struct)


class Exported(msgspec.Struct, frozen=True):
    """Who took it out; said by the exporting system and signed by nobody."""

    at: str
    by: str
    institution: str
    purpose: str


class CaseTold(msgspec.Struct, frozen=True):
    """One case of the thread."""

    stream: str
    kind: str
    title: str


class RecordTold(msgspec.Struct, frozen=True):
    """One record; its leaf and proof are always enclosed, its content where the asker may read it."""

    log_index: Count
    stream: str
    version: Count
    enclosed: bool


class DocumentTold(msgspec.Struct, frozen=True):
    """One document; `member` is '' where it is not enclosed, `digest` where not even that may be known."""

    log_index: Count
    digest: str
    member: str
    state: str
    """enclosed, sealed, erased, damaged."""


class MemberTold(msgspec.Struct, frozen=True):
    """One file of the archive."""

    name: str
    size: Count
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """manifest.json."""

    format: str
    v: Count
    origin: str
    signed: bool
    size: Count
    case: str
    exported: Exported
    cases: list[CaseTold]
    records: list[RecordTold]
    documents: list[DocumentTold]
    members: list[MemberTold]


class Opening(msgspec.Struct, frozen=True):
    """One sealed text with its salt."""

    log_index: Count
    id: str
    kind: str
    commitment: str
    salt: str
    content: str


class Openings(msgspec.Struct, frozen=True):
    """openings.json."""

    v: Count
    openings: list[Opening]


class LeafTold(msgspec.Struct, frozen=True):
    """A leaf of version 1, as docs/ledger.md gives it."""

    v: Count
    origin: str
    stream: str
    version: Count
    topic: str
    recorded_at: str | None
    institution: str | None
    capacity: str | None
    state_sha256: str


def canonical(told: msgspec.Struct) -> bytes:
    """Compact JSON, fields in order; JSON.stringify writes the same bytes."""
    return msgspec.json.encode(told)


def read(kind: type[T], data: bytes | memoryview) -> T | None:
    """None where it is not of this kind, too long, or in another spelling than `canonical`."""
    if len(data) > LONGEST:
        return None
    try:
        told = msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return told if canonical(told) == bytes(data) else None


def names_of(manifest: Manifest) -> list[str]:
    """Every member but manifest.json itself, in the order the archive has them."""
    names = ["checkpoint", "policy"] if manifest.signed else ["checkpoint"]
    for record in manifest.records:
        names += [f"leaves/{record.log_index}.json", f"proofs/{record.log_index}.tlog-proof"]
        names += [f"records/{record.log_index}.json"] if record.enclosed else []
    names += dict.fromkeys(document.member for document in manifest.documents if document.member)
    return [*names, "openings.json", "report.html", "report.pdf", "verify.html"]
