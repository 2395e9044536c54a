"""What looks like a name and is none, or is more than one: words of titles, of headlines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.lexicon.wordlists import load_words
from kg.extract.names.candidate import Candidate
from kg.extract.names.candidates import has_title
from kg.extract.names.english import common_words, is_english
from kg.extract.names.evidence import key_of
from kg.extract.names.spans import is_address, is_headline
from kg.knowledge_base.given_names import given_names
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

_OFFICERS = frozenset({"minister", "ministers", "secretary", "undersecretary", "commissioner"})
_DEPARTMENTS = frozenset({"state", "home", "shadow", "assistant", "deputy"})
_MINISTERIAL = _OFFICERS | {"ministry", "dean"}
_COMMON_TAGS = frozenset({"VB", "VBG", "NNS", "JJ", "RB"})
_SHOWING = frozenset("this these our my your every each".split())


def drop_common(candidates: list[Candidate], doc: Doc) -> list[Candidate]:
    """Without the parts of titles, the common words and the indices of shares."""
    common = common_words(doc)
    shown = _shown_words(doc)
    return [
        candidate
        for candidate in candidates
        if not (
            _is_of_title(candidate, doc)
            or _is_common(candidate, doc, common, shown)
            or _is_shouted(candidate, doc)
            or _is_index(candidate, doc)
            or _is_hashtag(candidate, doc)
            or _is_of_two_peoples(candidate, doc)
        )
    ]


def drop_doubtful_headlines(chosen: list[Candidate], doc: Doc) -> list[Candidate]:
    """In a headline every word has a capital: keep only what the body or the gazetteer confirms.

    And what is no English word.
    """
    headlines = {token.i for sentence in doc.sents if is_headline(sentence) for token in sentence}
    body = {key_of(c, doc) for c in chosen if c.start not in headlines}
    return [
        candidate
        for candidate in chosen
        if candidate.start not in headlines
        or candidate.hit
        or key_of(candidate, doc) in body
        or has_title(doc, candidate.start)
        or is_address(doc[candidate.start : candidate.end])
        or _is_foreign(doc[candidate.start : candidate.end])
    ]


_LONGEST_HEADLINE = 15
"""Tokens; a longer line of capitals is a list, as of a team's players."""


def _is_foreign(words: TokenSpan) -> bool:
    return len(words.sent) <= _LONGEST_HEADLINE and all(
        word.is_title and word.is_alpha and not is_english(word) for word in words
    )


def cut_portfolio(candidate: Candidate, doc: Doc) -> None:
    """ "State Ana Solís" behind "Secretary of" is Ana Solís; "EU Trade | Minister"."""
    words = doc[candidate.start : candidate.end]
    portfolios = load_words("portfolios") | _DEPARTMENTS
    if candidate.hit:
        return
    if len(words) > 2 and words[0].lower_ in portfolios and _is_behind_office(doc, words.start):
        candidate.start += 1
    follows = doc[words.end].lower_ if words.end < len(doc) else ""
    if follows in _OFFICERS:
        cut = _DEPARTMENTS if "secretary" in follows else portfolios
        while candidate.end > candidate.start and doc[candidate.end - 1].lower_ in cut:
            candidate.end -= 1
        if candidate.end < words.end and all(is_english(word) for word in words):
            candidate.end = candidate.start  # "National | Security"


def _is_of_title(candidate: Candidate, doc: Doc) -> bool:
    """Whether it is what an office is for: "State" in "Secretary of State"."""
    if candidate.hit and candidate.hit.sure and len(candidate.places) > 1:
        return False
    if candidate.hit and candidate.hit.entity_class in {EntityClass.COUNTRY, EntityClass.PLACE}:
        return False
    words = doc[candidate.start : candidate.end]
    if words[0].is_upper:
        return False
    if not candidate.hit and len(words) == 1 and is_english(words[0]):
        follows = doc[words.end].lower_ if words.end < len(doc) else ""
        # The Treasury Secretary's body is the Treasury.
        before = follows in _MINISTERIAL and words[0].lower_ != "treasury"
        if before or _is_of_office(doc, words.start):
            return True
    return _is_behind_office(doc, candidate.start) or (not candidate.hit and _is_subject(words))


