"""Whose deeds a claim is of: one armed group's that the registry knows, anybody's, or nobody's that any source counts.

What one party did is never what all did. A doer that has a name, a people or a trade of its own and is not in the
registry is therefore not known, and its claim cannot be checked; "militants" and "gunmen" are anybody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tahqiq.claims.extract.lazy import LOADER
from tahqiq.claims.read.parties import above
from tahqiq.registry import Registry
from tahqiq.resolve import Gazetteer
from tahqiq.terms import Claim, Victim

STATE_KINDS = frozenset({"state", "government", "state_force", "military", "police", "security_force", "organ"})
_OWN = frozenset(
    {"deaths", "injuries", "attacks", "suicide_attacks", "incidents", "other:casualties", "other:kidnapped"}
)
"""What the state's own forces do and what is done to it are not told apart in counts of these."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AGAINST = re.compile(r"\b(?:non|anti)[-\s]+(?:state|government)\b", re.IGNORECASE)
_LIST = re.compile(r"\band\b|&|,", re.IGNORECASE)

Asked = tuple[str | None, str]
"""The group whose part is asked for ("" for none), or None with the reason why nobody counts it."""


@dataclass(frozen=True)
class Whose:
    """Reads the actors of claims against one registry."""

    registry: Registry
    gazetteer: Gazetteer

    def asked(self, claim: Claim, country: str) -> Asked:
        """Whose part a claim asks for; ``country`` is the one it is about."""
        named = claim.actor
        groups = [a for a in named.ids if not self.is_state(a)]
        if len(groups) == 1:
            return groups[0], ""
        if groups:
            return None, f"no source counts {named.text} together"
        if any(not self.is_state(a) for a in named.candidates):
            return None, f"{named.text!r} may be any of several groups"
        if named.ids:
            return self._of_the_state(claim)
        return self._as_worded(claim, country) if named.text else (self._members(claim), "")

    def is_state(self, actor: str) -> bool:
        """Whether an actor is a state or one of its forces."""
        entry = self.registry.actors.get(actor)
        return entry is not None and (entry.kind in STATE_KINDS or entry.kind.startswith("state"))

    def _as_worded(self, claim: Claim, country: str) -> Asked:
        """Whose it is by the words of an actor that has no entry as a whole."""
        text = claim.actor.text
        rest, groups, states, foreign = self._parted(text, country)
        if groups:
            return self._with_groups(text, rest, groups, states)
        left = [w for w in _WORD.findall(_AGAINST.sub(" ", rest)) if w.casefold() not in words("small")]
        if _has_name(left) or (foreign and (left or not states)):
            return None, f"{text!r} is not in the registry"
        if left and left[-1].casefold() in words("one_body"):
            return None, f"which {text} is meant is not said"
        if all(_among(w, "anybody") for w in left):
            return self._of_the_state(claim) if states and not left else ("", "")
        if any(_among(w, "state") for w in left):
            return self._of_the_state(claim)
        return None, f"no source counts by itself what {text} did"

    def _with_groups(self, text: str, rest: str, groups: set[str], states: set[str]) -> Asked:
        """Of a wording with groups that are known: one of them, several, or a part of one ("a splinter of X")."""
        others = [w for w in _WORD.findall(_LIST.sub(" ", rest)) if w.casefold() not in words("members")]
        if len(groups) > 1 and not _LIST.search(text):  # "X's Y Brigade" is the brigade of X
            groups = {g for g in groups if not any(g in above(self.registry, o) for o in groups)}
        if len(groups) > 1 or ((others or states) and _LIST.search(text)):
            return None, f"no source counts {text} together"
        return (groups.pop(), "") if not others else (None, f"{text!r} is not in the registry")

    def _parted(self, text: str, country: str) -> tuple[str, set[str], set[str], bool]:
        """What is left of a wording without what is known in it, the groups and states, and whether one is abroad."""
        rest, groups, states, foreign = text, set[str](), set[str](), False
        for mention in self.gazetteer.mentions(text):
            if mention.kind in {"publisher", "programme", "operation"}:
                rest = rest.replace(mention.text, " ")
            elif mention.kind == "actor":
                rest = rest.replace(mention.text, " ")
                found = set(mention.ids) or set(mention.candidates)
                groups |= {i for i in found if not self.is_state(i)}
                states |= {i for i in found if self.is_state(i)}
            elif mention.kind == "area":
                rest = rest.replace(mention.text, " ")
                foreign |= not any((self.registry.country(i) or i) == country for i in mention.ids)
                states |= set(mention.ids) if not mention.demonym else set()
        return rest, groups, states, foreign

    def _of_the_state(self, claim: Claim) -> Asked:
        """The state's own forces: what they did to militants is counted, what they did to others is not."""
        if claim.metric in _OWN and claim.victim is not Victim.MILITANT:
            return None, f"no source counts by itself what {claim.actor.text} did"
        return self._members(claim), ""

    def _members(self, claim: Claim) -> str:
        """The group whose members are counted ("1,100 Al-Qaeda operatives")."""
        if claim.victim is not Victim.MILITANT and claim.metric not in {"fighters", "arrests"}:
            return ""
        found = {
            a for m in self.gazetteer.mentions(claim.quote) if m.kind == "actor" for a in m.ids if not self.is_state(a)
        }
        return found.pop() if len(found) == 1 else ""


def _among(word: str, name: str) -> bool:
    """Whether a word, or what it is the plural of, is on a list."""
    return word.casefold() in words(name) or word.casefold().removesuffix("s") in words(name)


def _has_name(left: list[str]) -> bool:
    """Whether a word is a name: a capital that is no common noun's ("Militants")."""
    return any(w[0].isupper() and not (_among(w, "anybody") or _among(w, "state")) for w in left)


@cache
def words(name: str) -> frozenset[str]:
    """One list of ``whose.yml``, as a set."""
    with Path(__file__).with_suffix(".yml").open(encoding="utf-8") as file:
        return frozenset(yaml.load(file, Loader=LOADER)[name])
