"""日历订阅: a secret address, told once, revocable, that opens one's own limits and no name."""

import re

import httpx2
import pytest
from icalendar import Calendar

from application.house import House
from tests.api.given import Login, Official, Opened

pytestmark = pytest.mark.anyio


async def address_of(official: Official) -> str:
    """A new address, as the page tells it."""
    told = await official.client.post("/limits/feed", data={"do": "make"})
    assert told.status_code == 200
    found = re.search(r'value="http://[^/"]+(/feeds/[^"]+)"', told.text)
    assert found
    return found[1]


async def test_a_calendar_program_reads_what_is_open_without_a_session(
    house: House, mediator: Official, opened: Opened, anybody: httpx2.AsyncClient
) -> None:
    await house.settled()
    answer = await anybody.get(await address_of(mediator))
    assert answer.headers["content-type"].startswith("text/calendar")
    (entry,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(entry["summary"]).startswith("调解组织调解期限（法定）：")
    assert str(entry["url"]).endswith(f"/cases/{opened.path}")
    assert entry.walk("VALARM")


async def test_no_party_is_named_to_a_program_outside(
    house: House, mediator: Official, opened: Opened, anybody: httpx2.AsyncClient
) -> None:
    await house.settled()
    told = (await anybody.get(await address_of(mediator))).text
    assert opened.mediation in told
    for name in ("王甲某", "王", "示例餐饮公司"):
        assert name not in told.replace("\r\n ", "")


async def test_a_new_address_ends_the_old_one_and_a_revoked_one_opens_nothing(
    mediator: Official, opened: Opened, anybody: httpx2.AsyncClient
) -> None:
    assert opened.mediation
    old, new = await address_of(mediator), await address_of(mediator)
    assert (await anybody.get(old)).status_code == 404
    assert (await anybody.get(new)).status_code == 200
    await mediator.client.post("/limits/feed", data={"do": "revoke"})
    assert (await anybody.get(new)).status_code == 404
    assert "重新生成" not in (await mediator.client.get("/limits/feed")).text


async def test_an_address_opens_only_its_owner_s_limits(
    house: House, login: Login, opened: Opened, anybody: httpx2.AsyncClient
) -> None:
    await house.settled()
    other = await address_of(await login("union"))
    assert opened.mediation not in (await anybody.get(other)).text


async def test_a_made_up_secret_opens_nothing(anybody: httpx2.AsyncClient) -> None:
    for secret in ("x" * 43, "x", "編" * 43):
        assert (await anybody.get(f"/feeds/{secret}/limits.ics")).status_code == 404


async def test_the_secret_is_kept_as_a_hash_only(house: House, mediator: Official) -> None:
    secret = (await address_of(mediator)).split("/")[2]
    assert house.accounts.feed_of(secret).name
    assert secret not in repr(vars(house.accounts))
