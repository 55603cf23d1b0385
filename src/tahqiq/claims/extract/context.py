"""What a document is about: its country, its own period, its comparison, its event, its source."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tahqiq.claims.extract.draft import EVENTS, Parsed
from tahqiq.claims.extract.happenings import Happening, find_happenings
from tahqiq.claims.extract.names import Name
from tahqiq.claims.extract.own_times import counted_to, headed, own_base, own_period, periods_of
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.saying import PUBLISHING, reported_on
from tahqiq.claims.extract.subjects import places_meant
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import closed, grammar, read
from tahqiq.terms import Span

_EVENT_NOUNS = grammar("event_nouns")


_EARLY = 4
_BACK = 12
"""Places back to which "the province" can point."""


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """An event named as a period ("during Operation X", "since the fall of X") at an offset, with its days.

    ``doing`` is one that is the subject of a toll ("Operation X killed 900"): only what people suffered is its.
    """

    start: int
    span: Span
    doing: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Document-level fallbacks. ``event`` marks the report of one happening, on the day of ``period``.

    ``told_on`` is the day of the statement that a text reports, where it is some days old; ``counted_to`` the last day
    of the months of the running year that it reports on; ``places`` are those named,
    as (offset, text, whether within a country); ``it`` is the place that "it" means, by sentence.
    """

    date: dt.date | None
    country: str = ""
    period: Span | None = None
    base: Span | None = None
    event: bool = False
    event_area: str = ""
    period_from: int = 0
    since: Span | None = None
    home: str = ""
    places: tuple[tuple[int, str, bool], ...] = ()
    told_on: dt.date | None = None
    named: tuple[NamedPeriod, ...] = ()
    opening: Span | None = None
    happenings: tuple[Happening, ...] = ()
    dated: bool = True
    first_day: tuple[int, Span | None] = (0, None)
    counted_to: dt.date | None = None
    it: Mapping[int, str] = field(default_factory=dict)

    def named_in(self, start: int, end: int) -> Sequence[NamedPeriod]:
        """The events of known days that are named as periods between two offsets."""
        first, last = (bisect_left(self.named, at, key=lambda e: e.start) for at in (start, end))
        return self.named[first:last]

    def pointed_at(self, noun: str, start: int) -> str:
        """The place that "the province" or "the country" at an offset means: one of that noun, else the last named."""
        if noun == "country":
            return self.country
        if noun == "world":
            return "the world"
        before = self.places[max(0, bisect_left(self.places, (start,)) - _BACK) : bisect_left(self.places, (start,))]
        if noun == "there":
            return before[-1][1] if before else ""
        inner = [text for _, text, within in before if within]
        own = [text for text in inner if noun in text.casefold().split()]
        if own or noun == "capital":
            return own[-1] if own else ""
        return inner[-1] if inner else ""


def understand(parsed: Sequence[Parsed], date: dt.date | None, title: str, fallback: str = "") -> Context:
    """Read the document's own period, base, country (else ``fallback``) and event from its sentences."""
    counts = _countries(parsed, title)
    many = _of_many(counts)
    country = (
        "the world" if _of_the_world(parsed) else "" if many else _country(parsed, counts) or _home_of(parsed, fallback)
    )
    told = periods_of(parsed)
    period = own_period(told)
    base = own_base(told, period, date)
    event = _one_event(parsed, period)
    area = _event_area(parsed) if event else ""
    first = next((i for i, m in told if period and m.span.start == period.start and m.span.end == period.end), 0)
    told_on = _told_on(parsed, date)
    since = _since(parsed, date)
    if since is not None:
        since = Span(since.start, told_on or date, since.text, "document")
        event = event and (period is None or since.start is None or period.start is None or since.start >= period.start)
    home = _home(parsed) or ("" if country or many else _most_named(parsed))
    places = tuple(
        (n.start, n.text, _inner(item, n)) for item in parsed for n in item.names if n.kind == "area" and not n.back
    )
    return Context(
        date, country, _in_document(period), _in_document(base), event, area, first, since, home, places,
        told_on, happenings=find_happenings(parsed, [(i, m.span) for i, m in told if m.role == "at"]),
        opening=_in_document(headed(parsed)),
        dated=any(m.span.start for _, m in told), first_day=_first_day(parsed, told, date),
        counted_to=counted_to(told, date, period), it=places_meant(parsed),
    )  # fmt: skip


