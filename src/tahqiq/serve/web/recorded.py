"""Rows of the evidence as pages tell them: facts, printed figures, incidents, allegations, each with its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, Field


class Recorded(BaseModel):
    """What is recorded of something."""

    facts: list[dict[str, Any]] = Field(description="Dated facts, the newest first.")
    figures: list[dict[str, Any]] = Field(description="What publishers printed of it, the newest first.")
    incidents: list[dict[str, Any]] = Field(description="Notable incidents, the newest first.")
    allegations: list[dict[str, Any]] = Field(description="Allegations, the newest first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row for each thing told: what it is, of when, by whom, on which page, under which id and release."""
        return [*map(_fact, self.facts), *map(_figure, self.figures), *map(_incident, self.incidents),
                *map(alleged, self.allegations)]  # fmt: skip


def plain(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows without what is empty in them."""
    return [{k: v for k, v in row.items() if v not in (None, "")} for row in rows]


def word(kind: str) -> str:
    """A word of the vocabulary as it is read."""
    return kind.replace("_", " ")


def alleged(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row for an allegation."""
    days = {"start": row.get("first_date", ""), "end": row.get("denial_date", "")}
    return _row(
        "allegation", "allegation_id", row, row["allegation"], by=row["alleger"], page=row.get("urls", ""), **days
    )


def _row(kind: str, of: str, row: Mapping[str, Any], said: str, **more: Any) -> dict[str, Any]:
    days = {"start": row.get("start", ""), "end": row.get("end", "")}
    return {"kind": kind, "id": row[of], "said": said, **days, "by": "", "page": "", **more,
            "release": row["release_id"]}  # fmt: skip


def _fact(row: Mapping[str, Any]) -> dict[str, Any]:
    said = f"{word(row['predicate'])}: {row.get('object', '')}"
    return _row("fact", "fact_id", row, said, by=row.get("reported_by", ""), page=row.get("url", ""))


def _figure(row: Mapping[str, Any]) -> dict[str, Any]:
    said = " ".join(
        str(w) for w in (row["metric"], row.get("victim", ""), row.get("value", ""), row.get("unit", "")) if w
    )
    return _row("figure", "obs_id", row, said, by=row["publisher"], page=row.get("url", ""))


def _incident(row: Mapping[str, Any]) -> dict[str, Any]:
    said = f"{word(row['kind'])}, {row.get('place', '')}: {row.get('killed_best', 'an unknown number')} killed"
    return _row("incident", "incident_id", row, said, page=row.get("urls", ""))
