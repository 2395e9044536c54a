"""Names that news gives to a state's bodies: "the Danish Defence Ministry"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kb.entity import Entity
from kg.model import EntityClass

_KINDS = frozenset({"ministry", "legislature", "cabinet"})
_ADJECTIVES = {"United States": "US"}
"""What news writes before a body where the demonym ("American") is not it."""

_MINISTRY = re.compile(
    r"^(?:Federal )?(?:Ministry|Department) (?:of|for) (?:the )?(?P<portfolio>.+)$"
)
_CABINET = re.compile(r"(Cabinet|Council|Government|State)\b")
_ARTICLE = re.compile(
    r"States$|Kingdom$|^Netherlands|^Philippines|Emirates$|Republic|Islands$|^Bahamas|^Gambia"
    r"|^Maldives|^Comoros|^Seychelles|Union$|Congo$"
)


def with_article(country: str) -> str:
    """Write a country's name as it stands behind "of"."""
    return f"the {country}" if _ARTICLE.search(country) else country


def name_bodies(entities: Iterable[Entity], countries: dict[str, Entity]) -> None:
    """Give bodies of a state their further names, and namesakes a label that tells them apart."""
    bodies = [
        (body, countries[body.country])
        for body in entities
        if body.entity_class is EntityClass.ORGANIZATION
        and body.kind in _KINDS
        and body.country in countries
    ]
    namesakes = Counter(body.label for body, _ in bodies)
    for body, country in bodies:
        short = _strip_country(body.label, country)
        if body.kind == "cabinet" and not _CABINET.match(short):
            continue  # "Vale ministry": named after its head
        body.aliases += [name for name in _find_names(short, country) if name != body.label]
        common = namesakes[body.label] > 1 or _MINISTRY.match(short)
        if common and short == body.label and not body.asked:
            body.aliases.append(body.label)
            body.label = f"{short} of {with_article(country.label)}"


def _strip_country(label: str, country: Entity) -> str:
    """Take "of Finland" and "Finnish" off a body's name."""
    names = sorted((country.label, *country.aliases), key=len, reverse=True)
    label = re.sub(rf" (?:of|in) (?:the )?(?:{_either(names)})$", "", label)
    return re.sub(rf"^(?:{_either([*country.demonyms, *names])}) (?=[A-Z])", "", label)


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _find_names(short: str, country: Entity) -> Iterator[str]:
    if re.search(rf"\b(?:{_either([*country.demonyms, country.label])})\b", short):
        return
    adjective = _ADJECTIVES.get(country.label, country.demonyms[0] if country.demonyms else "")
    yield f"{short} of {with_article(country.label)}"
    if not adjective:
        return
    yield f"{adjective} {short}"
    ministry = _MINISTRY.match(short)
    if ministry is None:
        return
    for portfolio in _find_portfolios(ministry["portfolio"]):
        yield f"{adjective} {portfolio} Ministry"


def _find_portfolios(portfolio: str) -> Iterator[str]:
    """Yield short ways to say what a ministry is for."""
    first = re.split(r",| and | & ", portfolio)[0]
    if "Foreign" in portfolio or "External" in portfolio:
        yield "Foreign"
    elif first in {"Defence", "Defense", "National Defence", "National Defense"}:
        yield from ("Defence", "Defense")
    elif first in {"Interior", "Internal Affairs", "Home Affairs"}:
        yield "Interior"
    elif " " not in first:
        yield first
