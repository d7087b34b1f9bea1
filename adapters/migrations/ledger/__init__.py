"""Revisions of the ledger and its vault, run by `adapters.ledger.schema`."""
