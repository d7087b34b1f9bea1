"""Revisions of the tables: only ever forward, because what is recorded stays recorded."""