def _first_day(
    parsed: Sequence[Parsed], told: Sequence[tuple[int, PeriodMention]], date: dt.date | None
) -> tuple[int, Span | None]:
    """The first day or two told, and the sentence that tells it."""
    begun = _strife_begins(parsed, date)
    days = (
        (i, m.span) for i, m in told
        if m.role == "at" and m.span.days and m.span.days <= _DAY and m is not begun
    )  # fmt: skip
    index, day = next(days, (0, None))
    other = day is not None and any(t.norm in _OTHER for t in parsed[index].tokens)
    return (0, None) if other else (index, day)


_OTHER = frozenset(("another", "similar", "separate", "second", "earlier", "previous"))


_DAY = 2


def _since(parsed: Sequence[Parsed], date: dt.date | None) -> Span | None:
    """The first "since …" that is no window of a rank."""
    for item in parsed:
        for at, token in enumerate(item.tokens):
            mention = token.period
            if (
                mention is not None
                and mention.role == "since"
                and mention.span.start
                and not of_a_rank(item.tokens, at)
            ):
                return mention.span
    begun = _strife_begins(parsed, date)
    return begun.span if begun is not None else None


def _strife_begins(parsed: Sequence[Parsed], date: dt.date | None) -> PeriodMention | None:
    """ "The fighting erupted three days ago": the day from which a text on it counts."""
    for item in parsed[:_EARLY]:
        for at, token in enumerate(item.tokens):
            if token.period is None or token.period.role != "at" or not (token.period.span.days or 99) <= _MONTH:
                continue
            lead = [t.norm for t in item.tokens[max(0, at - 3) : at]]
            verb = next((i for i, w in enumerate(reversed(lead), 1) if w in _BROKE_OUT), 0)
            subject = item.tokens[max(0, at - verb - 5) : at - verb] if verb else ()
            words = _STRIFE | _CAMPAIGN if _long_ago(token.period, date) else _STRIFE
            if any(t.norm in words for t in subject):
                return token.period
    return None


def _long_ago(mention: PeriodMention, date: dt.date | None) -> bool:
    start = mention.span.start
    return date is not None and start is not None and (date - start).days > 2 * _MONTH


_CAMPAIGN = frozenset(("operation", "offensive", "campaign", "crackdown"))


_MONTH = 31
_BROKE_OUT = frozenset(
    ("erupted", "broke out", "out", "flared", "began", "started", "reignited", "launched", "initiated")
)
_STRIFE = grammar("lasting") | {"clashes", "fighting", "violence"}


def _told_on(parsed: Sequence[Parsed], date: dt.date | None) -> dt.date | None:
    """The day on which what a text reports was issued or released, within a week before the text."""
    for item in parsed[:_EARLY]:
        for at, token in enumerate(item.tokens):
            lead = item.tokens[max(0, at - 3) : at]
            issued = any(t.norm in PUBLISHING for t in lead)
            day = token.period.span.start if token.period is not None and token.period.span.days == 1 else None
            if date and day and issued and reported_on(item.tokens, at) and 0 <= (date - day).days <= _FRESH:
                return day
    return None


_FRESH = 7
"""Days within which the day of a statement is that of its figures."""


def _of_the_world(parsed: Sequence[Parsed]) -> bool:
    """A text whose first sentence speaks of the world, and of no country."""
    opening = next((item for item in parsed if item.sentence.kind == "prose"), None)
    return opening is not None and any(n.back == "world" for n in opening.names) and not any(
        t.tag("country") and t.capital for t in opening.tokens
    )  # fmt: skip


