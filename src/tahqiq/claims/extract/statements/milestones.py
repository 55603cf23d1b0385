"""Dated happenings without a figure: "Operation X (launched in June 2024)", "the July 2023 bombing".

This file reads those named by a noun; ``acts`` those told by a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.statements.acts import first_act, opening_act, participle, trailing_act
from tahqiq.claims.extract.statements.draft import Statement
from tahqiq.claims.extract.statements.lexicon import any_of, by_word, words
from tahqiq.claims.extract.statements.scene import VERB, Scene, is_operation
from tahqiq.claims.extract.statements.slug import slug

_EVENTS = by_word(words()["events"])
_EVENT = any_of(_EVENTS)
_NAME = r"[A-Z][\w'’.&-]*(?:\s+(?:of|the|for|and|[A-Z][\w'’.&-]*)){0,6}"
_BRACKET = re.compile(rf"(?P<name>{_NAME})\s*\((?:[a-z]{{4,12}}\s+)?(?:in\s+|on\s+|since\s+)?$")
_HEAD = re.compile(any_of(words()["named_heads"]), re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?:\b(?:[Tt]he|[Tt]his|[Ii]ts|[Tt]heir)\s+|\b[Tt]he\s+(?:[a-z]+\s+)?[a-z]+['’]s?\s+"
    r"|(?:[Tt]he\s+)?[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3}['’]s?\s+)$"
)
_HEADED = re.compile(rf"\s+(?:[\w'’-]+\s+){{0,5}}?(?P<head>{_EVENT})", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,4}")
_ACTION = re.compile(
    rf"(?:\b(?:the|a|an|its|their)\s+)?(?:[a-z-]+\s+)?{any_of(words()['actions'])}\s+"
    r"(?P<what>(?:of|by|to|from)\s+[^;:\u2014]{2,140}?),?\s+(?:in|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WHERE = r"(?:(?:of|by|on|in|at|against|near)\s+[^,;:\u2014]{2,80}?\s+)"
_HAPPENING = re.compile(
    rf"\b(?:the|a|an)\s+(?:(?!(?:the|an?)\b)[\w'’-]+\s+){{0,3}}?(?P<head>{_EVENT})\s+{_WHERE}?(?:in|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PLURAL = any_of(event for event in _EVENTS if event.endswith("s"))
_HAPPENINGS = re.compile(
    rf"(?:[\w'’-]+\s+)(?P<head>{_PLURAL})\s+{_WHERE}(?:in|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_SINCE = re.compile(r"\bsince\s+\w", re.IGNORECASE)
_STARTING = re.compile(r"\b(?:starting|beginning)\b", re.IGNORECASE)
_TABLE = 16
"""More dates than this in one "sentence" make a table, whose lines tell no events."""


def milestones(text: str, parsed: Parsed, named: Sequence[tuple[int, int, str]]) -> Iterator[Statement]:
    """The milestones of a sentence, one for each date; ``named`` are the known names in it as (start, end, kind)."""
    scene = Scene(text, parsed, named)
    if sum(t.period is not None for t in parsed.tokens) > _TABLE:
        return
    for token in parsed.tokens:
        mention = token.period
        if mention is not None and _written_out(mention):
            found = next((m for m in (rule(scene, mention) for rule in _RULES) if m), None)
            lead = text[max(scene.start, found.start - 40) : mention.start] if found else ""
            if found and not _only_a_start(lead):
                yield found


def _only_a_start(before: str) -> bool:
    """ "The deadliest month since the office began to count in 1997": the act only says from when on."""
    since = _SINCE.search(before)
    return since is not None and bool(VERB.search(before, since.end()) or _STARTING.search(before, since.end()))


def _written_out(mention: PeriodMention) -> bool:
    """A day, month or year in digits: "on Wednesday" dates a report, "last year" hardly anything."""
    fixed = mention.grain in ("day", "month", "year", "decade") and mention.role in ("at", "since")
    return fixed and mention.named.start is not None and any(ch.isdigit() for ch in mention.text)


def _bracketed(scene: Scene, mention: PeriodMention) -> Statement | None:
    """A known operation or programme, or a name with such a head, with its date in brackets behind it."""
    match = scene.before(_BRACKET, mention.start, 120)
    if match is None or scene.text[mention.end : mention.end + 1] != ")":
        return None
    known = next(
        (n for n in scene.named if n[2] in ("operation", "programme") and n[0] < match.end("name") <= n[1] + 1), None
    )
    head = _HEAD.search(match["name"])
    if known is None and head is None:
        return None
    start = min(known[0], match.start("name")) if head and known else known[0] if known else match.start("name")
    operation = (known and known[2] == "operation") or (
        head and head[0].lower() in ("operation", "offensive", "campaign")
    )
    return scene.milestone(start, mention.end + 1, "operations" if operation else slug(match["name"]), mention)


def _premodified(scene: Scene, mention: PeriodMention) -> Statement | None:
    """ "The July 2023 market bombing", "the group's 2021 takeover of the capital"."""
    before = scene.before(_DETERMINED, mention.start, 60)
    start = mention.start if mention.text.lower().startswith("the ") else before.start() if before else None
    after = _HEADED.match(scene.text, mention.end, min(scene.end, mention.end + 90))
    if start is None or after is None or re.search(r"[,;:()]", after[0]):
        return None
    of = _OF.match(scene.text, after.end(), scene.end)
    return scene.milestone(start, of.end() if of else after.end(), _event(after["head"]), mention)


def _event(head: str) -> str:
    word = " ".join(head.lower().split())
    return _EVENTS[word] or slug(word)


def _action(scene: Scene, mention: PeriodMention) -> Statement | None:
    """ "The removal of the country from the list in October 2022", "the launch of the operation in June 2014"."""
    match = scene.before(_ACTION, mention.start, 200)
    if match is None or VERB.search(match["what"]):
        return None
    what = match["what"].split(maxsplit=1)[1]
    source = re.search(r"\bfrom\s+(?P<list>.+)$", what)
    operation = scene.operation(match.start("what"), mention.start) or is_operation(what)
    metric = "operations" if operation else slug(source["list"] if source else what)
    return scene.milestone(match.start(), mention.end, metric, mention)


def _happening(scene: Scene, mention: PeriodMention) -> Statement | None:
    """ "The attack on the school in December 2014", "cross-border strikes by the army in 2024"."""
    if mention.grain == "decade":
        return None
    match = scene.before(_HAPPENING, mention.start, 200)
    if match is not None and mention.grain != "year":
        return scene.milestone(match.start(), mention.end, _event(match["head"]), mention)
    match = scene.before(_HAPPENINGS, mention.start, 200)
    if match is None or match.start() != scene.clause_start(match.start("head")):
        return None
    return scene.milestone(match.start(), mention.end, slug(scene.text[match.start() : match.end("head")]), mention)


_OUTBREAK = re.compile(
    rf"\b(?:{any_of(words()['strife'])})\s+(?:first\s+|again\s+)?(?:{any_of(words()['breaking_out'])})"
    r"(?:\s+(?:again|anew|in|across|between|inside|around|near)\b[^,;:()]{0,70}?)?,?\s+(?:on|in|since)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _outbreak(scene: Scene, mention: PeriodMention) -> Statement | None:
    """ "Fierce fighting erupted in the city on 10 May"."""
    match = scene.before(_OUTBREAK, mention.start, 160)
    if match is None or scene.unreal(max(scene.start, match.start() - 40), match.end()):
        return None
    led = re.search(r"\bsince\s+(?:[a-z-]+\s+){0,2}$", scene.text[max(scene.start, match.start() - 40) : match.start()])
    start = match.start() if led else scene.clause_start(match.start())
    return scene.milestone(start, mention.end, "incidents", mention)


_RULES = (_outbreak, _bracketed, _premodified, participle, opening_act, first_act, trailing_act, _action, _happening)
