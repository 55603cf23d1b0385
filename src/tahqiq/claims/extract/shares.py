"""Shares of a whole, and one measure set against another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tahqiq.claims.extract.built import built_so_far
from tahqiq.claims.extract.changed import and_metric
from tahqiq.claims.extract.draft import Draft, Parsed
from tahqiq.claims.extract.metrics import metric_at, nearest_left, nearest_right, people_after, people_of, subject_left
from tahqiq.claims.extract.phrases import AUXILIARY, BOUNDARY, DETERMINERS, PASSIVE, PREPOSITIONS
from tahqiq.claims.extract.things import participle, slug
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import Bound, ClaimKind, Direction, Unit, WhyNot

_FINISHING = grammar("finishing")
_AVERTING = grammar("averting")
_CASES = grammar("cases")
_MOST = 50.0
_BRACKETED = 5
_TIMED = 12
_JOINED = 8
"""Tokens between two shares that may be of the same whole."""


def find_shares(parsed: Parsed, before: Sequence[Draft], taken: frozenset[int]) -> tuple[list[Draft], frozenset[int]]:
    """Percentages of a whole, and "most of …"; returns also the figures used."""
    drafts: list[Draft] = []
    used: set[int] = set()
    for index, token in enumerate(parsed.tokens):
        quantity = token.quantity
        if quantity is not None and quantity.unit == "percent" and index not in taken:
            draft = _percent(parsed, index, before, drafts)
            used.add(index)
            if draft:
                drafts.extend([draft, *_of_another_too(draft)])
        elif quantity is None and token.norm == "most" and _most_happenings(parsed.tokens, index):
            drafts.append(_most_of_all(parsed, index))
        elif quantity is None and token.norm in ("most", "majority", "mostly", "largely"):
            drafts.extend(_most(parsed, index, before))
    _of_the_same(drafts)
    _spread_bounds(drafts)
    return [d for d in drafts if not _said_in_figures(d, drafts)], frozenset(used)


def _of_another_too(draft: Draft) -> list[Draft]:
    """ "96 per cent of attacks and deaths": the share of two wholes."""
    tokens = draft.parsed.tokens
    at = draft.last + 2
    if draft.kind != ClaimKind.SHARE or at >= len(tokens) or tokens[at - 1].norm != "and" or draft.last == draft.token:
        return []
    found = metric_at(tokens, at)
    if found is None or not draft.checkable or found[0] == draft.metric or metric_at(tokens, draft.last) is None:
        return []
    return [replace(draft, last=at, metric=found[0], people=found[1])]


def _of_the_same(drafts: Sequence[Draft]) -> None:
    """ "Kunar suffered 67% and Helmand 25% of all deaths": the whole is named once, behind the last."""
    for left, right in reversed(list(pairwise(drafts))):
        between = left.parsed.tokens[left.last + 1 : right.first]
        joined = len(between) <= _JOINED and any(t.norm == "and" or t.text == "," for t in between)
        if left.metric == "other:share" and right.checkable and joined:
            left.metric, left.people, left.checkable, left.why_not = right.metric, right.people, True, None


def _spread_bounds(drafts: Sequence[Draft]) -> None:
    """ "At least 92% of all deaths and 86% of attacks": the bound of the first is that of the second."""
    for left, right in pairwise(drafts):
        between = left.parsed.tokens[left.last + 1 : right.first]
        joined = [t.norm for t in between] == ["and"] and right.bound == Bound.EXACT
        if joined and left.bound in (Bound.AT_LEAST, Bound.ABOUT, Bound.OVER) and right.parsed is left.parsed:
            right.bound = left.bound


def _said_in_figures(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "The vast majority of attacks (97 per cent)": the figure in brackets is the claim."""
    tokens = draft.parsed.tokens
    vague = draft.value == _MOST and draft.bound == Bound.OVER and not (tokens[draft.token].text[:1].isdigit())
    return vague and any(
        d is not draft and 0 < d.token - draft.last <= _BRACKETED and tokens[d.token - 1].text in ("(", "–", "—", ",")
        for d in drafts
    )


