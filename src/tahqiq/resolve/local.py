"""Names as a text on one country means them, where the packs of several countries share a name.

"The army", "the interior ministry" and a town's name mean those of the country that a text is about. A body of another
state is meant only where its country is named with it: in its own name, or close by. Names of the kind ``AT_HOME``
("the North East") are names in a text on their own country only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tahqiq.registry import Alias, Entry
from tahqiq.registry.entries import AT_HOME
from tahqiq.resolve.bodies import Bodies, bodies
from tahqiq.resolve.gazetteer import Gazetteer, Mention, longest

NEAR = 200
"""Characters before and after a name within which its country counts as named with it."""


class LocalGazetteer(Gazetteer):
    """A gazetteer for texts on one country: the tables of the whole one, and a small one of names at home."""

    def __init__(self, whole: Gazetteer, country: str) -> None:
        super().__init__(whole.registry)
        self.whole, self.country = whole, country

    def _takes(self, entry: Entry, alias: Alias) -> bool:
        return alias.kind == AT_HOME and self.registry.country(entry.id) == self.country

    def _found(self, text: str) -> tuple[Mention, ...]:
        found = list(longest((*self.whole.mentions(text), *super()._found(text))))
        return tuple(kept for mention in found if (kept := self._meant(mention, found)))

    def _meant(self, mention: Mention, found: Sequence[Mention]) -> Mention | None:
        """The mention with the country's own entries of several, and without bodies of states that are not named."""
        if mention.candidates:
            own = tuple(i for i in mention.candidates if self.country in self._bodies.countries(mention.kind, i))
            if own:
                mention = replace(mention, ids=own if len(own) == 1 else (), candidates=() if len(own) == 1 else own)
        ids = tuple(i for i in mention.ids if self._may(mention.kind, i, mention, found))
        also = tuple((k, i) for k, i in mention.also if self._may(k, i, mention, found))
        if ids or not mention.ids:
            return replace(mention, ids=ids, also=also) if (ids, also) != (mention.ids, mention.also) else mention
        if not also:
            return None
        (kind, first), *rest = also
        return replace(mention, kind=kind, ids=(first,), also=tuple(rest))

    def _may(self, kind: str, entry: str, mention: Mention, found: Sequence[Mention]) -> bool:
        """Whether an entry may be meant here: it is no body of another state, or that state is named with it."""
        owner = self._bodies.owner(kind, entry)
        if owner in ("", self.country):
            return True
        return any(
            owner in (self.registry.country(i) for i in other.ids)
            for other in found
            if other.kind == "area" and other.start < mention.end + NEAR and mention.start - NEAR < other.end
        ) or self._bodies.says(owner, mention.text)

    @property
    def _bodies(self) -> Bodies:
        return bodies(self.registry)


@lru_cache(maxsize=16)
def local(whole: Gazetteer, country: str) -> Gazetteer:
    """The gazetteer for texts on a country; the whole one where no country is known."""
    return LocalGazetteer(whole, country) if country else whole
