"""What may be asked about causes of action 案由, and how one is shown."""

from dataclasses import dataclass
from datetime import date

from domain.causes import Cause, CauseTable

IN_WORDS, UNREGISTERED = "in-words", "unregistered"
"""What a filter by cause may ask for besides codes: given as text, or not registered at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseShown:
    """案由 as it was on the day it was fixed; `code` '' and `version` None: given as text."""

    code: str
    number: str
    name: str
    version: date | None
    document: str
    verified: bool
    text: str
    """All of it in words."""

    @classmethod
    def of(cls, cause: Cause) -> "CauseShown":
        """As it was recorded."""
        return cls(
            code=cause.code or "",
            number=cause.number or "",
            name=cause.name,
            version=cause.version,
            document=cause.document or "",
            verified=cause.verified,
            text=cause.zh,
        )


def codes(table: CauseTable) -> tuple[str, ...]:
    """Everything a filter by cause may ask for: the codes of every version, each once."""
    known = (cause.code for version in table.versions for cause in version.causes if cause.may_be_chosen)
    return tuple(dict.fromkeys((UNREGISTERED, IN_WORDS, *known)))
