"""A progress bar nobody sees."""

from contextlib import AbstractContextManager, nullcontext

from application.upkeep import Progress


def silently(_: str) -> AbstractContextManager[Progress]:
    """Begins a part of a long job."""
    return nullcontext(lambda _done, _total: None)
