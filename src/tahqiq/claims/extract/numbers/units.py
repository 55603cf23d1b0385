"""What a figure counts: money before and after it, scales, percent, distances, parts, multiples."""

from __future__ import annotations

import re
from dataclasses import replace

from tahqiq.claims.extract.numbers.core import Core
from tahqiq.claims.extract.numbers.lexicon import any_of, words
from tahqiq.claims.extract.numbers.loose import percent
from tahqiq.claims.extract.numbers.spelled import SCALES

_UNITS: dict[str, list[str]] = words()["units"]
_UNIT_OF = {form.lower(): unit for unit, forms in _UNITS.items() for form in forms}
_CONVERTED: dict[str, list[object]] = words()["converted"]
_SHORT: dict[str, int] = words()["short_scales"]
_BEFORE: dict[str, str] = words()["money_before"]
_AFTER: dict[str, str] = words()["money_after"]
_SIGN = re.compile(rf"(?:(?<![A-Za-z])|(?<=[0-9]-))({any_of(_BEFORE)})\s?$")
_SCALE = re.compile(
    rf"(?P<half>½|[\s-]{{1,2}}and[\s-]{{1,2}}a[\s-]{{1,2}}half)?(?:[\s-]?(?P<scale>{any_of(SCALES)})s?|(?P<short>{any_of(_SHORT)})"
    r"|\s(?P<apart>mn|mln|m|bn|bln))(?![\w/-])",
    re.IGNORECASE,
)
_HALF = re.compile(r"½|[\s-]{1,2}and[\s-]{1,2}a[\s-]{1,2}half\b", re.IGNORECASE)
_FACTOR = re.compile(r"\bfactor\s+of\s+$", re.IGNORECASE)
_METRES = re.compile(
    r"[\s-]{1,2}(?:long|high|deep|wide|tall|thick|below|above|away|from|radius|off|wall|tunnel|trench|crater)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"[\s-]{{0,2}}(?P<unit>{any_of([*_UNIT_OF, *_CONVERTED])})(?![\w])", re.IGNORECASE)
_MONEY = re.compile(rf"[\s-]{{1,2}}({any_of(_AFTER)})\b", re.IGNORECASE)
_TIMES = re.compile(
    r"[\s-]{1,2}times?(?=\s+(?:as|more|higher|greater|larger|bigger|lower|fewer|less|the|that|its|their|what)\b)|-?fold\b"
    r"|x\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[\s-](?P<part>halves|thirds?|quarters?|fifths?|sixths|eighths|tenths?)\b", re.IGNORECASE)
_PARTS = {"halves": 2, "thirds": 3, "third": 3, "quarters": 4, "quarter": 4, "fifths": 5, "fifth": 5, "sixths": 6,
          "eighths": 8, "tenths": 10, "tenth": 10}  # fmt: skip
_LETTER_BEFORE = re.compile(r"(?:[^\W\d]|[^\W\d]-|(?<![a-z]{3})/|\.)$")


def with_unit(core: Core, text: str) -> Core | None:
    """The figure with what it counts, or None where it is part of a name ("AK-47", "5G")."""
    if not core.open:
        return None if core.ordinal and _LETTER_BEFORE.search(text, max(0, core.core - 5), core.core) else core
    sign = _SIGN.search(text, max(0, core.core - 8), core.core)
    if sign:
        currency = _BEFORE[sign[1]]
        core = replace(core, start=sign.start(1), currency=currency, plain=False)
    elif _LETTER_BEFORE.search(text, max(0, core.core - 5), core.core):
        return None
    core = _scaled(core, text)
    if core.currency:
        core = _money(core, text)
    elif core.unit == "count":
        core = _measured(core, text)
    if core.end < len(text) and (text[core.end].isalnum() or text[core.end] == "_") and text[core.end - 1].isdigit():
        return None
    return core


def _scaled(core: Core, text: str) -> Core:
    match = _SCALE.match(text, core.end)
    if match is None:
        half = _HALF.match(text, core.end) if core.value is not None and core.value < 100 else None
        return _plus_half(core, half.end()) if half else core
    short = (match["short"] or match["apart"] or "").lower()
    if short and (core.vague or not text[core.end - 1].isdigit()):
        return core
    if short == "m" and _METRES.match(text, match.end()):
        return replace(core, end=match.end(), unit="metres", plain=False)
    if short == "b" and not core.currency:
        return core
    scale = _SHORT[short] if short else SCALES[match["scale"].lower()]
    if match["half"]:
        core = _plus_half(core, core.end)
    if scale == 100 and (core.value or 0) >= 100:  # a slip ("600 hundred"): nobody counts in hundreds of hundreds
        scale = 1
    return replace(
        core, end=match.end(), plain=False, step=(core.step or 1) * scale, scale=scale,
        value=None if core.value is None else core.value * scale,
        low=None if core.low is None else core.low * scale,
    )  # fmt: skip


def _plus_half(core: Core, end: int) -> Core:
    return replace(core, end=end, value=(core.value or 0) + 0.5, step=0.5, plain=False)


def _money(core: Core, text: str) -> Core:
    return replace(core, unit="usd" if core.currency == "USD" else "currency", plain=False)


def _measured(core: Core, text: str) -> Core:
    if match := _MONEY.match(text, core.end):
        currency = _AFTER[" ".join(match[1].lower().split())]
        return _money(replace(core, end=match.end(), currency=currency), text)
    if match := _UNIT.match(text, core.end):
        return _in_unit(core, match)
    return core if core.vague else _multiple(core, text)


def _multiple(core: Core, text: str) -> Core:
    times = _TIMES.match(text, core.end)
    if times or _FACTOR.search(text, max(0, core.core - 12), core.core):
        return replace(core, end=times.end() if times else core.end, unit="factor", plain=False)
    match = _PART.match(text, core.end)
    if match and core.value is not None and core.value < _PARTS[match["part"].lower()]:
        return percent(core.core, match.end(), core.value, _PARTS[match["part"].lower()])
    return core


def _in_unit(core: Core, match: re.Match[str]) -> Core:
    form = " ".join(match["unit"].lower().split())
    core = replace(core, end=match.end(), plain=False)
    if form not in _CONVERTED:
        return replace(core, unit=_UNIT_OF[form])  # type: ignore[arg-type]  # the lexicon's keys are the units
    unit, ratio = str(_CONVERTED[form][0]), float(str(_CONVERTED[form][1]))
    return replace(
        core, unit=unit,  # type: ignore[arg-type]  # as above
        value=None if core.value is None else round(core.value * ratio, 3),
        low=None if core.low is None else round(core.low * ratio, 3),
        step=None if core.step is None else core.step * ratio,
    )  # fmt: skip
