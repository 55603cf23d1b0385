"""Rows of evidence as they are shown, and numbers out of facts."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from tahqiq.measure.records import Allegation, Fact, Figure
from tahqiq.measure.strategy.grades import who
from tahqiq.measure.strategy.result import Row
from tahqiq.measure.wording import period
from tahqiq.registry import Milestone, Programme, Registry
from tahqiq.registry.plans import Target

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?:over|about|more than|at least|up to|nearly)?\s*(?P<low>{_DIGITS})(?:\s*[-–]\s*(?P<high>{_DIGITS}))?\Z"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, with its range where one was given."""

    value: float
    low: float
    high: float


def amount(text: str) -> Amount | None:
    """The number that a fact's object is; None where it is words ("about 75" and "2500-6000" are numbers)."""
    match = _NUMBER.match(text.strip())
    if not match:
        return None
    low = float(match["low"].replace(",", ""))
    high = float(match["high"].replace(",", "")) if match["high"] else low
    return Amount((low + high) / 2, low, high)


def dated(start: dt.date | None, end: dt.date | None) -> str:
    """A day, or the month, year or span within which it lies."""
    if start is None or end is None:
        return f"{start or end or 'no day given'}"
    return f"{start}" if start == end else period((start, end))


def of_figure(registry: Registry, figure: Figure, role: str, share: float | None = None) -> Row:
    """A published statistic."""
    found = figure_amount(figure, share)
    ranged = found.low != found.high
    return Row(
        role, figure.obs_id, figure.definition or figure.metric, found.value, found.low if ranged else None,
        found.high if ranged else None, "percent" if share else figure.unit, figure.start, figure.end, figure.known,
        figure.known_from is None, figure.publisher, figure.url, figure.confidence,
        bool(who(registry, figure.publisher).party),
    )  # fmt: skip


def figure_amount(figure: Figure, share: float | None = None) -> Amount:
    """The value of a statistic and its range, as a percentage of ``share`` where one is given."""
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    return _shared(Amount(figure.value if low == high else (low + high) / 2, low, high), share)


def _shared(found: Amount, share: float | None) -> Amount:
    if not share:
        return found
    return Amount(*(100 * part / share for part in (found.value, found.low, found.high)))


def of_fact(registry: Registry, fact: Fact, role: str, said_by: str = "", share: float | None = None) -> Row:
    """A dated fact, with its number if it is one. Nothing says when it was public: its own date is assumed."""
    found = amount(fact.object)
    found = _shared(found, share) if found else None
    ranged = found is not None and found.low != found.high
    said = f"{fact.object} ({fact.notes})" if fact.notes else fact.object
    return Row(
        role, fact.fact_id, said, found.value if found else None, found.low if found and ranged else None,
        found.high if found and ranged else None, "percent" if share else "", fact.start, fact.end_latest,
        fact.known_from, True, said_by or fact.reported_by, fact.url, fact.confidence,
        bool(said_by and who(registry, said_by).party),
    )  # fmt: skip


def of_milestone(programme: Programme, step: Milestone, role: str = "step") -> Row:
    """A milestone of a programme; its own date is assumed to be that of its knowledge."""
    span = step.date
    return Row(
        role, programme.id, f"{step.what}{f' ({step.note})' if step.note else ''}", step.value, None, None, step.unit,
        span.start if span else None, span.end if span else None, span.end if span else None, True, "", step.source,
        step.confidence, False,
    )  # fmt: skip


def of_target(target: Target, unit: str) -> Row:
    """A target with the page that states it."""
    by = target.by.text if target.by else "no day given"
    return Row(
        "target", "", f"promised by {by}" if target.by else "promised, without a day", target.value, None, None, unit,
        target.stated.start if target.stated else None, target.by.end if target.by else None,
        target.stated.end if target.stated else None, target.stated is None, "", target.source, "", False,
    )  # fmt: skip


def of_allegation(found: Allegation) -> Row:
    """An allegation, with who denies it and what third parties say: never evidence for itself."""
    denied = f"; denied by {found.denied_by}" if found.denied_by else ""
    third = f"; third parties: {found.third_party_view}" if found.third_party_view else ""
    return Row(
        "alleged", found.allegation_id, f"{found.alleger} of {found.accused}: {found.allegation}{denied}{third}", None,
        None, None, "", found.known_from, None, found.known_from, False, found.alleger,
        found.urls.partition(" | ")[0], "", True,
    )  # fmt: skip
