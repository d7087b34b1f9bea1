"""What tests over HTTP are given: institutions, a dispute, and officials who speak for themselves."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx2
from fastapi import FastAPI

from domain.terms import Capacity
from tests.support.clock import TODAY

PASSWORD = "only-for-tests"
COUNTY, CITY, ELSEWHERE = "140902", "140900", "330106"
INSTITUTIONS = {
    "mediator": ("示例·忻府区调解中心", COUNTY, Capacity.MEDIATION),
    "other-mediator": ("示例·另一调解中心", COUNTY, Capacity.MEDIATION),
    "arbitrator": ("示例·忻州市仲裁委员会", CITY, Capacity.ARBITRATION),
    "judge": ("示例·忻府区人民法院", COUNTY, Capacity.COURT),
    "far-judge": ("示例·西湖区人民法院", ELSEWHERE, Capacity.COURT),
    "procurator": ("示例·忻州市人民检察院", CITY, Capacity.PROCURATORATE),
    "far-procurator": ("示例·西湖区人民检察院", ELSEWHERE, Capacity.PROCURATORATE),
    "union": ("示例·忻府区总工会", COUNTY, Capacity.UNION),
    "inspector": ("示例·忻府区劳动保障监察大队", COUNTY, Capacity.LABOUR_INSPECTION),
    "administrator": ("示例·忻府区管理员", COUNTY, Capacity.ADMINISTRATION),
}
INSTITUTION_IDS = {name: UUID(int=number) for number, name in enumerate(INSTITUTIONS, start=1)}
WORKER: dict[str, Any] = {"person": {"name": "王甲某", "phone": "13800000000"}, "monthly_wage": "6000"}
DISPUTE: dict[str, Any] = {
    "on": TODAY.isoformat(),
    "cause": "pay",
    "workers": [WORKER],
    "employers": [{"name": "示例餐饮公司"}],
    "claims": [{"kind": "wages", "amount": "12000.50"}],
    "facts": "拖欠三个月工资",
}
APPLIED: dict[str, Any] = {
    "on": TODAY.isoformat(),
    "body": "peoples",
    "applicant": "worker",
    "how": "written",
}


def visitor(app: FastAPI, token: str = "") -> httpx2.AsyncClient:
    """A client; with a token it speaks for somebody."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    transport = httpx2.ASGITransport(app=app)
    return httpx2.AsyncClient(transport=transport, base_url="http://gongjian.test", headers=headers)


@dataclass
class Official:
    """Somebody who is logged in, and what they do."""

    client: httpx2.AsyncClient

    async def get(self, path: str, **headers: str) -> httpx2.Response:
        """Ask."""
        return await self.client.get(f"/api/v1{path}", headers=headers)

    async def take(
        self, path: str, answers: Any, version: int | None = None, *, key: str = "", **body: Any
    ) -> httpx2.Response:
        """Send a step: `take("dispute/steps/register", DISPUTE)`."""
        headers = {"Idempotency-Key": key or str(uuid4())}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return await self.client.post(f"/api/v1/{path}", json={"answers": answers, **body}, headers=headers)

    async def took(self, path: str, answers: Any, version: int | None = None, **body: Any) -> dict[str, Any]:
        """The same, and it was recorded."""
        answer = await self.take(path, answers, version, **body)
        assert answer.status_code == 201, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def schemas(self, kind: str) -> dict[str, Any]:
        """The schemas of a kind's answers, by step."""
        kinds = (await self.get("/steps")).json()["kinds"]
        steps = next(one["steps"] for one in kinds if one["kind"] == kind)
        return {step["step"]: step["answers"] for step in steps}


Login = Callable[[str], Awaitable[Official]]
"""`await login("mediator")`."""


@dataclass(frozen=True)
class Opened:
    """A dispute and its mediation, applied for: version 1."""

    dispute: str
    mediation: str
    path: str
    position: int


def accepted(on: date = TODAY) -> dict[str, str]:
    """Answers of the acceptance that follows."""
    return {"on": on.isoformat(), "case_number": "示调〔2026〕1号"}


def filled(schema: dict[str, Any], known: dict[str, Any] | None = None) -> dict[str, Any]:
    """Answers that fit a schema, as another system would make them; what is known is taken over."""
    made = {name: _example(schema["properties"][name]) for name in schema["required"]}
    return {**made, **(known or {})}


def _example(schema: dict[str, Any]) -> Any:
    if "oneOf" in schema:
        return schema["oneOf"][0]["const"]
    if schema.get("format") == "date":
        return TODAY.isoformat()
    if schema["type"] == "array":
        return [_example(schema["items"])]
    if schema["type"] == "object":
        return filled(schema)
    return (
        "100.00" if "pattern" in schema else {"string": "示例", "integer": 1, "boolean": True}[schema["type"]]
    )


@dataclass(frozen=True)
class Letter:
    """A supervision letter that was served today."""

    path: str
    version: int


async def letter_to_an_employer(union: Official) -> dict[str, Any]:
    """Answers of a draft, about a matter that is registered for it."""
    finding = {
        "on": TODAY.isoformat(),
        "found_by": "inspection",
        "subjects": ["social-insurance"],
        "employers": [{"name": "示例电池厂"}],
        "facts": "未参加工伤保险",
    }
    matter = await union.took("supervision-matter/steps/register-finding", finding)
    return {
        "on": TODAY.isoformat(),
        "matter_id": matter["case_id"],
        "instrument": "reminder",
        "issuer_level": "county",
        "employer": {"name": "示例电池厂"},
        "demands": [{"subject": "social-insurance", "text": "参加工伤保险"}],
        "stated_period": {"days": 10, "unit": "working"},
    }


async def served_letter(union: Official) -> Letter:
    """Drafted, submitted, signed and served on one day."""
    drafted = await union.took("supervision-letter/steps/draft", await letter_to_an_employer(union))
    path, on = f"supervision-letter/{drafted['case_id']}", TODAY.isoformat()
    await union.took(f"{path}/steps/submit-for-signature", {"on": on}, 1)
    signed = {"on": on, "signed_by_office": "vice-chair", "number": "示例工监提〔2026〕1号"}
    await union.took(f"{path}/steps/sign", signed, 2)
    await union.took(f"{path}/steps/serve", {"on": on, "method": "on-the-spot"}, 3)
    return Letter(path, 4)
