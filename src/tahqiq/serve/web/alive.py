"""What goes on for as long as the application is served: jobs are worked, and what is watched is looked at."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from tahqiq.serve.web.looking import looking
from tahqiq.serve.web.settings import Settings
from tahqiq.workbench.jobs.foreman import Foreman


@asynccontextmanager
async def alive(app: FastAPI) -> AsyncIterator[None]:
    """From the first request to the last."""
    settings: Settings = app.state.settings
    foreman = Foreman(app.state.office.jobs, settings.jobs) if settings.jobs else None
    if foreman:
        foreman.start()
    try:
        async with looking(app):
            yield
    finally:
        if foreman:
            await run_in_threadpool(foreman.stop)
