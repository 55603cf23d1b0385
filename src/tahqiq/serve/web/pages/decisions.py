"""The decisions on a check's claims: made by forms and programs, listed with what they did, undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Form, Query, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tahqiq.errors import InputError, UnknownName
from tahqiq.serve.web.deciding import Made, Said, fields, history, opened, said
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.making import MADE, READY
from tahqiq.serve.web.pages.claim import Filled, refused, slot_words
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.twins import Twins, csv
from tahqiq.serve.web.who import Me, needs
from tahqiq.terms import Act, Correction, Ruling, Wanted
from tahqiq.verbs import decide_document, withdraw
from tahqiq.workbench.correcting import asked
from tahqiq.workbench.office import Office
from tahqiq.workbench.team.roles import Scope, Who

router = Twins(tags=["check"])
_SIZE = 50


class History(Paged):
    """The decisions on a check's document, and what editors hold of its verdicts."""

    check: str = Field(description="The check's id.")
    title: str = Field(description="The report's title.")
    seen: int = Field(description="The last decision in the workspace; send it with a correction as `seen`.")
    decisions: list[Made] = Field(description="The decisions, the newest first; withdrawn ones and withdrawals too.")
    opinions: list[Said] = Field(description="The opinions, the newest first; revoked ones too.")

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """The decisions."""
        return [{**d.model_dump(mode="json"), "changes": "; ".join(d.changes), "claims": " ".join(d.claims)}
                for d in self.decisions]  # fmt: skip


class WantedClaim(BaseModel):
    """A claim as it is wanted."""

    slots: dict[str, Any] = Field({}, description="The slots to set, by their names; others keep their value.")
    quote: str = Field("", description="Its words in the text; empty keeps those of the claim that is corrected.")
    at: int | None = Field(None, description="The quote's offset, where the same words stand more than once.")


class Decide(BaseModel):
    """A correction."""

    act: Act = Field(description="fix, split, merge, dismiss or add.")
    claims: list[str] = Field([], description="The ids of the claims it is about.", max_length=100)
    wanted: list[WantedClaim] = Field([], description="What is wanted in their place.", max_length=100)
    note: str = Field("", description="Why.", max_length=4000)
    seen: int | None = Field(
        None, description="The last decision when the claims were read (`seen` of a claim): a later one on them is 409."
    )


@router.get(
    "/checks/{name}/decisions.json", summary="The decisions on a check's claims.", responses=MADE, dependencies=[READY]
)
def decided(name: str, office: Desk, page: AtPage = 1) -> History:
    """The decisions on a check's claims, and what editors hold of its verdicts."""
    check = opened(office, name)
    own = check.kept.document
    made = history(office, own, check.result.decisions)
    return History(
        at=page, size=_SIZE, total=len(made), check=name, title=own.called,
        seen=check.seen, decisions=made[(page - 1) * _SIZE : page * _SIZE], opinions=[said(o) for o in check.opinions],
    )  # fmt: skip


@router.get(
    "/checks/{name}/decisions.csv",
    summary="The decisions on a check's claims. As CSV.",
    responses=MADE,
    response_class=Response,
    dependencies=[READY],
)
def decided_csv(name: str, office: Desk, page: AtPage = 1) -> Response:
    """The decisions on a check's claims as CSV."""
    return csv(decided(name, office, page).rows(), "decisions")


@router.get("/checks/{name}/decisions", include_in_schema=False, dependencies=[READY])
def decisions_page(
    request: Request, name: str, office: Desk, page: AtPage = 1, done: Annotated[str, Query(max_length=20)] = ""
) -> Response:
    """The page of the decisions on a check's claims, with the form to add a claim."""
    return listed(request, office, name, Filled(), page, done)


def listed(
    request: Request, office: Office, name: str, filled: Filled, page: int = 1, done: str = ""
) -> Response:  # fmt: skip
    """That page, with what was filled in where it could not be stored."""
    own = decided(name, office, page)
    kept = office.checks.get(name)
    standing = {item.claim.id for item in office.result(kept).claims}
    values = {slot: given[0] for slot, given in filled.form.items() if given}
    data = {"page": own, "kept": kept, "filled": filled, "values": values, "done": done, "standing": standing,
            "seen": own.seen, **slot_words()}  # fmt: skip
    return render(request, "decisions.html", data, 409 if filled.overtaken else 400 if filled.faults else 200)


@router.post(
    "/checks/{name}/decisions.json",
    status_code=201,
    summary="Correct the claims of a check.",
    responses=RESPONSES,
    dependencies=[needs(Scope.DECIDE)],
)
def decide_json(name: str, asked: Decide, office: Desk, me: Me) -> Made:
    """Correct the claims of a check; every later check of the document has them so."""
    wanted = tuple(Wanted(w.slots, w.quote, w.at) for w in asked.wanted)
    ruling = _stored(office, name, Correction(asked.act, tuple(asked.claims), wanted), me, asked.note, asked.seen)
    made = history(office, office.checks.get(name).document, [ruling])
    return next(m for m in made if m.id == ruling.decision.id)


@router.post("/checks/{name}/decisions", include_in_schema=False, dependencies=[needs(Scope.DECIDE)])
async def decide_form(request: Request, name: str, office: Desk, me: Me) -> Response:
    """The forms of the pages."""
    form = await fields(request)

    def made() -> Response:
        try:
            wanted = asked(form)
            found = office.at_hand(office.checks.get(name))  # of a long report it may be on its way: then unsaid
            before = {i.claim.id: i.verdict.label for i in found.claims} if found else {}
            ruling = _stored(office, name, wanted.correction, me, wanted.note, wanted.seen)
        except InputError as error:
            return refused(request, office, name, form, error)
        if ruling.decision.act is not Act.FIX or not ruling.after:
            return RedirectResponse(f"/checks/{name}/decisions?done={ruling.decision.id}", 303)
        own = ruling.after[0].id
        return RedirectResponse(f"/checks/{name}/claims/{own}?{urlencode({'was': before.get(own, '')})}", 303)

    return await run_in_threadpool(made)


@router.post(
    "/checks/{name}/decisions/{decision}/withdraw", include_in_schema=False, dependencies=[needs(Scope.DECIDE)]
)
def undo(
    name: str, decision: str, office: Desk, me: Me, note: Annotated[str, Form(max_length=4000)] = ""
) -> Response:  # fmt: skip
    """Withdraw a decision on this check's document; or a withdrawal, which brings its decision back."""
    own = office.checks.get(name).document
    if decision not in {m.id for m in history(office, own, [])}:
        raise UnknownName(f"the decision {decision!r} is not on this report")
    with office.desk() as store:
        made = withdraw(decision, by=me.name, note=note.strip(), workspace=store)
    return RedirectResponse(f"/checks/{name}/decisions?done={made.id}", 303)


def _stored(office: Office, name: str, wanted: Correction, me: Who, note: str, seen: int | None) -> Ruling:
    kept = office.checks.get(name)
    with office.desk() as store:
        return decide_document(kept.document, wanted, by=me.name, note=note, workspace=store, seen=seen)
