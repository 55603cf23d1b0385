"""The cells of a record, read so that every fault is noted with its place and none stops the reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from tahqiq.registry.dates import parse_partial
from tahqiq.terms import Span

W = TypeVar("W", bound=StrEnum)
_DAWN = parse_partial("0001-01-01")


@dataclass(frozen=True)
class Cells:
    """One map of a file, where it stands, and the faults found so far in the whole file."""

    row: Mapping[str, Any]
    at: str
    faults: list[str] = field(default_factory=list)

    def fault(self, text: str) -> None:
        """Note what is wrong here."""
        self.faults.append(f"{self.at}: {text}")

    def only(self, *known: str) -> None:
        """Note every field that has no meaning here."""
        for name in self.row:
            if name not in known:
                self.fault(f"{name!r} is no field here; known are {', '.join(known)}")

    def text(self, name: str, *, needed: bool = False) -> str:
        """A text; "" where it is not given."""
        value = self.row.get(name)
        found = "" if value is None else str(value).strip()
        if needed and not found:
            self.fault(f"{name} is missing")
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """A text or a list of them."""
        value = self.row.get(name)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        return tuple(str(v).strip() for v in listed)

    def yes(self, name: str) -> bool:
        """A yes or no; no where it is not given."""
        value = self.row.get(name, False)
        if not isinstance(value, bool):
            self.fault(f"{name} is {value!r}; expected true or false")
        return value is True

    def number(self, name: str) -> float | None:
        """A number; None where it is not given."""
        value = self.row.get(name)
        if value is None:
            return None
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
        self.fault(f"{name} is {value!r}; expected a number")
        return None

    def date(self, name: str) -> Span | None:
        """A year, month or day; None where it is not given."""
        try:
            return parse_partial(self.row.get(name))
        except ValueError as error:
            self.fault(f"{name}: {error}")
            return None

    def needed_date(self, name: str) -> Span:
        """The same where there has to be one."""
        found = self.date(name)
        if found is None and self.row.get(name) in (None, ""):
            self.fault(f"{name} is missing; expected a year, month or day")
        assert _DAWN is not None
        return found or _DAWN

    def word(self, name: str, words: type[W], default: W) -> W:
        """A word of a closed list."""
        given = self.text(name)
        if not given:
            return default
        try:
            return words(given)
        except ValueError:
            self.fault(f"{name} is {given!r}; one of {', '.join(w for w in words if w)} was expected")
            return default

    def map(self, name: str) -> Mapping[str, Any]:
        """A map of names to values; empty where it is not given."""
        value = self.row.get(name) or {}
        if isinstance(value, Mapping):
            return value
        self.fault(f"{name} is {type(value).__name__}; expected a map")
        return {}

    def each(self, name: str) -> Iterator[Cells]:
        """The maps of a list, each with its own place: its id, else its number."""
        value = self.row.get(name) or ()
        if not isinstance(value, Sequence) or isinstance(value, str):
            self.fault(f"{name} is {type(value).__name__}; expected a list of maps")
            return
        for number, one in enumerate(value, start=1):
            if isinstance(one, Mapping):
                yield Cells(one, f"{self.at} > {one.get('id', f'{name} {number}')}", self.faults)
            else:
                self.fault(f"{name} {number} is {one!r}; expected a map")

    def one(self, name: str) -> Cells | None:
        """A single map; None where it is not given."""
        if self.row.get(name) is None:
            return None
        return Cells(self.map(name), f"{self.at} > {name}", self.faults)
