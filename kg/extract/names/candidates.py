"""What may be a name: the model's guesses, the gazetteer's names, and runs of capitals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer
from kg.extract.lexicon.wordlists import load_table, load_words
from kg.extract.names.candidate import MODEL_CLASSES, Candidate, add_votes
from kg.extract.names.english import is_bare_start, is_english
from kg.extract.names.known import find_known
from kg.extract.names.spans import clean, is_descriptor, is_headline, is_name_word
from kg.knowledge_base.given_names import any_given_names, given_names
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_NOUN_TAGS = frozenset({"NNP", "NNPS", "NN"})
_MODEL_VOTE = {"EVENT": 1.5, "NORP": 0.4, "FAC": 0.7}
_OTHER_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "LANGUAGE", "LAW"})


def propose(doc: Doc, gazetteer: Gazetteer) -> list[Candidate]:
    """All that may be a name, overlaps and all."""
    proposed = [*find_known(doc, gazetteer), *_from_model(doc, gazetteer)]
    _take_in_parts(proposed, doc, gazetteer)
    proposed.extend(_from_articles(doc, proposed))
    proposed.extend(_from_capitals(doc, proposed))
    proposed.extend(_from_pieces(doc, proposed))
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


_DIRECTIONS = frozenset({"north", "south", "east", "west"})


def _plausible_run(doc: Doc, start: int, end: int) -> Iterator[Candidate]:
    not_names = load_words("not_names") | load_words("offices") | load_words("honorifics")
    while start < end and doc[start].lower_.rstrip(".") in not_names:
        if start + 1 < end and has_title(doc, start) and doc[start].lower_ in given_names():
            break  # "Mr. Jan Brook" is no month
        start += 1
    while start < end and doc[end - 1].lower_.rstrip(".") in not_names:
        if end - start > 1 and doc[end - 1].lower_ in _DIRECTIONS:
            break  # "Orm Hills West"
        end -= 1
    words = doc[start:end]
    titles = load_words("offices") | load_words("honorifics")
    inner = [word.i for word in words[1:-1] if word.lower_.rstrip(".") in titles]
    if inner and not _is_kind(words[-1]):  # "Orm President | Relving"
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
    titles = load_words("honorifics") | load_words("offices")
    return word is not None and word.text[:1].isupper() and word.lower_.rstrip(".") in titles


_LINKS = frozenset(
    "de du del della di do da dos das des la las los van von den der zu wa bin ibn al el".split()
)
"""Words of other languages that join the parts of a name: "Le Phare du Matin"."""
_MOST_LINKS = 2


def _from_pieces(doc: Doc, known: list[Candidate]) -> Iterator[Candidate]:
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


def _take_in_parts(proposed: list[Candidate], doc: Doc, gazetteer: Gazetteer) -> None:
    """ "Ana" before what the model saw as a lone "Solís" belongs to it; so do strange words."""
    taken = {position for c in proposed for position in c.places}
    for candidate in proposed:
        before, behind = candidate.start - 1, candidate.end
        name = doc[candidate.start : candidate.end].text  # "Reed-Orm" is one word here
        if candidate.hit or name.count(" ") > 1:
            continue
        if before >= 0 and before not in taken and _begins(doc[before], candidate, gazetteer):
            candidate.start = before
            while _is_kind(doc[candidate.end - 1]) and _leans(doc[candidate.start - 1], candidate):
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
    titles = load_words("offices") | load_words("honorifics")
    if not word.is_title or word.lower_ in titles or is_descriptor(word):
        return False
    if len(word) == 1 or (len(candidate.places) == 1 and _is_kind(word.doc[candidate.start])):
        return _leans(word, candidate)
    return gazetteer.is_given_name(word.text) or _hangs_on(word, candidate)


def _is_kind(word: Token) -> bool:
    """Whether it says what bears the name, so that it is none alone: "Orm Court Auditorium"."""
    return word.lower_ in load_words("organization_words") | load_words("place_words_behind")


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
    if word.lower_ in _DIRECTIONS:
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
