"""Whom a sentence tells as doers: subjects of deeds, those behind "by" or held responsible, those before an attack.

Whether anybody knows the name does not matter here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.bearers import EVENTS, Span, doers
from tahqiq.claims.extract.doing import form_of, forms, is_deed, match, tellers
from tahqiq.claims.extract.phrases import PASSIVE
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.wording import Reader
from tahqiq.claims.extract.words import grammar

_NOT_STRUCK = grammar("not_struck")
_SEEING = grammar("seeing") | grammar("observing")
_ASIDE = 18
"""Tokens that an aside behind a subject may have."""
_NEAR = 10
"""Tokens before "by" in which what was done stands."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Who a sentence says did something: its tokens and words, and the token that tells it (``anchor``).

    ``how`` is "subject" (of the verb at the anchor), "counted" (of a verb of shares, where it may be a place), "by"
    (behind the deed of a verb), "of" (behind the noun of a deed), "event" (before the noun of one), "with" ("with 12
    killed, X …") or "opening" (it only opens the sentence).
    """

    first: int
    last: int
    text: str
    anchor: int
    how: str


def opening(reader: Reader) -> Iterator[Doer]:
    """The name that opens a sentence, which the next sentence may mean by "the group"."""
    span = reader.behind(0)
    bearer = reader.bearer(*span) if span else None
    if bearer is not None:
        yield Doer(*bearer, reader.words(*bearer), bearer[1], "opening")


def _label(reader: Reader) -> Iterator[Doer]:
    """ "Red Front: 40 killed": the head of a row that can be no place."""
    tokens = reader.tokens
    colon = next((at for at in range(min(len(tokens) - 1, _LABEL)) if tokens[at].text == ":"), None)
    span = reader.behind(0) if colon is not None and tokens[colon + 1].kind == "q" else None
    if span is None or colon is None or span[1] + 1 != colon:
        return
    first, last = span
    words = tokens[first:colon]
    body = any(map(reader.is_body, words)) or (len(words) == 1 and words[0].text.isupper() and not words[0].tags)
    elsewhere = any(n.kind == "area" and not n.weak and n.first > colon for n in reader.names)  # no place heads the row
    if reader.bearer(*span) and (body or ((len(words) > 1 or elsewhere) and not any(t.tags for t in words))):
        yield Doer(first, last, reader.words(first, last), colon, "subject")


_LABEL = 8
"""Tokens that the head of a row may have."""


def _with(reader: Reader) -> Iterator[Doer]:
    """ "With 40 people killed by the end of May, X is the deadliest group"."""
    tokens = reader.tokens
    comma = next((at for at in range(min(len(tokens), _ASIDE)) if tokens[at].text == ","), None)
    if comma is None or tokens[0].norm not in ("with", "having"):
        return
    span = reader.behind(comma + 1)
    bearer = reader.bearer(*span) if span else None
    following = tokens[bearer[1] + 1] if bearer and bearer[1] + 1 < len(tokens) else None
    if bearer is not None and not (following is not None and following.tag("report")):
        yield Doer(*bearer, reader.words(*bearer), comma, "with")


def told(reader: Reader) -> tuple[Doer, ...]:
    """All doers of a sentence, in the order of what tells them, the name that opens it last."""
    tokens = reader.tokens
    found: dict[tuple[int, int, str], Doer] = {}
    for at, token in enumerate(tokens):
        if token.kind != "word" or not (token.tags or token.norm.partition(" ")[0] in tellers()):
            continue  # most words tell of nobody
        for how, span, anchor in _at(reader, at):
            bearer = reader.bearer(*span) if span else None
            if bearer is not None:
                first, last = bearer
                found.setdefault((first, anchor, how), Doer(first, last, reader.words(first, last), anchor, how))
    return (*found.values(), *_with(reader), *_label(reader), *opening(reader))


_Told = tuple[str, Span | None, int]
"""How a doer is told, the tokens of its wording, and its anchor."""


def _at(reader: Reader, at: int) -> Iterator[_Told]:
    """The wordings that a token makes those of doers."""
    tokens = reader.tokens
    if _in_a_row(tokens, at):
        return
    if is_deed(tokens, at) or (match(tokens, at, "held") and at and _held(tokens, at)):
        yield "subject", _subject(reader, at), at
    elif tokens[at].tag("share_verbs"):
        span = _subject(reader, at)
        yield "subject" if span and _surely(reader, span) else "counted", span, at
    if tokens[at].norm == "having" and at and form_of(tokens, min(at + 1, len(tokens) - 1)):
        yield "by", reader.before(at), at  # "40 were killed, X having stormed the town"
    if form_of(tokens, at) == "ing" and at and tokens[at - 1].text == ",":
        yield "subject", _of_the_main_verb(reader, at - 1), at
    how = _by(tokens, at)
    if how:
        span = reader.behind(at + (match(tokens, at, "told_of") or 1))
        named = span is not None and any(map(reader.is_name, range(span[0], span[1] + 1)))
        yield how, span if named or tokens[at].norm != "between" else None, at
    if at and reader.is_event(tokens[at]):
        yield "event", _before_event(reader, at), at
    if tokens[at].norm in forms("giving"):
        yield from _given(reader, at)


def _in_a_row(tokens: Sequence[Token], at: int) -> bool:
    """ "…; soldiers killed 61; …": the head and the figure of a row, where those killed are told first."""
    if at < 2 or at + 2 >= len(tokens) or tokens[at + 1].kind != "q":
        return False
    people = tokens[at - 1].tag("people")
    led = next((t.text for t in reversed(tokens[max(0, at - 3) : at - 1]) if t.kind == "p"), "")
    return people is not None and people.value != "militant" and led in (";", ":") and tokens[at + 2].text in ";(."


def _before_event(reader: Reader, at: int) -> Span | None:
    """The wording that ends with the noun of an event, unless that is part of a name ("Global Terrorism Index")."""
    tokens = reader.tokens
    event = tokens[at].tag("metric", "mass")
    part = tokens[at].capital and at + 1 < len(tokens) and tokens[at + 1].capital
    first = reader.start(at)
    return (first, at) if event is not None and event.value in EVENTS and not part and first < at else None


def _of_the_main_verb(reader: Reader, comma: int) -> Span | None:
    """Of "X was the deadliest, killing 12" the subject: a body or a name of its own, if it does not suffer the verb."""
    tokens = reader.tokens
    for at in range(comma - 1, max(0, comma - _ASIDE), -1):
        if tokens[at].norm in _SEEING:
            return None  # "X saw nine attacks, killing 12"
        be = tokens[at].norm in PASSIVE
        if be and (tokens[at + 1].norm.endswith("ed") or tokens[at + 1].tag("verb")):
            return None
        done = tokens[at].norm in ("has", "have", "had") and tokens[at + 1].norm.endswith("ed")
        if be or done or (tokens[at].tag("event", "thing") and not tokens[at].tag("metric")):
            span = _subject(reader, at)
            sure = span and (reader.is_body(tokens[span[1]]) or reader.is_name(span[1]))
            return span if sure else None
    return None


def _surely(reader: Reader, span: tuple[int, int]) -> bool:
    """Whether a wording can be no place: a body of men, several words, a name that is known."""
    first, last = span
    known = any(n.kind == "actor" and n.first <= last and first <= n.last for n in reader.names)
    return known or reader.is_body(reader.tokens[last])


def _held(tokens: Sequence[Token], at: int) -> bool:
    """Whether "blamed for", "behind" follow a subject: behind a form of "be", or in an aside right behind a name."""
    before = tokens[at - 1]
    if tokens[at].norm == "behind":
        return before.norm in PASSIVE
    return (
        before.norm in PASSIVE
        or before.text == ","
        or before.norm in ("largely", "mainly", "also", "widely", "mostly")
        or before.capital
    )


def _by(tokens: Sequence[Token], at: int) -> str:
    """How the token tells a doer behind it: "by" (of a verb), "of" (of a noun), "" where it tells none."""
    norm = tokens[at].norm
    if norm.endswith(" by") and tokens[at].tag("metric"):
        return "of"
    if match(tokens, at, "told_of"):
        return "of" if _noun_before(tokens, at) else "by"
    if not at:
        return ""
    if norm in ("from", "between"):
        event = tokens[at - 1].tag("metric", "mass")
        return "of" if event and event.value in ("attacks", "incidents") else ""
    if norm == "to":
        return _behind_to(tokens, at)
    return _behind_by(tokens, at) if norm == "by" else ""


def _behind_to(tokens: Sequence[Token], at: int) -> str:
    """ "Lost 12 men to X"; "60% were attributed to X, 13% to Y"."""
    if tokens[at - 1].kind == "q":
        return "of" if any(t.norm in _SHARED for t in tokens[:at]) else ""
    lost = any((v := t.tag("verb")) and v.base == "lose" for t in tokens[max(0, at - _NEAR) : at])
    return "by" if lost else ""


_SHARED = frozenset(("attributed", "attributable", "ascribed", "credited", "attributed to", "ascribed to"))


def _behind_by(tokens: Sequence[Token], at: int) -> str:
    """What "by" follows: the noun of a deed, a participle, or neither."""
    before = tokens[at - 1]
    told_on = before.norm in _NOT_STRUCK or before.tag("report", "dirverb", "dirnoun", "compare")
    if told_on and before.norm != "claimed":
        return ""
    if _noun_before(tokens, at):
        return "of"
    if before.kind == "word" and before.norm.endswith(("ed", "ing")):
        return "by" if before.norm.endswith("ed") and not before.tag("flat") else ""
    for back in range(at - 1, max(-1, at - _NEAR), -1):
        if tokens[back].text == ";":
            return ""
        if form_of(tokens, back) in ("past", "part", "ing") or tokens[back].tag("state", "middle"):
            return "by"
    return ""


def _noun_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun of a deed stands before: "attacks in Tamo by", "deaths caused by"."""
    for back in range(at - 1, max(-1, at - 5), -1):
        token = tokens[back]
        if token.tag("metric", "mass"):
            return True
        if token.kind in "qp" or token.tag("verb", "state", "middle", "share_verbs"):
            return False
    return False


def _given(reader: Reader, at: int) -> Iterator[_Told]:
    """ "Attributes 40 deaths to X", "blames X for 40 deaths"."""
    tokens = reader.tokens
    if tokens[at].norm.startswith(("blam", "accus")):
        span = reader.behind(at + 1)
        behind = tokens[span[1] + 1] if span and span[1] + 1 < len(tokens) else None
        if span and (behind is None or behind.text == "." or behind.norm in ("for", "of")):
            yield "subject", span, at
        return
    for end in range(at + 1, min(len(tokens), at + 16)):
        if tokens[end].norm in ("to", "on") and tokens[end - 1].norm not in ("due", "up"):
            yield "by", reader.behind(end + 1), end
            return


def _subject(reader: Reader, at: int) -> Span | None:
    """The wording of the subject of a verb, behind which auxiliaries, asides and relative pronouns may stand."""
    end = _gap(reader.tokens, at)
    relative = any(t.norm in ("who", "which") for t in reader.tokens[end:at])
    span = reader.before(end, relative)
    if span is None and end and reader.tokens[end - 1].text in (",", ")", "–", "—"):
        opening = _aside(reader.tokens, end - 1)
        span = reader.before(_gap(reader.tokens, opening)) if opening is not None else None
        if span is None:
            span = reader.before(end - 1)
    if span is None or _amid_two(reader, span):
        return None
    counted = span[0] and reader.tokens[span[0] - 1].kind == "q"
    return None if counted and not reader.tokens[span[0] - 1].quantity.article else span  # type: ignore[union-attr]


def _amid_two(reader: Reader, span: Span) -> bool:
    """ "Fighting between the army and rebels killed": the rebels alone are no subject."""
    before = [t.norm for t in reader.tokens[max(0, span[0] - 6) : span[0]]]
    named = any(map(reader.is_name, range(span[0], span[1] + 1)))
    return not named and "between" in before and "and" in before


def _gap(tokens: Sequence[Token], at: int) -> int:
    """Where a subject ends before a verb: auxiliaries, adverbs, "is thought to", "which" passed over."""
    for _ in range(10):
        if not at:
            return at
        back = next((n for n in (3, 2, 1) if n <= at and _between(tokens, at - n, n)), 0)
        if (
            not back
            and tokens[at - 1].norm.endswith("ly")
            and len(tokens[at - 1].norm) > 4
            and not tokens[at - 1].capital
        ):
            back = 1
        if not back:
            return (
                at - 1
                if tokens[at - 1].text == "," and at < len(tokens) and tokens[at].norm in ("which", "who")
                else at
            )
        at -= back
    return at


def _between(tokens: Sequence[Token], at: int, count: int) -> bool:
    words = " ".join(t.norm for t in tokens[at : at + count])
    return words in doers("between")


def _aside(tokens: Sequence[Token], closing: int) -> int | None:
    """The token that opens the aside which this one closes."""
    mark = {")": "("}.get(tokens[closing].text, tokens[closing].text)
    for at in range(closing - 1, max(-1, closing - _ASIDE), -1):
        if tokens[at].text == mark:
            return at
    return None
