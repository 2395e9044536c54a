"""What the words of a name say of its class by themselves: "Selva Island", "Orm AFL-CIO"."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer
from kg.extract.lexicon.wordlists import load_table, load_words
from kg.extract.names.candidate import Candidate
from kg.extract.names.english import is_english, is_more_than_noun
from kg.extract.names.spans import NOBLE, QUOTES
from kg.knowledge_base.given_names import any_given_names, any_surnames, surnames
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan


def add_from_words(candidate: Candidate, doc: Doc, gazetteer: Gazetteer) -> None:
    """Votes for what is known by the name, and for what its words are."""
    words = doc[candidate.start : candidate.end]
    if candidate.hit:
        candidate.votes[candidate.hit.entity_class] += 6 if candidate.hit.sure else 1.5
    elif _is_personal(words, gazetteer):
        candidate.votes[EntityClass.PERSON] += 1.5 if len(words) > 1 else 1.1
    elif _is_full_name(words):
        candidate.votes[EntityClass.PERSON] += 1
    else:
        _doubt_english(candidate, words)
    for says, entity_class, weight in _FORMS:
        if says(words):
            candidate.votes[entity_class] += weight


def _is_full_name(words: TokenSpan) -> bool:
    """A given name and a surname, words though both may be: "Art Swift"."""
    keys = [normalize_name(word.text) for word in words]
    goes_on = words.end < len(words.doc) and words.doc[words.end].text == "-"
    long = len(keys) == 3 and _is_initial(words[1])
    named = keys[0] in any_given_names() and keys[-1] in any_surnames() and not goes_on
    return named and (len(keys) == 2 or long) and words[0].is_title and words[-1].is_title


def _is_initial(word: Token) -> bool:
    return len(word.text.rstrip(".")) == 1 and word.text[0].isupper()


def _doubt_english(candidate: Candidate, words: TokenSpan) -> None:
    """ "Music Room", "Prospects": words of which only the model thinks as of a person."""
    titled = words.start and words[0].nbor(-1).text[:1].isupper()
    if titled or not all(word.is_title and is_english(word) for word in words):
        return
    surname = words[-1].lower_ in any_surnames()
    if len(words) == 1 and not surname and words[0].tag_ in {"NNS", "NNPS"}:
        candidate.votes[EntityClass.PERSON] -= 0.6
    elif len(words) > 1 and not (surname and not is_more_than_noun(words[0])):
        candidate.votes[EntityClass.PERSON] -= 1.2


def add_from_shape(candidate: Candidate, doc: Doc) -> None:
    """Of a name of which only the model says anything, or nobody: two strange words are a person.

    "Dres Merten scored", "they met Dres Merten"; where nobody takes it for a name, only who acts
    is one, and all else that is strange counts as a body: "won against BOLD Orsin". English words
    ("Peace Prize") and what stands in quotation marks tell nothing.
    """
    words = doc[candidate.start : candidate.end]
    if candidate.guesses:
        candidate.votes[EntityClass.PERSON] += 1.2 if _is_strange(words) else 0
        return
    before = doc[words.start - 1] if words.start else None
    adjective = words[-1].text.rpartition("-")[2].islower()  # "Orsin-led"
    if is_english(words[-1]) or adjective or (before is not None and before.text in QUOTES):
        return
    acts = words.root.dep_ in {"nsubj", "agent", "conj", "appos"}
    person = acts and _is_plain(words) and 2 <= len(words) <= 3
    candidate.votes[EntityClass.PERSON if person else EntityClass.ORGANIZATION] += 0.3


def _is_plain(words: TokenSpan) -> bool:
    return all(word.is_title and word.is_alpha for word in words)


def _is_strange(words: TokenSpan) -> bool:
    """Two or three capitalised words, none of them English: most such names are of persons."""
    several = 2 <= len(words) <= 3
    return several and _is_plain(words) and not any(is_english(word) for word in words)


def _is_personal(words: TokenSpan, gazetteer: Gazetteer) -> bool:
    """Whether it begins with a given name, or is one common surname and no English word."""
    first = words[0]
    if first.is_title and gazetteer.is_given_name(first.text):
        return True
    return len(words) == 1 and not is_english(first) and normalize_name(first.text) in surnames()


def _is_organization_by_word(words: TokenSpan) -> bool:
    organization = load_words("organization_words")
    keys = [word.lower_.rstrip(".") for word in words]
    if len(keys) > 1 and (keys[-1] in organization or keys[0] in organization):
        return True
    # "German Society for Philosophy": the word stands before "of" or "for".
    heads = (key for key, after in pairwise(keys) if after in {"of", "for", "on"})
    return any(head in organization for head in heads)


def _has_letters(words: TokenSpan) -> bool:
    """ "Orm AFL-CIO", "RT Borduria": an acronym beside words that are none."""
    acronyms = [word.is_upper and len(word) > 1 and "." not in word.text for word in words]
    return any(acronyms) and not all(acronyms)


def _is_initialled(words: TokenSpan) -> bool:
    """ "R Grelvan", "J. Grelvan": a letter and a word that is no English one."""
    last = words[-1]
    lettered = len(words) in {2, 3} and _is_initial(words[0])
    return lettered and last.is_title and len(last) > 2 and not is_english(last)


def _is_place_by_word(words: TokenSpan) -> bool:
    """ "Selva Island", "Lake Orm": a word for a place at one end, in a capital."""
    before, behind = (load_words(f"place_words_{side}") for side in ("before", "behind"))
    first, last = words[0], words[-1]
    if len(words) == 1 or _is_event_by_word(words):
        return False
    return last.lower_ in behind or (first.lower_.rstrip(".") in before and first.is_title)


def _is_event_by_word(words: TokenSpan) -> bool:
    """ "Harbour Conference", "Battle of Lake Orm": an event's noun at either end."""
    events = load_table("event_words")
    if len(words) == 1:
        return False
    return words[-1].lower_ in events or (words[0].lower_ in events and words[1].lower_ == "of")


def _is_document(words: TokenSpan) -> bool:
    """ "Orm Policing Act": no person and no place."""
    return len(words) > 1 and words[-1].lower_ in _DOCUMENTS


_DOCUMENTS = frozenset(
    "act bill law code treaty charter convention protocol constitution guidelines directive".split()
)


def _is_lone_acronym(words: TokenSpan) -> bool:
    return len(words) == 1 and words[0].is_upper and 2 <= len(words[0]) <= 6


def _joins_words(words: TokenSpan) -> bool:
    """ "Bank of Orm", "Ministry for Mines": few persons are called so, but for those of rank."""
    small = any(word.lower_ in {"of", "for", "and"} for word in words)
    return small and words[0].lower_ not in NOBLE


_FORMS: tuple[tuple[Callable[[TokenSpan], bool], EntityClass, float], ...] = (
    (_is_organization_by_word, EntityClass.ORGANIZATION, 3),
    (_is_event_by_word, EntityClass.EVENT, 4),
    (_is_place_by_word, EntityClass.PLACE, 3),
    (_has_letters, EntityClass.ORGANIZATION, 1.2),
    (_is_initialled, EntityClass.PERSON, 1.5),
    (_is_lone_acronym, EntityClass.ORGANIZATION, 1),
    (lambda words: words[0].lower_ in NOBLE, EntityClass.PERSON, 3),
    (_joins_words, EntityClass.PERSON, -1.5),
    (_is_document, EntityClass.PERSON, -2),
    (_is_document, EntityClass.PLACE, -2),
)
"""What a name's form says, of which class, and how much."""
