"""The house 工鉴: everything the ways in (HTTP, pages, command line) may use, put together by the composition root."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from application.access_recording import AccessRecording
from application.audit_trail import AuditTrail
from application.case_bundles import CaseBundles
from application.casework import Casework
from application.ports import Accounts, CaseFile, Clock, Damage, Documents, LedgerFacts, Vault
from application.questions import Questions
from application.recounting import CountedAgain
from application.sweep import Swept
from application.upkeep import Views

Attendant = Callable[[], Coroutine[Any, Any, None]]


class KeptContents(Protocol):
    """Sealed words and documents, which the record refers to and does not hold."""

    def damages(self, progress: Callable[[int, int], None] | None = None) -> Sequence[Damage]:
        """What is missing or was touched, by the record that refers to it."""


class Following(Protocol):
    """How far the processes have followed the ledger."""

    position: int
    error: str
    """Why they stopped, '' while they run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """One running Gongjian."""

    casework: Casework
    case_file: CaseFile
    questions: Questions
    """Both note what they return in the gathering of the answer being made."""
    reading: AccessRecording
    """Records what was shown before it goes out."""
    views: Views
    processes: Following
    accounts: Accounts
    vault: Vault
    documents: Documents
    ledger: LedgerFacts
    trail: AuditTrail
    contents: KeptContents
    bundles: CaseBundles
    clock: Clock
    open_doors: Attendant
    """Start the followers (read models, processes, in a server the daily sweep); awaited in the running loop."""
    sweep: Callable[[], Coroutine[Any, Any, Swept]]
    """Note the limits that have passed (期限巡查); again changes nothing."""
    count_again: Callable[[], Coroutine[Any, Any, CountedAgain]]
    """Count the limits again that confirmed holiday notices touch; again changes nothing."""
    settled: Attendant
    """Returns once processes have done and read models show everything recorded so far."""
    close_doors: Attendant
    """Stop them and let go of the databases; everything acknowledged is already on disk."""
