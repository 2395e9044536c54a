"""What looks like a name and is none, or is more than one: words of titles, of headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.lexicon.wordlists import load_words
from kg.extract.names.candidate import Candidate
from kg.extract.names.candidates import has_title
from kg.extract.names.english import common_words, is_english
from kg.extract.names.evidence import key_of
from kg.extract.names.spans import is_headline
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MINISTERIAL = frozenset(
    {"minister", "ministers", "secretary", "undersecretary", "commissioner", "ministry", "dean"}
)
_COMMON_TAGS = frozenset({"VB", "VBG", "NNS", "JJ", "RB"})
_SHOWING = frozenset("this these our my your every each".split())


def drop_common(candidates: list[Candidate], doc: Doc) -> list[Candidate]:
    """Without the parts of titles, the common words and the indices of shares."""
    common = common_words(doc)
    return [
        candidate
        for candidate in candidates
        if not (
            _is_of_title(candidate, doc)
            or _is_common(candidate, doc, common)
            or _is_index(candidate, doc)
        )
    ]


def drop_doubtful_headlines(chosen: list[Candidate], doc: Doc) -> list[Candidate]:
    """In a headline every word has a capital: keep only what the body or the gazetteer confirms."""
    headlines = {token.i for sentence in doc.sents if is_headline(sentence) for token in sentence}
    body = {key_of(c, doc) for c in chosen if c.start not in headlines}
    return [
        candidate
        for candidate in chosen
        if candidate.start not in headlines
        or candidate.hit
        or key_of(candidate, doc) in body
        or has_title(doc, candidate.start)
    ]


def cut_portfolio(candidate: Candidate, doc: Doc) -> None:
    """ "State Ana Solís" behind "Secretary of" is Ana Solís."""
    if candidate.hit or not _is_behind_office(doc, candidate.start):
        return
    words = doc[candidate.start : candidate.end]
    if len(words) > 2 and words[0].lower_ in load_words("portfolios") | {"state"}:
        candidate.start += 1


def _is_of_title(candidate: Candidate, doc: Doc) -> bool:
    """Whether it is what an office is for: "State" in "Secretary of State"."""
    if candidate.hit and candidate.hit.sure and len(candidate.places) > 1:
        return False
    if candidate.hit and candidate.hit.entity_class in {EntityClass.COUNTRY, EntityClass.PLACE}:
        return False
    return _is_behind_office(doc, candidate.start) and not doc[candidate.start].is_upper


def _is_common(candidate: Candidate, doc: Doc, common: frozenset[str]) -> bool:
    """Whether it is one word and a common one: a verb ("Let us go"), "this State", "our House".

    In front of a sentence, where each word has a capital, it is one if the article writes it small
    elsewhere.
    """
    word = doc[candidate.start]
    sure = candidate.hit is not None and (candidate.hit.sure and word.pos_ != "VERB")
    if sure or len(candidate.places) > 1 or not word.is_title:
        return False
    if word.is_sent_start or word.nbor(-1).is_punct:
        return word.lower_ in common or (word.tag_ in _COMMON_TAGS and is_english(word))
    shown = word.nbor(-1).lower_ in _SHOWING
    return is_english(word) and (shown or word.tag_ in {"VB", "VBG"})


def _is_index(candidate: Candidate, doc: Doc) -> bool:
    """Whether it only names an index of shares: "the Nikkei stock average"."""
    behind = [word.lower_ for word in doc[candidate.end : candidate.end + 2]]
    if candidate.hit and candidate.hit.entity_class in LANDS:
        return False
    kind = behind[1:] if behind[:1] in (["stock"], ["share"]) else behind[:1]
    return kind in (["index"], ["average"], ["composite"])


def _is_behind_office(doc: Doc, position: int) -> bool:
    """Whether the word before is the "of" or "for" of an office: "Secretary of"."""
    if position < 2:
        return False
    office, preposition = doc[position - 2], doc[position - 1]
    return office.lower_ in _MINISTERIAL and preposition.lower_ in {"of", "for"}
