"""Review: names that mean no one entry for certain, each beside an entry it may mean, judged by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Form, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from tahqiq.errors import Overtaken, Refusal
from tahqiq.registry import Entry, kind_of
from tahqiq.registry.fold import key
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.pages.known import PLACES
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.twins import Twins, csv
from tahqiq.serve.web.who import Me, needs
from tahqiq.terms import Judgement
from tahqiq.verbs import registry
from tahqiq.verbs.attested import Attested, attested
from tahqiq.verbs.naming import Asked, LoggedName, effect, judge, judgements, withdraw_name
from tahqiq.workbench.office import Office
from tahqiq.workbench.review import Name, Pair, Queue, Use, queue
from tahqiq.workbench.team.roles import Scope

router = Twins(tags=["review"])
_SIZE, _RECENT, _DOCUMENTS, _USES = 25, 15, 3, 20


class Used(BaseModel):
    """A claim in which a name stands."""

    check: str = Field(description="The check's id.")
    title: str = Field(description="The report's title.")
    date: dt.date | None = Field(description="The report's date.")
    document: str = Field(description="The digest of the report's text.")
    claim: str = Field(description="The claim's id.")
    before: str = Field(description="The words before the claim.")
    quote: str = Field(description="The claim's words.")
    after: str = Field(description="The words after it.")
    first: str = Field(description="Its verdict when it was checked first.")


class Score(BaseModel):
    """A part of a score."""

    what: str = Field(description="What was compared.")
    says: str = Field(description="What was found.")
    points: float = Field(description="The points it gives or takes.")


class Record(BaseModel):
    """An entry of the registry, as far as it helps to tell it from others."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    kind: str = Field(description="What it is.")
    aliases: list[str] = Field(description="Its other names.")
    areas: list[str] = Field(description="Where it acts or lies.")
    since: str = Field(description="Since when it is there, where that is known.")
    until: str = Field(description="Until when it was, where that is known.")
    relations: list[str] = Field(description="Its relations to others.")
    address: str = Field(description="Its page.")


class Source(BaseModel):
    """A dataset or publisher that names something."""

    dataset: str = Field(description="The dataset.")
    publisher: str = Field(description="Whose rows they are.")
    name: str = Field(description="The name as they write it; empty where they hold the id alone.")
    rows: int = Field(description="How many rows of the releases in force have it.")


class Question(BaseModel):
    """A name and an entry that it may mean."""

    id: str = Field(description="Its name in addresses.")
    kind: str = Field(description="actor or area.")
    name: str = Field(description="The name as it is written.")
    why: str = Field(description="Why it is uncertain.")
    entry: Record = Field(description="The entry it may mean.")
    score: float = Field(description="How like it is, 0 to 100; the sum of the parts, no probability.")
    parts: list[Score] = Field(description="The parts of the score.")
    uses: list[Used] = Field(description="The first claims in which it stands, at most 20.")
    claims: int = Field(description="In how many claims it stands.")
    documents: list[str] = Field(description="The digests of the texts of those; send them to judge it in these alone.")
    reports: int = Field(description="In how many reports those are.")
    written_by: list[Source] = Field(description="Who of the sources at hand writes the name so, and how often.")
    named_by: list[Source] = Field(description="Who of them names the entry, how, and how often.")


class Strange(BaseModel):
    """A name that nothing known is near."""

    kind: str = Field(description="actor or area.")
    name: str = Field(description="The name as it is written.")
    uses: list[Used] = Field(description="The first claims in which it stands, at most 20.")
    claims: int = Field(description="In how many claims it stands.")
    documents: list[str] = Field(description="The digests of the texts of those; send them to judge it in these alone.")


class Judged(BaseModel):
    """A judgement that was made."""

    id: str = Field(description="Its name in the workspace.")
    kind: str = Field(description="actor or area.")
    name: str = Field(description="The name.")
    entry: str = Field(description="The entry's id.")
    judgement: str = Field(description="same, other or unsure.")
    document: str = Field(description="The digest of the text in which it holds; empty for every text.")
    by: str = Field(description="Who judged.")
    at: dt.datetime = Field(description="When, in UTC.")
    note: str = Field(description="What they said to it.")
    withdraws: str = Field(description="The judgement that it withdraws.")
    withdrawn: str = Field(description="Who withdrew it, if anybody did.")


