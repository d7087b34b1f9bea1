"""Leaf bytes are part of the record for ever: fixed here byte for byte, and recomputable from the documentation."""

import json
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.ledger.leaf import leaf_bytes, leaf_hash

STREAM = UUID("3f0b7c7e-2f5a-4c1d-9a55-0d6f1f0a9e11")
STATE = (
    '{"occurred_on":"2026-11-20","timestamp":"2026-11-22T02:03:04.567890+00:00",'
    '"recorded_by":{"person_id":"6c1d6b0e-0000-4000-8000-000000000001","institution_id":"浙江/杭州仲裁委",'
    '"capacity":"arbitration-commission"},"command_id":"6c1d6b0e-0000-4000-8000-000000000002"}'
).encode()
LEAF = (
    '{"v":1,"origin":"ledger.test/gongjian","stream":"3f0b7c7e-2f5a-4c1d-9a55-0d6f1f0a9e11","version":7,'
    '"topic":"arbitration-case.accepted","recorded_at":"2026-11-22T02:03:04.567890+00:00",'
    '"institution":"浙江/杭州仲裁委","capacity":"arbitration-commission",'
    '"state_sha256":"STATE"}'
)


def leaf_of(state: bytes) -> dict[str, object]:
    leaf: dict[str, object] = json.loads(leaf_bytes("origin", STREAM, 1, "topic", state))
    return leaf


def test_the_leaf_is_these_bytes() -> None:
    written = leaf_bytes("ledger.test/gongjian", STREAM, 7, "arbitration-case.accepted", STATE)
    assert written == LEAF.replace("STATE", sha256(STATE).hexdigest()).encode()


def test_the_leaf_hash_is_this_one() -> None:
    hashed = leaf_hash("ledger.test/gongjian", STREAM, 7, "arbitration-case.accepted", STATE)
    assert hashed.hex() == "5fe5958be8041e8f5fbdd6038a5d4e2980f6081e7a1964648ba1da1eb15c27fa"


def test_the_leaf_names_no_person() -> None:
    assert b"6c1d6b0e" not in leaf_bytes("origin", STREAM, 1, "topic", STATE)


@pytest.mark.parametrize(
    ("state", "recorded_at", "institution", "capacity"),
    [
        (b"state1", None, None, None),
        (b"", None, None, None),
        (b"\xff\xfe", None, None, None),
        (b"[1,2]", None, None, None),
        (b'"text"', None, None, None),
        (b"{}", None, None, None),
        (b'{"timestamp":5,"recorded_by":{"institution_id":[],"capacity":null}}', None, None, None),
        (b'{"timestamp":"t","recorded_by":"somebody"}', "t", None, None),
        (b'{"timestamp":"t","recorded_by":{"capacity":"judge"}}', "t", None, "judge"),
        (b'{"recorded_by":{"institution_id":"court","capacity":"judge"}}', None, "court", "judge"),
    ],
)
def test_what_a_state_does_not_say_is_null(
    state: bytes, recorded_at: str | None, institution: str | None, capacity: str | None
) -> None:
    leaf = leaf_of(state)
    assert (leaf["recorded_at"], leaf["institution"], leaf["capacity"]) == (
        recorded_at,
        institution,
        capacity,
    )
    assert leaf["state_sha256"] == sha256(state).hexdigest()


@given(st.text(), st.text(), st.one_of(st.none(), st.text()))
def test_any_json_writer_that_escapes_only_what_it_must_writes_the_same_leaf(
    origin: str, topic: str, institution: str | None
) -> None:
    state = json.dumps({"timestamp": topic, "recorded_by": {"institution_id": institution}}).encode()
    fields = {
        "v": 1,
        "origin": origin,
        "stream": str(STREAM),
        "version": 3,
        "topic": topic,
        "recorded_at": topic,
        "institution": institution,
        "capacity": None,
        "state_sha256": sha256(state).hexdigest(),
    }
    written = leaf_bytes(origin, STREAM, 3, topic, state)
    assert written == json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
