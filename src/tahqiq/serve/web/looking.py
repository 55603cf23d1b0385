"""While the server runs: looks from time to time whether evidence has come for what is watched, and mails digests."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from tahqiq.errors import TahqiqError
from tahqiq.serve.web.settings import Settings
from tahqiq.workbench import post, watching
from tahqiq.workbench.office import Office

_log = logging.getLogger("tahqiq.web")


@asynccontextmanager
async def looking(app: FastAPI) -> AsyncIterator[None]:
    """For as long as the application is served."""
    settings: Settings = app.state.settings
    task = asyncio.create_task(_again(app.state.office, settings)) if settings.look else None
    try:
        yield
    finally:
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _again(office: Office, settings: Settings) -> None:
    while True:
        await asyncio.sleep(settings.look)
        try:
            await run_in_threadpool(look, office, settings.url)
        except TahqiqError as error:  # said in the log, and tried again at the next look
            _log.error("%s", error)


def look(office: Office, url: str = "") -> tuple[int, int]:
    """Takes what is watched again where evidence has come, and mails its digests; how many of each."""
    looked = watching.look(office)
    server = post.server()
    return looked, post.post(office.watches, server, url) if server else 0
