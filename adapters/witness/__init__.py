"""Witnesses 见证 (C2SP tlog-witness): one institution's own statement that a log only ever grew.

A witness knows no ledger and no case: it holds, for every log it watches, the last checkpoint it has cosigned, and
cosigns the next one only with the proof that it continues that one. The log's side is `client`.
"""
