"""What is said where the extra is not installed."""

from __future__ import annotations

import sys

import pytest

from tahqiq.errors import InputError
from tahqiq.measure.extra import library


def test_a_library_that_is_missing_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(InputError, match=r"vl_convert is not installed.*tahqiq\[measure\]"):
        library("vl_convert")


def test_a_module_of_ours_that_is_missing_is_our_fault():
    with pytest.raises(ModuleNotFoundError):
        library("tahqiq.measure.charts.nothing")
