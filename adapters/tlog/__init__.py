"""Transparency logs as C2SP describes them: keys, notes, checkpoints, cosignatures, tiles, proofs, policies.

Formats and arithmetic alone: nothing here knows a ledger, a database or a network, so that whoever doubts the record
(a witness, an auditor, the holder of an exported case file) runs no more of this software than he must.
"""
