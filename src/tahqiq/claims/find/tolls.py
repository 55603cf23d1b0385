"""One happening: the recorded incident, or the event of event data, that a claim speaks of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from tahqiq.claims.find.interval import Interval
from tahqiq.claims.find.rows import Figure
from tahqiq.claims.find.words import keys
from tahqiq.terms import Card, Claim, Counts, Militants, Release, RowsAt, Victim

SWOLLEN = 1.5  # a high figure so far above the best one is an armed group's own (the notes of the evidence say so)
ALONE = 1.5  # in a window of more than a week the deadliest event must stand out by this much to be the one meant
SHORT = 7  # days
ISO3 = 3  # letters of a country's id


def incident(
    claim: Claim, sentence: str, records: Sequence[Mapping[str, Any]], areas: frozenset[str]
) -> Mapping[str, Any] | None:
    """The incident that a claim speaks of: in its period and area, best fitting its words; None if none is the one.

    ``areas`` are the claim's places with everything inside them.
    """
    if claim.period is None or claim.period.start is None or claim.period.end is None:
        return None
    words = keys(sentence) - (keys(claim.area.text) - _place_said(claim))
    scored = []
    for record in records:
        if record["start"] > claim.period.end or (record["end"] or record["start"]) < claim.period.start:
            continue
        fit = _fit(claim, words, record, areas)
        if fit > 0:
            scored.append((fit, record))
    scored.sort(key=_score, reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _place_said(claim: Claim) -> frozenset[str]:
    """The words of a claim's place; none of a country, which tells no event from another in it."""
    country = any(len(a) == ISO3 for a in claim.area.ids)
    return frozenset() if country else keys(claim.area.text)


def _score(entry: tuple[float, Mapping[str, Any]]) -> float:
    return entry[0]


def _fit(claim: Claim, words: frozenset[str], record: Mapping[str, Any], areas: frozenset[str]) -> float:
    """How well an incident fits: by named place, by what is said of target, kind and actor; 0 is not at all."""
    place = keys(f"{record['place']} {record['district']}")
    said = _place_said(claim)
    by_name = bool(said & place)
    inside = bool(areas & {record["area_id"], record["area"]})
    broad = inside and not by_name
    if not by_name and not inside:
        return 0.0
    if claim.area.ids and not inside and claim.area.text and not by_name:
        return 0.0
    about = keys(f"{record['target']} {record['kind']} {record['place']} {record['district']}")
    groups = keys(f"{record['attributed_to']} {record['claimed_by']}")
    shared = len(words & about) + 0.5 * len(words & groups)
    if broad and len(words & about) < 2:  # a country or province and a month fit many: two words must tell it apart
        return 0.0
    return shared + (2.0 if by_name else 0.0)


def incident_figures(claim: Claim, record: Mapping[str, Any], release: Release, card: Card) -> list[Figure]:
    """What the record says of the claim's victims; where they are not told apart, all the dead as an alternative."""
    injured = claim.metric == "injuries"
    found = []
    for victim, low, best, high, variant in _tolls(record, claim.victim, injured):
        if best is None:
            continue
        swollen = high is not None and high > SWOLLEN * best
        top = best if swollen or high is None else high
        why = "the highest figure in print is one side's own claim and is left out" if swollen else ""
        urls = [u.strip() for u in (record["urls"] or "").split("|") if u.strip()]
        found.append(
            Figure(
                publisher="press", dataset=release.dataset, release=release.release_id,
                definition=f"{'injured' if injured else 'killed'} at {record['place']}, attackers left out",
                area=record["area_id"] or record["area"], start=record["start"], end=record["end"] or record["start"],
                victim=victim, value=best, interval=Interval(best if low is None else min(low, best), top),
                counts=str(Counts.ATTACKS), militants=str(Militants.OUT),
                citation=f"{card.title}: {record['incident_id']} ({len(urls)} pages)", url=urls[0] if urls else "",
                published="", known_from=record["known_from"], why=why, variant=variant,
                rows=(RowsAt(release.release_id, (record["incident_id"],)),),
            )
        )  # fmt: skip
    return found


def _tolls(
    record: Mapping[str, Any], victim: Victim, injured: bool
) -> list[tuple[str, int | None, int | None, int | None, str]]:
    if injured:
        low, high = record["injured_low"], record["injured_high"]
        return [("all", low, high if high is not None else low, high, "")]
    everyone = ("all", record["killed_low"], record["killed_best"], record["killed_high"])
    if victim in {Victim.ALL, Victim.NONE}:
        return [(*everyone, "")]
    if victim is Victim.MILITANT:
        n = record["killed_militant"]
        return [("militant", n, n, n, "")]
    if victim is Victim.CIVILIAN:
        n = record["killed_civilian"]
        return [("civilian", n, n, n, ""), (*everyone, "all the dead, not civilians alone")]
    n = record["killed_security"]  # the record tells no soldiers from policemen, and nor does the event data
    return [("security", n, n, n, ""), (*everyone, f"all the dead, not {victim} alone")]


def event_figure(
    claim: Claim, events: Sequence[Mapping[str, Any]], releases: Mapping[str, tuple[Release, Card]]
) -> Figure | None:
    """The one event of event data that a claim can mean, with its coded bounds."""
    if not events or claim.period is None or (claim.period.days or 999) > 31:
        return None
    first = events[0]
    if len(events) > 1 and (claim.period.days or 0) > SHORT and first["deaths_best"] < ALONE * events[1]["deaths_best"]:
        return None
    value, interval = _event_deaths(first, claim.victim)
    if value is None or interval is None:
        return None
    if interval.low <= 0 < interval.high:  # that nobody died is left open, so it bears out no number of dead
        return None
    release, card = releases[first["release_id"]]
    return Figure(
        publisher=card.publisher, dataset=release.dataset, release=release.release_id,
        definition=f"killed in the event at {first['place'] or first['adm2'] or first['adm1']} ({first['dyad']})",
        area=first["area_id"] or "", start=first["start"], end=first["end"], victim=str(claim.victim),
        value=value, interval=interval, counts=str(Counts.LETHAL_EVENTS), militants=str(Militants.IN),
        citation=f"{card.citation} Event {first['event_id']}.", url=card.url, published=release.published,
        known_from=release.known_from, why="the deadliest event of that place and time",
        rows=(RowsAt(release.release_id, (first["event_id"],)),), coded=True,
    )  # fmt: skip


def _event_deaths(event: Mapping[str, Any], victim: Victim) -> tuple[float | None, Interval | None]:
    if victim is Victim.MILITANT and event["kind"] == "one_sided":
        return None, None  # one-sided violence has no fighters among its dead: the attackers' own are not coded
    if victim in {Victim.ALL, Victim.NONE}:
        return event["deaths_best"], Interval(event["deaths_low"], event["deaths_high"])
    column = {Victim.CIVILIAN: "deaths_civilian", Victim.MILITANT: "deaths_armed_group"}.get(victim, "deaths_state")
    known, unknown = event[column] or 0, event["deaths_unknown"] or 0
    return known, Interval(known, known + unknown)


def toll_window(claim: Claim) -> tuple[dt.date, dt.date] | None:
    """The days in which the happening must lie."""
    period = claim.period
    return (period.start, period.end) if period and period.start and period.end else None
