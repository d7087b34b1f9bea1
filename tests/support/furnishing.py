"""A house with somebody of every capacity in it, for tests that are given a folder."""

import asyncio
import json
from pathlib import Path

from adapters.settings import Settings
from api.main import build_house
from application.people import Institution
from tests.api.given import INSTITUTION_IDS, INSTITUTIONS, PASSWORD
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
