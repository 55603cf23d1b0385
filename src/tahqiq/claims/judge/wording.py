"""Verdicts in one plain sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tahqiq.claims.find.rows import Figure
from tahqiq.claims.judge.weigh import COUNTED, Voice, Weighed
from tahqiq.claims.read.question import Question
from tahqiq.terms import Claim, ClaimKind, Label, Unit, WhyNot

Namer = Callable[[str], str]
SHOWN = 4  # publishers named in one sentence

WHY_NOT = {
    WhyNot.NO_SOURCE: "No source at hand covers it",
    WhyNot.NOT_RECORDED: "No source at hand records this",
    WhyNot.VAGUE: "It is too vague to check",
    WhyNot.OPINION: "It is a judgement, which figures cannot confirm or refute",
    WhyNot.CAUSE: "It says what caused what, which figures alone cannot show",
    WhyNot.FUTURE: "It is about the future",
    WhyNot.ALLEGATION: "It is an allegation: who alleges it and who denies it can be said, not whether it is so",
}


def number(value: float, claim: Claim) -> str:
    """A figure in the claim's unit, for a sentence."""
    if claim.kind is ClaimKind.RANK:
        return f"rank {value:,.0f}"
    if claim.unit is Unit.PERCENT:
        sign = "+" if claim.kind is ClaimKind.CHANGE and value > 0 else ""
        return f"{sign}{value:,.0f}%" if abs(value) >= 10 or value == round(value) else f"{sign}{value:,.1f}%"
    if claim.unit is Unit.FACTOR:
        return f"{value:,.2f} times"
    if claim.unit is Unit.USD:
        return f"${value / 1e9:,.1f} billion" if value >= 1e9 else f"${value / 1e6:,.1f} million"
    text = f"{value:,.0f}" if abs(value) >= 10 or value == round(value) else f"{value:,.1f}"
    return f"{text} km" if claim.unit is Unit.KM else text


def shown(item: Figure, claim: Claim) -> str:
    """A figure with its interval, or the bound that it is."""
    if item.value is None:
        return item.bound or item.why
    text = number(item.value, claim)
    low, high = item.interval.low, item.interval.high
    if high - low > 0.02 * max(1.0, abs(item.value)) and high != float("inf"):
        text += f" ({number(low, claim)} to {number(high, claim)})"
    return text


def _listed(voices: Sequence[Voice], claim: Claim, name: Namer) -> str:
    parts = [f"{name(v.figure.publisher)} {shown(v.figure, claim)}" for v in voices[:SHOWN]]
    more = len(voices) - SHOWN
    if more > 0:
        parts.append(f"{more} more")
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def reason(question: Question, weighed: Weighed, name: Namer) -> str:
    """Why the verdict is what it is, in one sentence (two where the named source was not seen)."""
    claim = question.claim
    agree = [v for v in weighed.deciding if v.outcome == "agrees"]
    differ = [v for v in weighed.deciding if v.outcome == "differs"]
    text = {
        Label.SUPPORTED: lambda: f"Agrees with {_listed(agree, claim, name)}",
        Label.CONTRADICTED: lambda: f"Differs from {_listed(differ, claim, name)}",
        Label.CONTESTED: lambda: _contested(weighed, agree, differ, claim, name),
        Label.DEPENDS: lambda: _depends(weighed, differ, claim, name),
        Label.NOT_CHECKABLE: lambda: _silent(question, weighed, name),
    }[weighed.label]()
    if not weighed.named_seen and weighed.label is not Label.NOT_CHECKABLE:
        text += f" (the source it names, {claim.attributed_to}, is not at hand)"
    return text + "."


def _contested(weighed: Weighed, agree: Sequence[Voice], differ: Sequence[Voice], claim: Claim, name: Namer) -> str:
    if agree:
        return f"Agrees with {_listed(agree, claim, name)}; differs from {_listed(differ, claim, name)}"
    room = [v for v in weighed.voices if v.principal and v.figure.value is None and v.outcome == "silent"]
    return (
        f"Nobody gives this figure; {_listed(differ, claim, name)} rules it out, {_listed(room, claim, name)} does not"
    )


def _depends(weighed: Weighed, differ: Sequence[Voice], claim: Claim, name: Namer) -> str:
    under = weighed.under
    if under is None:
        return "It depends on what is counted"
    figure = under.figure
    how = under.departs or f"counts {COUNTED.get(figure.counts, figure.counts)}"
    text = f"Holds only by one reading: {name(figure.publisher)} {shown(figure, claim)} ({how})"
    return text + (f"; differs from {_listed(differ, claim, name)}" if differ else "")


def _silent(question: Question, weighed: Weighed, name: Namer) -> str:
    bounds = [v for v in weighed.voices if v.figure.value is None]
    if bounds:
        best = bounds[0]
        said = shown(best.figure, question.claim)
        return f"No source gives this figure; what {name(best.figure.publisher)} gives leaves room for it: {said}"
    text = WHY_NOT[question.why_not or WhyNot.NO_SOURCE]
    return f"{text}: {question.why}" if question.why else text
