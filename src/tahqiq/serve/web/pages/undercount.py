"""Undercount: a file of overlapping lists is sent or pasted, read to counts, and measured; nothing of it is kept."""

from __future__ import annotations

import io
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from tahqiq.errors import EvidenceError, InputError
from tahqiq.serve.web.asking import faults
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.pages.measure import shown
from tahqiq.serve.web.taken import Taken, taken
from tahqiq.serve.web.who import needs
from tahqiq.workbench.measures.forms import BY_NAME
from tahqiq.workbench.measures.lists import given_of
from tahqiq.workbench.team.roles import Scope

router = APIRouter(tags=["measure"])
_FORM = BY_NAME["undercount"]
_FILE = File(description="A CSV with a column of 0 and 1 for each list, and a row for each person or each history.")
_TEXT = Form(description="The same as text.")
_LISTS = Form(description="The columns that are lists, with commas; every column of 0 and 1 where none are named.")


@router.post(
    "/measure/undercount.json", summary="Measure the undercount of a file of lists.", responses=RESPONSES,
    dependencies=[needs(Scope.CHECK)],
)  # fmt: skip
def measure(
    office: Desk,
    response: Response,
    file: Annotated[UploadFile | None, _FILE] = None,
    text: Annotated[str, _TEXT] = "",
    lists: Annotated[str, _LISTS] = "",
) -> Taken:
    """Reads the file to how many people have each history, and measures that; ``Location`` is the question's page."""
    given = _given(file, text, lists)
    response.headers["Location"] = _address(given)
    return taken(office.measured(_FORM, given), _FORM, given)


@router.post("/measure/undercount", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def send(
    request: Request,
    office: Desk,
    file: Annotated[UploadFile | None, _FILE] = None,
    text: Annotated[str, _TEXT] = "",
    lists: Annotated[str, _LISTS] = "",
) -> Response:
    """The form of the page; what is wrong is said beside it."""
    try:
        return RedirectResponse(_address(_given(file, text, lists)), 303)
    except (InputError, EvidenceError) as error:
        fault, status = faults(error, _FORM.fields)
        filled = _FORM.given({}) | {"lists": lists}
        return shown(request, office, _FORM, filled, fault=fault, status=status, pasted=text)


def _given(file: UploadFile | None, text: str, lists: str) -> dict[str, str]:
    if file and file.filename:
        return given_of(file.filename, file.file, lists)
    if not text.strip():
        raise InputError("nothing arrived; choose a CSV with a column of 0 and 1 for each list, or paste one")
    return given_of("", io.BytesIO(text.encode("utf-8", "replace")), lists)


def _address(given: dict[str, str]) -> str:
    return f"/measure/undercount?{urlencode({name: value for name, value in given.items() if value})}"
