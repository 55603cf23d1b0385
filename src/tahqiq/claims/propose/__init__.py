"""A language model as a second extractor: it points at claims, code reads them. Off unless it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tahqiq.claims.decide import Decided
from tahqiq.claims.extract import relinked
from tahqiq.claims.propose import address
from tahqiq.claims.propose.accept import Reader, distinct
from tahqiq.claims.propose.answer import items, written
from tahqiq.claims.propose.chat import Chat
from tahqiq.claims.propose.faults import Unread
from tahqiq.claims.propose.merge import merged
from tahqiq.claims.propose.pieces import Piece, pieces
from tahqiq.claims.propose.prompt import messages
from tahqiq.registry import Registry
from tahqiq.terms import Claim, Document, Model, ModelRun, Rejected

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a model proposed: the claims that stand, the others, and the pieces that it did not read."""

    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]
    unread: tuple[str, ...]
    pieces: int


def extract(document: Document, registry: Registry, chat: Chat) -> Proposals:
    """The claims that a model finds in a document, in text order, without ids.

    Whatever the server does, it returns: a piece that gets no usable answer in time is listed as unread.
    """
    reader, cut = Reader(document, registry), pieces(document.text)
    claims: list[Claim] = []
    rejected: list[Rejected] = []
    unread: list[str] = []
    queue = list(cut)
    while queue:
        piece = queue.pop(0)
        try:
            found = _answered(piece, document, chat)
        except Unread as missed:
            if missed.final:
                unread += [f"{_where(p)}: {missed.why}" for p in (piece, *queue)]
                break
            unread.append(f"{_where(piece)}: {missed.why}")
            continue
        if isinstance(found, tuple):
            queue[:0] = found
            continue
        good, bad = reader.read(piece, found)
        claims += good
        rejected += bad
    return Proposals(tuple(distinct(claims)), tuple(rejected), tuple(unread), len(cut))


def _answered(piece: Piece, document: Document, chat: Chat) -> list[object] | tuple[Piece, Piece]:
    """The items of the answer on a piece; two smaller pieces where the answer was cut off before its end."""
    asked = messages(piece, document.title, document.date)
    for last in (False, True):
        try:
            answer = written(chat.ask(asked))
            halves = piece.halves() if answer.cut else None
            if halves:
                return halves
            return items(answer.text)
        except Unread as missed:
            if last or not missed.again:
                raise
    raise AssertionError("unreachable: the second try returns or raises")


def _where(piece: Piece) -> str:
    return f"characters {piece.start:,} to {piece.end:,}"


def proposed(
    document: Document, done: Decided, registry: Registry, model: Model, tell: Tell
) -> tuple[Decided, ModelRun]:
    """The claims of a document with those that a model finds beside them, and what came of asking it.

    ``tell`` is given one line that says what is sent where, before it is. InputError for an address that is none.
    """
    url = address.endpoint(model.url)
    cut = len(pieces(document.text))
    if cut:
        tell(address.notice(model, document.name or document.title, len(document.text), cut))
    with Chat(model) as chat:
        found = extract(document, registry, chat)
    both = merged(done.claims, found.claims, done.rulings)
    run = ModelRun(model.name, url, found.pieces, found.unread, (*found.rejected, *both.rejected), both.differences)
    claims = relinked(document, both.claims) if len(both.claims) > len(done.claims) else both.claims
    return replace(done, claims=claims), run


__all__ = ["Proposals", "extract", "proposed"]
