"""From what an editor asks for to a decision that can be stored; every fault in it said at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tahqiq.claims.decide import slots as slot
from tahqiq.claims.decide.anchors import anchor, occurrences
from tahqiq.claims.decide.apply import plain, seen, telling
from tahqiq.claims.decide.build import Builder
from tahqiq.claims.decide.documents import decided_on
from tahqiq.errors import Refusal
from tahqiq.registry import Registry
from tahqiq.terms import Act, Claim, ClaimKind, Correction, Decision, Document, Part, Target, Unit, Wanted

_CLAIMS = {Act.FIX: (1, 1), Act.SPLIT: (1, 1), Act.MERGE: (2, 99), Act.DISMISS: (1, 99), Act.ADD: (0, 0)}
_WANTED = {Act.FIX: (1, 1), Act.SPLIT: (2, 99), Act.MERGE: (1, 1), Act.DISMISS: (0, 0), Act.ADD: (1, 1)}
NOTE = 2000  # characters of a note


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, when, and why if they say so."""

    by: str
    at: dt.datetime
    note: str = ""


def decision(
    document: Document, claims: Sequence[Claim], wanted: Correction, registry: Registry, signed: Signed
) -> Decision:
    """The decision that a correction makes on the claims of a document as they stand now.

    Refusal names every fault: ids that are no claims, slots that are none or hold what they cannot, words that do
    not stand in the text letter for letter, slots that contradict each other, a correction that changes nothing.
    """
    maker = _Maker(document, claims, registry)
    faults = [*_shape(wanted), *signature_faults(signed)]
    before, unknown = maker.named(wanted.claims)
    faults += unknown
    parts: list[Part] = []
    for number, one in enumerate(wanted.wanted, 1):
        part, found = maker.part(wanted.act, one, before)
        parts += [part] if part else []
        faults += [f"part {number}: {f}" for f in found] if len(wanted.wanted) > 1 else found
    if faults:
        raise Refusal("the correction cannot be stored", faults)
    named = [name for part in parts for name in part.slots]
    targets = tuple(Target(anchor(document.text, c.start, c.end), seen(c, named)) for c in before)
    return Decision(wanted.act, decided_on(document), targets, tuple(parts), signed.by, signed.at, signed.note)


def signature_faults(signed: Signed) -> list[str]:
    """What is wrong with who signs and with the note."""
    faults = []
    if not signed.by.strip() or not signed.by.isprintable() or len(signed.by) > slot.LONGEST:
        faults.append(
            f"the editor's name {signed.by[:40]!r}: a name or address of one line and at most {slot.LONGEST} "
            "characters was expected; give it with --by or in $TAHQIQ_EDITOR"
        )
    if len(signed.note) > NOTE or not signed.note.replace("\n", " ").isprintable():
        faults.append(f"the note: plain text of at most {NOTE} characters was expected")
    return faults


def _shape(wanted: Correction) -> list[str]:
    if wanted.act not in _CLAIMS:
        return [f"{wanted.act} is not made of claims; withdraw names a decision"]
    faults = []
    for counts, have, what in (
        (_CLAIMS[wanted.act], len(wanted.claims), "claim"),
        (_WANTED[wanted.act], len(wanted.wanted), "wanted claim"),
    ):
        least, most = counts
        if not least <= have <= most:
            number = f"{least}" if least == most else f"{least} or more"
            faults.append(f"{wanted.act} needs {number} {what}{'' if number == '1' else 's'}, {have} arrived")
    return faults


