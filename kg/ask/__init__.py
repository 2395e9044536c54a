"""Questions that come with newskg, with parameters: what each asks, and its answer.

A question is a query of ``kg/queries``. A line of it that ends in a comment such as
``# --by ?agent: who accuses`` has a parameter: the line stands as it is where the parameter is not
given, and is replaced by what it says about the variable where it is. What only a parameter needs
follows it, as ``# --since: ?statement kg:statedOn ?stated``, and is asked only where it is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.ask.days import check_day
from kg.ask.find import find_entity
from kg.errors import QueryError
from kg.model import Factuality
from kg.query import list_queries, load_query, run_query
from kg.vocab import KG

__all__ = ["EVIDENCE", "Filters", "Question", "ask", "list_questions", "load_question"]

EVIDENCE = "evidence"
"""The variable that holds what an answer was read from, where that was asked for."""

_PARAMETER = re.compile(r".*# --(?P<name>[a-z]+) (?P<variable>\?\w+)(?:: (?P<means>.+))?")
_NEEDED = re.compile(r"\s*# --(?P<name>[a-z]+): (?P<pattern>.+)")
_HANDED_ON = f"# --{EVIDENCE} ?{EVIDENCE}\n"
_EVIDENCE = f"(STR({{variable}}) AS ?{EVIDENCE})"
_EVIDENCE_GROUPED = f'(GROUP_CONCAT(DISTINCT STR({{variable}}); SEPARATOR = " ") AS ?{EVIDENCE})'


@dataclass(frozen=True, slots=True)
class Question:
    """A query of ours: what it asks in a sentence, and each parameter with its meaning."""

    name: str
    question: str
    parameters: Mapping[str, str]
    sparql: str

    @property
    def is_grouped(self) -> bool:
        """Whether a row stands for several of what it was read from.

        A question whose rows are grouped within hands on what its groups have gathered.
        """
        return "GROUP BY" in self.sparql.rpartition("}")[2] or _HANDED_ON in self.sparql

    def is_optional(self, parameter: str) -> bool:
        """Whether some rows have no value for the variable of a parameter."""
        lines = map(_PARAMETER.fullmatch, self.sparql.splitlines())
        variables = {line["variable"] for line in lines if line and line["name"] == parameter}
        optional = " ".join(re.findall(r"OPTIONAL \{[^}]*\}", self.sparql))
        return any(variable in re.findall(r"\?\w+", optional) for variable in variables)


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a question down; names are matched forgivingly, days may be months or years."""

    by: str | None = None
    of: str | None = None
    in_: str | None = None
    since: str | None = None
    until: str | None = None
    factuality: Sequence[str] = ()
    limit: int | None = None
    evidence: bool = False

    def given(self) -> dict[str, str | Sequence[str]]:
        """Those that are set and stand in a query, by the name of their parameter."""
        values = {
            "by": self.by,
            "of": self.of,
            "in": self.in_,
            "since": self.since,
            "until": self.until,
            "factuality": self.factuality,
        }
        return {name: value for name, value in values.items() if value}


def list_questions() -> list[Question]:
    """All questions, by name."""
    return [load_question(name) for name in list_queries()]


def load_question(name: str) -> Question:
    """Read one question; ``QueryError`` names the nearest where none is so called."""
    sparql = load_query(name)
    found = [match for line in sparql.splitlines() if (match := _PARAMETER.fullmatch(line))]
    meanings = {match["name"]: match["means"] or "" for match in found if match["means"]}
    return Question(name, sparql.splitlines()[0].lstrip("# "), meanings, sparql)


