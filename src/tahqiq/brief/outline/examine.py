"""An outline examined before it is built: names, arguments and figures, every fault with its line."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from tahqiq.brief.outline.faults import Fault, Faults
from tahqiq.brief.outline.literal import literals
from tahqiq.brief.outline.read import Outline


def environment() -> SandboxedEnvironment:
    """The sandbox that expressions run in: no files, no imports, nothing undefined."""
    env = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True)
    env.globals.clear()
    return env


def examine(outline: Outline, names: Mapping[str, Any]) -> nodes.Template:
    """The body as a tree. Faults if it names what there is not, or has a figure without a query."""
    env = environment()
    try:
        tree = env.parse(outline.body)
    except TemplateSyntaxError as error:
        raise Faults(outline.path, [Fault(error.lineno + outline.offset, f"{error.message}")]) from error
    local = {n.name for n in tree.find_all(nodes.Name) if n.ctx in ("store", "param")}
    found = [
        *_names(tree, {*names, *local}), *_calls(tree, names), *_filters(tree, env), *_figures(tree),
    ]  # fmt: skip
    if found:
        raise Faults(outline.path, [Fault(f.line + outline.offset, f.what) for f in found])
    return tree


def tells_since(outline: Outline) -> bool:
    """Whether anything in an outline is told from a day on: the words ``since`` and ``since_day``, or allegations
    without a day of their own."""
    try:
        tree = environment().parse(outline.body)
    except TemplateSyntaxError:
        return True  # ``examine`` says what is wrong
    named = {n.name for n in tree.find_all(nodes.Name) if n.ctx == "load"}
    calls = (c for c in tree.find_all(nodes.Call) if isinstance(c.node, nodes.Name) and c.node.name == "allegations")
    return bool(named & {"since", "since_day"}) or any(
        not c.args and all(k.key != "since" for k in c.kwargs) for c in calls
    )


def _names(tree: nodes.Template, known: set[str]) -> Iterator[Fault]:
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in known:
            near = get_close_matches(node.name, known, n=3)
            hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(sorted(known))}"
            yield Fault(node.lineno, f"{node.name!r} is not known; {hint}")


def _calls(tree: nodes.Template, names: Mapping[str, Any]) -> Iterator[Fault]:
    for node in tree.find_all(nodes.Call):
        called = _called(node.node, names)
        if called is None or node.dyn_args is not None or node.dyn_kwargs is not None:
            continue
        name, function = called
        try:
            inspect.signature(function).bind(*node.args, **{k.key: k.value for k in node.kwargs})
        except TypeError as error:
            takes = ", ".join(inspect.signature(function).parameters)
            yield Fault(node.lineno, f"{name}(): {error}; it takes {takes or 'nothing'}")


def _called(node: nodes.Expr, names: Mapping[str, Any]) -> tuple[str, Callable[..., Any]] | None:
    """The function of the language that is called, by its name or as part of a group (chart.timeline)."""
    if isinstance(node, nodes.Name):
        found = names.get(node.name)
        return (node.name, found) if callable(found) else None
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        found = getattr(names.get(node.node.name), node.attr, None)
        return (f"{node.node.name}.{node.attr}", found) if callable(found) else None
    return None


def _filters(tree: nodes.Template, env: SandboxedEnvironment) -> Iterator[Fault]:
    for node in tree.find_all(nodes.Filter):
        if node.name not in env.filters:
            yield Fault(node.lineno, f"no filter is called {node.name!r}")


def _figures(tree: nodes.Template) -> Iterator[Fault]:
    for node in tree.find_all(nodes.TemplateData):
        yield from literals(node.data, node.lineno)
