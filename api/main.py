"""The composition root: the one module that knows every part, and the command line."""

import asyncio
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI

from adapters.access_file import LedgerAccessFile
from adapters.accounts import LocalAccounts
from adapters.answers import ModelAnswerReader
from adapters.calendar import TodayInShanghai
from adapters.case_bundle.verifier import verify_file
from adapters.case_bundle.writer import CaseBundleWriter
from adapters.case_file import LedgerCaseFile
from adapters.documents import DocumentStore
from adapters.kept_contents import KeptContents
from adapters.key_files import key_of_the_log, read_keys, write_keys
from adapters.ledger import LedgerBusy, LedgerUnreachable
from adapters.limit_examples_file import read_limit_examples
from adapters.log_audit import audit_log
from adapters.logs import only_warnings, set_up_logs
from adapters.people_file import read_people
from adapters.process_runner import ProcessRunner
from adapters.publishing import PublishedTrail
from adapters.rule_book import standing_rule_book
from adapters.scenario_file import read_scenarios, right_scenarios
from adapters.scenario_over_http import HttpPlayer
from adapters.settings import Settings
from adapters.tlog.keys import SigningKey
from adapters.vault_inspection import VaultInspection
from adapters.views.apart import FollowerApart
from adapters.witness.folder import WitnessFolders
from api.command_line import Workshop, command_line
from api.following import Record, following_apart, open_record, open_views
from api.http.app import create_app
from api.pages import error_page, router
from application.access_recording import AccessRecording
from application.case_documents import sweep_uploads
from application.casework import Casework
from application.demonstration import PASSWORD, DemonstrationPerson, enrol, is_demonstration
from application.holiday_notices import RulesInForce
from application.house import House
from application.house_player import HousePlayer
from application.people import SYSTEM
from application.processes import PROCESSES
from application.recounting import CountedAgain, Recounting, whenever_confirmed
from application.sweep import Swept, every_day, sweep
from application.watched_files import WatchedCaseFile, WatchedDocuments
from application.watched_questions import WatchedQuestions
from domain.rule_book import RuleBook

COLLECT_AFTER = (20_000, 20, 50)  # new objects, then younger collections, before the collector looks again
SETTLING = 600.0  # seconds a one-off command waits for the read models after a long load


def build_house(
    settings: Settings,
    following: FollowerApart | None = None,
    *,
    sweeping: bool = False,
    clock: TodayInShanghai | None = None,
) -> House:
    """Open the databases of one installation and put every part in its place.

    The read models are brought up by a thread, or in a process of their own where `following` says so. `sweeping`:
    passed limits are noted every day while the doors are open. `clock`: another than the machine's.
    """
    record = open_record(settings, clock)
    trail = open_trail(settings, record)
    ledger, mapper, vault = record.ledger, record.mapper, record.vault
    case_file = LedgerCaseFile(ledger, mapper, vault.request_key)
    views = open_views(settings, record, following)
    documents = DocumentStore(settings.data_folder / "documents", vault)
    rules = RulesInForce(standing_rule_book(), lambda: views.notices(SYSTEM).items)
    accounts = LocalAccounts.open(settings.url("accounts"))
    casework = Casework(
        case_file=case_file,
        vault=vault,
        reader=ModelAnswerReader(),
        clock=record.clock,
        rules_in_force=rules,
        documents=documents,
        institutions=accounts.institutions,
    )
    recounting = Recounting(questions=views, casework=casework, clock=record.clock)
    runner = ProcessRunner(
        ledger=ledger,
        mapper=mapper,
        case_file=case_file,
        casework=casework,
        rules=rules,
        url=settings.url("views"),
        reactions=PROCESSES,
    )

    daily: list[asyncio.Task[None]] = []

    async def counted_again() -> CountedAgain:
        await views.caught_up(ledger.position(), SETTLING)
        rules.look_again()
        return await recounting.after_notices()

    async def swept() -> Swept:
        moved = (await counted_again()).moved + (await recounting.what_was_missed()).moved
        await views.caught_up(ledger.position(), SETTLING)
        await sweep_uploads(documents, case_file, record.clock.now())
        return replace(await sweep(views, casework, record.clock.today()), counted_again=moved)

    async def open_doors() -> None:
        trail.start()
        views.start()
        runner.start()
        if sweeping:
            daily.append(asyncio.create_task(every_day(swept, record.clock)))
            daily.append(asyncio.create_task(whenever_confirmed(counted_again)))

    async def settled() -> None:
        position = await runner.catch_up()
        await views.caught_up(position, SETTLING)

    async def close_doors() -> None:
        for task in daily:
            task.cancel()
        await asyncio.gather(*daily, return_exceptions=True)
        await runner.stop()
        await asyncio.to_thread(trail.close)
        await asyncio.to_thread(views.close)
        await asyncio.to_thread(accounts.close)
        await asyncio.to_thread(ledger.close)

    return House(
        casework=casework,
        case_file=WatchedCaseFile(case_file),
        questions=WatchedQuestions(views),
        reading=AccessRecording(access_file=LedgerAccessFile(ledger, mapper), clock=record.clock),
        views=views,
        processes=runner,
        accounts=accounts,
        vault=vault,
        documents=WatchedDocuments(documents),
        ledger=ledger,
        trail=trail,
        contents=KeptContents(ledger, mapper, documents, VaultInspection(ledger.database.engine, vault)),
        bundles=CaseBundleWriter(ledger, vault, trail),
        clock=record.clock,
        open_doors=open_doors,
        sweep=swept,
        count_again=counted_again,
        settled=settled,
        close_doors=close_doors,
    )


