"""Results as JSON, in the form that docs/reference/check.schema.json and extract.schema.json describe."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tahqiq.terms import CheckResult, ExtractResult


def render_json(results: Sequence[CheckResult | ExtractResult]) -> str:
    """One document's object; for several (or none) a list of them. Ends with a newline.

    Characters stand for themselves; only where a text holds lone surrogates, which no encoding can carry, is
    everything outside ASCII written as an escape.
    """
    return of_documents([r.to_dict() for r in results], large=sum(len(r.claims) for r in results) > LARGE)


def of_documents(data: Sequence[Any], *, large: bool = False) -> str:
    """What was made of documents: the one's object, for several (or none) a list of them."""
    text = _dumped(data[0] if len(data) == 1 else data, large=large, ascii_=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _dumped(json.loads(text), large=large, ascii_=True)
    return text + "\n"


LARGE = 500
"""Claims beyond which nobody reads the file by eye: it is then written without indents, four times as quickly."""


def _dumped(data: Any, *, large: bool, ascii_: bool) -> str:
    return json.dumps(data, ensure_ascii=ascii_, indent=None if large else 2, allow_nan=False)
