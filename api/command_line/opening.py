"""A house with its doors open, for as long as one command takes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from api.command_line.workshop import Workshop
from application.house import House


@asynccontextmanager
async def open_house(workshop: Workshop) -> AsyncIterator[House]:
    """Followers running; what the command recorded is settled before it ends."""
    with workshop.saying_less():
        house = workshop.house()
        await house.open_doors()
        try:
            yield house
            await house.settled()
        finally:
            await house.close_doors()
