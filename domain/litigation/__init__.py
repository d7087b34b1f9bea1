"""Litigation 诉讼 in the first instance, from the complaint to the judgment (民事诉讼法 第二编)."""

from dataclasses import replace
from datetime import date

from domain.corrections import Correctable, EntryCorrected, EntryObjected, History, RestatedDeadline
from domain.kernel import Event
from domain.litigation.appeal import Appeal
from domain.litigation.complaint import Complaint
from domain.litigation.docketing import Docketing
from domain.litigation.hearing import Hearing
from domain.litigation.judgment import Judgment
from domain.litigation.pleading import Pleading
from domain.litigation.record import TrialPeriod
from domain.litigation.suggestion import Suggestion
from domain.rule_book import RuleBook


class LitigationCase(Complaint, Docketing, Pleading, Hearing, Judgment, Appeal, Suggestion, Correctable):
    """诉讼案件: one suit before one court of first instance."""

    TOPIC = "litigation-case"
    TERM = "诉讼案件"
    ARTICLE = "民事诉讼法 第十二章；劳动争议调解仲裁法 第二十九条、第四十八条、第五十条"

    class Corrected(EntryCorrected):
        TOPIC = "litigation-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "litigation-case.objected"

    def _counted_anew(
        self, history: History, entry: Event, on: date, rules: RuleBook
    ) -> tuple[RestatedDeadline, ...]:
        """The trial period is the sum of several entries: when one moves, it is added up again."""
        others = tuple(
            item for item in super()._counted_anew(history, entry, on, rules) if item.field != "trial_due"
        )
        return others + self._trial_due_anew(history, entry, on, rules)

    def _trial_due_anew(
        self, history: History, entry: Event, on: date, rules: RuleBook
    ) -> tuple[RestatedDeadline, ...]:
        if not isinstance(entry, (self.Docketed, self.Suspended, self.Resumed)):
            return ()  # no other entry moves it, and a newer calendar alone never does
        period: TrialPeriod | None = None
        suspended_on = on
        restated: list[RestatedDeadline] = []
        for event in history.events:
            day = on if event is entry else event.occurred_on
            if isinstance(event, self.Docketed):
                period = TrialPeriod(docketed_on=day, procedure=event.procedure)
            elif isinstance(event, self.Suspended):
                suspended_on = day
            elif period is not None and isinstance(event, self.Resumed):
                period = replace(period, not_counted=period.not_counted + (day - suspended_on).days)
            if period is not None and isinstance(event, (self.Docketed, self.Resumed)):
                due = period.due(rules, self.region)
                if due is not None and due != event.trial_due:
                    restated.append(
                        RestatedDeadline(version=event.originator_version, field="trial_due", deadline=due)
                    )
        return tuple(restated)


__all__ = ["LitigationCase"]
