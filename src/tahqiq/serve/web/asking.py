"""Forms that stand in the address: what was filled in, as a query that OpenAPI describes; what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import Field as Described
from pydantic import create_model

from tahqiq.errors import TahqiqError, UnknownName
from tahqiq.workbench.days import day_of
from tahqiq.workbench.measures.field import Field, in_words

_KINDS: Mapping[str, Any] = {"date": {"pattern": r"^(\d{4}-\d{2}-\d{2})?$"}, "number": {"pattern": r"^\d{1,4}$"}}
"""How the text of a field is written, as the OpenAPI description says it; what is not is said by the verbs."""


def _as_of(
    as_of: Annotated[str, Query(max_length=10, description="Use only what was known by this day, YYYY-MM-DD.")] = "",
) -> dt.date | None:
    return day_of(as_of)


AsOf = Annotated[dt.date | None, Depends(_as_of)]
"""A parameter of a view that is the day whose knowledge is used; None for all that is at hand."""


def asked(name: str, fields: Iterable[Field], *, empty: bool = False) -> Any:
    """A dependency that gives what was filled in for each field, as text.

    A field that is left out holds its default, or with ``empty`` nothing.
    """
    described: dict[str, Any] = {f.name: (str, _described(replace(f, default="") if empty else f)) for f in fields}
    model = create_model(name, **described)

    def filled(given: Any) -> dict[str, str]:
        return {name: str(value).strip() for name, value in given.model_dump().items()}

    filled.__annotations__["given"] = Annotated[model, Query()]
    return Depends(filled)


def _described(field: Field) -> Any:
    words = " ".join(f"{w.rstrip('.')}." for w in (field.label, field.hint) if w)
    values = dict.fromkeys((field.default, *(value for value, _ in field.choices)))
    form: Any = {"enum": list(values)} if field.choices else _KINDS.get(field.kind, {})
    return Described(field.default, description=words, max_length=field.longest, json_schema_extra=form)


def faults(error: TahqiqError, fields: Iterable[Field]) -> tuple[list[str], int]:
    """What is wrong, in the words of the form, and the status of its page."""
    known = tuple(fields)
    return [in_words(line, known) for line in error.lines], 404 if isinstance(error, UnknownName) else 400
