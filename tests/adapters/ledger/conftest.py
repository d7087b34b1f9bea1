"""Lets the library's conformance tests be imported without a second cryptography package.

They import `eventsourcing.cipher`, which wants pycryptodome, for tests we do not run; `eventsourcing.cryptography`
is the library's own twin of it on the package we have.
"""

import sys

import eventsourcing.cryptography

sys.modules.setdefault("eventsourcing.cipher", eventsourcing.cryptography)
