"""History 案件记录: the entries of a case as they now stand, for the steps that must read them."""

from dataclasses import dataclass

from domain.kernel import Correction, Event, corrected
from domain.refusals import Refused


class NoSuchEntry(Refused):
    """案件记录中没有该条目。"""

    CODE = "no-such-entry"
    AUTHORITY = "本系统记录规则"


@dataclass(frozen=True, slots=True)
class History:
    """The events of the case so far, as corrected up to now; supplied where a step must read them."""

    events: tuple[Event, ...]

    def entry(self, version: int) -> Event:
        """The entry with that number."""
        for event in self.events:
            if event.originator_version == version and not isinstance(event, Correction):
                return event
        raise NoSuchEntry(f"没有第 {version} 条。", field="of_version")


def with_corrections(events: list[Event]) -> History:
    """The history a step may read: every entry as it now stands."""
    return History(events=tuple(corrected(events)))
