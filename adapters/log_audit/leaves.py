"""What the leaves of our own ledgers tell (docs/ledger.md, leaf version 1), read without any ledger."""

from collections import Counter

import msgspec

from adapters.log_audit.findings import of_tile
from adapters.tlog.tiles import Tile
from application.log_audits import Check, OwnRecords

_MOST_NAMES, _LONGEST_NAME = 1000, 200
_BEYOND = "其他"
_UNNAMED = "（未写明）"
_BEGINNING = b'{"v":1,"origin":'


class _Leaf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    v: int
    origin: str
    stream: str
    version: int
    topic: str
    recorded_at: str | None
    institution: str | None
    capacity: str | None
    state_sha256: str


_decode = msgspec.json.Decoder(_Leaf).decode
_encode = msgspec.json.Encoder().encode


class OwnLeaves:
    """Counts as records pass; what it keeps does not grow with the log."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._institutions: Counter[str] = Counter()
        self._topics: Counter[str] = Counter()
        self._first = self._last = ""
        self._total = self._others = 0

    def look(self, tile: Tile, entries: list[bytes]) -> None:
        """Raises Wrong at the first leaf of another ledger."""
        for at, entry in enumerate(entries):
            leaf = _read(entry)
            if leaf is None:
                self._others += 1
                continue
            if leaf.origin != self._origin:
                said = f"这是另一账本“{leaf.origin}”的记录，不应出现在“{self._origin}”的日志中。"
                raise of_tile(Check.FOREIGN, tile, said, f"leaf of origin {leaf.origin!r}", at=at)
            self._count(leaf)

    def told(self) -> OwnRecords | None:
        """None where no leaf was one of ours."""
        if not self._total:
            return None
        return OwnRecords(
            self._total, self._institutions, self._topics, self._first, self._last, self._others
        )

    def _count(self, leaf: _Leaf) -> None:
        self._total += 1
        _one_more(self._institutions, leaf.institution or _UNNAMED)
        _one_more(self._topics, leaf.topic)
        self._first = self._first or leaf.recorded_at or ""
        self._last = leaf.recorded_at or self._last


def _read(entry: bytes) -> _Leaf | None:
    """Only the one spelling that the format has."""
    if not entry.startswith(_BEGINNING):
        return None
    try:
        leaf = _decode(entry)
        return leaf if _encode(leaf) == entry else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _one_more(counts: Counter[str], name: str) -> None:
    name = name[:_LONGEST_NAME]
    counts[name if name in counts or len(counts) < _MOST_NAMES else _BEYOND] += 1
