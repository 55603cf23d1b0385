"""The spellings of a transliterated name that mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from tahqiq.registry.fold import JOINS

ARTICLES = ("al", "ul", "el")
MOST = 64
"""At most this many spellings of one name: a name of many variable words keeps its first ones."""


def spellings(folded: str, equivalents: Sequence[Iterable[str]] = ()) -> list[str]:
    """Every spelling of a folded name, itself first: its joins, its articles, and words of the registry's
    ``equivalents`` (groups of words that mean the same, such as tehrik, tehreek, tahreek).

    "tehrik e taliban pakistan" gives also "tehreek i taliban pakistan"; "jamaat ul ahrar" gives "jamaatul ahrar".
    """
    parts = folded.split()
    groups = _groups(tuple(tuple(group) for group in equivalents))
    choices = [_choices(parts, place, groups) for place in range(len(parts))]
    found = dict.fromkeys(" ".join(words) for words, _ in zip(product(*choices), range(MOST), strict=False))
    if " s " in folded:
        found.update(dict.fromkeys([n.replace(" s ", "s ") for n in found]))
    for name in list(found):
        found.update(dict.fromkeys(_joined(name)))
    return list(found)


@lru_cache(maxsize=4)
def _groups(equivalents: tuple[tuple[str, ...], ...]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(dict.fromkeys((word, *group))) for group in equivalents for word in group}


def _choices(parts: Sequence[str], place: int, groups: dict[str, tuple[str, ...]]) -> Sequence[str]:
    word = parts[place]
    inside = 0 < place < len(parts) - 1
    if inside and word in JOINS:
        return (word, *(j for j in ("e", "i") if j != word))
    if word in ARTICLES and place < len(parts) - 1 and (inside or word != "ul"):
        return (word, *(a for a in ARTICLES if a != word))
    return groups.get(word, (word,))


def _joined(name: str) -> list[str]:
    """The name with its article written onto the word before it ("jamaatul ahrar")."""
    parts = name.split()
    return [
        " ".join([*parts[: i - 1], parts[i - 1] + word, *parts[i + 1 :]])
        for i, word in enumerate(parts)
        if 0 < i < len(parts) - 1 and word in ("ul", "al")
    ]
