"""What a model is told: our conventions, two examples of our own, and a piece of the text as material."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from tahqiq.claims.propose.pieces import Piece
from tahqiq.claims.propose.schema import filled

_HERE = Path(__file__).parent
Messages = list[dict[str, str]]


def messages(piece: Piece, title: str, date: dt.date | None) -> Messages:
    """The messages that ask for the claims of a piece."""
    told = _user(piece.text, title, date)
    return [*_opening(), {"role": "user", "content": told}]


@lru_cache(maxsize=1)
def _opening() -> Messages:
    """The same for every piece, so that a server can keep it."""
    found = [{"role": "system", "content": (_HERE / "prompt.md").read_text(encoding="utf-8")}]
    for example in examples():
        answer = {"claims": [filled(claim) for claim in example["claims"]]}
        found.append({"role": "user", "content": _user(example["text"], "", None)})
        found.append({"role": "assistant", "content": json.dumps(answer, ensure_ascii=False)})
    return found


@lru_cache(maxsize=1)
def examples() -> list[dict[str, Any]]:
    """The worked examples: texts of our own, with the claims in them."""
    found: list[dict[str, Any]] = json.loads((_HERE / "examples.json").read_text(encoding="utf-8"))
    return found


def _user(text: str, title: str, date: dt.date | None) -> str:
    about = f"The report {json.dumps(title, ensure_ascii=False)}" if title else "A report"
    written = f", written on {date.isoformat()}" if date else ""
    safe = text.encode("utf-8", "replace").decode()  # a lone surrogate cannot be sent
    return f"{about}{written}.\nBEGIN\n{safe}\nEND"
