"""The spellings of a transliterated name that mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from tahqiq.registry.fold import JOINS, fold

Equivalents = tuple[tuple[str, ...], ...]
ARTICLES = ("al", "ul", "el")
MOST = 64
"""At most this many spellings of one name: a name of many variable words keeps its first ones."""


@lru_cache(maxsize=65536)
def spellings(name: str, equivalents: Equivalents = ()) -> tuple[str, ...]:
    """Every spelling of a name, folded, as written first: its joins, its articles, and words of the registry's
    ``equivalents`` (groups of words that mean the same, such as tehrik, tehreek, tahreek).

    "Tehrik-e-Taliban Pakistan" gives also "tehreek i taliban pakistan"; "Jamaat-ul-Ahrar" gives "jamaatul ahrar".
    """
    folded, groups = fold(name).text.strip(), _groups(equivalents)
    parts = folded.split()
    if len(parts) < 3 and groups.keys().isdisjoint(parts) and {"al", "el"}.isdisjoint(parts):
        return (folded,) if folded else ()
    choices = [_choices(parts, place, groups) for place in range(len(parts))]
    found = dict.fromkeys(" ".join(words) for words, _ in zip(product(*choices), range(MOST), strict=False))
    if " s " in folded:
        found.update(dict.fromkeys([n.replace(" s ", "s ") for n in found]))
    for spelling in list(found):
        found.update(dict.fromkeys(_joined(spelling)))
    return tuple(found)


@lru_cache(maxsize=4)
def _groups(equivalents: Equivalents) -> dict[str, tuple[str, ...]]:
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
