"""The libraries of the extra ``measure``, loaded when a measure needs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tahqiq.errors import InputError


def library(module: str) -> Any:
    """A module that stands on the extra. InputError where a library of it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "tahqiq":
            raise
        raise InputError(
            f"the library {error.name} is not installed, which this measure or chart stands on; install the extra: "
            "pip install 'tahqiq[measure]'"
        ) from error
