"""Superlatives and positions: the highest since, the deadliest month, followed by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.changed import and_metric
from tahqiq.claims.extract.draft import CASUALTY, EVENTS, Draft, Parsed
from tahqiq.claims.extract.metrics import metric_at, nearest_left, nearest_right, people_after, subject_left
from tahqiq.claims.extract.phrases import BOUNDARY
from tahqiq.claims.extract.standings import Standing, standing
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind, Direction, WhyNot

_LETHAL = ("deadliest", "bloodiest", "most lethal", "most fatal", "least deadly", "most deadly")


_VIOLENT = (
    "most violent",
    "least violent",
    "most peaceful",
    "calmest",
    "quietest",
    "safest",
    "most dangerous",
    "worst",
    "most active",
    "most intense",
)


_HIT = grammar("most_hit")
_GROUPS = grammar("groups_ranked")
_MEASURES = grammar("measures")
_QUALIFIERS = grammar("qualifiers")


def find_ranks(parsed: Parsed, before: Sequence[Draft], shares: Sequence[Draft] = ()) -> list[Draft]:
    """Claims that something is the highest, the lowest, or next to it; ``shares`` are those of the sentence."""
    drafts: list[Draft] = []
    for index, token in enumerate(parsed.tokens):
        superlative = token.tag("super")
        told = superlative and not _quantifier(parsed.tokens, index)
        found = _superlative(parsed, index, superlative.value, before, drafts) if superlative and told else []
        if found:
            drafts.extend(found)
        elif stands := standing(parsed.tokens, index):
            drafts.append(_standing(parsed, index, stands, [*before, *drafts]))
        elif token.norm == "followed" and index + 1 < len(parsed.tokens):
            by = parsed.tokens[index + 1].norm == "by"
            drafts.extend(
                _followers(parsed, index, drafts, shares) if by else _following(parsed, index, [*before, *drafts])
            )
    return drafts


def _standing(parsed: Parsed, index: int, stands: Standing, known: Sequence[Draft]) -> Draft:
    tokens = parsed.tokens
    right, left = nearest_right(tokens, index, 7), nearest_left(tokens, index)
    if right is None and tokens[index].norm == "brunt":
        right = next(((index + 1, m[1], m[2]) for m in [_next_metric(tokens, index + 4)] if m), None)
    source = next((d for d in reversed(known) if d.metric), None)
    ranked = source if source is not None and source.kind == ClaimKind.RANK and source.parsed is parsed else None
    stricken = _stricken(tokens, index) or _of_lives(tokens, index)
    found = (
        stricken[:2] if stricken
        else (right[1], right[2]) if right
        else (ranked.metric, ranked.people) if ranked
        else (left[1], left[2]) if left
        else (source.metric, source.people) if source
        else ("attacks", "")
    )  # fmt: skip
    last = stands.last if stands.last is not None else right[0] if right else min(len(tokens) - 1, index + 1)
    draft = _rank(parsed, index, last, found[0], found[1], stands.way)
    draft.first, draft.value = min(draft.first, stands.first), stands.value
    return draft


def _stricken(tokens: Sequence[Token], index: int) -> tuple[str, str, int] | None:
    """ "Police were the main target of raids", "the biggest victims": the subject, and what struck it."""
    at = next((i for i in range(index + 1, min(len(tokens), index + 3)) if tokens[i].norm in _TARGETS), None)
    people = people_before(tokens, index) if at is not None else ""
    if at is None or people in ("", "all", "groups"):
        return None
    right = nearest_right(tokens, at, 5) if tokens[at].norm.startswith("target") else None
    return (right[1] if right and right[1] in EVENTS else "other:casualties"), people, at


def _of_lives(tokens: Sequence[Token], index: int) -> tuple[str, str, int] | None:
    """ "Claimed a record number of civilian lives"."""
    at = next((i for i in range(index + 1, min(len(tokens), index + 6)) if tokens[i].norm == "lives"), None)
    if at is None or any(t.tag("metric") or t.kind != "word" for t in tokens[index + 1 : at]):
        return None
    return "deaths", people_before(tokens, at), at


_TARGETS = frozenset(("target", "targets", "victim", "victims"))


def _quantifier(tokens: Sequence[Token], index: int) -> bool:
    """ "most of the casualties", "worst hit" as a share or a modifier: no rank. "at least", "at worst" neither."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is not None and before.text == "-" and index > 1:
        before = tokens[index - 2]  # "the second-most affected"
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and before.norm == "at":
        return True
    if before is not None and before.quantity is not None and before.quantity.ordinal:
        return False  # "the second most affected state"
    alone = token.norm in ("most", "fewest") and _timed(after)  # "61 attacks, the most since 2015"
    if alone or (token.norm == "most" and _hit_by(tokens, index) is not None):
        return before is None or before.norm not in ("the", "its")
    counted = next((t for t in tokens[index + 1 : index + 4] if t.norm not in _QUALIFIERS), None)
    if token.norm in ("most", "least") and counted is not None and after is not None and after.norm in _QUALIFIERS:
        after = counted  # "the most recorded casualties"
    if token.norm in ("most", "least") and (
        after is None
        or not (after.tag("metric", "mass", "people") or after.norm == "of" or _least_number(token, after))
    ):
        return True  # "the most recent attack"
    if token.norm in ("most", "least", "maximum", "minimum", "worst", "greatest", "biggest", "smallest"):
        article = before is not None and before.norm in ("the", "its", "their")
        return not article or (after is not None and after.norm == "of")
    return False


