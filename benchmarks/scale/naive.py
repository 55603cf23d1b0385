"""One query for each reading, beside one for all: ``python -m benchmarks.scale.naive WORKSPACE FILE SAMPLE``.

The plain query is what one would write for a single sum: the same view of the same engine, the places laid down
beforehand, no Ibis in the way. It is run on a sample of what the document asks of events, drawn with a fixed seed; its
sums must equal ours.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tahqiq import verbs
from tahqiq.claims.document import read
from tahqiq.claims.find import gather
from tahqiq.claims.find.rows import Ask
from tahqiq.resolve import nesting
from tahqiq.store import Workspace
from tahqiq.terms import RecordKind

PLACES = (("ancestor", "string"), ("descendant", "string"), ("start", "date32"), ("end", "date32"))
SUMS = {
    "low": "deaths_low", "best": "deaths_best", "high": "deaths_high", "state": "deaths_state",
    "armed_group": "deaths_armed_group", "civilian": "deaths_civilian", "unknown": "deaths_unknown",
}  # fmt: skip
SQUARES = {
    f"squares{'_' * bool(name)}{name}": f"{column} * {column}"
    for name, column in {"": SUMS["best"], **{n: SUMS[n] for n in ("state", "armed_group", "civilian")}}.items()
}


def main() -> None:
    """Time both and print how long they took."""
    store = verbs.open_workspace(Path(sys.argv[1]))
    asks = _asks(store, Path(sys.argv[2]))
    sample = random.Random(1).sample(asks, min(int(sys.argv[3]), len(asks)))
    nested = nesting(verbs.registry())
    together, ours = _timed(lambda: gather.event_totals(store, asks, nested, None))
    rows = [row for area in sorted(nested) for row in nested[area]]
    store.lay("all_places", PLACES, {name: [row[i] for row in rows] for i, (name, _) in enumerate(PLACES)})
    view = store.table(RecordKind.EVENTS).get_name()
    singly, plain = _timed(lambda: [_plain(store, view, ask) for ask in sample])
    wrong = sum(_sums(ours, ask) != sums for ask, sums in zip(sample, plain, strict=True))
    counts = {"asks": len(asks), "distinct": len(ours), "sample": len(sample), "wrong": wrong}
    print(json.dumps(counts | {"together": together, "singly": singly}))


def _asks(store: Workspace, path: Path) -> list[Ask]:
    """Every sum of events that a check of the document asks for, each as often as a reading needs it."""
    asked: list[Ask] = []
    real = gather.event_totals

    def listening(workspace: Workspace, asks: Sequence[Ask], *rest: Any) -> Any:
        asked[:] = asks
        return real(workspace, asks, *rest)

    gather.event_totals = listening
    verbs.check_document(read(path), workspace=store)
    gather.event_totals = real
    return asked


def _timed(call: Callable[[], Any]) -> tuple[dict[str, float], Any]:
    wall, cpu = time.perf_counter(), time.process_time()
    found = call()
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}, found


def _plain(store: Workspace, view: str, ask: Ask) -> dict[str, dict[str, float]]:
    """The sums of one ask by release, as one query."""
    inside = 'FILTER (WHERE e.start >= $first AND e."end" <= $last)'
    outside = 'FILTER (WHERE NOT (e.start >= $first AND e."end" <= $last))'
    sums = ", ".join(f"coalesce(sum({sql}) {inside}, 0) AS {name}" for name, sql in (SUMS | SQUARES).items())
    query = f"""
        SELECT release_id, count(*) {inside} AS events, {sums},
               count(*) {outside} AS edge_events, coalesce(sum(deaths_high) {outside}, 0) AS edge_high
        FROM {view} e JOIN all_places p ON e.area_id = p.descendant
        WHERE list_contains($areas, p.ancestor) AND e.start <= $last AND e."end" >= $first
          AND e.start BETWEEN coalesce(p.start, DATE '0001-01-01') AND coalesce(p."end", DATE '9999-12-31')
          AND ($actor = '' OR e.actor_a = $actor OR e.actor_b = $actor) AND ($kind = '' OR e.kind = $kind)
        GROUP BY release_id"""
    given = {"areas": list(ask.areas), "first": ask.start, "last": ask.end, "actor": ask.actor, "kind": ask.kind}
    found = store.connection.execute(query, given)
    names = [c[0] for c in found.description]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return {row.pop("release_id"): {k: float(v) for k, v in row.items()} for row in rows}


def _sums(ours: dict[Ask, Any], ask: Ask) -> dict[str, dict[str, float]]:
    """Ours in the same form; a release without events has no row in the plain query."""
    named = {t.release_id: asdict(t) for t in ours[ask]}
    found = {release: {k: float(t[k]) for k in t if k not in {"release_id", "dataset"}} for release, t in named.items()}
    return {release: sums for release, sums in found.items() if any(sums.values())}


if __name__ == "__main__":
    main()
