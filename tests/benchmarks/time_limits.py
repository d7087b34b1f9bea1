"""Time limits per second: counted with everything that explains them, in one process.

`python tests/benchmarks/time_limits.py [--quick]` counts 100,000 limits of the rule book from days spread over twelve years: days,
working days, months and years, every tenth with a pause and an extension where its rule knows them.
"""

import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from adapters.rule_book import load_rule_book
from domain.reckoning import Change, Extended, Paused, Resumed, reckon
from domain.time_limits import TimeLimit, Unit

NUMBER = {True: 10_000, False: 100_000}
FIRST, SPREAD = date(2014, 1, 1), 365 * 12


def changes(limit: TimeLimit, start: date) -> tuple[Change, ...]:
    """What the rule lets happen to it."""
    found: list[Change] = []
    if limit.pauses is not None:
        found += [Paused(on=start + timedelta(3), ground="中止"), Resumed(on=start + timedelta(23))]
    if limit.extensions:
        first = limit.extensions[0]
        found.append(Extended(on=start + timedelta(25), length=first.length or 5, unit=first.unit))
    return tuple(found)


def main() -> None:
    number = NUMBER["--quick" in sys.argv]
    rules = load_rule_book()
    limits = [limit for limit in rules.limits if limit.unit is not Unit.HOUR]
    tasks = []
    for each in range(number):
        limit, start = limits[each % len(limits)], FIRST + timedelta(each * 7 % SPREAD)
        tasks.append((limit, start, changes(limit, start) if each % 10 == 0 else ()))
    began = time.perf_counter()
    moved = sum(
        bool(reckon(limit, starts_from=start, calendar=rules.calendar, changes=happened).explanation)
        and bool(happened)
        for limit, start, happened in tasks
    )
    elapsed = time.perf_counter() - began
    print(
        f"{number:,} limits of {len(limits)} rules, {moved:,} of them moved, explained: {number / elapsed:,.0f} a second"
    )


if __name__ == "__main__":
    main()
