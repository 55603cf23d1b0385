"""Patterns compiled when first used, and the fast loader of the lexicons: importing the package stays light."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML was built with it: it reads a lexicon ten times faster."""


class Lazy:
    """A pattern whose text is made by ``source`` and compiled when it is first matched; used like ``re.Pattern``."""

    def __init__(self, source: Callable[[], str], flags: int = 0) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source(), self._flags)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """As ``re.Pattern.search``."""
        return self._compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """As ``re.Pattern.match``."""
        return self._compiled.match

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """As ``re.Pattern.finditer``."""
        return self._compiled.finditer

    @cached_property
    def pattern(self) -> str:
        """Its text."""
        return self._source()
