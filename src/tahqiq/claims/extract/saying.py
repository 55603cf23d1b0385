"""Days and months on which something was said or published, and of which no figure is told."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

PUBLISHING = grammar("publishing")


def reported_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a day or month is when something was said or published ("said on Monday", "released in May")."""
    period = tokens[index].period
    if period is None or (period.span.days or 0) > 40:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].possessive and any(t.tag("metric") for t in tokens[index + 1 : index + 5]):
        return False  # "claimed Sunday's assault"
    said = following.tag("report") if following is not None else None
    if said is not None and said.form == "past" and (period.span.days or 0) <= 2:
        return True  # "the statement today said …"
    if (
        _before_its_event(tokens, index)
        or _as_news(tokens, index)
        or _in_a_statement(tokens, index)
        or _first_said(tokens, index)
    ):
        return True
    back = tokens[max(0, index - 3) : index]
    for at in range(len(back) - 1, -1, -1):
        token = back[at]
        if token.norm in PUBLISHING or (
            (tag := token.tag("report")) and tag.form in ("past", "s") and not token.tag("metric", "people")
        ):
            return (
                token.norm not in ("recorded", "reported", "documented", "verified", "counted")
                or any(t.norm in ("it", "report") for t in tokens[max(0, index - 6) : index])
                or (following is not None and following.norm == "that")
            )
        if token.norm not in ("on", "in", "in the", "late", "early", "the", "here", "last") and token.kind in (
            "word",
            "q",
        ):
            break
    return False


def _before_its_event(tokens: Sequence[Token], index: int) -> bool:
    """ "On Saturday, a day after the bombing", "today publishing its report": the day of the news."""
    if index + 1 < len(tokens) and tokens[index + 1].norm in _RELEASING:
        return True
    event = tokens[index + 2].period if index + 2 < len(tokens) and tokens[index + 1].text == "," else None
    return event is not None and event.text.casefold().endswith(" after")


_RELEASING = frozenset(("publishing", "releasing", "issuing", "released", "issued", "published"))


def _first_said(tokens: Sequence[Token], index: int) -> bool:
    """ "On Tuesday, the office said 40 died over 11 days this month": a day of speaking, with another time told."""
    opening = index <= 1 and index + 1 < len(tokens) and tokens[index + 1].text == ","
    if not opening or not any(t.period is not None and t.period.role == "at" for t in tokens[index + 2 :]):
        return False
    verb = next((t for t in tokens[index + 2 : index + 14] if t.tag("report", "verb", "middle")), None)
    said = verb.tag("report") if verb is not None else None
    return said is not None and said.form == "past" and not (verb is not None and verb.tag("verb", "event"))


def _in_a_statement(tokens: Sequence[Token], index: int) -> bool:
    """ "Said in a statement on 16 April"."""
    lead = [t.norm for t in tokens[max(0, index - 5) : index]]
    lead = lead[:-1] if lead[-1:] == ["on"] else lead
    return len(lead) > 1 and lead[-1] in _SPOKEN and any(w in _ISSUED for w in lead[:-1])


_ISSUED = frozenset(("in", "at", "during", "issued", "released", "published"))
_SPOKEN = frozenset(("statement", "briefing", "conference", "interview", "tweet", "post", "report"))


def _as_news(tokens: Sequence[Token], index: int) -> bool:
    """ "…, the radio reported on Friday": at the end, behind a comma, with the medium as subject."""
    lead = [t.norm for t in tokens[max(0, index - 2) : index]]
    lead = lead[:-1] if lead[-1:] == ["on"] else lead
    following = tokens[index + 1].text if index + 1 < len(tokens) else "."
    medium = tokens[max(0, index - 8) : index]
    return lead[-1:] == ["reported"] and following in '.,”"' and any(t.text == "," for t in medium)
