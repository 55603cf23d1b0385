"""What was hit, as far as a source records it, and where it does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from tahqiq.measure.count import nothing
from tahqiq.measure.cover import used
from tahqiq.measure.pick import CLASSES, picked, within
from tahqiq.measure.result import LEVEL, Estimate, Measured
from tahqiq.measure.stats.clusters import percentiles, shares
from tahqiq.measure.wording import number, source, where_and_when
from tahqiq.registry.read import read_yaml
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from tahqiq.measure.selection import Selection
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace
    from tahqiq.terms import Release

FILE = "targets.yml"
_KINDS = {
    "one_sided": "civilians alone (one-sided)", "state_based": "fighting with the state (state-based)",
    "non_state": "groups fighting each other (non-state)",
}  # fmt: skip
_ATTACKS = ("suicide_bombing", "armed_attack", "bombing", "targeted_killing", "ambush", "hijacking")
_SEED = 31
_DEAD = (*CLASSES.values(), "deaths_unknown")


def targets(workspace: Workspace, registry: Registry, selection: Selection, releases: list[Release]) -> Measured:
    """What events were aimed at.

    Rows: ``target``, ``recorded`` (events, deaths, named or no), ``events``, ``best``, ``share`` with ``share_low``
    and ``share_high``, ``named`` (days of notable incidents at hand). A dataset of events tells by its kinds and
    classes of victims; a finer target stands only in the list of notable incidents, which is never counted. Estimates:
    ``civilian_events`` (the share of events that are one-sided), ``civilian_deaths`` (of deaths of a known class).
    """
    events = picked(workspace, registry, selection)
    kinds, weekly, dead = _kinds(workspace, events, selection)
    if not weekly.sum():
        raise nothing(registry, selection)
    share, draws = shares(weekly, _SEED)
    rows = [_kind_row(kind, i, kinds, share, draws) for i, kind in enumerate(_KINDS)]
    rows += _class_rows(dead)
    rows += _named(workspace, registry, selection)
    one, known = rows[0], sum(dead[c] for c in CLASSES.values())
    estimates = [Estimate("civilian_events", one["share"], one["share_low"], one["share_high"], unit="share")]
    if known + dead["deaths_unknown"]:
        estimates.append(_civilian(dead))
    return Measured(
        "place", {**selection.to_dict(), "by": "target"}, f"What was hit, {where_and_when(registry, selection)}",
        _said(registry, selection, rows, estimates), tuple(estimates), rows, _caveats(selection), used(releases),
    )  # fmt: skip


def _kinds(
    workspace: Workspace, events: ir.Table, selection: Selection
) -> tuple[dict[str, dict[str, int]], NDArray[np.float64], dict[str, int]]:
    """Events and deaths by kind; events by week (rows) and kind (columns); the dead by class."""
    timed = events.mutate(week=(events.start.delta(selection.start, unit="day") / 7).floor().cast("int64"))
    found = workspace.arrow(
        timed.group_by(["week", "kind"]).aggregate(
            events=timed.count(), **{name: timed[name].sum().coalesce(0) for name in ("best", *_DEAD)}
        )
    )
    of = {name: found[name].to_numpy().astype(np.int64) for name in ("week", "events", "best", *_DEAD)}
    column = {kind: i for i, kind in enumerate(_KINDS)}
    at = np.array([column[k] for k in found["kind"].to_pylist()], dtype=np.int64)
    weekly = np.zeros(((selection.days - 1) // 7 + 1, len(_KINDS)))
    np.add.at(weekly, (of["week"], at), of["events"])
    kinds = {kind: {n: int(of[n][at == i].sum()) for n in ("events", "best")} for kind, i in column.items()}
    return kinds, weekly, {name: int(of[name].sum()) for name in _DEAD}


def _row(target: str, recorded: str, **filled: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("events", "best", "share", "share_low", "share_high"))
    return {"target": target, "recorded": recorded, **empty, "named": "", **filled}


def _kind_row(
    kind: str, at: int, kinds: dict[str, dict[str, int]], share: NDArray[np.float64], draws: NDArray[np.float64] | None
) -> dict[str, Any]:
    found = kinds[kind]
    low, high = percentiles(draws[:, at], LEVEL) if draws is not None else (None, None)
    return _row(_KINDS[kind], "events", events=found["events"], best=found["best"], share=float(share[at]),
                share_low=low, share_high=high)  # fmt: skip


def _class_rows(dead: dict[str, int]) -> list[dict[str, Any]]:
    """The dead by class; those of no known class may be of any, which is the share's upper end."""
    whole = sum(dead.values())
    return [
        _row(f"the dead: {victim}", "deaths", best=dead[column], share=dead[column] / whole if whole else None,
             share_low=dead[column] / whole if whole else None,
             share_high=(dead[column] + dead["deaths_unknown"]) / whole if whole else None)
        for victim, column in CLASSES.items()
    ]  # fmt: skip


