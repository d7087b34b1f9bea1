"""Arbitration 仲裁 of labour disputes, from the application to the award (劳动争议调解仲裁法 第三章)."""

from dataclasses import replace
from datetime import date

from domain.arbitration.acceptance import Acceptance
from domain.arbitration.award import Award
from domain.arbitration.closing import Closing
from domain.arbitration.filing import Filing
from domain.arbitration.hearing import Hearing
from domain.arbitration.period import Period, Resumption
from domain.arbitration.preparation import Preparation
from domain.arbitration.record import AwardPeriod
from domain.arbitration.remedies import Remedies
from domain.arbitration.statement import Statement
from domain.corrections import Correctable, EntryCorrected, EntryObjected, History, RestatedDeadline
from domain.kernel import Event
from domain.rule_book import RuleBook
from domain.time_limits import Deadline


class ArbitrationCase(
    Filing, Acceptance, Preparation, Hearing, Period, Statement, Award, Remedies, Closing, Correctable
):
    """仲裁案件: one application to one commission."""

    TOPIC = "arbitration-case"
    TERM = "仲裁案件"
    ARTICLE = "劳动争议调解仲裁法 第二十八条至第五十条"

    class Corrected(EntryCorrected):
        TOPIC = "arbitration-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "arbitration-case.objected"

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
        if not isinstance(entry, (self.Accepted, self.Suspended, Resumption)):
            return ()  # no other entry moves it, and a newer calendar alone never does
        period: AwardPeriod | None = None
        suspended_on = on
        restated: list[RestatedDeadline] = []
        for event in history.events:
            day = on if event is entry else event.occurred_on
            if isinstance(event, self.Accepted):
                period = AwardPeriod(accepted_on=day)
            elif period is not None and isinstance(event, self.PeriodExtended):
                period = replace(period, extended_by=event.days)
            elif isinstance(event, self.Suspended):
                suspended_on = day
            elif period is not None and isinstance(event, Resumption):
                period = replace(period, not_counted=period.not_counted + (day - suspended_on).days)
            held = getattr(event, "award_due", None)
            if period is not None and isinstance(held, Deadline):
                due = period.due(rules, self.region)
                if due != held:
                    restated.append(
                        RestatedDeadline(version=event.originator_version, field="award_due", deadline=due)
                    )
        return tuple(restated)


__all__ = ["ArbitrationCase"]
