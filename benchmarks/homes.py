"""How often a figure made up at random is offered a home, and how often a displaced one finds its own.

``python -m benchmarks.homes`` states rows of the bundled evidence as sentences, with another figure in them: one made
up at random, or the publisher's figure for the period, area or victim class next to it. Each goes through the whole of
a check. Written to ``benchmarks/homes.md``.
"""

from __future__ import annotations

import datetime as dt
import math
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tahqiq.claims.check import Checker
from tahqiq.claims.document import document
from tahqiq.claims.extract import extract
from tahqiq.claims.find.answer import answer
from tahqiq.claims.find.gather import gather
from tahqiq.claims.find.homes.search import Ground, search
from tahqiq.claims.judge.flags.misplaced.find import Home, home, lost
from tahqiq.claims.judge.flags.words import Counted, Names, in_time, what, when
from tahqiq.claims.judge.weigh import weigh
from tahqiq.claims.read.plan import Planner
from tahqiq.claims.read.windows import previous
from tahqiq.terms import RecordKind, Span
from tahqiq.verbs.checking import checker

DAY = dt.date(2026, 6, 1)  # all of the evidence was public by then: the most candidates there can be
AREAS = {"PAK": "Pakistan", "PK-KP": "Khyber Pakhtunkhwa", "PK-BA": "Balochistan", "PK-PB": "Punjab", "PK-SD": "Sindh"}
METRICS = ("deaths", "injuries", "attacks", "incidents")
VICTIMS = ("", "all", "civilian", "security", "militant")
SAME = ("publisher", "metric", "victim", "area", "counts", "militants", "territory")
BATCH = 150
Row = dict[str, Any]
Pairs = Sequence[tuple[Row, float]]


@dataclass(frozen=True)
class Tally:
    """What became of the figures: how many were lost where they stood, offered a home, and offered the right one."""

    lost: int
    offered: int
    right: int


def main() -> None:
    """Run all trials, print and write the table."""
    draw = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    with tempfile.TemporaryDirectory() as folder:
        ready = checker(Path(folder) / "workspace")
        rows = _rows(ready)
        lines = [_line(name, run(ready, make(rows, draw))) for name, make in TRIALS.items()]
    text = _page(lines)
    (Path(__file__).parent / "homes.md").write_text(text, encoding="utf-8")
    print(text)


def _rows(ready: Checker) -> list[Row]:
    """The statistics that a sentence can state in full."""
    with ready.workspace.pinned():
        table = ready.workspace.arrow(ready.workspace.table(RecordKind.OBSERVATIONS))
    return [
        r for r in table.to_pylist()
        if r["metric"] in METRICS and r["victim"] in VICTIMS and r["area"] in AREAS and not r["scope"]
        and not r["actor"] and r["bound"] == "exact" and r["value"] >= 10 and r["start"] and r["end"]
        and r["start"].day == 1 and (r["end"] + dt.timedelta(days=1)).day == 1 and r["start"].year >= 2010
    ]  # fmt: skip


def _sample(rows: Sequence[Row], draw: random.Random, size: int = 1500) -> list[Row]:
    return [draw.choice(rows) for _ in range(size)]


def made_up(
    spread: Callable[[random.Random], float], digits: int | None
) -> Callable[[list[Row], random.Random], Pairs]:
    """Trials of figures drawn about the true one, printed with so many digits (None: to the last)."""

    def make(rows: list[Row], draw: random.Random) -> Pairs:
        return [(r, printed(max(5.0, r["value"] * math.exp(spread(draw))), digits)) for r in _sample(rows, draw)]

    return make


def printed(value: float, digits: int | None) -> float:
    """A figure rounded to so many leading digits."""
    if digits is None:
        return float(round(value))
    place = 10 ** max(0, math.floor(math.log10(value)) + 1 - digits)
    return float(round(value / place) * place)


