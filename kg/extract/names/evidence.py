"""What the words of a name and its neighbours say of its class, and the vote over an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer
from kg.extract.lexicon.wordlists import load_table, load_words
from kg.extract.names.candidates import Candidate, add_votes
from kg.extract.names.english import is_english
from kg.extract.names.spans import NOBLE, QUOTES
from kg.knowledge_base.given_names import given_names, surnames
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

_SPEECH = frozenset("say tell add note write tweet ask reply explain argue insist warn".split())
_STORMS = frozenset({"storm", "hurricane", "typhoon", "cyclone", "operation"})
_INTO = frozenset({"in", "near", "into", "across", "outside"})
_BARE = defaultdict(lambda: 1.2, compound=0.0, nmod=0.0, poss=0.0)
"""What "the" before several words says against a person, by the part they play."""
_BELIEF = frozenset(
    "confidence trust faith belief interest believe hope invest stake share".split()
)
"""One has these in a person or a firm, so that "in" tells no place."""
_CLASS_ADJECTIVES = frozenset({"daily", "weekly", "tabloid"})
"""Nouns of a class that the model may take for adjectives: "the daily Tervo"."""
_CLASS_NOUNS = (
    (EntityClass.ORGANIZATION, "organization_nouns"),
    (EntityClass.PLACE, "place_nouns"),
    (EntityClass.PERSON, "offices"),
    (EntityClass.PERSON, "professions"),
)


def add_evidence(candidate: Candidate, doc: Doc, gazetteer: Gazetteer) -> None:
    """What the words themselves and their neighbours say of the class."""
    words = doc[candidate.start : candidate.end]
    votes = candidate.votes
    if candidate.hit:
        votes[candidate.hit.entity_class] += 6 if candidate.hit.sure else 1.5
    if _is_organization_by_word(words):
        votes[EntityClass.ORGANIZATION] += 3
    if len(words) > 1 and _is_event_by_word(words):
        votes[EntityClass.EVENT] += 4
    elif len(words) > 1 and _is_place_by_word(words):
        votes[EntityClass.PLACE] += 3
    if words[0].lower_ in NOBLE:
        votes[EntityClass.PERSON] += 3
    elif any(word.lower_ in {"of", "for", "and"} for word in words):
        votes[EntityClass.PERSON] -= 1.5
    if not candidate.hit and _is_personal(words, gazetteer):
        votes[EntityClass.PERSON] += 1.5 if len(words) > 1 else 1.1
    if len(words) > 1 and _has_letters(words):
        votes[EntityClass.ORGANIZATION] += 1.2
    if len(words) == 1 and words[0].is_upper and 2 <= len(words[0]) <= 6:
        votes[EntityClass.ORGANIZATION] += 1
    _add_context(candidate, doc)
    if not candidate.guesses and not any(vote > 0 for vote in votes.values()):
        _add_from_shape(candidate, words)


def _add_from_shape(candidate: Candidate, words: TokenSpan) -> None:
    """A name of which nothing else tells the class: who acts under two strange words is a person.

    "Dres Merten scored", "they met Dres Merten"; all else that is strange counts as a body: "won
    against BOLD Orsin". English words ("Peace Prize") and what stands in quotation marks tell
    nothing.
    """
    before = words.doc[words.start - 1] if words.start else None
    adjective = words[-1].text.rpartition("-")[2].islower()  # "Orsin-led"
    if is_english(words[-1]) or adjective or (before is not None and before.text in QUOTES):
        return
    plain = all(word.is_title and word.is_alpha for word in words)
    acts = words.root.dep_ in {"nsubj", "agent", "conj", "appos"}
    person = plain and 2 <= len(words) <= 3 and acts
    candidate.votes[EntityClass.PERSON if person else EntityClass.ORGANIZATION] += 0.3


def _is_personal(words: TokenSpan, gazetteer: Gazetteer) -> bool:
    """Whether it begins with a given name, or is one common surname and no English word."""
    first = words[0]
    if len(words) > 1:
        return first.is_title and gazetteer.is_given_name(first.text)
    return not is_english(first) and normalize_name(first.text) in surnames()


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


def _is_place_by_word(words: TokenSpan) -> bool:
    """ "Selva Island", "Lake Orm": a word for a place at one end, in a capital."""
    before, behind = (load_words(f"place_words_{side}") for side in ("before", "behind"))
    first, last = words[0], words[-1]
    return last.lower_ in behind or (first.lower_.rstrip(".") in before and first.is_title)


def _is_event_by_word(words: TokenSpan) -> bool:
    """ "Harbour Conference", "Battle of Lake Orm": an event's noun at either end."""
    events = load_table("event_words")
    return words[-1].lower_ in events or (words[0].lower_ in events and words[1].lower_ == "of")


def _add_context(candidate: Candidate, doc: Doc) -> None:
    root = doc[candidate.start : candidate.end].root
    before = doc[candidate.start - 1] if candidate.start else None
    if before is not None:
        _add_from_before(candidate, root, before)
    for noun in _beside(root, before):
        for entity_class, words in _CLASS_NOUNS:
            if noun.lower_ in load_words(words):
                candidate.votes[entity_class] += 3
                break
    if root.dep_ == "nsubj" and root.head.lemma_ in _SPEECH:
        candidate.votes[EntityClass.PERSON] += 0.4
    if _is_followed_by_who(candidate, doc):
        candidate.votes[EntityClass.PERSON] += 1.5
    _add_from_head(candidate, root)


