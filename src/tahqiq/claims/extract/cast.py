"""Who acts in a document, for claims whose own sentence does not say: those whose attacks it tells of, the forces.

Only where the document leaves no choice: one generic side behind all the attacks that it counts, the one who did the
one thing that it reports. A figure that counts attacks and operations together has no actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.context import Context
from tahqiq.claims.extract.deeds import STATE, acts, by_whom, of_the_state, side_of, stands_before_event
from tahqiq.claims.extract.doers import of_an_event
from tahqiq.claims.extract.draft import ACTING_NOUNS, CASUALTY, Draft, Parsed
from tahqiq.claims.extract.names import Name
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind, Span, Unit

_ATTACKS = frozenset(("attacks", "suicide_attacks"))
_ENOUGH = 2
"""Mentions of a side's attacks that make them the matter of a document."""
_JOINED = 7
"""Tokens within which attacks and operations are counted together."""
_HEAD = 5
"""Sentences at the head of a text in which it says what it is about."""
_OPERATIONS = frozenset(("actions", "operations", "clashes", "encounters"))
_BY_THE_STATE = grammar("done_by_forces")


@dataclass(frozen=True, slots=True)
class Cast:
    """``attackers`` by a common noun, ``perpetrator`` of the one event (or the one group named), ``forces`` of the
    state, ``enemies`` as the document calls the armed side; "" where it does not say. ``named`` tells whether a noun
    names the attackers; ``mixed`` that attacks and operations are counted together; ``campaign`` that it tells of one
    operation of the forces.
    """

    attackers: str = ""
    perpetrator: str = ""
    forces: str = ""
    enemies: str = ""
    claimed: str = ""
    named: bool = False
    mixed: bool = False
    campaign: bool = False


def cast_of(parsed: Sequence[Parsed], drafts: Sequence[Draft], context: Context) -> Cast:
    """The cast of a document, read from all its sentences."""
    agents = list(_agents(parsed))
    nouns = Counter(n.text.casefold() for p, n in agents if n.weak and side_of(p.tokens, n) == "group")
    kinds = Counter(_adjectives(parsed))
    enough = sum(nouns.values()) + sum(kinds.values()) >= _ENOUGH
    side = nouns or Counter({k: n for k, n in kinds.items() if k != "terrorist"})  # which is any attack's adjective
    forces = Counter(n.text for p, n in agents if side_of(p.tokens, n) == "state")
    campaign = sum(map(_operation, parsed[:_HEAD])) >= _ENOUGH or bool(context.named_in(0, _end(parsed)))
    if campaign and not forces:
        forces = Counter(n.text for p in parsed for n in p.names if side_of(p.tokens, n) == "state")
    return Cast(
        side.most_common(1)[0][0] if enough and side else "",
        _perpetrator(parsed, agents, _tells_one_event(drafts)),
        forces.most_common(1)[0][0] if forces else "",
        _enemies(parsed),
        _claimed(parsed, agents) if _tells_one_event(drafts) else "",
        bool(nouns),
        any(d.metric == "operations" and d.kind != ClaimKind.MILESTONE for d in drafts) or any(map(_together, parsed)),
        campaign,
    )


def _end(parsed: Sequence[Parsed]) -> int:
    """Where the head of a text ends."""
    return parsed[min(len(parsed), _HEAD) - 1].sentence.end if parsed else 0


def _operation(item: Parsed) -> bool:
    return any(t.norm in ("operation", "military operation", "offensive") for t in item.tokens)


def _agents(parsed: Sequence[Parsed]) -> Iterator[tuple[Parsed, Name]]:
    """The actors that do something somewhere."""
    for item in parsed:
        for name in item.names:
            counted = any(t.kind == "q" for t in item.tokens[max(0, name.first - 2) : name.first])
            if name.kind == "actor" and not (counted or _only_linked(item, name)) and (
                acts(item.tokens, name) or by_whom(item.tokens, name) or _operates(item, name) or _targets(item, name)
                or _speaks(item, name) or _takes_it_on(item, name)
            ):  # fmt: skip
                yield item, name


def _only_linked(item: Parsed, name: Name) -> bool:
    """ "Groups linked to X and Y have …": X and Y only say what groups."""
    before = {t.norm for t in item.tokens[max(0, name.first - 6) : name.first]}
    return bool(before & {"linked", "affiliated", "allied", "loyal", "tied", "ties", "links", "allegiance"})


