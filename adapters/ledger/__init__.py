"""The ledger: an append-only, totally ordered, verifiable record on SQLite or PostgreSQL."""

from adapters.ledger.entry import Enclosure, Entry, LedgerEvent, Receipt
from adapters.ledger.ledger import Ledger
from adapters.ledger.recorder import LedgerRecorder
from adapters.ledger.refusals import (
    AnotherOrigin,
    CommandReused,
    Damage,
    EntryUnacceptable,
    LedgerBusy,
    LedgerClosed,
    LedgerDamaged,
    LedgerUnreachable,
    StreamMovedOn,
    SubjectKeyDiffers,
)

__all__ = [
    "AnotherOrigin",
    "CommandReused",
    "Damage",
    "Enclosure",
    "Entry",
    "EntryUnacceptable",
    "Ledger",
    "LedgerBusy",
    "LedgerClosed",
    "LedgerDamaged",
    "LedgerEvent",
    "LedgerRecorder",
    "LedgerUnreachable",
    "Receipt",
    "StreamMovedOn",
    "SubjectKeyDiffers",
]