class Review(Paged):
    """What is to be judged, and what was judged last."""

    seen: int = Field(description="The last judgement; send it with the next as `seen`.")
    questions: list[Question] = Field(description="The names to judge, those with the most claims first.")
    strange: list[Strange] = Field(description="Names that nothing known is near.")
    judged: list[Judged] = Field(description="The judgements made last, the newest first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a question."""
        return [_row(q) for q in self.questions]


def _row(q: Question) -> dict[str, Any]:
    return {
        "id": q.id, "kind": q.kind, "name": q.name, "why": q.why, "entry": q.entry.id, "entry_name": q.entry.name,
        "score": round(q.score, 1), "claims": q.claims, "reports": q.reports,
        "rows_with_name": sum(s.rows for s in q.written_by), "rows_of_entry": sum(s.rows for s in q.named_by),
    }  # fmt: skip


class Judge(BaseModel):
    """A judgement on a name."""

    kind: str = Field(description="actor or area.")
    name: str = Field(description="The name as it is written.", max_length=200)
    entry: str = Field(description="The entry's id.", max_length=160)
    judgement: Judgement = Field(description="same, other or unsure.")
    documents: list[str] = Field([], description="Digests of the texts in which it holds; none for every text.",
                                 max_length=100)  # fmt: skip
    note: str = Field("", description="Why.", max_length=2000)
    seen: int | None = Field(None, description="The last judgement when the question was read.")


class Filled(BaseModel):
    """What the form sends."""

    kind: str
    name: str = Field(max_length=200)
    entry: str = Field(max_length=160)
    judgement: Judgement
    where: str = "here"
    document: list[str] = []
    note: str = Field("", max_length=4000)
    seen: int | None = None
    pair: str = ""
    after: str = ""


@router.get("/review.json", summary="Names to judge.", responses=RESPONSES)
def review(office: Desk, page: AtPage = 1) -> Review:
    """Names that mean no one entry for certain, each with an entry it may mean; and what was judged last."""
    with office.desk() as store:
        seen, log = store.names.last(), judgements(store)
    found = queue(office)
    return Review(
        at=page, size=_SIZE, total=len(found.pairs), seen=seen,
        questions=[_question(p, office) for p in found.pairs[(page - 1) * _SIZE : page * _SIZE]],
        strange=[Strange(kind=n.kind, name=n.name, **_standing(n)) for n in found.strange],
        judged=[_judged(entry) for entry in reversed(log[-_RECENT:])],
    )  # fmt: skip


@router.get("/review.csv", summary="Names to judge. As CSV.", responses=RESPONSES, response_class=Response)
def review_csv(office: Desk, page: AtPage = 1) -> Response:
    """Names to judge as CSV."""
    return csv(review(office, page).rows(), "review")


@router.get("/review", include_in_schema=False)
def review_page(
    request: Request,
    office: Desk,
    page: AtPage = 1,
    pair: Annotated[str, Query(max_length=16)] = "",
    done: Annotated[str, Query(max_length=80)] = "",
    effects: Annotated[bool, Query()] = False,
) -> Response:  # fmt: skip
    """The page of the queue."""
    return _shown(request, office, page, pair, {"done": done.split(), "effects": effects})


def _shown(request: Request, office: Office, page: int, pair: str, said: dict[str, Any], status: int = 200) -> Response:
    found = queue(office)
    at = next((n for n, p in enumerate(found.pairs) if p.id == pair), (page - 1) * _SIZE)
    told = review(office, at // _SIZE + 1)
    chosen = found.pairs[at] if at < len(found.pairs) else None
    moved = _moved(office, chosen) if chosen and said.get("effects") else None
    data = {
        "page": told, "asked": _question(chosen, office) if chosen else None, "place": at, "moved": moved, "faults": [],
        "lists": _lists() if told.strange else {}, "note": "", "done": [], **said, **_beside(found, at),
    }  # fmt: skip
    return render(request, "review.html", data, status)


def _beside(found: Queue, at: int) -> dict[str, str]:
    """The questions before and after one."""
    ids = [p.id for p in found.pairs]
    return {"before": ids[at - 1] if 0 < at <= len(ids) else "", "after": ids[at + 1] if at + 1 < len(ids) else ""}


def _lists() -> dict[str, list[tuple[str, str]]]:
    return {
        kind: sorted((e.name, e.id) for e in registry().parts[kind].values() if getattr(e, "kind", "") != "populated")
        for kind in ("actor", "area")
    }


def _moved(office: Office, pair: Pair) -> list[Any]:
    """What would change were the name held for the entry, in the first reports it stands in."""
    documents = dict(list(pair.name.documents.items())[:_DOCUMENTS])
    asked = Asked(pair.name.kind, pair.name.name, pair.like.entry, Judgement.SAME, tuple(documents))
    question = ("effect", pair.id, tuple(documents))
    return office.answer(question, lambda store: effect(list(documents.values()), asked, workspace=store))


@router.post(
    "/review.json", status_code=201, summary="Judge a name.", responses=RESPONSES, dependencies=[needs(Scope.DECIDE)]
)
def judge_json(asked: Judge, office: Desk, me: Me) -> list[Judged]:
    """Judge what a name means; every later check uses it, until it is withdrawn."""
    wanted = Asked(asked.kind, asked.name, asked.entry, asked.judgement, tuple(asked.documents))
    with office.desk() as store:
        made = judge(wanted, workspace=store, by=me.name, note=asked.note.strip(), seen=asked.seen)
    return [_judged(LoggedName(d, None)) for d in made]


@router.post("/review", include_in_schema=False, dependencies=[needs(Scope.DECIDE)])
def judge_form(
    request: Request,
    office: Desk,
    me: Me,
    asked: Annotated[Filled, Form()],
) -> Response:
    """The form of the page."""
    documents = tuple(dict.fromkeys(asked.document)) if asked.where == "here" else ()
    wanted = Asked(asked.kind, asked.name, asked.entry.strip(), asked.judgement, documents)
    try:
        with office.desk() as store:
            made = judge(wanted, workspace=store, by=me.name, note=asked.note.strip(), seen=asked.seen)
    except Refusal as refused:
        overtaken = isinstance(refused, Overtaken)
        said = {"faults": list(refused.lines), "overtaken": overtaken, "note": asked.note}
        return _shown(request, office, 1, asked.pair, said, 409 if overtaken else 400)
    follow = f"pair={asked.after}&" if asked.after.isalnum() else ""
    return RedirectResponse(f"/review?{follow}done={'+'.join(d.id for d in made[:_DOCUMENTS])}", 303)


@router.post("/review/{judgement}/withdraw", include_in_schema=False, dependencies=[needs(Scope.DECIDE)])
def withdraw(judgement: str, office: Desk, me: Me) -> Response:
    """Withdraw a judgement; or a withdrawal, which brings its judgement back."""
    with office.desk() as store:
        made = withdraw_name(judgement, workspace=store, by=me.name)
    return RedirectResponse(f"/review?done={made.id}", 303)


def _question(pair: Pair, office: Office) -> Question:
    like, names = pair.like, office.of_evidence("attested", attested)
    return Question(
        id=pair.id, kind=pair.name.kind, name=pair.name.name, why=pair.name.why,
        entry=_record(registry().parts[pair.name.kind][like.entry]), score=like.score,
        parts=[Score(what=p.what, says=p.says, points=p.points) for p in like.parts], **_standing(pair.name),
        reports=len(pair.name.documents), named_by=_sources(names.of.get((pair.name.kind, like.entry), ())),
        written_by=_sources(names.written.get((pair.name.kind, key(pair.name.name)), ())),
    )  # fmt: skip


def _sources(found: Sequence[Attested]) -> list[Source]:
    return [Source(dataset=a.dataset, publisher=a.publisher, name=a.name, rows=a.rows) for a in found]


def _standing(name: Name) -> dict[str, Any]:
    """Where a name stands."""
    return {"uses": [_used(use) for use in name.uses[:_USES]], "claims": len(name.uses),
            "documents": list(name.documents)}  # fmt: skip


def _used(use: Use) -> Used:
    own = use.document
    before, after = use.around
    return Used(
        check=use.check, title=own.called, date=own.date, document=use.text,
        claim=use.claim.id, before=before, quote=use.claim.quote, after=after, first=use.first,
    )  # fmt: skip


def _record(entry: Entry) -> Record:
    known = registry()
    begun = getattr(entry, "formed", None) or getattr(entry, "start", None)
    ended = getattr(entry, "dissolved", None) or getattr(entry, "end", None)
    places = [*getattr(entry, "areas", ()), *(p.id for p in getattr(entry, "parents", ()))]
    relations = [
        f"{r.kind.replace('_', ' ')} {known.actors[r.to].name if r.to in known.actors else r.to}"
        for r in getattr(entry, "relations", ())
    ]
    return Record(
        id=entry.id, name=entry.name, kind=str(getattr(entry, "kind", "")).replace("_", " "),
        aliases=list(dict.fromkeys(a.name for a in entry.aliases if a.name != entry.name)),
        areas=[known.places[p].name if p in known.places else p for p in places], since=_days(begun),
        until=_days(ended), relations=relations, address=f"/{PLACES[kind_of(entry)]}/{entry.id}",
    )  # fmt: skip


def _days(span: Any) -> str:
    return str(getattr(span, "text", "") or getattr(span, "start", "") or "") if span else ""


def _judged(entry: LoggedName) -> Judged:
    made, gone = entry.decision, entry.withdrawn_by
    return Judged(
        id=made.id, kind=made.kind, name=made.name, entry=made.entry, judgement=str(made.judgement),
        document=made.document, by=made.by, at=made.at, note=made.note,
        withdraws=f"n{made.withdraws}" if made.withdraws else "", withdrawn=f"{gone.by} ({gone.id})" if gone else "",
    )  # fmt: skip
