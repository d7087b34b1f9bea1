"""Whom this log's readers are told to trust: its own key, and the policy its institution has agreed with the others."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from adapters.tlog.keys import VerifierKey
from adapters.tlog.policy import Policy


@dataclass(frozen=True)
class Trust:
    """The policy as text and as read; the log's own key stands in it, whoever wrote the rest."""

    own: VerifierKey | None
    text: str
    policy: Policy

    @classmethod
    def of(cls, own: VerifierKey | None, file: Path) -> Self:
        """The policy file with the log's own line, or a policy that needs no witness; raises Malformed."""
        text = file.read_text(encoding="utf-8") if file.exists() else "quorum none\n"
        if own is not None and own not in Policy.parse(text.encode()).log_keys:
            text = f"log {own}\n{text}"
        return cls(own, text, Policy.parse(text.encode()))
