"""Names of which the model saw a part, or which it tore in two: the pieces put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer
from kg.extract.lexicon.wordlists import load_words
from kg.extract.names.candidate import Candidate, add_votes
from kg.extract.names.english import is_english
from kg.extract.names.spans import is_descriptor
from kg.knowledge_base.given_names import any_given_names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DIRECTIONS = frozenset({"north", "south", "east", "west"})
"""Last words of some names: "Orm Hills West"."""

_LINKS = frozenset(
    "de du del della di do da dos das des la las los van von den der zu wa bin ibn al el".split()
)
"""Words of other languages that join the parts of a name: "Le Phare du Matin"."""
_MOST_LINKS = 2


def join_pieces(doc: Doc, known: list[Candidate]) -> Iterator[Candidate]:
    """Two pieces that are one name, or three: "Le Phare | du Matin", "Xiomara | Pineda Zelaya"."""
    by_end: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in known:
        if not candidate.hit:
            by_end[candidate.end].append(candidate)
    waiting = sorted((c for c in known if not c.hit), key=lambda c: c.start)
    while waiting:
        right = waiting.pop()
        start = right.start
        while start > 0 and doc[start - 1].text in _LINKS and right.start - start < _MOST_LINKS:
            start -= 1
        for left in by_end.get(start, ()):
            if start == right.start and not _is_torn(doc, left, right):
                continue
            candidate = Candidate(left.start, right.end, "name:pieces")
            for part in (left, right):
                add_votes(candidate.guesses, {kind: g / 2 for kind, g in part.guesses.items()})
            waiting.append(candidate)
            yield candidate


def _is_torn(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Whether two pieces without a word between are one phrase, strange words where they meet."""
    last, first = doc[left.end - 1], doc[right.start]
    leans = last.dep_ == "compound" and last.head.i in right.places and last.ent_type_ != "NORP"
    if is_descriptor(last):
        return False
    strange = all(
        word.is_title
        and word.is_alpha
        and (word.lower_ in any_given_names() or not is_english(word))
        for word in (last, first)
    )
    return leans and strange and right.end - left.start <= _LONGEST_NAME


_LONGEST_NAME = 6


def take_in_parts(proposed: list[Candidate], doc: Doc, gazetteer: Gazetteer) -> None:
    """ "Ana" before what the model saw as a lone "Solís" belongs to it; so do strange words."""
    taken = {position for c in proposed for position in c.places}
    for candidate in proposed:
        before, behind = candidate.start - 1, candidate.end
        name = doc[candidate.start : candidate.end].text  # "Reed-Orm" is one word here
        if candidate.hit or name.count(" ") > 1:
            continue
        if before >= 0 and before not in taken and _begins(doc[before], candidate, gazetteer):
            candidate.start = before
            while is_kind(doc[candidate.end - 1]) and _leans(doc[candidate.start - 1], candidate):
                candidate.start -= 1
        elif behind < len(doc) and behind not in taken and _ends(doc[behind], candidate):
            candidate.end += 1
        candidate.start = _before_and(doc, candidate, taken)


def _before_and(doc: Doc, candidate: Candidate, taken: set[int]) -> int:
    """Where the name of a body begins that has an "and" in it: "Truth and | Orm Commission"."""
    bodies = load_words("organization_words")
    if doc[candidate.end - 1].lower_ not in bodies or candidate.start < 2:
        return candidate.start
    start = candidate.start - 1
    if doc[start].lower_ not in {"and", "&"}:
        return candidate.start
    while start and _is_field(doc[start - 1], bodies) and start - 1 not in taken:
        start -= 1
    found = start < candidate.start - 1 and not doc[start].is_sent_start
    return start if found else candidate.start


def _is_field(word: Token, bodies: frozenset[str]) -> bool:
    """Whether it is a common word in a capital, of what a body is for: "Truth", "Ethics"."""
    plain = word.is_title and is_english(word) and not word.ent_type_
    return plain and word.lower_ not in bodies and not word.is_stop


def _begins(word: Token, candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether a word in front is a given name, or part of a name that the model saw in part."""
    titles = load_words("offices", "honorifics")
    if not word.is_title or word.lower_ in titles or is_descriptor(word):
        return False
    if len(word) == 1 or (len(candidate.places) == 1 and is_kind(word.doc[candidate.start])):
        return _leans(word, candidate)
    return gazetteer.is_given_name(word.text) or _hangs_on(word, candidate)


def is_kind(word: Token) -> bool:
    """Whether it says what bears the name, so that it is none alone: "Orm Court Auditorium"."""
    return word.lower_ in load_words("organization_words", "place_words_behind")


def _leans(word: Token, candidate: Candidate) -> bool:
    """Whether a capitalised word belongs to a word of the name behind it."""
    behind = word.head.i in candidate.places and word.i < candidate.start
    return word.is_title and word.dep_ == "compound" and behind


def _ends(word: Token, candidate: Candidate) -> bool:
    """Whether a strange word behind is the head of the name that the model saw only in part.

    Or a direction: "Orm Hills | West".
    """
    first = word.nbor(-1)
    if not word.is_title or not word.is_alpha or word.ent_type_ or word.is_sent_start:
        return False
    if word.lower_ in DIRECTIONS:
        several = len(candidate.places) > 1
        return several and first.head == word and first.dep_ in {"compound", "nmod"}
    if len(candidate.places) > 1:
        return False
    leans = first.dep_ == "compound" and first.head == word and word.tag_ == "NNP"
    return leans and not is_english(word) and not is_english(first)


def _hangs_on(word: Token, candidate: Candidate) -> bool:
    """Whether a strange word in front is part of the name that the model saw only in part."""
    if len(candidate.places) > 1 or not word.is_alpha or word.ent_type_ or is_english(word):
        return False
    leans = word.tag_ == "NNP" and word.dep_ == "compound" and word.head.i == candidate.start
    return leans and word.lower_ not in load_words("not_names")
