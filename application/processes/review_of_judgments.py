"""A judgment in force may be challenged: the ways to a retrial and to the procuratorate are told, nobody is filed for."""

from datetime import date, timedelta

from application.casework import Directed
from application.processes.ways import Way, opened
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.litigation.appeal import AppealOutcome
from domain.retrial import RetrialCase
from domain.rule_book import RuleBook, counted
from domain.terms import Procedure
from domain.time_limits import Deadline

NAME = "review-of-judgments"
JUDGMENT, STATEMENT = "retrial_application", "retrial_application_mediation"
RETRIAL = "民事诉讼法 第二百一十条、第二百一十六条"
OF_STATEMENTS = "民事诉讼法 第二百一十二条"
SUPERVISION = "民事诉讼法 第二百二十条；人民检察院民事诉讼监督规则 第二十条"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:
    """In force, settled or decided on appeal: six months to a retrial. Refused, overdue or retried: the procuratorate."""
    if not isinstance(case, LitigationCase | RetrialCase):
        return ()
    return opened(NAME, event, case.dispute_id, _ways(event, rules))


def _ways(event: Event, rules: RuleBook) -> list[Way]:
    match event:
        case LitigationCase.JudgmentEffective():
            return [_retrial(counted(rules, JUDGMENT, _in_force(event.occurred_on, event.appeal_until)))]
        case LitigationCase.AppealDecided() if event.outcome in FINAL:
            return [_retrial(counted(rules, JUDGMENT, event.occurred_on))]
        case LitigationCase.StatementReceived():
            until = counted(rules, STATEMENT, event.occurred_on)
            return [Way(Procedure.RETRIAL, until, OF_STATEMENTS)]
        case _:
            return _to_the_procuratorate(event)


def _to_the_procuratorate(event: Event) -> list[Way]:
    match event:
        case RetrialCase.Rejected():
            return [Way(Procedure.PROCURATORIAL, event.supervision_until, SUPERVISION)]
        case RetrialCase.ExaminationOverdue():
            return [Way(Procedure.PROCURATORIAL, None, f"{SUPERVISION}（逾期未裁定的，没有写起算日）")]
        case RetrialCase.Judged() if event.supervision_until is not None:
            return [Way(Procedure.PROCURATORIAL, event.supervision_until, SUPERVISION)]
        case _:
            return []


FINAL = (AppealOutcome.AFFIRMED, AppealOutcome.REVERSED)


def _retrial(until: Deadline | None) -> Way:
    return Way(Procedure.RETRIAL, until, RETRIAL)


def _in_force(confirmed_on: date, appeal_until: Deadline | None) -> date:
    """The day after the time for an appeal; a judgment nobody could appeal, when its force was noted."""
    return confirmed_on if appeal_until is None else appeal_until.falls_on + timedelta(days=1)
