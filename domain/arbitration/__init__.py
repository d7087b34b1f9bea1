"""Arbitration 仲裁 of labour disputes, from the application to the award (劳动争议调解仲裁法 第三章)."""

from datetime import date

from domain.arbitration.acceptance import Acceptance
from domain.arbitration.award import Award
from domain.arbitration.closing import Closing
from domain.arbitration.filing import Filing
from domain.arbitration.hearing import Hearing
from domain.arbitration.period import Period
from domain.arbitration.preparation import Preparation
from domain.arbitration.remedies import Remedies
from domain.arbitration.statement import Statement
from domain.corrections import Correctable, EntryCorrected, EntryObjected, History, RestatedDeadline
from domain.kernel import Event
from domain.moving_period import added_up_again, moves
from domain.rule_book import RuleBook
from domain.watching import TimeLimitPassed, Watched


class ArbitrationCase(
    Filing,
    Acceptance,
    Preparation,
    Hearing,
    Period,
    Statement,
    Award,
    Remedies,
    Closing,
    Correctable,
    Watched,
):
    """仲裁案件: one application to one commission."""

    TOPIC = "arbitration-case"
    TERM = "仲裁案件"
    ARTICLE = "劳动争议调解仲裁法 第二十八条至第五十条"

    class Corrected(EntryCorrected):
        TOPIC = "arbitration-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "arbitration-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "arbitration-case.limit-passed"

    def _counted_anew(
        self, history: History, entry: Event, on: date, rules: RuleBook
    ) -> tuple[RestatedDeadline, ...]:
        """The period for the award is the sum of several entries: when one moves, it is added up again."""
        others = tuple(
            item for item in super()._counted_anew(history, entry, on, rules) if item.field != "award_due"
        )
        return others + self._award_due_anew(history, entry, on, rules)

    def _award_due_anew(
        self, history: History, entry: Event, on: date, rules: RuleBook
    ) -> tuple[RestatedDeadline, ...]:
        if not moves(entry):
            return ()
        return added_up_again(
            history.events, {entry.originator_version: on}, "award_due", rules=rules, region=self.region
        )


__all__ = ["ArbitrationCase"]
