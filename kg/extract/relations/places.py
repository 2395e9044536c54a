"""Places in places and bodies in places: "Lima, Peru", "the Institute in Brussels".

Places follow each other by commas, the wider after the narrower: "Norfolk, Virginia, USA". What
stands before "in" is in the place behind it, if the parse ties the two or the name is of what
cannot move: a town, a museum, a court.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind, Predicate, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = {
    EntityClass.PLACE: Predicate.LOCATED_IN,
    EntityClass.ORGANIZATION: Predicate.BASED_IN,
    EntityClass.EVENT: Predicate.TAKES_PLACE_IN,
}
_LONGEST_PLAIN = 2
"""Three towns in a row with no country behind them are a list."""


def find_places(page: Page) -> Iterator[Relation]:
    """Relate places and bodies to the place that the text puts them in."""
    for mention in page.mentions:
        if mention.kind is MentionKind.NAME and mention.entity_class is EntityClass.PLACE:
            for wider in _enclosing(page, mention):
                yield _relate(page, Predicate.LOCATED_IN, mention, wider, "place:comma")
        if mention.kind in {MentionKind.NAME, MentionKind.NOMINAL}:
            yield from _by_preposition(page, mention)


def with_enclosing(page: Page, place: Mention) -> Iterator[Mention]:
    """A place and the wider ones that follow it by commas: "Norfolk", "Virginia", "USA"."""
    yield place
    yield from _enclosing(page, place)


def _enclosing(page: Page, place: Mention) -> list[Mention]:
    """The wider places behind a place; none where it stands in a list."""
    found: list[Mention] = []
    last = place
    while last.entity_class is EntityClass.PLACE and (wider := _next_by_comma(page, last)):
        found.append(wider)
        last = wider
    if not found or last.entity_class is EntityClass.COUNTRY:
        return found
    following = page.article.text[last.end : last.end + 5].lstrip()
    before = page.article.text[max(0, place.start - 6) : place.start]
    in_list = following.startswith((", and", "and ", "or ")) or before.endswith(", ")
    in_list = in_list or _goes_on(page.article.text[last.end : last.end + 40])
    return [] if in_list or len(found) >= _LONGEST_PLAIN else found


_LISTED = re.compile(r", [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:,? (?:and|or) |, [A-Z])")


def _goes_on(following: str) -> bool:
    """Whether a list of names goes on behind: ", Wiltshire and Kent"."""
    return _LISTED.match(following) is not None


def _next_by_comma(page: Page, place: Mention) -> Mention | None:
    """ "Germany" behind "Halberstadt, eastern Germany"."""
    position = page.tokens(place.span).end
    if position >= len(page.doc) or page.doc[position].text != ",":
        return None
    wider = _place_from(page, position + 1)
    if wider is None or page.sentence(wider.start) != page.sentence(place.start):
        return None
    acts = page.head(wider).dep_ in {"nsubj", "nsubjpass"}  # "after trade with Europe, Peru is"
    return None if acts or _owns_another(page, wider) else wider


def _owns_another(page: Page, place: Mention) -> bool:
    """Whether it is "Italy's flag carrier" that follows the comma, and not "Italy's capital"."""
    end = page.tokens(place.span).end
    if end >= len(page.doc) or page.doc[end].tag_ != "POS":
        return False
    owned = page.tokens(place.span).root.head
    return owned.lower_ not in load_words("place_nouns")


def _place_from(page: Page, position: int) -> Mention | None:
    """The place whose name begins at a token, past "eastern" and "downtown"."""
    doc, adjectives = page.doc, load_words("place_adjectives")
    while position < len(doc) and (doc[position].lower_ in adjectives or doc[position].text == "-"):
        position += 1
    mention = page.at(doc[position], MentionKind.NAME) if position < len(doc) else None
    if mention is None or mention.entity_class not in LANDS:
        return None
    return mention if page.tokens(mention.span).start == position else None


def find_place_named(page: Page, noun: Token) -> Mention | None:
    """The place that "the eastern city of Orm", "the Peruvian capital, Lima" name."""
    if noun.lower_ not in load_words("place_nouns"):
        return None
    position = noun.i + 1
    determiners = {c.lower_ for c in noun.children if c.dep_ in {"poss", "det"}}
    links = {"of", ","} if determiners - {"a", "an"} else {"of"}
    if position < len(page.doc) and page.doc[position].text in links:
        position += 1
    return _place_from(page, position)


def _by_preposition(page: Page, one: Mention) -> Iterator[Relation]:
    """ "The Institute (IHR) in Brussels", "Orm, in the eastern region of Vespugia"."""
    noun = _kind_behind(page, one)
    one, position = _past_bracket(page, one, noun.i + 1)
    preposition = page.doc[position] if position + 1 < len(page.doc) else None
    predicate = _INSIDE.get(one.entity_class)
    if preposition is None or preposition.lower_ not in {"in", "of"} or predicate is None:
        return
    inside = preposition.lower_ == "in"
    if not inside and one.entity_class is not EntityClass.ORGANIZATION:
        return
    tied = preposition.head.i in {page.head(one).i, noun.i}
    if tied or (inside and _is_fixed(one)):
        rule = f"place:{preposition.lower_}"
        for target in _object_places(page, preposition):
            if target.span != one.span:
                yield _relate(page, predicate, one, target, rule)


def _kind_behind(page: Page, one: Mention) -> Token:
    """The last word of a name, or of the kind behind it: "the Orm church", "the Orm think tank"."""
    last, head = page.tokens(one.span)[-1], page.head(one)
    kinds = load_words("fixed_bodies", "organization_nouns") | {"tank"}
    kind = head.head if head.dep_ in {"compound", "nmod"} else head
    return kind if last.i < kind.i <= last.i + 3 and kind.lower_ in kinds else last


def _past_bracket(page: Page, one: Mention, position: int) -> tuple[Mention, int]:
    """Past the end of "(IHR)", which means the name before it, and past a town's comma."""
    mark = page.doc[position].text if position < len(page.doc) else ""
    if mark == ")" and one.antecedent is not None:
        return page.resolve(one), position + 1
    return one, position + (mark == "," and one.entity_class is EntityClass.PLACE)


def _object_places(page: Page, preposition: Token) -> Iterator[Mention]:
    """The place behind a preposition or named by the noun behind it, and the wider ones."""
    direct = _place_from(page, preposition.i + 1)
    if direct is not None and page.head(direct).dep_ == "pobj":
        yield from with_enclosing(page, direct)
        return
    for noun in preposition.children:
        place = page.at(noun, MentionKind.NAME) or find_place_named(page, noun)
        if noun.dep_ == "pobj" and place is not None and place.entity_class in LANDS:
            yield from with_enclosing(page, place)
            if direct is not None and direct.span != place.span:
                yield direct  # "in Peru's capital Lima"


def _is_fixed(mention: Mention) -> bool:
    """Whether a name is of what stands in one place, whatever is said of it."""
    if mention.kind is not MentionKind.NAME or mention.entity_class is EntityClass.EVENT:
        return False
    if mention.entity_class is EntityClass.PLACE:
        return True
    return not load_words("fixed_bodies").isdisjoint(mention.name.lower().split())


def _relate(
    page: Page, predicate: Predicate, subject: Mention, target: Mention, rule: str
) -> Relation:
    return Relation(predicate, subject.span, target.span, page.evidence(subject.start, rule))
