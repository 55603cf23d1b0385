"""Slips of the pen: two figures that differ as a typist's error differs from what was meant."""

from __future__ import annotations

_SHORT, _LONG = 3, 4


def slip(one: float | None, other: float | None) -> str:
    """How one whole figure could have been miskeyed from the other, in words; "" where no single slip explains it.

    Digits that changed places need three digits to mean anything, one digit changed, dropped or added needs four:
    of shorter figures too many are one slip apart by chance.
    """
    if one is None or other is None or one == other or one != int(one) or other != int(other):
        return ""
    short, long = sorted((str(int(abs(one))), str(int(abs(other)))), key=len)
    if len(short) == len(long):
        return _same_length(short, long)
    if len(long) == len(short) + 1 and len(short) >= _SHORT:
        if long == short + "0":
            return "a zero too many or too few"
        if len(long) > _LONG - 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long))):
            return "one digit too many or too few"
    return ""


def _same_length(one: str, other: str) -> str:
    at = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if (
        len(one) >= _SHORT
        and len(at) == 2
        and at[1] == at[0] + 1
        and one[at[0]] + one[at[1]] == other[at[1]] + other[at[0]]
    ):
        return "two digits changed places"
    return "one digit differs" if len(one) >= _LONG and len(at) == 1 else ""
