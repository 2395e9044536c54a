"""What may be a name: the model's guesses, the gazetteer's names, and runs of capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer
from kg.extract.lexicon.wordlists import load_table, load_words
from kg.extract.names.breaks import clean
from kg.extract.names.candidate import MODEL_CLASSES, Candidate
from kg.extract.names.english import is_bare_start, is_english
from kg.extract.names.known import find_known
from kg.extract.names.pieces import DIRECTIONS, is_kind, join_pieces, take_in_parts
from kg.extract.names.spans import is_headline, is_name_word
from kg.knowledge_base.given_names import given_names
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_NOUN_TAGS = frozenset({"NNP", "NNPS", "NN"})
_MODEL_VOTE = {"EVENT": 1.5, "NORP": 0.4, "FAC": 0.7}
_OTHER_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "LANGUAGE", "LAW"})


def propose(doc: Doc, gazetteer: Gazetteer) -> list[Candidate]:
    """All that may be a name, overlaps and all."""
    proposed = [*find_known(doc, gazetteer), *_from_model(doc, gazetteer)]
    take_in_parts(proposed, doc, gazetteer)
    proposed.extend(_from_articles(doc, proposed))
    proposed.extend(_from_capitals(doc, proposed))
    proposed.extend(join_pieces(doc, proposed))
    proposed.extend(_from_event_nouns(doc, proposed))
    proposed.extend(_from_event_ends(doc))
    proposed.extend(_from_states(doc, proposed, gazetteer))
    return proposed


def _from_model(doc: Doc, gazetteer: Gazetteer) -> Iterator[Candidate]:
    for ent in doc.ents:
        if ent.label_ not in MODEL_CLASSES:
            continue
        for start, end in clean(doc, ent.start, ent.end, ent.label_, gazetteer):
            candidate = Candidate(start, end, "name:model")
            candidate.guesses[MODEL_CLASSES[ent.label_]] += _MODEL_VOTE.get(ent.label_, 1.0)
            yield candidate


def _from_capitals(doc: Doc, known: list[Candidate]) -> Iterator[Candidate]:
    """Runs of proper nouns that nobody proposed: names that the model has never seen."""
    taken = {position for c in known for position in range(c.start, c.end)}
    start = None
    for position in range(len(doc) + 1):
        token = doc[position] if position < len(doc) else None
        inside = (
            token is not None
            and position not in taken
            and token.pos_ in {"PROPN", "X"}
            and is_name_word(token)
            and token.ent_type_ not in _OTHER_LABELS
            and not (start is not None and token.is_sent_start and _is_short(doc[position - 1]))
        )
        if inside and start is None:
            start = position
        elif not inside and start is not None:
            yield from _plausible_run(doc, start, position)
            start = None


def _is_short(word: Token) -> bool:
    """Whether it ends in a full stop of its own, so that a sentence may end there: "Orm Inc."."""
    return word.text.endswith(".")


def _from_articles(doc: Doc, known: list[Candidate]) -> Iterator[Candidate]:
    """ "The Lantern" with a capital article within a sentence: papers and bands are called so."""
    taken = {position for c in known for position in range(c.start, c.end)}
    for article in doc[1:-1]:
        noun = article.nbor()
        if article.text != "The" or article.is_sent_start or article.i in taken:
            continue
        end = noun.i
        while end < len(doc) and doc[end].is_title and doc[end].tag_ in _NOUN_TAGS:
            end += 1
        named = end > noun.i and taken.isdisjoint(range(noun.i, end))
        if named and not doc[article.i - 1].is_punct and not is_headline(noun.sent):
            candidate = Candidate(article.i, end, "name:article")
            candidate.votes[EntityClass.ORGANIZATION] += 1
            yield candidate


def _from_event_nouns(doc: Doc, known: list[Candidate]) -> Iterator[Candidate]:
    """ "Battle of" and "Treaty of" before a name that somebody proposed."""
    starts = {candidate.start: candidate for candidate in known}
    for token in doc[:-2]:
        if token.is_title and token.lower_ in load_table("event_words"):
            inner = starts.get(token.i + 2)
            if doc[token.i + 1].lower_ == "of" and inner is not None:
                yield Candidate(token.i, inner.end, "name:event-of")


_SIGNED = frozenset({"agreement", "war", "battle", "summit", "massacre", "revolution"})


def _from_event_ends(doc: Doc) -> Iterator[Candidate]:
    """ "The Klow Accord": capitals up to an event's noun, which the model may take for a law."""
    kinds = load_table("event_words")
    for token in doc[1:]:
        named = token.is_title and token.tag_ in _NOUN_TAGS
        if not named or kinds.get(token.lower_) not in _SIGNED or is_headline(token.sent):
            continue
        start = token.i
        while start > token.sent.start and is_name_word(doc[start - 1]):
            start -= 1
        if doc[start].is_stop:
            start += 1
        if start < token.i:
            yield Candidate(start, token.i + 1, "name:event-end")


def _from_states(doc: Doc, known: list[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The letters of a state behind a town and a comma: "Austin, TX"."""
    states = load_table("us_states")
    ends = {candidate.end for candidate in known}
    for token in doc[2:]:
        if token.text in states and token.nbor(-1).text == "," and token.i - 1 in ends:
            hit = gazetteer.find(states[token.text])
            candidate = Candidate(token.i, token.i + 1, "name:state", hit=hit)
            candidate.votes[EntityClass.PLACE] += 6
            yield candidate


def _plausible_run(doc: Doc, start: int, end: int) -> Iterator[Candidate]:
    not_names = load_words("not_names", "offices", "honorifics")
    while start < end and doc[start].lower_.rstrip(".") in not_names:
        given = start + 1 < end and doc[start].lower_ in given_names()
        if given and (has_title(doc, start) or not is_english(doc[start + 1])):
            break  # "Mr. Jan Brook", "Jan Krelse": no months
        start += 1
    while start < end and doc[end - 1].lower_.rstrip(".") in not_names:
        if end - start > 1 and doc[end - 1].lower_ in DIRECTIONS:
            break  # "Orm Hills West"
        end -= 1
    words = doc[start:end]
    titles = load_words("offices", "honorifics")
    inner = [word.i for word in words[1:-1] if word.lower_.rstrip(".") in titles]
    if inner and not is_kind(words[-1]):  # "Orm President | Relving"
        yield from _plausible_run(doc, start, inner[0])
        yield from _plausible_run(doc, inner[0] + 1, end)
        return
    if not len(words) or (len(words) == 1 and is_bare_start(words[0], known=False)):
        return
    if sum(len(word) for word in words) > 2:
        yield Candidate(start, end, "name:capitals")


def has_title(doc: Doc, start: int) -> bool:
    """Whether a capital title stands right in front: "Senator Brook"."""
    word = doc[start - 1] if start else None
    titles = load_words("honorifics", "offices")
    return word is not None and word.text[:1].isupper() and word.lower_.rstrip(".") in titles
