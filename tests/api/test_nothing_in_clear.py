"""Marker words 标记: whatever is sealed can be played into the house and is found in the clear in no file of it.

Every kind of the catalogue is opened, and every step it then offers is tried once, with a word of its own in each
sealed text and each particular of a person; taken or refused, none of them may lie in the record, its leaves, the
read models, the search index, the accounts or a log.
"""

import base64
import json
import re
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import structlog

from api.http.answer_schema import answers_schema
from application.catalogue import CatalogueEntry, catalogue
from application.house import House
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.steps import Question, questions
from tests.api.given import DISPUTE, INSTITUTIONS, Login, filled

pytestmark = pytest.mark.anyio
STEM = "鸱鸮鹡鸰"
"""Begins every marker; such birds occur in no other text."""
ACTING = {capacity: name for name, (_, _, capacity) in reversed(INSTITUTIONS.items())}
NUMBERS = re.compile(rb"14090219910407\w{4}|1991234\d{4}")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ASKED_BY_SOME_RULE: dict[str, Any] = {
    "known_on": DISPUTE["on"],
    "received_on": DISPUTE["on"],
    "decided_on": DISPUTE["on"],
    "employer": {"name": "示例餐饮公司"},
    "employers": DISPUTE["employers"],
    "agreement": "示例调解协议",
    "stated_period": {"days": 10, "unit": "working"},
}
"""Not required by the form, but by the rules of a step."""
OF_NOBODY = {"holiday-notice", "number-book", "number-series"}
"""Kinds that are about no person and hold nothing sealed."""


class Sower:
    """Makes the markers, and knows those it made."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.planted: list[str] = []

    def word(self) -> str:
        return self._known(f"{STEM}{next(self.numbers)}号")

    def person(self) -> dict[str, str]:
        number = next(self.numbers)
        body = f"14090219910407{number % 1000:03}"
        check = "10X98765432"[sum(int(one) * weight for one, weight in zip(body, WEIGHTS, strict=True)) % 11]
        return {
            "name": self.word(),
            "identity_number": self._known(body + check),
            "phone": self._known(f"1991234{number:04}"),
            "address": self.word(),
        }

    def _known(self, word: str) -> str:
        self.planted.append(word)
        return word

    def sown(self, asked: tuple[Question, ...], known: dict[str, Any]) -> dict[str, Any]:
        """The answers known, and a marker wherever one fits."""
        return known | {
            one.name: self._many(one, known.get(one.name)) for one in asked if holds_any(one.kind)
        }

    def _many(self, question: Question, known: Any) -> Any:
        return [self._one(question.kind, known)] if question.many else self._one(question.kind, known)

    def _one(self, kind: Any, known: Any) -> Any:
        if kind is Person:
            return self.person()
        if kind in (SealedText, PrivilegedText):
            return self.word()
        first = known[0] if isinstance(known, list) and known else known
        return self.sown(questions(kind), first or {})


def holds_any(kind: Any) -> bool:
    """Whether an answer of this kind is sealed, or has a part that is."""
    if kind in (Person, SealedText, PrivilegedText):
        return True
    return hasattr(kind, "__dataclass_fields__") and any(holds_any(one.kind) for one in questions(kind))


def answered(entry: CatalogueEntry, sower: Sower, known: dict[str, Any]) -> dict[str, Any]:
    """Answers that fit, a marker in every sealed one."""
    return sower.sown(entry.questions, filled(answers_schema(entry), known)) | known


def in_clear(content: bytes, planted: list[str]) -> set[str]:
    """The markers that can be read, however they are written: of a text its stem, of a number the whole."""
    texts = {STEM for form in written(STEM) if form in content}
    numbers = {found.decode() for found in NUMBERS.findall(content.replace(b"\0", b""))}
    return texts | (numbers & set(planted))


def written(word: str) -> list[bytes]:
    plain = [word.encode(one) for one in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
    return [*plain, json.dumps(word).strip('"').encode(), word.encode().hex().encode(), *in_base64(word)]


def in_base64(word: str) -> list[bytes]:
    """Wherever the word begins within its group of three."""
    return [base64.b64encode(bytes(before) + word.encode())[4:-4] for before in range(3)]


async def played(login: Login, house: House, sower: Sower) -> tuple[dict[str, int], str]:
    """By kind, how many steps were recorded: every kind opened, and each further step tried once; the dispute's path."""
    mediator = await login("mediator")
    register = catalogue()["dispute"]["register"]
    dispute = await mediator.took("dispute/steps/register", answered(register, sower, DISPUTE))
    known = {"on": DISPUTE["on"], "dispute_id": dispute["case_id"]}
    taken = {"dispute": 1 + await tried("dispute", dispute, login, sower, known)}
    for kind, entries in catalogue().items():
        if kind in {"dispute", *OF_NOBODY}:
            continue
        for opening in (one for one in entries.values() if one.step.opens and one.offered):
            opened = await opening_of(opening, login, sower, known)
            if opened is not None:
                more = await tried(kind, opened, login, sower, known)
                taken[kind] = taken.get(kind, 0) + 1 + more
                known.setdefault(f"{kind.rpartition('-')[2]}_id", opened["case_id"])
    await house.settled()
    return taken, f"dispute/{dispute['case_id']}"


