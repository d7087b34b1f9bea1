"""A step asked for 办理请求: what pages and other systems send becomes one `StepRequest`."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

import msgspec

from application.casework import StepRequest
from application.people import Actor
from application.ports import InvalidAnswer, InvalidAnswers

COMMANDS = UUID("6f2d4c62-6f5c-5b0e-9a57-1d3c6f0e7a11")
"""Namespace of command ids: person, then the key they gave the command."""

LONGEST_LATE_REASON = 500

_canonical = msgspec.json.Encoder(order="deterministic")


def command_id(actor: Actor, key: str) -> UUID:
    """The same key from the same person is the same command, however often it arrives."""
    return uuid5(_commands_of(actor.person_id), key)


@lru_cache(maxsize=10_000)
def _commands_of(person_id: UUID) -> UUID:
    return uuid5(COMMANDS, str(person_id))


def step_request(
    actor: Actor,
    *,
    kind: str,
    step: str,
    key: str,
    answers: Mapping[str, Any],
    case_id: UUID | None = None,
    expected_version: int = 0,
    late_reason: str | None = None,
) -> StepRequest:
    """The request with its command id and the hash that tells a repeat from a different request."""
    if late_reason is not None and len(late_reason) > LONGEST_LATE_REASON:
        fault = f"补录原因：超过 {LONGEST_LATE_REASON} 字。"
        raise InvalidAnswers([InvalidAnswer("late_reason", "string-too-long", fault)])
    content = (kind, str(case_id or ""), step, expected_version, answers, late_reason)
    return StepRequest(
        kind=kind,
        step=step,
        command_id=command_id(actor, key),
        request_hash=sha256(_canonical.encode(content)).digest(),
        answers=answers,
        case_id=case_id,
        expected_version=expected_version,
        late_reason=late_reason,
    )
