"""Visitors 来访者: whose request it is, by bearer token (other systems) or session cookie (pages)."""

from collections.abc import Mapping, MutableMapping
from typing import Any

from application.people import Actor
from application.ports import Accounts, NotLoggedIn

COOKIES = ("__Host-gongjian_session", "gongjian_session")
"""Over HTTPS the first, which no other host and no plain connection can set; else the second."""


def actor_of(accounts: Accounts, scope: MutableMapping[str, Any]) -> Actor:
    """The official; noted for the request's log line. Raises `NotLoggedIn`."""
    return noted(accounts.actor(token_of(dict(scope["headers"]))), scope)


def noted(actor: Actor, scope: MutableMapping[str, Any]) -> Actor:
    """The same, once the log line knows of them."""
    scope["state"]["actor"] = actor
    return actor


def token_of(headers: Mapping[bytes, bytes]) -> str:
    """The token a request carries; a bearer token, even a wrong one, goes before any cookie."""
    bearer = headers.get(b"authorization")
    if bearer is not None:
        scheme, _, token = bearer.decode("latin-1").partition(" ")
        if scheme.lower() != "bearer":
            raise NotLoggedIn
        return token.strip()
    return cookie_token(headers)


def cookie_token(headers: Mapping[bytes, bytes]) -> str:
    """The session cookie, '' without one."""
    cookies = headers.get(b"cookie", b"").decode("latin-1")
    found = {}
    for part in cookies.split(";"):
        name, _, value = part.strip().partition("=")
        found[name] = value
    return next((found[name] for name in COOKIES if name in found), "")
