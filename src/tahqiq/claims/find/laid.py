"""Whom the record lays a happening to, beside the group that a claim names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tahqiq.registry import Registry

_ALLIED, _ALLIANCE = "allied_with", "alliance"
_ALLEGED = "_alleged"


class Laid:
    """Look-ups over the groups of one registry."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def elsewhere(self, asked: str, doers: Sequence[str]) -> str:
        """How the record departs from a claim that names ``asked``: "laid to X"; "" where it need not.

        It need not where the claim names no group, the record nobody or somebody whom the registry does not know, or
        a group that ``asked`` is a part of, came from, went into or is joined to in an alliance, or the other way.
        """
        if not asked or not doers or any(d not in self.registry.actors for d in doers):
            return ""
        if any(asked in self._tied(d) or d in self._tied(asked) for d in doers):
            return ""
        groups = [d for d in doers if not self._kind(d).startswith("state")]
        return f"laid to {self._named(groups or doers)}, not to {self._named((asked,))}"

    def _named(self, groups: Sequence[str]) -> str:
        return " and ".join(self.registry.actors[g].name if g in self.registry.actors else g for g in groups)

    def _tied(self, actor: str) -> frozenset[str]:
        """A group and all that it is a part of, came from, went into or is allied in."""
        found, ahead = {actor}, [actor]
        while ahead:
            entry = self.registry.actors.get(ahead.pop())
            if entry is None:
                continue
            up = {r.to for r in entry.relations if r.kind != _ALLIED or self._kind(r.to) == _ALLIANCE}
            up |= {entry.parent} if entry.parent else set()
            ahead += up - found
            found |= up
        return frozenset(found)

    def _kind(self, actor: str) -> str:
        return self.registry.actors[actor].kind if actor in self.registry.actors else ""


def of_incident(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Those who claimed an incident or to whom it is attributed, by id."""
    said = f"{record['claimed_by'] or ''}|{record['attributed_to'] or ''}".split("|")
    return tuple(dict.fromkeys(name for s in said if (name := s.strip().removesuffix(_ALLEGED))))


def of_event(event: Mapping[str, Any]) -> tuple[str, ...]:
    """The sides of an event of event data, by id; none where one of them is nobody's of the registry."""
    both = (event["actor_a"], event["actor_b"])
    return tuple(s for s in both if s) if all(both) or event["kind"] == "one_sided" else ()
