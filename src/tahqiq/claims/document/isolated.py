"""A file of a complex format read in a process of its own, with limits of time and memory.

The libraries that read PDF, XML and HTML are large and in C: whatever a file does to one of them, it does there.
"""

from __future__ import annotations

import json
import subprocess
import sys

from tahqiq.claims.document.raw import LIMIT, Raw
from tahqiq.errors import InputError

SECONDS = 60
"""Of reading, for any file; a report of 200 pages takes one or two."""
MEMORY = 2 << 30
"""Bytes of address space, where the system can hold a process to it."""
_CHILD = "tahqiq.claims.document.child"


def read_apart(kind: str, raw: bytes) -> Raw:
    """The file of a kind (``pdf``, ``docx``, ``html``) as its reader reads it.

    Raises ``InputError``, without the file's name, where it is refused, takes too long or breaks its reader.
    """
    # -P: modules come from where they are installed, never from the folder the user happens to stand in
    command = [sys.executable, "-P", "-W", "ignore", "-m", _CHILD, kind]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=2 * SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise InputError(f"it could not be read within {2 * SECONDS} seconds; save it as text") from error
    except OSError as error:
        raise InputError(f"the process that reads such files could not be started ({error.strerror})") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise InputError(_broken(kind, done.returncode)) from error
    if "refused" in answer:
        raise InputError(answer["refused"])
    if len(answer["text"]) > LIMIT:
        raise InputError(f"{len(answer['text']):,} characters arrived; at most {LIMIT:,} were expected; split it")
    return Raw(**{**answer, "pages": tuple(answer["pages"]), "notes": tuple(answer["notes"])})


def _broken(kind: str, status: int) -> str:
    what = f"a {kind.upper()} file"
    if status < 0 or status > 128:
        return f"{what} arrived that takes more than {SECONDS} seconds or {MEMORY >> 30} GB to read; save it as text"
    return f"{what} arrived that cannot be read; save it again, or as text"
