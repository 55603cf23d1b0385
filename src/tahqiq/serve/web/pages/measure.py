"""Measure: every measure as a form; its chart, its paragraph, its numbers, what to know of it, and its twins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from tahqiq.errors import InputError, UnknownName
from tahqiq.measure.charts import render as drawn
from tahqiq.serve.web.asking import asked, faults
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.taken import NUMBERS, Taken, taken
from tahqiq.serve.web.twins import csv
from tahqiq.verbs import registry
from tahqiq.workbench.measures.defaults import defaults, suggestions
from tahqiq.workbench.measures.field import in_words
from tahqiq.workbench.measures.forms import FORMS, Form
from tahqiq.workbench.office import Office

router = APIRouter(tags=["measure"])
_PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
_ROWS = 200
"""The most rows of a table on the page; the CSV has all."""


@router.get("/measure", include_in_schema=False)
def measures(request: Request) -> Response:
    """What can be measured."""
    return render(request, "measures.html", {"forms": FORMS})


def _register(form: Form) -> None:
    """The page of a measure with its twins."""
    given = asked(f"Ask{form.name.title()}", form.fields)
    path, said = f"/measure/{form.name}", f"{form.title}: {form.question}"

    def page(request: Request, office: Desk, filled: Any = given) -> Response:
        return _page(request, office, form, filled)

    def twin(office: Desk, filled: Any = given) -> Taken:
        return taken(office.measured(form, filled), form, filled)

    def rows(office: Desk, filled: Any = given) -> Response:
        return csv(twin(office, filled).rows(), form.name)

    router.add_api_route(path, page, include_in_schema=False)
    router.add_api_route(f"{path}.json", twin, summary=said, operation_id=form.name, responses=RESPONSES)
    for kind, view in {"csv": rows, **{kind: _drawing(form, kind, given) for kind in _PICTURES}}.items():
        sent: dict[int | str, dict[str, Any]] = {200: {"content": {_PICTURES.get(kind, "text/csv"): {}}}}
        router.add_api_route(
            f"{path}.{kind}", view, summary=f"{said} As {kind.upper()}.", operation_id=f"{form.name}_{kind}",
            response_class=Response, responses={**RESPONSES, **sent},
        )  # fmt: skip


def _drawing(form: Form, kind: str, given: Any) -> Callable[..., Response]:
    """The view of a measure's chart."""

    def drawing(office: Desk, filled: Any = given) -> Response:
        return _picture(office, form, filled, kind)

    return drawing


def _page(request: Request, office: Office, form: Form, filled: dict[str, str]) -> Response:
    """The form with what was filled in, and the result or why there is none; opened afresh it holds its defaults."""
    fresh = not request.query_params
    if fresh:
        with office.desk() as store:
            filled = defaults(form, registry(), store.in_force())
    if fresh and not form.at_once:
        return shown(request, office, form, filled)
    try:
        found = _worded(taken(office.measured(form, filled), form, filled), form)
    except (InputError, UnknownName) as error:
        fault, status = ([], 200) if fresh else faults(error, form.fields)  # nobody asked for it yet
        return shown(request, office, form, filled, fault=fault, status=status)
    return shown(request, office, form, filled, found=found)


def shown(
    request: Request, office: Office, form: Form, filled: Mapping[str, str], *, status: int = 200, **more: Any
) -> Response:
    """The page of a measure; ``more`` is ``found``, or in ``fault`` what is wrong with what was filled in."""
    with office.desk() as store:
        releases = store.in_force()
    data = {
        "form": form, "filled": filled, "forms": FORMS, "names": suggestions(form.fields, registry(), releases),
        "found": None, "fault": (), "most": _ROWS, "drawable": _drawable(more.get("found")), "numbers": NUMBERS, **more,
    }  # fmt: skip
    return render(request, "measure.html", data, status)


def _worded(found: Taken, form: Form) -> Taken:
    """The result as the page says it: options of the command line go by the labels of the form."""
    told = {
        "caveats": [in_words(c, form.fields) for c in found.caveats],
        "refused": in_words(found.refused, form.fields),
    }
    return found.model_copy(update=told)


def _drawable(found: Taken | None) -> bool:
    return found is not None and not found.refused and bool(found.table)


def _picture(office: Office, form: Form, filled: dict[str, str], kind: str) -> Response:
    """The chart; by itself it may use its own styles, and nothing else."""
    measure = office.measured(form, filled)
    body = office.answer(("chart", kind, form.name, tuple(sorted(filled.items()))), lambda _: drawn(measure, kind))
    policy = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
    return Response(body, media_type=_PICTURES[kind], headers=policy)


for _form in FORMS:
    _register(_form)
