"""What our own check says of a brief: the numbers that it does not find, the statements that it contradicts."""

from __future__ import annotations

import datetime as dt

import tahqiq
from tahqiq.brief.build import Brief
from tahqiq.brief.ledger import SPAN, plain


def round_trip(brief: Brief, workspace) -> tuple[list[str], list[str]]:
    """The numbers of a brief that no claim covers, and the quotes of claims that are contradicted, as of its day."""
    day: dt.date = brief.as_of
    checked = tahqiq.check(plain(brief.text), date=day, as_of=day, workspace=workspace).to_dict()
    spans, shift = [], 0
    for match in SPAN.finditer(brief.text):
        at = match.start() - shift
        spans.append((at, at + len(match["text"]), match["text"]))
        shift += len(match[0]) - len(match["text"])
    claims = checked["claims"]
    missed = [t for start, end, t in spans if not any(c["start"] < end and c["end"] > start for c in claims)]
    return missed, [c["quote"] for c in claims if c["verdict"]["label"] == "contradicted"]