def _percent(parsed: Parsed, index: int, before: Sequence[Draft], here: Sequence[Draft]) -> Draft | None:
    tokens = parsed.tokens
    quantity = tokens[index].quantity
    assert quantity is not None
    metric, people, last = _share_of(parsed, index, before, here)
    draft = Draft(parsed, index, max(index, last), index, ClaimKind.SHARE, metric, people, quantity.value, quantity.low,
                  quantity.high, Unit.PERCENT, bound=quantity.bound, step=quantity.step)  # fmt: skip
    after = [t.norm for t in tokens[index + 1 : index + 8]]
    if after[:1] and after[0] in ("more", "fewer", "less", "higher", "lower"):
        then = (
            next((t.period for t in tokens[index + 2 : index + _TIMED] if t.period), None) if "than" in after else None
        )
        draft.kind = ClaimKind.CHANGE if then else ClaimKind.RATIO
        if then:  # "23 percent less than those killed in May"
            draft.base_mention, draft.base = then, then.span
            draft.direction = Direction.UP if after[0] in ("more", "higher") else Direction.DOWN
    places = index + 1 < len(tokens) and tokens[index + 1].tag("uncounted", "place_heads") is not None
    if not metric or (places and not _of_which(tokens, index)):
        draft.metric = "other:share"
        draft.unsure(WhyNot.NOT_RECORDED)
    return draft


def _share_of(parsed: Parsed, index: int, before: Sequence[Draft], here: Sequence[Draft]) -> tuple[str, str, int]:  # noqa: PLR0911 - one way out for each reading, in order of trust
    """The whole and the people of a share: (metric, people, last token)."""
    tokens = parsed.tokens
    people, last = "", index
    thing = built_so_far(tokens, index) or _thing_near(tokens, index)
    if thing:
        return thing
    told = _of_the_count(parsed, index, before) or _of_a_figure(tokens, index) or _goes_on(tokens, index, here)
    if told:
        return told
    begin = _past_a_bracket(tokens, index + 1)
    for at in range(begin, min(len(tokens), begin + 6)):
        token = tokens[at]
        if token.norm == "or" or (token.kind == "q" and tokens[at - 1].norm == "or"):
            continue  # "30 percent or 349 of those held"
        if token.kind in "q" or token.text in ",;.)" or token.norm in BOUNDARY or token.norm == "by":
            break
        tag = token.tag("people")
        metric = metric_at(tokens, at)
        pair = and_metric(tokens, at)
        if metric and pair:
            return pair[0], metric[1] or people or _sharers(tokens, index), pair[2]
        if metric:
            return metric[0], metric[1] or people or _sharers(tokens, index), at
        verb = token.tag("verb", "middle")
        if verb and tokens[at - 1].norm in ("those", "the", "all", "people", "who"):
            return verb.value, people or _sharers(tokens, index), at  # "43 per cent of those killed"
        if tag and tag.value not in ("all",) and tokens[begin].norm != "to":  # "12 per cent to unknown attackers"
            people, last = tag.value, at
    left = nearest_left(tokens, index)
    counted = next(
        (
            d
            for d in reversed(before)
            if d.parsed is parsed and d.token < index and d.kind in (ClaimKind.COUNT, ClaimKind.RANGE)
        ),
        None,
    )
    if (
        counted
        and counted.metric
        and [t.norm for t in tokens[index + 1 : index + 3]] in (["of", "them"], ["of", "whom"], ["of", "these"])
    ):
        return counted.metric, people or counted.people, max(last, _phrase_end(tokens, index))
    if left and (people or _of_which(tokens, index)):
        return left[1], people or left[2], max(last, _phrase_end(tokens, index))
    source = next(
        (d for d in reversed([*before, *here]) if d.metric and d.checkable and d.parsed.index >= parsed.index - 1), None
    )
    sharers = _sharers(tokens, index)
    if source and (people or sharers or _of_which(tokens, index) or _of_cases(tokens, index) or left):
        people = people or sharers
        return source.metric, people or source.people, max(last, _phrase_end(tokens, index))
    return "", people, last


