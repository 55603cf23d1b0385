"""What a publisher has where a claim says something, in a sentence that can be checked itself."""

from __future__ import annotations

import datetime as dt
from math import isinf

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.things import Thing
from tahqiq.brief.compose.violence import whose
from tahqiq.brief.ledger import Basis
from tahqiq.brief.words import sentence
from tahqiq.claims.judge.wording import number
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import during, listed
from tahqiq.measure.wording import period as period_
from tahqiq.sources import card
from tahqiq.terms import Claim, ClaimKind, Reading, Span, Unit

COUNTED = frozenset({
    ClaimKind.COUNT, ClaimKind.CUMULATIVE, ClaimKind.LEVEL, ClaimKind.EVENT_TOLL, ClaimKind.RANGE,
})  # fmt: skip
_LEVELS = frozenset({ClaimKind.LEVEL, ClaimKind.RANGE})
_NEAR = 0.02


def found(desk: Desk, claim: Claim, reading: Reading) -> str:
    """ "PICSS has 620 people killed in Khyber Pakhtunkhwa in 2023."; "" for a kind of claim that has no such form."""
    basis = _basis(desk, claim, reading)
    if claim.kind in COUNTED:
        return sentence(_count(desk, claim, reading, basis))
    if claim.kind is ClaimKind.CHANGE and claim.unit is Unit.PERCENT and reading.value is not None:
        return sentence(_change(desk, claim, reading, basis))
    return ""


def _count(desk: Desk, claim: Claim, reading: Reading, basis: Basis) -> str:
    who = publisher(desk, reading)
    much = _much(desk, claim, reading, basis)
    where = f" in {_places(desk, reading.area)}" if reading.area else ""
    when = f" {during(when_)}" if (when_ := _span(reading.period)) else ""
    thing = Thing(claim.metric, reading.area, str(reading.victim or claim.victim))
    if claim.unit is not Unit.COUNT:
        return f"{who} has {much} for the {_words(claim.metric)}{where}{when}"
    doer = f" by {desk.the(claim.actor.id)}" if claim.actor.id and claim.metric in ("attacks", "deaths") else ""
    of = f" of {desk.the(claim.actor.id)}" if claim.actor.id and claim.metric == "fighters" else ""
    return f"{who} has {much} {thing.named(reading.value or 2)}{doer}{of}{where}{when}"


def _change(desk: Desk, claim: Claim, reading: Reading, basis: Basis) -> str:
    who, value = publisher(desk, reading), reading.value or 0.0
    thing = Thing(claim.metric, reading.area, str(reading.victim or claim.victim))
    much = desk.ledger.number(f"{number(abs(value), claim).lstrip('+')}", value, basis)
    way = "more" if value > 0 else "fewer"
    now, then = _span(reading.period), _span(reading.base)
    spans = f" {during(now)} than {during(then)}" if now and then else ""
    where = f" in {_places(desk, reading.area)}" if reading.area else ""
    return f"by {whose(who)} figures, {thing.noun}{where} were {much} {way}{spans}"


def _much(desk: Desk, claim: Claim, reading: Reading, basis: Basis) -> str:
    """The figure, of a level its range where it has one, or the bound that is all there is."""

    def entered(value: float) -> str:
        return desk.ledger.number(number(value, claim), value, basis)

    low, high = reading.low, reading.high
    top = None if high is None or isinf(high) else high
    wide = low is not None and top is not None and top - low > _NEAR * max(1.0, abs(low))
    if reading.value is not None and not (wide and claim.kind in _LEVELS):
        return entered(reading.value)  # the interval of a count stands in the ledger
    if low and top is not None:
        return (
            f"{entered(low)} to {entered(top)}"
            if reading.value is not None
            else f"between {entered(low)} and {entered(top)}"
        )
    return f"at least {entered(low)}" if low else f"at most {entered(top)}" if top is not None else "no figure"


def publisher(desk: Desk, reading: Reading) -> str:
    """Who has it, by name; a page that is nobody's in the registry by its site."""
    if reading.publisher in desk.registry.publishers:
        return desk.publisher(reading.publisher)
    known = {"press": "the press", "registry": "the registry of operations and programmes"}
    return known.get(reading.publisher, reading.publisher)


def _basis(desk: Desk, claim: Claim, reading: Reading) -> Basis:
    key = _read_at(desk, reading)
    span = _span(reading.period)
    what = f"{publisher(desk, reading)}: {_words(claim.metric)}, {_places(desk, reading.area)}"
    when = f", {period_(span)}" if span else ""
    rows = tuple(reading.query.split())
    return Basis(
        f"{what}{when}. {desk.known(reading.definition)}", f"reading(claim={claim.id!r})",
        f"tahqiq show '{rows[0]}'" if rows else "", (reading.release,) if reading.release else (), rows, (key,),
        reading.low, reading.high if reading.high is None or not isinf(reading.high) else None, desk.known(reading.why),
    )  # fmt: skip


def _read_at(desk: Desk, reading: Reading) -> str:
    """The dataset or page that a reading stands on; its key."""
    held = next((r for r in desk.evidence.releases if r.release_id == reading.release and card(r.dataset).url), None)
    if held:
        return desk.dataset(held)
    printed = (f for f in desk.evidence.figures if (f.url, f.publisher) == (reading.rows_url, reading.publisher))
    if figure := next(printed, None):
        return desk.document(figure)
    return desk.page(reading.rows_url or reading.citation, reading.citation)


def _places(desk: Desk, area: str) -> str:
    return listed([desk.place(a) for a in area.split("+")])


def _words(code: str) -> str:
    return code.removeprefix("other:").replace("_usd", "").replace("_", " ")


def _span(span: Span | None) -> Period | None:
    if span is None or not isinstance(span.start, dt.date) or not isinstance(span.end, dt.date):
        return None
    return span.start, span.end