def _is_shouted(candidate: Candidate, doc: Doc) -> bool:
    """Whether it is one English word among others in capitals: "THE PRIME MINISTER:"."""
    word = doc[candidate.start]
    if candidate.hit or len(candidate.places) > 1 or not word.is_upper or not is_english(word):
        return False
    sides = doc[max(0, word.i - 1) : word.i + 2]
    return len(word) > 2 and any(
        side.is_upper and side.is_alpha and len(side) > 2 and is_english(side)
        for side in sides
        if side.i != word.i
    )


def _shown_words(doc: Doc) -> frozenset[str]:
    """English words that the article mostly points at, wherever they stand: "this State"."""
    titles = [word for word in doc[1:] if word.is_title and is_english(word)]
    shown = Counter(word.text for word in titles if word.nbor(-1).lower_ in _SHOWING)
    counts = Counter(word.text for word in titles)
    return frozenset(text for text, times in shown.items() if 2 * times >= counts[text])


def _is_common(
    candidate: Candidate, doc: Doc, common: frozenset[str], shown: frozenset[str]
) -> bool:
    """Whether it is one word and a common one: a verb ("Let us go"), "this State", "our House".

    In front of a sentence, where each word has a capital, it is one if the article writes it small
    elsewhere.
    """
    word = doc[candidate.start]
    if candidate.source == "name:repeated":
        return word.text in shown
    sure = candidate.hit is not None and (candidate.hit.sure and word.pos_ != "VERB")
    if sure or len(candidate.places) > 1 or not word.is_title:
        return False
    if word.is_sent_start or word.nbor(-1).is_punct:
        noun = word.tag_ == "NN" and not candidate.hit and word.lower_ not in given_names()
        tagged = noun or word.tag_ in _COMMON_TAGS
        return word.lower_ in common or (tagged and is_english(word))
    return word.text in shown or (is_english(word) and word.tag_ in {"VB", "VBG"})


def _is_index(candidate: Candidate, doc: Doc) -> bool:
    """Whether it only names an index of shares: "the Nikkei stock average"."""
    behind = [word.lower_ for word in doc[candidate.end : candidate.end + 2]]
    if candidate.hit and candidate.hit.entity_class in LANDS:
        return False
    kind = behind[1:] if behind[:1] in (["stock"], ["share"]) else behind[:1]
    return kind in (["index"], ["average"], ["composite"])


def _is_hashtag(candidate: Candidate, doc: Doc) -> bool:
    return candidate.start > 0 and doc[candidate.start - 1].text == "#"


def _is_of_two_peoples(candidate: Candidate, doc: Doc) -> bool:
    """ "Franco-Bordurian": an adjective, which no body or person is called by."""
    words = doc[candidate.start : candidate.end]
    known = candidate.hit is not None and candidate.hit.sure
    if known or len(words) != 3 or words[1].text != "-":
        return False
    return words[2].tag_ == "JJ" or words[2].ent_type_ == "NORP"


_TEACHING = frozenset({"professor", "lecturer", "reader", "chair", "doctor", "dean"})


def _is_subject(words: TokenSpan) -> bool:
    """Whether it is what somebody teaches: "professor of Public Law"."""
    doc, start = words.doc, words.start
    taught = start > 1 and doc[start - 1].lower_ in {"of", "in"}
    return taught and doc[start - 2].lower_ in _TEACHING and all(map(is_english, words))


def _is_of_office(doc: Doc, position: int) -> bool:
    """Whether an office and "of" stand before: "Director of | Media"."""
    if position < 2 or doc[position - 1].lower_ != "of":
        return False
    return doc[position - 2].lower_ in load_words("offices")


def _is_behind_office(doc: Doc, position: int) -> bool:
    """Whether the word before is the "of" or "for" of an office: "Secretary of"."""
    if position < 2:
        return False
    office, preposition = doc[position - 2], doc[position - 1]
    return office.lower_ in _MINISTERIAL and preposition.lower_ in {"of", "for"}
