"""Tahqiq checks a security report against the evidence, and writes one that can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tahqiq.version import __version__

if TYPE_CHECKING:
    from tahqiq.verbs import check, decide, extract

__all__ = ["__version__", "check", "decide", "extract"]


def __getattr__(name: str) -> Any:
    """The verbs, imported when first used: ``import tahqiq`` alone stays instant."""
    if name in {"check", "decide", "extract"}:
        from tahqiq import verbs

        return getattr(verbs, name)
    raise AttributeError(f"module 'tahqiq' has no attribute {name!r}")


def load_ipython_extension(shell: Any) -> None:
    """``%load_ext tahqiq``: results are shown in a notebook as tables and charts."""
    from tahqiq.serve.notebook import register

    register(shell)
