"""Published changes, shares and ratios of classes as sentences, true and altered: direction, figure, year, class."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from benchmarks.claims.generated.made import Made, sentence, span_text, whole_months
from benchmarks.claims.generated.statistics import AREAS, HOW, NAMES, VICTIMS, Stated, sound, statistics

ADJECTIVES = {"all": "", "civilian": "civilian ", "security": "security-force ", "militant": "militant "}
FORMS = (
    "According to {who}, {what} in {area} {verb} by {n}% in {when} compared with {base}.",
    "{what} in {area} {verb} by {n} percent in {when} against {base}, {who} said.",
)


def changes(rows: list[dict[str, Any]], chance: random.Random) -> Iterator[Made]:
    """Published changes with a known base, each followed by alterations of direction and figure."""
    for row in rows:
        what = _what(row)
        if not what or abs(row["value"]) < 8 or abs(row["value"]) > 300:
            continue
        form, n = chance.choice(FORMS), row["value"]
        yield _change(row, what, form, n, "")
        yield _change(row, what, form, -n, "direction")
        if (other := round(n * chance.choice((0.4, 1.7, 2.5)))) and abs(other - n) >= 15:
            yield _change(row, what, form, other, "figure")


def _what(row: dict[str, Any]) -> str | None:
    kind, _, metric = row["metric"].partition(":")
    if kind != "change_pct" or not sound(row):
        return None
    if not (whole_months(row["start"], row["end"]) and whole_months(row["base_start"], row["base_end"])):
        return None
    if metric in ("attacks", "suicide_attacks"):
        return {"attacks": "militant attacks", "suicide_attacks": "suicide attacks"}[metric]
    nouns = {"deaths": "deaths", "injuries": "injuries"}
    if metric not in nouns or row["victim"] not in VICTIMS or (row["victim"] == "all" and row["militants"] == "out"):
        return None
    return f"{ADJECTIVES[row['victim']]}{nouns[metric]}{HOW[row['counts']]}"


def _change(row: dict[str, Any], what: str, form: str, n: float, altered: str) -> Made:
    text = form.format(
        who=NAMES[row["publisher"]], what=what, area=AREAS[row["area"]], verb="rose" if n > 0 else "fell",
        n=f"{abs(n):g}", when=span_text(row["start"], row["end"]), base=span_text(row["base_start"], row["base_end"]),
    )  # fmt: skip
    return Made("published change", "change", sentence(text), altered, value=abs(n), row=row["obs_id"])


def classes(rows: list[dict[str, Any]], chance: random.Random) -> Iterator[Made]:
    """Shares and comparisons of classes among the dead, from figures of one publisher on one basis."""
    groups: dict[tuple[Any, ...], dict[str, Stated]] = defaultdict(dict)
    for item in statistics(rows):
        if item.metric == "deaths":
            groups[item.publisher, item.area, item.start, item.end, item.counts][item.victim] = item
    for (publisher, area, start, end, counts), of in groups.items():
        where = f"{HOW[counts]} in {AREAS[area]} in {span_text(start, end)}"
        if " to " in where:
            continue
        yield from _shares(NAMES[publisher], where, of, chance)
        yield from _ratios(NAMES[publisher], where, of)


def _shares(who: str, where: str, of: dict[str, Stated], chance: random.Random) -> Iterator[Made]:
    total = of.get("all")
    for victim in ("civilian", "security"):
        part = of.get(victim)
        if not total or not part or total.value < 40 or part.value > total.value:
            continue
        share = round(100 * part.value / total.value)
        other = share + chance.choice((-1, 1)) * chance.randint(20, 35)
        for n, altered in ((share, ""), (other, "figure")):
            if 2 <= n <= 98:
                text = f"{VICTIMS[victim]} made up {n}% of those killed{where}, according to {who}."
                yield Made(
                    "share of a class", "share", sentence(text), altered, value=n, row=f"{part.value} of {total.value}"
                )


def _ratios(who: str, where: str, of: dict[str, Stated]) -> Iterator[Made]:
    more, fewer = of.get("civilian"), of.get("security")
    if not more or not fewer:
        return
    if more.value < fewer.value:
        more, fewer = fewer, more
    if more.value < 1.2 * fewer.value:
        return
    for a, b, altered in ((more, fewer, ""), (fewer, more, "direction")):
        text = f"According to {who}, more {VICTIMS[a.victim]} than {VICTIMS[b.victim]} were killed{where}."
        yield Made("more of one class", "ratio", text, altered, value=1, row=f"{more.value} and {fewer.value}")
