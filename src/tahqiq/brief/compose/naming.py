"""What a group is called: by itself and others, in other scripts, and by those who fight it."""

from __future__ import annotations

from collections.abc import Callable

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import script
from tahqiq.measure.wording import day, listed
from tahqiq.registry import Actor
from tahqiq.registry.entries import Alias
from tahqiq.registry.fold import key

_OTHERS = 3
_LABELS = {"state_label": "", "class_label": " as one of a whole class of groups"}
_KINDS = {
    "armed_group": "an armed group", "faction": "an armed faction", "alliance": "an alliance of armed groups",
    "state_force": "a force of the state", "organisation": "an organisation", "state": "a state",
}  # fmt: skip
_DATASETS = {
    "dataset:ucdp-actor": "UCDP's list of actors", "dataset:gtd": "the Global Terrorism Database",
    "dataset:acled": "ACLED's data", "dataset:un_consolidated": "the UN's consolidated list",
}  # fmt: skip
"""Where the names of a dataset come from, and what a sentence calls it."""
_LANGUAGES = {"ur": "Urdu", "ar": "Arabic", "ps": "Pashto", "fa": "Persian", "sd": "Sindhi", "bal": "Balochi"}


def naming(desk: Desk, actor: str) -> str:
    """Its names and their pages: what it is, its acronym, other names and scripts, the labels of a side."""
    entry = desk.registry.actors[actor]
    used = [a for a in entry.aliases if a.used_on(desk.as_of)]
    return " ".join(
        s
        for s in (
            _called(desk, entry, used),
            _by_source(desk, entry, used),
            _scripts(desk, entry, used),
            *_labels(desk, entry, used),
        )
        if s
    )


def _called(desk: Desk, entry: Actor, used: list[Alias]) -> str:
    """ "The Tehrik-i-Taliban Pakistan (TTP) is an armed group, also known as the Pakistani Taliban." """
    acronyms = [a for a in used if a.kind == "acronym"]
    short = next((a for a in acronyms if a.name == desk.actor(entry.id)), acronyms[0] if acronyms else None)
    known = {key(entry.name), *(key(a.name) for a in acronyms)}
    others: list[Alias] = []
    for alias in sorted((a for a in used if a.kind in ("transliteration", "translation")), key=_farthest(entry.name)):
        if key(alias.name) not in known and _plain(alias.name):
            known.add(key(alias.name))
            others.append(alias)
    named = [f"“{a.name}”" if a.kind == "translation" else a.name for a in others[:_OTHERS]]
    acronym = f" ({short.name})" if short else ""
    also = f", also written or known as {listed(named)}" if named else ""
    pages = desk.pages((a.source for a in others[:_OTHERS]), f"Names of {entry.name}")
    return desk.cited(f"{desk.full(entry.id)}{acronym} is {_KINDS.get(entry.kind, 'a group')}{also}", *pages)


def _others(desk: Desk, entry: Actor, used: list[Alias]) -> list[str]:
    return [_by_source(desk, entry, used), _scripts(desk, entry, used), *_labels(desk, entry, used)]


def _by_source(desk: Desk, entry: Actor, used: list[Alias]) -> str:
    """How datasets and lists call it, so that it is found in them."""
    found: dict[str, Alias] = {}
    for alias in used:
        if alias.kind in ("transliteration", "translation", "acronym"):
            for start, named in _DATASETS.items():
                if alias.source.startswith(start) and not (alias.name.isupper() and " " in alias.name):
                    found.setdefault(named, alias)
    said = [f"“{a.name}” in {named}" for named, a in found.items()]
    pages = desk.pages((a.source for a in found.values()), f"Names of {entry.name}")
    return desk.cited(f"it stands as {listed(said)}", *pages) if said else ""


def _scripts(desk: Desk, entry: Actor, used: list[Alias]) -> str:
    found: dict[str, Alias] = {}
    for alias in used:
        if alias.kind == "script" and alias.lang:
            found.setdefault(alias.lang, alias)
    said = [f"{script(a.name, lang)} in {_LANGUAGES.get(lang, lang)}" for lang, a in sorted(found.items())]
    pages = desk.pages((a.source for a in found.values()), f"Names of {entry.name}")
    return desk.cited(f"Its name is {listed(said)}", *pages) if said else ""


def _labels(desk: Desk, entry: Actor, used: list[Alias]) -> list[str]:
    """The words of a side for it, each said to be a side's: the first in Latin letters of each kind."""
    said = []
    for kind, whom in _LABELS.items():
        found = [a for a in used if a.kind == kind and not a.lang and "(" not in a.name]
        if found:
            one = found[0]
            since = f" since {day(one.since)}" if one.since else ""
            pages = desk.pages([one.source], f"A label for {entry.name}")
            said.append(desk.cited(f"Officials have called it “{one.name}”{whom}{since}", *pages))
    return said


def _plain(name: str) -> bool:
    """Whether a name can stand in a sentence: without brackets and colons, and not shouted."""
    return not (set("(:") & set(name)) and not (name.isupper() and " " in name)


def _farthest(name: str) -> Callable[[Alias], tuple[float, str]]:
    """Other words before other spellings of the same ones."""
    own = set(key(name).split())

    def order(alias: Alias) -> tuple[float, str]:
        words = set(key(alias.name).split())
        return (len(words & own) / max(len(words), 1), alias.name)

    return order
