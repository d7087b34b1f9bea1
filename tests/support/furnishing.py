"""A house with somebody of every capacity in it, for tests that are given a folder."""

import asyncio
import json
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from adapters.settings import Settings
from api.main import build_app, build_house
from application.house import House
from application.people import Institution
from tests.api.given import INSTITUTION_IDS, INSTITUTIONS, PASSWORD, Login, Official, visitor
from tests.support.clock import CLOCK


def furnish(folder: Path) -> Path:
    """Tables, officials and their sessions; good password hashes take their time."""

    async def furnished() -> dict[str, str]:
        built = build_house(Settings(data_folder=folder), clock=CLOCK)
        await built.open_doors()
        for name, (office, region, capacity) in INSTITUTIONS.items():
            at = Institution(
                institution_id=INSTITUTION_IDS[name], name=office, region=region, capacity=capacity
            )
            built.accounts.enrol(login=name, password=PASSWORD, name=f"示例{capacity.zh}人员", institution=at)
        tokens = {name: (await built.accounts.log_in(name, PASSWORD)).token for name in INSTITUTIONS}
        await built.close_doors()
        return tokens

    (folder / "tokens.json").write_text(json.dumps(asyncio.run(furnished())))
    return folder


def furnish_further(
    furnished: Path, folder: Path, happen: Callable[[Login, House], Awaitable[dict[str, Any]]]
) -> Path:
    """A copy in which something has happened already; what it tells of itself lies in `told.json`."""
    shutil.copytree(furnished, folder)

    async def happened() -> dict[str, Any]:
        built = build_house(Settings(data_folder=folder), clock=CLOCK)
        await built.open_doors()
        app = build_app(built, Settings())
        told = await happen(logging_in(app, furnished), built)
        await built.close_doors()
        return told

    (folder / "told.json").write_text(json.dumps(asyncio.run(happened())))
    return folder


def logging_in(app: FastAPI, furnished: Path) -> Login:
    """Somebody who is logged in, by the names in `INSTITUTIONS`."""
    tokens = json.loads((furnished / "tokens.json").read_text())

    async def logged_in(name: str) -> Official:
        return Official(visitor(app, tokens[name]))

    return logged_in
