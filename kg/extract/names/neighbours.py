"""What stands beside a name and says of what class it is: "airline Orm", "Orm's wife", "in Orm"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.lexicon.wordlists import load_table, load_words
from kg.extract.names.candidate import Candidate, add_votes
from kg.extract.names.english import is_english
from kg.extract.names.spans import is_descriptor
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPEECH = frozenset("say tell add note write tweet ask reply explain argue insist warn".split())
_STORMS = frozenset({"storm", "hurricane", "typhoon", "cyclone", "operation"})
_INTO = frozenset({"in", "near", "into", "across", "outside"})
_BELIEF = frozenset(
    "confidence trust faith belief interest believe hope invest stake share".split()
)
"""One has these in a person or a firm, so that "in" tells no place."""
_EXAMPLES = frozenset({"as", "including", "like", "namely"})
"""What stands between a class and its examples: "firms such as Orm" (Hearst, COLING 1992)."""
_CLASS_ADJECTIVES = frozenset({"daily", "weekly", "tabloid"})
"""Nouns of a class that the model may take for adjectives: "the daily Tervo"."""
_BEFORE = {
    "company": {EntityClass.ORGANIZATION: 1.0},
    "arms": {EntityClass.PERSON: -2.0, EntityClass.ORGANIZATION: -0.5},
    "town": {EntityClass.PLACE: 0.8},
}
"""What a cue says of a name right before it, of which class, and how much."""
_CALLED = frozenset({"called", "named"})
_TIES = frozenset({"of", "for", "at"})
_CALLINGS = frozenset(
    "publisher producer developer builder contractor operator broadcaster promoter".split()
)
"""Words for firms that are callings of persons as well."""
_YOUNGEST, _OLDEST = 10, 109
"""Ages, in years, that news tells of behind a name."""


def add_from_neighbours(candidate: Candidate, doc: Doc) -> None:
    """Votes of the words before and behind, and of those that the name hangs on."""
    root = doc[candidate.start : candidate.end].root
    before = doc[candidate.start - 1] if candidate.start else None
    personal = candidate.votes.get(EntityClass.PERSON, 0) >= 1.5
    if before is not None:
        _add_from_before(candidate, root, before)
    for noun in _beside(root, before):
        _add_from_noun(candidate, noun, personal=personal)
    if root.dep_ == "nsubj" and root.head.lemma_ in _SPEECH:
        candidate.votes[EntityClass.PERSON] += 0.4
    _add_from_behind(candidate, doc)
    _add_from_head(candidate, root)


def _add_from_noun(candidate: Candidate, noun: Token, *, personal: bool) -> None:
    """What a common noun says that a name is an instance of.

    Some stand for persons and firms alike: "the publisher Ana Solís", where the name is
    ``personal``, "players such as Orm".
    """
    forms = {noun.lower_, noun.lemma_.lower()}
    of_firms = not forms.isdisjoint(load_words("organization_nouns"))
    of_persons = not forms.isdisjoint(load_words("offices", "professions"))
    if of_firms and not (personal and noun.lemma_.lower() in _CALLINGS):
        candidate.votes[EntityClass.ORGANIZATION] += 3
    elif not candidate.hit and not forms.isdisjoint(load_words("place_nouns")):
        candidate.votes[EntityClass.PLACE] += 3
    elif of_persons or noun.lower_ in load_table("gendered_words"):
        close = noun.tag_ == "NN" and noun.i >= candidate.start - 3
        candidate.votes[EntityClass.PERSON] += 3 if personal or close else 0.8


def _add_from_head(candidate: Candidate, root: Token) -> None:
    """What the word says that the name hangs on: "Orm shares", "Reed's wife", "Reed was born"."""
    cue = load_table("name_cues").get(root.head.lemma_ if "subj" in root.dep_ else root.head.lower_)
    leans = root.dep_ in {"compound", "nmod"} and root.i < root.head.i
    if leans and cue in _BEFORE:
        add_votes(candidate.votes, _BEFORE[cue])
    elif _is_kind_behind(candidate, root, "place_nouns"):
        candidate.votes[EntityClass.PLACE] += 1.5
    elif _is_kind_behind(candidate, root, "organization_nouns"):
        candidate.votes[EntityClass.ORGANIZATION] += 1
    elif (cue == "kin" and root.dep_ == "poss") or (cue == "life" and "subj" in root.dep_):
        candidate.votes[EntityClass.PERSON] += 1


def _is_kind_behind(candidate: Candidate, root: Token, kinds: str) -> bool:
    """Whether a noun behind says what it is: "the Orm union", "the Selva coastal region".

    What is known or looks like a town may only be the seat: "a Klow newspaper"; and not every
    district is one of land: "the Medical Care constituency".
    """
    if candidate.hit or (kinds == "organization_nouns" and EntityClass.PLACE in candidate.guesses):
        return False
    of_body = candidate.guesses.get(EntityClass.ORGANIZATION, 0) > 0 and is_english(root)
    if kinds == "place_nouns" and of_body:
        return False
    noun = root.head.i
    adjective = noun == candidate.end + 1 and root.doc[candidate.end].dep_ == "amod"
    behind = root.dep_ in {"compound", "nmod", "amod"} and (noun == candidate.end or adjective)
    return behind and root.head.pos_ == "NOUN" and root.head.lower_ in load_words(kinds)


def _is_title(word: Token) -> bool:
    """Whether it is an office or a party's partisan in front of a name: "Democrat Reed"."""
    titles = load_words("offices", "partisans")
    return word.dep_ in {"compound", "nmod"} and word.lower_.rstrip(".") in titles


