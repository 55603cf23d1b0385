"""A server's reply → the text that the model wrote → the claims it proposes. Nothing in it is trusted."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from tahqiq.claims.propose.faults import Unread

MOST = 500  # claims in one answer; a piece has a tenth of that
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)  # models that reason aloud put it before the answer
_LAST = 200


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote; ``cut`` says that it was stopped before its end."""

    text: str
    cut: bool = False


def written(body: bytes) -> Written:
    """The model's text in a reply of ``/chat/completions``; Unread where it has none."""
    reply = _loaded(body.decode("utf-8", "replace"), "the reply")
    try:
        choice = reply["choices"][0]
        message, reason = choice["message"], choice.get("finish_reason")
        content = message["content"]
    except (LookupError, TypeError, AttributeError) as error:
        raise Unread("the reply is not in the form of /chat/completions", again=True) from error
    if isinstance(content, list):  # some servers give it in parts
        content = "".join(str(p.get("text", "")) for p in content if isinstance(p, dict))
    if not isinstance(content, str) or not content.strip():
        refusal = message.get("refusal") if isinstance(message, dict) else None
        raise Unread("the model refused to answer" if refusal else "the model wrote nothing", again=not refusal)
    return Written(content, cut=reason == "length")


def items(text: str) -> list[Any]:
    """The proposed claims in what a model wrote, not yet validated; Unread where it is not the JSON asked for."""
    answer = _loaded(_json_in(text), "the answer")
    if not isinstance(answer, dict) or not isinstance(answer.get("claims"), list):
        raise Unread('the answer is JSON, but not an object with a list of "claims"', again=True)
    if len(answer["claims"]) > MOST:
        raise Unread(f"the answer has {len(answer['claims']):,} claims, more than {MOST}")
    return list(answer["claims"])


def _json_in(text: str) -> str:
    """The JSON object in a text, without thoughts before it, a fence around it, or words after it."""
    rest = _THOUGHT.sub("", text, count=1)
    start, end = rest.find("{"), rest.rfind("}")
    return rest[start : end + 1] if 0 <= start < end else rest


def _loaded(text: str, what: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:  # a figure of thousands of digits is a ValueError too
        raise Unread(f"{what} is not JSON: {_start(text)}", again=True) from error


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _start(text: str) -> str:
    shown = " ".join(text.split())[:_LAST] or "(empty)"
    return repr(shown[:80] + ("…" if len(shown) > 80 else ""))