def displaced(*moved: str) -> Callable[[list[Row], random.Random], Pairs]:
    """Trials of a publisher's figures put one step away: another value in the columns named, all else the same."""

    def make(rows: list[Row], draw: random.Random) -> Pairs:
        found = []
        for row in _sample(rows, draw):
            near = [r for r in rows if _neighbour(row, r, moved)]
            if near:
                donor = draw.choice(near)
                found.append(({**row, "donor": donor}, float(donor["value"])))
        return found

    return make


def _neighbour(row: Row, other: Row, moved: Sequence[str]) -> bool:
    same = [
        c for c in ("publisher", "metric", "victim", "area", "counts", "militants", "start", "end") if c not in moved
    ]
    if any(row[c] != other[c] for c in same) or all(row[c] == other[c] for c in moved):
        return False
    if "start" not in moved:
        return True
    days = (row["end"] - row["start"]).days
    gap = abs((other["start"] - row["start"]).days)
    return abs((other["end"] - other["start"]).days - days) <= 3 and (gap <= days + 4 or 360 <= gap <= 370)


def _changes(rows: Sequence[Row]) -> list[Row]:
    """Changes in percent between a publisher's rows, against the span before and against a year earlier."""
    at = {(*(r[c] for c in SAME), r["start"], r["end"]): r for r in rows}
    found = []
    for row in rows:
        window = Span(row["start"], row["end"])
        for base in previous(window):
            before = at.get((*(row[c] for c in SAME), *base))
            if before and before["value"]:
                change = 100 * (row["value"] - before["value"]) / before["value"]
                found.append({**row, "base": base, "value": change})
    return [r for r in found if abs(r["value"]) >= 2]


def made_up_changes(rows: list[Row], draw: random.Random) -> Pairs:
    """Trials of changes drawn within a factor of three of the true one, up or down."""
    sampled = _sample(_changes(rows), draw)
    return [(r, draw.choice((-1, 1)) * max(1.0, round(abs(r["value"]) * math.exp(_wide(draw))))) for r in sampled]


def displaced_changes(*moved: str) -> Callable[[list[Row], random.Random], Pairs]:
    """Trials of a publisher's changes put one step away."""

    def make(rows: list[Row], draw: random.Random) -> Pairs:
        every = _changes(rows)
        alike: dict[tuple[Any, ...], list[Row]] = {}
        for row in every:
            alike.setdefault(_but(row, moved), []).append(row)
        found = []
        for row in _sample(every, draw):
            others = [r for r in alike[_but(row, moved)] if all(r[c] != row[c] for c in moved)]
            if "start" in moved:
                others = [r for r in others if 360 <= abs((r["start"] - row["start"]).days) <= 370]
                others = [r for r in others if abs(_lag(r) - _lag(row)) <= 1]
            if others:
                donor = draw.choice(others)
                found.append(({**row, "donor": donor}, round(donor["value"])))
        return [(r, v) for r, v in found if v]

    return make


def _lag(row: Row) -> int:
    return int((row["start"] - row["base"][0]).days)


def _but(row: Row, moved: Sequence[str]) -> tuple[Any, ...]:
    columns = [c for c in (*SAME, "start", "end", "base") if c not in moved and not (c == "base" and "start" in moved)]
    return tuple(row[c] for c in columns)


def run(ready: Checker, pairs: Pairs) -> Tally:
    """Check the sentences in batches and count."""
    found: Counter[str] = Counter()
    for at in range(0, len(pairs), BATCH):
        for (row, value), offer in _offers(ready, pairs[at : at + BATCH]):
            found["lost"] += 1
            if offer is not None:
                found["offered"] += 1
                found["right"] += _is(offer, row.get("donor"), value)
    return Tally(found["lost"], found["offered"], found["right"])


