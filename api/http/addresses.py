"""Addresses 地址: routes whose template the request's log line can name."""

from starlette.routing import Match, Route
from starlette.types import Scope

PREFIX = "/api/v1"
LOG = "/log/"
"""What is published for everybody, without a login."""


class Address(Route):
    """A route that says which it is; the framework tells so of its own routes only."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """The library's answer, signed."""
        match, found = super().matches(scope)
        if match is not Match.NONE:
            found["route"] = self
        return match, found
