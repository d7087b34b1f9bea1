"""Local accounts on both databases: logging in, limits of a session, and what ends it."""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import MetaData, Table, create_engine, inspect, select, text

from adapters.accounts import LocalAccounts
from adapters.side_database import TablesOfAnotherVersion
from application.people import Institution
from application.ports import LoginPaused, LoginRefused, NotLoggedIn
from domain.terms import Capacity

CENTRE = Institution(
    institution_id=UUID(int=1), name="示例调解中心", region="140902", capacity=Capacity.MEDIATION
)
MINUTE, HOUR = 60.0, 3600.0
pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Watch:
    """Time that the test sets."""

    def __init__(self) -> None:
        self.seconds = 1_700_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/accounts.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def accounts(url: str, watch: Watch) -> Iterator[LocalAccounts]:
    opened = LocalAccounts.open(url, watch)
    opened.enrol(login="tiaojie", password="correct horse", name="示例员", institution=CENTRE)
    yield opened
    opened.close()


async def test_a_right_password_opens_a_session_of_the_person(accounts: LocalAccounts) -> None:
    session = await accounts.log_in(" tiaojie ", "correct horse")
    actor = accounts.actor(session.token)
    assert (actor.name, actor.institution) == ("示例员", CENTRE)
    assert accounts.name_of(actor.person_id) == "示例员"
    assert accounts.name_of(UUID(int=9)) == ""


async def test_a_wrong_password_and_an_unknown_login_are_refused_alike(accounts: LocalAccounts) -> None:
    told = []
    for login, password in (("tiaojie", "wrong"), ("nobody", "correct horse"), ("x" * 5000, "y" * 5000)):
        with pytest.raises(LoginRefused) as refusal:
            await accounts.log_in(login, password)
        told.append(refusal.value.message)
    assert len(set(told)) == 1


async def test_an_unknown_login_is_hashed_for_like_a_known_one(
    accounts: LocalAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    verify = accounts._hasher.verify

    def watched(given: str, kept: str) -> bool:
        verified.append(kept)
        return verify(given, kept)

    monkeypatch.setattr(accounts._hasher, "verify", watched)
    for login in ("tiaojie", "nobody"):
        with pytest.raises(LoginRefused):
            await accounts.log_in(login, "wrong")
    assert [kept.rsplit("$", 2)[0] for kept in verified] == [verified[0].rsplit("$", 2)[0]] * 2


async def test_five_failures_in_a_row_make_the_login_wait(accounts: LocalAccounts, watch: Watch) -> None:
    for _ in range(5):
        with pytest.raises(LoginRefused):
            await accounts.log_in("tiaojie", "wrong")
    with pytest.raises(LoginPaused) as paused:
        await accounts.log_in("tiaojie", "correct horse")
    assert paused.value.wait_seconds == 60
    watch.seconds += 61
    assert (await accounts.log_in("tiaojie", "correct horse")).actor.name == "示例员"


async def test_each_login_gets_a_token_of_its_own_and_only_hashes_are_stored(
    accounts: LocalAccounts, url: str
) -> None:
    first = await accounts.log_in("tiaojie", "correct horse")
    second = await accounts.log_in("tiaojie", "correct horse")
    assert first.token != second.token
    engine = create_engine(url)
    with engine.connect() as connection:
        tables = [Table(name, MetaData(), autoload_with=engine) for name in inspect(engine).get_table_names()]
        stored = str([connection.execute(select(table)).all() for table in tables])
    engine.dispose()
    assert first.token not in stored
    assert "correct horse" not in stored
    assert "$argon2id$" in stored


async def test_an_idle_session_ends_after_half_an_hour(accounts: LocalAccounts, watch: Watch) -> None:
    token = (await accounts.log_in("tiaojie", "correct horse")).token
    watch.seconds += 29 * MINUTE
    accounts.actor(token)
    watch.seconds += 29 * MINUTE
    accounts.actor(token)
    watch.seconds += 31 * MINUTE
    with pytest.raises(NotLoggedIn):
        accounts.actor(token)


async def test_a_session_in_constant_use_ends_after_twelve_hours(
    accounts: LocalAccounts, watch: Watch
) -> None:
    session = await accounts.log_in("tiaojie", "correct horse")
    assert session.expires_at.timestamp() == watch.seconds + 12 * HOUR
    for _ in range(12 * 3):
        accounts.actor(session.token)
        watch.seconds += 20 * MINUTE
    accounts.actor(session.token)
    watch.seconds += 1
    with pytest.raises(NotLoggedIn):
        accounts.actor(session.token)


async def test_an_ended_session_is_refused_at_once(accounts: LocalAccounts) -> None:
    token = (await accounts.log_in("tiaojie", "correct horse")).token
    accounts.actor(token)
    accounts.log_out(token)
    with pytest.raises(NotLoggedIn):
        accounts.actor(token)
    with pytest.raises(NotLoggedIn):
        accounts.log_out("no token of ours")


async def test_another_process_refuses_an_ended_session_within_two_seconds(
    accounts: LocalAccounts, url: str, watch: Watch
) -> None:
    other = LocalAccounts.open(url, watch)
    token = (await accounts.log_in("tiaojie", "correct horse")).token
    assert other.actor(token) == accounts.actor(token)
    accounts.log_out(token)
    ended, refused = time.monotonic(), False
    while not refused and time.monotonic() < ended + 5:
        try:
            other.actor(token)
        except NotLoggedIn:
            refused = True
    assert time.monotonic() - ended < 2
    other.close()


async def test_a_remembered_session_costs_microseconds(accounts: LocalAccounts) -> None:
    token = (await accounts.log_in("tiaojie", "correct horse")).token
    accounts.actor(token)
    began = time.perf_counter()
    for _ in range(1000):
        accounts.actor(token)
    assert (time.perf_counter() - began) / 1000 < 200e-6


def test_enrolling_again_changes_nothing(accounts: LocalAccounts) -> None:
    (before,) = accounts.enrolled()
    again = accounts.enrol(login="tiaojie", password="another", name="别人", institution=CENTRE)
    assert before == ("tiaojie", again)
    assert list(accounts.enrolled()) == [before]


def test_accounts_of_another_version_are_not_opened(accounts: LocalAccounts, url: str) -> None:
    with accounts._engine.begin() as connection:
        connection.execute(text("UPDATE account_schema SET version = 99"))
    with pytest.raises(TablesOfAnotherVersion):
        LocalAccounts.open(url)
