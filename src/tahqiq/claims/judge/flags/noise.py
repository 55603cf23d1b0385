"""A change too small, at these counts, to tell from chance.

Two counts of equal spans are compared as ``tahqiq measure compare`` does (``measure.stats.ratio``), where the
dispersion phi is 1 for counts of independent happenings (Poisson) and, for deaths, the mean of the squared deaths over
the mean of the deaths of the events behind them (a compound Poisson: one bombing is one event, not sixty; Cox & Lewis
1966). Attacks come in waves, so that phi of 1 is the least it can be: what the flag calls noise is, and some of what it
lets pass may be. Published deaths have no known phi and are left alone.
"""

from __future__ import annotations

import datetime as dt
from math import ceil

from tahqiq.claims.judge.flags.changes import alone, counted
from tahqiq.claims.judge.flags.commands import command
from tahqiq.claims.judge.flags.words import Counted, Names, number, percent, what, when
from tahqiq.claims.judge.weigh import Voice, Weighed
from tahqiq.claims.read.question import Question
from tahqiq.measure.stats.ratio import detectable, quantile, ratio_interval
from tahqiq.terms import Claim, ClaimKind, Flag, FlagName

Q = quantile(0.95, 0)
"""The two-sided 95% quantile of a known dispersion."""
_EVENT_COUNTS = frozenset({"attacks", "incidents", "suicide_attacks", "operations"})


def noise(question: Question, weighed: Weighed, names: Names, day: dt.date | None = None) -> Flag | None:
    """The flag, if none of the publishers whose counts decide can tell its own change from none.

    ``day`` is the one as of which all is seen; None for now.
    """
    claim = question.claim
    if claim.kind is not ClaimKind.CHANGE:
        return None
    measured = [v for v in (counted(v, weighed.voices) for v in weighed.deciding) if v is not None]
    tested = [(v, t) for v, t in ((v, _tested(claim, v, names)) for v in measured) if t is not None]
    quiet = [(v, text) for v, (told, text) in tested if not told]
    if not quiet or len(quiet) < len(tested):
        return None
    voice, text = quiet[0]
    whole = alone(question, voice, weighed)
    return Flag(FlagName.NOISE, text, command("compare", whole, day) if whole else "")


def _tested(claim: Claim, voice: Voice, names: Names) -> tuple[bool, str] | None:
    """Whether a publisher's change can be told from none, and what to say if not; None where it cannot be tested."""
    pair = voice.figure.pair
    phi = 1.0 if claim.metric in _EVENT_COUNTS else voice.figure.dispersion
    if pair is None or phi is None:
        return None
    before, after = pair
    if before <= 0:
        return None
    found = ratio_interval(after, before, 1.0, (phi, phi), Q)
    smallest = detectable(before, 1.0, phi, Q, up=after >= before, power=0.5)
    least = 100.0 if smallest is None else 100 * abs(smallest - 1)
    return found.low > 1 or found.high < 1, _said(claim, voice, least, names, clustered=phi > 1)


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
        f"Call it no clear change, or compare longer periods."
    )
