"""What the commands need built for them; the composition root fills it in."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fastapi import FastAPI

from application.audit_trail import AuditTrail
from application.case_bundles import BundleVerdict
from application.house import House
from application.limit_examples import LimitExample
from application.log_audits import Advance, AuditAsked, LogAudit
from application.scenario import Player, Scenario
from application.witnessing import Witnesses
from domain.rule_book import RuleBook


@dataclass(frozen=True, slots=True)
class Workshop:
    """The composition root as the command line sees it."""

    house: Callable[[], House]
    """A new house on the configured databases."""
    house_to_serve: Callable[[], House]
    """The same, with what would hold up requests in a process of its own."""
    app: Callable[[House], FastAPI]
    scenarios: Callable[[Sequence[Path]], list[Scenario]]
    """Read scenario files, folders included; raises `Refused` naming file, step and field."""
    demonstration: Callable[[], list[Scenario]]
    """The scenarios that are loaded into an empty ledger."""
    enrol: Callable[[House], Awaitable[None]]
    """Enter the demonstration institutions and persons; again changes nothing."""
    player: Callable[[House], Player]
    """Plays through the application."""
    player_over_http: Callable[[str], Player]
    """Plays over HTTP against an address."""
    saying_less: Callable[[], AbstractContextManager[None]]
    """While a command itself says what happens, logs keep to warnings."""
    today: Callable[[], date]
    address: Callable[[], tuple[str, int]]
    demonstration_password: str
    trail: Callable[[], AbstractContextManager[AuditTrail]]
    """The signed log of the configured installation, without the rest of the house."""
    new_key: Callable[[Path | None], tuple[Path, str]]
    """Make the key that signs the log; where it lies and its public half. Raises `KeyFileRefused`."""
    public_key: Callable[[], str]
    """The public half of the key there is; raises `KeyFileRefused`."""
    rules: Callable[[], RuleBook]
    """The time limits, counted with the calendar in force in this installation."""
    limit_examples: Callable[[Sequence[Path]], list[LimitExample]]
    """Read files of worked examples; raises `Refused` naming file, example and key."""
    audit_log: Callable[[AuditAsked, Advance], LogAudit]
    """Audit any tiled log from end to end; raises `Refused` where that cannot be done."""
    witnesses: Witnesses
    """Where witnesses are founded and opened; they share nothing with the house."""
    verify_bundle: Callable[[Path, bytes | None], BundleVerdict]
    """Verify a case bundle by a policy (C2SP tlog-policy), or by its own; opens no database."""
