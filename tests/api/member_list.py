"""A list of many workers, as it is sent and as it is read back."""

from typing import Any

from tests.api.given import Official
from tests.support.clock import TODAY

ON = TODAY.isoformat()
IDENTITY = ("11010519491231002X", "440524188001010014")


def member(number: int, **known: Any) -> dict[str, Any]:
    claims = [{"kind": "wages", "amount": "12000.00"}, {"kind": "severance", "amount": "0.50"}]
    return {"person": {"name": f"示例{number}"}, "employed_from": "2020-01-01", "claims": claims, **known}


def members(count: int) -> dict[str, Any]:
    return {"on": ON, "members": [member(number) for number in range(count)]}


async def listed(official: Official, dispute: str, narrowed: str = "") -> list[dict[str, Any]]:
    """Every part of the list."""
    rows: list[dict[str, Any]] = []
    cursor = ""
    while True:
        answer = await official.get(f"/dispute/{dispute}/members?limit=500&cursor={cursor}{narrowed}")
        assert answer.status_code == 200, answer.text
        part = answer.json()["members"]
        rows += part["items"]
        cursor = part["next_cursor"]
        if not cursor:
            return rows
