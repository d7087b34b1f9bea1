"""Failed logins 登录失败: after some in a row the login has to wait, whether or not anybody has it."""

from collections import OrderedDict
from dataclasses import dataclass
from math import ceil

from application.ports import LoginPaused

FAILURES = 5
PAUSE = 60.0  # seconds
LOGINS_KEPT = 10_000


@dataclass(slots=True)
class _Failed:
    times: int = 0
    latest: float = 0.0


class Attempts:
    """Counts attempts per login in this process; the oldest are forgotten first when very many are tried."""

    def __init__(self) -> None:
        self._failed: OrderedDict[str, _Failed] = OrderedDict()

    def admit(self, login: str, now: float) -> None:
        """Refuse a login that has to wait; any other counts as failed until it succeeds: bursts count."""
        failed = self._failed.setdefault(login, _Failed())
        wait = failed.latest + PAUSE - now
        if wait <= 0:
            failed.times = 0
        if failed.times >= FAILURES:
            raise LoginPaused(ceil(wait))
        failed.times += 1
        failed.latest = now
        self._failed.move_to_end(login)
        if len(self._failed) > LOGINS_KEPT:
            self._failed.popitem(last=False)

    def succeeded(self, login: str) -> None:
        """Nothing is held against the login any more."""
        self._failed.pop(login, None)
