"""The application: its pages behind its guards."""

from __future__ import annotations

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from tahqiq.serve.web import assets, faults, making
from tahqiq.serve.web.alive import alive
from tahqiq.serve.web.fresh import Fresh
from tahqiq.serve.web.gate import Gate
from tahqiq.serve.web.guard import Guard
from tahqiq.serve.web.pages import PAGES
from tahqiq.serve.web.settings import Settings
from tahqiq.serve.web.who import own_form
from tahqiq.verbs.deciding import editor
from tahqiq.version import __version__
from tahqiq.workbench.office import Office

_SMALLEST = 600
"""Bytes below which an answer is not worth compressing."""


def application(settings: Settings | None = None) -> FastAPI:
    """The workbench on a workspace, ready to be served. Errors as ``verbs.open_workspace``."""
    chosen = settings or Settings()
    app = FastAPI(
        title="Tahqiq", version=__version__, docs_url=None, redoc_url=None, openapi_url="/openapi.json",
        description="Checks a security report against the evidence. Every page has a twin here: the same address "
        "with .json (and .csv where it has rows).",
        dependencies=[Depends(own_form)], lifespan=alive,
    )  # fmt: skip
    app.state.office = Office(chosen.workspace, chosen.desks)
    app.state.settings = chosen
    faults.install(app)
    making.install(app)
    app.include_router(assets.router)
    for router in PAGES:
        app.include_router(router)
    app.add_middleware(Fresh)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST)
    app.add_middleware(Gate, team=app.state.office.team if chosen.team else None, alone=editor(), secure=chosen.secure)
    app.add_middleware(Guard, settings=chosen)
    return app
