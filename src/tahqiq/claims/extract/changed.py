"""What a change is of, where it stands behind it: "increase in civilian deaths", "reducing violence"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.metrics import metric_at
from tahqiq.claims.extract.phrases import BOUNDARY
from tahqiq.claims.extract.tokens import Token


def object_of(tokens: Sequence[Token], index: int, noun: bool) -> tuple[str, str, int, int] | None:  # noqa: PLR0911 - one way out for each reading, in order of trust
    """ "increase in civilian deaths", "reducing violence": the metric that follows a noun or a transitive verb."""
    at = index + 1
    if at < len(tokens) and tokens[at].norm in ("in", "of", "for", "among", "to"):
        at += 1
    elif noun and not (at < len(tokens) and tokens[at].kind == "t"):
        return None
    if (
        tokens[index].norm in ("resurgence", "revival", "reemergence")
        and at > index + 1
        and at < len(tokens)
        and tokens[at].capital
    ):
        return "attacks", "", index, at  # the resurgence of an armed group is that of its attacks
    limit = min(len(tokens), at + 9)
    while at < limit:
        token = tokens[at]
        if (
            token.kind in "qt"
            or token.text in ",;.:()"
            or token.norm in BOUNDARY
            or (token.norm in ("which", "that", "who") and at > index + 1)
            or (token.tag("dirverb") and not token.tag("dirnoun"))
        ):
            return None
        verb = token.tag("event", "thing", "report")
        if verb and verb.form in ("past", "s", "part", "ing") and not token.tag("metric", "people") and at > index + 1:
            return None
        found = metric_at(tokens, at)
        if found and not (at + 1 < len(tokens) and tokens[at + 1].tag("metric") and not tokens[at].possessive):
            people = found[1]
            last = at
            pair = and_metric(tokens, at)
            if pair:
                return pair[0], people or pair[1], index, pair[2]
            if people and at + 2 < len(tokens) and tokens[at + 1].norm in ("of", "among", "to", "caused"):
                last = people_end(tokens, at + 2)
            return found[0], people, index, last
        at += 1
    return None


def and_metric(tokens: Sequence[Token], at: int) -> tuple[str, str, int] | None:
    """ "deaths and injuries" together are casualties."""
    if at + 2 < len(tokens) and tokens[at + 1].norm in ("and", "or"):
        other = metric_at(tokens, at + 2)
        mine = metric_at(tokens, at)
        if other and mine and {mine[0], other[0]} == {"deaths", "injuries"}:
            return "other:casualties", other[1], at + 2
    return None


def people_end(tokens: Sequence[Token], at: int) -> int:
    """The last of the people listed from a token on."""
    last = at
    for index in range(at, min(len(tokens), at + 8)):
        if tokens[index].tag("people"):
            last = index
        elif tokens[index].kind != "word" and tokens[index].text != ",":
            break
    return last
