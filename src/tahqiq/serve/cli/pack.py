"""The commands of ``tahqiq pack``; each imports what it needs when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="pack",
    help="Packs: what is known of a country, as data. List them, make a new one, check one.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="As JSON.")]


@app.command("list")
def list_(as_json: Json = False) -> None:
    """List the packs in use: the bundled ones and those in the folders that $TAHQIQ_PACKS names."""
    from tahqiq.serve.cli.packing import list_packs

    list_packs(as_json=as_json)


@app.command()
def new(
    country: Annotated[str, typer.Argument(metavar="ISO3", help="The country's ISO 3166 three-letter code: NGA.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Where its folder is made; by default here.")
    ] = Path(),
) -> None:
    """Make the folder of a new pack: every table, empty, with what belongs there."""
    from tahqiq.serve.cli.packing import new_pack

    new_pack(country, out)


@app.command()
def check(
    pack: Annotated[str, typer.Argument(metavar="PACK", help="A pack's folder, or the name of one in use.")],
    seal: Annotated[bool, typer.Option("--seal", help="First write the files' digests into its pack.yml.")] = False,
    as_json: Json = False,
) -> None:
    """List every fault of a pack, each with its file and line.

    Exit status: 0 it has none, 1 it has faults, 2 it cannot be read as a pack at all.
    """
    from tahqiq.serve.cli.packing import check_pack

    raise typer.Exit(check_pack(pack, seal=seal, as_json=as_json))
