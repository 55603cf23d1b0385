"""The command of ``tahqiq measure`` that makes a flag's numbers again."""

from __future__ import annotations

import datetime as dt
import shlex

from tahqiq.claims.judge.flags.changes import Whole
from tahqiq.measure.calendar import spelled
from tahqiq.terms import Counts, Militants, Victim, Violence

_DEAD = {str(Militants.IN), str(Militants.OUT)}
_OF_ALL = ("deaths", "injuries")  # metrics that are of everybody unless a class is named


def command(verb: str, whole: Whole, day: dt.date | None, *more: str) -> str:
    """The command of a measure for a change between two figures of one publisher; "" where none can be given.

    Figures summed from events are asked of the events, others of what the publisher printed of one area.
    """
    own = whole.measure
    if own.part not in {"", *map(str, Violence)} or own.actor == "state" or own.actor.startswith("other:"):
        return ""
    events = whole.figure.dispersion is not None
    what = _of_events(whole) if events else _printed(whole)
    if not what:
        return ""
    words = ["tahqiq", "measure", verb, *what, "--area", "+".join(own.areas)]
    words += ["--actor", own.actor] if own.actor else []
    words += ["--period", spelled(whole.now), "--base", spelled(whole.then)]
    words += [] if events else more
    return shlex.join([*words, *(["--as-of", str(day)] if day else [])])


def _of_events(whole: Whole) -> list[str]:
    own = whole.measure
    words = ["--dataset", whole.figure.dataset]
    words += ["--kind", own.part] if own.part else []
    if own.metric != "deaths":
        return [*words, "--count", "events"]
    return words if own.victim == Victim.ALL else [*words, "--victim", own.victim]


def _printed(whole: Whole) -> list[str]:
    own, of = whole.measure, whole.figure
    if own.part or len(own.areas) > 1 or (own.metric in _OF_ALL and not own.victim):
        return []
    words = ["--publisher", of.publisher, "--metric", own.metric]
    words += ["--victim", own.victim] if own.victim and own.victim != Victim.ALL else []
    basis = [of.counts or str(Counts.UNSPECIFIED), *([of.militants] if of.militants in _DEAD else [])]
    return [*words, "--basis", ",".join(basis)]
