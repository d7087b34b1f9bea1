"""The whole matrix: nobody learns through a list, a timeline, the register or a search of a case they may not open."""

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from application.catalogue import KINDS
from application.house import House
from domain.numbering import NumberSeries, Series
from tests.api.given import (
    APPLIED,
    DISPUTE,
    INSTITUTION_IDS,
    INSTITUTIONS,
    Login,
    Official,
    filled,
    letter_to_an_employer,
)
from tests.support.clock import TODAY
from tests.support.furnishing import furnish_further
from tests.support.holiday_notices import notice

pytestmark = pytest.mark.anyio
LONG_AGO = (TODAY - timedelta(days=20)).isoformat()
LATE = "系统停用期间补录"
OF_ORGANS = {"procuratorial-case", "inspection-case"}
PUBLISHED = {"holiday-notice"}
OWN_NUMBERS = {"number-book", "number-series"}
"""How the mediator's institution numbers is nobody else's business."""
PROCEDURES = {
    "dispute", "mediation-case", "court-mediation", "arbitration-case", "litigation-case", "payment-order-case",
    "enforcement-case", "retrial-case", "appeal-case", "revocation-case",
}  # fmt: skip
SUPERVISION = {"supervision-matter", "supervision-letter"}
SEEN: dict[str, set[str]] = {
    "mediator": PROCEDURES | PUBLISHED | OWN_NUMBERS,
    "other-mediator": PUBLISHED,
    "arbitrator": PROCEDURES | PUBLISHED,
    "judge": set(KINDS) - OF_ORGANS - OWN_NUMBERS,
    "far-judge": PUBLISHED,
    "procurator": set(KINDS) - {"inspection-case"} - OWN_NUMBERS,
    "far-procurator": PUBLISHED,
    "union": SUPERVISION | PUBLISHED,
    "inspector": SUPERVISION | {"inspection-case"} | PUBLISHED,
    "administrator": PUBLISHED,
}
"""Who sees which of the cases below: by region and capacity, or because they take part in the thread."""
HANDLED: dict[str, set[str]] = {
    "mediator": {"dispute", "mediation-case"} | OWN_NUMBERS,
    "arbitrator": {"arbitration-case"},
    "judge": PROCEDURES - {"dispute", "mediation-case", "arbitration-case"},
    "union": SUPERVISION,
    "procurator": {"procuratorial-case"},
    "inspector": {"inspection-case"},
}


@dataclass(frozen=True)
class Docket:
    """One case of every kind, recorded late so that all appear among the late entries too."""

    cases: dict[str, str]
    """Id by kind."""

    def kind_of(self, case_id: str) -> str:
        return next(kind for kind, known in self.cases.items() if known == case_id)


async def record(official: Official, kind: str, step: str, known: dict[str, Any]) -> str:
    """Open a case long ago; answers that are not known are made from the schema."""
    answers = filled((await official.schemas(kind))[step], {**known, "on": LONG_AGO})
    told = await official.took(f"{kind}/steps/{step}", answers, late_reason=LATE)
    return str(told["case_id"])


async def numbers(mediator: Official, case_id: str) -> dict[str, str]:
    """A format set long ago, and the first number by it."""
    form = {"series": "mediation-case-number", "pattern": "示调〔{年}〕{号}号", "year": TODAY.year}
    book = await record(mediator, "number-book", "set-format", form)
    await mediator.took(f"mediation-case/{case_id}/steps/accept", {"on": TODAY.isoformat()}, 1)
    owner = INSTITUTION_IDS["mediator"]
    return {
        "number-book": book,
        "number-series": str(NumberSeries.id_of(owner, Series.MEDIATION_CASE, TODAY.year)),
    }


