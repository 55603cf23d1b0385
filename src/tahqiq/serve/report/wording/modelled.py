"""What a language model made of a text, beside the grammar, in plain words."""

from __future__ import annotations

from tahqiq.serve.report.wording.decided import plain_value
from tahqiq.terms import Claim, FoundBy, ModelRun


def of_claim(claim: Claim, run: ModelRun | None) -> list[str]:
    """Who found a claim where a model was asked, and which slots the model fills otherwise."""
    if run is None:
        return []
    if claim.found_by is FoundBy.MODEL:
        return [f"Proposed by the model {run.name}; the grammar did not find it."]
    if claim.found_by is FoundBy.BOTH:
        return [f"The model {run.name} found it too, with the same slots."]
    apart = [
        f"{d.slot} {plain_value(d.proposed)} (here {plain_value(d.found)})"
        for d in run.differences
        if d.claim == claim.id
    ]
    return [f"The model {run.name} reads it otherwise: {', '.join(apart)}."] if apart else []


def unread(run: ModelRun | None) -> list[str]:
    """What the model did not read, and why; the claims in it are the grammar's alone."""
    return [f"Not read by the model {run.name}: {why}." for why in run.unread] if run else []


def rejected(run: ModelRun | None) -> list[str]:
    """What the model proposed and was not taken, and why."""
    return [f"Not taken from the model {run.name}: “{r.quote}”: {r.reason}." for r in run.rejected] if run else []


def summary(run: ModelRun, found: int, both: int) -> str:
    """One line: what the model found alone and with the grammar, differed in, and had rejected."""
    apart = len({d.claim for d in run.differences})
    return (
        f"Claims of the model {run.name}: {found} that the grammar did not find, {both} found by both with the same "
        f"slots, {apart} with other slots, {len(run.rejected)} not taken."
    )
