"""Places in places and bodies in places: "Lima, Peru", "the Institute in Brussels"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.arguments import LANDS
from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind, Predicate, Relation


def find_places(page: Page) -> Iterator[Relation]:
    """Relate places and bodies to the place that the text puts them in."""
    names = [m for m in page.mentions if m.kind in {MentionKind.NAME, MentionKind.NOMINAL}]
    for one, other in pairwise(names):
        if page.sentence(one.start) != page.sentence(other.start):
            continue
        between = page.article.text[one.end : other.start]
        relation = _by_comma(page, one, other, between) or _by_preposition(
            page, one, other, between
        )
        if relation is not None:
            yield relation


def _by_comma(page: Page, one: Mention, other: Mention, between: str) -> Relation | None:
    """ "Norfolk, Virginia": a town and its land, but not a list of countries."""
    if between != ", " or one.entity_class is not EntityClass.PLACE:
        return None
    if other.entity_class not in LANDS or one.kind is not MentionKind.NAME:
        return None
    following = page.article.text[other.end : other.end + 5].lstrip()
    before = page.article.text[max(0, one.start - 6) : one.start]
    in_list = following.startswith((", and", "and ", "or ")) or before.endswith(", ")
    if in_list and other.entity_class is not EntityClass.COUNTRY:
        return None
    return Relation(
        Predicate.LOCATED_IN, one.span, other.span, page.evidence(one.start, "place:comma")
    )


def _by_preposition(page: Page, one: Mention, other: Mention, between: str) -> Relation | None:
    """ "The Institute (IHR) in Brussels", "the town of X in Y": what stands right before "in"."""
    if between.strip() == ") in" and one.antecedent is not None:
        one, between = page.resolve(one), " in "
    if between.strip() not in {"in", "of"} or other.entity_class not in LANDS:
        return None
    head, noun = page.head(one), page.head(other)
    if noun.dep_ != "pobj" or noun.head.head.i != head.i:
        return None
    if one.entity_class is EntityClass.PLACE and between.strip() == "in":
        predicate = Predicate.LOCATED_IN
    elif one.entity_class is EntityClass.ORGANIZATION:
        predicate = Predicate.BASED_IN
    elif one.entity_class is EntityClass.EVENT and between.strip() == "in":
        predicate = Predicate.TAKES_PLACE_IN
    else:
        return None
    rule = f"place:{between.strip()}"
    return Relation(predicate, one.span, other.span, page.evidence(one.start, rule))
