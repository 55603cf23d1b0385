"""The changes between two briefs as text, Markdown, HTML or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from importlib import resources
from itertools import groupby

from markupsafe import Markup

from tahqiq.brief.diff.result import Change, Diff, Reason
from tahqiq.brief.write.notes import escaped
from tahqiq.measure.wording import day

FORMATS = ("text", "md", "html", "json")
_SHOWN = 3  # pages of a reason that are named; all of them stand in the JSON


def written(diff: Diff, format_: str) -> str:
    """The diff in one of ``FORMATS``."""
    forms: dict[str, Callable[[Diff], str]] = {"text": _text, "md": _markdown, "html": _html, "json": _json}
    return forms[format_](diff)


def title(diff: Diff) -> str:
    """What was compared."""
    return f"{diff.title}. What changed from {day(diff.before)} to {day(diff.after)}"


def summary(diff: Diff) -> str:
    """How much changed, and why, in a line."""
    kinds = [c.kind for c in diff.changes]
    counted = ", ".join(f"{kinds.count(k)} {k}" for k in ("changed", "new", "gone"))
    why = "; ".join(f"{cause} {n}" for cause, n in diff.causes.items())
    return f"{counted}, {diff.same} the same." + (f" Causes: {why}." if why else "")


def _json(diff: Diff) -> str:
    return json.dumps(diff.to_dict(), ensure_ascii=False, indent=1) + "\n"


def _text(diff: Diff) -> str:
    return "\n".join([title(diff), summary(diff), *_lines(diff)]) + "\n"


def _lines(diff: Diff) -> Iterator[str]:
    for section, changes in groupby(diff.changes, key=lambda c: c.section):
        yield from ("", heading(section))
        for change in changes:
            if change.before:
                yield f"  - {change.before}"
            if change.after:
                yield f"  + {change.after}"
            for reason in change.reasons:
                yield f"      {reason.cause}: {reason.said}"
                yield from (f"        {line}" for line in (*shows(reason), *reason.pages[:_SHOWN]))


def heading(section: tuple[str, ...]) -> str:
    """Headings from the outermost in."""
    return " › ".join(section) or "(before the first heading)"


def shows(reason: Reason) -> list[str]:
    """The commands that show its rows, those of one release in one."""
    by_release: dict[str, list[str]] = {}
    for row in reason.rows:
        release, _, ids = row.partition("?id=")
        by_release.setdefault(release, []).append(ids)
    return [f"tahqiq show '{r}{'?id=' if any(ids) else ''}{','.join(ids)}'" for r, ids in by_release.items()]


def _markdown(diff: Diff) -> str:
    rows = [
        f"| {escaped(heading(c.section))} | {escaped(c.before)} | {escaped(c.after)} | {_why(c)} |"
        for c in diff.changes
    ]
    return "\n".join(
        [f"# {escaped(title(diff))}", "", summary(diff), "", "| Section | Before | After | Cause |",
         "|:---|:---|:---|:---|", *rows]
    ) + "\n"  # fmt: skip


def _why(change: Change) -> str:
    return "; ".join(
        " ".join(
            [f"**{r.cause}**: {escaped(r.said)}", *(f"`{s}`" for s in shows(r)),
             *(f"<{p}>" for p in r.pages[:_SHOWN] if p.startswith("http"))]
        )
        for r in change.reasons
    )  # fmt: skip


def _html(diff: Diff) -> str:
    from jinja2 import Environment, PackageLoader

    loader = PackageLoader("tahqiq.brief.write", "templates")
    page = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True).get_template("diff.html")
    css = resources.files("tahqiq.brief.write").joinpath("brief.css").read_text("utf-8")
    sections = [(heading(s), list(of)) for s, of in groupby(diff.changes, key=lambda c: c.section)]
    made: str = page.render(
        title=title(diff), summary=summary(diff), commands=diff.commands, sections=sections, css=css, shows=shows,
        marked=marked, shown=_SHOWN,
    )  # fmt: skip
    return made


def marked(change: Change) -> tuple[Markup, Markup]:
    """Both texts, with the words that only one of them has between ``del`` or ``ins``."""
    if change.kind != "changed":
        return Markup().join([change.before]), Markup().join([change.after])  # joining escapes
    one, other = change.before.split(), change.after.split()
    sides: tuple[list[Markup], list[Markup]] = ([], [])
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        for side, words, tag in ((sides[0], one[a:b], "del"), (sides[1], other[c:d], "ins")):
            if words:
                text = Markup(" ").join(words)
                side.append(text if kind == "equal" else Markup("<{0}>{1}</{0}>").format(tag, text))
    return Markup(" ").join(sides[0]), Markup(" ").join(sides[1])
