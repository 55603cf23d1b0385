"""Results as JSON, in the form that docs/reference/check.schema.json and extract.schema.json describe."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tahqiq.terms import CheckResult, ExtractResult


def render_json(results: Sequence[CheckResult | ExtractResult]) -> str:
    """One document's object; for several (or none) a list of them. Ends with a newline.

    Characters stand for themselves; only where a text holds lone surrogates, which no encoding can carry, is
    everything outside ASCII written as an escape.
    """
    data = [result.to_dict() for result in results]
    text = json.dumps(data[0] if len(data) == 1 else data, ensure_ascii=False, indent=2, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(json.loads(text), indent=2, allow_nan=False)
    return text + "\n"
