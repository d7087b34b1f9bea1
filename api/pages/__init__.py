"""Pages 页面: server-rendered, Chinese first, complete without scripts; they decide nothing."""

from fastapi import APIRouter

from api.pages import (
    accesses,
    bundles,
    cases,
    causes,
    documents,
    feeds,
    holidays,
    letters,
    limits,
    lists,
    login,
    members,
    numbering,
    searches,
    step_forms,
    trail,
)
from api.pages.doors import PageRoute, error_page
from application.house import House


def router(house: House) -> APIRouter:
    """All pages of one house."""
    pages = APIRouter(route_class=PageRoute, include_in_schema=False)
    for chapter in (
        login,
        cases,
        causes,
        members,
        limits,
        holidays,
        numbering,
        documents,
        bundles,
        feeds,
        step_forms,
        lists,
        letters,
        searches,
        accesses,
        trail,
    ):
        chapter.add_to(pages, house)
    return pages


__all__ = ["error_page", "router"]
