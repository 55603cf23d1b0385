"""Flags about who says so: circular support, others who differ, a named source not seen, a revised figure."""

from __future__ import annotations

from collections.abc import Callable

from tahqiq.claims.judge.weigh import Weighed
from tahqiq.claims.judge.wording import shown, source_named
from tahqiq.claims.read.question import Question
from tahqiq.terms import Flag, FlagName, Label, Outcome

Namer = Callable[[str], str]


def sources(question: Question, weighed: Weighed, name: Namer) -> list[Flag]:
    """The flags that follow from which publishers agree."""
    found: list[Flag] = []
    differ = [v for v in weighed.aside if v.outcome is Outcome.DIFFERS]
    if differ and weighed.named_seen and question.named:
        listed = "; ".join(f"{shown(v.figure, question.claim)} by {name(v.figure.publisher)}" for v in differ[:4])
        found.append(Flag(FlagName.OTHERS_DIFFER, f"The named source is quoted; other publishers differ: {listed}."))
    if _circular(question, weighed) and not differ:  # that others differ says more than that none confirms it
        who = " and ".join(sorted({name(v.figure.publisher) for v in weighed.deciding}))
        message = f"The only source that agrees is the one the claim quotes ({who}); nobody else confirms it."
        found.append(Flag(FlagName.CIRCULAR, message))
    if not weighed.named_seen and weighed.label is not Label.NOT_CHECKABLE:
        found.append(
            Flag(
                FlagName.SOURCE_NOT_SEEN,
                f"The claim names a source ({source_named(question, name)}) whose figures are not at hand; "
                "other publishers were asked instead.",
            )
        )
    return found


def _circular(question: Question, weighed: Weighed) -> bool:
    agree = {v.figure.publisher for v in (*weighed.deciding, *weighed.aside) if v.outcome is Outcome.AGREES}
    return weighed.label is Label.SUPPORTED and bool(question.named) and agree <= question.named


def revised(then: Label | None, now: Label, then_reason: str) -> Flag | None:
    """The flag, if the verdict was another one on the report's date."""
    if then is None or then is now or Label.NOT_CHECKABLE in {then, now}:
        return None
    return Flag(FlagName.REVISED, f"On the report's date the verdict was “{then}”: {then_reason}")
