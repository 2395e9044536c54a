"""Names of persons, organizations, countries, places and events.

The model's guesses, the gazetteer and runs of capitals propose spans (``candidates.py``), which
are split and cut (``breaks.py``, ``edges.py``) or put together (``pieces.py``); what only looks
like a name is refused (``refused.py``). All occurrences of one name in the article vote together on
its class (``evidence.py``, from ``shape.py``, ``neighbours.py`` and ``series.py``), so that one
wrong guess does not make a second thing of it; a name that was seen once is then found wherever it
stands (``repeats.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer, Hit
from kg.extract.lexicon.wordlists import load_words
from kg.extract.names.acronyms import find_introduced
from kg.extract.names.candidate import Candidate, without_overlap
from kg.extract.names.candidates import has_title, propose
from kg.extract.names.english import is_english
from kg.extract.names.evidence import add_evidence, key_of, vote
from kg.extract.names.halves import find_halves
from kg.extract.names.refused import cut_portfolio, drop_common, drop_doubtful_headlines
from kg.extract.names.repeats import find_repeated
from kg.extract.names.series import add_from_series
from kg.extract.names.spans import PARTICLES
from kg.extract.page import Page
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

__all__ = ["find_names"]


def find_names(page: Page, gazetteer: Gazetteer) -> None:
    """Add every name and demonym of an article to its page."""
    doc = page.doc
    proposed = [*propose(doc, gazetteer), *find_introduced(doc, gazetteer)]
    proposed = drop_doubtful_headlines(proposed, doc)
    for candidate in proposed:
        cut_portfolio(candidate, doc)
    proposed = [candidate for candidate in proposed if candidate.places]
    chosen = drop_common(without_overlap(proposed), doc)
    for candidate in chosen:
        add_evidence(candidate, doc, gazetteer)
    add_from_series(chosen, doc)
    classes = vote(chosen, doc)
    _cut_to_persons(chosen, classes, doc)
    chosen = [candidate for candidate in chosen if key_of(candidate, doc) in classes]
    repeated = drop_common(list(find_repeated(doc, chosen, classes)), doc)
    within = {position for again in repeated for position in again.places}
    chosen = [candidate for candidate in chosen if within.isdisjoint(candidate.places)] + repeated
    for half in list(find_halves(doc, chosen, gazetteer)):
        chosen.append(half)
        classes.setdefault(key_of(half, doc), EntityClass.COUNTRY)
    sure = (c.hit for c in chosen if c.hit and not c.hit.is_demonym)
    named = {hit.label for hit in sure if not hit.others}
    for candidate in sorted(chosen, key=lambda c: c.start):
        _record(page, candidate, classes, named)
    _add_prefixes(page, gazetteer)


_SPELLED = frozenset({"name:state", "name:territory", "name:half"})
"""Of names that the text does not write as the thing is called: "TX", "State of Texas"."""
_PARTS_OF_NAMES = PARTICLES | {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}


def _cut_to_persons(chosen: list[Candidate], classes: dict[str, EntityClass], doc: Doc) -> None:
    """ "Ana Solís Memorial" is no other person where the article also names Ana Solís."""
    full = {key_of(c, doc) for c in chosen if len(c.places) > 1}
    persons = {key for key in full if classes.get(key) is EntityClass.PERSON}
    for candidate in chosen:
        if candidate.hit or key_of(candidate, doc) not in persons:
            continue
        for end in range(candidate.start + 2, candidate.end):
            follows = doc[end].lower_
            known = normalize_name(doc[candidate.start : end].text) in persons
            if known and follows not in _PARTS_OF_NAMES and not doc[end].is_punct:
                candidate.end = end
                break


def _record(
    page: Page, candidate: Candidate, classes: dict[str, EntityClass], named: set[str]
) -> None:
    doc = page.doc
    entity_class = classes.get(key_of(candidate, doc))
    if entity_class is None:
        return
    span = page.span(doc[candidate.start], doc[candidate.end - 1])
    hit = candidate.hit
    if hit and hit.entity_class is entity_class:
        words = doc[candidate.start : candidate.end]
        adjective = hit.is_demonym or _is_adjective(words, hit)
        kind = MentionKind.DEMONYM if adjective else MentionKind.NAME
        shared = not named.isdisjoint({hit.label, *hit.others}) if hit.others else False
        spelled = adjective or shared or candidate.source in _SPELLED
        name = _land_of(hit, named) if spelled else words.text
        page.add(span, kind, entity_class, candidate.source, name=name)
        return
    words = doc[candidate.start : candidate.end]
    if _is_people(words, entity_class) and not has_title(doc, candidate.start):
        return
    page.add(span, MentionKind.NAME, entity_class, candidate.source)


def _is_adjective(words: TokenSpan, hit: Hit) -> bool:
    """Whether the letters of a country stand for its adjective: "U.S. forces", "a UK court"."""
    if hit.entity_class is not EntityClass.COUNTRY or not words.text.isupper() or len(words) > 1:
        return False
    word = words[0]
    return word.dep_ in {"compound", "nmod", "amod"} and word.head.i > word.i and len(word) <= 5


def _land_of(hit: Hit, named: set[str]) -> str:
    """The country that a name or its people's means: of several, the one that is named in full."""
    return next((label for label in (hit.label, *hit.others) if label in named), hit.label)


def _is_people(words: TokenSpan, entity_class: EntityClass) -> bool:
    """Whether it is a people or a faith ("Kurds", "Muslim") rather than a party ("the Greens").

    A word for people of a party ("Socialist") is no person's name either.
    """
    if len(words) == 1 and words[0].lower_ in load_words("no_actors"):
        return not words[0].is_upper
    of_party = words.root.lower_ in load_words("party_words", "partisans")
    if entity_class is EntityClass.PERSON:
        if len(words) > 1:
            return words.root.ent_type_ == "NORP" or words.root.lower_ in load_words("no_actors")
        return of_party or (words[0].ent_type_ == "NORP" and is_english(words[0]))
    return (
        entity_class is EntityClass.ORGANIZATION
        and words[0].ent_type_ == "NORP"
        and words.root.lower_ not in load_words("party_words")
    )


def _add_prefixes(page: Page, gazetteer: Gazetteer) -> None:
    """Countries and bodies inside one token: "Ruritanian-led", "EU-backed"."""
    for token in page.doc:
        head, hyphen, _ = token.text.partition("-")
        if not hyphen or not head[:1].isupper() or page.at(token):
            continue
        hit = gazetteer.find(head)
        if hit and hit.sure:
            span = page.span(token, token)
            kind = MentionKind.DEMONYM if hit.is_demonym else MentionKind.NAME
            page.add(
                span._replace(end=span.start + len(head)), kind, hit.entity_class,
                "name:prefix", name=hit.label if hit.is_demonym else head,
            )  # fmt: skip
