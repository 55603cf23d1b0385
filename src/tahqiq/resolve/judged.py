"""Names as editors judged them: an uncertain name is what they hold it for, a certain one stays as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tahqiq.registry.fold import key
from tahqiq.resolve.resolver import NEAR_SPELLING
from tahqiq.terms import Judgement, Named, NameDecision

DECIDED = "decided"
"""How the reason of a name begins that an editor judged."""


def uncertain(named: Named) -> bool:
    """Whether a name was written that means no one entry for certain: none, one of several, or one by its spelling."""
    return bool(named.text) and (not named.ids or named.why.startswith(NEAR_SPELLING))


@dataclass(frozen=True)
class Judged:
    """The judgements that hold, by what they are about. A later one on the same name stands over earlier ones."""

    by_name: dict[tuple[str, str], list[NameDecision]] = field(default_factory=dict)

    @classmethod
    def of(cls, decisions: Iterable[NameDecision]) -> Judged:
        """Of judgements in force, oldest first."""
        by_name: dict[tuple[str, str], list[NameDecision]] = {}
        for made in decisions:
            by_name.setdefault((made.kind, key(made.name)), []).append(made)
        return cls(by_name)

    def on(self, kind: str, name: str, document: str) -> list[NameDecision]:
        """Those on a name in a document, the ones for every text first, then by their order."""
        found = self.by_name.get((kind, key(name)), [])
        return sorted((d for d in found if d.document in ("", document)), key=lambda d: (bool(d.document), d.seq))

    def meant(self, kind: str, named: Named, document: str) -> Named:
        """What a name means in a document after the judgements."""
        if not self.by_name or not uncertain(named):
            return named
        by_entry = {d.entry: d for d in self.on(kind, named.text, document)}
        same = [d for d in by_entry.values() if d.judgement is Judgement.SAME]
        fits = [d for d in same if d.document or not named.candidates or d.entry in named.candidates]
        if fits:
            last = max(fits, key=lambda d: (bool(d.document), d.seq))
            return replace(named, ids=(last.entry,), candidates=(), why=f"{DECIDED} by {last.by} ({last.id})")
        other = {e for e, d in by_entry.items() if d.judgement is Judgement.OTHER}
        if not other & {*named.ids, *named.candidates}:
            return named
        left = tuple(c for c in named.candidates if c not in other)
        ids = tuple(i for i in named.ids if i not in other)
        return replace(named, ids=ids, candidates=left, why=f"{named.why}; not {', '.join(sorted(other))}, as decided")