@dataclass(frozen=True, slots=True)
class _Maker:
    document: Document
    claims: Sequence[Claim]
    registry: Registry

    def named(self, ids: Sequence[str]) -> tuple[list[Claim], list[str]]:
        """The claims of these ids, and a fault for each that is none."""
        known = {c.id: c for c in self.claims}
        faults = [f"{i!r} is no claim of this text; see tahqiq decide list" for i in ids if i not in known]
        if len(set(ids)) < len(ids):
            faults.append("a claim is named twice")
        return [known[i] for i in ids if i in known], faults

    def part(self, act: Act, wanted: Wanted, before: Sequence[Claim]) -> tuple[Part | None, list[str]]:
        """One wanted claim, and the faults in it."""
        found, faults = slot.read(wanted.slots, self.registry)
        span, lost = self._span(act, wanted, before)
        faults += lost
        if act is Act.ADD and "kind" not in wanted.slots:
            faults.append("kind is missing: an added claim needs one")
        if faults or (not before and span is None):
            return None, faults
        faults = self._whole(act, found, span, before)
        return Part(found, anchor(self.document.text, *span) if span else None), faults

    def _span(self, act: Act, wanted: Wanted, before: Sequence[Claim]) -> tuple[tuple[int, int] | None, list[str]]:
        """Where the words of the wanted claim stand; None where they are those of the claim that is corrected."""
        if not wanted.quote:
            if act is Act.ADD:
                return None, ["the quote is missing: the words of an added claim"]
            if act is Act.MERGE and before:
                return (min(c.start for c in before), max(c.end for c in before)), []
            return None, []
        found = list(occurrences(self.document.text, wanted.quote))
        if wanted.at is not None:
            found = [s for s in found if s[0] == wanted.at]
        there = [s for s in found if any(s[0] < c.end and c.start < s[1] for c in before)]
        found = there if len(there) == 1 else found
        if len(found) == 1:
            return found[0], []
        quote = wanted.quote if len(wanted.quote) <= 60 else wanted.quote[:59] + "…"
        if not found:
            at = "" if wanted.at is None else f" at {wanted.at}"
            return None, [f"the quote {quote!r} does not stand in the text{at} letter for letter, as whole words"]
        places = ", ".join(str(s[0]) for s in found[:5])
        return None, [
            f"the quote {quote!r} stands in the text {len(found)} times (at {places}): say which with its offset"
        ]

    def _whole(
        self, act: Act, slots: Mapping[str, Any], span: tuple[int, int] | None, before: Sequence[Claim]
    ) -> list[str]:
        """The faults of the claim as it would stand."""
        builder = Builder(self.document, self.registry)
        base = before[0] if before else builder.blank(*(span or (0, 0)))
        made = builder.build(base, slots, span)
        known = contradictions(base) if before else []  # what the extractor made is not the editor's fault
        faults = [f for f in contradictions(made) if f not in known]
        if act is Act.FIX and plain(made) == plain(base):
            faults.append("nothing would change")
        faults += [
            f"{c.id} is that claim already"
            for c in self.claims
            if c not in before and c.start < made.end and made.start < c.end and telling(c) == telling(made)
        ]
        return faults


def contradictions(claim: Claim) -> list[str]:
    """What cannot be so at once in one claim."""
    figures = (claim.value, claim.low, claim.high)
    wrong = {
        "a value and a range exclude each other": claim.value is not None and figures[1:] != (None, None),
        "low is above high": claim.low is not None and claim.high is not None and claim.low > claim.high,
        "a range needs low and high": claim.kind is ClaimKind.RANGE and None in figures[1:],
        "a claim that is checkable has no why_not": claim.checkable and claim.why_not is not None,
        "a claim that is not checkable needs why_not": not claim.checkable and claim.why_not is None,
        "a checkable claim needs a metric": claim.checkable and not claim.metric,
        "a share is of 0 to 100 percent": claim.kind is ClaimKind.SHARE
        and claim.unit is Unit.PERCENT
        and any(f is not None and not 0 <= f <= 100 for f in figures),
        "a rank is a whole number from 1": claim.kind is ClaimKind.RANK
        and claim.value is not None
        and (claim.value < 1 or claim.value % 1 != 0),
        "a base is of a change, a rank or a ratio": claim.base is not None
        and claim.kind not in {ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.RATIO},
    }  # fmt: skip
    return [message for message, holds in wrong.items() if holds]
