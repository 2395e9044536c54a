"""What goes wrong, as one line on standard error: what was found and what to do."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click


def fail(message: str, status: int = 2) -> NoReturn:
    """Print a message and end with a status."""
    click.echo(f"kg: {message}", err=True)
    sys.exit(status)


def refusal(error: click.ClickException) -> tuple[str, int]:
    """What click says of a wrong option or argument, in one line that leads to the help."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":  # click 8.2 raises it to show the help
        error.show()
        sys.exit(error.exit_code)
    said = " ".join(error.format_message().split()).rstrip(".")
    return f"{said}; see {context.command_path if context else 'kg'} --help", 2


def prepare_output() -> None:
    """Write UTF-8 into files and pipes, on every system; what a terminal lacks becomes a "?"."""
    if sys.stdout is None:  # closed by whoever ran us
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
    if isinstance(sys.stdout, TextIOWrapper):
        chosen = sys.stdout.isatty() or "PYTHONIOENCODING" in os.environ
        sys.stdout.reconfigure(encoding=None if chosen else "utf-8", errors="replace")


def find_unfit(arguments: Iterable[str]) -> str:
    """Tell which argument is no text: a name may be any bytes for a file, but for nothing else."""
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            return f"the argument {argument!r} is not UTF-8 text; type it in UTF-8"
    return ""


def surprise(error: Exception) -> str:
    """An error that no part foresaw: of the file system, of memory, or a mistake of newskg's."""
    said = " ".join(str(error).split())
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename is not None else ""
        return f"{where}{error.strerror}; check the path, its rights and the space there"
    if isinstance(error, MemoryError):
        return f"not enough memory ({said or 'none left'}); give fewer articles or a smaller file"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"a mistake of newskg's own ({type(error).__name__}: {said}, in"
        f" {Path(place.filename).name} line {place.lineno}); please report it,"
        " with what KG_TRACEBACK=1 shows"
    )
