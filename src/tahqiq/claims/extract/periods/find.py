"""From text to periods."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from tahqiq.claims.extract.fold import Folded, fold
from tahqiq.claims.extract.lazy import Lazy
from tahqiq.claims.extract.numbers.guards import addresses
from tahqiq.claims.extract.periods import calendar, dates, fiscal, hijri, relative, seasons
from tahqiq.claims.extract.periods.atom import Atom, Fiscal, Known
from tahqiq.claims.extract.periods.join import pair, until_now
from tahqiq.claims.extract.periods.model import PeriodMention, Role
from tahqiq.claims.extract.periods.place import placed, with_role
from tahqiq.claims.extract.periods.roles import role_of
from tahqiq.terms import Span

_START = r"(?=[\w'])(?<![\w/$€£#@&=\\])(?<![0-9][.,])"
_SCANNER = Lazy(lambda: rf"{_START}(?:{relative.PATTERN}|{dates.PATTERN})", re.IGNORECASE | re.VERBOSE)
_WIDER = Lazy(
    lambda: rf"{_START}(?:{fiscal.PATTERN}|{relative.PATTERN}|{hijri.PATTERN}|{seasons.PATTERN}|{dates.PATTERN})",
    re.IGNORECASE | re.VERBOSE,
)
# months of the Hijri calendar, seasons and fiscal years: texts without one are spared the wider pattern
_OTHER = re.compile(
    r"(?-i:Ram[az]|Muharram|Ash[uo]ra|Eid|Rajab|Sha|Safar|Rabi|Jumada|Zi|Dhu|Mawlid|Arba|Chehlum)"
    rf"|\b(?:spring|summer|autumn|fall|winter)\b|{fiscal.HINT}",
    re.IGNORECASE,
)
# without one of these no branch of the patterns can match: most sentences speak of no time
_HINT = re.compile(
    r"[0-9]|day|night|week|month|quarter|year|decade|hal[fv]|hour|period|time|stretch|span|y-?o-?y|m-?o-?m|q-?o-?q|ytd"
    r"|since\s(?:then|that)"
    r"|morning|afternoon|evening|(?-i:J(?:an|AN|une?\b|UN|ul|UL)|F(?:eb|EB)|M(?:ar|AR|ay|AY)|A(?:pr|PR|ug|UG)|S(?:ep|EP)"
    r"|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC))",
    re.IGNORECASE,
)
# a year in the name of a law, or one that "pre-" and "post-" keep out
_NAMED = re.compile(
    r"\b(?:(?:act|ordinance|law|code|bill|constitution|agreement|convention|vision|agenda|resolution|no\.)"
    r"(?:,|\s+of|\s+for)?\s+|(?:pre|post|inter|anti|ex)-)$",
    re.IGNORECASE,
)
# a year in the name of a publication: "the 2023 Global Terrorism Index"
_TITLE = re.compile(
    r"\s+(?:(?:[A-Z][\w’'-]*\s+){1,4}(?:Index|Outlook|Agreement|Accord|Constitution)\b|editions?\b(?!\s+of\b))"
)
_EDITION = re.compile(r"\b(?:[A-Z]\w*\s+){1,4}(?:Index|Survey|Yearbook)(?:\s+\([A-Z]{2,6}\))?,?\s+$")
# what is said in brackets is not in force after them
_SENTENCE_END = re.compile(r"[.!?]\s|\n\n")
_REACH = 150
_ASIDE = re.compile(r"\([^()]*$")


def find_periods(
    text: str, date: dt.date | None, context: Span | None = None, fiscal_year: Fiscal | None = None
) -> list[PeriodMention]:
    """Every period of a text in order, none overlapping another; ``text[m.start:m.end] == m.text``.

    ``date`` is the document's; without it a relative period has no ends. ``context`` is the period most
    recently in force before the text; within it, the latest one that is not the base of a comparison is.
    ``fiscal_year`` is that of the country spoken of; without it a fiscal year has no ends.
    Linear in the length of the text.
    """
    return _Reader(text, fold(text), date, context, fiscal_year).mentions()


class _Reader:
    """One pass over a text that carries the period in force along."""

    def __init__(
        self, source: str, folded: Folded, date: dt.date | None, context: Span | None, fiscal_year: Fiscal | None
    ) -> None:
        self.source, self.folded, self.text = source, folded, folded.text
        in_force = (context.start, context.end) if context and context.start and context.end else None
        self.known = Known(date, in_force, fiscal=fiscal_year, before=in_force)

    def mentions(self) -> list[PeriodMention]:
        out: list[PeriodMention] = []
        waiting: tuple[int, re.Match[str]] | None = None
        for atom, match in self._placeable():
            out.append(self._mention(atom))
            if len(out) > 1 and self._told_in_brackets(out[-2], out[-1]):
                out[-2:] = [replace(out[-1], role="compared", span=out[-1].named)]
            elif len(out) > 1 and self._told_in_brackets(out[-2], out[-1], "within"):
                out[-2:] = [self._joined(out[-2], out[-1])]
            if out[-1].role == "at" and out[-1].span.start and waiting:
                out[waiting[0]] = self._again(out[waiting[0]], waiting[1], out[-1].start)
                waiting = None
            if out[-1].role == "compared" and not out[-1].span.start:
                waiting = len(out) - 1, match
        return out

    def _joined(self, window: PeriodMention, years: PeriodMention) -> PeriodMention:
        """ "The last three years (2009–2011)": one period, of the days in the brackets, and in force after them."""
        start, end = window.start, years.end + 1
        text = self.source[start:end]
        if years.span.start and years.span.end:
            self.known = replace(self.known, context=(years.span.start, years.span.end), context_from="same sentence")
        span, named = (replace(s, text=text) for s in (years.span, years.named))
        return replace(years, start=start, end=end, text=text, span=span, named=named)

    def _told_in_brackets(self, first: PeriodMention, second: PeriodMention, role: Role = "compared") -> bool:
        """ "Compared to the previous period (April to June 2024)"."""
        between = self.source[first.end : second.start]
        closed = self.source[second.end : second.end + 1] == ")"
        return first.role == role and second.role == "at" and between == " (" and closed

    def _again(self, mention: PeriodMention, match: re.Match[str], until: int) -> PeriodMention:
        """ "Up 12% year-on-year in March": the period in force is named later in the sentence."""
        atoms = self._atoms(match)
        far = until - mention.end > _REACH
        if len(atoms) != 1 or far or _SENTENCE_END.search(self.source, mention.end, until):
            return mention
        known, self.known = self.known, replace(self.known, context_from="same sentence")
        again = self._mention(atoms[0])
        self.known = known
        return again if again.start == mention.start else mention

    def _placeable(self) -> Iterator[tuple[Atom, re.Match[str]]]:
        """The expressions, each held back until the next has shown that the two are not one period."""
        pending: tuple[Atom, re.Match[str]] | None = None
        for match in self._matches():
            known = self.known
            atoms = self._atoms(match)
            if pending and not atoms:
                yield pending
                pending = None
                atoms = self._atoms(match) if self.known is not known else atoms  # "the next month" needs one in force
                known = self.known
            if pending and atoms and (both := pair(pending[0], atoms[0], self.text)):
                pending, atoms = (both, pending[1]), atoms[1:]
            for left in range(len(atoms), 0, -1):
                if pending:
                    yield pending
                if self.known is not known:  # read again: the period in force has moved on
                    known, again = self.known, self._atoms(match)
                    atoms = again[-len(atoms) :]
                pending = (atoms[-left], match) if left <= len(atoms) else None
        if pending:
            yield pending

    def _matches(self) -> Iterator[re.Match[str]]:
        wider = _OTHER.search(self.text)
        if not (wider or _HINT.search(self.text)):
            return
        scanner = _WIDER if wider else _SCANNER
        is_address = addresses(self.text)
        at = 0
        while match := scanner.search(self.text, at):
            at = match.end()
            named = _NAMED.search(self.text, max(0, match.start() - 40), match.start())
            titled = match["yr"] and (
                _TITLE.match(self.text, match.end())
                or _EDITION.search(self.text, max(0, match.start() - 60), match.start())
            )
            if not (is_address(match.start()) or named or titled):
                yield match

    def _atoms(self, match: re.Match[str]) -> list[Atom]:
        found = relative.atoms(match, self.known) or dates.atoms(match, self.known)
        if found or "hj" not in match.re.groupindex:
            return found
        return hijri.atoms(match, self.known) or seasons.atoms(match, self.known) or fiscal.atoms(match, self.known)

    def _another(self, atom: Atom) -> Atom:
        """ "Up on last quarter" in a report on the last quarter: a time is compared with the one before it."""
        last = self.text[atom.start : atom.end].lower().removeprefix("the ").startswith("last ")
        if not last or atom.days is None or atom.days != self.known.context:
            return atom
        unit = next((u for u in ("week", "month", "quarter", "half", "year") if calendar.is_unit(atom.days, u)), "")
        days = calendar.unit_of(atom.days[0], unit, -1) if unit else None
        return replace(atom, days=days, source=self.known.context_from) if days else atom

    def _mention(self, atom: Atom) -> PeriodMention:
        atom = until_now(atom, self.text, self.known)
        said, start = role_of(self.text, atom.start, atom.end)
        role: Role = said if said == "compared" else atom.role or said
        if role == "compared":
            atom = self._another(atom)
        atom = placed(replace(atom, start=atom.start if atom.role else start), self.known, role)
        word = self.text[atom.start : atom.end].split(maxsplit=1)[0].lower()
        (first, last), source = with_role(atom, role, word, self.known.date)
        begin, end = self.folded.original(atom.start, atom.end)
        text = self.source[begin:end]
        days = atom.days or (None, None)
        named = Span(days[0], days[1], text=text, resolved_from=atom.source)
        span = Span(first, last, text=text, resolved_from=source)
        mention = PeriodMention(begin, end, text, span, named, role, atom.grain)
        if atom.days and role == "at" and not _ASIDE.search(self.text, max(0, atom.start - 60), atom.start):
            ends = (first, last) if first and last and first <= last else atom.days
            if not (self.known.context and mention.looks_back):
                self.known = replace(self.known, context=ends, context_from="same sentence")
        return mention