def _inner(item: Parsed, name: Name) -> bool:
    """A place named, and no country."""
    named = [t for t in item.tokens[name.first : name.last + 1] if t.start < name.end]
    return name.kind == "area" and not name.back and not any(t.tag("country") for t in named)


def _most_named(parsed: Sequence[Parsed]) -> str:
    """Of a text that names no country: the place named most, of several the first."""
    counts: dict[str, int] = {}
    for item in parsed:
        for name in item.names:
            if _inner(item, name) and not (name.weak and item.index > _EARLY):
                counts[name.text] = counts.get(name.text, 0) + 1
    best = max(counts, key=lambda n: counts[n], default="")
    head = any(n.text == best for item in parsed[:2] for n in item.names)
    return best if head or counts.get(best, 0) > 1 else ""


def _in_document(span: Span | None) -> Span | None:
    return Span(span.start, span.end, span.text, "document") if span else None


def _of_many(counts: dict[str, float]) -> bool:
    """Whether a text speaks of so many countries that none of them is the one that it is about."""
    return len(counts) >= _MANY and max(counts.values()) < _MOST * sum(counts.values())


_MANY, _MOST = 4, 0.4


def _country(parsed: Sequence[Parsed], counts: dict[str, float]) -> str:
    """The country most named; of several, the first."""
    return max(counts, key=lambda c: counts[c]) if counts else _by_local_words(parsed)


def _countries(parsed: Sequence[Parsed], title: str) -> dict[str, float]:
    """The countries named, demonyms included, each with the weight of its mentions."""
    counts: dict[str, float] = {}
    for item in parsed:
        for at, token in enumerate(item.tokens):
            tag = token.tag("country") if token.capital else None
            if tag and (_owner(item.tokens, at) or _only_whose(item.tokens, at)):
                continue
            if tag and (tag.form == "name" or len(token.text) > 3 or token.text.isupper() or "." in token.text):
                bonus = 1.5 if item.index < 3 else 1.0
                counts[tag.value] = counts.get(tag.value, 0.0) + bonus * (1.0 if tag.form == "name" else 0.6)
    for name, others in read_countries().items():
        if any(w in title and re.search(rf"\b{re.escape(w)}\b", title) for w in (name, *others) if len(w) > 3):
            counts[name] = counts.get(name, 0.0) + 2
    return counts


def _home_of(parsed: Sequence[Parsed], country: str) -> str:
    """The country of the places named, unless all that names it is "US drones"."""
    owners = (
        t.tag("country") for item in parsed for at, t in enumerate(item.tokens) if t.capital and _owner(item.tokens, at)
    )
    return "" if any(tag is not None and tag.value in country for tag in owners) else country


def _owner(tokens: Sequence[Token], at: int) -> bool:
    """ "US drone strikes", "UK-led forces": whose they are, and not where."""
    if at > 1 and tokens[at - 1].norm == "of" and tokens[at - 2].capital and tokens[at - 2].norm in _WATERS:
        return True
    letters = tokens[at].text.isupper() or "." in tokens[at].text
    return letters and any(t.norm in _ABROAD and not t.capital for t in tokens[at + 1 : at + 3])


_ABROAD = grammar("abroad")
_WATERS = frozenset(("gulf", "bay", "strait", "straits", "sea", "horn"))


