"""Worked examples 期限算例 checked against the rule book as it stands."""

from collections.abc import Mapping
from typing import Any

from adapters.rule_book import load_rule_book
from application.limit_examples import Checked, LimitExample, check

RULES = load_rule_book()
AWARD_STANDS = {"accepted": "2026-03-02", "suspended_from": "2026-03-20"}


def checked(rule: str, inputs: Mapping[str, object], expected: object, **others: Any) -> Checked:
    """The one example, checked."""
    example = LimitExample(id="E", rule=rule, inputs=inputs, expected=expected, **others)
    (one,) = check(RULES, [example])
    return one