def _least_number(token: Token, after: Token) -> bool:
    return token.norm == "least" and after.norm in ("number", "numbers")


def _timed(after: Token | None) -> bool:
    period = after.period if after is not None else None
    return period is not None and (period.role == "since" or (period.span.days or 0) > _YEARS)


_YEARS = 700


def _superlative(parsed: Parsed, index: int, way: str, before: Sequence[Draft], here: Sequence[Draft]) -> list[Draft]:
    tokens = parsed.tokens
    found = _stricken(tokens, index) or _measured(tokens, index)
    subject: tuple[str, str, int] | None = found
    if subject is None:
        known = [d for d in [*before, *here] if d.metric and (d.parsed is not parsed or d.token < index)]
        near = [d for d in known if d.parsed.index >= parsed.index - 1]
        known = [d for d in near if d.kind != ClaimKind.RANK] or near
        source = known[-1] if known else None
        at = index + 1
        while at < len(tokens) and tokens[at].norm in _QUALIFIERS:
            at += 1
        after = tokens[at] if at < len(tokens) else None
        generic = (
            after is None
            or after.norm in _MEASURES | {"since", "in", "for", "during"}
            or after.text == ")"
            or after.kind == "t"
        )
        left = subject_left(tokens, index)
        end = _window_end(tokens, index)
        if (
            source is not None
            and generic
            and (left is None or (source.parsed is parsed and source.token > left[0] - 4))
        ):
            subject = *_combined(known, source), end
        elif left and generic:
            subject = left[1], left[2], end
        elif source is not None and generic:
            subject = *_combined(known, source), end
    if subject is None:
        return []
    metric, people, last = subject
    drafts = [_rank(parsed, index, last, metric, people, way)]
    _place(tokens, index, drafts[0])
    further = _further_metrics(tokens, last)
    drafts.extend(_rank(parsed, index, further[-1][2], other, whose, way) for other, whose, _ in further)
    if further:
        drafts[0].last = further[-1][2]
    if _hedged(tokens, index) or _some_of_many(tokens, index):
        for draft in drafts:
            draft.unsure(WhyNot.VAGUE)
    return drafts


def _window_end(tokens: Sequence[Token], index: int) -> int:
    """ "the highest number since 2017": the superlative with its window."""
    for at in range(index + 1, min(len(tokens), index + 5)):
        if tokens[at].kind == "t":
            return at
        if tokens[at].kind != "word":
            break
    return index


