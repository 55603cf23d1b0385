"""What an editor is told of a misplaced figure: whose it is, of what, how unlikely luck is, and what to do."""

from __future__ import annotations

from tahqiq.claims.find.homes.table import COMPUTED, NO_DAY, SUMMED, TOLL
from tahqiq.claims.judge.flags.misplaced.find import Home
from tahqiq.claims.judge.flags.words import Counted, Names, in_time, number, percent, what, when
from tahqiq.claims.judge.weigh import Weighed
from tahqiq.claims.judge.wording import printed, shown
from tahqiq.claims.read.question import Question
from tahqiq.terms import ClaimKind, Counts, Outcome, Span

SAID = ("publisher", "metric", "victim", "actor", "counts", "scope", "area", "period", "base")
_FIX = {
    "period": "the period", "area": "the place", "victim": "who is counted", "metric": "what is counted",
    "counts": "what is counted", "actor": "the group", "publisher": "the source", "scope": "what is counted",
    "base": "what it is compared with",
}  # fmt: skip


def message(question: Question, weighed: Weighed, home: Home, names: Names) -> str:
    """One or two sentences for a mail."""
    figure = printed(question.claim)
    belongs = _toll(home) if int(home.homes.made[home.at]) == TOLL else _belongs(question, home, names)
    slots = [s for s in SAID if s in home.slots]
    placed = _placed(question, weighed, names, slots)
    fix = list(dict.fromkeys(_FIX[s] for s in slots))
    return (
        f"{figure[:1].upper()}{figure[1:]} {belongs}{placed}. {_luck(home.chance)}; "
        f"correct {' and '.join(fix)}, or the figure."
    )


def _belongs(question: Question, home: Home, names: Names) -> str:
    """``is CRSS's figure for people killed … in Khyber Pakhtunkhwa in 2022``, with the figure if it was rounded."""
    homes, at = home.homes, home.at
    value = float(homes.value[at])
    own = "" if value == question.claim.value or question.claim.kind is ClaimKind.CHANGE else f", {number(value)},"
    counted = Counted(*(homes.text(c, at) for c in ("metric", "victim", "counts", "militants", "actor")))
    whose = names.publisher(homes.text("publisher", at))
    period = in_time(homes.day("start", at), homes.day("end", at))
    place = names.place(homes.text("area", at))
    part = f" ({homes.text('definition', at)})" if "scope" in home.slots else ""
    if question.claim.kind is ClaimKind.CHANGE:
        return _change(home, f"{whose}’s", f"{what(counted, names)}{part} in {place} {period}")
    by = "sum of events" if int(homes.made[at]) == SUMMED else "figure"
    return f"is {whose}’s {by}{own} for {what(counted, names)}{part} in {place} {period}"


def _change(home: Home, whose: str, of: str) -> str:
    homes, at = home.homes, home.at
    value, before = float(homes.value[at]), float(homes.before[at])
    way = "fall" if value < 0 else "rise"
    against = ""
    if int(homes.days["base_start"][at]) != NO_DAY:
        against = f" against {when(homes.day('base_start', at), homes.day('base_end', at))}"
    counts = ""
    if int(homes.made[at]) == COMPUTED:
        counts = f" ({number(before)} to {number(before * (1 + value / 100))}, {percent(value)})"
    return f"is {whose} {way} in {of}{against}{counts}"


def _toll(home: Home) -> str:
    homes, at = home.homes, home.at
    counted = {"deaths": "killed", "injuries": "injured"}[homes.text("metric", at)]
    victim = homes.text("victim", at)
    who = {"all": "", "security": "security forces "}.get(victim, f"{victim}s ")
    on = in_time(homes.day("start", at), homes.day("start", at))
    return f"is the number of {who or 'people '}{counted} at {homes.text('definition', at)} {on}"


def _placed(question: Question, weighed: Weighed, names: Names, slots: list[str]) -> str:
    """Where the text puts it, slot by slot, and what is said there."""
    window, base, measure = question.window, question.base, question.measures[0]
    assert window is not None and window.start is not None and window.end is not None
    read = in_time(window.start, window.end)
    words = {
        "period": f"for “{window.text}” ({when(window.start, window.end)})" if _relative(window) else read,
        "area": "in " + " and ".join(names.place(a) for a in measure.areas),
        "base": f"against {when(base.start, base.end)}" if base and base.start and base.end else "",
        "publisher": "from " + " and ".join(sorted(names.publisher(p) for p in question.named)),
        "actor": f"by {names.actor(measure.actor)}" if measure.actor else "by all groups",
    }
    counted = Counted(measure.metric, measure.victim, str(question.hint.counts), "", "")
    basis = question.hint.counts is not Counts.UNSPECIFIED
    if {"metric", "victim", "counts", "scope"} & set(slots):
        words["metric"] = f"as {what(counted, names, basis=basis)}"
    order = ("metric", "actor", "area", "period", "base", "publisher")
    wanted = {"metric" if s in {"victim", "counts", "scope", "metric"} else s for s in slots}
    said = ", ".join(words[s] for s in order if s in wanted and words.get(s))
    there = [v for v in weighed.deciding if v.outcome is Outcome.DIFFERS and v.figure.value is not None][:2]
    stands = " and ".join(f"{shown(v.figure, question.claim)} by {names.publisher(v.figure.publisher)}" for v in there)
    return f"; the text gives it {said}" + (f", where it is {stands}" if stands else "")


def _relative(window: Span) -> bool:
    """Whether the period is the text's only by reckoning from the document's date."""
    return bool(window.text) and window.resolved_from == "document date"


def _luck(chance: float) -> str:
    """The chance in words and number."""
    times = round(1 / chance) if chance > 0 else 10_000
    shown_ = f"{100 * chance:.1g}%" if chance < 0.01 else f"{100 * chance:.0f}%"
    return (
        f"A figure made up at random would have a home as near as this once in {min(times, 10_000):,} tries ({shown_})"
    )
