"""One limit 期限 and how it stands, in terms and in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.parties import Side, sides
from domain.rule_book import RuleBook
from domain.supervision_matter.stated_period import STATED
from domain.terms import Term
from domain.time_limits import Deadline

OF_ALL = ""


class LimitState(Term):
    """How a limit stands. Overdue is none of them: it is a duty that is running on a day after its last."""

    RUNNING = "running", "进行中"
    SUSPENDED = "suspended", "中止"
    MET = "met", "已办结"
    MET_LATE = "met-late", "逾期办结"
    LAPSED = "lapsed", "期满"
    MISSED = "missed", "逾期未办"
    MOOT = "moot", "已不适用"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit as the entries so far leave it."""

    particular: str
    """The field of the entry it was recorded in."""
    party: str = OF_ALL
    """Whose time it is, where each party has its own: `employer`, `worker`, `worker/3`."""
    begun_by: str
    """The topic of the entry it began with."""
    rule: str
    """The code whose rule says what meets it; that of the limit it replaced, where the parties agreed on another day."""
    at: int
    """The version of the entry whose deadline stands."""
    started_by: str
    """The term of that entry."""
    deadline: Deadline
    of_this_stage: bool = True
    met_on: date | None = None
    late: bool = False
    lapsed_as: LimitState | None = None
    """An entry found, or the daily sweep noted, that it passed."""
    counted_before: date | None = None
    """Its last day before a holiday notice moved it."""
    provisional_before: bool = False
    """It was 暂定 until it was counted again."""

    def is_of(self, side: Side | None) -> bool:
        """Whether it is that side's; a limit of the case as a whole is everybody's."""
        owner = self.party.partition("/")[0]
        return not owner or side is None or owner in sides(side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a limit stands on a day."""

    state: LimitState
    days_left: int
    """Calendar days until the last day; negative once it has passed."""
    runs_out: bool

    @classmethod
    def on(cls, day: date, *, state: LimitState, falls_on: date, runs_out: bool) -> "Standing":
        """A right that was running and whose last day is over is 期满, whoever noted it."""
        days_left = (falls_on - day).days
        over = state is LimitState.RUNNING and days_left < 0
        return cls(
            state=LimitState.LAPSED if over and runs_out else state, days_left=days_left, runs_out=runs_out
        )

    @property
    def overdue(self) -> bool:
        """Somebody is late."""
        return self.state is LimitState.RUNNING and self.days_left < 0

    @property
    def presses(self) -> bool:
        """Whether it is still to be met."""
        return self.state in {LimitState.RUNNING, LimitState.SUSPENDED}

    @property
    def words(self) -> str:
        """As it is shown."""
        if self.state is LimitState.MET_LATE and self.runs_out:
            return "期满后办理"
        if self.state is not LimitState.RUNNING:
            return self.state.zh
        if self.overdue:
            return f"逾期 {-self.days_left} 日"
        return f"还有 {self.days_left} 日" if self.days_left else "今日届满"


def names_of(rules: RuleBook) -> Mapping[str, str]:
    """What limits are called, by code."""
    return {STATED: "文书载明的期限", **{limit.code: limit.name for limit in rules.limits}}


def name_of(names: Mapping[str, str], code: str, started_by: str) -> str:
    """A limit no rule counts is called after the entry that set it."""
    return names.get(code) or f"{started_by}起算的期限"


def party_in_words(party: str) -> str:
    """用人单位, 劳动者, 第 3 名劳动者; nothing where the limit is of the whole case."""
    side, _, number = party.partition("/")
    if not side:
        return ""
    return f"第 {number} 名{Side(side).zh}" if number else Side(side).zh


def counted_again_in_words(before: date | None, *, provisional: bool) -> str:
    """What a holiday notice changed; nothing where it changed nothing."""
    if before is not None:
        return f"原为 {before}{'（暂定）' if provisional else ''}，已按新的放假通知重新计算"
    return "原为暂定，已按新的放假通知确定" if provisional else ""


def sentences(explanation: str) -> tuple[str, ...]:
    """The sum line by line: the sentences in which it was recorded, for nothing else of it is kept."""
    return tuple(sentence for sentence in explanation.split("。") if sentence)
