"""The archive: a zip of which every byte is determined by its members, so that none of them can be read in two ways.

Nothing is compressed, so there is no bomb; names are from a closed list, so nothing can be unpacked elsewhere.
"""

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from adapters.case_bundle.findings import Finding, Stopped

MOST_MEMBERS = 65_000
LARGEST = 1 << 30
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_NEEDED, _UTF8, _STORED, _TIME, _DATE = 20, 0x0800, 0, 0, 0x21  # 1980-01-01, as zip counts
_SIGNATURE = b"PK\3\4"
_NAME = re.compile(
    r"manifest\.json|checkpoint|policy|openings\.json|report\.html|report\.pdf|verify\.html"
    r"|(?:records|leaves)/(?:0|[1-9][0-9]{0,15})\.json|proofs/(?:0|[1-9][0-9]{0,15})\.tlog-proof"
    r"|documents/[0-9a-f]{64}\.(?:pdf|docx|xlsx|jpg|png|txt)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the archive, and what its header says of it."""

    name: str
    crc: int
    content: memoryview
    at: int


def archived(members: Sequence[tuple[str, bytes]]) -> bytes:
    """The archive's bytes; the same members always give the same."""
    parts: list[bytes] = []
    written: list[Member] = []
    at = 0
    for name, content in members:
        member = Member(name, crc32(content), memoryview(content), at)
        parts += [_local(member), content]
        at += len(parts[-2]) + len(content)
        written.append(member)
    whole = b"".join([*parts, _directory(written, at)])
    if len(written) > MOST_MEMBERS or len(whole) > LARGEST:
        raise ValueError("more than a case bundle may hold")
    return whole


def members_of(data: memoryview) -> dict[str, Member]:
    """The members in their order; raises Stopped where the file is anything but `archived` of them."""
    if len(data) > LARGEST:
        raise Stopped(Finding("zip-size"))
    found: dict[str, Member] = {}
    at = 0
    while data[at : at + 4] == _SIGNATURE:
        member = _member(data, at)
        if member.name in found:
            raise Stopped(Finding("zip-duplicate", member.name))
        found[member.name] = member
        at += _LOCAL.size + len(member.name) + len(member.content)
        if len(found) > MOST_MEMBERS:
            raise Stopped(Finding("zip-size"))
    if not found or data[at:] != _directory(list(found.values()), at):
        raise Stopped(Finding("zip-form"))
    return found


def _member(data: memoryview, at: int) -> Member:
    if at + _LOCAL.size > len(data):
        raise Stopped(Finding("zip-form"))
    _, needed, flags, method, time, date, crc, packed, size, named, extra = _LOCAL.unpack_from(data, at)
    if method != _STORED:
        raise Stopped(Finding("zip-compressed"))
    begin = at + _LOCAL.size + named
    fixed = (needed, flags, time, date, packed, extra) == (_NEEDED, _UTF8, _TIME, _DATE, size, 0)
    if not fixed or begin + size > len(data):
        raise Stopped(Finding("zip-form"))
    name = bytes(data[at + _LOCAL.size : begin]).decode("latin-1")
    if not _NAME.fullmatch(name):
        raise Stopped(Finding("zip-name"))
    return Member(name, crc, data[begin : begin + size], at)


def _local(member: Member) -> bytes:
    name, size = member.name.encode("ascii"), len(member.content)
    head = (_SIGNATURE, _NEEDED, _UTF8, _STORED, _TIME, _DATE, member.crc, size, size, len(name), 0)
    return _LOCAL.pack(*head) + name


def _directory(members: Sequence[Member], begins: int) -> bytes:
    parts: list[bytes] = []
    for member in members:
        name, size = member.name.encode("ascii"), len(member.content)
        head = (b"PK\1\2", _NEEDED, _NEEDED, _UTF8, _STORED, _TIME, _DATE, member.crc, size, size, len(name))
        parts += [_CENTRAL.pack(*head, 0, 0, 0, 0, 0, member.at), name]
    directory = b"".join(parts)
    count = len(members)
    return directory + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), begins, 0)
