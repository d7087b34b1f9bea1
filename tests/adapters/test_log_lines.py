"""Log lines arrive whole, in order, and without being asked for."""

import io
import threading
import time

from adapters.log_lines import LogLines


def test_lines_are_written_without_being_asked_for() -> None:
    file = io.BytesIO()
    LogLines(file).write(b"one\n")
    give_up = time.monotonic() + 10
    while file.getvalue() != b"one\n" and time.monotonic() < give_up:
        threading.Event().wait(0.01)
    assert file.getvalue() == b"one\n"


def test_no_line_of_several_threads_is_lost_or_torn() -> None:
    file = io.BytesIO()
    lines = LogLines(file)

    def many(number: int) -> None:
        for count in range(500):
            lines.write(b"%d %d\n" % (number, count))

    threads = [threading.Thread(target=many, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines.write_out()
    written = file.getvalue().splitlines()
    assert len(written) == 4000
    for number in range(8):
        mine = [line for line in written if line.startswith(b"%d " % number)]
        assert mine == [b"%d %d" % (number, count) for count in range(500)]