def _civilian(dead: dict[str, int]) -> Estimate:
    whole, own = sum(dead.values()), dead["deaths_civilian"]
    return Estimate(
        "civilian_deaths", own / whole, own / whole, (own + dead["deaths_unknown"]) / whole, "coded", None, "share"
    )


def _named(workspace: Workspace, registry: Registry, selection: Selection) -> list[dict[str, Any]]:
    """The finer targets of the packs: the days of the notable attacks on each that are at hand; never their number."""
    paths = [folder / FILE for folder in registry.folders if (folder / FILE).exists()]
    wanted = [one for path in paths for one in read_yaml(path)]
    rows = []
    for one in wanted:
        days = _days(workspace, registry, selection, _any_of(one["words"]), _any_of(one.get("except") or ()))
        rows.append(_row(str(one["target"]), "named" if days else "no", named=", ".join(days)))
    return rows


def _any_of(words: Sequence[str]) -> str:
    """A pattern of any of some words, whole; "" for none."""
    return rf"\b({'|'.join(re.escape(w) for w in words)})\b" if words else ""


def _days(
    workspace: Workspace, registry: Registry, selection: Selection, words: str, left_out: str
) -> list[str]:  # fmt: skip
    """The days of attacks whose target has one of the words, once the phrases left out are taken from it."""
    found = workspace.table(RecordKind.INCIDENTS, selection.as_of)
    found = found.filter(found.start.between(selection.start, selection.end) & found.kind.isin(_ATTACKS))
    said = found.target.lower()
    found = found.filter((said.re_replace(left_out, "") if left_out else said).re_search(words))
    found = within(workspace, registry, found, selection.areas)
    return [r["start"].isoformat() for r in workspace.arrow(found.select("start").order_by("start")).to_pylist()]


def _said(
    registry: Registry, selection: Selection, rows: list[dict[str, Any]], estimates: list[Estimate]
) -> str:  # fmt: skip
    one = estimates[0]
    span = f" (95% interval {100 * one.low:.0f}% to {100 * one.high:.0f}%)" if one.low is not None and one.high else ""
    said = [
        f"{100 * float(one.value or 0):.0f}%{span} of {source(selection.dataset)}'s lethal events in "
        f"{where_and_when(registry, selection)} were violence against civilians alone."
    ]
    if len(estimates) > 1 and estimates[1].low is not None and estimates[1].high is not None:
        said.append(
            f"Of the dead {100 * estimates[1].low:.0f}% were civilians by what the coders were sure of, and up to "
            f"{100 * estimates[1].high:.0f}% with those of no known class."
        )
    finer = [str(r["target"]) for r in rows if r["recorded"] in ("named", "no")]
    if finer:
        said.append(
            f"Whether an event was aimed at {', '.join(finer[:-1])} or {finer[-1]} is not recorded in it; the table "
            "has the days of notable attacks at hand, which are examples and no count."
        )
    return " ".join(said)


def _caveats(selection: Selection) -> tuple[str, ...]:
    return (
        "Violence against civilians alone is one-sided violence by UCDP's definition: an organised actor kills "
        "civilians on purpose. A bomb at a police post that kills passers-by is state-based.",
        "The intervals of shares of events are of weeks drawn anew; those of the dead are the coder's.",
        f"Notable incidents are found by the words of their target; {number(len(_ATTACKS))} kinds of attack, no "
        "operations and no air strikes.",
    )