def _goes_on(tokens: Sequence[Token], index: int, here: Sequence[Draft]) -> tuple[str, str, int] | None:
    """ "40% of casualties were caused by mines, 20% by air strikes": the share before it, of the same whole."""
    source = here[-1] if here else None
    if source is None or source.kind != ClaimKind.SHARE or not source.checkable or not source.metric:
        return None
    between = tokens[source.last + 1 : index]
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    joined = tokens[index - 1].text in (",", ";") or tokens[index - 1].norm in ("and", "another", "a", "while")
    told = after in ("by", "to", "were", "was") and not any(t.kind == "q" for t in between)
    if not (joined and told and len(between) <= _GOING_ON):
        return None
    people = people_after(tokens, index + 2) if after in PASSIVE else ""
    last = _phrase_end(tokens, index) if people else index
    return source.metric, people if people not in ("all", "groups") and people else source.people, last


_GOING_ON = 14
"""Tokens over which a share is still one of the whole told before it."""


def _past_a_bracket(tokens: Sequence[Token], at: int) -> int:
    """ "91% (647) of the dead": the token behind the bracket."""
    if at < len(tokens) and tokens[at].text == "(":
        end = next((i for i in range(at + 1, min(len(tokens), at + 5)) if tokens[i].text == ")"), None)
        return end + 1 if end is not None else at
    return at


def _of_a_figure(tokens: Sequence[Token], index: int) -> tuple[str, str, int] | None:
    """ "Half of Tamo's 4,251 deaths": the whole is a figure."""
    if index + 1 >= len(tokens) or tokens[index + 1].norm != "of":
        return None
    for at in range(index + 2, min(len(tokens) - 1, index + 6)):
        token = tokens[at]
        if token.kind == "q":
            found = metric_at(tokens, at + 1)
            return (found[0], found[1] or _sharers(tokens, index), at + 1) if found else None
        if not (token.capital or token.norm in DETERMINERS or token.norm in ("total", "all")):
            return None
    return None


def _of_the_count(parsed: Parsed, index: int, before: Sequence[Draft]) -> tuple[str, str, int] | None:
    """ "Of these, 335 were civilians – 70%": the share of the figure before a dash."""
    tokens = parsed.tokens
    if not index or tokens[index - 1].text not in ("-", "–", "—"):
        return None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    ended = after is None or after.text in (".", ",", ";", "-", "–", "—")
    count = next((d for d in reversed(before) if d.parsed is parsed and d.last == index - 2), None)
    if not ended or count is None or count.kind not in (ClaimKind.COUNT, ClaimKind.RANGE):
        return None
    return count.metric, count.people, index


def _sharers(tokens: Sequence[Token], index: int) -> str:
    """Who makes up the share: the people before "accounted for 42 per cent", or right before its figure."""
    beside = tokens[index - 1].tag("people") if index > 1 else None
    if beside is not None and beside.form == "pl" and any(t.norm == "and" for t in tokens[max(0, index - 4) : index]):
        return beside.value if beside.value not in ("all", "groups") else ""
    at = index - 1
    while at >= 0 and index - at < 4 and not tokens[at].tag("share_verbs"):
        at -= 1
    if at < 1 or not tokens[at].tag("share_verbs"):
        return ""
    return next((t.value for x in reversed(tokens[max(0, at - 4) : at]) if (t := x.tag("people"))), "")


