""" "The Peruvian", "the Dutchman": a people's word with an article, for the one person it fits.

The person must be said to be of that country somewhere in the article: by an adjective before the
name or its office, or by an "of". Where two are, or none, the word stays the country's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.page import Page
from kg.extract.relations.offices import Office
from kg.extract.relations.positions import find_holder
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "attr", "conj", "dative"})
_DESCRIBING = frozenset({"amod", "compound", "nmod", "nummod"})


def link_nationals(page: Page, offices: Sequence[Office]) -> None:
    """Let a people's word with an article mean the one person of that country."""
    persons = _persons_by_country(page, offices)
    needed = {span for m in page.mentions for span in (m.of, m.antecedent)}
    for mention in page.mentions:
        if mention.kind is not MentionKind.DEMONYM or mention.span in needed:
            continue
        if not _is_one_person(page, mention):
            continue
        head = page.head(mention)
        bearers = {
            root.span: root for root in persons.get(mention.name, ()) if root.start < mention.start
        }
        if len(bearers) == 1:
            (bearer,) = bearers.values()
            page.remove(mention.span)
            page.add(
                page.span(head.nbor(-1), head), MentionKind.NOMINAL, EntityClass.PERSON,
                "nationality:only-bearer", name=bearer.name, antecedent=bearer.span,
            )  # fmt: skip


def _is_one_person(page: Page, mention: Mention) -> bool:
    """Whether "the" and the word are a whole phrase: not "the Peruvian army", "the Dutch"."""
    head = page.head(mention)
    if head.i == 0 or head.nbor(-1).lower_ != "the" or head.dep_ not in _HEADS:
        return False
    if head.i + 1 < len(page.doc) and head.nbor().text == "-":
        return False
    plural = head.text.endswith(("s", "sh", "ch", "ese")) or head.tag_ in {"NNS", "NNPS"}
    return not plural and not any(child.dep_ in _DESCRIBING for child in head.children)


def _persons_by_country(page: Page, offices: Sequence[Office]) -> dict[str, list[Mention]]:
    """The persons that the article ties to a country, by the country's name."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in page.mentions:
        if mention.kind is MentionKind.NAME and mention.entity_class is EntityClass.PERSON:
            for country in _countries_beside(page, page.head(mention)):
                found[country].append(page.resolve(mention))
    for office in offices:
        if office.body is not None and office.body.entity_class is EntityClass.COUNTRY:
            held = find_holder(page, office)
            if held is not None:
                found[page.resolve(office.body).name].append(page.resolve(held[0]))
    return found


def _countries_beside(page: Page, head: Token) -> Iterator[str]:
    """ "Peruvian economist Ana", "Ana, a Peruvian economist", "Ana of Peru"."""
    nouns = [head, *(child for child in head.children if child.dep_ == "appos")]
    if head.dep_ == "appos":
        nouns.append(head.head)
    for noun in nouns:
        for child in noun.children:
            words = [child]
            if child.dep_ == "prep" and child.lower_ in {"of", "from"}:
                words = [c for c in child.children if c.dep_ == "pobj"]
            elif child.dep_ not in _DESCRIBING:
                continue
            for word in words:
                mention = page.at(word, MentionKind.DEMONYM, MentionKind.NAME)
                if mention is not None and mention.entity_class is EntityClass.COUNTRY:
                    yield page.resolve(mention).name
