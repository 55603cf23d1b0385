"""Changes told in a list, whose verb or noun stands once: "bombings rose by 5%, and kidnappings by 7%"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.draft import Draft, Parsed
from tahqiq.claims.extract.metrics import metric_at
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import ClaimKind, Direction, Unit


def find_further(parsed: Parsed, drafts: Sequence[Draft], used: set[int]) -> list[Draft]:
    """ "Rose by 60% against the last quarter, and by 18% against last year": one change, set against two times."""
    found: list[Draft] = []
    tokens = parsed.tokens
    for at, token in enumerate(tokens[2:], 2):
        first = next((d for d in reversed(drafts) if d.last < at and d.value is not None), None)
        if at in used or not is_percent(token):
            continue
        listed = _in_list(parsed, at, [*drafts, *found])
        if listed is not None:
            used.add(at)
            found.append(listed)
            continue
        if first is None or not (tokens[at - 1].norm == "by" or _elsewhere(parsed, at, first)):
            continue
        quantity = token.quantity
        joint = tokens[at - 2].norm if tokens[at - 1].norm == "by" else tokens[at - 1].norm or tokens[at - 1].text
        if quantity is not None and (
            _next_to(tokens, at) or joint in ("and", "or", "but") or tokens[at - 2].text == "," or joint == ","
        ):
            used.add(at)
            found.append(
                replace(first, first=at - 1, last=at, token=at, value=quantity.value, low=quantity.low,
                        high=quantity.high, bound=quantity.bound, step=quantity.step, from_value=None, to_value=None)
            )  # fmt: skip
    return found


def paired_metrics(tokens: Sequence[Token], index: int, figures: Sequence[int]) -> tuple[str, ...]:
    """ "Attacks, deaths and injuries fell by 45, 30 and 13 percent, respectively": the metric of each figure."""
    said = any(t.norm == "respectively" for t in tokens[max(figures) : max(figures) + _PAIR]) if figures else False
    if len(figures) < 2 or not said:
        return ()
    behind = range(index + 1, min(len(tokens), max([index, *figures]) + _PAIR))
    own = index + 1 < len(tokens) and tokens[index + 1].norm in ("in", "of")  # "a 37 and 35 percent rise in deaths and"
    for span in (behind,) if own else (range(max(0, index - _SUBJECTS), index), behind):
        found = [told[0] for at in span if (told := metric_at(tokens, at))][-len(figures) :]
        if len(found) == len(figures) and len(set(found)) == len(found):
            return tuple(found)
    return ()


_PAIR, _SUBJECTS = 9, 18
"""Tokens behind a change within which "respectively" and its subjects stand, and before it within which they do."""


def _next_to(tokens: Sequence[Token], at: int) -> bool:
    """ "Up 70% in Tamo, followed by 50% in Sero"."""
    return tokens[at - 1].norm == "by" and tokens[at - 2].norm == "followed"


def _elsewhere(parsed: Parsed, at: int, first: Draft) -> bool:
    """ "Deaths rose by 45% in Tamo and 1% in Sero": the same change in another place."""
    tokens = parsed.tokens
    near = tokens[at - 1].norm in ("and", "but") or tokens[at - 1].text == "," or _next_to(tokens, at)
    own = any(n.kind == "area" and n.first - at in (2, 3) for n in parsed.names)
    other = any(n.kind == "area" and first.token < n.first < at for n in parsed.names)
    return near and own and other and not any(t.tag("share_verbs") for t in tokens[first.token : at])


def _in_list(parsed: Parsed, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """ "All forms of violence increased: bombings by 5%, attacks on civilians by 7%": the verb is told once."""
    tokens = parsed.tokens
    if tokens[at - 1].norm != "by":
        return None
    source = next((d for d in reversed(drafts) if d.token < at and d.direction != Direction.NONE), None)
    low = max([source.token + 1 if source else 0, at - _ITEM])
    start = next((i for i in range(at - 2, low - 1, -1) if _opens_item(tokens, i)), None)
    if source is None or start is None or any(t.tag("verb", "event", "dirverb") for t in tokens[start:at]):
        return None
    told = next((m for i in range(start + 1, at - 1) if (m := metric_at(tokens, i))), None)
    quantity = tokens[at].quantity
    if told is None or quantity is None:
        return None
    return Draft(
        parsed, start + 1, at, at, ClaimKind.CHANGE, told[0], told[1], quantity.value, quantity.low, quantity.high,
        Unit.PERCENT, bound=quantity.bound, step=quantity.step, direction=source.direction,
    )  # fmt: skip


def _opens_item(tokens: Sequence[Token], at: int) -> bool:
    """Punctuation, a figure, or the "and" behind a figure or its time: "fell by 38% in 2015 and attacks by 45%"."""
    joined = tokens[at].norm in ("and", "while", "but") and at > 0 and tokens[at - 1].kind in "qt"
    return joined or tokens[at].text in (",", ":", ";") or tokens[at].kind == "q"


_ITEM = 10
"""Tokens of one item in a list of changes."""


def is_percent(token: Token) -> bool:
    """Whether a token is a figure in per cent or in points of it."""
    return token.quantity is not None and token.quantity.unit in ("percent", "points")
