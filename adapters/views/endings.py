"""What lists say of where a case stands: whether it has ended, and what its kind and state are called."""

from sqlalchemy import ColumnElement, Table, and_, not_, or_

from application.catalogue import KINDS
from application.endings import ENDED


def still_open(cases: Table) -> ColumnElement[bool]:
    """The condition on a case's row that it has not ended."""
    ended = [
        and_(cases.c.kind == kind, cases.c.state.in_(sorted(state.value for state in states)))
        for kind, states in ENDED.items()
    ]
    return not_(or_(*ended))


def kind_zh(kind: str) -> str:
    """What a kind of case is called."""
    return KINDS[kind].TERM


def state_zh(kind: str, state: str) -> str:
    """What a state of that kind is called."""
    return KINDS[kind].STATES(state).zh


__all__ = ["ENDED", "kind_zh", "state_zh", "still_open"]
