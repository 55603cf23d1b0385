"""Figures as people read them: thousands separators, units, ranges."""

from __future__ import annotations

from tahqiq.terms import Per, Unit

MINUS = "−"
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def grouped(value: float) -> str:
    """``value`` with thousands separators and at most three significant decimals: 1885.0 → ``1,885``."""
    size = abs(value)
    places = 0 if value == int(value) or size >= 100 else 1 if size >= 10 else 2
    text = f"{size:,.{places}f}"
    if places:
        text = text.rstrip("0").rstrip(".")
    return MINUS + text if value < 0 and text != "0" else text


def amount(value: float, unit: Unit = Unit.COUNT, per: Per = Per.NONE) -> str:
    """``value`` with its unit: ``13%``, ``$126 billion``, ``2,600 km``, ``1.5 times``, ``12 a month``."""
    if unit is Unit.PERCENT:
        text = f"{grouped(value)}%"
    elif unit is Unit.USD:
        text = _money(value)
    elif unit is Unit.KM:
        text = f"{grouped(value)} km"
    elif unit is Unit.FACTOR:
        text = f"{grouped(value)} times"
    elif unit is Unit.DATE:
        text = f"{value:.0f}"  # a year takes no thousands separator
    else:
        text = grouped(value)
    return f"{text} a {per}" if per else text


def interval(low: float | None, high: float | None, unit: Unit = Unit.COUNT, per: Per = Per.NONE) -> str:
    """``3,000–5,000``, ``10–14%``, ``at least 10``, ``at most 14``; empty where neither end is known."""
    if low is None:
        return "" if high is None else f"at most {amount(high, unit, per)}"
    if high is None:
        return f"at least {amount(low, unit, per)}"
    if low == high:
        return amount(low, unit, per)
    if unit is Unit.USD:
        return f"{amount(low, unit)}–{amount(high, unit, per)}"
    dash = " to " if low < 0 or high < 0 else "–"
    head = amount(low, unit) if low < 0 else grouped(low) if unit is not Unit.DATE else f"{low:.0f}"
    return f"{head}{dash}{amount(high, unit, per)}"


def short(value: float, unit: Unit = Unit.COUNT) -> str:
    """A tick of an axis: as ``amount``, but 1,500,000 is ``1.5m``."""
    if unit in (Unit.COUNT, Unit.KM) and abs(value) >= 1e6:
        return f"{grouped(value / 1e6)}m"
    if unit is Unit.FACTOR:
        return f"×{grouped(value)}"
    if unit is Unit.USD:
        return _money(value, ("tn", "bn", "m"))
    return amount(value, unit)


def _money(value: float, names: tuple[str, ...] = ()) -> str:
    sign = MINUS if value < 0 else ""
    for at, (scale, name) in enumerate(_SCALES):
        if abs(value) >= scale:
            tail = names[at] if names else f" {name}"
            return f"{sign}${grouped(abs(value) / scale)}{tail}"
    return f"{sign}${grouped(abs(value))}"
