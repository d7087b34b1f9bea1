"""Steps of service 送达 as a test speaks of them: what failed, what was announced, which address was confirmed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.service.events import GroundOfNotice, WhyNotServed
from domain.service.methods import Addressee, Paper, Receipt, ServiceMethod
from tests.support.lawful_walk import RULES
from tests.support.story import TEXT

Taken = Callable[[Any], None]


def failed(on: date, why: WhyNotServed = WhyNotServed.WHEREABOUTS_UNKNOWN, **other: Any) -> Taken:
    """The employer was not reached, by mail unless it is said otherwise."""
    answers = {
        "addressee": Addressee.EMPLOYER,
        "paper": Paper.COPY,
        "method": ServiceMethod.MAIL,
        "reason": why,
        "course": TEXT,
        **other,
    }
    return lambda case: case.record_failed_service(on, **answers)


def announced(on: date, **other: Any) -> Taken:
    """A public notice to the employer."""
    answers = {
        "addressee": Addressee.EMPLOYER,
        "paper": Paper.COPY,
        "ground": GroundOfNotice.WHEREABOUTS_UNKNOWN,
        "where": "示例日报",
        "course": TEXT,
        **other,
    }
    return lambda case: case.publish_notice(on, **answers, rules=RULES)


def recalled(on: date, notice: int) -> Taken:
    """The employer turned up."""
    return lambda case: case.recall_notice(on, notice=notice, reason=TEXT, rules=RULES)


def confirmed(on: date, *, electronic: bool = True, of: Addressee = Addressee.EMPLOYER) -> Taken:
    """Where the party wants to be served."""
    return lambda case: case.confirm_address(on, addressee=of, address=TEXT, electronic=electronic)


def by(method: ServiceMethod, **other: Any) -> Receipt:
    """A receipt by that method."""
    return Receipt(method=method, **other)