def _combined(known: Sequence[Draft], source: Draft) -> tuple[str, str]:
    """The metric a superlative points back to; killed and injured together are casualties."""
    pair = known[-2:] if known and known[-1] is source else []
    if len(pair) == 2 and [d.metric for d in pair] == ["deaths", "injuries"] and pair[0].parsed is source.parsed:
        between = [t.norm for t in source.parsed.tokens[pair[0].last + 1 : source.first]]
        if between == ["and"]:
            return "other:casualties", pair[0].people or source.people
    return source.metric, source.people


def _measured(tokens: Sequence[Token], index: int) -> tuple[str, str, int] | None:  # noqa: PLR0911 - one way out for each reading, in order of trust
    """What a superlative measures: (metric, people, last token)."""
    token = tokens[index]
    last = index
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is not None and after.tag("periods", "metric", "mass", "place_heads", "uncounted"):
        last = index + 1
    if token.norm in _LETHAL:
        for_people = next(
            (i for i in range(index + 1, min(len(tokens), index + 6)) if tokens[i].norm in ("for", "among")), None
        )
        people = people_after(tokens, for_people + 1) if for_people is not None else ""
        if for_people is not None and people:
            last = for_people + 2 if for_people + 2 < len(tokens) else for_people + 1
        return "deaths", people, min(last, len(tokens) - 1)
    if token.norm in _VIOLENT and (after is None or after.tag("periods", "place_heads", "uncounted") or _ended(after)):
        told = _told_with(tokens, index) or (_next_metric(tokens, index) if token.norm == "worst" else None)
        return (told[1], told[2], last) if told and told[1] in CASUALTY else ("incidents", "", last)
    changed = _change_ranked(tokens, index)
    if changed:
        return changed
    hit = _hit_by(tokens, index)
    if token.norm in _HIT or hit:
        index = hit or index
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        right = nearest_right(tokens, index, 8)
        left = nearest_left(tokens, index)
        counted = _next_metric(tokens, index)
        near = right or counted or left
        return (
            (near[1], near[2], index + (1 if after is not None and after.kind == "word" else 0))
            if near
            else ("incidents", "", index)
        )
    for at in range(index + 1, min(len(tokens), index + 9)):
        word = tokens[at]
        if (
            word.norm in BOUNDARY
            or word.text in ";:.()"
            or word.kind in "qt"
            or (
                word.norm not in _QUALIFIERS
                and word.tag("verb", "dirverb", "event")
                and not word.tag("metric", "people")
                and metric_at(tokens, at) is None
            )
        ):
            return None
        if word.norm in _GROUPS and at + 1 < len(tokens) and tokens[at + 1].norm in _SUFFERED:
            return "other:casualties", people_before(tokens, index), at + 1  # "the largest group affected"
        if word.norm in _GROUPS:
            return "fighters", "militant", at
        found = metric_at(tokens, at)
        pair = and_metric(tokens, at) if found else None
        if found and pair:
            return pair[0], found[1] or pair[1], pair[2]
        if found:
            return found[0], found[1], at
    return None


def _told_with(tokens: Sequence[Token], index: int) -> tuple[int, str, str] | None:
    """ "The most violent district, with 69 deaths": what it is the most violent by."""
    for at in range(index + 1, min(len(tokens) - 1, index + 8)):
        if tokens[at].norm in ("with", "accounting for", "reporting", "recording") and tokens[at + 1].kind == "q":
            return _next_metric(tokens, at)
        if tokens[at].norm in BOUNDARY or tokens[at].text in ";.":
            return None
    return None


def _hit_by(tokens: Sequence[Token], index: int) -> int | None:
    """ "The second most Maoist-affected state", "the worst flood-hit district": the participle, if there is one."""
    if tokens[index].norm not in ("most", "worst", "least"):
        return None
    at = next(
        (i for i in range(index + 1, min(len(tokens), index + 4)) if tokens[i].norm in _SUFFERED | _UNQUIET), None
    )
    after = tokens[at + 1] if at is not None and at + 1 < len(tokens) else None
    return at if after is not None and (after.tag("place_heads", "uncounted") or after.norm == "spot") else None


_UNQUIET = grammar("unquiet")
_SUFFERED = frozenset(("affected", "hit", "prone", "impacted", "stricken", "ravaged", "disturbed", "troubled"))


