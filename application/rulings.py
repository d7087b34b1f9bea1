"""What the rule book says of the limits that entries hold: what starts one, what meets it, and whether anybody can be late."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.rule_book import RuleBook
from domain.time_limits import Binds, Nature, Stage, TimeLimit

RUN_OUT = frozenset({Nature.LIMITATION, Nature.PEREMPTORY, Nature.DEEMED, Nature.RETENTION})
"""时效、不变期间、期满视为、保存期限: when such time is over a right or a state has ended, and nobody is late."""

OWED_IN = frozenset({Stage.UNION_SUPERVISION, Stage.EMPLOYMENT})
"""Where a party's time is a duty: whoever is written to by a union answers (工会法 第二十三条), whoever employs pays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What all versions of the rules of one code say together."""

    starts_on: frozenset[str]
    ends_on: frozenset[str] = frozenset()
    runs_out: bool = False
    """期满: what was not done in time can no longer be done, and nobody is late with it; otherwise 逾期."""
    renewed: bool = False
    """时效中断后重新计算: there is one such period at a time, however often it begins."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rulings by code; what no rule counts was agreed or stated, and is owed."""

    by_code: Mapping[str, Ruling]
    unruled: Ruling
    """Every entry that starts some limit may have started it."""
    meeting: frozenset[str]
    """Topics of the entries that meet some limit."""

    @classmethod
    def of(cls, rules: RuleBook) -> "Rulings":
        """Read off the rule book."""
        versions: dict[str, list[TimeLimit]] = {}
        for limit in rules.limits:
            versions.setdefault(limit.code, []).append(limit)
        by_code = {code: _together(limits) for code, limits in versions.items()}
        starting = frozenset(topic for ruling in by_code.values() for topic in ruling.starts_on)
        meeting = frozenset(topic for ruling in by_code.values() for topic in ruling.ends_on)
        return cls(by_code, Ruling(starts_on=starting), meeting)

    def on(self, code: str) -> Ruling:
        """What is ruled for the limits of one code."""
        return self.by_code.get(code, self.unruled)


def _together(limits: list[TimeLimit]) -> Ruling:
    return Ruling(
        starts_on=frozenset(topic for limit in limits for topic in limit.starts_on),
        ends_on=frozenset(topic for limit in limits for topic in limit.ends_on),
        runs_out=all(runs_out(limit) for limit in limits),
        renewed=all(limit.nature is Nature.LIMITATION for limit in limits),
    )


def runs_out(limit: TimeLimit) -> bool:
    """Whether it is a right or a state that ends, rather than a duty somebody may be late with."""
    if limit.nature in RUN_OUT:
        return True
    of_a_party = limit.binds is Binds.PARTY and limit.stage not in OWED_IN
    return of_a_party and limit.nature in {Nature.PARTY_TIME, Nature.LONGEST_DURATION}
