"""What a figure is of, but for the figure: what must be equal before two figures can be set against each other."""

from __future__ import annotations

import datetime as dt
import re

from tahqiq.terms import Bound, Claim, ClaimKind, Named, Span, Unit, Victim

TOTALS = frozenset({ClaimKind.COUNT, ClaimKind.CUMULATIVE, ClaimKind.EVENT_TOLL, ClaimKind.LEVEL})
Days = tuple[dt.date | None, dt.date | None]
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_NARROW = re.compile(
    r"\b(?:suicide|sectarian|drones?|IEDs?|landmines?|air[\s-]?strikes?|shelling|cross-border|target(?:ed)?\s+killings?"
    r"|child(?:ren)?|minors|wom[ae]n|girls?|boys?|students?|teachers?|journalists?|workers?|officers?|commanders?"
    r"|schools?|mosques?|hospitals?|pilgrims?|foreign\w*|settled|tribal|major|confirmed|claimed|suspected|killed)\b",
    re.IGNORECASE,
)
_INSIDE = {
    Victim.ALL: frozenset(Victim) - {Victim.NONE},
    Victim.SECURITY: frozenset({Victim.SECURITY, Victim.MILITARY, Victim.POLICE}),
}


def is_total(claim: Claim) -> bool:
    """Whether it is one number of things counted."""
    return claim.kind in TOTALS and claim.value is not None and claim.checkable and claim.unit is Unit.COUNT


def is_exact(claim: Claim) -> bool:
    """Whether its number is printed without a bound."""
    return claim.bound is Bound.EXACT


def days(span: Span | None) -> Days:
    """First and last day, None where they are not known."""
    return (span.start, span.end) if span else (None, None)


def same_days(one: Claim, other: Claim) -> bool:
    """Whether both are of the same days, or one gives none and so is of the other's."""
    return one.period is None or other.period is None or days(one.period) == days(other.period)


def closed(claim: Claim) -> bool:
    """Whether both ends of its period are known."""
    return claim.period is not None and claim.period.start is not None and claim.period.end is not None


def place(claim: Claim) -> str:
    """The area as a key."""
    return _named(claim.area)


def doer(claim: Claim) -> str:
    """The actor as a key; "militants" and the like are nobody in particular."""
    proper = _ARTICLE.sub("", claim.actor.text)[:1].isupper()
    return _named(claim.actor) if claim.actor.id or proper else ""


def source(claim: Claim) -> str:
    """Who is quoted, as a key: an acronym where there is one, so that a name and its short form are one."""
    short = _ACRONYM.search(claim.attributed_to)
    return short[0] if short else claim.attributed_to.casefold()


def _named(name: Named) -> str:
    return name.id or name.text.casefold().removeprefix("the ")


def narrow(claim: Claim) -> frozenset[str]:
    """The words of the quote that narrow what is counted ("children", "suicide")."""
    return frozenset(m[0].casefold() for m in _NARROW.finditer(claim.quote) if m[0].casefold() != "killed")


def contains(whole: Victim, part: Victim) -> bool:
    """Whether everybody of one class is of the other."""
    return whole is part or part in _INSIDE.get(whole, frozenset())


def series(claim: Claim) -> tuple[str, ...]:
    """Metric, victim class, area, actor and source: a figure of another period is then comparable."""
    return claim.metric, claim.victim, claim.unit, claim.per, place(claim), doer(claim), source(claim)
