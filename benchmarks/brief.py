"""How long the assessment takes in each format, warm, and what stands in it: ``python -m benchmarks.brief``."""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Iterator
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
    yield (
        f"Written by `python -m benchmarks.brief`, of the bundled evidence as of {DAY}. Seconds of building the brief "
        "and writing it in one format, where Python runs already: median (least–most) of five runs after one that is "
        f"not counted, on two cores that others used too. Python {platform.python_version()}, {platform.machine()}.\n"
    )
    yield "| country | numbers | without an anchor | remarks of `lint` | format | seconds | same bytes again |"
    yield "|---|---|---|---|---|---|---|"


def _of(country: str) -> Iterator[str]:
    order = Order("assessment", country, DAY)
    made = brief(order)
    left = [m[0] for m in FIGURES.finditer(SPAN.sub("", _prose(made.text))) if m["figure"]]
    found = f"{len(made.entries)} | {len(left)} | {len(remarks(made))}"
    for form in FORMATS:
        same = write(brief(order), form) == write(made, form)
        timed = call(lambda form=form: write(brief(order), form))
        yield f"| {country} | {found} | {form} | {timed.text} | {'yes' if same else 'no'} |"


def _prose(text: str) -> str:
    """Without tables, which name publishers and say why they are graded so."""
    return "\n".join(line for line in text.split("\n") if not line.startswith("|"))


if __name__ == "__main__":
    main()
