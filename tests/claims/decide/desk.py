"""A short report, its claims, and decisions on them without a workspace."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tahqiq import verbs
from tahqiq.claims.decide import apply
from tahqiq.claims.decide.correct import Signed, decision
from tahqiq.claims.extract import extract
from tahqiq.terms import Act, Correction, Decision, Document, Wanted

TEXT = (
    "In March 2024 militants carried out 40 attacks in Balochistan. The attacks killed 12 soldiers and wounded 30 "
    "civilians. In the month before, police in Peshawar arrested 25 suspects. Nobody was surprised by any of this, the "
    "minister told the assembly in a speech of some length."
)
SIGNED = Signed("Ann", dt.datetime(2024, 4, 9, 8, 30, tzinfo=dt.UTC), "the table says so")


class Desk:
    """An editor at work on one document: corrections, and the claims as they make them."""

    def __init__(self, text=TEXT):
        self.document = Document(text, "A report", dt.date(2024, 4, 8))
        self.registry = verbs.registry()
        self.log = []

    def found(self, text=None):
        document = self.document if text is None else replace(self.document, text=text)
        return apply(document, extract(document, self.registry), self.log, self.registry)

    def claims(self, text=None):
        return {c.id: c for c in self.found(text).claims}

    def id_of(self, quote):
        (claim,) = [c for c in self.found().claims if c.quote == quote]
        return claim.id

    def make(self, act, claims=(), *wanted):
        correction = Correction(Act(act), tuple(claims), wanted)
        made = decision(self.document, self.found().claims, correction, self.registry, SIGNED)
        self.log.append(replace(made, seq=len(self.log) + 1))
        return self.log[-1]

    def fix(self, quote, **slots):
        return self.make("fix", [self.id_of(quote)], Wanted(slots))

    def withdraw(self, made):
        later = Decision(Act.WITHDRAW, made.document, (), (), "Bo", SIGNED.at, "", made.seq, len(self.log) + 1)
        self.log.append(later)
        return later
