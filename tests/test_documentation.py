"""What the README and the packages promise is there."""

import re
import shlex
from importlib import import_module
from pathlib import Path

import click
import pytest

from kg.cli import COMMANDS, kg

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
LINES = [line.split("  #")[0].strip() for block in BLOCKS for line in block.splitlines()]
KG_LINES = [line for line in LINES if line.startswith("kg ")]


@pytest.mark.parametrize("line", KG_LINES)
def test_every_command_line_of_the_readme_is_understood(line):
    _, name, *arguments = shlex.split(line)
    command = kg.get_command(click.Context(kg), name)
    assert command is not None
    command.make_context(name, arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help_of_its_own(name):
    assert any(line.startswith(f"kg {name}") for line in KG_LINES)
    command = kg.get_command(click.Context(kg), name)
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_two_lines_do_all_of_the_set_up():
    set_up = [line for line in LINES if "pip install" in line]
    assert len(set_up) == 2
    assert "kg build corpus/" in set_up[0]
    assert "python -m pytest" in set_up[1]


@pytest.mark.parametrize(
    "name",
    ["kg", "kg.cli", "kg.extract", "kg.read", "kg.resolve", "kg.export", "kg.rdf", "kg.query"],
)
def test_what_a_package_lists_it_has(name):
    module = import_module(name)
    assert all(hasattr(module, public) for public in module.__all__)


def test_nothing_names_a_package_host_or_a_lock_file():
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "index-url" not in settings
    assert not list(ROOT.glob("*.lock"))
