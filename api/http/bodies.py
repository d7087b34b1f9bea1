"""Bodies 请求内容: JSON of a declared form; what is wrong with it is said in Chinese, with the field."""

import re
from typing import Any

import msgspec

from api.http.refusals import MalformedBody, NotJson, WrongBody

SENTENCES = (
    ("unknown field", "没有这个项目，请检查名称。"),
    ("missing required field", "必须填写。"),
    ("out of range", "数值超出范围。"),
    ("Expected `object", "应为一组项目（JSON 对象）。"),
    ("Expected `array", "应为清单。"),
    ("Expected `str", "应为文字。"),
    ("Expected `int", "应为整数。"),
)


def read_json(headers: dict[bytes, bytes], body: bytes, decoder: "msgspec.json.Decoder[Any]") -> Any:
    """The body in the decoder's form, or a refusal naming where it is wrong."""
    if headers.get(b"content-type", b"").split(b";", 1)[0].strip().lower() != b"application/json":
        raise NotJson(field="Content-Type")
    try:
        return decoder.decode(body)
    except msgspec.ValidationError as wrong:
        raise _told(str(wrong)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise MalformedBody from None


def _told(wrong: str) -> WrongBody:
    """The decoder's remark, such as "Expected `str`, got `int` - at `$.late_reason`", in our words."""
    remark, _, place = wrong.partition(" - at ")
    named = re.search(r"field `([^`]+)`", remark)
    path = place.strip("`").removeprefix("$").replace("[...]", "").strip(".")
    field = ".".join(part for part in (path, named[1] if named else "") if part)
    sentence = next((said for mark, said in SENTENCES if mark in remark), "不符合接口说明。")
    return WrongBody(f"“{field}”：{sentence}" if field else sentence, field=field)
