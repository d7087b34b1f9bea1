"""Worked examples of time limits 期限算例: read, counted by the rule book, and compared with what they expect."""

from application.limit_examples.checking import Checked, Verdict, check, told
from application.limit_examples.written import LimitExample, NotComputable, moment, whole_number

__all__ = ["Checked", "LimitExample", "NotComputable", "Verdict", "check", "moment", "told", "whole_number"]
