"""Long lists, a page at a time."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from pydantic import BaseModel, Field


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
