"""Two figures that are one: "3,000-5,000", "between 20 and 30", "one in three"; and lists that share a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.numbers.core import Core
from tahqiq.claims.extract.numbers.loose import percent

_DASH = re.compile(r"\s?-\s?")
_TO = re.compile(r"(?:\s{1,2}|-)(?:to|or)(?:\s{1,2}|-)", re.IGNORECASE)
_AND = re.compile(r"\s{1,2}and\s{1,2}(?:around\s|about\s|some\s)?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:between|anywhere\s+from|(?:rang(?:e[ds]?|ing)|var(?:y|ied|ies|ying))\s+from)\s{1,2}$", re.IGNORECASE
)
_TOLD = re.compile(
    r"(?:%|per\s?cent|percent)\s(?:\w{1,20}\s){0,2}"
    r"(?:increase|rise|hike|surge|jump|decrease|drop|decline|fall)\b[^.;\d]{0,30}[-—–]\s?$"
)
"""Before "175 to 428": what a change told in per cent went from and to, no range."""
_FROM = re.compile(r"\bfrom\s{1,2}(?:\w+\s){0,2}$", re.IGNORECASE)
_IN = re.compile(r"\s{1,2}(?:in|out\s+of)(?:\s+every)?\s{1,2}", re.IGNORECASE)
_OUT_OF = (2, 3, 4, 5, 10, 100, 1000)
_EVENTS = re.compile(
    r"\s+\w*\s?(?:attacks?|incidents?|blasts?|bombings?|clashes|operations?|raids?|days?|months?|years?)\b"
)
_LIST = re.compile(r"\s?,\s?(?:and\s)?|\s(?:and|or|to|versus|vs\.?)\s", re.IGNORECASE)


def joined(cores: Sequence[Core], text: str) -> list[Core]:
    """The figures with pairs made one."""
    out: list[Core] = []
    for core in cores:
        pair = _pair(out[-1], core, text) if out else None
        if pair is None:
            out.append(core)
        else:
            out[-1:] = pair
    return out


def _pairs(core: Core) -> bool:
    return core.value is not None and not (core.ordinal or core.article or core.ranged or core.year)


def _pair(first: Core, second: Core, text: str) -> list[Core] | None:
    if not (_pairs(first) and _pairs(second)) or second.start - first.end > 14:
        return None
    if _IN.fullmatch(text, first.end, second.start):
        return _one_in(first, second, text)
    dash = _DASH.fullmatch(text, first.end, second.start)
    between = _BETWEEN.search(text, max(0, first.start - 24), first.start)
    to = _TO.fullmatch(text, first.end, second.start)
    told = to and _TOLD.search(text, max(0, first.start - 60), first.start)
    moved = told or (to and not between and _FROM.search(text, max(0, first.start - 24), first.start))
    if moved or not (dash or to or (between and _AND.fullmatch(text, first.end, second.start))):
        return None
    made = _range(first, second, between.start() if between else first.start)
    if made is None and dash and second.start - first.end == 1:
        return []  # "a 5-4 vote"
    return [made] if made else None


def _range(first: Core, second: Core, start: int) -> Core | None:
    if first.unit in ("percent", "points") and second.unit == "count":
        return None  # "fell by 9 per cent to 6,701": two figures
    units = {first.unit, second.unit} - {"count"}
    if len(units) > 1 or "factor" in units or first.value is None or second.value is None:
        return None
    value = first.value
    if value < 1000 and first.scale == 1:  # "3-5 million"
        value *= second.scale
    if value >= second.value:
        return None
    return replace(
        second, start=start, core=first.core, value=None, low=value, high=second.value, ranged=True, plain=False,
        currency=second.currency or first.currency, unit=second.unit if second.unit != "count" else first.unit,
    )  # fmt: skip


def _one_in(first: Core, second: Core, text: str) -> list[Core] | None:
    plain = first.unit == second.unit == "count" and first.value is not None and second.value is not None
    if plain and "out" in text[first.end : second.start] and second.value not in _OUT_OF:
        return None  # "24 out of 38": so many, of so many
    if not plain or not 0 < (first.value or 0) < (second.value or 0) <= 1000:
        return None
    opens = text[: first.start].rstrip()[-1:] in ("", ".", "!", "?")
    if _EVENTS.match(text, second.end) and not opens:  # "killed one in two attacks" is a place, not a part of a whole
        return None
    return [replace(percent(first.core, second.end, first.value or 0, second.value or 1), start=first.start)]


_SIGNS = ("%", "per", "pc", "point")


def shared_units(cores: Sequence[Core], text: str) -> list[Core]:
    """Give the percent sign of the last of a list to those before it: "42, 77 and 60 percent"."""
    out: list[Core] = []
    signed = False
    for core in reversed(cores):
        after = out[-1] if out else None
        bare = core.unit == "count" and (core.value or 1001) <= 1000 and not (core.article or core.ordinal or core.year)
        listed = after and signed and not after.vague and _LIST.fullmatch(text, core.end, after.start)
        if bare and after and listed:
            out.append(replace(core, unit=after.unit, plain=False))
            continue
        out.append(core)
        said = text[core.start : core.end].casefold()
        signed = core.unit in ("percent", "points") and any(s in said for s in _SIGNS)  # no "under 30, and a quarter"
    return out[::-1]