def open_trail(settings: Settings, record: Record) -> PublishedTrail:
    """The signed log of the record; a new house gets its key, an old one without a key signs nothing."""
    new = record.ledger.position() == 0
    key = key_of_the_log(settings.log_key_file, settings.origin, may_create=new)
    return PublishedTrail.open(settings.url("trail"), record.ledger, key, settings.log_policy_file)


def build_app(house: House, settings: Settings) -> FastAPI:
    """The ways in over HTTP: the interface for other systems and the pages for people."""
    return create_app(
        house,
        routers=(router(house),),
        secure_cookies=settings.secure_cookies,
        demonstration=is_demonstration(house.accounts, demonstration_people()),
        error_page=error_page,
        also_unavailable=(LedgerBusy, LedgerUnreachable),
    )


@contextmanager
def trail_alone(settings: Settings) -> Iterator[PublishedTrail]:
    """To be read, not to sign: for a command beside a server that does."""
    record = open_record(settings)
    trail = open_trail(settings, record)
    try:
        yield trail
    finally:
        trail.close()
        record.ledger.close()


def new_key(settings: Settings, file: Path | None) -> tuple[Path, str]:
    """A key for this installation's log."""
    path, key = file or settings.log_key_file, SigningKey.generate(settings.origin)
    write_keys(path, [key])
    return path, str(key.verifier)


def house_to_serve(settings: Settings) -> House:
    """A house that is watched every day, with its read models in a process of their own: requests go first."""
    return build_house(settings, following_apart(settings), sweeping=True)


def app_to_serve(house: House, settings: Settings) -> FastAPI:
    """The ways in, for a server that goes on for long.

    What is loaded by now stays: the garbage collector, a sixth of a step's time, need not go through it again.
    """
    built = build_app(house, settings)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    return built


def app() -> FastAPI:
    """For `uvicorn --factory api.main:app`, as many processes as there are cores (with PostgreSQL)."""
    settings = Settings()
    set_up_logs(as_json=settings.log_json)
    return app_to_serve(house_to_serve(settings), settings)


def rules_here(settings: Settings) -> RuleBook:
    """The rules with the notices confirmed in this installation; where there is none yet, none is made."""
    if not settings.database_url and not (settings.data_folder / "ledger.db").exists():
        return standing_rule_book()
    house = build_house(settings)
    try:
        return house.casework.rules
    finally:
        asyncio.run(house.close_doors())


@cache
def demonstration_people() -> tuple[DemonstrationPerson, ...]:
    """Everybody who can log in to the demonstration."""
    return tuple(read_people(demonstration_folder() / "people.yaml"))


def demonstration_folder() -> Path:
    """Published cases as scenarios, and the invented people who play them."""
    return Path(str(files("api"))) / "demonstration"


def cli() -> None:
    """The `gongjian` command."""
    settings = Settings()
    set_up_logs(as_json=settings.log_json)
    folder = demonstration_folder()

    async def enrol_everybody(house: House) -> None:
        await asyncio.to_thread(enrol, house.accounts, demonstration_people())

    command_line(
        Workshop(
            house=lambda: build_house(settings),
            house_to_serve=lambda: house_to_serve(settings),
            app=lambda house: app_to_serve(house, settings),
            scenarios=read_scenarios,
            demonstration=lambda: right_scenarios(folder),
            enrol=enrol_everybody,
            trail=partial(trail_alone, settings),
            new_key=partial(new_key, settings),
            public_key=lambda: str(read_keys(settings.log_key_file)[0].verifier),
            player=HousePlayer.of,
            player_over_http=lambda url: HttpPlayer(url, PASSWORD),
            saying_less=only_warnings,
            today=TodayInShanghai().today,
            address=lambda: (settings.host, settings.port),
            demonstration_password=PASSWORD,
            rules=cache(lambda: rules_here(settings)),
            limit_examples=read_limit_examples,
            audit_log=audit_log,
            witnesses=WitnessFolders(),
            verify_bundle=verify_file,
        )
    )()
