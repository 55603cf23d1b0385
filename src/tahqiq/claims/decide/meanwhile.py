"""What others decided on a claim since an editor looked at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tahqiq.claims.decide.apply import apply, plain
from tahqiq.claims.decide.log import withdrawn
from tahqiq.registry import Registry
from tahqiq.terms import Claim, Decision, Document


def meanwhile(
    document: Document, found: Sequence[Claim], log: Sequence[Decision], registry: Registry, seen: int
) -> Mapping[str, list[str]]:
    """By claim id, a line for each thing that decisions after number ``seen`` changed of it; unchanged ones left out.

    ``found`` are the claims as they were extracted, ``log`` every decision on the document and its earlier versions.
    """
    after = [d for d in log if d.seq > seen]
    if not after:
        return {}
    before = {c.id: c for c in apply(document, found, [d for d in log if d.seq <= seen], registry).claims}
    now = {c.id: c for c in apply(document, found, log, registry).claims}
    changed: dict[str, list[str]] = {}
    for name, claim in before.items():
        other = now.get(name)
        if other is None or replace(other, links=()) != replace(claim, links=()):
            changed[name] = [*_changes(claim, other), *_by(claim, other, after, log)]
    return changed


def _changes(was: Claim, now: Claim | None) -> list[str]:
    if now is None:
        return [f"{was.id} stands no more"]
    one, other = plain(was), plain(now)
    return [
        f"{name} was {_said(one[name])} and is {_said(other[name])}"
        for name in one
        if name not in _BESIDE and one[name] != other[name]
    ]


_BESIDE = ("id", "decisions", "links", "page", "found_by", "start", "end")


def _by(was: Claim, now: Claim | None, after: Sequence[Decision], log: Sequence[Decision]) -> list[str]:
    """Who decided it: the new decisions that stand on the claim now, and those that took one off it."""
    stand = {*now.decisions} if now else set()
    gone = {d.id: by for d in log for seq, by in withdrawn(log).items() if d.seq == seq}
    signed = [d for d in after if d.id in stand - {*was.decisions}]
    signed += [gone[name] for name in was.decisions if name not in stand and name in gone]
    if now is None:
        signed += [d for d in after if d.targets and any(_meets(t.anchor, was) for t in d.targets)]
    return list(dict.fromkeys(f"by {d.by} on {d.at:%Y-%m-%d %H:%M} UTC ({d.id}, {d.act})" for d in signed))


def _meets(anchor: Any, claim: Claim) -> bool:
    return bool(anchor.start < claim.end and claim.start < anchor.end)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['start'] or '..'}/{value['end'] or '..'}"
    if isinstance(value, float):
        return f"{value:,g}"
    return "empty" if value in (None, "") else str(value)
