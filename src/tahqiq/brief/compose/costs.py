"""What the violence is said to have cost, by whom, over which years."""

from __future__ import annotations

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.words import bounded, sentence
from tahqiq.measure.printed import newest_first
from tahqiq.measure.records import Figure
from tahqiq.measure.wording import number
from tahqiq.measure.wording import period as period_
from tahqiq.terms import Bound

_METRIC = "cost_usd"
_BILLION = 1e9


def cost(desk: Desk) -> str:
    """The longest span that each publisher put a cost on, then whether they agree; "" for none, which is a gap."""
    fits = [
        f for f in desk.evidence.figures
        if f.metric == _METRIC and f.area == desk.country and not f.scope and f.confidence != "low"
    ]  # fmt: skip
    longest: dict[str, Figure] = {}
    for figure in sorted(newest_first(fits), key=lambda f: (f.end - f.start, f.end), reverse=True):
        longest.setdefault(figure.publisher, figure)
    chosen = sorted(longest.values(), key=lambda f: (-f.value, f.publisher))
    if not chosen:
        desk.gaps.append("nobody's sum of what the violence cost the economy is at hand")
        return ""
    return " ".join([*(_one(desk, f) for f in chosen), *_beside(desk, chosen), *_own(desk, chosen)])


def _one(desk: Desk, figure: Figure) -> str:
    who, when = desk.publisher(figure.publisher), period_((figure.start, figure.end))
    head = desk.vary("cost", ("{who} put the losses of {when} at {much}", "for {when} {who} gave {much}",
                              "by {who} the cost of {when} comes to {much}"))  # fmt: skip
    return sentence(head.format(who=who, when=when, much=_much(desk, figure)))


def _much(desk: Desk, figure: Figure) -> str:
    billions = figure.value / _BILLION
    text = desk.ledger.number(f"{number(round(billions, 1))} billion", figure.value, desk.basis(figure))
    return f"{bounded(text, Bound(figure.bound), countable=False)} US dollars"


def _beside(desk: Desk, chosen: list[Figure]) -> list[str]:
    if len(chosen) < 2:
        return []
    high, low = chosen[0], chosen[-1]
    ratio = high.value / low.value
    if ratio < 1.1:
        return ["Their sums lie close together."]
    times = desk.derived(
        f"{ratio:.1f}", ratio, [high, low], "the highest sum as a multiple of the lowest",
        f"figure(id={high.obs_id!r}) / figure(id={low.obs_id!r})",
    )  # fmt: skip
    return [f"The highest cost is {times} times the lowest, and the spans and what is counted differ."]


def _own(desk: Desk, chosen: list[Figure]) -> list[str]:
    registry = desk.registry.publishers
    if any(f.publisher not in registry or not registry[f.publisher].party for f in chosen):
        return []
    return ["All of them come from bodies of the state itself; no sum from outside it is at hand."]
