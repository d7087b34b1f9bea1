"""今天: the day on which the houses of tests stand still, a tenth of a second before it ends in Beijing.

So whoever asks the clock of the machine instead of the house's notices at any hour, not only at midnight.
"""

from datetime import UTC, datetime

from adapters.calendar import TodayInShanghai

CLOCK = TodayInShanghai(lambda: datetime(2026, 11, 20, 15, 59, 59, 900_000, tzinfo=UTC))
TODAY = CLOCK.today()
