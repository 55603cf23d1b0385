"""What pages of one check share: the check with its claims, and decisions and opinions as they are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from pydantic import BaseModel, Field

from tahqiq.claims.decide.correct import Signed
from tahqiq.errors import UnknownName
from tahqiq.serve.report.wording.decided import changes
from tahqiq.store.times import now
from tahqiq.terms import CheckedClaim, CheckResult, Document, Ruling
from tahqiq.verbs import decisions
from tahqiq.workbench.kept import Kept
from tahqiq.workbench.office import Office
from tahqiq.workbench.opinions import Opinion


class Said(BaseModel):
    """What an editor holds of a verdict."""

    seq: int = Field(description="Its number.")
    claim: str = Field(description="The claim's id.")
    view: str = Field(description="accept or reject.")
    label: str = Field(description="The verdict that it is about, as it was.")
    reason: str = Field(description="That verdict's reason.")
    by: str = Field(description="Whose it is.")
    at: dt.datetime = Field(description="When, in UTC.")
    note: str = Field(description="What they say to it.")
    revoked: str = Field(description="Who revoked it; empty while it holds.")


class Made(BaseModel):
    """A decision on the claims of a document."""

    id: str = Field(description="Its name in the workspace.")
    act: str = Field(description="fix, split, merge, dismiss, add or withdraw.")
    by: str = Field(description="Who decided.")
    at: dt.datetime = Field(description="When, in UTC.")
    note: str = Field(description="What they said to it.")
    changes: list[str] = Field(description="What it changed, a line each.")
    claims: list[str] = Field(description="The ids of the claims it left.")
    quote: str = Field(description="The words it is about.")
    holds: bool = Field(description="Whether it holds: it was applied and nobody withdrew it.")
    why: str = Field(description="Why it was not applied, or who withdrew it.")
    withdraws: str = Field(description="The decision that it withdraws.")


@dataclass(frozen=True, slots=True)
class Open:
    """A check as a page has it. ``seen`` is the last decision before it was read."""

    kept: Kept
    result: CheckResult
    seen: int
    opinions: Sequence[Opinion]

    def claim(self, name: str) -> CheckedClaim:
        """The claim of that id; UnknownName if there is none (any more)."""
        for item in self.result.claims:
            if item.claim.id == name:
                return item
        raise UnknownName(
            f"the check has no claim {name!r} (any more): a decision may have split, merged or dismissed it"
        )

    def held_of(self, claim: str) -> list[Opinion]:
        """The opinions on a claim that nobody revoked."""
        return [o for o in self.opinions if o.claim == claim and not o.revoked]


def opened(office: Office, name: str) -> Open:
    """The check of that id; UnknownName if there is none."""
    kept = office.checks.get(name)
    with office.desk() as store:
        seen = store.decisions.last()  # before the claims are read: one that comes between is then taken for later
    return Open(kept, office.result(kept), seen, office.opinions.of(name))


def said(opinion: Opinion) -> Said:
    """An opinion as it is told."""
    return Said(**{name: getattr(opinion, name) for name in Said.model_fields})


def history(office: Office, document: Document, rulings: Sequence[Ruling]) -> list[Made]:
    """Every decision on a document, the newest first, with what became of it."""
    with office.desk() as store:
        log = decisions(document, store)
    ruled = {r.decision.seq: r for r in rulings}
    return [_made(entry.decision, entry.withdrawn_by, ruled.get(entry.decision.seq)) for entry in reversed(log)]


def _made(made: Any, gone: Any, ruling: Ruling | None) -> Made:
    anchors = [t.anchor for t in made.targets] + [p.anchor for p in made.parts if p.anchor]
    why = f"withdrawn by {gone.by} ({gone.id})" if gone else ruling.why if ruling else ""
    return Made(
        id=made.id, act=str(made.act), by=made.by, at=made.at, note=made.note,
        changes=changes(ruling) if ruling else [], claims=[c.id for c in ruling.after] if ruling else [],
        quote=" ".join(anchors[0].quote.split()) if anchors else "", holds=gone is None and not why,
        why=why, withdraws=f"d{made.withdraws}" if made.withdraws else "",
    )  # fmt: skip


def signed(who: Any, note: str) -> Signed:
    """Who acts, now."""
    return Signed(who.name, now(), note.strip())


async def fields(request: Request) -> Mapping[str, list[str]]:
    """A form's fields with all their values; files are left out."""
    form = await request.form()
    return {key: [v for v in form.getlist(key) if isinstance(v, str)] for key in form}
