"""Cursors 翻页标记: where the next part of a list begins, bound to the question that was asked."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

from application.questions import BadCursor

T = TypeVar("T")


class _Cursor(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    asked: str
    key: msgspec.Raw


def asked(*question: object) -> str:
    """A short digest of the question with its filter; a cursor of another question is refused."""
    return sha256(msgspec.json.encode([repr(part) for part in question])).hexdigest()[:16]


def written(question: str, key: Any) -> str:
    """The cursor after the row with this sort key."""
    cursor = _Cursor(question, msgspec.Raw(msgspec.json.encode(key)))
    return urlsafe_b64encode(msgspec.json.encode(cursor)).decode().rstrip("=")


def read(cursor: str, question: str, key: type[T]) -> T:
    """The sort key a cursor holds; raises `BadCursor` for anything that was not written for this question."""
    try:
        plain = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        held = msgspec.json.decode(plain, type=_Cursor)
        if held.asked != question:
            raise BadCursor(field="cursor")
        return msgspec.json.decode(held.key, type=key)
    except (ValueError, msgspec.MsgspecError) as error:
        raise BadCursor(field="cursor") from error
