"""How strong armed groups are said to be, who says so, and of whom else."""

from __future__ import annotations

import datetime as dt

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.words import sentence
from tahqiq.measure.printed import newest_first
from tahqiq.measure.records import Figure
from tahqiq.measure.wording import during, number

_RECENT = dt.timedelta(days=5 * 366)


def estimates(desk: Desk) -> str:
    """The newest estimate of each group's fighters by each publisher, but for those told already; a list.

    Where nobody puts a number on any group that is a gap.
    """
    fits = [
        f for f in desk.evidence.figures
        if f.metric == "fighters" and f.actor and f.end >= desk.as_of - _RECENT and f.scope != "part:with_families"
    ]  # fmt: skip
    newest: dict[tuple[str, str], Figure] = {}
    for figure in sorted(newest_first(fits), key=lambda f: (f.end, f.scope == ""), reverse=True):
        newest.setdefault((figure.actor, figure.publisher), figure)
    if not newest:
        desk.gaps.append("nobody's estimate of how many fighters an armed group has is at hand")
    told = {r for e in desk.ledger.entries for r in e.basis.rows}
    left = [f for f in newest.values() if not told & set(desk.basis(f).rows)]
    return "\n".join(f"- {_told(desk, f)}" for f in sorted(left, key=lambda f: (-(f.high or f.value), f.actor, f.end)))


def _told(desk: Desk, figure: Figure) -> str:
    basis, doubt = desk.basis(figure), ", on weak sources," if figure.confidence == "low" else ""
    if figure.low is not None and figure.high is not None and figure.low < figure.high:
        much = " to ".join(desk.ledger.number(number(v), v, basis) for v in (figure.low, figure.high))
    else:
        much = desk.figure(figure)
    said = [p.strip().removeprefix("estimate of fighters, ") for p in desk.known(figure.definition).split(";")]
    meant = next((p for p in said if p != "fighters"), "")
    return (
        sentence(
            f"{desk.actor(figure.actor)}: {much} fighters {during((figure.start, figure.end))}, as "
            f"{desk.publisher(figure.publisher)} put it{doubt} ({meant})"
        )
        .replace(",. (", " (")
        .replace(", (", " (")
    )
