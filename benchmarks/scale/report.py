"""A report of any length in our own words: prose, figures, lists, tables, headlines, as assessments have them.

Every kind of claim is in it, one for each 16 or so words (the bundled example has one for each 14), and sentences that
claim nothing between them. The figures are drawn at random, so most differ where evidence covers them: the long way
through a check. The same seed gives the same text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.scale.words import MONTHS, Words

DATE = "2025-04-08"
PAGE = 500  # words

CLAIMS = (
    "According to {tracker}, {bound}{number} {victims} were killed in {where} {when}.",
    "{tracker} recorded {bound}{number} militant attacks in {where} {when}, against {number} in {year}.",
    "Attacks in {where} rose by {percent} {when} compared with {year}, {voice} said.",
    "Deaths in {where} fell from {number} in {year} to {number} in {year}, a drop of {percent}.",
    "On {day} a suicide bombing in {district} killed {bound}{number:2-150} people and injured {number:2-300}.",
    "On {day} gunmen of {group} attacked a post in {district}, killing {number:2-60} soldiers, {number:2-20} civilians "
    "and a policeman.",
    "Security forces carried out {number:50-9000} operations in {where} {when}, killing {number} militants and "
    "arresting {number} suspects.",
    "{year} was the deadliest year in {where} since {year}.",
    "The number of attacks in {where} in {month} was the highest in {pick:a decade|five years}.",
    "{province} had the most attacks of all provinces {when}.",
    "Civilians made up {percent:2-98} of the dead in {where} {when}.",
    "Two thirds of the attacks {when} took place in {province}.",
    "More civilians than soldiers were killed in {where} in {year}.",
    "Since {year} {bound}{number:100-60000} {victims} have been killed in {where}.",
    "{group} has an estimated {number:200-2500}–{number:3000-9000} fighters.",
    "By {year} {percent:2-98} of the fence on the border was complete.",
    "Pakistan was put on the grey list of the FATF in {month} and removed from it in {month}.",
    "Operation {pick:Zarb-e-Azb|Radd-ul-Fasaad|Azm-e-Istehkam} was launched in {month}.",
    "Suicide attacks {pick:doubled|halved|rose three-fold} in {year}, to {number:4-90}.",
    "An average of {number:3-90} attacks a month took place in {where} {when}.",
    "Terrorism has cost Pakistan {bound}${number:20-160} billion since {year}.",
    "{group} claimed {number:5-600} attacks in {where} {when}, in which {number:5-900} security personnel died.",
    "Of the {number:30-2500} people killed in {where} {when}, {number:2-30} were children.",
    "The same quarter of {year} had seen {number:10-2500} deaths in {where}, {voice} reported.",
    "Violence did not {pick:rise|fall} in {where} {when}.",
)
"""Sentences with claims, of every kind."""

PROSE = (
    "The talks with the elders of {district} went on through the summer and came to nothing.",
    "What {group} wants has changed less than how it fights, and its statements say as much.",
    "Courts remain slow, and few of those who are arrested are ever convicted.",
    "Article {number:2-280} of the constitution and the 21st Amendment are cited in most petitions.",
    "A shopkeeper, {number:19-70}, said that he had closed at 6:30 pm every day since the raid.",
    "Whether the new command in {where} will change this remains to be seen.",
    "Reporting from the border districts is thin, and the figures that follow should be read with that in mind.",
    "Analysts expect that {group} will seek a truce before the winter.",
    "Displaced families have begun to return, though roads and schools are still being repaired.",
    "The rise is due to the return of fighters from across the border, according to {voice}.",
    "The ministry did not answer a request for comment, and the army referred to its earlier statement.",
    "Allegations of foreign support for {group} persist, and are denied.",
)
"""Sentences that claim no figure that can be checked, with numbers that are none."""


def report(words: int, seed: int = 1) -> str:
    """A Markdown report of about so many words, dated ``DATE``."""
    parts = ["# Violence and the state: a long assessment", f"As of {DATE}"]
    count = 10
    for part in _parts(Words(random.Random(seed), 2008, 2025)):
        parts.append(part)
        count += len(part.split())
        if count >= words:
            break
    return "\n\n".join(parts) + "\n"


def _parts(words: Words) -> Iterator[str]:
    """Headings, paragraphs, lists and tables without end."""
    while True:
        yield words.fill("## {where} {pick:in figures|after the offensive|and its borders}")
        for _ in range(4):
            yield _paragraph(words)
        yield "\n".join(f"- {words.fill(words.chance.choice(CLAIMS))}" for _ in range(words.chance.randint(3, 6)))
        yield _paragraph(words)
        yield _table(words)
        yield words.fill("**{number:20-900} killed in {district} in {month}, {tracker} says**")
        yield _paragraph(words)


def _paragraph(words: Words) -> str:
    kinds = [CLAIMS if words.chance.random() < 0.5 else PROSE for _ in range(words.chance.randint(3, 7))]
    return " ".join(words.fill(words.chance.choice(kind)) for kind in kinds)


def _table(words: Words) -> str:
    year, start = words.year(), words.chance.randrange(0, 8)
    row = "| {number:13-900} | {number:13-900} | {number:13-900} |"
    rows = [f"| {month} {year} {words.fill(row)}" for month in MONTHS[start : start + 4]]
    return "\n".join(["| Month | Attacks | Killed | Injured |", "|---|---|---|---|", *rows])
