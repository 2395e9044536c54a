"""What a validation found, and how it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

EXAMPLES = 5
"""How many nodes a text names for each shape unless told otherwise."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One node that breaks one rule.

    ``shape`` is the local name of the rule and ``rule`` what it asks for; ``node`` is the IRI at
    fault, ``label`` what a person would call it (or empty), ``found`` what stands there instead.
    A ``warning`` is odd rather than wrong: a graph with nothing worse conforms.
    """

    shape: str
    rule: str
    node: str
    found: str
    label: str = ""
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Whether a graph conforms, what broke a rule, in a fixed order, and how much was checked."""

    conforms: bool
    violations: tuple[Violation, ...] = ()
    triples: int = 0


def to_text(report: Report, *, examples: int = EXAMPLES) -> str:
    """Write a report for a person: rule by rule, with so many examples of each.

    >>> print(to_text(Report(conforms=True, triples=12)))
    The graph conforms: 12 triples keep to every shape.
    """
    lines = [_summary(report)]
    by_weight = sorted(report.violations, key=lambda violation: (violation.warning, violation))
    for _, group in groupby(by_weight, key=lambda violation: (violation.warning, violation.shape)):
        lines += ["", *_paragraph(tuple(group), examples)]
    return "\n".join(lines)


def _summary(report: Report) -> str:
    warnings = sum(violation.warning for violation in report.violations)
    told = f" ({_count(warnings, 'warning')})" if warnings else ""
    if report.conforms:
        return f"The graph conforms: {report.triples} triples keep to every shape{told}."
    broken = {violation.shape for violation in report.violations if not violation.warning}
    count = _count(len(report.violations) - warnings, "violation")
    return f"The graph does not conform: {count} of {_count(len(broken), 'shape')}{told}."


def _paragraph(violations: tuple[Violation, ...], examples: int) -> Iterator[str]:
    first = violations[0]
    kind = "warning" if first.warning else "violation"
    yield f"{first.shape}: {_count(len(violations), kind)}"
    yield f"  expected: {first.rule}"
    yield from map(_example, violations[:examples])
    if len(violations) > examples:
        yield f"  … and {len(violations) - examples} more"


def _example(violation: Violation) -> str:
    label = f" ({violation.label})" if violation.label else ""
    return f"  {violation.node}{label}\n    found: {violation.found}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def to_report(violations: Iterable[Violation], triples: int) -> Report:
    """Make a report of what was found in so many triples."""
    ordered = tuple(sorted(set(violations)))
    return Report(all(violation.warning for violation in ordered), ordered, triples)
