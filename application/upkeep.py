"""Upkeep 维护 of the read models: how far they have read, building them anew, and holding them against a replay."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewStatus:
    """One read model as `status` shows it."""

    name: str
    version: int
    position: int
    behind: int
    stopped_at: int | None = None
    """Position of the event that could not be projected, when one stopped this view."""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where `reconcile` found a read model to differ from a fresh replay."""

    view: str
    key: str
    stored: str
    replayed: str


Progress = Callable[[int, int], None]
"""Called with done and total, for progress bars."""


class Views(Protocol):
    """The upkeep of the read models."""

    def status(self) -> Sequence[ViewStatus]:
        """How far each view has read."""

    def rebuild(self, names: Sequence[str] = (), progress: Progress | None = None) -> None:
        """Build a new version beside the old one and swap it in when level."""

    def reconcile(self, progress: Progress | None = None) -> list[Difference]:
        """Replay everything and compare."""
