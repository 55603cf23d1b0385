"""Ids and slugs as words: a publisher, a metric, a victim class."""

from __future__ import annotations

from tahqiq.terms import Victim

_VICTIMS = {
    Victim.NONE: "",
    Victim.ALL: "all victims",
    Victim.CIVILIAN: "civilians",
    Victim.SECURITY: "security forces (military, police, paramilitary)",
    Victim.MILITARY: "military personnel",
    Victim.POLICE: "police officers",
    Victim.MILITANT: "militants",
}
_METRICS = {
    "attacks": "attacks",
    "incidents": "incidents",
    "operations": "operations",
    "suicide_attacks": "suicide attacks",
    "deaths": "deaths",
    "injuries": "people injured",
    "arrests": "arrests",
    "surrendered": "surrenders",
    "fighters": "fighters",
    "displaced": "people displaced",
    "cost_usd": "cost",
    "other:casualties": "casualties (killed and injured)",
}
_UNITS_IN_NAMES = ("km", "pct", "usd")  # the figure beside the name shows its unit

_ACRONYMS = frozenset({"eu", "fatf", "ied", "nra", "uk", "un", "us"})


def victims(victim: Victim) -> str:
    """Who is counted, in words; empty where nobody is."""
    return _VICTIMS[victim]


def metric(name: str) -> str:
    """A metric in words: ``other:fence_km`` → ``fence``."""
    if name in _METRICS:
        return _METRICS[name]
    words = [w.upper() if w in _ACRONYMS else w for w in name.removeprefix("other:").split("_")]
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _UNITS_IN_NAMES else words)


def counted(name: str, victim: Victim) -> str:
    """What is counted, with whom: ``deaths of militants``, ``arrests of civilians``, ``attacks``."""
    what = metric(name)
    if victim is Victim.NONE or not what:
        return what or victims(victim)
    if victim is Victim.ALL:
        return what
    if name == "injuries":
        return f"{_short(victim)} injured"
    return f"{what} of {_short(victim)}"


def publisher(name: str) -> str:
    """A publisher's id made readable: ``finance_division`` → ``Finance division``; a site stays as it is."""
    name = name.removeprefix("other:")
    if not name or name != name.lower() or "." in name:
        return name
    return sentence(name.replace("_", " ").replace("-", " "))


def sentence(text: str) -> str:
    """``text`` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _short(victim: Victim) -> str:
    return victims(victim).split(" (")[0]
