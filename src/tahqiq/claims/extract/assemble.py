"""From drafts to claims: order, duplicates, resolved names, ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tahqiq.claims.extract.changed import find_deadlier
from tahqiq.claims.extract.changes import find_changes
from tahqiq.claims.extract.comparisons import find_comparisons
from tahqiq.claims.extract.context import Context
from tahqiq.claims.extract.counts import find_counts
from tahqiq.claims.extract.draft import Draft, Parsed
from tahqiq.claims.extract.ranks import find_ranks
from tahqiq.claims.extract.shares import find_ratios, find_shares
from tahqiq.claims.extract.shifts import find_flat, find_levels
from tahqiq.claims.extract.slots import fill
from tahqiq.terms import Claim, ClaimKind, Named, Unit

Resolve = Callable[[str], Named]


def drafts_of(parsed: Sequence[Parsed], context: Context) -> list[Draft]:
    """All drafts of a document in text order, their slots filled."""
    drafts: list[Draft] = []
    for item in parsed:
        drafts.extend(_of_sentence(item, drafts[-12:]))
    if _about_displacement(parsed):
        for draft in drafts:
            if draft.metric == "other:people":
                draft.metric, draft.kind, draft.checkable, draft.why_not = "displaced", ClaimKind.LEVEL, True, None
    fill(drafts, context, parsed)
    return drafts


def _about_displacement(parsed: Sequence[Parsed]) -> bool:
    """Whether the document counts displaced people, so that its "9,000 people went to …" are such."""
    words = [t for item in parsed[:60] for t in item.tokens if t.tag("metric", "verb")]
    named = sum(any(g.value == "displaced" for g in t.tags) for t in words)
    return named >= 2 and named > sum(any(g.value == "deaths" for g in t.tags) for t in words)


def _of_sentence(item: Parsed, before: Sequence[Draft]) -> list[Draft]:
    figures = any(t.kind == "q" for t in item.tokens)
    changes, used = find_changes(item, before)
    counts = find_counts(item, before, used) if figures else []
    known = [*before, *counts]
    shares, _ = find_shares(item, [*before, *counts], used)
    compared = find_comparisons(item)
    changes = [c for c in changes if not any(c.unit is Unit.FACTOR and c.first <= d.token <= c.last for d in compared)]
    found = [
        *changes,
        *compared,
        *find_flat(item),
        *find_levels(item),
        *find_deadlier(item),
        *counts,
        *shares,
        *find_ranks(item, known, shares),
        *find_ratios(item),
    ]
    found.sort(key=lambda d: (d.token, d.start))
    return _distinct(_one_rank(found))


def _one_rank(drafts: Sequence[Draft]) -> list[Draft]:
    """Of two first places for the same thing in a sentence ("the heaviest toll", "topped") the later one."""
    return [
        d for i, d in enumerate(drafts)
        if d.kind != ClaimKind.RANK or not any(
            o.kind == d.kind and o.value == d.value and o.direction == d.direction and o.metric == d.metric
            and o.token != d.token and not _of_another(d, o) for o in drafts[i + 1 :]
        )
    ]  # fmt: skip


def _of_another(left: Draft, right: Draft) -> bool:
    """Whether a place is named between two ranks for the second: "X the most violent province, and Y the … city"."""
    tokens = left.parsed.tokens
    named = any(n.kind == "area" and left.token < n.first < right.token for n in left.parsed.names)
    return named and not any(t.norm in ("which", "that", "who") for t in tokens[left.token : right.token])


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop a draft that says the same as one it overlaps."""
    kept: dict[tuple[object, ...], Draft] = {}
    for d in drafts:
        kept.setdefault((d.kind, d.value, d.low, d.token, d.metric, d.people if d.kind == ClaimKind.RANK else ""), d)
    return list(kept.values())


def claim_of(draft: Draft, text: str, source: str, area: Resolve, actor: Resolve) -> Claim:
    """The finished claim; its id is set when all claims of the document are in order."""
    start, end = draft.start, draft.end
    return Claim(
        "", text[start:end], start, end, draft.kind, draft.metric, draft.victim, draft.value, draft.low, draft.high,
        draft.unit, draft.per, draft.bound, draft.direction, draft.from_value, draft.to_value, draft.step,
        draft.period, draft.base, area(draft.area_text), actor(draft.actor_text), source,
        draft.checkable, draft.why_not,
    )  # fmt: skip
