"""A desk and the views over it, on either database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger
from adapters.vault import SealedVault
from adapters.views import ReadModels
from tests.adapters.views.desk import HOUSE_KEY, Clock, Desk


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    """Where facts are recorded."""
    return Desk(ledger, SealedVault(ledger.database.engine, HOUSE_KEY))


@pytest.fixture
def views_url(ledger_url: str, tmp_path: Path) -> str:
    """A file of their own on SQLite, the ledger's database on PostgreSQL."""
    return f"sqlite:///{tmp_path}/views.db" if ledger_url.startswith("sqlite") else ledger_url


@pytest.fixture
def views(views_url: str, desk: Desk) -> Iterator[ReadModels]:
    """Empty views over an empty ledger, following nothing until they are told to."""
    with ReadModels.open(views_url, desk.ledger, EventMapper(), desk.vault, Clock()) as opened:
        yield opened
