"""An allegation: who makes it of whom, since when, who denies it, what others say. Never whether it is so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tahqiq.claims.find.alleged import Alleged
from tahqiq.claims.judge.wording import WHY_NOT
from tahqiq.registry.dates import parse_partial
from tahqiq.terms import Claim, Outcome, Reading, RowsAt, Span, Victim, WhyNot

Namer = Callable[[str], str]
SHOWN = 3
"""Allegers and accused told in the reason; the readings tell all."""


def reason(claim: Claim, meant: Sequence[Alleged], name: Namer) -> str:
    """Who alleges it and who denies it, in one plain sentence."""
    said = WHY_NOT[WhyNot.ALLEGATION]
    if not meant:
        sides = ((claim.attributed_to, "the accuser"), (claim.actor.text, "the accused"))
        told = " and ".join(f"{who} as {role}" for who, role in sides if who)
        return f"{said}. The text names {told}; no such allegation is on record here." if told else f"{said}."
    first: dict[tuple[str, str], Alleged] = {}
    for item in meant:  # in order of fit; of one pair of sides the earliest
        pair = (item.record["alleger"], item.record["accused"])
        if pair not in first or (item.record["first_date"] or "9") < (first[pair].record["first_date"] or "9"):
            first[pair] = item
    return f"{said}. On record: {'; '.join(_told(item, name) for item in list(first.values())[:SHOWN])}."


def _told(item: Alleged, name: Namer) -> str:
    record = item.record
    since = f" since {record['first_date']}" if record["first_date"] else ""
    text = f"{name(record['alleger'])} has alleged this of {name(record['accused'])}{since}"
    if not item.denied_by:
        return f"{text}, and no denial is recorded"
    when = f" ({item.denial_date})" if item.denial_date else ""
    return f"{text}, which {name(item.denied_by)} denies{when}"


def readings(meant: Sequence[Alleged], name: Namer) -> tuple[Reading, ...]:
    """Each allegation on record as a reading that is silent on the claim: it says who says so, not whether it is so."""
    return tuple(_reading(item, name) for item in meant)


def _reading(item: Alleged, name: Namer) -> Reading:
    record = item.record
    pages = [u.strip() for u in (record["urls"] or "").split("|") if u.strip()]
    first = parse_partial(record["first_date"])
    denied = f"{name(item.denied_by)} denies it" + (f" ({item.denial_date})" if item.denial_date else "")
    why = [
        denied if item.denied_by else "no denial is recorded",
        f"offered as evidence: {record['evidence_offered']}" if record["evidence_offered"] else "",
        f"third parties: {item.third_parties}" if item.third_parties else "",
    ]
    return Reading(
        publisher="press", dataset=record["dataset"], release=record["release_id"],
        definition=f"{name(record['alleger'])} alleges of {name(record['accused'])}: {record['allegation']}", area="",
        period=Span(first.start, None, str(record["first_date"])) if first else None, victim=Victim.NONE,
        value=None, low=None, high=None, outcome=Outcome.SILENT, why="; ".join(w for w in why if w), principal=False,
        citation=" | ".join(pages), rows_url=pages[0] if pages else "",
        query=str(RowsAt(record["release_id"], (record["allegation_id"],))),
    )  # fmt: skip
