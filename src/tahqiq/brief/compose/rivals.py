"""Rival explanations of a trend, as their balance stands on the day: a display, not an oracle."""

from __future__ import annotations

from collections import Counter

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.measure.strategy.hypotheses import Balance, HypothesisTold, gather, weigh
from tahqiq.measure.wording import day
from tahqiq.registry.plans import Rivals
from tahqiq.registry.plans import rivals as questions

_VIOLENCE = {"attacks", "incidents", "suicide_attacks", "deaths"}
_TESTED = 3  # an explanation is tested where at least a third of the origins speak to it


def rivals(desk: Desk, years: tuple[int, int] | None = None) -> str:
    """The balance of each question of the country that has rival explanations; "" for none, which is a gap.

    With ``years`` only of those on attacks or deaths whose trend ends in them; then none is no gap.
    """
    asked = [q for q in questions(desk.registry).values() if q.area == desk.country and _within(q, years)]
    if not asked and years:
        return ""
    if not asked:
        desk.gaps.append("no rival explanations of the trend have been weighed against each other")
        return ""
    evidence = gather(desk.evidence.workspace, asked, desk.as_of)
    found = [weigh(desk.registry, q, evidence, desk.as_of) for q in asked]
    return "\n\n".join(_balance(desk, b) for b in found if any(i.counts for i in b.items))


def _within(question: Rivals, years: tuple[int, int] | None) -> bool:
    """Whether a question is on a trend of attacks or deaths that ends in some years."""
    if years is None:
        return True
    if question.trend is None or question.trend.statistic.metric not in _VIOLENCE:
        return False
    return years[0] <= int(question.trend.now[:4]) <= years[1]


def _balance(desk: Desk, of: Balance) -> str:
    counted = [i for i in of.items if i.counts]
    origins = len({i.origin for i in counted})
    telling = sum(i.telling for i in counted)
    apart = "all of which" if telling == len(counted) else f"{_entered(desk, of, telling)} of which"
    head = (
        f"{of.question} Weighed against each other are {_entered(desk, of, len(of.hypotheses))} explanations, by "
        f"{_entered(desk, of, len(counted))} items of evidence from {_entered(desk, of, origins)} independent origins, "
        f"{apart} tell some of them apart."
    )
    told = [(h.says, _stands(h, origins)) for h in of.hypotheses]
    alike = Counter(s for _, s in told).most_common(1)[0]
    usual = alike[0] if alike[1] > 1 else ""
    rows = [f"- {says}." if stands == usual else f"- {says}: {stands}." for says, stands in told]
    lead = "Those least spoken against come first"
    lead += f"; where nothing else is said of one, there is {usual}." if usual else "."
    unshown = "No counts known by then show the trend itself. " if of.unshown else ""
    return "\n\n".join([f"{head} {lead}", "\n".join(rows), f"{unshown}{_reading(of)} {of.note}".strip()])


def _stands(of: HypothesisTold, origins: int) -> str:
    """How the weight for an explanation and against it compare."""
    if _TESTED * of.origins < origins:
        return "too little evidence to test it"
    if of.in_favour == 0:
        return "nothing that counts for it"
    return f"{'more' if of.in_favour > of.against else 'less'} weight for it than against it"


def _reading(of: Balance) -> str:
    """Whether one item carries the order, and what the order is not."""
    carrying = sum(i.carries for i in of.items)
    turns = "Leaving out a single item can turn that order." if carrying else "No single item turns that order."
    return f"{turns} The weights are in the tracker; they are no probabilities."


def _entered(desk: Desk, of: Balance, value: float) -> str:
    releases = tuple(r.release_id for r in desk.evidence.releases)
    basis = Basis(
        f"{of.question} The balance as of {day(desk.as_of)}", f"hypotheses(id={of.id!r})",
        f"tahqiq strategy hypotheses {of.id} --as-of {desk.as_of}", releases,
    )  # fmt: skip
    return desk.ledger.number(f"{value:g}", float(value), basis)
