"""Audits any C2SP tiled log, ours or another's, from a folder or over HTTP, with `adapters.tlog` alone."""

from adapters.log_audit.audit import audit_log

__all__ = ["audit_log"]
