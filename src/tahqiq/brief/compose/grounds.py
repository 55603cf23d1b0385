"""What a brief stands on and where it ends: the sources with their grades, the gaps in the evidence."""

from __future__ import annotations

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.words import sentence
from tahqiq.measure.wording import day
from tahqiq.sources import card
from tahqiq.terms import RecordKind, Release

_GRADES = {
    "A": "reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}


def publishers(desk: Desk) -> str:
    """A table of the publishers whose figures the brief has used so far, with their grades and why."""
    used = sorted({e.basis.what.split(":")[0] for e in desk.ledger.entries})
    entries = [p for p in desk.registry.publishers.values() if desk.publisher(p.id) in used]
    rows = [
        f"| {desk.publisher(p.id)} | {p.name} | {p.grade} ({_GRADES.get(p.grade, 'not graded')})"
        f"{', a party to the conflict' if p.party else ''} | {p.note} |"
        for p in sorted(entries, key=lambda p: desk.publisher(p.id).lower())
    ]
    if not rows:
        return ""
    return "\n".join(["| Named as | Publisher | Grade | Why |", "|:-----|:-------|:-----|:--------------|", *rows])


def gaps(desk: Desk) -> str:
    """What the evidence does not reach, and what was looked for in vain; "" for nothing."""
    said = [s for r in desk.evidence.releases if r.kind is RecordKind.EVENTS and (s := _ends(desk, r))]
    said += [sentence(g) for g in dict.fromkeys(desk.gaps)]
    if any(f.known_from is None for f in desk.evidence.figures):
        said.append("Figures whose page bears no date are not used.")
    return "\n".join(f"- {s}" for s in said)


def _ends(desk: Desk, release: Release) -> str:
    if release.end is None or release.end >= desk.as_of:
        return ""
    return sentence(
        f"the {card(release.dataset).title} has events one by one until {day(release.end)}; after that this "
        "brief rests on totals that publishers printed"
    )
