"""A process of its own that brings the read models up, for a server that answers requests: `python -m api.following`.

It does without the web: what it needs of the composition is here, and the server's root takes it from here too.
"""

import os
import signal
import sys
from dataclasses import dataclass

from adapters.calendar import TodayInShanghai
from adapters.event_mapper import EventMapper
from adapters.house_key import house_key
from adapters.ledger import Ledger
from adapters.logs import set_up_logs
from adapters.settings import Settings
from adapters.vault import SealedVault
from adapters.views import ReadModels
from adapters.views.apart import FollowerApart, follow_for_another


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The ledger of one installation and what is needed to read it."""

    ledger: Ledger
    mapper: EventMapper
    vault: SealedVault
    clock: TodayInShanghai


def open_record(settings: Settings, clock: TodayInShanghai | None = None) -> Record:
    """Open the ledger and the vault; a new house gets its key. Without a `clock` the machine's is read."""
    settings.data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    ledger = Ledger.open(settings.url("ledger"), origin=settings.origin)
    key = house_key(settings.data_folder / "house.key", may_create=ledger.position() == 0)
    return Record(
        ledger=ledger,
        mapper=EventMapper(),
        vault=SealedVault(ledger.database.engine, key),
        clock=clock or TodayInShanghai(),
    )


def open_views(settings: Settings, record: Record, following: FollowerApart | None = None) -> ReadModels:
    """The read models over the record; once started, a thread follows unless another process does."""
    return ReadModels.open(
        settings.url("views"),
        ledger=record.ledger,
        mapper=record.mapper,
        vault=record.vault,
        clock=record.clock,
        following=following,
    )


def following_apart(settings: Settings) -> FollowerApart:
    """This module as a process of its own, over the same installation and the same code."""
    environment = {**os.environ, **settings.as_environment(), "PYTHONPATH": os.pathsep.join(sys.path)}
    return FollowerApart([sys.executable, "-m", "api.following"], environment)


def main() -> None:
    """Follow until standard input ends. Signals are left to the server, which then ends the input."""
    for wanted in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wanted, signal.SIG_IGN)
    settings = Settings()
    set_up_logs(as_json=settings.log_json)
    record = open_record(settings)
    with open_views(settings, record) as views:
        views.start()
        follow_for_another(record.ledger, views.level, sys.stdin.buffer, sys.stdout.buffer)
    record.ledger.close()


if __name__ == "__main__":
    main()
