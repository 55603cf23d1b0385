"""What our own check says of a brief: the numbers that it does not find, the statements that it contradicts."""

from __future__ import annotations

import datetime as dt
import re

import pytest

import tahqiq
from tahqiq.brief.build import Brief
from tahqiq.brief.ledger import SPAN, captioned, plain

_QUOTED = re.compile("“[^“”]*”")


def round_trip(brief: Brief, workspace) -> tuple[list[str], list[str]]:
    """The numbers of a brief that no claim covers, and the quotes of claims that are contradicted, as of its day.

    What it quotes is not its own statement: neither figures marked as quoted nor words in quotation marks.
    """
    day: dt.date = brief.as_of
    text = plain(brief.text)
    checked = tahqiq.check(text, date=day, as_of=day, workspace=workspace).to_dict()
    quoted = {e.id for e in brief.entries if e.quoted}
    own, others, marked = [], [m.span() for m in _QUOTED.finditer(text)], captioned(brief.text)
    for match in SPAN.finditer(marked):
        at = len(plain(marked[: match.start()]))
        (others if match["id"] in quoted else own).append((at, at + len(match["text"])))
    claims = [(c["start"], c["end"], c) for c in checked["claims"]]
    missed = [text[a:b] for a, b in own if not any(start < b and end > a for start, end, _ in claims)]
    wrong = [c["quote"] for start, end, c in claims if c["verdict"]["label"] == "contradicted"
             and not any(start < b and end > a for a, b in others)]  # fmt: skip
    return missed, wrong


def quick(cases, *fast):
    """Cases as parameters of which only the ``fast`` (by their place) are not slow."""
    return [pytest.param(*case, marks=() if at in fast else pytest.mark.slow) for at, case in enumerate(cases)]
