"""How a command ends 退出码: 0 as it should be, 1 with a difference, 2 refused in a sentence."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from application.ports import InvalidAnswers
from domain.refusals import Refused

DIFFERENT, REFUSED = 1, 2


@contextmanager
def told_plainly() -> Iterator[None]:
    """A refusal is one sentence with its article where errors go, and nothing else."""
    try:
        yield
    except Refused as refusal:
        cited = f"（{refusal.authority}）" if refusal.authority else ""
        wrong = refusal.answers if isinstance(refusal, InvalidAnswers) else ()
        for line in (refusal.message + cited, *(f"  {answer.name}：{answer.reason}" for answer in wrong)):
            print(line, file=sys.stderr)  # noqa: T201 - the command's own answer
        raise typer.Exit(REFUSED) from None
