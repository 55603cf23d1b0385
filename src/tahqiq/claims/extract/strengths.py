"""People that a verb of moving counts: troops posted, fighters in the field, residents driven out."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.phrases import AUXILIARY, DETERMINERS, NounPhrase
from tahqiq.claims.extract.reading import Reading
from tahqiq.claims.extract.tokens import Token


def strength_of(parsed: Parsed, index: int, phrase: NounPhrase, people: str) -> Reading | None:
    """ "an estimated 300–500 fighters": a standing number of armed people."""
    tokens = parsed.tokens
    head = tokens[phrase.head] if phrase.head is not None else None
    if people in ("military", "police", "security") and _posted(tokens, index, phrase.last):
        return Reading("fighters", people, index, phrase.last, phrase.head)
    if (
        head is not None
        and people == "militant"
        and (
            "fighter" in head.norm
            or _near(
                tokens,
                index,
                (
                    "strength",
                    "strong",
                    "ranks",
                    "cadres",
                    "operating",
                    "between",
                    "numbers",
                    "estimated",
                    "estimates",
                    "commands",
                    "maintains",
                    "members",
                    "active",
                    "remaining",
                ),
            )
        )
    ):
        return Reading("fighters", people, index, phrase.last, phrase.head)
    return None


def driven(tokens: Sequence[Token], index: int, last: int) -> bool:
    """ "Drove 4,000 residents into the hills", "pushed some 300 people across the border"."""
    behind = tokens[last + 1].norm if last + 1 < len(tokens) else ""
    return index > 0 and tokens[index - 1].norm in _DRIVING and behind in _AWAY


_DRIVING = frozenset(
    ("drove", "driven", "driving", "drives", "forced", "forcing", "pushed", "pushing", "sent", "sending")
)
_AWAY = frozenset(("into", "out", "out of", "from", "across", "over", "off", "onto", "away"))


_POSTING = frozenset(("deployed", "stationed", "posted", "based", "garrisoned", "dispatched"))
_SENDING = _POSTING | frozenset(("deploy", "deploys", "deploying", "dispatch"))


def _posted(tokens: Sequence[Token], index: int, last: int) -> bool:
    """ "Deployed 3,000 troops", "some 12,000 soldiers are stationed there": a strength told by the posting."""
    at = index - 1
    while at >= 0 and (tokens[at].norm in DETERMINERS or tokens[at].norm in ("additional", "extra")):
        at -= 1
    behind = [t.norm for t in tokens[last + 1 : last + 6]]
    helped = next((i for i, word in enumerate(behind) if word not in AUXILIARY), None)
    return (at >= 0 and tokens[at].norm in _SENDING) or (helped is not None and behind[helped] in _POSTING)


def _near(tokens: Sequence[Token], index: int, words: tuple[str, ...], reach: int = 8) -> bool:
    return any(t.norm in words for t in tokens[max(0, index - reach) : index + reach])
