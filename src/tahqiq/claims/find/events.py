"""Figures made of event data: sums of deaths over area, period, actor and victim class."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from tahqiq.claims.find.interval import Interval
from tahqiq.claims.find.rows import EventTotal, Evidence, Figure, ask
from tahqiq.claims.read.question import Measure
from tahqiq.terms import Card, Counts, Militants, Release, RowsAt, Violence

_CLASSES = {
    "all": "deaths of everybody in lethal events",
    "civilian": "deaths of civilians in lethal events",
    "militant": "deaths of members of armed groups in lethal events",
    "security": "deaths of state forces in lethal events",
}

_KIND: dict[str, str] = {
    Violence.STATE_BASED: " of fighting with a government on one side",
    Violence.NON_STATE: " of fighting between armed groups without a government",
    Violence.ONE_SIDED: " of one-sided violence (deliberate killings of civilians)",
}


def figures(
    evidence: Evidence,
    measure: Measure,
    period: tuple[dt.date, dt.date],
    releases: Mapping[str, tuple[Release, Card]],
    containing: frozenset[str],
) -> list[Figure]:
    """One figure for each event release that covers the period; event counts only as an alternative."""
    if measure.part and measure.part not in set(Violence):
        return []
    asked = ask(measure, *period)
    found = []
    for total in evidence.events.get(asked, ()):
        release, card = releases[total.release_id]
        if not _covers(release, period) or not _reaches(release, containing | set(measure.areas)):
            continue
        part = _deaths(total, measure.victim) if measure.metric == "deaths" else _happenings(total, measure)
        if part is None:
            continue
        value, interval, words, variant = part
        found.append(
            Figure(
                publisher=card.publisher, dataset=total.dataset, release=total.release_id,
                definition=f"{words}{_KIND.get(asked.kind, '')}, summed over events of {card.title}",
                area="+".join(measure.areas),
                start=period[0], end=period[1], victim=measure.victim, value=value, interval=interval,
                counts=str(Counts.LETHAL_EVENTS), militants=str(Militants.IN),
                citation=card.citation, url=card.url, published=release.published,
                known_from=release.known_from, why=_how(total), variant=measure.variant or variant,
                dispersion=_dispersion(total, measure.victim),
                part=f"part:{asked.kind}" if asked.kind else "", coded=True,
                rows=(RowsAt(total.release_id, (), measure.areas, *period, measure.actor, asked.kind),),
            )
        )  # fmt: skip
    return found


def _covers(release: Release, period: tuple[dt.date, dt.date]) -> bool:
    """Whether the release's years take in the whole period (a year of event data is published whole)."""
    if release.start is None or release.end is None:
        return False
    return release.start.year <= period[0].year and period[1].year <= release.end.year


def _reaches(release: Release, around: frozenset[str]) -> bool:
    """Whether the areas asked of lie in what the release covers (an ISO 3166 code, several, or the world)."""
    return release.area == "world" or bool(around & set(release.area.replace("+", " ").split()))


def _deaths(total: EventTotal, victim: str) -> tuple[float, Interval, str, str] | None:
    if victim not in _CLASSES:
        return None
    if victim == "all":
        return total.best, Interval(total.low - total.late_low, total.high + total.edge_high), _CLASSES[victim], ""
    known = {"civilian": total.civilian, "militant": total.armed_group, "security": total.state}[victim]
    # the coded bounds are not split by side: the class lies between what is known of it and that plus the unknown
    return known, Interval(max(0, known - total.late_best), known + total.unknown), _CLASSES[victim], ""


def _dispersion(total: EventTotal, victim: str) -> float | None:
    """Squared deaths over deaths, of the class that is counted; 1 for a class of which nobody died."""
    if not total.best:
        return None
    squares, deaths = {
        "civilian": (total.squares_civilian, total.civilian),
        "militant": (total.squares_armed_group, total.armed_group),
        "security": (total.squares_state, total.state),
    }.get(victim, (total.squares, total.best))
    return squares / deaths if deaths else 1.0


def _happenings(total: EventTotal, measure: Measure) -> tuple[float, Interval, str, str] | None:
    if measure.metric not in {"attacks", "incidents"}:
        return None
    return (
        total.events,
        Interval(total.events - total.late_events, total.events + total.edge_events),
        "number of events with at least one death",
        "only happenings with at least one death, by either side",
    )


def _how(total: EventTotal) -> str:
    late = f"; {total.late_events} of them end after it" if total.late_events else ""
    edge = f"; {total.edge_events} more began before it and reach into it" if total.edge_events else ""
    begin = " that begin in the period" if late or edge else ""
    return f"{total.events:,} events{begin}{late}{edge}"


def silence(release: Release, card: Card, period: tuple[dt.date, dt.date] | None) -> str:
    """Why a dataset says nothing of a period, in words; "" when it covers it."""
    if period is None:
        return "the claim gives no period"
    if release.end is not None and period[1].year > release.end.year:
        return f"{card.title} ends on {release.end}"
    if release.start is not None and period[0].year < release.start.year:
        return f"{card.title} begins on {release.start}"
    return ""
