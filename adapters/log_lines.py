"""Log lines 日志行: gathered and written together a moment later, so that no request waits for a disk or a pipe."""

import atexit
import threading
from collections import deque
from typing import BinaryIO

MOMENT = 0.1  # seconds a line may wait; a killed process loses the lines of no longer than that


class LogLines:
    """A file for log lines that hands them to a thread. The audit trail is the ledger, never the log."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._gathered: deque[bytes] = deque()
        self._some = threading.Event()
        self._writing = threading.Lock()
        threading.Thread(target=self._serve, name="log-lines", daemon=True).start()
        atexit.register(self.write_out)

    def write(self, line: bytes) -> int:
        """Take a line."""
        self._gathered.append(line)
        if not self._some.is_set():
            self._some.set()
        return len(line)

    def flush(self) -> None:
        """Nothing: the thread does it."""

    def write_out(self) -> None:
        """Everything gathered so far, now."""
        with self._writing:
            self._some.clear()
            lines = [self._gathered.popleft() for _ in range(len(self._gathered))]
            self._file.write(b"".join(lines))
            self._file.flush()

    def _serve(self) -> None:
        pause = threading.Event()
        while self._some.wait():
            pause.wait(MOMENT)
            self.write_out()
