"""A page, its JSON twin and its rows as CSV, from one view: what a reader sees and a program gets cannot differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar, get_type_hints

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel
from starlette.responses import Response

from tahqiq.serve.report.as_csv import table
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.frame import render

V = TypeVar("V", bound=BaseModel)


class Tabled(Protocol):
    """A view that has rows."""

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """The rows, all with the same columns."""
        ...


class Twins(APIRouter):
    """A router whose pages come with their twins: ``/actors`` with ``/actors.json`` and ``/actors.csv``."""

    def page(self, path: str, template: str, *, name: str = "") -> Callable[[Callable[..., V]], Callable[..., V]]:
        """Register a view under ``path``; ``name`` is what a saved CSV is called, none where the view has no rows."""

        def register(view: Callable[..., V]) -> Callable[..., V]:
            shown, said = Depends(view), (view.__doc__ or "").strip().splitlines()[0]
            base, called = "/index" if path == "/" else path, view.__name__

            def page(request: Request, found: Any = shown) -> Response:
                return render(request, template, {"page": found})

            def twin(found: Any = shown) -> Any:
                return found

            def rows(found: Any = shown) -> Response:
                return csv(found.rows(), name)

            self.add_api_route(
                f"{base}.json", twin, response_model=get_type_hints(view)["return"], summary=said, operation_id=called,
                responses=RESPONSES,
            )  # fmt: skip
            if name:
                self.add_api_route(
                    f"{base}.csv", rows, summary=f"{said} As CSV.", operation_id=f"{called}_csv",
                    response_class=Response, responses={**RESPONSES, 200: {"content": {"text/csv": {}}}},
                )  # fmt: skip
            # last: the address of a page that ends in a name would take its twins' for one
            self.add_api_route(path, page, include_in_schema=False)
            return view

        return register


def csv(rows: Sequence[Mapping[str, Any]], name: str) -> Response:
    """Rows as a CSV file to save; no cell can be taken for a formula."""
    columns = list(rows[0]) if rows else []
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(table(columns, rows), media_type="text/csv; charset=utf-8", headers=headers)
