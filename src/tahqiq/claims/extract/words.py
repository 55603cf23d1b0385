"""The lexicon: English words of conflict reporting with what they stand for, read from ``lexicon/*.yml``.

Words are data; this module only inflects them and looks them up, longest phrase first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from tahqiq.claims.extract.lazy import LOADER

FOLDER = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Tag:
    """What a word or phrase can stand for: its class, its value, and its form (sg, pl, base, s, past, part, ing)."""

    cls: str
    value: str
    form: str = ""
    base: str = ""


Phrases = dict[str, list[tuple[tuple[str, ...], tuple[Tag, ...]]]]


@cache
def read(name: str) -> Any:
    """The content of ``lexicon/<name>.yml``, read once for the process."""
    with (FOLDER / f"{name}.yml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=LOADER)


def plural(noun: str, irregular: dict[str, str]) -> str:
    """The plural of a noun phrase, made on its last word (``irregular`` first)."""
    if noun in irregular:
        return irregular[noun]
    head, _, last = noun.rpartition(" ")
    if last in irregular:
        made = irregular[last]
    elif last.endswith("man"):
        made = last[:-2] + "en"
    elif last.endswith(("s", "x", "ch", "sh")):
        made = last + "es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        made = last[:-1] + "ies"
    else:
        made = last + "s"
    return f"{head} {made}".strip()


def verb_forms(phrase: str, irregular: dict[str, list[str]]) -> dict[str, str]:
    """The five forms of a verb phrase, inflected on its first word; "kill or wound" inflects both verbs."""
    verb, _, rest = phrase.partition(" ")
    if rest[:3] == "or " or rest[:4] == "and ":
        joiner, _, other = rest.partition(" ")
        first, second = verb_forms(verb, irregular), verb_forms(other, irregular)
        return {form: f"{first[form]} {joiner} {second[form]}" for form in first}
    if verb in irregular:
        made = [verb, *irregular[verb]]
    elif verb.endswith("e"):
        made = [verb, verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"]
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        made = [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"]
    else:
        third = verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z")) else "s")
        made = [verb, third, verb + "ed", verb + "ed", verb + "ing"]
    forms = dict(zip(("base", "s", "past", "part", "ing"), made, strict=True))
    return {form: f"{word} {rest}".strip() for form, word in forms.items()}


def _noun_entries() -> Iterator[tuple[str, Tag]]:
    nouns, people = read("nouns"), read("people")
    irregular = {"shooting": "shootings", "loss of life": "losses of life", "life lost": "lives lost",
                 "incident of violence": "incidents of violence", "raid by": "raids by",
                 "incident of terrorism": "incidents of terrorism", "act of terrorism": "acts of terrorism",
                 "body": "bodies", "casualty": "casualties"}  # fmt: skip
    uncountable = set(nouns["uncountable"])
    for metric, words in nouns["metrics"].items():
        for word in words:
            cls = "mass" if word in uncountable else "metric"
            yield word, Tag(cls, metric, "sg", word)
            if word not in nouns["mass"]:
                yield plural(word, irregular), Tag(cls, metric, "pl", word)
    for metric, words in nouns["plural_only"].items():
        yield from ((plural(word, irregular), Tag("metric", metric, "pl", word)) for word in words)
    for word in nouns["not_counted"]:
        for form in {word, plural(word, {"foot": "feet", "inch": "inches"})}:
            yield form, Tag("uncounted", word)
    yield from _people_entries(people)


def _people_entries(people: dict[str, Any]) -> Iterator[tuple[str, Tag]]:
    classes = ("military", "police", "security", "militant", "civilian", "all", "groups")
    for cls in classes:
        for word in [*people[cls], *people["regional"].get(cls, ())]:
            yield word, Tag("people", cls, "sg", word)
            yield plural(word, people["plurals"]), Tag("people", cls, "pl", word)
    for word in people["actors"]:
        yield word, Tag("actor", word)
    for word in people["acting"]:
        yield word, Tag("acting", word)
    for word in people["named_groups"]:
        yield word, Tag("group", word)


def _verb_entries() -> Iterator[tuple[str, Tag]]:
    verbs, words = read("verbs"), read("words")
    irregular = verbs["irregular"]
    groups: list[tuple[str, str, Iterable[str]]] = [
        *(("verb", metric, found) for metric, found in verbs["casualty"].items()),
        *(("middle", metric, found) for metric, found in verbs["middle"].items()),
        ("claim", "deaths", verbs["claim"]), ("thing", "", verbs["things"]), ("event", "", verbs["event"]),
        ("report", "", words["report"]),
        *(("dirverb", way, found) for way, found in words["direction"]["verbs"].items()),
        *(("dirtrans", way, found) for way, found in words["direction"]["transitive"].items()),
        ("flat", "", words["direction"]["flat"]),
        *(("compare", bound, found) for bound, found in words["compare"].items()),
    ]  # fmt: skip
    for cls, value, bases in groups:
        for base in bases:
            for form, text in verb_forms(base, irregular).items():
                yield text, Tag(cls, value, form, base)
    for base in verbs["animate"]:
        yield from ((text, Tag("animate", "", form, base)) for form, text in verb_forms(base, irregular).items())
    for cls in ("state", "lives"):
        for metric, phrases in verbs[cls].items():
            yield from ((phrase, Tag(cls, metric, "", phrase)) for phrase in phrases)


def _closed_entries() -> Iterator[tuple[str, Tag]]:
    words = read("words")
    for way, nouns in words["direction"]["nouns"].items():
        for noun in nouns:
            yield noun, Tag("dirnoun", way, "sg", noun)
            yield plural(noun, {}), Tag("dirnoun", way, "pl", noun)
    for way, adjectives in words["direction"]["adjectives"].items():
        yield from ((word, Tag("diradj", way, "", word)) for word in adjectives)
    for way, found in words["superlative"].items():
        yield from ((word, Tag("super", way, "", word)) for word in found)
    single = (
        "hedges",
        "top",
        "share_verbs",
        "neg",
        "future",
        "months",
        "weekdays",
        "place_heads",
        "place_adjectives",
        "org_words",
        "titles",
    )
    for cls in (*single, "periods"):
        for word in words[cls]:
            yield word, Tag(cls, word)
            if cls == "periods":
                yield plural(word, {}), Tag(cls, word, "pl")
    for name, others in read("countries").items():
        for text in {name, *others}:
            # a demonym is a country's name in another form; which of the two is told by its value
            yield text.casefold(), Tag("country", name, "name" if text == name else "other")


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the tokeniser cuts them: hyphens part words, case is folded."""
    return tuple(phrase.casefold().replace("-", " ").replace("’", "'").split())


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """All phrases by their first word, longest first; built once for the process."""
    merged: dict[tuple[str, ...], list[Tag]] = {}
    for source in (_noun_entries(), _verb_entries(), _closed_entries()):
        for text, tag in source:
            tags = merged.setdefault(words_of(text), [])
            if tag not in tags:
                tags.append(tag)
    table: Phrases = {}
    for words, tags in merged.items():
        table.setdefault(words[0], []).append((words, tuple(tags)))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def longest(norms: Sequence[str], at: int) -> tuple[int, tuple[Tag, ...]]:
    """The longest phrase starting at word ``at``: how many words it takes and its tags (0, () if none)."""
    for words, tags in phrases().get(norms[at], ()):
        if tuple(norms[at : at + len(words)]) == words:
            return len(words), tags
    return 0, ()


@cache
def _grammar() -> dict[str, frozenset[str]]:
    return {name: frozenset(found) for name, found in read("grammar").items()}


def grammar(name: str) -> frozenset[str]:
    """One closed word set of ``grammar.yml``."""
    return _grammar()[name]


@cache
def people_words(name: str) -> frozenset[str]:
    """One flat list of ``people.yml``, as a set."""
    return frozenset(read("people")[name])


@cache
def closed(name: str) -> frozenset[str]:
    """One flat list of ``words.yml``, as a set."""
    return frozenset(read("words")[name])