def _offers(ready: Checker, pairs: Pairs) -> list[tuple[tuple[Row, float], Home | None]]:
    """For each of the sentences that is lost where it stands: the home that is offered."""
    texts = [_sentence(row, value, ready.names) for row, value in pairs]
    source = document("\n\n".join(texts), date=DAY)
    starts = [source.text.index(t) for t in texts]
    with ready.workspace.pinned():
        claims = extract(source, ready.registry)
        questions = Planner(source, ready.registry, ready.gazetteer).plan(claims)
        context = ready._context(gather(ready.workspace, ready.registry, ready.areas, questions), None)
        astray = []
        for question in questions:
            if question.why_not is None and question.claim.start in starts and question.claim.value is not None:
                weighed = weigh(question, answer(question, context))
                if lost(question, weighed):
                    astray.append(question)
        publishers = {name: of.publisher for name, of in ready.cards.items()}
        among = search(Ground(ready.workspace, ready.registry, ready.areas, publishers), astray)
        return [
            (pairs[starts.index(q.claim.start)], home(q, homes, ready.areas, DAY))
            for q in astray
            if (homes := among.of(q.claim.kind)) is not None
        ]


def _sentence(row: Row, value: float, names: Names) -> str:
    counted = Counted(row["metric"], row["victim"], row["counts"])
    if "base" in row:
        way, base = ("rose" if value > 0 else "fell"), when(*row["base"])
        of = f"Deaths of {row['victim']}s" if row["victim"] not in {"", "all"} else row["metric"].capitalize()
        how = {"attacks": "in militant attacks", "operations": "in security operations"}.get(row["counts"], "in all")
        of += f" {how}" if row["metric"] == "deaths" else ""
        at = in_time(row["start"], row["end"])
        return f"{of} in {AREAS[row['area']]} {way} by {abs(value):.0f}% {at} compared with {base}."
    happened = "" if row["metric"] in {"deaths", "injuries"} else " were recorded"
    said = (
        what(counted, names)
        .replace("people killed", "people were killed")
        .replace("people injured", "people were injured")
    )
    return f"{value:,.0f} {said}{happened} in {AREAS[row['area']]} {in_time(row['start'], row['end'])}."


def _is(offer: Home, donor: Row | None, value: float) -> bool:
    """Whether the home is the donor's own place."""
    if donor is None:
        return False
    same = all(offer.homes.text(c, offer.at) == donor[c] for c in ("publisher", "area", "victim"))
    same = same and offer.homes.text("metric", offer.at).removeprefix("change_pct:") == donor["metric"]
    return (
        same and offer.homes.day("start", offer.at) == donor["start"] and abs(offer.homes.value[offer.at] - value) < 1
    )


def _wide(draw: random.Random) -> float:
    return draw.uniform(-math.log(3), math.log(3))


def _narrow(draw: random.Random) -> float:
    return draw.gauss(0, 0.3)


TRIALS = {
    "made up, within a factor of three, to the last digit": made_up(_wide, None),
    "made up, within a factor of three, two digits": made_up(_wide, 2),
    "made up, within a factor of three, one digit": made_up(_wide, 1),
    "made up, about a third off, to the last digit": made_up(_narrow, None),
    "made up, about a third off, two digits": made_up(_narrow, 2),
    "a change made up, within a factor of three, up or down": made_up_changes,
    "displaced to the period before or after, or a year": displaced("start", "end"),
    "displaced to another area": displaced("area"),
    "displaced to another victim class": displaced("victim"),
    "displaced in area and period": displaced("area", "start", "end"),
    "a change displaced by a year": displaced_changes("start", "end"),
    "a change against another base": displaced_changes("base"),
    "a change of another measure (deaths for attacks)": displaced_changes("metric", "victim"),
}


def _line(name: str, found: Tally) -> str:
    if "made up" in name:
        return f"| {name} | {found.lost} | {found.offered / max(1, found.lost):.1%} | |"
    return (
        f"| {name} | {found.lost} | {found.offered / max(1, found.lost):.1%} | {found.right / max(1, found.lost):.1%} |"
    )


def _page(lines: Sequence[str]) -> str:
    head = """# Homes of misplaced figures

Written by `python -m benchmarks.homes`: see the module for what is drawn. Of the figures that no publisher has where
they stand, the share that is offered a home, and the share that is offered its own.

| figures | lost where they stand | offered a home | offered their own |
|---|---|---|---|
"""
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
