"""Local accounts: the officials of the institutions, their passwords and their sessions."""

from adapters.accounts.accounts import LocalAccounts
from adapters.accounts.tables import AccountsOfAnotherVersion

__all__ = ["AccountsOfAnotherVersion", "LocalAccounts"]