def _thing_near(tokens: Sequence[Token], index: int) -> tuple[str, str, int] | None:
    """ "averting 7% of planned attacks", "completed over half of its border fence"."""
    verb = tokens[index - 1].tag("thing") if index else None
    head = index
    for cursor in range(index + 1, min(len(tokens), index + 10)):
        token = tokens[cursor]
        passive = cursor > index + 1 and token.norm in PASSIVE
        if token.kind == "p" or passive or token.norm in PREPOSITIONS - {"of"} or token.tag("verb"):
            break
        if token.kind == "word" and token.norm != "of":
            head = cursor
    of = tokens[index + 1].norm == "of" if index + 1 < len(tokens) else False
    if head == index or not (verb or of):
        return None
    base, last = (verb.base, head) if verb else _done_to(tokens, head)
    return (_done_metric(tokens, index, head, base), "", last) if base else None


def _done_to(tokens: Sequence[Token], head: int) -> tuple[str, int]:
    """ "… of the fence along the border is complete", "… of planned attacks were foiled": what was done, and where."""
    for at in range(head + 1, min(len(tokens) - 1, head + 12)):
        if tokens[at].kind in "q" or tokens[at].text in ",;" or tokens[at].norm in BOUNDARY:
            break
        if tokens[at].norm in PASSIVE:
            verb = at + 1
            while verb < len(tokens) and tokens[verb].norm in AUXILIARY:
                verb += 1
            tag = tokens[verb].tag("thing") if verb < len(tokens) else None
            return (tag.base, verb) if tag and tag.form in ("part", "past", "base") else ("", head)
    return "", head


def _done_metric(tokens: Sequence[Token], index: int, head: int, base: str) -> str:
    """The name of a share of things done: a fence's part complete, plots averted; else the noun with its verb."""
    noun = tokens[head].norm
    if base in _FINISHING:
        return f"other:{slug(noun.rsplit(' ', 1)[-1])}_pct"
    planned = any(t.norm in ("planned", "plot", "plots", "attempted") for t in tokens[index : head + 1])
    if base in _AVERTING and (planned or tokens[head].tag("metric")):
        return "other:plots_averted"
    return f"other:{slug(noun)}_{participle(base)}"


def _of_which(tokens: Sequence[Token], index: int) -> bool:
    after = [t.norm for t in tokens[index + 1 : index + 4]]
    return (
        after[:1] == ["of"]
        and bool(after[1:])
        and after[1] in ("which", "them", "these", "whom", "those", "the", "all", "total")
    )


def _of_cases(tokens: Sequence[Token], index: int) -> bool:
    """ "70 per cent of cases", "half of the total": of what was counted before."""
    after = [t.norm for t in tokens[index + 1 : index + 5]]
    return after[:1] == ["of"] and any(w in _CASES for w in after[1:])


def _phrase_end(tokens: Sequence[Token], index: int) -> int:
    last = index
    for at in range(index + 1, min(len(tokens), index + 9)):
        if (
            tokens[at].kind == "p"
            or tokens[at].norm in BOUNDARY
            or (tokens[at].norm in AUXILIARY and tokens[at].norm not in ("which", "that"))
        ):
            break
        last = at
    return last


def _most_happenings(tokens: Sequence[Token], index: int) -> bool:
    """ "Most attacks occurred in …": at the head of a clause, before a plural noun for what is counted."""
    before = tokens[index - 1] if index else None
    opens = (
        before is None or before.text in (",", ";", "—", ":") or before.norm in ("while", "and", "but", "with", "that")
    )
    for at in range(index + 1, min(len(tokens), index + 4)):
        tag = tokens[at].tag("metric")
        if tag:
            return opens and tag.form == "pl"
        if tokens[at].kind != "word" or tokens[at].norm in PREPOSITIONS:
            return False
    return False


def _most_of_all(parsed: Parsed, index: int) -> Draft:
    found = nearest_right(parsed.tokens, index, 4)
    at, metric, people = found or (index, "", "")
    return Draft(parsed, index, at, index, ClaimKind.SHARE, metric, people, _MOST, unit=Unit.PERCENT, bound=Bound.OVER)