def _change_ranked(tokens: Sequence[Token], index: int) -> tuple[str, str, int] | None:
    """ "The largest increase in deaths": the place of a change among others."""
    at = index + 1
    while at < len(tokens) and at <= index + 3 and tokens[at].kind == "word" and not tokens[at].tag("dirnoun"):
        at += 1
    if at >= len(tokens) or not tokens[at].tag("dirnoun"):
        return None
    timed = at + 2 < len(tokens) and tokens[at + 1].norm == "in" and tokens[at + 2].kind == "t"
    found = _next_metric(tokens, at) if timed else nearest_right(tokens, at, 6)
    follows = tokens[at + 1].norm if at + 1 < len(tokens) else tokens[at].text
    if found is None or follows not in ("in", "of"):
        return None
    return f"other:change_in_{found[1].removeprefix('other:')}", found[2], found[0]


def people_before(tokens: Sequence[Token], index: int) -> str:
    """The people who are the subject of a superlative: "civilians were the largest group"."""
    return next((tag.value for t in reversed(tokens[max(0, index - 5) : index]) if (tag := t.tag("people"))), "")


def _ended(after: Token) -> bool:
    return after.kind in "pt" or after.norm in ("of", "in", "since", "on", "for", "with", "where")


def _next_metric(tokens: Sequence[Token], index: int) -> tuple[int, str, str] | None:
    """The first metric of the figures that follow: "the worst affected region with 106 civilian casualties"."""
    for at in range(index + 1, min(len(tokens), index + 14)):
        found = metric_at(tokens, at)
        if found:
            return at, *found
    return None


def _further_metrics(tokens: Sequence[Token], last: int) -> list[tuple[str, str, int]]:
    """ "The highest number of attacks and casualties", "of attacks, deaths and raids": each is ranked."""
    found: list[tuple[str, str, int]] = []
    at = last
    while (
        at + 2 < len(tokens) and tokens[at].tag("metric") and (tokens[at + 1].norm == "and" or _in_a_list(tokens, at))
    ):
        further = _metric_within(tokens, at + 2)
        if further is None:
            break
        found.append(further)
        at = further[2]
    return found


def _metric_within(tokens: Sequence[Token], start: int) -> tuple[str, str, int] | None:
    for at in range(start, min(len(tokens), start + 3)):
        found = metric_at(tokens, at)
        if found:
            return found[0], found[1], at
        described = tokens[at].kind == "word" and not tokens[at].tags and at == start  # "resultant deaths"
        if not (tokens[at].tag("people", "actor") or described):
            return None
    return None


def _in_a_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether the comma behind a metric goes on to another that "and" joins a last one to."""
    further = _metric_within(tokens, at + 2) if tokens[at + 1].text == "," else None
    behind = further[2] + 1 if further else len(tokens)
    return behind < len(tokens) and tokens[behind].norm == "and"


def _rank(parsed: Parsed, first: int, last: int, metric: str, people: str, way: str) -> Draft:
    tokens = parsed.tokens
    begin = first
    if begin and tokens[begin - 1].norm in ("the", "a", "its"):
        begin -= 1
    return Draft(parsed, begin, max(last, first), first, ClaimKind.RANK, metric, people, 1.0, direction=Direction(way))


def _place(tokens: Sequence[Token], index: int, draft: Draft) -> None:
    """ "The third deadliest", "the next highest": the place is told before the superlative."""
    at = index - 1
    if at > 0 and tokens[at].text == "-":
        at -= 1
    quantity = tokens[at].quantity if at >= 0 else None
    if quantity is not None and quantity.ordinal and quantity.value:
        draft.value, draft.first = quantity.value, min(draft.first, at)
    elif at >= 0 and tokens[at].norm == "next":
        draft.value, draft.first = 2.0, min(draft.first, at)


def _hedged(tokens: Sequence[Token], index: int) -> bool:
    """ "One of the deadliest", "among the region's worst", "some of the bloodiest": no place is claimed."""
    for at in range(index - 1, max(-1, index - 6), -1):
        token = tokens[at]
        if token.norm in ("among", "amongst", "one of the", "among the", "some of the"):
            return True
        if token.norm == "of" and at and tokens[at - 1].text.casefold() in ("one", "some", "two", "several", "many"):
            return True
        if (token.kind == "p" and token.text not in "'’-") or token.tag("verb", "event", "dirverb"):
            return False
    return False


def _some_of_many(tokens: Sequence[Token], index: int) -> bool:
    """ "Responsible for the worst attacks in the country": several events, each the worst, and none measured."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    tag = after.tag("metric") if after is not None else None
    if tokens[index].norm not in (*_LETHAL, *_VIOLENT) or tag is None or tag.form != "pl":
        return False
    counted = tokens[index - 1].quantity if index else None
    return tag.value in EVENTS and counted is None


