"""The process that ``isolated`` starts: a file on standard input, its text as JSON on standard output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict

from tahqiq.claims.document.isolated import MEMORY, SECONDS
from tahqiq.claims.document.raw import Raw
from tahqiq.errors import InputError


def _limit() -> None:
    """Hold this process to its time and memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock alone holds it
        return
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):  # not to be had on this system, or already lower
            continue


def _reader(kind: str) -> Callable[[bytes], Raw]:
    if kind == "pdf":
        from tahqiq.claims.document.pdf import read_pdf

        return read_pdf
    if kind == "docx":
        from tahqiq.claims.document.docx import read_docx

        return read_docx
    from tahqiq.claims.document.html import read_html

    return read_html


def main(kind: str) -> int:
    """Read, answer, and leave at once: a library's own clean-up is not waited for."""
    _limit()
    raw = sys.stdin.buffer.read()
    try:
        answer = asdict(_reader(kind)(raw))
    except InputError as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": f"it takes more than {MEMORY >> 30} GB to read; save it as text"}
    except RecursionError:
        answer = {"refused": "it is nested too deeply to be read; save it as text"}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
