"""A change too small, at these counts, to tell from chance.

Two counts are compared as draws of one rate: their difference has variance phi * (n1 + n2), where phi is 1 for
counts of independent events (Poisson) and, for deaths, the mean deaths squared per death of the events behind
them (a compound Poisson: one bombing is one event, not sixty).  Przyborowski & Wilenski 1940; Cox & Lewis 1966.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from tahqiq.claims.judge.weigh import Voice
from tahqiq.terms import Claim, ClaimKind, Flag, FlagName

Z = 1.96  # two-sided 95%
_EVENT_COUNTS = frozenset({"attacks", "incidents", "suicide_attacks", "operations"})


def noise(claim: Claim, voices: Sequence[Voice]) -> Flag | None:
    """The flag, if the publishers' counts cannot tell the claimed change from none."""
    if claim.kind is not ClaimKind.CHANGE:
        return None
    for voice in voices:
        pair = voice.figure.pair
        phi = 1.0 if claim.metric in _EVENT_COUNTS else voice.figure.dispersion
        if pair is None or phi is None or not voice.principal:
            continue
        smallest = detectable(pair[0], phi)
        if smallest is not None and abs(pair[1] - pair[0]) < Z * sqrt(phi * (pair[0] + pair[1])):
            change = 100 * (pair[1] - pair[0]) / pair[0]
            return Flag(
                FlagName.NOISE,
                f"From {pair[0]:,.0f} to {pair[1]:,.0f} ({change:+.0f}%) is no more than chance could do at these "
                f"counts; a change of about {smallest:.0f}% is the smallest that could be told from none.",
            )
    return None


def detectable(base: float, phi: float) -> float | None:
    """The smallest rise, in percent of ``base``, that differs from chance at 95%; None without a base count.

    Solves d = Z * sqrt(phi * (2 * base + d)) for the difference d.
    """
    if base <= 0:
        return None
    k = Z * Z * phi
    return 100 * (k + sqrt(k * k + 8 * k * base)) / 2 / base