def ask(store: Store, name: str, filters: Filters | None = None) -> QuerySolutions:
    """Answer a question, narrowed down by filters.

    A name that fits nobody or several raises ``ConformanceError``, a parameter that the question
    does not have or a date that is none ``QueryError``.
    """
    question, filters = load_question(name), filters or Filters()
    patterns = {
        parameter: _to_pattern(store, question, parameter, value)
        for parameter, value in filters.given().items()
    }
    if filters.evidence:
        patterns[EVIDENCE] = _EVIDENCE_GROUPED if question.is_grouped else _EVIDENCE
    sparql = "\n".join(_fill(line, patterns) for line in question.sparql.splitlines())
    if filters.limit is not None:
        sparql += f"\nLIMIT {filters.limit:d}"
    answer = run_query(store, sparql)
    if not isinstance(answer, QuerySolutions):
        raise QueryError(f"{name} gives no rows: ask it with kg query --name {name}")
    return answer


def _fill(line: str, patterns: Mapping[str, str]) -> str:
    if (needed := _NEEDED.fullmatch(line)) and needed["name"] in patterns:
        return needed["pattern"]
    match = _PARAMETER.fullmatch(line)
    if match is None or match["name"] not in patterns:
        return line
    if f"{match[0].strip()}\n" == _HANDED_ON:
        return f"?{EVIDENCE}"
    return patterns[match["name"]].format(variable=match["variable"])


def _to_pattern(
    store: Store, question: Question, parameter: str, value: str | Sequence[str]
) -> str:
    """Write what a parameter says of its variable, which stands as ``{variable}``."""
    if parameter not in question.parameters:
        known = ", ".join(f"--{name}" for name in question.parameters) or "no such parameter"
        raise QueryError(f"{question.name} has no --{parameter}; it takes {known}")
    optional = question.is_optional(parameter)
    if parameter == "factuality":
        return _one_of([KG(_to_factuality(one)) for one in value], optional=optional)
    text = str(value)
    if parameter in {"since", "until"}:
        return _to_date_filter(parameter, text)
    entity = find_entity(store, text)
    widen = _with_its_places if parameter == "in" else _with_its_state
    return _one_of(widen(store, entity), optional=optional)


def _one_of(nodes: Sequence[NamedNode], *, optional: bool) -> str:
    """VALUES is quicker, but would also take a row whose variable has no value."""
    if optional:
        return f"FILTER({{variable}} IN ({', '.join(map(str, nodes))}))"
    return f"VALUES {{variable}} {{{{ {' '.join(map(str, nodes))} }}}}"


def _with_its_state(store: Store, entity: NamedNode) -> list[NamedNode]:
    """The entity, the state that it stands for, and the capitals that stand for it."""
    stands_for = KG("standsFor")
    states = {quad.object for quad in store.quads_for_pattern(entity, stands_for, None, None)}
    capitals = {quad.subject for quad in store.quads_for_pattern(None, stands_for, entity, None)}
    others = (node for node in states | capitals if isinstance(node, NamedNode))
    return [entity, *sorted(others, key=str)]


def _with_its_places(store: Store, place: NamedNode) -> list[NamedNode]:
    """The place and all places that lie in it."""
    found = [place]
    for around in found:
        inner = store.quads_for_pattern(None, KG("locatedIn"), around, None)
        places = {quad.subject for quad in inner if isinstance(quad.subject, NamedNode)}
        found.extend(sorted(places.difference(found), key=str))
    return found


def _to_date_filter(parameter: str, day: str) -> str:
    """Compare as exactly as both days are known."""
    day = check_day(day)
    if parameter == "since":
        return f'FILTER(STR({{variable}}) >= SUBSTR("{day}", 1, STRLEN(STR({{variable}}))))'
    return f'FILTER(SUBSTR(STR({{variable}}), 1, {len(day)}) <= "{day}")'


def _to_factuality(name: str) -> Factuality:
    known = {factuality.value.casefold(): factuality for factuality in Factuality}
    if name.casefold() not in known:
        close = get_close_matches(name.casefold(), known, n=1)
        hint = f"did you mean {close[0]}?" if close else f"give one of {', '.join(known)}"
        raise QueryError(f"no factuality is called {name!r}: {hint}")
    return known[name.casefold()]
