"""While the server runs: looks from time to time whether evidence has come for what is watched, and mails digests.

What is due is taken again by a job; where this server works none, by another's, or ``tahqiq watch``.
"""

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
from tahqiq.workbench.jobs import looking as looking_again
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
            await run_in_threadpool(orders, office, settings.url)
        except TahqiqError as error:  # said in the log, and tried again at the next look
            _log.error("%s", error)


def orders(office: Office, url: str = "") -> tuple[str | None, int]:
    """Orders that what is due is taken again, and mails the digests there are; the job's id, and how many mails."""
    return looking_again.order(office), _posted(office, url)


def look(office: Office, url: str = "") -> tuple[int, int]:
    """Takes what is watched again where evidence has come, and mails its digests; how many of each."""
    return watching.look(office), _posted(office, url)


def _posted(office: Office, url: str) -> int:
    server = post.server()
    return post.post(office.watches, server, url) if server else 0