@pytest.fixture(scope="module")
def furnished(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house with one case of every kind, made once; every test has a copy of its own."""
    return furnish_further(furnished, tmp_path_factory.mktemp("docket") / "house", one_of_every_kind)


@pytest.fixture
def docket(furnished: Path) -> Docket:
    return Docket(json.loads((furnished / "told.json").read_text()))


async def one_of_every_kind(login: Login, house: House) -> dict[str, str]:
    """Id by kind."""
    mediator, arbitrator, judge, union, procurator, inspector, administrator = [
        await login(name)
        for name in ("mediator", "arbitrator", "judge", "union", "procurator", "inspector", "administrator")
    ]
    dispute = await record(mediator, "dispute", "register", DISPUTE)
    about = {"dispute_id": dispute}
    letter = await letter_to_an_employer(union)
    cases = {
        "dispute": dispute,
        "mediation-case": await record(mediator, "mediation-case", "apply-for", {**APPLIED, **about}),
        "arbitration-case": await record(arbitrator, "arbitration-case", "file-application", about),
        "litigation-case": await record(judge, "litigation-case", "receive-complaint", about),
        "court-mediation": await record(judge, "court-mediation", "register", about),
        "payment-order-case": await record(
            judge, "payment-order-case", "receive-application", about | {"agreement": "示例调〔2026〕1号"}
        ),
        "enforcement-case": await record(
            judge, "enforcement-case", "receive-application", about | {"effective_on": LONG_AGO}
        ),
        "retrial-case": await record(
            judge,
            "retrial-case",
            "apply-for",
            {**about, "ground": "law-misapplied", "challenged": "judgment", "effective_on": LONG_AGO},
        ),
        "appeal-case": await record(
            judge, "appeal-case", "receive-petition", {**about, "decision_received_on": LONG_AGO}
        ),
        "revocation-case": await record(
            judge, "revocation-case", "file", {**about, "document_received_on": LONG_AGO}
        ),
        "supervision-matter": letter["matter_id"],
        "supervision-letter": await record(union, "supervision-letter", "draft", letter),
        "procuratorial-case": await record(
            procurator,
            "procuratorial-case",
            "receive-lead",
            {"matter_id": letter["matter_id"], "employer": {"name": "示例电池厂"}},
        ),
        "inspection-case": await record(
            inspector,
            "inspection-case",
            "register",
            {"source": "union", "matter_id": letter["matter_id"], "employer": {"name": "示例电池厂"}},
        ),
        "holiday-notice": await record(administrator, "holiday-notice", "enter", notice(LONG_AGO)),
    }
    cases |= await numbers(mediator, cases["mediation-case"])
    assert set(cases) == set(KINDS)
    await house.settled()
    return cases


async def everything(official: Official, path: str) -> list[dict[str, Any]]:
    """All pages of a list."""
    items: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = (await official.get(f"{path}{'&' if '?' in path else '?'}limit=2&cursor={cursor}")).json()
        items += page["items"]
        cursor = page["next_cursor"]
        if not cursor:
            return items


async def listed_kinds(official: Official, docket: Docket, path: str, field: str = "case_id") -> set[str]:
    return {docket.kind_of(item[field]) for item in await everything(official, path)}


@pytest.mark.parametrize("name", INSTITUTIONS)
async def test_what_may_not_be_opened_is_nowhere(name: str, login: Login, docket: Docket) -> None:
    official, seen = await login(name), SEEN[name]
    for kind, case_id in docket.cases.items():
        expected = 200 if kind in seen else 404
        for rest in ("", "/timeline", "/thread-timeline", "/steps"):
            answer = await official.get(f"/{kind}/{case_id}{rest}")
            assert answer.status_code == expected, (kind, rest)
            if expected == 404:
                assert answer.json()["code"] == "not-found"
        if expected == 404:
            step = await official.take(f"{kind}/{case_id}/steps/object", {}, 1)
            unknown = "unknown-step" if kind in OWN_NUMBERS else "not-found"  # nobody objects to a number
            assert (step.status_code, step.json()["code"]) == (404, unknown)
    assert await listed_kinds(official, docket, "/cases") == seen - PUBLISHED - OWN_NUMBERS  # nobody's case
    for kind in KINDS:
        assert await listed_kinds(official, docket, f"/cases?kind={kind}") == seen & {kind}
    registered = await listed_kinds(official, docket, "/supervision-register", "letter_id")
    assert registered == seen & {"supervision-letter"}
    late = await listed_kinds(official, docket, "/late-entries")
    assert late == seen - {"supervision-matter", "number-series"}  # recorded on its own day


@pytest.mark.parametrize("name", INSTITUTIONS)
async def test_who_could_read_a_case_is_told_to_who_handles_it_and_to_procurators_who_see_it(
    name: str, login: Login, docket: Docket
) -> None:
    """To everybody else the case is as if there were none, also where they may read it."""
    official = await login(name)
    told = HANDLED.get(name, set()) | (SEEN[name] if name.endswith("procurator") else set())
    nobody = INSTITUTION_IDS["mediator"]
    for kind, case_id in docket.cases.items():
        answer = await official.get(f"/{kind}/{case_id}/seen?person={nobody}")
        assert answer.status_code == (200 if kind in told else 404), kind
        page = await official.client.get(f"/cases/{kind}/{case_id}/seen?person={nobody}")
        assert page.status_code == answer.status_code, kind
    mine = (await official.get("/access-log?limit=200")).json()["items"]
    assert mine == [] or {row["institution_id"] for row in mine} == {str(INSTITUTION_IDS[name])}


@pytest.mark.parametrize("name", INSTITUTIONS)
async def test_timelines_and_searches_show_only_what_may_be_opened(
    name: str, login: Login, docket: Docket
) -> None:
    official, seen = await login(name), SEEN[name]
    for kind in seen:
        threads = await everything(official, f"/{kind}/{docket.cases[kind]}/thread-timeline")
        assert {docket.kind_of(entry["case_id"]) for entry in threads} <= seen
        shown = (await official.get(f"/{kind}/{docket.cases[kind]}")).json()
        assert {docket.kind_of(case["case_id"]) for case in shown["thread"]} <= seen
    for words in ("示例餐饮公司", "示例电池厂", "王甲某", "王", "示例"):
        answer = (await official.client.post("/api/v1/search", json={"words": words, "limit": 100})).json()
        assert {docket.kind_of(case["case_id"]) for case in answer["items"]} <= seen, words


@pytest.mark.parametrize("name", [name for name in INSTITUTIONS if name != "mediator"])
async def test_names_and_sealed_notes_stay_with_those_who_take_part(
    name: str, login: Login, docket: Docket
) -> None:
    official = await login(name)
    takes_part = name in {"arbitrator", "judge"}
    texts = [
        (await official.get(f"/{kind}/{case_id}/timeline")).text for kind, case_id in docket.cases.items()
    ]
    texts.append((await official.get("/cases?limit=200")).text)
    texts.append((await official.client.post("/api/v1/search", json={"words": "王甲某"})).text)
    assert any("王甲某" in text for text in texts) is takes_part
    assert not any("13800000000" in text for text in texts) or takes_part
