"""Reading answers 填写内容: a strict model per step, derived from its questions; every fault named in Chinese."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, LiteralString
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError as WrongNumber

from application.ports import InvalidAnswer, InvalidAnswers
from application.sealing import asked_as
from domain.steps import Ask, Check, Question, questions
from domain.terms import Term

LARGEST_SUM = Decimal("999999999999.99")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_YEAR = r"[（(](19|20)\d{2}[）)]"
_COURT = r"[\u4e00-\u9fff]{1,4}(\d{2,4}[\u4e00-\u9fff]{0,4}|[\u4e00-\u9fff]{0,6})"  # 法院代字
_KIND = r"[\u4e00-\u9fff]{1,6}(字第)?"  # 类型代字; 字第 in numbers before 2016
COURT_CASE_NUMBER = rf"^{_YEAR}{_COURT}{_KIND}\d{{1,7}}号(之[一二三四五六七八九十]+)?$"

SENTENCES = {
    "missing": "必须填写。",
    "extra_forbidden": "没有这个项目，请检查名称。",
    "string_too_long": "超过 {max_length} 字。",
    "string_too_short": "必须填写。",
    "greater_than_equal": "不能小于 {ge}。",
    "less_than_equal": "不能大于 {le}。",
    "too_long": "最多 {max_length} 项。",
    "too_short": "至少填写一项。",
    "enum": "不是可以选择的内容。",
    "literal_error": "不是可以选择的内容。",
    "string_type": "应为文字。",
    "int_type": "应为整数。",
    "bool_type": "应为是（true）或者否（false）。",
    "uuid_parsing": "不是有效的编号。",
    "uuid_type": "不是有效的编号。",
    "model_type": "应为一组项目。",
    "dict_type": "应为一组项目。",
    "tuple_type": "应为清单。",
    "list_type": "应为清单。",
    "string_pattern_mismatch": "格式不正确。",
}


def _fault(code: LiteralString, sentence: LiteralString) -> PydanticCustomError:
    return PydanticCustomError(code, sentence)


def legal_date(given: Any) -> date:
    """A date that exists in the calendar, written 2026-11-22."""
    if isinstance(given, date):
        return given
    try:
        if isinstance(given, str) and len(given) == len("2026-11-22"):
            read = date.fromisoformat(given)
            if 1949 <= read.year <= 2100:  # noqa: PLR2004 - a typing error rather than a legal date
                return read
    except ValueError:
        pass
    raise _fault("impossible-date", "不是真实的日期，请按 2026-11-22 填写。")


def yuan(given: Any) -> Decimal:
    """An amount in yuan with at most two decimals; a float is refused because it cannot be exact."""
    if isinstance(given, bool) or not isinstance(given, str | int | Decimal):
        raise _fault("amount-type", '金额应写作文字形式的数，例如 "1234.56"。')
    try:
        amount = Decimal(given)
    except ArithmeticError:
        raise _fault("amount-format", "金额应为数字，例如 1234.56。") from None
    exponent = amount.as_tuple().exponent
    if not amount.is_finite() or amount <= 0 or amount > LARGEST_SUM:
        raise _fault("amount-range", "金额应大于零，且不超过 999999999999.99 元。")
    if isinstance(exponent, int) and exponent < -2:  # noqa: PLR2004 - fen are the smallest unit
        raise _fault("amount-precision", "金额以元为单位，最多两位小数（人民币的最小单位是分）。")
    return amount.quantize(Decimal("0.01"))


def count(given: Any) -> Decimal:
    """A number of months, days or hours, or a multiple: above zero, at most two decimals."""
    try:
        return yuan(given)
    except PydanticCustomError:
        raise _fault("count-wrong", "应为大于零、最多两位小数的数，例如 2.5。") from None


def readable(given: str) -> str:
    """Text that can be shown and kept: no control characters but line ends and tabs."""
    if CONTROL_CHARACTERS.search(given):
        raise _fault("control-characters", "含有不能显示的控制字符。")
    return given


def credit_code(given: str) -> str:
    """统一社会信用代码, GB 32100-2015: 18 characters with check digit."""
    try:
        return str(uscc.validate(given))
    except WrongNumber:
        raise _fault("credit-code", "统一社会信用代码的校验码不正确（GB 32100-2015），请核对。") from None


def identity_number(given: str) -> str:
    """公民身份号码, GB 11643-1999: date of birth and check digit are hard rules, the region is not."""
    number = ric.compact(given).upper()
    wrong = _fault("identity-number", "公民身份号码的出生日期或者校验码不正确（GB 11643-1999），请核对。")
    if len(number) != 18 or not number[:17].isdigit():  # noqa: PLR2004 - the standard's length
        raise wrong
    try:
        ric.get_birth_date(number)
    except WrongNumber:
        raise wrong from None
    if ric.calc_check_digit(number) != number[-1]:
        raise wrong
    return str(number)


_CHECKS: dict[Check, Any] = {
    Check.YUAN: BeforeValidator(yuan),
    Check.COUNT: BeforeValidator(count),
    Check.CREDIT_CODE: AfterValidator(credit_code),
    Check.IDENTITY_NUMBER: AfterValidator(identity_number),
    Check.PHONE: Field(pattern=r"^[0-9+\- ]{5,20}$"),
    Check.REGION: Field(pattern=r"^[1-9][0-9]{5}$"),
    Check.COURT_CASE_NUMBER: Field(pattern=COURT_CASE_NUMBER),
    Check.CAUSE: Field(pattern=r"^[a-z]+(-[a-z]+)*$"),
}


class _Answers(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, str_strip_whitespace=True)


def _term(kind: type[Term], given: Any) -> Term:
    """A choice by its stored value."""
    try:
        return kind(given)
    except ValueError:
        raise _fault("not-a-choice", "不是可以选择的内容。") from None


def _type(kind: Any, ask: Ask) -> Any:  # noqa: PLR0911 - one line per kind of answer
    kind = asked_as(kind)
    if kind is date:
        return Annotated[date, BeforeValidator(legal_date)]
    if kind is Decimal:
        return Annotated[Decimal, _CHECKS[Check.COUNT if ask.check is Check.COUNT else Check.YUAN]]
    if kind is str:
        marks = [Field(min_length=1, max_length=ask.max_length), AfterValidator(readable)]
        return Annotated[(str, *marks, *([_CHECKS[ask.check]] if ask.check else []))]
    if kind is int:
        return Annotated[int, Field(ge=ask.minimum, le=ask.maximum)]
    if kind is UUID:
        return Annotated[UUID, Field(strict=False)]
    if isinstance(kind, type) and issubclass(kind, Term):
        return Annotated[kind, BeforeValidator(partial(_term, kind))]
    if kind is bool:
        return bool
    return model(kind.__name__, questions(kind))


def model(name: str, asked: tuple[Question, ...]) -> type[BaseModel]:
    """The strict model of one step or of one entry within it."""
    shape: dict[str, Any] = {}
    for question in asked:
        kind: Any = _type(question.kind, question.ask)
        if question.many:
            least = 1 if question.required else 0
            entries: Any = tuple.__class_getitem__((kind, ...))
            kind = Annotated[entries, Field(min_length=least, max_length=question.ask.most, strict=False)]
        elif not question.required or question.default is not None:
            kind = kind | None if question.default is None else kind
        shape[question.name] = (kind, ... if question.required else question.default)
    return create_model(name, __base__=_Answers, **shape)


class ModelAnswerReader:
    """Keeps one model per step."""

    def __init__(self) -> None:
        self._models: dict[str, type[BaseModel]] = {}

    def read(self, step_id: str, asked: tuple[Question, ...], answers: Mapping[str, Any]) -> dict[str, Any]:
        """Typed values by question; raises `InvalidAnswers` naming every wrong field."""
        known = self._models.get(step_id)
        if known is None:
            known = self._models[step_id] = model(step_id, asked)
        try:
            return _plain(known.model_validate(answers))
        except ValidationError as wrong:
            faults = [_told(error, asked) for error in wrong.errors(include_url=False)]
            inner = {fault.name.split(".")[0] for fault in faults if "." in fault.name}
            # A list whose entries are all wrong is also reported as empty; that would only confuse.
            raise InvalidAnswers(
                [fault for fault in faults if fault.code != "too-short" or fault.name not in inner]
            ) from None


def _plain(answers: BaseModel) -> dict[str, Any]:
    return {name: _entry(value) for name, value in vars(answers).items()}


def _entry(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _plain(value)
    return tuple(_entry(item) for item in value) if isinstance(value, tuple) else value


def _told(error: ErrorDetails, asked: tuple[Question, ...]) -> InvalidAnswer:
    path = [part for part in error["loc"] if not (isinstance(part, str) and part.startswith("function-"))]
    sentence = SENTENCES.get(error["type"])
    if sentence is None:
        sentence = error["msg"] if error["type"] in _OURS else "填写的内容不正确。"
    else:
        sentence = sentence.format(**error.get("ctx", {}))
    return InvalidAnswer(
        name=".".join(str(part) for part in path),
        code=error["type"].replace("_", "-"),
        reason=f"{_label(path, asked)}：{sentence}",
    )


_OURS = {
    "impossible-date", "amount-type", "amount-format", "amount-range", "amount-precision", "credit-code",
    "count-wrong",
    "identity-number", "not-a-choice", "control-characters",
}  # fmt: skip


def _label(path: list[Any], asked: tuple[Question, ...]) -> str:
    """The labels along a path: `请求事项第 1 项的金额`."""
    said = ""
    for part in path:
        if isinstance(part, int):
            said += f"第 {part + 1} 项"
            continue
        question = next((one for one in asked if one.name == part), None)
        if question is None:
            return f"{said}“{part}”"
        said += ("的" if said else "") + question.ask.label
        kind = asked_as(question.kind)
        asked = questions(kind) if hasattr(kind, "__dataclass_fields__") else ()
    return said or "填写内容"
