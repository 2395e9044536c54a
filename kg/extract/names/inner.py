"""Persons and lands inside the names of other things: "Ana Solís Foundation", "Bank of Ruritania".

Such a mention says that the text speaks of the person or land, no more: it is added when all
relations have been read, so that nobody acts through the name of a foundation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.gazetteer import Gazetteer
from kg.extract.names.english import is_english
from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_LONGEST_LAND = 3
"""Words of an adjective or of letters in front of a name: "South Ruritanian"."""


def find_inner_names(page: Page, gazetteer: Gazetteer, embedded: Iterable[Mention]) -> None:
    """Add a mention for each person or land that a longer name names.

    ``embedded`` are the lands of longer names that are no entities themselves.
    """
    for land in embedded:
        page.add(land.span, land.kind, land.entity_class, "name:inner", name=land.name)
    persons = _names_of_persons(page)
    for outer in page.mentions:
        if outer.kind is not MentionKind.NAME or outer.entity_class is EntityClass.PERSON:
            continue
        words = page.tokens(outer.span)
        _add_person(page, words, persons, gazetteer)
        if outer.entity_class in {EntityClass.ORGANIZATION, EntityClass.EVENT}:
            _add_land_behind(page, words, gazetteer)
        if outer.entity_class in {EntityClass.ORGANIZATION, EntityClass.EVENT}:
            _add_land_in_front(page, outer, gazetteer)
    _add_from_things(page, gazetteer)


_LONGEST_THING = 7


def _add_from_things(page: Page, gazetteer: Gazetteer) -> None:
    """Full names in what is no entity of ours: "the Ana Solís Weather Satellite"."""
    for word in page.doc:
        if not word.is_title or page.at(word) or not gazetteer.is_given_name(word.text):
            continue
        run = page.doc[word.i : min(word.i + _LONGEST_THING, word.sent.end)]
        length = _length_of_full_name(run, gazetteer)
        if length and run[length].pos_ == "PROPN":
            span = page.span(run[0], run[length - 1])
            page.add(span, MentionKind.NAME, EntityClass.PERSON, "name:inner")


def _add_person(
    page: Page,
    words: TokenSpan,
    persons: dict[tuple[str, ...], Mention],
    gazetteer: Gazetteer,
) -> None:
    """A longer name that begins with the name of a person of the article, or any full name."""
    for length in range(len(words) - 1, 0, -1):
        person = persons.get(tuple(word.text for word in words[:length]))
        if person is not None and _is_whole(words[length]):
            span = page.span(words[0], words[length - 1])
            page.add(
                span, MentionKind.NAME, EntityClass.PERSON, "name:inner", antecedent=person.span
            )
            return
    length = _length_of_full_name(words, gazetteer)
    if length:
        page.add(
            page.span(words[0], words[length - 1]), MentionKind.NAME, EntityClass.PERSON,
            "name:inner",
        )  # fmt: skip


def _length_of_full_name(words: TokenSpan, gazetteer: Gazetteer) -> int:
    """How many words in front are somebody's full name: two of "Ana Solís Weather Satellite".

    A given name and words that are no English ones, behind which English ones say what it is; or
    whoever is known by more than one word.
    """
    for length in range(min(len(words) - 1, _LONGEST_LAND), 1, -1):
        hit = gazetteer.find(words[:length].text)
        if hit and hit.entity_class is EntityClass.PERSON and words[length].is_title:
            return length
    length = next((word.i - words.start for word in words[1:] if is_english(word)), len(words))
    strange = length < len(words) and not is_english(words[0])
    given = gazetteer.is_given_name(words[0].text)
    honoured = strange and length > 1 and words[length].lower_ in _HONOURS
    if not words[0].is_title or not (given or honoured):
        return 0
    if length == 1 and _is_surname(words):
        length = 2
    named = all((word.is_title and word.is_alpha) or _is_initial(word) for word in words[1:length])
    hit = gazetteer.find(words[:length].text)
    free = hit is None or hit.entity_class is EntityClass.PERSON
    ends = length < len(words) and words[length].is_title and words[length].is_alpha
    return length if 2 <= length <= 4 and named and free and ends else 0


_HONOURS = frozenset("memorial mausoleum foundation prize award lecture fellowship".split())
"""What is named after somebody, whose name may be a strange one: "Relvin Stok Grelm Memorial"."""


def _is_surname(words: TokenSpan) -> bool:
    """Whether the second word is a surname, English word or not: of what the model calls a person.

    Two English words that say what it is must follow: "the Ana Brook Weather Satellite".
    """
    longer = len(words) > 3 and all(is_english(word) and word.is_title for word in words[1:4])
    return longer and all(word.ent_type_ == "PERSON" for word in words[:2])


def _is_initial(word: Token) -> bool:
    return len(word.text) == 2 and word.text[0].isupper() and word.text[1] == "."


def _add_land_behind(page: Page, words: TokenSpan, gazetteer: Gazetteer) -> None:
    """ "Bank of Ruritania", "University of South Ruritania", "Charter of the OSCE"."""
    for word in words[1:-1]:
        rest = words[word.i + 1 - words.start :]
        if word.lower_ != "of":
            continue
        if rest[0].lower_ == "the" and len(rest) > 1:
            rest = rest[1:]
        hit = gazetteer.find(rest.text)
        known = hit is not None and (hit.entity_class in LANDS or hit.sure)
        if hit and known and not hit.is_demonym:
            page.add(page.span(rest[0], rest[-1]), MentionKind.NAME, hit.entity_class, "name:inner")
            return
        part = gazetteer.find(rest[1:].text) if len(rest) > 1 else None
        if part and part.entity_class in LANDS and not part.is_demonym:
            page.add(
                page.span(rest[0], rest[-1]), MentionKind.NAME, EntityClass.PLACE, "name:inner"
            )
            return


def _add_land_in_front(page: Page, outer: Mention, gazetteer: Gazetteer) -> None:
    """ "Ruritanian Grain Board", "U.S. Grain Board"; of events also "the Strelsau Declaration".

    Of events the bodies in letters too: "the OSCE summit".
    """
    of_event = outer.entity_class is EntityClass.EVENT
    words = page.tokens(outer.span)
    for length in range(min(_LONGEST_LAND, len(words) - 1), 0, -1):
        land = words[:length]
        hit = gazetteer.find(land.text)
        body = hit is not None and of_event and hit.sure and land.text.isupper()
        if hit is None or (hit.entity_class not in LANDS and not body):
            continue
        span = page.span(land[0], land[-1])
        lettered = land.text.isupper() and (hit.sure or hit.entity_class is EntityClass.COUNTRY)
        if hit.is_demonym or (lettered and not body):
            page.add(span, MentionKind.DEMONYM, hit.entity_class, "name:inner", name=hit.label)
        elif of_event and hit.sure:
            page.add(span, MentionKind.NAME, hit.entity_class, "name:inner")
        return


def _is_whole(following: Token) -> bool:
    """Whether the person's name ends there: not in "Ana Solís-Reed Foundation"."""
    return following.text not in {"-", "–", "&"}


def _names_of_persons(page: Page) -> dict[tuple[str, ...], Mention]:
    """Full names and surnames of the article's persons, each of which only one bears."""
    bearers: dict[tuple[str, ...], dict[Span, Mention]] = {}
    for mention in page.mentions:
        if mention.kind is not MentionKind.NAME or mention.entity_class is not EntityClass.PERSON:
            continue
        meant = page.resolve(mention)
        for words in _forms(page, meant):
            bearers.setdefault(words, {}).setdefault(meant.span, meant)
    return {
        words: min(meant.values(), key=lambda m: m.span)
        for words, meant in bearers.items()
        if len({m.name for m in meant.values()}) == 1
    }


def _forms(page: Page, person: Mention) -> Iterator[tuple[str, ...]]:
    words = tuple(token.text for token in page.tokens(person.span))
    if len(words) > 1:
        yield words
        yield words[-1:]