def _add_from_before(candidate: Candidate, root: Token, before: Token) -> None:
    votes, word = candidate.votes, before.lower_.rstrip(".")
    if word in load_words("honorifics"):
        votes[EntityClass.PERSON] += 3
    elif _is_title(before) and root.tag_ != "NNPS":
        votes[EntityClass.PERSON] += 2
    if word in _STORMS:
        votes[EntityClass.EVENT] += 4
    if before.text == "," and root.dep_ == "appos" and len(candidate.places) == 1:
        wider = root.head.dep_ == "pobj" and root.head.head.lower_ in _INTO
        votes[EntityClass.PLACE] += 1.1 if wider and root.head.pos_ == "PROPN" else 0
    if before.lower_ in _INTO and root.dep_ == "pobj":
        believed = before.lower_ == "in" and before.head.lemma_ in _BELIEF
        votes[EntityClass.PLACE] += 0.1 if believed else 1.1
    if root.dep_ == "compound" and root.head.lower_ in load_table("event_words"):
        votes[EntityClass.PLACE] += 0.5
    if word in _TIES and root.dep_ == "pobj":
        _add_from_genitive(candidate, before)
    if before.lower_ == "the":
        _add_from_article(candidate, root)


def _add_from_genitive(candidate: Candidate, preposition: Token) -> None:
    """ "The murder of Orm" is a person's; whom "Ana Solís of Orm" names is of a body or town."""
    noun, votes = preposition.head, candidate.votes
    cue = load_table("name_cues").get(noun.lower_)
    of = preposition.lower_ == "of"
    if candidate.hit:
        return
    if cue == "kin" and of:
        votes[EntityClass.PERSON] += 1.2
    elif cue == "town" and of:
        votes[EntityClass.PLACE] += 1.2
    elif cue == "company" and candidate.guesses:
        votes[EntityClass.ORGANIZATION] += 0.8
    elif of and noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN":
        votes[EntityClass.ORGANIZATION] += 0.6


def _add_from_article(candidate: Candidate, root: Token) -> None:
    """ "The Vespugia Panthers", "the Orsin" are no persons, but there is "the Tom Reed case"."""
    votes = candidate.votes
    leans = root.dep_ in {"compound", "nmod", "poss"}
    english = is_english(root)
    if len(candidate.places) == 1:
        votes[EntityClass.PERSON] -= 1.2 if english else 0.7
    elif root.tag_ == "NNPS" and not (leans and votes.get(EntityClass.PERSON, 0) > 0):
        votes[EntityClass.PERSON] -= 2
        votes[EntityClass.ORGANIZATION] += 0.8
    elif not leans:
        # "the Ana Solís Weather Satellite" ends in what it is.
        thing = len(candidate.places) > 3 and english and is_english(root.nbor(-1))
        votes[EntityClass.PERSON] -= 2.7 if thing else 1.2


def _of_series(root: Token) -> Iterator[Token]:
    """The plural that a series gives examples of: "carmakers such as Orm, Brelk and Skyway"."""
    first = root
    while first.dep_ in {"conj", "appos"} and first.head.pos_ == "PROPN":
        first = first.head
    if first.dep_ == "pobj" and first.head.lower_ in _EXAMPLES and first.head.head.pos_ == "NOUN":
        yield first.head.head
    elif first is not root and first.left_edge.i:
        noun = first.left_edge.nbor(-1)
        if noun.tag_ == "NNS":
            yield noun


def _add_from_behind(candidate: Candidate, doc: Doc) -> None:
    """ "Orm, who", "Orm, 45, said" are persons; "Orm, which" and "Orm, where" none."""
    votes = candidate.votes
    comma, word, *_ = *doc[candidate.end : candidate.end + 2], None, None
    if _is_followed_by_who(candidate, doc):
        votes[EntityClass.PERSON] += 1.5
    if comma is None or word is None or comma.text != ",":
        return
    age = word.i + 1 < len(doc) and word.nbor().text in {",", ")"} and word.text.isdigit()
    if age and _YOUNGEST <= int(word.text) <= _OLDEST:
        votes[EntityClass.PERSON] += 3
    elif word.lower_ in {"which", "where"}:
        votes[EntityClass.PERSON] -= 1


def _is_followed_by_who(candidate: Candidate, doc: Doc) -> bool:
    after = doc[candidate.end : candidate.end + 2]
    words = [word.lower_ for word in after]
    return words[:1] in (["who"], ["whose"]) or words in ([",", "who"], [",", "whose"])


def _is_noun(word: Token) -> bool:
    """Whether it is a common noun, whatever the model takes it for."""
    return word.pos_ == "NOUN" or word.lower_ in _CLASS_ADJECTIVES or is_descriptor(word)


def _beside(root: Token, before: Token | None) -> Iterator[Token]:
    """Common nouns that say what a name is: "airline Orm", "carmakers like Orm", "city of X"."""
    if before is not None and _is_noun(before):
        yield before
    elif before is not None and before.lower_ in _CALLED and before.head.pos_ == "NOUN":
        yield before.head
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        yield root.head
    yield from _of_series(root)
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        noun = root.head.head
        if noun.pos_ == "NOUN" and noun.lower_ in load_words("place_nouns"):
            yield noun
    said = [child for child in root.children if child.dep_ == "appos" and child.i > root.i]
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        said += [child for child in root.head.children if child.dep_ == "attr"]
    yield from (noun for noun in said if noun.tag_ == "NN")
