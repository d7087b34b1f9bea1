"""JSON Schema of a step's answers, read off its questions: the same ones that forms ask."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from api.step_requests import LONGEST_LATE_REASON
from application.catalogue import CatalogueEntry
from application.sealing import asked_as
from domain.personal_data import PrivilegedText, SealedText
from domain.steps import Ask, Check, Question, questions
from domain.terms import Term

Schema = dict[str, Any]
SEALED = {
    SealedText: "加密存放，可以查看本案的机构能够看到。",
    PrivilegedText: "加密存放，只有记录的机构能够看到。",
}


def answers_schema(entry: CatalogueEntry) -> Schema:
    """The schema of `answers`."""
    return _object(entry.questions)


def body_schema(entry: CatalogueEntry) -> Schema:
    """The schema of the whole request."""
    reason = {
        "type": ["string", "null"],
        "title": "补录原因",
        "description": "发生日期距今超过允许的记录期限时必须填写。",
        "maxLength": LONGEST_LATE_REASON,
    }
    return {
        "type": "object",
        "properties": {"answers": answers_schema(entry), "late_reason": reason},
        "required": ["answers"],
        "additionalProperties": False,
    }


def _object(asked: tuple[Question, ...]) -> Schema:
    return {
        "type": "object",
        "properties": {question.name: _question(question) for question in asked},
        "required": [question.name for question in asked if question.required],
        "additionalProperties": False,
    }


def _question(question: Question) -> Schema:
    one = _one(question.kind, question.ask)
    if question.many:
        one = {"type": "array", "items": one, "maxItems": question.ask.most}
        if question.required:
            one["minItems"] = 1
    elif not question.required and question.default is None:
        one = _nullable(one)
    told = {"title": question.ask.label}
    described = " ".join(part for part in (question.hint, SEALED.get(question.kind, "")) if part)
    if described:
        told["description"] = described
    if not question.required and question.default not in (None, ()):
        one["default"] = question.default
    return {**told, **one}


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one(kind: Any, ask: Ask) -> Schema:
    """One answer, without its label."""
    simple = _simple(asked_as(kind), ask)
    if ask.check is not None and ask.check not in (Check.YUAN, Check.COUNT):
        simple["format"] = ask.check.value
    if ask.check is Check.CAUSE:
        simple["description"] = "该日施行的案由的 code，见 GET /api/v1/causes?on=该日。"
    if ask.refers_to:
        simple["x-refers-to"] = ask.refers_to
    return simple


def _simple(kind: Any, ask: Ask) -> Schema:
    if isinstance(kind, type) and issubclass(kind, Term):
        return {"oneOf": [{"const": member.value, "title": member.zh} for member in kind]}
    if kind in PLAIN:
        return dict(PLAIN[kind])
    if kind is str:
        return {"type": "string", "minLength": 1, "maxLength": ask.max_length}
    if kind is int:
        most = {} if ask.maximum is None else {"maximum": ask.maximum}
        return {"type": "integer", "minimum": ask.minimum, **most}
    return _object(questions(kind))


PLAIN: Mapping[Any, Schema] = {
    date: {"type": "string", "format": "date"},
    Decimal: {
        "type": "string",
        "pattern": r"^[0-9]{1,12}(\.[0-9]{1,2})?$",
        "examples": ["1234.56"],
    },
    UUID: {"type": "string", "format": "uuid"},
    bool: {"type": "boolean"},
}
