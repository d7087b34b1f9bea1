"""Views to be kept up: a busy record, one view that fails, and what tables there are."""

from collections.abc import Sequence

from sqlalchemy import Connection, inspect

from adapters.event_mapper import EventMapper
from adapters.views import VIEWS, ReadModels
from adapters.views.facts import Fact
from adapters.views.late_entries import LateEntries
from adapters.views.view import Sources, View
from domain.dispute import Dispute
from domain.terms import Procedure
from tests.adapters.views.desk import Clock, Desk, worker

NAMES = {view.NAME for view in VIEWS}
VERSIONS = {view.NAME: view.VERSION for view in VIEWS}


class Failing(LateEntries):
    """Cannot tell one employer's accession, whose name is 不可说."""

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:
        for fact in facts:
            if isinstance(fact.event, Dispute.EmployerJoined) and fact.event.employer.name == "不可说":
                raise RuntimeError("不可说")
        super().project(facts, connection, sources)


def opened(desk: Desk, url: str, *instead: type[View]) -> ReadModels:
    """The views with some of them replaced."""
    replaced = {view.NAME: view for view in instead}
    kinds = [replaced.get(view.NAME, view) for view in VIEWS]
    return ReadModels.open(url, desk.ledger, EventMapper(), desk.vault, Clock(), views=kinds)


def busy(desk: Desk, disputes: int = 3) -> None:
    """Some disputes with mediations, joined workers and late entries."""
    for number in range(disputes):
        dispute = desk.dispute("王小明", f"李{number}")
        desk.mediation(dispute, number=f"忻调〔2026〕{number}号")
        desk.record(Dispute.WorkerJoined, dispute, worker=worker("赵六"))
        desk.record(Dispute.WayOpened, dispute, late="停电", procedure=Procedure.ARBITRATION,
                    from_case_id=dispute, until=None, authority="")  # fmt: skip


def table_names(views: ReadModels) -> set[str]:
    """The tables of read models there are."""
    with views._database.reading() as connection:
        return {
            name for name in inspect(connection).get_table_names() if not name.startswith(("ledger", "vault"))
        }
