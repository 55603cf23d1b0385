"""What went wrong, in one shape: ``{"error": {"status", "message", "lines"}}`` as JSON, the same words as a page."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, Response

from tahqiq.errors import InputError, Overtaken, TahqiqError, UnknownName, Withheld, WorkspaceError

_log = logging.getLogger("tahqiq.web")


class Fault(BaseModel):
    """What went wrong."""

    status: int = Field(description="The HTTP status.")
    message: str = Field(description="What arrived, what was expected, what to do; one line.")
    lines: list[str] = Field(description="Every fault, a line each, where several were found.")


class Faulty(BaseModel):
    """The one shape of an error."""

    error: Fault = Field(description="What went wrong.")


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": Faulty, "description": HTTPStatus(status).phrase} for status in (400, 403, 404, 409, 413, 422)
}
"""What every endpoint may answer besides what it is for."""


def install(app: FastAPI) -> None:
    """Answers errors of every kind in the one shape."""
    app.add_exception_handler(TahqiqError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def plain(status: int, message: str) -> Response:
    """A refusal before anything of the application has run."""
    return PlainTextResponse(message + "\n", status)


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, TahqiqError)
    status = 404 if isinstance(error, UnknownName) else 400 if isinstance(error, InputError) else 500
    if isinstance(error, Overtaken):
        status = 409
    if isinstance(error, Withheld):
        status = 403
    if isinstance(error, WorkspaceError):
        status = 503
        _log.error("%s", error)
    return answer(request, status, str(error), list(error.lines))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    lines = [
        f"{'.'.join(str(p) for p in fault['loc'][1:]) or 'the request'}: {fault['msg']}" for fault in error.errors()
    ]
    return answer(request, 422, "; ".join(lines), lines)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = str(error.detail)
    if error.status_code == 404 and said == "Not Found":
        said = f"there is no page {request.url.path}; the menu names those there are"
    response = answer(request, error.status_code, said)
    response.headers.update(error.headers or {})
    return response


def _unforeseen(request: Request, error: Exception) -> Response:
    """An error that is ours to mend: said in a line, its trace in the log alone."""
    _log.error("%s %s", request.method, request.url.path, exc_info=error)
    return answer(request, 500, f"Tahqiq made a mistake here ({type(error).__name__}); the server's log has it")


def answer(request: Request, status: int, message: str, lines: list[str] | None = None) -> Response:
    """The error as JSON, or as a page where a browser asks for one."""
    fault = Fault(status=status, message=" ".join(message.split()), lines=lines or [message])
    if wants_page(request):
        from tahqiq.serve.web.frame import render

        return render(request, "fault.html", {"fault": fault, "phrase": HTTPStatus(status).phrase}, status)
    return JSONResponse(Faulty(error=fault).model_dump(), status)


def wants_page(request: Request) -> bool:
    """Whether an HTML page is wanted: a browser says so, and the address names no other form."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.endswith((".json", ".csv"))
