"""States of affairs: what was done by law, by treaty or on the ground, as dated facts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.steps import clause
from tahqiq.brief.words import sentence, with_article
from tahqiq.measure.records import Fact
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import day, listed
from tahqiq.registry import Actor, Place

SAID = {
    "proscribed_by": "{object} banned {subject}",
    "designated_by": "{object} designated {subject}",
    "listed_by": "{object} listed {subject}",
    "merged_into": "{subject} merged into {object}",
    "split_from": "{subject} split from {object}",
    "founded": "{subject} was founded",
    "dissolved": "{subject} dissolved: {object}",
    "milestone": "{object} ({subject})",
    "unified_command_announced": "{subject} announced a {object}",
    "created_structure": "{subject} set up {object}",
    "leader_captured": "the leader of {subject}, {object}, was captured",
    "air_strike_by": "an air strike was carried out by {object}",
    "operation_announced": "{subject} was announced by {object}",
    "official_label": "officials were told to call {subject} “{object}”",
    "arrest_announced": "{object}",
    "leader": "{object} became the leader of {subject}",
    "reunited_with": "{subject} took back {object}",
    "pledged_allegiance_to": "{subject} pledged allegiance to {object}",
    "overran": "{subject} overran {object}",
    "split": "{subject} split {object}",
    "abducted": "{subject} abducted {object}",
    "released": "{subject} released {object}",
    "leaders_arrested": "{object} were arrested",
    "un_listing_requested_by": "{object} asked for a listing of {subject} by the United Nations",
    "un_listing_held_by": "{object} held up a listing of {subject} by the United Nations",
    "declared_emergency": "{subject} declared a {object}",
    "declared_terrorists_by": "{object} declared {subject} terrorists",
    "proscription_affirmed_by": "the {object} affirmed the ban of {subject}",
    "joined_by": "{subject} was joined by {object}",
    "authorised_by": "{object} authorised {subject}",
    "replaced": "{subject} replaced {object}",
    "renamed": "{subject} was renamed {object}",
    "began": "{object} began",
    "adopted": "{subject} adopted a {object}",
    "enacted": "{subject} enacted a {object}",
    "established": "{subject} set up a {object}",
    "signed": "{subject} signed an {object}",
}
"""How a fact reads, by its predicate; a fact of another predicate is for a passage of its own."""
_ASIDE = re.compile(r" \([^()]*\)$")


def states(
    desk: Desk, period: Period, *, subjects: Sequence[str] = (), predicates: Sequence[str] = (), most: int = 6
) -> str:
    """The facts of a period as a list, newest last; "" for none. The newest ``most`` are taken."""
    found = [
        f
        for f in desk.evidence.facts
        if f.start
        and period[0] <= f.start <= period[1]
        and f.predicate in SAID
        and f.confidence != "low"
        and _about(desk, f)
        and (not subjects or f.subject in subjects)
        and (not predicates or f.predicate in predicates)
    ]
    said = [s for f in found if (s := state(desk, f))]
    return "\n".join(f"- {s}" for s in said[-most:])


def state(desk: Desk, fact: Fact) -> str:
    """One fact with its date, its figures entered in the ledger; "" for a step of which nothing may be told yet."""
    if fact.predicate == "milestone":
        told, of = clause(desk, fact), subject(desk, fact.subject)
        return sentence(f"{when(fact)}, {told} ({of})") if told else ""
    said = SAID[fact.predicate].format(subject=subject(desk, fact.subject), object=_object(desk, fact))
    more = f" {m[0].strip()}" if fact.predicate.endswith("_by") and (m := _ASIDE.search(fact.object)) else ""
    return sentence(desk.anchored(f"{when(fact)}, {said}{more}", desk.fact_basis(fact)))


def when(fact: Fact) -> str:
    """ "on 22 June 2024", "in November 2024", "in 2023": as far as the date is known."""
    assert fact.start is not None
    last = fact.start_latest or fact.start
    if last == fact.start:
        return f"on {day(fact.start)}"
    return f"in {fact.start:%B %Y}" if last - fact.start < dt.timedelta(days=31) else f"in {fact.start.year}"


def subject(desk: Desk, code: str) -> str:
    """Whatever a fact is about, by its name in the registry."""
    registry = desk.registry
    for entries in (registry.operations, registry.programmes, registry.places):
        if code in entries:
            return entries[code].name
    return desk.the(code)


def _bodies(desk: Desk, text: str) -> str:
    """States and bodies with the articles that they take; a list is one where each part is a name that is known."""
    parts = [p for p in re.split(r", | and ", text) if p]
    known = [_body(desk, p) for p in parts]
    return listed([k for k in known if k]) if all(known) else with_article(text)


def _body(desk: Desk, name: str) -> str:
    """A state or body that has the name, as a sentence has it; "" for none."""
    found = desk.registry.named(name)
    if actor := next((e.id for e in found if isinstance(e, Actor)), ""):
        return desk.the(actor)
    country = next((e.id for e in found if isinstance(e, Place) and e.kind == "country"), "")
    return desk.place(country) if country else ""


def _about(desk: Desk, fact: Fact) -> bool:
    """Whether its subject has a name; of an arrest that was announced the object says all."""
    registry = desk.registry
    named = (registry.operations, registry.programmes, registry.places, registry.actors)
    return (
        fact.predicate == "arrest_announced"
        or any(fact.subject in of for of in named)
        or bool(registry.actor_id(fact.subject))
    )


def _object(desk: Desk, fact: Fact) -> str:
    """What it is done to or by: the names of actors as a sentence has them, anything else as it stands.

    Another name of the subject itself is what the fact tells, and stays. Of a body that does it what stands in
    brackets behind its name is no part of the name.
    """
    own = desk.registry.actor_id(fact.subject)
    if fact.predicate.endswith("_by"):
        return _bodies(desk, _ASIDE.sub("", fact.object))
    parts = fact.object.split(", ")
    named = [[e.id for e in desk.registry.named(p) if isinstance(e, Actor)] for p in parts]
    if own and any(own in ids for ids in named):
        return fact.object
    if all(named):
        return listed([desk.the(ids[0]) for ids in named])
    return desk.the(fact.object) if desk.registry.actor_id(fact.object) else fact.object
