"""Long lists, a page at a time."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import Query
from pydantic import BaseModel, Field

AtPage = Annotated[int, Query(alias="page", ge=1, le=1_000_000, description="Which page, from 1.")]
"""A parameter of a view of a list."""


class Paged(BaseModel):
    """A page of a list."""

    at: int = Field(description="Which page this is, from 1.")
    size: int = Field(description="How many a page has at most.")
    total: int = Field(description="How many there are in all.")

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))


def turned(query: str, page: int) -> str:
    """The query of another page: the same but for ``page``."""
    kept = [(name, value) for name, value in parse_qsl(query.removeprefix("?"), True) if name != "page"]
    return "?" + urlencode([*kept, ("page", page)])
