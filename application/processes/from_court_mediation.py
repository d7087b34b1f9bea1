"""When mediation at a court's request ends, the way on is told to the dispute; nobody is filed for."""

from application.casework import Directed
from application.processes.ways import Way, opened
from domain.court_mediation import CourtMediation
from domain.kernel import Aggregate, Event
from domain.rule_book import RuleBook
from domain.terms import Procedure

NAME = "from-court-mediation"
INSISTED = (
    "人民法院在线调解规则 第二十一条；最高人民法院关于人民法院特邀调解的规定 第二十一条（当事人坚持诉讼的）"
)


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Failure before docketing leaves the suit open."""
    if not isinstance(case, CourtMediation):
        return ()
    return opened(NAME, event, case.dispute_id, _ways(event))


def _ways(event: Event) -> list[Way]:
    match event:
        case (
            CourtMediation.PartyRefused() | CourtMediation.SentBack() | CourtMediation.MaterialsTransferred()
        ):
            return [Way(Procedure.LITIGATION, None, INSISTED)]
        case _:
            return []
