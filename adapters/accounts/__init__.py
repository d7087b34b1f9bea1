"""Local accounts: the officials of the institutions, their passwords and their sessions."""

from adapters.accounts.accounts import LocalAccounts

__all__ = ["LocalAccounts"]
