"""How the words around a figure limit it: "at least 20", "468,000+", "fewer than five"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.lazy import Lazy
from tahqiq.claims.extract.numbers.core import Core
from tahqiq.claims.extract.numbers.lexicon import any_of, phrase, words
from tahqiq.terms import Bound

_BEFORE = {form: Bound(bound) for bound, forms in words()["bounds_before"].items() for form in forms}
_AFTER = {form: Bound(bound) for bound, forms in words()["bounds_after"].items() for form in forms}
_AFTER_FORM = {" ".join(form.split()): bound for form, bound in _AFTER.items()}
_SOFT = any_of(words()["softeners"])
_BOUND = Lazy(
    lambda: (
        rf"(?<![\w-])(?:(?:{_SOFT})\s{{1,2}})?(?P<bound>{any_of(_BEFORE)})(?:(?<=[~≈<>≤≥=])\s?|\s{{1,3}})"
        r"(?:(?:the|an?|a\s+total\s+of|between|another|additional)\s{1,2})?[\"'(]?$"
    ),
    re.IGNORECASE,
)
# "in 2023 at least 61 …": words that a figure follows belong to that one
_NEXT = r"(?!\s+(?:[\d$£€]|an?\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|half)\b))"
_POST = Lazy(lambda: rf"(?P<form>{'|'.join(phrase(form) for form in _AFTER)})(?!\w){_NEXT}", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?:([A-Za-z]+)[^\w~≈<>≤≥=]*|[~≈<>≤≥=]\s?[\"'(]?)$")
_LAST_WORDS = frozenset(re.split(r"[\s-]", form.lower())[-1] for form in _BEFORE) | {
    "the", "a", "an", "of", "between", "another", "additional",
}  # fmt: skip
_COMPARED = re.compile(r"(?:%|\bper\s?cent|\bpc|\bpoints?|\btimes|fold)\s{1,2}$", re.IGNORECASE)
"""Before "fewer than" a percentage makes a comparison of it: "30% fewer than the 90 of May"."""
_HANDED = re.compile(r"\b(?:hand|turn|tak|sign|giv)(?:ed|en|ing|s)?\s+$|\b(?:took|gave)\s+$", re.IGNORECASE)
"""With these "over" is part of the verb: "handed over three rifles"."""
_ADDED = re.compile(r"\badd(?:s|ed|ing)?\s+$", re.IGNORECASE)
"""With these "up to" is part of the verb: "the two add up to 5,122"."""
_WINDOW = 48  # longer than any bound with its softener
_COORDINATED = re.compile(r"[^.,;:()\"\u2014\n]{0,60}?\band\s$", re.IGNORECASE)


def bounded(core: Core, text: str, floor: int) -> Core:
    """The figure with the bound that the words before or after give it; words before ``floor`` belong to others."""
    if core.ordinal:
        return core
    core = core if core.article else _before(core, text, floor)
    post = _POST.match(text, core.end)
    if post:
        bound = core.bound if core.bounded else _AFTER_FORM[" ".join(post["form"].lower().split())]
        core = replace(core, end=post.end(), bound=bound, bounded=True)
    return core


def _before(core: Core, text: str, floor: int) -> Core:
    last = _LAST_WORD.search(text, max(floor, core.start - 16), core.start)
    if last is None or (last[1] and last[1].lower() not in _LAST_WORDS):
        return core  # most figures have no such word before them: the pattern need not be tried
    for _ in range(2):  # "more than an estimated 30": the outer word decides, unless it is the weaker "about"
        match = _BOUND.search(text, max(floor, core.start - _WINDOW), core.start)
        if match is None or _COMPARED.search(text, max(match.start() - 12, 0), match.start("bound")):
            break
        if match["bound"].lower() == "up to" and _ADDED.search(text, max(0, match.start() - 8), match.start()):
            break
        if match["bound"].lower() == "over" and _HANDED.search(text, max(floor, match.start() - 10), match.start()):
            break
        bound = _BEFORE[" ".join(match["bound"].lower().split())]
        if core.article or (core.vague and bound is Bound.EXACT):
            break
        keep = core.bounded and bound in (Bound.ABOUT, Bound.EXACT)
        if not core.vague or core.unit == "percent":
            core = replace(core, bound=core.bound if keep else bound)
        core = replace(core, start=match.start(), bounded=True)
    return core


def distribute(cores: Sequence[Core], text: str) -> list[Core]:
    """Pass a bound on over co-ordinated figures: "at least 613 killed and 948 injured"."""
    out: list[Core] = []
    for core in cores:
        before = out[-1] if out else None
        passed = before and _shares(before, core) and _COORDINATED.fullmatch(text, before.end, core.start)
        out.append(replace(core, bound=before.bound, bounded=True) if before and passed else core)
    return out


def _shares(before: Core, core: Core) -> bool:
    counted = before.unit == core.unit == "count" and not (core.article or core.ordinal or core.vague or core.year)
    return counted and before.bounded and not core.bounded and not before.vague and before.bound is not Bound.EXACT
