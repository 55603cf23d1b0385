"""The figures of a proposal are those that our own grammar of numbers reads in its quote, or it is rejected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isclose
from typing import Any

from tahqiq.claims.extract.numbers import Quantity, find_quantities
from tahqiq.terms import ClaimKind, Unit

_AROUND = 80  # characters before a quote that may limit its figure ("more than")
_FITS = {
    Unit.COUNT: {"count"}, Unit.PERCENT: {"percent", "points"}, Unit.USD: {"usd"}, Unit.KM: {"km"},
    Unit.FACTOR: {"factor"}, Unit.DATE: {"count"},
}  # fmt: skip
_BARE = frozenset({ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.RATIO, ClaimKind.MILESTONE, ClaimKind.OTHER})
_UNSAID = {ClaimKind.RANK: 1.0, ClaimKind.RATIO: 1.0, ClaimKind.CHANGE: 0.0}
"""What is said without a figure: "the highest", "more than those", "the same as before"."""


class Wrong(ValueError):
    """What is wrong with a proposal."""


def grounded(item: Mapping[str, Any], text: str, span: tuple[int, int]) -> dict[str, Any]:
    """The figures of a proposal as the grammar reads them at ``text[start:end]``: ``value`` or ``low`` and ``high``,
    ``bound`` and ``step``, ``from_value`` and ``to_value``.

    Wrong where a figure does not stand there, or in another unit, or where a kind that counts has none.
    """
    kind, unit = ClaimKind(item["kind"]), Unit(item["unit"])
    there = _quantities(text, span)
    found: dict[str, Any] = {
        name: _standing(item[name], there, name) for name in ("from_value", "to_value") if item[name] is not None
    }
    if item["value"] is not None:
        return found | _value(item["value"], kind, unit, there)
    if item["low"] is not None or item["high"] is not None:
        return found | _range(item["low"], item["high"], unit, there)
    if not found and kind not in _BARE and item["checkable"]:
        raise Wrong(f"a {kind} has a figure, and none is given")
    return found


def _quantities(text: str, span: tuple[int, int]) -> list[Quantity]:
    """The quantities whose figure stands in the span; read with the words before it, which may limit them."""
    start = max(0, span[0] - _AROUND)
    return [
        q for q in find_quantities(text[start : span[1] + 20])
        if span[0] <= start + q.core_start and start + q.end <= span[1] and not q.looks_like_year
    ]  # fmt: skip


def _value(value: float, kind: ClaimKind, unit: Unit, there: Sequence[Quantity]) -> dict[str, Any]:
    hits = [q for q in there if _same(q.value, value)]
    if value == _UNSAID.get(kind) and not any(q.unit in _FITS[unit] for q in hits):
        return {"value": value, "low": None, "high": None}
    if not hits:
        raise Wrong(f"the figure {value:,g} does not stand in the quote")
    return _read(_fitting(hits, unit, f"{value:,g}"))


def _range(low: float | None, high: float | None, unit: Unit, there: Sequence[Quantity]) -> dict[str, Any]:
    hits = [q for q in there if q.value is None and _alike(q.low, low) and _alike(q.high, high)]
    if hits:
        return _read(_fitting(hits, unit, "the range"))
    ends = [_fitting([q for q in there if _same(q.value, end)] or _missing(end), unit, f"{end:,g}")
            for end in (low, high) if end is not None]  # fmt: skip
    if len(ends) == 1:
        raise Wrong("a range of one end is for vague amounts, and the quote prints a figure")
    return {"value": None, "low": ends[0].value, "high": ends[1].value, "step": ends[0].step}


def _missing(figure: float) -> list[Quantity]:
    raise Wrong(f"the figure {figure:,g} does not stand in the quote")


def _standing(value: float, there: Iterable[Quantity], name: str) -> float:
    for quantity in there:
        if quantity.value is not None and _same(quantity.value, value):
            return quantity.value
    raise Wrong(f"the {name} {value:,g} does not stand in the quote")


def _fitting(hits: Sequence[Quantity], unit: Unit, what: str) -> Quantity:
    for quantity in hits:
        if quantity.unit in _FITS[unit]:
            return quantity
    raise Wrong(f"the quote prints {what} as {hits[0].unit}, not as {unit}")


def _read(quantity: Quantity) -> dict[str, Any]:
    return {
        "value": quantity.value, "low": quantity.low, "high": quantity.high, "bound": str(quantity.bound),
        "step": quantity.step,
    }  # fmt: skip


def _same(one: float | None, other: float) -> bool:
    return one is not None and isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)


def _alike(one: float | None, other: float | None) -> bool:
    return one is None if other is None else _same(one, other)