def _majority(shares: Sequence[Draft], index: int) -> Draft | None:
    """ "Most attacks took place in X, followed by Y": the first place is told as a majority."""
    return next((d for d in reversed(shares) if d.token < index and d.value == _MOST), None)


_MOST = 50.0


def _follower(parsed: Parsed, index: int, here: Sequence[Draft], shares: Sequence[Draft]) -> list[Draft]:
    """ "followed by Balochistan": the second place."""
    source = next((d for d in reversed(here) if d.kind == ClaimKind.RANK), None) or _majority(shares, index)
    name = next((n for n in parsed.names if n.first in (index + 2, index + 3)), None)
    last = name.last if name is not None else _listed_next(parsed.tokens, index + 2)
    if source is None or last is None:
        return []
    draft = Draft(parsed, index, last, index, ClaimKind.RANK, source.metric, source.people, _after(source))
    if name is not None and name.kind == "area":
        draft.area_text = name.text
    elif name is not None:
        draft.actor_text = name.text
    return [draft]


def _followers(parsed: Parsed, index: int, here: Sequence[Draft], shares: Sequence[Draft]) -> list[Draft]:
    """ "followed by Tamo and then Sero": the second place, and the third."""
    found = _follower(parsed, index, here, shares)
    tokens = parsed.tokens
    at = found[0].last + 1 if found else len(tokens)
    while at < len(tokens) and (tokens[at].text == "," or tokens[at].norm == "and"):
        at += 1
    name = next((n for n in parsed.names if n.kind == "area" and n.first == at + 1), None)
    if name is None or tokens[at].norm != "then":
        return found
    third = replace(found[0], first=at, last=name.last, token=at, value=_after(found[0]), actor_text="")
    third.area_text = name.text
    return [*found, third]


def _following(parsed: Parsed, index: int, here: Sequence[Draft]) -> list[Draft]:
    """ "X had the most deaths, while Y followed closely with 90": the second place."""
    with_ = any(t.norm == "with" for t in parsed.tokens[index + 1 : index + 3])
    end = index - 1 - (index > 1 and parsed.tokens[index - 1].tag("place_heads") is not None)
    name = next((n for n in parsed.names if n.kind == "area" and n.last in (end, index - 1)), None)
    near = (d for d in reversed(here) if parsed.index - d.parsed.index <= 1)
    source = next((d for d in near if d.kind == ClaimKind.RANK), None)
    if not with_ or name is None or source is None:
        return []
    draft = Draft(parsed, name.first, index, index, ClaimKind.RANK, source.metric, source.people, _after(source))
    draft.area_text = name.text
    return [draft]


def _after(source: Draft) -> float:
    return (source.value or 1.0) + 1 if source.kind == ClaimKind.RANK else 2.0


def _listed_next(tokens: Sequence[Token], start: int) -> int | None:
    """The last token of the plain nouns that come next: "followed by the use of bombs and air strikes"."""
    at = start
    while at < len(tokens) and at < start + _NEXT and tokens[at].kind == "word" and tokens[at].norm not in BOUNDARY:
        at += 1
    if tokens[start].norm == "the" and start + 1 < len(tokens) and tokens[start + 1].norm in ("former", "latter"):
        return None
    ended = at == len(tokens) or tokens[at].text in ",.;(" or tokens[at].norm in ("with", "who", *BOUNDARY)
    return at - 1 if at > start and ended else None


_NEXT = 12
