"""The leaf of one event: what the tree commits to. Described for other implementers in docs/ledger.md."""

from hashlib import sha256
from uuid import UUID

import msgspec

from adapters.tlog.tree import hash_leaf


class Leaf(msgspec.Struct, frozen=True):
    """The fields in the order they are written. Never reorder, rename or remove one: raise `v` instead."""

    v: int
    origin: str
    stream: str
    version: int
    topic: str
    recorded_at: str | None
    institution: str | None
    capacity: str | None
    state_sha256: str


class _Recorded(msgspec.Struct):
    """The two fields of an event's state that say when and by whom it was recorded."""

    timestamp: object = None
    recorded_by: object = None


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(_Recorded).decode


def leaf_bytes(origin: str, stream_id: UUID, version: int, topic: str, state: bytes) -> bytes:
    """Compact JSON in fixed order; no personal data, and no hash that could be guessed back into any."""
    recorded_at, institution, capacity = _recording_of(state)
    digest = sha256(state).hexdigest()
    return _encode(
        Leaf(1, origin, str(stream_id), version, topic, recorded_at, institution, capacity, digest)
    )


def leaf_hash(origin: str, stream_id: UUID, version: int, topic: str, state: bytes) -> bytes:
    """RFC 6962 leaf hash of the event's leaf bytes."""
    return hash_leaf(leaf_bytes(origin, stream_id, version, topic, state))


def _recording_of(state: bytes) -> tuple[str | None, str | None, str | None]:
    """`timestamp`, `recorded_by.institution_id`, `recorded_by.capacity`; null where there is no such string."""
    try:
        recorded = _decode(state)
    except (msgspec.DecodeError, UnicodeDecodeError):  # a state need not be JSON; the leaf then says null
        return None, None, None
    by = recorded.recorded_by
    if not isinstance(by, dict):
        return _text(recorded.timestamp), None, None
    return _text(recorded.timestamp), _text(by.get("institution_id")), _text(by.get("capacity"))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
