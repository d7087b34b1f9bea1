"""The library's own conformance tests for recorders, run on ours, on both databases."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread
from threading import enumerate as enumerate_threads
from typing import Any

import pytest
from eventsourcing.persistence import AggregateRecorder, ApplicationRecorder, StoredEvent
from eventsourcing.tests.persistence import (
    AggregateRecorderTestCase,
    ApplicationRecorderTestCase,
    NonInterleavingNotificationIDsBaseCase,
)

from adapters.ledger import Ledger, LedgerRecorder


def _join_readers(before: set[Thread]) -> None:
    """The library's test tells its readers to stop but does not wait for them; their connections must end first."""
    for thread in set(enumerate_threads()) - before:
        if not thread.name.startswith("ledger-"):
            thread.join()


class OnSqlite:
    """Gives the test an empty ledger in a file."""

    ledger: Ledger

    @pytest.fixture(autouse=True)
    def _open(self, tmp_path: Path) -> Iterator[None]:
        before = set(enumerate_threads())
        with Ledger.open(f"sqlite:///{tmp_path}/ledger.db", origin="test") as self.ledger:
            yield
            _join_readers(before)


class OnPostgresql:
    """Gives the test an empty ledger on a server."""

    ledger: Ledger

    @pytest.fixture(autouse=True)
    def _open(self, postgres_url: str) -> Iterator[None]:
        before = set(enumerate_threads())
        with Ledger.open(postgres_url, origin="test") as self.ledger:
            yield
            _join_readers(before)


class Unnumbered(LedgerRecorder):
    """The aggregate tests want to hear of no notification ids, which an application recorder gives."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> None:
        super().insert_events(stored_events, **kwargs)


class _Library:  # keeps pytest from collecting the bases themselves
    class Aggregates(AggregateRecorderTestCase):
        ledger: Ledger

        def create_recorder(self) -> AggregateRecorder:
            return Unnumbered(self.ledger)

    class Applications(ApplicationRecorderTestCase[ApplicationRecorder]):
        ledger: Ledger

        def create_recorder(self) -> ApplicationRecorder:
            return LedgerRecorder(self.ledger)

        def test_insert_subscribe(self) -> None:
            self.optional_test_insert_subscribe()

    class NonInterleaving(NonInterleavingNotificationIDsBaseCase):
        ledger: Ledger

        def create_recorder(self) -> ApplicationRecorder:
            return LedgerRecorder(self.ledger)


class TestAggregatesOnSqlite(OnSqlite, _Library.Aggregates): ...


class TestAggregatesOnPostgresql(OnPostgresql, _Library.Aggregates): ...


class TestApplicationsOnSqlite(OnSqlite, _Library.Applications): ...


class TestApplicationsOnPostgresql(OnPostgresql, _Library.Applications): ...


class TestNonInterleavingOnSqlite(OnSqlite, _Library.NonInterleaving): ...


class TestNonInterleavingOnPostgresql(OnPostgresql, _Library.NonInterleaving): ...