def _targets(item: Parsed, name: Name) -> bool:
    """ "The main target of X"."""
    before = [t.norm for t in item.tokens[max(0, name.first - 3) : name.first]]
    return "of" in before and ("target" in before or "targets" in before)


def _speaks(item: Parsed, name: Name) -> bool:
    """ "X spokesman N said": a group that speaks of the event."""
    after = item.tokens[name.last + 1] if name.last + 1 < len(item.tokens) else None
    return not name.weak and after is not None and after.norm in ("spokesman", "spokesperson", "spokeswoman")


def _takes_it_on(item: Parsed, name: Name) -> bool:
    """ "X has taken responsibility", "with X claiming responsibility"."""
    behind = [t.norm for t in item.tokens[name.last + 1 : name.last + 6]]
    return not name.weak and "responsibility" in behind and not {"deny", "denied", "denying"} & set(behind)


def _operates(item: Parsed, name: Name) -> bool:
    """ "Security forces stepped up operations"."""
    behind = item.tokens[name.last + 1 : name.last + 6]
    return side_of(item.tokens, name) == "state" and any(
        (tag := t.tag("metric")) and tag.value == "operations" for t in behind
    )


def _adjectives(parsed: Sequence[Parsed]) -> Iterator[str]:
    """The sides named by the adjectives of attacks: "militant attacks"."""
    for item in parsed:
        for at, token in enumerate(item.tokens):
            tag = token.tag("metric")
            first = token.norm.partition(" ")[0]
            if tag and tag.value in _ATTACKS and first in ACTING_NOUNS and " " in token.norm:
                yield first
            elif tag and tag.value in _ATTACKS and at and item.tokens[at - 1].norm in ACTING_NOUNS:
                yield item.tokens[at - 1].norm


def _together(item: Parsed) -> bool:
    """ "Attacks and clashes", "militant attacks and actions of the forces"."""
    for at, token in enumerate(item.tokens):
        tag = token.tag("metric")
        if tag and tag.value in _ATTACKS:
            behind = item.tokens[at + 1 : at + _JOINED]
            joined = behind and behind[0].norm in ("and", "or", "as")
            if joined and any(t.norm.rpartition(" ")[2] in _OPERATIONS for t in behind):
                return True
    return False


def _enemies(parsed: Sequence[Parsed]) -> str:
    """The armed side as the document calls it: militants where it ever does, else its first such noun."""
    found = [
        t.norm
        for item in parsed
        for t in item.tokens
        if (p := t.tag("people")) and p.value == "militant" and t.kind == "word"
    ]
    militants = next((n for n in found if n.startswith("militant")), "")
    return militants or next((n for n in found if n.endswith("s")), "")


def _tells_one_event(drafts: Sequence[Draft]) -> bool:
    """Whether the first toll of a text is that of one event: news of it, and no report on a month."""
    first = next((d for d in drafts if d.metric in CASUALTY), None)
    return first is not None and first.kind == ClaimKind.EVENT_TOLL


def _perpetrator(parsed: Sequence[Parsed], agents: Sequence[tuple[Parsed, Name]], event: bool) -> str:
    """Who did what the document reports: a group that claims it or is blamed, else the first that acts."""
    groups = [(p, n) for p, n in agents if side_of(p.tokens, n) == "group"]
    groups += [
        (p, n) for p in parsed for n in p.names
        if n.kind == "actor" and side_of(p.tokens, n) == "group" and stands_before_event(p.tokens, n)
    ]  # fmt: skip
    groups = [(p, n) for p, n in groups if not _denies(p, n)]
    own = {n.text.casefold() for _, n in groups if not n.weak}
    if not event and len(own) != 1:
        return ""
    claimed = next((n.text for p, n in groups if not n.weak and _claims(p, n)), "")
    first = min(groups, key=lambda g: (g[0].index, g[1].weak), default=None)
    return claimed or (first[1].text if first and (event or not first[1].weak) else "")


