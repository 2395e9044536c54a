"""The command line: it parses, calls one function, prints. Each family of commands has its file.

A command's module is imported only when that command runs, so that ``kg --help`` is quick.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.cli.failures import fail, find_unfit, prepare_output, refusal, surprise
from kg.errors import NewskgError

__all__ = ["kg", "main"]

COMMANDS = {
    "build": ("kg.cli.build", "Read articles and leave a graph of them in a folder."),
    "query": ("kg.cli.query", "Ask a built graph a SPARQL query."),
    "ask": ("kg.cli.ask", "Ask a question that comes with newskg; without one, list them."),
    "show": ("kg.cli.show", "Show all that is told of one entity, with the evidence."),
    "entities": ("kg.cli.entities", "Show who is who and why; merge, split and rename."),
    "path": ("kg.cli.path", "Show how two entities are tied through others."),
    "timeline": ("kg.cli.timeline", "Show what happened when, in all or to one entity."),
    "search": ("kg.cli.search", "Search names and sentences."),
    "stats": ("kg.cli.stats", "Count what a graph holds."),
    "diff": ("kg.cli.diff", "Tell what came and went between two graphs, or two days of one."),
    "export": ("kg.cli.export", "Write a built graph as Turtle, JSON-LD, GraphML and more."),
    "push": ("kg.cli.push", "Write a built graph into another store."),
    "import": ("kg.cli.bring", "Bring back a graph that was exported."),
    "render": ("kg.cli.render", "Write a built graph as one interactive HTML page."),
    "serve": ("kg.cli.serve", "Serve a built graph: pages, and SPARQL for other programs."),
    "validate": ("kg.cli.validate", "Check a built graph against its shapes."),
    "explain": ("kg.cli.explain", "Show the sentence, parse and rule behind a statement."),
    "why-not": ("kg.cli.explain", "Tell what kept a claim about two entities out of the graph."),
    "coverage": ("kg.cli.explain", "List the clauses between actors that no rule caught."),
}
"""Name of a command -> the module that has a function of that name, and its help in one line."""


class LazyGroup(click.Group):
    """A group that knows its commands' names and help without importing them."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """In the order of the table."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Import a command's module and take the function of its name."""
        if name not in COMMANDS:
            return None
        found = vars(import_module(COMMANDS[name][0]))
        word = name.replace("-", "_")
        command: click.Command = found.get(word) or found[f"{word}_"]  # import is Python's own word
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a reader that went away ("kg query … | head") is nothing wrong."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # What is still to be flushed goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table, so that help imports nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def kg() -> None:
    """Read news articles and leave a knowledge graph of who did what to whom.

    Every relation keeps the sentence that says so, who says it, and whether it is asserted,
    reported, planned or denied.

    \b
    kg build corpus/ -o out
    kg query -d out --name who-met-whom
    """  # noqa: D301 - click takes the backspace as "keep these lines as they are"


_COLLECT_AFTER = 50_000
"""Objects made before Python looks for garbage: a command makes many and keeps most to its end."""


def main() -> None:
    """Run the command line; whatever goes wrong becomes one line and an exit status."""
    gc.set_threshold(_COLLECT_AFTER)
    prepare_output()
    try:
        sys.exit(kg.main(standalone_mode=False))
    except NewskgError as error:
        fail(str(error), error.exit_status)
    except click.Abort:
        fail("stopped before it was done", 130)
    except click.ClickException as error:
        fail(*refusal(error))
    except Exception as error:  # nobody is to meet a traceback
        if os.environ.get("KG_TRACEBACK"):
            raise
        fail(find_unfit(sys.argv) or surprise(error))
