"""Write docs/reference/cli.md from the command line's own help: ``python -m tools.cli_reference``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "cli.md"
HEAD = """# The command line

Written from the help of the commands by `python -m tools.cli_reference`; a test holds the two together.

Exit status: 0 done; 1 `--strict` was given and a claim was contradicted (`check`) or there is a warning (`lint`); 2 bad
input, said in one line.
The workspace is `$TAHQIQ_WORKSPACE`, else `tahqiq` in the user's data folder; `--workspace` names another.
"""


def page() -> str:
    """The whole page."""
    from typer.main import get_command

    from tahqiq.serve.cli.main import app

    command = get_command(app)
    parts = [HEAD, _help(command, "tahqiq")]
    parts += [f"## {name}\n\n" + _help(one, name) for name, one in _below(command, "tahqiq")]
    return "\n".join(parts)


def _below(group: object, name: str) -> Iterator[tuple[str, object]]:
    """Every command below a group, and below the groups in it, with its full name."""
    for short in sorted(group.commands):  # type: ignore[attr-defined]  # a group, by construction of the app
        one = group.commands[short]  # type: ignore[attr-defined]
        yield f"{name} {short}", one
        if hasattr(one, "commands"):
            yield from _below(one, f"{name} {short}")


def _help(command: object, name: str) -> str:
    context = command.make_context(name, [], resilient_parsing=True, terminal_width=100)  # type: ignore[attr-defined]
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())  # type: ignore[attr-defined]
    return f"```text\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
