"""Litigation 诉讼 in the first instance, from the complaint to the judgment (民事诉讼法 第二编)."""

from datetime import date

from domain.corrections import Correctable, EntryCorrected, EntryObjected, History, RestatedDeadline
from domain.kernel import Event
from domain.litigation.appeal import Appeal
from domain.litigation.complaint import Complaint
from domain.litigation.docketing import Docketing
from domain.litigation.hearing import Hearing
from domain.litigation.judgment import Judgment
from domain.litigation.pleading import Pleading
from domain.litigation.suggestion import Suggestion
from domain.moving_period import added_up_again, moves
from domain.rule_book import RuleBook
from domain.watching import TimeLimitPassed, Watched


class LitigationCase(
    Complaint, Docketing, Pleading, Hearing, Judgment, Appeal, Suggestion, Correctable, Watched
):
    """诉讼案件: one suit before one court of first instance."""

    TOPIC = "litigation-case"
    TERM = "诉讼案件"
    ARTICLE = "民事诉讼法 第十二章；劳动争议调解仲裁法 第二十九条、第四十八条、第五十条"

    class Corrected(EntryCorrected):
        TOPIC = "litigation-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "litigation-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "litigation-case.limit-passed"

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
        if not moves(entry):
            return ()
        return added_up_again(
            history.events, {entry.originator_version: on}, "trial_due", rules=rules, region=self.region
        )


__all__ = ["LitigationCase"]
