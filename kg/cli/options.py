"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

built_folder = click.option(
    "-d",
    "--dir",
    "directory",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    help="The folder that kg build left.",
)
