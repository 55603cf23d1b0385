"""Checks of long reports, made one after the other behind the page that shows how far they are."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

from tahqiq.errors import TahqiqError

LONG = 60_000
"""Characters from which a report is checked behind its page: it takes longer than anybody likes to look at nothing."""
_log = logging.getLogger("tahqiq.web")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check is: whether its turn has come, for how many seconds it is made, and why it could not be."""

    begun: bool
    seconds: float
    failed: str = ""


class Making:
    """The checks that are being made. One that a server left unfinished is begun again when it is asked for."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="check")
        self._begun: dict[str, float | None] = {}
        self._failed: dict[str, str] = {}
        self._lock = Lock()

    def begin(self, name: str, work: Callable[[], None]) -> None:
        """Lets a check be made when its turn comes; nothing where it is under way, or could not be made."""
        with self._lock:
            if name in self._begun or name in self._failed:
                return
            self._begun[name] = None
        self._pool.submit(self._made, name, work)

    def progress(self, name: str) -> Progress:
        """How far the check of that id is."""
        with self._lock:
            since = self._begun.get(name)
            failed = self._failed.get(name, "")
        return Progress(since is not None, time.monotonic() - since if since is not None else 0.0, failed)

    def _made(self, name: str, work: Callable[[], None]) -> None:
        with self._lock:
            self._begun[name] = time.monotonic()
        failed = ""
        try:
            work()
        except TahqiqError as error:  # told on the page of the check
            failed = str(error)
            _log.error("check %s: %s", name, error)
        finally:
            with self._lock:
                del self._begun[name]
                if failed:
                    self._failed[name] = failed

    def close(self) -> None:
        """Waits for the check under way; those that wait are begun again another time."""
        self._pool.shutdown(cancel_futures=True)
