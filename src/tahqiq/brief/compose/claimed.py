"""By whom a month's violence was: what publishers count to actors, and who took on which of the deadliest incidents."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.happenings import authors, deadliest
from tahqiq.brief.compose.months import Series, printed
from tahqiq.brief.words import sentence
from tahqiq.measure.records import Figure, Incident
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import DONE, day, during, listed

_METRICS = ("attacks", "deaths")
_MOST = 5


def doers(desk: Desk, period: Period) -> str:
    """What publishers count to the name of each actor in a month, the most first; "" where none tells actors apart."""
    said = []
    for publisher, found in sorted(printed(desk, period, [desk.country]).items()):
        for metric in _METRICS:
            of = {
                s: f for s, f in found.items() if s.actor and s.metric == metric and s.victim in ("", "all") and f.value
            }
            if of:
                said.append(_counted(desk, publisher, of, period))
    return " ".join(said)


def _counted(desk: Desk, publisher: str, of: Mapping[Series, Figure], period: Period) -> str:
    order = sorted(of, key=lambda s: (-of[s].value, s.actor))[:_MOST]
    first, *rest = order
    head = (
        f"{desk.publisher(publisher)} counted {desk.figure(of[first])} {first.thing.named(of[first].value)} "
        f"by {desk.the(first.actor)}"
    )
    done = f" {DONE[first.metric]}" if first.metric in DONE else ""
    parts = [f"{desk.figure(of[s])}{done} by {desk.the(s.actor)}" for s in rest]
    return sentence(f"{listed([f'{head} in {desk.place(desk.country)} {during(period)}', *parts])}")


def claimed(desk: Desk, period: Period, most: int) -> str:
    """Who claimed or is held to have done which of the deadliest incidents of a period; "" for none."""
    claims: dict[str, list[Incident]] = {}
    blamed: dict[str, list[Incident]] = {}
    nobody: list[Incident] = []
    found = deadliest(desk, period, most=most)
    twice = {d for d, n in Counter(i.start for i in found).items() if n > 1}
    for incident in found:
        claimers, accused = authors(desk, incident)
        for into, names in ((claims, claimers), (blamed, [] if claimers else accused)):
            for name in names:
                into.setdefault(name, []).append(incident)
        if not claimers and not accused:
            nobody.append(incident)
    said = [f"{who} claimed {_those(of, twice)}" for who, of in _most_first(claims)]
    said += [
        f"{_those(of, twice)} {_is(of)} attributed to {who}; no claim of {_it(of)} is at hand"
        for who, of in _most_first(blamed)
    ]
    if nobody:
        said.append(f"for {_those(nobody, twice)} the evidence names nobody")
    return " ".join(sentence(s) for s in said)


def _most_first(found: Mapping[str, list[Incident]]) -> Sequence[tuple[str, list[Incident]]]:
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _those(of: Sequence[Incident], twice: Collection[dt.date]) -> str:
    """ "the attacks of 4 March at Bannu and 16 March 2025": by their days, with the district on one of ``twice``."""
    which = "the attack of" if len(of) == 1 else "the attacks of"
    said = [f"{day(i.start) if i is of[-1] else f'{i.start.day} {i.start:%B}'}{_at(i, twice)}" for i in of]
    return f"{which} {listed(said)}"


def _at(incident: Incident, twice: Collection[dt.date]) -> str:
    known = incident.district.split("(")[0].strip() or incident.place
    return f" at {known}" if incident.start in twice else ""


def _is(of: Sequence[Incident]) -> str:
    return "is" if len(of) == 1 else "are"


def _it(of: Sequence[Incident]) -> str:
    return "it" if len(of) == 1 else "them"