async def opening_of(
    entry: CatalogueEntry, login: Login, sower: Sower, known: dict[str, Any]
) -> dict[str, Any] | None:
    official = await login(ACTING[entry.step.by[0]])
    answer = await official.take(f"{entry.kind}/steps/{entry.name}", fitting(entry, sower, known))
    return answer.json() if answer.status_code == 201 else None


async def tried(kind: str, opened: dict[str, Any], login: Login, sower: Sower, known: dict[str, Any]) -> int:
    """Each step once, those of every state first: what moves the case ends many of them."""
    taken, version = 0, opened["version"]
    entries = sorted(catalogue()[kind].values(), key=lambda entry: bool(entry.step.when))
    for entry in entries:
        if entry.step.opens or not entry.offered:
            continue
        official = await login(ACTING[entry.step.by[0]])
        answers = fitting(entry, sower, known)
        path = f"{kind}/{opened['case_id']}/steps/{entry.name}"
        answer = await official.take(path, answers, version)
        if answer.status_code == 201:
            taken, version = taken + 1, answer.json()["version"]
    return taken


def fitting(entry: CatalogueEntry, sower: Sower, known: dict[str, Any]) -> dict[str, Any]:
    asked = {question.name for question in entry.questions if question.required}
    asked |= {one.name for one in entry.questions if one.name in ASKED_BY_SOME_RULE}
    if entry.kind == "supervision-letter":
        asked.add("matter_id")
    given = known | ASKED_BY_SOME_RULE
    return answered(entry, sower, {name: given[name] for name in given.keys() & asked})


def read_whole(files: Path) -> dict[str, bytes]:
    return {str(file.relative_to(files)): file.read_bytes() for file in files.rglob("*") if file.is_file()}


async def test_no_marker_lies_in_the_clear_in_any_file_or_log(
    login: Login, house: House, tmp_path: Path
) -> None:
    sower = Sower()
    with structlog.testing.capture_logs() as logs:
        taken, dispute = await played(login, house, sower)
    assert set(taken) == set(catalogue()) - OF_NOBODY
    assert sum(taken.values()) > 100, taken
    told = await (await login("mediator")).get(f"/{dispute}/timeline")
    assert in_clear(told.content, sower.planted), "those who may read it do"
    held = read_whole(tmp_path / "house")
    assert {"ledger.db", "views.db", "accounts.db"} <= set(held)
    found = {name: in_clear(content, sower.planted) for name, content in held.items()}
    assert {name: words for name, words in found.items() if words} == {}
    assert in_clear(json.dumps(logs, ensure_ascii=False, default=str).encode(), sower.planted) == set()
