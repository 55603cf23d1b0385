"""Undercount: a file of overlapping lists is sent or pasted, read to counts, and measured; nothing of it is kept."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
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


@dataclass(frozen=True, slots=True)
class _Sent:
    """What was sent, by the form or by a program."""

    file: UploadFile | None
    text: str
    lists: str

    def given(self) -> dict[str, str]:
        """The question: how many people have each history. InputError where nothing arrived; errors as ``given_of``."""
        if self.file and self.file.filename:
            return given_of(self.file.filename, self.file.file, self.lists)
        if not self.text.strip():
            raise InputError("nothing arrived; choose a CSV with a column of 0 and 1 for each list, or paste one")
        return given_of("", io.BytesIO(self.text.encode("utf-8", "replace")), self.lists)


def _sent(
    file: Annotated[UploadFile | None, _FILE] = None,
    text: Annotated[str, _TEXT] = "",
    lists: Annotated[str, _LISTS] = "",
) -> _Sent:
    return _Sent(file, text, lists)


Sent = Annotated[_Sent, Depends(_sent)]


@router.post(
    "/measure/undercount.json", summary="Measure the undercount of a file of lists.", responses=RESPONSES,
    dependencies=[needs(Scope.CHECK)],
)  # fmt: skip
def measure(office: Desk, response: Response, sent: Sent) -> Taken:
    """Reads the file to how many people have each history, and measures that; ``Location`` is the question's page."""
    given = sent.given()
    response.headers["Location"] = _address(given)
    return taken(office.measured(_FORM, given), _FORM, given)


@router.post("/measure/undercount", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def send(request: Request, office: Desk, sent: Sent) -> Response:
    """The form of the page; what is wrong is said beside it."""
    try:
        return RedirectResponse(_address(sent.given()), 303)
    except (InputError, EvidenceError) as error:
        fault, status = faults(error, _FORM.fields)
        filled = _FORM.given({}) | {"lists": sent.lists}
        return shown(request, office, _FORM, filled, fault=fault, status=status, pasted=sent.text)


def _address(given: dict[str, str]) -> str:
    return f"/measure/undercount?{urlencode({name: value for name, value in given.items() if value})}"
