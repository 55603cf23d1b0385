"""How long the assessment takes in each format, warm, and what stands in it: ``python -m benchmarks.brief``."""

from __future__ import annotations

import datetime as dt
import os
import platform
import resource
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.timing import call
from tahqiq.brief.ledger import SPAN
from tahqiq.brief.numerals import FIGURES
from tahqiq.brief.write import write
from tahqiq.verbs.briefing import Order, brief, remarks

DAY = dt.date(2025, 4, 8)
COUNTRIES = ("PAK", "NGA")
FORMATS = ("html", "docx", "pdf", "md", "json")


def main() -> None:
    """Measure, and write ``benchmarks/results-brief.md``."""
    lines = [*_head(), *(line for country in COUNTRIES for line in _of(country))]
    (Path(__file__).parent / "results-brief.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _head() -> Iterator[str]:
    yield "# Results: the assessment\n"
    python = f"Python {platform.python_version()}, {platform.machine()}"
    load = f"{os.getloadavg()[0]:.0f} on {os.cpu_count()} cores"
    yield (
        f"Written by `python -m benchmarks.brief`, of the bundled evidence as of {DAY}. Seconds of building the brief "
        "and writing it in one format, where Python runs already: median (least–most) of five runs after one that is "
        "not counted; beside them the seconds of processor, those of Pandoc with them, which say what it takes on a "
        f"machine that does nothing else. Load when begun: {load}. {python}.\n"
    )
    yield "| country | numbers | no anchor | remarks of `lint` | format | seconds | of processor | same bytes again |"
    yield "|---|---|---|---|---|---|---|---|"


def _of(country: str) -> Iterator[str]:
    order = Order("assessment", country, DAY)
    made = brief(order)
    left = [m[0] for m in FIGURES.finditer(SPAN.sub("", _prose(made.text))) if m["figure"]]
    found = f"{len(made.entries)} | {len(left)} | {len(remarks(made))}"
    for form in FORMATS:
        same = write(brief(order), form) == write(made, form)
        spent: list[float] = []
        timed = call(lambda form=form, spent=spent: spent.append(_spent(lambda: write(brief(order), form))))
        busy = statistics.median(spent[1:])
        yield f"| {country} | {found} | {form} | {timed.text} | {busy:.2f} | {'yes' if same else 'no'} |"


def _spent(function: Callable[[], object]) -> float:
    """Seconds of processor that a call takes, of this process and of those it starts."""
    before = _processor()
    function()
    return _processor() - before


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in used)


def _prose(text: str) -> str:
    """Without tables, which name publishers and say why they are graded so."""
    return "\n".join(line for line in text.split("\n") if not line.startswith("|"))


if __name__ == "__main__":
    main()
