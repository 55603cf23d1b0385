"""The abbreviations of a brief in full, as its last text has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import plain
from tahqiq.registry import Actor, Entry, Publisher
from tahqiq.registry.lookup import names_of

PLACE = "\ue000"
"""Where the table goes, which is known only when all else is written."""
_SHORT = re.compile(r"\b[A-Z][A-Za-z]{0,6}[A-Z]\b")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "i", "e", "to"))
_NOTE = re.compile(r" \([^()]*\)$")
_LETTER = re.compile(r"[\s/&–-]+")


def filled(desk: Desk, text: str) -> str:
    """The text with a table of its abbreviations in the place for it; "" there where none is known in full."""
    if PLACE not in text:
        return text
    used = {m[0] for m in _SHORT.finditer(plain(text))}
    known = full(desk, used)
    rows = [[short, known[short]] for short in sorted(known, key=str.lower)]
    table = ["| Short | In full |", "|:---|:---------|", *(f"| {short} | {long} |" for short, long in rows)]
    return text.replace(PLACE, "\n".join(table) if rows else "")


def full(desk: Desk, used: Iterable[str]) -> dict[str, str]:
    """What abbreviations stand for: as a pack has it, else by the name of the entry that goes by one."""
    found: dict[str, str] = {}
    for short in set(used):
        going = list(_entries(desk, short))
        named = (said for by in (_by_letters, _by_name) for e in going if (said := by(e, short)))
        if long := desk.registry.abbreviations.get(short) or next(named, ""):
            found[short] = long
    return found


def _entries(desk: Desk, short: str) -> Iterator[Entry]:
    """The entries that go by it in these very letters."""
    return (e for e in desk.registry.named(short) if any(n.name == short for n in names_of(e)))


def _by_letters(entry: Entry, short: str) -> str:
    """The words of one of its names that begin with the letters; "" for none."""
    runs = (_run([w for w in _LETTER.split(n.name) if w], short, n.name) for n in names_of(entry))
    return next(filter(None, runs), "")


def _by_name(entry: Entry, short: str) -> str:
    """The name of a body or group, which need not begin with the letters."""
    plain_name = _NOTE.sub("", entry.name)
    return plain_name if isinstance(entry, Actor | Publisher) and plain_name != short else ""


def _run(words: list[str], short: str, name: str) -> str:
    """The part of a name whose words begin with the letters in turn; "" for none."""
    for at in range(len(words)):
        letters = iter(short.upper())
        wanted = next(letters)
        for end in range(at, len(words)):
            word = words[end].strip("()“”,")
            if word[:1].upper() == wanted and word.lower() not in _SMALL:
                wanted = next(letters, "")
            elif word.lower() not in _SMALL or end == at:
                break
            if not wanted:
                start = name.index(words[at])
                return name[start : name.index(words[end], start) + len(words[end])].strip("()“”,")
    return ""
