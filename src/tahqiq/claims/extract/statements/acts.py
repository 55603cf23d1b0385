"""Milestones told by a verb: "In 2023 the country completed its review", "announced in June 2024 by the premier"."""

from __future__ import annotations

import re

from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.statements.draft import Statement
from tahqiq.claims.extract.statements.lexicon import any_of, words
from tahqiq.claims.extract.statements.scene import VERB, VERBS, Scene, is_operation
from tahqiq.claims.extract.statements.slug import slug

_PARTICIPLE = re.compile(
    rf"(?P<verb>{VERB.pattern})(?:\s+(?:by|to|from|as|under|into)\s+[^,;:()]{{2,70}}?)?\s+"
    r"(?:in\s+|on\s+|back\s+in\s+|since\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?P<be>remain|remains|remained|is|are|was|were|has\s+been|have\s+been|had\s+been|being)\s+(?:[a-z]+ly\s+)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+by\s+(?:the\s+)?[A-Z][\w'’.-]*(?:\s+(?:of|the|[A-Z][\w'’.-]*)){0,5}")
_LED = re.compile(r"(?:In|On|As of|Back in)\s+(?:the\s+)?")
_ADJUNCT = re.compile(r"\s+(?:in|on)\s+(?:the\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE)
_OBJECT_END = re.compile(
    r",|\s*\(|;|\s+(?:which|that|who|identifying|including|but|while|after|before|when|amid|despite|and)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(any_of(words()["opening"]), re.IGNORECASE)
_LIST = re.compile(r"\b(?:from|on|to|onto|in)\s+(?P<list>[^,;:]{2,80}?\b(?:list|blacklist|register))\b", re.IGNORECASE)
_PREPOSED = re.compile(r"\s*(?:in|on|at|by|to|from|with|as|under|into|against|near)\b", re.IGNORECASE)
_ONE_NAME = re.compile(r"(?:(?!(?:in|at|of|near|on|for|and)\b)[a-z][\w'’-]*,?\s+){0,6}(?:[A-Z][\w.'’-]*\s*){1,5},?")
_PRONOUN = re.compile(r"(?:it|they|he|she|this|which|that|who)\b.{0,12}", re.IGNORECASE | re.DOTALL)
_REACH = 150


def participle(scene: Scene, mention: PeriodMention) -> Statement | None:
    """ "Announced in June 2024 by the premier", "…, listed since 2018", "aid remains frozen since 2018"."""
    match = scene.before(_PARTICIPLE, mention.start, 110)
    if match is None or scene.unreal(max(scene.start, match.start() - 40), match.start()):
        return None
    state = scene.before(_STATE, match.start(), 24)
    if state and state["be"].lower() != "being":
        return _passive(scene, mention, match, state.start())
    return _dependent(scene, mention, match, bool(state))


def _passive(scene: Scene, mention: PeriodMention, match: re.Match[str], verb: int) -> Statement | None:
    start = scene.clause_start(match.start())
    subject = scene.text[start:verb]
    if not subject.strip() or scene.counted(start, match.end()):
        return None
    object_ = scene.text[match.end("verb") : mention.start] if _LIST.search(match[0]) else ""
    metric = metric_of(scene, match["verb"], object_, subject, (start, match.start()))
    if not object_ and is_operation(subject):
        metric = "operations"
    return scene.milestone(start, mention.end, metric, mention)


def _dependent(scene: Scene, mention: PeriodMention, match: re.Match[str], being: bool) -> Statement | None:
    lead = scene.text[scene.start : match.start()].rstrip()
    if lead and not being and not (lead.endswith(",") and "," not in lead[:-1]):
        return None
    start = scene.start if lead.endswith(",") and len(lead.split()) <= 6 else match.start()
    by = _BY.match(scene.text, mention.end, scene.end) if not lead else None
    stop = by.end() if by else mention.end
    metric = VERBS[" ".join(match["verb"].lower().split())]
    if not lead:  # what was announced or launched follows: ", Operation X aims to …"
        follows = re.match(r",?\s+(?:the\s+)?(?:\w+\s+){0,2}", scene.text[stop : stop + 60])
        ahead = stop + (follows.end() if follows else 0)
        metric = (
            "operations" if scene.operation(stop, ahead + 20) or is_operation(scene.text[stop : ahead + 10]) else metric
        )
    if lead and metric == "other:announcement" and is_operation(lead):
        metric = "operations"
    if metric == "operations" and lead and not (scene.operation(scene.start, match.start()) or is_operation(lead)):
        metric = ""
    return scene.milestone(start, stop, metric or slug(lead) or slug(match["verb"]), mention)


def opening_act(scene: Scene, mention: PeriodMention) -> Statement | None:
    """ "…, starting a ground operation on 30 June"."""
    adjunct = scene.before(_ADJUNCT, mention.start, 12)
    verb = _last(_OPENING, scene, mention.start)
    if adjunct is None or verb is None or scene.counted(verb.start(), mention.start):
        return None
    target = scene.text[verb.end() : adjunct.start()]
    if not target.strip() or re.search(r"[,;:]", target):
        return None
    metric = metric_of(scene, verb[0], target, "", (verb.end(), mention.start))
    return scene.milestone(verb.start(), mention.end, metric, mention)


def first_act(scene: Scene, mention: PeriodMention) -> Statement | None:
    """ "In 2023, the country completed a new assessment, …": the date leads, the clause ends with its object."""
    if mention.role != "at" or not _LED.fullmatch(scene.text, scene.start, mention.start):
        return None
    verb = VERB.search(scene.text, mention.end, min(scene.end, mention.end + _REACH))
    if verb is None or _PASSIVE.search(scene.text, mention.end, verb.start()) or scene.unreal(scene.start, verb.end()):
        return None
    stop = _OBJECT_END.search(scene.text, verb.end() + 1, scene.end)
    last = stop.start() if stop else scene.end
    target = scene.text[verb.end() : last]
    if not target.strip() or scene.counted(mention.end, last):
        return None
    metric = metric_of(scene, verb[0], target, "", (verb.end(), last))
    return scene.milestone(scene.start, last, metric, mention)


def trailing_act(scene: Scene, mention: PeriodMention) -> Statement | None:
    """ "The authorities lifted the curfew on 29 June": subject, verb, object, date."""
    adjunct = scene.before(_ADJUNCT, mention.start, 12)
    verb = _last(VERB, scene, mention.start)
    if adjunct is None or verb is None or scene.unreal(max(scene.start, verb.start() - 60), verb.end()):
        return None
    start = scene.clause_start(verb.start())
    subject, target = scene.text[start : verb.start()], scene.text[verb.end() : adjunct.start()]
    if not subject.strip() or re.search(r"[,;:]", target) or scene.counted(start, mention.start):
        return None
    if _STATE.fullmatch(f"{subject.rstrip()} "):
        return None  # "…, were halted": its subject stands before the comma
    metric = metric_of(scene, verb[0], target, subject, (verb.end(), mention.start))
    return scene.milestone(start, mention.end, metric, mention)


def _last(pattern: re.Pattern[str], scene: Scene, before: int) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(scene.text, max(scene.start, before - _REACH), before):
        found = match
    return found


def metric_of(scene: Scene, verb: str, target: str, subject: str, span: tuple[int, int]) -> str:
    """The metric of an act: the verb's own, else the name of what was acted on; "" where it is no milestone.

    "Launched" opens operations only where an operation is what was launched, and "killed" is one death only
    where one name was.
    """
    metric = VERBS.get(" ".join(verb.lower().split()), "")
    if metric == "deaths":
        return metric if _ONE_NAME.fullmatch((target or subject).strip()) else ""
    if metric not in ("", "operations"):
        return metric
    if scene.operation(*span) or is_operation(target):
        return "operations"
    listed = _LIST.search(target)
    if listed:
        return slug(listed["list"])
    found = _without_object(scene, subject, span[0]) if not target.strip() else _named(target)
    return found or ("" if _PRONOUN.fullmatch(subject.strip()) else slug(subject))


def _named(target: str) -> str:
    return slug(target) if not _PREPOSED.match(target) else ""


def _without_object(scene: Scene, subject: str, at: int) -> str:
    """ "Operation X began", "it had been listed": an operation, or the list named before."""
    if is_operation(subject):
        return "operations"
    named = list(_LIST.finditer(scene.text, scene.start, at)) if _PRONOUN.fullmatch(subject.strip()) else []
    return slug(named[-1]["list"]) if named else ""
