"""The names of claims as editors judged them, before anything else is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.resolve.judged import Judged
from tahqiq.terms import Claim, Document


def named(document: Document, claims: Sequence[Claim], judged: Judged) -> tuple[Claim, ...]:
    """The claims with what their uncertain areas and actors are held for in this document."""
    if not judged.by_name:
        return tuple(claims)
    return tuple(_named(claim, judged, document.sha256) for claim in claims)


def _named(claim: Claim, judged: Judged, text: str) -> Claim:
    area, actor = judged.meant("area", claim.area, text), judged.meant("actor", claim.actor, text)
    return claim if (area, actor) == (claim.area, claim.actor) else replace(claim, area=area, actor=actor)
