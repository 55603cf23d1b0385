"""A claim of a check: its card, a form to correct it, what editors hold of its verdict; a link to share it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import Form, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from tahqiq.errors import InputError, Overtaken, Refusal
from tahqiq.serve.report.html import told
from tahqiq.serve.report.labels import LOOKS
from tahqiq.serve.report.parts import laid, some
from tahqiq.serve.web.deciding import Made, Open, Said, history, opened, said, signed
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.making import MADE, READY
from tahqiq.serve.web.twins import Twins, csv
from tahqiq.serve.web.who import Me, needs
from tahqiq.verbs import registry
from tahqiq.workbench.correcting import CHOICES, FIRST, HINTS, METRICS, NUMBERS, PARTS, SLOTS, texts
from tahqiq.workbench.office import Office
from tahqiq.workbench.opinions import View
from tahqiq.workbench.team.roles import Scope

router = Twins(tags=["check"])
_NEAR = 4
"""Claims before and after one that it may be merged with on its page."""


class OneClaim(BaseModel):
    """A claim of a check with its verdict and readings, and what editors did to it."""

    check: str = Field(description="The check's id.")
    title: str = Field(description="The report's title.")
    claim: dict[str, Any] = Field(description="The claim as in check.schema.json.")
    seen: int = Field(description="The last decision in the workspace; send it with a correction as `seen`.")
    opinions: list[Said] = Field(description="What editors hold of its verdict, the newest first.")
    decisions: list[Made] = Field(description="The decisions on it, the newest first.")

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """Its readings."""
        return [
            {k: v if not isinstance(v, dict) else f"{v['start'] or ''}/{v['end'] or ''}" for k, v in reading.items()}
            for reading in self.claim["readings"]
        ]


@router.get("/checks/{name}/claims/{claim}.json", summary="A claim of a check.", responses=MADE, dependencies=[READY])
def one_claim(name: str, claim: str, office: Desk) -> OneClaim:
    """A claim of a check with its verdict and readings, and what editors did to it."""
    return _told(office, opened(office, name), claim)


@router.get(
    "/checks/{name}/claims/{claim}.csv",
    summary="The readings of a claim. As CSV.",
    responses=MADE,
    response_class=Response,
    dependencies=[READY],
)
def one_claim_csv(name: str, claim: str, office: Desk) -> Response:
    """The readings of a claim as CSV."""
    return csv(one_claim(name, claim, office).rows(), f"claim-{claim}")


@router.get("/checks/{name}/claims/{claim}", include_in_schema=False, dependencies=[READY])
def claim_page(
    request: Request, name: str, claim: str, office: Desk, was: Annotated[str, Query(max_length=32)] = ""
) -> Response:
    """The page of a claim."""
    return shown(request, office, name, claim, Filled(was=was))


class Filled(BaseModel):
    """What a form brings back to the page of its claim: what was filled in, and why it was not stored."""

    form: dict[str, list[str]] = {}
    faults: list[str] = []
    overtaken: bool = False
    was: str = ""

    def first(self, name: str) -> str:
        """The first value of a field."""
        return next(iter(self.form.get(name, ())), "")


def shown(request: Request, office: Office, name: str, claim: str, filled: Filled) -> Response:
    """The page of a claim, with what was filled in where that could not be stored."""
    check = opened(office, name)
    item = check.claim(claim)
    own = laid(check.result)
    place = next(at for at, other in enumerate(own.claims) if other is item)
    document = told([check.result], part=some(own, [place]))["documents"][0]
    now = texts(item.claim)
    data = {
        "page": _told(office, check, claim), "kept": check.kept, "document": document, "view": document.claims[0],
        "near": [
            (at + 1, own.claims[at].claim)
            for at in range(max(0, place - _NEAR), min(place + _NEAR + 1, len(own.claims)))
            if at != place
        ],
        "now": now, "was": json.dumps({**now, "quote": item.claim.quote}), "values": {**now, **_changed(filled)},
        "filled": filled, "seen": check.seen, "opinions": {}, "rows_at": "/rows?at=", "report_at": f"/checks/{name}",
        "unfolded": True,
        **slot_words(),
        "before": next((x for label, x in LOOKS.items() if str(label) == filled.was), None),
        "others": [own.claims[at].claim.id if 0 <= at < len(own.claims) else "" for at in (place - 1, place + 1)],
    }  # fmt: skip
    return render(request, "claim.html", data, 409 if filled.overtaken else 400 if filled.faults else 200)


def slot_words() -> dict[str, Any]:
    """What the forms of slots are made of."""
    known = registry()
    return {
        "choices": CHOICES, "hints": HINTS, "numbers": NUMBERS, "metrics": METRICS, "first": FIRST,
        "parts": range(1, PARTS + 1),
        "later": [s for s in SLOTS if s not in FIRST],
        "actors": sorted((a.name, a.id) for a in known.actors.values()),
        "areas": [(p.name, p.id) for p in known.places.values() if p.kind in _SUGGESTED],
    }  # fmt: skip


_SUGGESTED = frozenset({"country", "province", "territory", "region", "district", "agency"})


def _changed(filled: Filled) -> dict[str, str]:
    """What an editor had changed of the slots, so that nothing of it is lost."""
    try:
        was = json.loads(filled.first("was") or "{}")
    except ValueError:
        was = {}
    held = was if isinstance(was, dict) else {}
    given = {s: filled.first(s) for s in SLOTS if s in filled.form}
    return {s: text for s, text in given.items() if text != held.get(s, "")}


def _told(office: Office, check: Open, claim: str) -> OneClaim:
    item = check.claim(claim)
    own = check.kept.document
    made = history(office, own, check.result.decisions)
    return OneClaim(
        check=check.kept.id, title=own.called, seen=check.seen,
        claim=item.to_dict(own.page(item.claim.start)),
        opinions=[said(o) for o in check.opinions if o.claim == claim],
        decisions=[m for m in made if m.id in item.claim.decisions],
    )  # fmt: skip


@router.post("/checks/{name}/claims/{claim}/opinions", include_in_schema=False, dependencies=[needs(Scope.DECIDE)])
def hold(
    request: Request,
    name: str,
    claim: str,
    office: Desk,
    me: Me,
    view: Annotated[View, Form()],
    note: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """Accept or reject the verdict of a claim."""
    item = opened(office, name).claim(claim)
    try:
        office.opinions.add(name, claim, view, item.verdict, signed(me, note))
    except Refusal as refused:
        return shown(request, office, name, claim, Filled(form={"opinion": [note]}, faults=list(refused.lines)))
    return RedirectResponse(f"/checks/{name}/claims/{claim}#opinions", 303)


@router.post("/checks/{name}/opinions/{seq}/revoke", include_in_schema=False, dependencies=[needs(Scope.DECIDE)])
def revoke(name: str, seq: int, office: Desk, me: Me, claim: Annotated[str, Form(max_length=64)] = "") -> Response:
    """Undo an opinion."""
    office.opinions.revoke(name, seq, signed(me, ""))
    return RedirectResponse(f"/checks/{name}/claims/{claim}#opinions" if claim.isalnum() else f"/checks/{name}", 303)


def refused(request: Request, office: Office, name: str, form: Mapping[str, list[str]], error: InputError) -> Response:
    """The page of the claim that a correction is about, with the faults beside what was filled in."""
    filled = Filled(form=dict(form), faults=list(error.lines), overtaken=isinstance(error, Overtaken))
    check = opened(office, name)
    standing = {item.claim.id for item in check.result.claims}
    mine = next((c for c in form.get("claim", []) if c in standing), None)
    if mine is None:
        from tahqiq.serve.web.pages.decisions import listed

        return listed(request, office, name, filled)
    return shown(request, office, name, mine, filled)
