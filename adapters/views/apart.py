"""Following in a process of its own: the interpreter runs one thread at a time, and requests go first.

Between the two go lines of one number each: down, the position somebody waits for; up, the one that was reached. The
process ends when its input does, so it never outlives the one it works for, however that ended.
"""

import subprocess
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import IO

import structlog

from adapters.views.facts import Ledger
from adapters.views.level import Level

log = structlog.get_logger(__name__)

PAUSE = 1.0  # seconds before a follower that ended is started again


class FollowerApart:
    """This process's end: starts the other one, and again should it end before it is told to."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._command = command
        self._environment = environment
        self._stopping = threading.Event()
        self._door = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="views-follower", daemon=True)
        self.level = Level(self._ask)
        self.running = False

    def start(self) -> None:
        """Begin to follow."""
        self.running = True
        self._begin()
        self._thread.start()

    def stop(self) -> None:
        """End after the batch in hand."""
        with self._door:
            self._stopping.set()
            if self.process is not None and self.process.stdin is not None:
                self.process.stdin.close()
        if self.running:
            self._thread.join()
        self.running = False

    def _run(self) -> None:
        while self.process is not None:
            self._listen(self.process)
            if self.process.returncode or not self._stopping.is_set():
                log.error("views_follower_ended", code=self.process.returncode)
            self._stopping.wait(PAUSE)
            self._begin()

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        with process:
            self.level.ask_again()
            for line in process.stdout or ():
                self.level.announce(int(line))

    def _begin(self) -> None:
        with self._door:
            self.process = None
            if not self._stopping.is_set():
                self.process = subprocess.Popen(  # noqa: S603 - the composition root's own command
                    self._command,
                    env=self._environment,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    bufsize=0,
                )

    def _ask(self, wanted: int) -> None:
        """At most one question stands unanswered, so the pipe never fills."""
        process = self.process
        if wanted and process is not None and process.stdin is not None:
            with suppress(OSError, ValueError):  # it has ended: the next one is asked again
                process.stdin.write(b"%d\n" % wanted)


def follow_for_another(ledger: Ledger, level: Level, asked: Iterable[bytes], answers: IO[bytes]) -> None:
    """The other process's end: answer until the questions end. The views follow meanwhile."""

    def answer(reached: int) -> None:
        with suppress(OSError):  # nobody listens any more; the questions will end too
            answers.write(b"%d\n" % reached)
            answers.flush()

    for line in asked:
        wanted = int(line)
        ledger.heard_of(wanted)
        level.when(wanted, answer)
