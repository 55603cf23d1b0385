"""Changes over time: "a 9% drop in violence", "deaths rose by over 50%", "from 57 to 120", "a surge in attacks"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.asides import no_time_after_from
from tahqiq.claims.extract.change_lists import find_further, is_percent, paired_metrics
from tahqiq.claims.extract.changed import (
    against_a_time,
    behind_the_figure,
    figure_it_tells_of,
    from_a_figure,
    loose,
    object_of,
    of_which_it_tells,
    only_its_end,
    opened_by,
    people_right,
    pronoun_with_ends,
    seen_by,
)
from tahqiq.claims.extract.denied import denied, denies, outright
from tahqiq.claims.extract.draft import Draft, Parsed
from tahqiq.claims.extract.metrics import nearest_right
from tahqiq.claims.extract.phrases import AUXILIARY, BOUNDARY, DETERMINERS, PASSIVE, PREPOSITIONS
from tahqiq.claims.extract.shifts import counted_left, find_differences, find_factors, find_steps, left_subject
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import Bound, ClaimKind, Direction, Unit, WhyNot

_FILL = grammar("fill")


_POINTERS = grammar("pointers")
_STEEP = grammar("steep")


_KNOWN_OTHERS = frozenset(
    {"other:casualties", "other:kidnapped", "other:hostages", "other:refugees", "other:returnees"}
)


_BESIDE = 4
_ON_THE_RISE = 6
_TOLD_AGAIN = 9


@dataclass(frozen=True, slots=True)
class Change:
    """A direction word with the figures that belong to it."""

    index: int
    way: str
    figures: tuple[int, ...]
    noun: bool


def find_changes(parsed: Parsed, before: Sequence[Draft]) -> tuple[list[Draft], frozenset[int]]:
    """The changes of a sentence and the figures they use up (percentages, factors, and differences)."""
    drafts: list[Draft] = []
    used: set[int] = set()
    for change in _changes(parsed.tokens):
        if (change.figures and used.issuperset(change.figures)) or _against_a_level(parsed.tokens, change):
            continue
        if not change.figures and change.noun and _ranked(parsed.tokens, change.index):
            continue
        made = _drafts(parsed, change, before, drafts)
        used.update(change.figures)
        drafts.extend(made)
    drafts.extend(find_further(parsed, drafts, used))
    drafts.extend(find_steps(parsed, drafts))
    differences = find_differences(parsed, drafts)
    used.update(d.token for d in differences)
    drafts.extend(differences)
    factors = find_factors(parsed, used, before)
    drafts = [d for d in drafts if not any(_told_by_factor(d, factor) for factor in factors)] + factors
    _merge_ends(drafts)
    return [d for d in drafts if not only_its_end(d)], frozenset(used)


def _ranked(tokens: Sequence[Token], index: int) -> bool:
    """ "The largest increase in deaths": a place, not a change."""
    return any(t.tag("super") for t in tokens[max(0, index - 2) : index])


def _told_by_factor(draft: Draft, factor: Draft) -> bool:
    """ "A three-fold rise", "rose fivefold": the rise and its multiple are one change."""
    near = abs(draft.token - factor.token) <= _BESIDE
    return draft.value is None and near and (draft.metric, draft.direction) == (factor.metric, factor.direction)


def _dashed(draft: Draft, ends: Draft) -> bool:
    """ "A 29% surge in attacks — rising from 69 to 89": the ends told behind a comma or a dash."""
    between = draft.parsed.tokens[draft.token : ends.token]
    return (
        draft.token < ends.token
        and len(between) <= _TOLD_AGAIN
        and any(t.text in (",", "—", "–", "-", "(") for t in between)
    )


def _merge_ends(drafts: list[Draft]) -> None:
    """ "Fell from 46 to 26, a drop of 43%" is one change; so are "a 43% drop, from 46 to 26" and "doubled, to 52"."""
    for draft in drafts:
        if draft.unit == Unit.FACTOR:
            _ends(draft.parsed.tokens, Change(draft.token, draft.direction, (draft.token,), False), draft)
    for ends in [d for d in drafts if d.value is None and d.from_value is not None and d.to_value is not None]:
        for draft in drafts:
            same = draft.metric == ends.metric and draft.direction == ends.direction and draft.people == ends.people
            behind = draft.token > ends.last or _dashed(draft, ends)
            if same and draft.value is not None and behind and draft.from_value in (None, ends.from_value):
                draft.from_value, draft.to_value = ends.from_value, ends.to_value
                draft.first, draft.last = min(draft.first, ends.first), max(draft.last, ends.last)
                drafts.remove(ends)
                break


def _against_a_level(tokens: Sequence[Token], change: Change) -> bool:
    following = tokens[change.index + 1].norm if change.index + 1 < len(tokens) else ""
    return not change.noun and following in ("below", "above", "beyond")


def _changes(tokens: Sequence[Token]) -> list[Change]:
    found: list[Change] = []
    used: set[int] = set()
    for index in range(len(tokens)):
        tag = _direction(tokens, index)
        if tag is None:
            continue
        figures = tuple(i for i in _figures(tokens, index) if i not in used)
        used.update(figures)
        found.append(Change(index, tag[0], figures, tag[1]))
    found.sort(key=lambda c: not c.figures)
    return found


def _direction(tokens: Sequence[Token], index: int) -> tuple[str, bool] | None:  # noqa: PLR0911 - one way out for each reading, in order of trust
    """The direction a token gives, and whether it is a noun."""
    token = tokens[index]
    noun, verb, adjective = token.tag("dirnoun"), token.tag("dirverb"), token.tag("diradj")
    into = index + 1 < len(tokens) and tokens[index + 1].norm == "into"  # "conflicts escalated into wars"
    if into or token.possessive or (token.tag("people", "metric", "super") and not noun):
        return None
    if token.norm == "fallen" and index + 1 < len(tokens) and tokens[index + 1].tag("people"):
        return None  # "51 fallen soldiers"
    if noun and verb and noun.value == verb.value:
        return noun.value, _is_noun(tokens, index)
    if noun and not verb:
        return noun.value, True
    before = tokens[index - 1].norm if index else ""
    if before == "to" and token.tag("dirtrans") and not _percent_near(tokens, index):
        return None  # an aim, not a change
    if verb or token.tag("dirtrans"):
        return (verb or token.tag("dirtrans")).value, False  # type: ignore[union-attr]
    told = adjective and (_percent_near(tokens, index) or against_a_time(tokens, index))
    if adjective and told and not _particle(tokens, index):
        return adjective.value, False
    return None


def _particle(tokens: Sequence[Token], index: int) -> bool:
    """ "Half of the deaths put down to …", "gave up 20%": "up" and "down" that belong to a verb."""
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    return (
        tokens[index].norm in ("up", "down")
        and after in ("to", "on", "in", "with")
        and not any(
            is_percent(t) or (t.quantity is not None and t.quantity.unit == "factor")
            for t in tokens[max(0, index - 2) : index]
        )
    )


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and (before.norm in DETERMINERS or before.norm in PREPOSITIONS or before.kind == "q"):
        return True
    plain = before is not None and before.kind == "word" and not (before.tags or before.possessive or before.capital)
    if before is not None and index > 1 and (before.norm in _STEEP or plain):  # "a steep rise", "a constant decline"
        lead = tokens[index - 2]
        article = lead.norm in ("a", "an") or (lead.quantity is not None and lead.quantity.article)
        if article or (before.norm in _STEEP and lead.norm in DETERMINERS | _STEEP):
            return True
    helped = before is not None and (before.norm in AUXILIARY or denies(before))
    return after is not None and after.norm in ("in", "of") and not helped


def _percent_near(tokens: Sequence[Token], index: int) -> bool:
    near = tokens[max(0, index - 4) : index + 5]
    return any(t.quantity is not None and t.quantity.unit in ("percent", "points", "factor") for t in near)


def _figures(tokens: Sequence[Token], index: int) -> list[int]:
    """The percentages of a direction word: those before it ("a 13% drop") or after it ("rose by 13%")."""
    at = index - 1
    while (
        at >= 0 and (tokens[at].norm in _FILL or tokens[at].tag("diradj") or _adjectival(tokens[at])) and index - at < 5
    ):
        at -= 1
    if at >= 0 and is_percent(tokens[at]):
        return _series(tokens, at, -1)
    at = index + 1
    limit = index + 5 if tokens[index].tag("diradj") and not tokens[index].tag("dirverb", "dirnoun") else index + 16
    while at < min(len(tokens), limit):
        token = tokens[at]
        if is_percent(token) or _starts_percents(tokens, at):
            gap = tokens[index + 1 : at]
            direct = all(t.norm in _FILL or t.kind == "t" or _adjectival(t) for t in gap)
            by = tokens[at - 1].norm.split()[-1:] in (["by"], ["of"]) and not any(
                t.kind == "q" or t.tag("dirverb", "dirnoun") for t in gap
            )
            bracketed = tokens[at - 1].text == "(" and at + 1 < len(tokens) and tokens[at + 1].text == ")"
            bracketed = bracketed and not any(t.kind == "q" or t.text in ",;" for t in gap)
            return _series(tokens, at, 1) if direct or by or bracketed else []
        if token.norm in BOUNDARY or token.text in ";" or (token.kind == "q" and not is_percent(token)):
            break
        at += 1
    return []


def _starts_percents(tokens: Sequence[Token], at: int) -> bool:
    """ "Of 39 and 157 percent": a bare figure before one with the unit of both."""
    quantity = tokens[at].quantity
    if quantity is None or quantity.unit != "count" or quantity.looks_like_year or at + 2 >= len(tokens):
        return False
    return tokens[at + 1].norm == "and" and is_percent(tokens[at + 2]) and not quantity.article


def _adjectival(token: Token) -> bool:
    return token.kind == "word" and (token.norm.endswith(("ly", "ing")) and not token.tag("verb", "dirverb"))


def _series(tokens: Sequence[Token], at: int, step: int) -> list[int]:
    """Figures co-ordinated with this one: "4, 7 and 12 percent", "by 5% and 13%"."""
    found = [at]
    cursor = at + step
    while 0 <= cursor < len(tokens):
        token = tokens[cursor]
        if (
            token.kind == "q"
            and token.quantity is not None
            and (step < 0 or is_percent(token) or _starts_percents(tokens, cursor))
            and not (token.quantity.looks_like_year)
        ):
            if token.quantity.unit not in ("percent", "points", "count"):
                break
            found.append(cursor)
        elif not (token.norm in ("and", "by") or token.text == ","):
            break
        cursor += step
    return sorted(found)


def _drafts(parsed: Parsed, change: Change, before: Sequence[Draft], here: Sequence[Draft]) -> list[Draft]:
    tokens = parsed.tokens
    subject = _subject(parsed, change, before, here)
    if subject is None:
        return []
    metric, people, first, last = subject
    listed = _listed_people(tokens, change) if len(change.figures) > 1 else ()
    paired = paired_metrics(tokens, change.index, change.figures)
    made: list[Draft] = []
    for position, figure in enumerate(change.figures or (change.index,)):
        draft = Draft(
            parsed, min([first, change.index, *change.figures]), max([last, change.index, *change.figures]),
            figure, ClaimKind.CHANGE, metric, people, unit=Unit.PERCENT, direction=Direction(change.way),
        )  # fmt: skip
        quantity = tokens[figure].quantity
        if change.figures and quantity is not None:
            draft.value, draft.low, draft.high = quantity.value, quantity.low, quantity.high
            draft.bound, draft.step = quantity.bound, quantity.step
        if listed and len(listed) == len(change.figures):
            draft.people = listed[position]
        if paired and len(paired) == len(change.figures):
            draft.metric = paired[position]
        _ends(tokens, change, draft)
        if draft.from_value is None:
            draft.from_value = figure_it_tells_of(tokens, change.index)
        if (
            metric.startswith("other:")
            and not any(t.tag("metric", "verb") for t in tokens[first : last + 1])
            and metric not in _KNOWN_OTHERS
        ):
            draft.unsure(WhyNot.NOT_RECORDED)
        if denied(tokens, change.index):
            _deny(draft, change, tokens)
        if _to_come(tokens, change.index):
            draft.unsure(WhyNot.FUTURE)
        if not change.figures and (loose(tokens, change.index) or parsed.sentence.kind == "heading"):
            draft.unsure(WhyNot.VAGUE)
        made.append(draft)
    return made


def _to_come(tokens: Sequence[Token], index: int) -> bool:
    """ "Could still rise", "is expected to grow": what may be, not what was."""
    return any(t.tag("future") for t in tokens[max(0, index - 3) : index] if t.norm not in ("if", "warned that"))


def _deny(draft: Draft, change: Change, tokens: Sequence[Token]) -> None:
    """ "Did not rise": a rise of nothing at most. "Did not rise by 40%" and "no major rise" say less than that."""
    if change.figures or not outright(tokens, change.index):
        draft.unsure(WhyNot.VAGUE)
        return
    draft.value, draft.bound, draft.from_value, draft.to_value = 0.0, Bound.UP_TO, None, None
    draft.first = min(
        draft.first, max(0, change.index - 2 if not denies(tokens[change.index - 1]) else change.index - 1)
    )


def _listed_people(tokens: Sequence[Token], change: Change) -> tuple[str, ...]:
    """The people of "…, respectively", one for each figure."""
    start = max([change.index, *change.figures]) + 1
    found: list[str] = []
    for token in tokens[start : start + 20]:
        people = token.tag("people")
        if people:
            found.append(people.value)
        elif token.tag("dirverb", "dirnoun") or token.kind == "q":
            break
    return tuple(found)


def _subject(  # noqa: PLR0911 - one way out for each reading, in order of trust
    parsed: Parsed, change: Change, before: Sequence[Draft], here: Sequence[Draft]
) -> tuple[str, str, int, int] | None:
    """What changed: (metric, people, first token, last token)."""
    tokens, index = parsed.tokens, change.index
    after = max([index, *(f for f in change.figures if f > index)])
    if change.noun or tokens[index].tag("dirtrans") or (not change.figures and tokens[index].norm.endswith("ing")):
        found = object_of(tokens, index, change.noun) or (
            behind_the_figure(tokens, index, after) if change.noun else None
        )
        if found:
            return found
        if tokens[index].tag("dirtrans") and not tokens[index].tag("dirverb") and not change.figures:
            return None
    if tokens[index].tag("diradj") and not tokens[index].tag("dirverb", "dirnoun"):
        right = nearest_right(tokens, index, 4) or people_right(tokens, index)
        if right:
            return right[1], right[2], index, right[0]
    left = _told_before(tokens, change)
    whole = bool(change.figures) or from_a_figure(tokens, index) or _apposed(tokens, change)
    whole = whole or of_which_it_tells(tokens, index) is not None
    if left and (whole or _adjoins(tokens, left[4], index, change.noun)):
        return left[:4]
    named = _named_around(parsed, change, [*before, *here]) if change.noun else None
    if named:
        return named
    back = _pointed(tokens, index) or pronoun_with_ends(tokens, index)
    if not change.figures and not tokens[index].norm.endswith("ward trend") and not back:
        return None
    right = nearest_right(tokens, after, 6)
    if right and tokens[after + 1].norm in ("in", "of"):
        return right[1], right[2], index, right[0]
    if pronoun_with_ends(tokens, index):
        told = next((d for d in reversed(before) if d.metric and d.parsed.index >= parsed.index - 1), None)
        return (told.metric, told.people, index - 1, index) if told else None
    unknown = _own_subject(tokens, index) if not change.noun else ""
    if unknown:
        return f"other:{unknown}", "", index, index
    source = next((d for d in reversed([*before, *here]) if d.metric and d.parsed.index >= parsed.index - 2), None)
    if source is None:
        return None
    return source.metric, source.people, index, index


def _told_before(tokens: Sequence[Token], change: Change) -> tuple[str, str, int, int, int] | None:
    """What stands before a change as its subject, or as what the figure before it counts."""
    which = of_which_it_tells(tokens, change.index)
    if which is not None:
        return counted_left(tokens, which) or left_subject(tokens, which)
    return (counted_left(tokens, change.index) if _apposed(tokens, change) else None) or left_subject(
        tokens, change.index
    )


def _named_around(parsed: Parsed, change: Change, known: Sequence[Draft]) -> tuple[str, str, int, int] | None:
    """What changed where a verb ("saw a rise") or the words that open the sentence ("posting a rise of 5%") tell it."""
    if change.figures:
        return opened_by(parsed.tokens, change.index)
    return seen_by(parsed, change.index, known)


def _apposed(tokens: Sequence[Token], change: Change) -> bool:
    """ "90 people died, a rise of 12%", "40 attacks, 30% fewer than …": the change is that of the figure before it."""
    first = min([change.index, *change.figures])
    while first and tokens[first - 1].norm in DETERMINERS:
        first -= 1
    while first and (tokens[first - 1].norm in _STEEP or tokens[first - 1].norm in DETERMINERS):
        first -= 1
    before = tokens[first - 1].text if first else ""
    after = tokens[change.index + 1].norm if change.index + 1 < len(tokens) else ""
    return (
        (bool(change.figures) or (change.noun and after in ("compared", "from", "on", "over")))
        and before in (",", "–", "—", "-", "(", ":")
        and (change.noun or tokens[change.index].tag("diradj") is not None)
    )


def _pointed(tokens: Sequence[Token], index: int) -> bool:
    """ "This figure represents a decrease": the noun speaks of the figure just given."""
    before = [t.norm for t in tokens[max(0, index - 8) : index]]
    says = {"represents", "represented", "marks", "marked", "constitutes", "reflects", "shows", "is", "was"}
    return bool(says & set(before[-4:])) and bool(_POINTERS & set(before)) and tokens[index].tag("dirnoun") is not None


def _own_subject(tokens: Sequence[Token], index: int) -> str:
    """The noun before a direction verb where it is none of our metrics and no pointer back ("prices fell")."""
    if tokens[index].tag("dirnoun") or tokens[index].tag("diradj"):
        return ""
    words = []
    for at in range(index - 1, max(-1, index - 9), -1):
        token = tokens[at]
        if token.kind != "word" or token.norm in BOUNDARY or token.norm in PREPOSITIONS:
            break
        words.append(token.norm)
    content = [w for w in words if w not in AUXILIARY | DETERMINERS]
    if not content or _POINTERS & set(words):
        return ""
    return content[0].replace(" ", "_")


def _adjoins(tokens: Sequence[Token], subject: int, index: int, noun: bool) -> bool:
    """Whether nothing parts a subject from its direction word: no comma, no verb, and little else."""
    between = tokens[subject + 1 : index]
    if [t.norm for t in between] in (["that"], ["which"]):
        lowest = any(t.tag("super") for t in tokens[index + 1 : index + 5])  # the place is the claim
        return not noun and not lowest  # "220 attacks that fell to 143"
    if noun and [t.norm for t in between[-2:]] == ["on", "the"] and any(t.norm in PASSIVE for t in between):
        return len(between) <= _ON_THE_RISE
    if noun:
        return len(between) <= 3 and all(
            t.kind == "word" and not t.tag("verb", "event", "report") and t.norm not in ("is", "was", "are")
            for t in between
        )
    return len(between) <= 14 and not any(
        t.text in ",;:"
        or (t.tag("verb", "middle", "event", "dirverb") and not _done_by(tokens, subject + 1 + at))
        or t.norm in ("which", "that", "and", "is")
        or (
            t.norm == "as" and between[at - 1].norm != "well" and [x.norm for x in between[at + 1 : at + 2]] != ["well"]
        )
        for at, t in enumerate(between)
    )


def _done_by(tokens: Sequence[Token], at: int) -> bool:
    """ "Deaths caused by rebels fell": a participle that only says by whom."""
    return at + 1 < len(tokens) and tokens[at + 1].norm == "by"


def _ends(tokens: Sequence[Token], change: Change, draft: Draft) -> None:
    """ "from 57 in 2021 to 1,210 in 2023": the values at both ends."""
    start = max([change.index, *change.figures]) + 1
    if not change.figures:
        start = change.index + 1
    for at in range(start, min(len(tokens), start + 24)):
        token = tokens[at]
        if (
            token.text in ";"
            or token.norm in BOUNDARY - {"since", "after", "before"}
            or (token.tag("dirverb", "dirnoun") and not token.tag("diradj") and at > start + 1 and change.figures)
        ):
            break
        if (
            token.kind != "q"
            or token.quantity is None
            or token.quantity.unit != "count"
            or token.quantity.looks_like_year
        ):
            continue
        if any(t.kind == "q" for t in tokens[start:at]) and token is not tokens[at]:
            break
        cue = tokens[at - 1].norm if at else ""
        if at and tokens[at - 1].text == "(" and tokens[at + 1 : at + 2] and tokens[at + 1].norm == "to":
            cue = "from"  # "a decrease in incidents (222 to 215)"
        compared = cue in ("to", "with") and at > 1 and tokens[at - 2].norm == "compared"
        if (cue in ("from", "against") or compared) and draft.from_value is None:
            draft.from_value = token.quantity.value
        elif cue == "to" and draft.to_value is None:
            draft.to_value = token.quantity.value
        elif draft.from_value is None and no_time_after_from(tokens, start, at):
            draft.from_value = token.quantity.value
    if not change.figures and draft.from_value is not None and draft.to_value is not None:
        last = next(
            (i for i in range(start, len(tokens)) if (q := tokens[i].quantity) and q.value == draft.to_value),
            draft.last,
        )
        draft.last = max(draft.last, last)
