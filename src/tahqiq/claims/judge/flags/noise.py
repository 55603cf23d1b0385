"""A change too small, at these counts, to tell from chance.

Two counts of equal spans are compared as draws of one rate: their difference has variance phi * (n1 + n2), where phi
is 1 for counts of independent happenings (Poisson) and, for deaths, the mean of the squared deaths over the mean of the
deaths of the events behind them (a compound Poisson: one bombing is one event, not sixty).  Przyborowski & Wilenski
1940; Cox & Lewis 1966. Attacks come in waves, so that phi of 1 is the least it can be: what the flag calls noise is,
and some of what it lets pass may be. Published deaths have no known phi and are left alone.
"""

from __future__ import annotations

from math import ceil, sqrt

from tahqiq.claims.judge.flags.changes import counted
from tahqiq.claims.judge.flags.words import Counted, Names, number, percent, what, when
from tahqiq.claims.judge.weigh import Voice, Weighed
from tahqiq.terms import Claim, ClaimKind, Flag, FlagName

Z = 1.96  # two-sided 95%
_EVENT_COUNTS = frozenset({"attacks", "incidents", "suicide_attacks", "operations"})


def noise(claim: Claim, weighed: Weighed, names: Names) -> Flag | None:
    """The flag, if none of the publishers whose counts decide can tell its own change from none."""
    if claim.kind is not ClaimKind.CHANGE:
        return None
    measured = [v for v in (counted(v, weighed.voices) for v in weighed.deciding) if v is not None]
    tested = [t for t in (_tested(claim, v, names) for v in measured) if t is not None]
    quiet = [text for told, text in tested if not told]
    return Flag(FlagName.NOISE, quiet[0]) if quiet and len(quiet) == len(tested) else None


def _tested(claim: Claim, voice: Voice, names: Names) -> tuple[bool, str] | None:
    """Whether a publisher's change can be told from none, and what to say if not; None where it cannot be tested."""
    pair = voice.figure.pair
    phi = 1.0 if claim.metric in _EVENT_COUNTS else voice.figure.dispersion
    if pair is None or phi is None:
        return None
    before, after = pair
    smallest = detectable(before, phi, fall=after < before)
    if smallest is None:
        return None
    told = abs(after - before) >= Z * sqrt(phi * (before + after))
    return told, _said(claim, voice, smallest, names, clustered=phi > 1)


def _said(claim: Claim, voice: Voice, smallest: float, names: Names, *, clustered: bool) -> str:
    item = voice.figure
    before, after = item.pair or (0.0, 0.0)
    of = what(Counted(claim.metric, item.victim), names, basis=False)
    then = f" ({when(item.base_start, item.base_end)})" if item.base_start and item.base_end else ""
    where = " and ".join(names.place(a) for a in item.area.split("+"))
    why = "where the deaths come in a few large events" if clustered else "at such counts"
    return (
        f"{names.publisher(item.publisher)}’s count of {of} in {where} went "
        f"from {number(before)}{then} to {number(after)} ({when(item.start, item.end)}), "
        f"{percent(100 * (after - before) / before)}: no more than chance can do {why}; a "
        f"{'fall' if after < before else 'rise'} of less than {ceil(smallest)}% cannot be told from none. "
        "Call it no clear change, or compare longer periods."
    )


def detectable(base: float, phi: float, *, fall: bool = False) -> float | None:
    """The smallest rise (or fall) from ``base``, in percent, that differs from chance at 95%; None if none does.

    Solves d = Z * sqrt(phi * (2 * base ± d)) for the difference d. A fall cannot be larger than the whole.
    """
    if base <= 0:
        return None
    k = Z * Z * phi
    root = sqrt(k * k + 8 * k * base)
    change = 50 * (root - k if fall else root + k) / base
    return min(change, 100.0) if fall else change
