"""Areas against the one that holds them: none has more than the whole, nor have several together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from tahqiq.claims.extract.links.subject import closed, days, doer, is_exact, is_total, narrow, source
from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene, interval
from tahqiq.claims.judge.flags.arithmetic.wording import listed, number
from tahqiq.terms import Claim, ClaimKind

_REST = re.compile(
    r"\b(?:rest\s+of|other\s+than|excluding|except|remaining|elsewhere|outside|besides|apart\s+from|without)\b",
    re.IGNORECASE,
)
_MOST = 40
"""Areas of one thing that are compared; more are a table of places that do not nest."""


def areas(scene: Scene) -> Found:
    """Wholes that are less than what the areas inside them have."""
    groups: dict[tuple[object, ...], dict[tuple[str, ...], Claim]] = defaultdict(dict)
    for claim in scene.layout.claims:
        if _comparable(claim, scene):
            key = (claim.kind, claim.metric, claim.victim, days(claim.period), doer(claim), source(claim))
            groups[(*key, scene.layout.setting(claim), narrow(claim))].setdefault(claim.area.ids, claim)
    for group in groups.values():
        if 1 < len(group) <= _MOST:
            yield from _wholes(list(group.values()), scene)


def _comparable(claim: Claim, scene: Scene) -> bool:
    """A figure of a place that its own sentence names, over known days."""
    if (
        not is_total(claim)
        or claim.kind is ClaimKind.EVENT_TOLL
        or claim.per
        or not closed(claim)
        or not is_exact(claim)
    ):
        return False
    words = " ".join(scene.layout.words(claim).split())
    return bool(claim.area.ids) and claim.area.text in words and not _REST.search(words)


def _wholes(group: Sequence[Claim], scene: Scene) -> Found:
    for whole in group:
        inside = scene.inside(whole.area.ids)
        apart = scene.layout.sentence(whole)  # areas told in one sentence are told beside each other
        parts = [c for c in group if set(c.area.ids) < inside and scene.layout.sentence(c) != apart]
        parts = [
            p
            for p in parts
            if not any(o is not p and scene.inside(p.area.ids) & scene.inside(o.area.ids) for o in parts)
        ]
        total = sum(interval(p).low for p in parts)
        if parts and total > interval(whole).high:
            shown = listed([f"{number(p.value or 0)} in {p.area.text} ({scene.where(p)})" for p in parts])
            yield (
                whole,
                (
                    f"{whole.area.text} cannot have {number(whole.value or 0)} when its parts have more: {shown}"
                    f"{f', {number(total)} together' if len(parts) > 1 else ''}."
                ),
            )