def _add_from_head(candidate: Candidate, root: Token) -> None:
    """What the word says that the name hangs on: "Orm shares", "Reed's wife", "Reed was born"."""
    cue = load_table("name_cues").get(root.head.lemma_ if "subj" in root.dep_ else root.head.lower_)
    if cue == "company" and root.dep_ in {"compound", "nmod"} and root.i < root.head.i:
        candidate.votes[EntityClass.ORGANIZATION] += 1
    elif _is_kind_behind(candidate, root, "place_nouns"):
        candidate.votes[EntityClass.PLACE] += 1.5
    elif _is_kind_behind(candidate, root, "organization_nouns"):
        candidate.votes[EntityClass.ORGANIZATION] += 1
    elif (cue == "kin" and root.dep_ == "poss") or (cue == "life" and "subj" in root.dep_):
        candidate.votes[EntityClass.PERSON] += 1


def _is_kind_behind(candidate: Candidate, root: Token, kinds: str) -> bool:
    """Whether a noun behind says what it is: "the Orm union", "the Selva region".

    What is known or looks like a town may only be the seat: "a Klow newspaper".
    """
    if candidate.hit or (kinds == "organization_nouns" and EntityClass.PLACE in candidate.guesses):
        return False
    behind = root.dep_ in {"compound", "nmod", "amod"} and root.head.i == candidate.end
    return behind and root.head.pos_ == "NOUN" and root.head.lower_ in load_words(kinds)


def _add_from_before(candidate: Candidate, root: Token, before: Token) -> None:
    votes, word = candidate.votes, before.lower_.rstrip(".")
    if word in load_words("honorifics"):
        votes[EntityClass.PERSON] += 3
    elif word in load_words("offices") and before.dep_ in {"compound", "nmod"}:
        votes[EntityClass.PERSON] += 2
    if word in _STORMS:
        votes[EntityClass.EVENT] += 4
    if before.lower_ in _INTO and root.dep_ == "pobj":
        believed = before.lower_ == "in" and before.head.lemma_ in _BELIEF
        votes[EntityClass.PLACE] += 0.1 if believed else 1.1
    if root.dep_ == "compound" and root.head.lower_ in load_table("event_words"):
        votes[EntityClass.PLACE] += 0.5
    if before.lower_ == "the":
        # "the Vespugia Panthers", but "the Tom Reed case".
        votes[EntityClass.PERSON] -= 0.7 if len(candidate.places) == 1 else _BARE[root.dep_]


def _is_followed_by_who(candidate: Candidate, doc: Doc) -> bool:
    after = doc[candidate.end : candidate.end + 2]
    words = [word.lower_ for word in after]
    return words[:1] in (["who"], ["whose"]) or words in ([",", "who"], [",", "whose"])


def _beside(root: Token, before: Token | None) -> Iterator[Token]:
    """Common nouns that say what a name is: "airline Skyway", "Skyway, a carmaker", "city of X"."""
    if before is not None and (before.pos_ == "NOUN" or before.lower_ in _CLASS_ADJECTIVES):
        yield before
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        yield root.head
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        noun = root.head.head
        if noun.pos_ == "NOUN" and noun.lower_ in load_words("place_nouns"):
            yield noun
    yield from (c for c in root.children if c.dep_ == "appos" and c.pos_ == "NOUN" and c.i > root.i)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        yield from (c for c in root.head.children if c.dep_ == "attr" and c.pos_ == "NOUN")


def key_of(candidate: Candidate, doc: Doc) -> str:
    """The name without what may vary in spelling."""
    return normalize_name(doc[candidate.start : candidate.end].text)


def vote(chosen: list[Candidate], doc: Doc) -> dict[str, EntityClass]:
    """The class of each name in this article: the sum over all its occurrences."""
    ballots: dict[str, dict[EntityClass, float]] = defaultdict(dict)
    guesses: dict[str, dict[EntityClass, float]] = defaultdict(dict)
    for candidate in chosen:
        key = key_of(candidate, doc)
        add_votes(ballots[key], candidate.votes)
        add_votes(guesses[key], candidate.guesses)
    for key, guessed in guesses.items():
        add_votes(ballots[key], _dampen(guessed))
    _lend_to_surnames(ballots)
    return {
        key: _winner(votes) for key, votes in ballots.items() if max(votes.values(), default=0) > 0
    }


def _dampen(guesses: dict[EntityClass, float]) -> dict[EntityClass, float]:
    """The model's guesses, which repeat each other: the tenth says less than the second."""
    total = sum(guesses.values())
    if total <= 1:
        return guesses
    return {key: value * (1 + log(total)) / total for key, value in guesses.items()}


def _winner(votes: dict[EntityClass, float]) -> EntityClass:
    order = list(EntityClass)
    return min(votes, key=lambda c: (-votes[c], order.index(c)))


def _lend_to_surnames(ballots: dict[str, dict[EntityClass, float]]) -> None:
    """A full name that is a person's lends its class to its bare surname."""
    for key in list(ballots):
        words, votes = key.split(), ballots[key]
        if len(words) < 2 or not votes or _winner(votes) is not EntityClass.PERSON:
            continue
        for part in sorted({" ".join(words[1:]), words[-1], words[0]} & ballots.keys()):
            settled = part != words[0] or part in given_names()
            add_votes(ballots[part], {EntityClass.PERSON: 2.5 if settled else 1.0})