def _only_whose(tokens: Sequence[Token], at: int) -> bool:
    """ "X-led", "X-backed": a country that something comes from."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.start == tokens[at].end + 1 and after.norm.partition(" ")[0] in _DESCRIBING


_DESCRIBING = grammar("describing")


def _by_local_words(parsed: Sequence[Parsed]) -> str:
    """The country of a text that names none, by words that only its English uses ("jawans")."""
    homes = read("people")["homes"]
    found = Counter(
        homes[tag.base] for item in parsed for t in item.tokens if (tag := t.tag("people")) and tag.base in homes
    )
    return found.most_common(1)[0][0] if len(found) == 1 else ""


_COUNTRIES: dict[str, list[str]] = {}


def read_countries() -> dict[str, list[str]]:
    """The country list, read once."""
    if not _COUNTRIES:
        _COUNTRIES.update(read("countries"))
    return _COUNTRIES


def of_a_rank(tokens: Sequence[Token], period: int) -> bool:
    """ "the highest number since 2017", "the first time since August": the window of a rank, no period of a figure."""
    mention = tokens[period].period
    if mention is not None and mention.role == "since":  # "the highest since such counts were begun in 2009"
        period = next((i for i in range(period - 1, max(-1, period - 12), -1) if tokens[i].norm == "since"), period)
    for at in range(period - 1, max(-1, period - 10), -1):
        token = tokens[at]
        if (token.kind == "q" and not (token.quantity and token.quantity.ordinal)) or token.text in ";,":
            return False
        if token.tag("super") or token.norm in ("first", "record", "time") or token.text.casefold() == "first":
            return True
    return False


def _one_event(parsed: Sequence[Parsed], period: Span | None) -> bool:
    """Whether the document reports a single happening: days, not months, and one attack spoken of as "the"."""
    if period is not None and period.days is not None and period.days > 3:
        return False
    hits = 0
    for item in parsed[:12]:
        for at, token in enumerate(item.tokens):
            if (
                token.norm in _EVENT_NOUNS
                and token.kind == "word"
                and at
                and item.tokens[at - 1].norm in ("the", "a", "an", "this", "that")
            ):
                hits += 1
    return hits >= 2 or (hits >= 1 and period is not None)


def _home(parsed: Sequence[Parsed]) -> str:
    """The one place within a country that the document is about: named at its head and more than all others."""
    counts: dict[str, int] = {}
    for item in parsed:
        for name in item.names:
            if _inner(item, name) and " and " not in name.text:
                counts[name.text] = counts.get(name.text, 0) + 1
    head = {n.text for item in parsed[:2] for n in item.names if n.kind == "area" and not n.back}
    best = max(counts, key=lambda n: counts[n], default="")
    enough = bool(best) and best in head and counts[best] >= 2 and counts[best] * 2 > sum(counts.values())
    early = {n.text for item in parsed[:_EARLY] for n in item.names if n.kind == "area" and not n.back}
    only = (
        len(counts) == 1
        and best in early
        and not any(t.tag("country") and t.capital for item in parsed for t in item.tokens)
    )
    return best if only or (enough and not _told_of_country(parsed)) else ""


def _told_of_country(parsed: Sequence[Parsed]) -> bool:
    """Whether the first sentence says that something goes on in the country: "conflict in X"."""
    first = parsed[0] if parsed else None
    return first is not None and any(
        n.kind == "area" and _country_only(first, n) and not first.tokens[n.last].possessive
        and n.first > 0 and first.tokens[n.first - 1].norm in ("in", "across", "throughout")
        for n in first.names
    )  # fmt: skip


def _event_area(parsed: Sequence[Parsed]) -> str:
    """The place of the one event: the first named behind the event's noun or verb, else the first named."""
    places = [(item, n) for item in parsed[:6] for n in item.names if n.kind == "area" and not (n.weak or n.back)]
    near = [
        (item, n) for item, n in places if any(_tells_of_it(t) for t in item.tokens[max(0, n.first - 12) : n.first])
    ]
    told = sorted(near, key=lambda p: (_country_only(*p), p[1].start))
    return told[0][1].text if told else places[0][1].text if places else ""


def _country_only(item: Parsed, name: Name) -> bool:
    return all(t.tag("country") for t in item.tokens[name.first : name.last + 1])


def _tells_of_it(token: Token) -> bool:
    tag = token.tag("metric", "verb", "middle")
    return token.norm in _EVENT_NOUNS or (tag is not None and (tag.cls != "metric" or tag.value in EVENTS))


def event_noun(norm: str) -> bool:
    """Whether a word in the singular names one happening."""
    return norm in _EVENT_NOUNS


__all__ = ["Context", "closed", "event_noun", "understand"]
