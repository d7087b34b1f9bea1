"""The house 工鉴: everything the ways in (HTTP, pages, command line) may use, put together by the composition root."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from application.casework import Casework
from application.ports import Accounts, CaseFile, Clock, LedgerFacts, Vault
from application.questions import Questions, Views


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """One running Gongjian."""

    casework: Casework
    case_file: CaseFile
    questions: Questions
    views: Views
    accounts: Accounts
    vault: Vault
    ledger: LedgerFacts
    clock: Clock
    open_doors: Callable[[], Awaitable[None]]
    """Start the followers (read models, processes); awaited in the running loop (the app's lifespan)."""
    settled: Callable[[], Awaitable[None]]
    """Returns once processes have done and read models show everything recorded so far."""
    close_doors: Callable[[], Awaitable[None]]
    """Stop them and let go of the databases; everything acknowledged is already on disk."""