def _most(parsed: Parsed, index: int, before: Sequence[Draft]) -> list[Draft]:
    """ "most of the casualties", "most of them blamed on …", "mostly targeted at …"."""
    tokens = parsed.tokens
    after = [t.norm for t in tokens[index + 1 : index + 6]]
    if tokens[index].norm in ("mostly", "largely"):
        return []
    if after[:1] != ["of"]:
        return []
    found = nearest_right(tokens, index + 1, 5)
    source = next((d for d in reversed(before) if d.metric), None)
    left = nearest_left(tokens, index)
    if found:
        metric, people, last = found[1], found[2], found[0]
        if not people and source and source.metric == metric:
            people = source.people
    elif len(after) > 1 and after[1] in ("them", "whom", "which", "these", "those"):
        if left:
            metric, people = left[1], left[2]
        elif source:
            metric, people = source.metric, source.people
        else:
            return []
        last = _phrase_end(tokens, index)
    else:
        return []
    return [
        Draft(parsed, index, last, index, ClaimKind.SHARE, metric, people, 50.0, unit=Unit.PERCENT, bound=Bound.OVER)
    ]


_BESIDE = {"higher": Bound.OVER, "greater": Bound.OVER, "lower": Bound.UNDER, "fewer": Bound.UNDER, "less": Bound.UNDER}
_EQUAL = frozenset(("equal", "same", "identical"))


def _set_beside(parsed: Parsed, index: int) -> Draft | None:
    """ "Losses were higher than those of police", "a toll equal to that of 2017": with no figure for it."""
    tokens = parsed.tokens
    word, after = tokens[index].norm, tokens[index + 1].norm if index + 1 < len(tokens) else ""
    equal = word in _EQUAL and after in ("to", "as")
    if not equal and not (word in _BESIDE and after == "than"):
        return None
    said = tokens[max(0, index - 4) : index]
    if any(t.quantity is not None and not t.quantity.article for t in said) or not any(t.norm in PASSIVE for t in said):
        return None
    left = subject_left(tokens, index)
    other = nearest_right(tokens, index + 1, 8)
    timed = any(t.period is not None for t in tokens[index + 2 : index + 9])
    if left is None or not (other or (timed and equal)) or any(t.text in ";:" for t in tokens[left[0] : index]):
        return None
    last = next((i for i in range(index + 2, min(len(tokens), index + 9)) if tokens[i].period), index + 1)
    if equal and timed:  # as many as in another period: a change of nothing
        draft = Draft(parsed, left[0], last, index, ClaimKind.CHANGE, left[1], left[2], 0.0, unit=Unit.PERCENT)
        draft.base_mention = tokens[last].period
        draft.base = draft.base_mention.span if draft.base_mention else None
        return draft
    return Draft(parsed, left[0], last, index, ClaimKind.RATIO, left[1], left[2], 1.0, unit=Unit.FACTOR,
                 bound=Bound.EXACT if equal else _BESIDE[word])  # fmt: skip


def find_ratios(parsed: Parsed) -> list[Draft]:
    """ "civilian deaths have surpassed those of security forces": one measure over another."""
    drafts: list[Draft] = []
    tokens = parsed.tokens
    for index, token in enumerate(tokens):
        if not token.tag("compare"):
            set_beside = _set_beside(parsed, index)
            if set_beside:
                drafts.append(set_beside)
            continue
        after = [t.norm for t in tokens[index + 1 : index + 5]]
        left = nearest_left(tokens, index)
        other = any(w in ("those", "that") for w in after[:2]) or nearest_right(tokens, index, 5) is not None
        if left is None or not other or any(t.kind == "q" for t in tokens[index + 1 : index + 3]):
            continue
        people = left[2] or people_of(tokens, left[0], left[1])
        end = nearest_right(tokens, index, 5)
        last = _phrase_end(tokens, end[0] if end else index + 1)
        drafts.append(
            Draft(
                parsed, left[0], last, index, ClaimKind.RATIO, left[1], people, 1.0, unit=Unit.FACTOR, bound=Bound.OVER
            )
        )
    return drafts
