"""期限规则簿: every time limit known here, by the day and the place it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.calendar import WorkingCalendar
from domain.causes import CauseTable
from domain.final_award import MinimumWages
from domain.reckoning import Change, Reckoning, deadline, reckon
from domain.refusals import Refused
from domain.time_limits import Deadline, TimeLimit

NO_FIGURES = MinimumWages(())
NO_CAUSES = CauseTable()


class NoSuchRule(Refused):
    """没有在该日、该地区施行的期限规则，本系统不推定期限。"""

    CODE = "no-such-rule"
    AUTHORITY = "本系统记录规则"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """期限规则簿: every rule known here, and the calendar they are counted with."""

    limits: tuple[TimeLimit, ...]
    calendar: WorkingCalendar
    minimum_wages: MinimumWages = NO_FIGURES
    """For the line of final awards 一裁终局."""
    causes: CauseTable = NO_CAUSES
    letter_reply_codes: tuple[tuple[str, str], ...] = ()
    recording_allowance_days: int = 3
    """本系统管理规则, not law: a fact recorded later than this after it happened needs a reason (补录)."""

    def limit(self, code: str, *, on: date, region: str = "") -> TimeLimit:
        """The rule in force on that day; of several, the one of the smallest jurisdiction around `region`."""
        named = [limit for limit in self.limits if limit.code == code]
        fitting = [limit for limit in named if limit.is_in_force(on) and limit.holds_in(region)]
        if not fitting:
            where = f"地区 {region}" if region else "全国"
            raise NoSuchRule(f"所查规则：{named[0].name if named else code}；{on}；{where}。")
        return max(fitting, key=lambda limit: len(limit.jurisdiction or ""))

    def deadline(self, code: str, *, starts_from: date, region: str = "") -> Deadline:
        """The deadline under the rule in force when the period begins."""
        limit = self.limit(code, on=starts_from, region=region)
        return deadline(limit, starts_from=starts_from, calendar=self.calendar)

    def reckon(
        self, code: str, *, starts_from: date, region: str = "", changes: Sequence[Change] = ()
    ) -> Reckoning:
        """The same with what moved it, and the whole sum."""
        limit = self.limit(code, on=starts_from, region=region)
        return reckon(limit, starts_from=starts_from, calendar=self.calendar, changes=changes)

    def letter_reply(self, instrument: str, region: str, on: date) -> TimeLimit | None:
        """The reply period of a 提示函, 意见书 or 建议书; None: no rule known, the letter must state one."""
        code = dict(self.letter_reply_codes).get(instrument)
        try:
            return None if code is None else self.limit(code, on=on, region=region)
        except NoSuchRule:
            return None


def counted(rules: RuleBook, code: str, starts_from: date, region: str = "") -> Deadline | None:
    """The deadline, or None where no rule of that day is known: an old case is recorded, not guessed at."""
    try:
        return rules.deadline(code, starts_from=starts_from, region=region)
    except NoSuchRule:
        return None
