"""Verdicts in one plain sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from tahqiq.claims.find.rows import Figure
from tahqiq.claims.judge.compare import claimed_interval
from tahqiq.claims.judge.weigh import COUNTED, Voice, Weighed
from tahqiq.claims.read.question import Question
from tahqiq.terms import Bound, Claim, ClaimKind, Direction, Label, Outcome, Unit, WhyNot

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
    """A figure with its interval, or the bound that it is: the one that the claim breaks, else both."""
    if item.value is None:
        claimed = claimed_interval(claim)
        if claimed and claimed.low > item.interval.high:
            return item.most
        if claimed and claimed.high < item.interval.low:
            return item.least
        return " and ".join(text for text in (item.least, item.most) if text)
    text = number(item.value, claim)
    low, high = item.interval.low, item.interval.high
    if high - low > 0.02 * max(1.0, abs(item.value)) and high != float("inf"):
        text += f" ({number(low, claim)} to {number(high, claim)})"
    return text


def printed(claim: Claim) -> str:
    """What the text says, with its bound."""
    if claim.kind is ClaimKind.RATIO and claim.value == 1:
        return {Bound.OVER: "more", Bound.UNDER: "fewer"}.get(claim.bound, "as many")
    if claim.value is None:
        ends = [number(v, claim) for v in (claim.low, claim.high) if v is not None]
        return "at least " + ends[0] if len(ends) == 1 else " to ".join(ends)
    if claim.kind is ClaimKind.CHANGE and claim.value == 0 and claim.bound is Bound.UP_TO:
        return "no fall" if claim.direction is Direction.DOWN else "no rise"
    bound = "" if claim.bound is Bound.EXACT else f"{str(claim.bound).replace('_', ' ')} "
    if claim.kind is ClaimKind.CHANGE and claim.unit is Unit.PERCENT and claim.direction is not Direction.NONE:
        return f"a {'fall' if claim.direction is Direction.DOWN else 'rise'} of {bound}{claim.value:g}%"
    if claim.kind is ClaimKind.CHANGE and claim.unit is Unit.COUNT and claim.direction is not Direction.NONE:
        return f"a {'fall' if claim.direction is Direction.DOWN else 'rise'} of {bound}{number(claim.value, claim)}"
    return bound + number(claim.value, claim)


def source_named(question: Question, name: Namer) -> str:
    """The source that a claim names, as it is written, else by the name of its publisher."""
    return question.claim.attributed_to or " and ".join(sorted(map(name, question.named)))


@dataclass(frozen=True)
class Sentence:
    """Writes the reason of one verdict."""

    question: Question
    weighed: Weighed
    name: Namer

    @property
    def claim(self) -> Claim:
        """The claim that was judged."""
        return self.question.claim

    def text(self) -> str:
        """Why the verdict is what it is."""
        write = {
            Label.SUPPORTED: self._supported,
            Label.CONTRADICTED: self._contradicted,
            Label.CONTESTED: self._contested,
            Label.DEPENDS: self._depends,
            Label.NOT_CHECKABLE: self._silent,
        }
        text = write[self.weighed.label]()
        if self._tells_of_source():
            text += f" (the source it names, {source_named(self.question, self.name)}, is not at hand)"
        return text + "."

    def _tells_of_source(self) -> bool:
        """Whether it remains to be said that the named source was not seen."""
        return (
            not self.weighed.named_seen
            and self.weighed.label is not Label.NOT_CHECKABLE
            and not (self.weighed.label is Label.CONTESTED and not self._voices(Outcome.AGREES))
        )

    def _voices(self, outcome: Outcome) -> list[Voice]:
        return [v for v in self.weighed.deciding if v.outcome is outcome]

    def _said(self, voices: Sequence[Voice]) -> str:
        """What the publishers say: "+70% by PICSS and +56% by CRSS"."""
        parts = [f"{shown(v.figure, self.claim)} by {self.name(v.figure.publisher)}" for v in voices[:SHOWN]]
        more = len(voices) - SHOWN
        if more > 0:
            parts.append(f"what {more} more say")
        return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]

    def _supported(self) -> str:
        return f"In line with {self._said(self._voices(Outcome.AGREES))}"

    def _contradicted(self) -> str:
        said = self._said(self._voices(Outcome.DIFFERS))
        if claimed_interval(self.claim) is None:
            return f"The figures say otherwise: {said}"
        return f"The text says {printed(self.claim)}, but it is {said}"

    def _contested(self) -> str:
        agree, differ = self._voices(Outcome.AGREES), self._said(self._voices(Outcome.DIFFERS))
        if agree:
            return f"In line with {self._said(agree)}, but not with {differ}"
        if not self.weighed.named_seen:
            source = source_named(self.question, self.name)
            said = f"{source} is quoted, whose figures are not at hand"
            return f"{said}; others count otherwise: {differ}"
        room = [
            v for v in self.weighed.voices if v.principal and v.figure.value is None and v not in self.weighed.deciding
        ]
        return f"No publisher gives this figure: {differ} rules it out; {self._said(room)} leaves room for it"

    def _depends(self) -> str:
        under, differ = self.weighed.under, self._voices(Outcome.DIFFERS)
        if under is None:
            return "It depends on what is counted"
        if under.loosely:
            said = f"Within the estimates of one source, but not near its best: {self._said([under])}"
            return said + (f"; otherwise it is {self._said(differ)}" if differ else "")
        figure = under.figure
        how = under.departs or f"counts {COUNTED.get(figure.counts, figure.counts)}"
        text = f"Holds by one reading only: {self._said([under])} ({how})"
        return text + (f"; otherwise it is {self._said(differ)}" if differ else "")

    def _off(self, figure: Figure) -> float:
        """How far the nearer end of a bound is from what is claimed."""
        claimed = self.claim.value if self.claim.value is not None else self.claim.low or 0.0
        ends = [end for end in (figure.interval.low, figure.interval.high) if 0 < end < inf]
        return min((abs(end - claimed) for end in ends), default=inf)

    def _silent(self) -> str:
        if self.question.group and self.weighed.aside:
            other = self._said(self.weighed.aside)
            apart = f"what was done {self.question.group}, which no source at hand tells apart"
            return f"It may be of {apart} ({other} in all)"
        bounds = [v for v in self.weighed.voices if v.figure.value is None]
        bounds.sort(key=lambda v: self._off(v.figure))
        if self.question.part and not self.question.why_not:
            return f"No source at hand counts this part by itself (“{self.question.part}”)"
        if bounds:
            return f"No source gives this figure; the nearest leave room for it: {self._said(bounds[:1])}"
        text = WHY_NOT[self.question.why_not or WhyNot.NO_SOURCE]
        return f"{text}: {self.question.why}" if self.question.why else text


def reason(question: Question, weighed: Weighed, name: Namer) -> str:
    """Why the verdict is what it is, in one sentence."""
    return Sentence(question, weighed, name).text()
