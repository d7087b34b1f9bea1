"""A case as it was: by the day of what happened, or by the moment or position of what had been recorded."""

from datetime import date, datetime, timedelta, timezone

import pytest

from api.pages.case_record import PointInTime, read_as_of
from application.house import House
from application.moments import SHANGHAI
from tests.api.given import Official, Opened, accepted

HALF_PAST_THREE = datetime(2026, 11, 22, 15, 30, tzinfo=SHANGHAI)
WHOLE_MINUTE = HALF_PAST_THREE + timedelta(seconds=59, microseconds=999_999)
"""As pages show it: whoever types what they read means all that was recorded in it."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", PointInTime()),
        (" 128 ", PointInTime(text="128", position=128)),
        ("2026-11-22", PointInTime(text="2026-11-22", day=date(2026, 11, 22))),
        ("2026年11月22日", PointInTime(text="2026年11月22日", day=date(2026, 11, 22))),
        *(
            (written, PointInTime(text=written, moment=HALF_PAST_THREE))
            for written in ("2026-11-22 15:30:00", "2026-11-22T15:30:00+08:00", "2026年11月22日15时30分0秒")
        ),
        *(
            (written, PointInTime(text=written, moment=WHOLE_MINUTE))
            for written in (
                "2026-11-22 15:30",
                "2026-11-22T15:30",
                "2026年11月22日15时30分",
                "2026年11月22日 15:30",
            )
        ),
        ("２０２６-１１-２２　１５：３０", PointInTime(text="2026-11-22 15:30", moment=WHOLE_MINUTE)),
    ],
)
def test_what_is_typed_is_read_as_it_is_meant(typed: str, meant: PointInTime) -> None:
    assert read_as_of(typed) == meant


def test_another_zone_is_kept() -> None:
    moment = read_as_of("2026-11-22T07:30:00Z").moment
    assert moment == HALF_PAST_THREE
    assert moment.tzinfo == timezone(timedelta(0))


@pytest.mark.parametrize(
    "typed", ["2026-02-30", "2026-11-22 25:00", "2026-11-22 15:60", "去年", "15:30", "1" * 20]
)
def test_what_is_no_moment_is_told(typed: str) -> None:
    assert "2026-11-22 15:30" in read_as_of(typed).fault


@pytest.mark.anyio
async def test_a_timeline_is_that_of_the_moment(mediator: Official, opened: Opened) -> None:
    told = await mediator.took(f"{opened.path}/steps/accept", accepted(), 1)
    path = f"/{opened.path}/timeline?after_position={told['position']}"

    async def terms(moment: str) -> list[str]:
        return [entry["term"] for entry in (await mediator.get(f"{path}&as_of={moment}")).json()["items"]]

    assert await terms("2026-11-20T00:00:00%2B08:00") == []
    assert await terms("2026-11-21T00:00:00%2B08:00") == ["申请调解", "受理"]
    refused = await mediator.get(f"{path}&as_of=2026-11-20T00:00:00")
    assert (refused.status_code, refused.json()["code"]) == (400, "wrong-parameter")


@pytest.mark.anyio
async def test_the_page_of_a_moment_says_which(house: House, mediator: Official, opened: Opened) -> None:
    await house.settled()
    before = (await mediator.client.get(f"/cases/{opened.path}?as_of=2026-11-19 09:00")).text
    assert "<b>2026年11月19日 09:00</b> 时（账本记录到第 0 条）的案卷" in before
    assert "申请调解</h2>" not in before