def _claimed(parsed: Sequence[Parsed], agents: Sequence[tuple[Parsed, Name]]) -> str:
    """The name of who claims the one event, or is blamed for it, in a sentence that tells no toll."""
    known = [n.text for _, n in agents if not n.weak]
    for item in parsed:
        counted = any(t.kind == "q" for t in item.tokens)
        for doer in item.doers:
            told = item.tokens[doer.anchor].norm
            held = told in ("behind", "responsible") or told.startswith(("claim", "blam", "accus"))
            named = any(t.capital for t in item.tokens[doer.first : doer.last + 1]) and not doer.text.islower()
            denied = any(t.norm in ("denied", "denies", "denying") for t in item.tokens)
            if doer.how == "subject" and held and named and not (counted or denied):
                return next((name for name in known if name in doer.text), doer.text)
    return ""


def _denies(item: Parsed, name: Name) -> bool:
    """ "X claimed the attack but later denied it"."""
    behind = item.tokens[name.last + 1 : name.last + 24]
    return not name.weak and any(t.norm in ("denied", "denies", "denying", "distanced", "disowned") for t in behind)


def _claims(item: Parsed, name: Name) -> bool:
    near = [t.norm for t in item.tokens[max(0, name.first - 4) : name.last + 7]]
    return _speaks(item, name) or any(word in near for word in ("responsibility", "claimed", "blamed", "accused"))


def give(cast: Cast, drafts: Sequence[Draft]) -> None:
    """Fill the actors that the claims' own sentences leave open."""
    day = next((d.period for d in drafts if d.kind == ClaimKind.EVENT_TOLL and d.metric in CASUALTY), None)
    listed = _listed_with_others(drafts)
    for draft in drafts:
        on_the_day = draft.kind == ClaimKind.EVENT_TOLL and _same_day(draft.period, day) and not _of_another(draft)
        if cast.claimed and on_the_day and draft.metric in CASUALTY and _by_anybody(draft):
            draft.actor_text = (
                cast.perpetrator if cast.perpetrator and cast.perpetrator in cast.claimed else cast.claimed
            )
        if draft.actor_text or draft.unit == Unit.KM or not draft.checkable:
            continue
        if draft.metric in CASUALTY:
            draft.actor_text = _of_the_dead(draft, cast, on_the_day, id(draft) in listed)
        elif draft.metric in _ATTACKS:
            draft.actor_text = cast.attackers if cast.named or not cast.mixed else ""
        elif _by_the_forces(draft):
            draft.actor_text = cast.forces


def _same_day(period: Span | None, day: Span | None) -> bool:
    return period is None or (day is not None and (period.start, period.end) == (day.start, day.end))


def _by_anybody(draft: Draft) -> bool:
    """Whether a toll, not of militants, is told of nobody or of gunmen and bombers only."""
    plain = draft.actor_text.split()[-1:] in ([], ["gunmen"], ["bomber"], ["bombers"], ["attackers"], ["assailants"])
    return plain and draft.people != "militant" and not of_the_state(draft.actor_text)


def _of_another(draft: Draft) -> bool:
    """ "The man behind the blast that killed 12": of an event without a day, told of in passing."""
    passing = draft.governor is not None and of_an_event(draft.parsed.tokens, draft.governor) is not None
    return passing and draft.period is None


def _by_the_forces(draft: Draft) -> bool:
    """Operations, and things recovered or foiled."""
    if draft.metric == "operations":
        return draft.kind != ClaimKind.MILESTONE
    return draft.metric.startswith("other:") and bool(set(draft.metric[6:].split("_")) & _BY_THE_STATE)


def _listed_with_others(drafts: Sequence[Draft]) -> set[int]:
    """The figures of dead militants that stand beside the dead of other classes: a toll of both sides."""
    classes: dict[tuple[int, int | None], set[str]] = {}
    for d in drafts:
        if d.metric in CASUALTY and d.governor is not None:
            classes.setdefault((d.parsed.index, d.governor), set()).add(d.people)
    return {
        id(d) for d in drafts
        if d.parent is not None or (d.people == "militant" and len(classes.get((d.parsed.index, d.governor), ())) > 1)
    }  # fmt: skip


def _of_the_dead(draft: Draft, cast: Cast, on_the_day: bool, listed: bool) -> str:
    if draft.people == "militant":
        return "" if listed else cast.forces
    if on_the_day and cast.perpetrator:
        return cast.perpetrator
    if draft.people in STATE and cast.campaign and not cast.attackers and draft.kind != ClaimKind.EVENT_TOLL:
        return cast.enemies
    return "" if cast.mixed else cast.attackers
