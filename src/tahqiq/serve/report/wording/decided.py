"""What an editor's decision did, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tahqiq.resolve.judged import DECIDED
from tahqiq.serve.report.wording.periods import day
from tahqiq.terms import Act, Claim, Ruling

_DONE = {
    Act.FIX: "Corrected",
    Act.SPLIT: "Split",
    Act.MERGE: "Merged",
    Act.DISMISS: "Dismissed",
    Act.ADD: "Added",
}
_BESIDE = ("id", "start", "end", "found_by", "decisions", "links", "page")  # not what the claim says


def signed(ruling: Ruling) -> str:
    """“Corrected by Ann on 3 March 2025”, with the note."""
    made = ruling.decision
    note = f" ({' '.join(made.note.split())})" if made.note else ""
    return f"{_DONE[made.act]} by {made.by} on {day(made.at.date())}{note}"


def changes(ruling: Ruling) -> list[str]:
    """One line a change: ``victim was all, is civilian``; for other acts the claims before and after."""
    if ruling.decision.act is Act.FIX:
        return list(_slots(ruling.before[0], ruling.after[0])) if ruling.applied else []
    lines = [f"was {c.id} “{_words(c)}”" for c in ruling.before]
    return lines + [f"is {c.id} “{_words(c)}”" for c in ruling.after]


def said(ruling: Ruling) -> str:
    """The whole in one sentence."""
    lines = changes(ruling)
    return f"{signed(ruling)}: {'; '.join(lines)}." if lines else f"{signed(ruling)}."


def of_claim(claim: Claim, rulings: Sequence[Ruling]) -> list[str]:
    """What was decided on a claim, one sentence a decision, in order; before them what its names are held for."""
    judged = [n for n in (claim.area, claim.actor) if n.ids and n.why.startswith(DECIDED)]
    return [f"“{' '.join(n.text.split())}” is read as {n.id}: {n.why}." for n in judged] + [
        said(r) for r in rulings if r.applied and r.decision.id in claim.decisions
    ]


def apart(rulings: Sequence[Ruling]) -> list[str]:
    """What stands on no claim: dismissals, and the decisions that were not applied and why."""
    found = []
    for ruling in rulings:
        made = ruling.decision
        if not ruling.applied:
            about = next((a.quote for a in _anchors(ruling)), "")
            found.append(
                f"Not applied: {made.id} ({made.act} by {made.by} on {day(made.at.date())}, "
                f"“{' '.join(about.split())}”): {ruling.why}."
            )
        elif made.act is Act.DISMISS:
            found.append(said(ruling))
    return found


def _anchors(ruling: Ruling) -> Iterator[Any]:
    yield from (t.anchor for t in ruling.decision.targets)
    yield from (p.anchor for p in ruling.decision.parts if p.anchor)


def _words(claim: Claim) -> str:
    return " ".join(claim.quote.split())


def _slots(before: Claim, after: Claim) -> Iterator[str]:
    was, now = before.to_dict(), after.to_dict()
    for name in was:
        if name not in _BESIDE and plain_value(was[name]) != plain_value(now[name]):
            yield f"{name} was {plain_value(was[name])}, is {plain_value(now[name])}"


def plain_value(value: Any) -> str:
    """A slot's value in JSON form, as a reader would write it."""
    if value is None or value == "":
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,g}"
    if isinstance(value, dict) and "start" in value:
        return f"{value['start'] or '…'} to {value['end'] or '…'}"
    if isinstance(value, dict):
        return " ".join(str(p) for p in (value["text"], value["id"] and f"[{value['id']}]") if p) or "empty"
    return " ".join(str(value).split())
