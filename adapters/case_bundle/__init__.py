"""The case bundle 证据包: one file with a case's records and their proofs, and what verifies it (docs/case-bundle.md).

Whoever verifies needs `verifier` and `adapters/tlog` alone; `page` holds the same checks for a browser.
"""
