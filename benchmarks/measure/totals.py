"""UCDP's own yearly totals for Pakistan beside what `measure count` makes of its events."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tahqiq import verbs
from tahqiq.store import Workspace
from tahqiq.terms import RecordKind
from tahqiq.terms.vocabulary import Violence
from tahqiq.verbs.measuring import Asked, count

PERIOD = "1989..2021"
KINDS = ("", *(str(k) for k in Violence))
"""All deaths, and those of each type of violence."""


def section(_runs: int = 0) -> Iterator[str]:
    """The two side by side as Markdown lines."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = verbs.open_workspace(Path(folder) / "workspace")
        theirs = printed(workspace)
        ours = {k: counted(workspace, k) for k in KINDS}
    years = sorted(ours[""])
    yield from (
        "## UCDP's yearly totals for Pakistan", "",
        f"Deaths, best estimate: `tahqiq measure count --area Pakistan --period {PERIOD} --by year` of the events of "
        "GED 22.1 / UCDP's country-year totals of version 25.1, three years later; the difference where there is one. "
        "[Where it lies](../docs/reference/reconciliation.md).", "",
        "| year | " + " | ".join(k or "all" for k in KINDS) + " |",
        "| --- |" + " --- |" * len(KINDS),
    )  # fmt: skip
    for year in years:
        yield f"| {year} | " + " | ".join(_cell(ours[k].get(year, 0), theirs[k].get(year, 0)) for k in KINDS) + " |"
    sums = [_cell(sum(ours[k].values()), sum(theirs[k].get(y, 0) for y in years)) for k in KINDS]
    same = [sum(ours[k].get(y, 0) == theirs[k].get(y, 0) for y in years) for k in KINDS]
    yield "| all | " + " | ".join(sums) + " |"
    yield f"| the same, of {len(years)} | " + " | ".join(f"{s}" for s in same) + " |"
    yield ""


def counted(workspace: Workspace, kind: str) -> dict[str, int]:
    """Deaths by year as the measure counts them."""
    found = count(Asked(area="Pakistan", period=PERIOD, kind=kind, workspace=workspace.path), "year")
    return {str(r["year"]): int(str(r["best"])) for r in found.rows}


def printed(workspace: Workspace) -> dict[str, dict[str, int]]:
    """UCDP's totals by kind ("" for all) and year."""
    seen = workspace.table(RecordKind.OBSERVATIONS, None)
    own = seen.filter(
        (seen.dataset == "ucdp_country_year")
        & (seen.area == "PAK")
        & (seen.metric == "deaths")
        & (seen.victim == "all")
    )
    made: dict[str, dict[str, int]] = {k: {} for k in KINDS}
    for row in workspace.arrow(own.select("scope", "start", "value")).to_pylist():
        made[row["scope"].removeprefix("part:")][str(row["start"].year)] = int(row["value"])
    return made


def _cell(ours: int, theirs: int) -> str:
    return f"{ours:,} / {theirs:,}" + (f" ({ours - theirs:+,})".replace("-", "−") if ours != theirs else "")
