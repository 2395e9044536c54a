"""Words of saying with who speaks and what is said, as the parse of one sentence gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.factuality import assess
from kg.extract.lexicon.lexicon import load_lexicon
from kg.extract.lexicon.wordlists import load_words
from kg.extract.names.spans import is_headline
from kg.extract.quotations.contents import (
    find_content,
    find_leading,
    find_main_clause,
    find_that_clause,
)
from kg.extract.quotations.words import CLAUSE, lemma_of, load_words_of_saying
from kg.extract.subjects import find_subject, is_passive
from kg.model import Factuality, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PARTNERS = frozenset({"i", "you", "we", "me", "us", "one"})
"""Who writes and who reads, and whoever speaks inside a quotation: it is attributed already."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying, the head word of who speaks, and the content's first and last token."""

    word: Token
    speaker: Token
    first: int
    last: int


def find_cues(doc: Doc) -> Iterator[Cue]:
    """Every word of saying whose speaker and content the parse shows, in text order."""
    words = load_words_of_saying()
    yield from _of_headlines(doc)
    for token in doc:
        if token.lower_ in words.adjectives:
            yield from _of_adjective(token)
        elif token.pos_ == "VERB":
            frames = words.verbs.get(lemma_of(token))
            if frames:
                yield from _of_verb(token, frames)
            elif token.lower_ == "according":
                yield from _of_according(token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in words.nouns:
            yield from _of_noun(token, words.nouns[token.lemma_.lower()])
        elif token.lower_ == "according":
            yield from _of_according(token)


def _of_verb(verb: Token, frames: tuple[str, ...]) -> Iterator[Cue]:
    speaker = find_speaker(verb)
    if speaker is None or speaker.lower_ in _PARTNERS:
        return
    content = find_leading(verb, speaker) if CLAUSE in frames else None
    if content is None:
        contents = (find_content(verb, frame, speaker) for frame in frames)
        content = next((content for content in contents if content is not None), None)
    if content is None and CLAUSE in frames:
        content = find_that_clause(verb)
    if content is not None and _happens(verb):
        yield Cue(verb, speaker, *content)


def _happens(verb: Token) -> bool:
    """Whether it is said at all: not "may say", "has not said", "declined to say"."""
    return assess(verb).factuality not in {Factuality.NEGATED, Factuality.HYPOTHETICAL}


def find_speaker(verb: Token) -> Token | None:
    """The head word of who says it: the subject, of a passive the agent."""
    if not is_passive(verb):
        own = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
        # Of two subjects that a parse gives a verb the nearer is that of "…, Reed said".
        return own[-1] if len(own) > 1 else find_subject(verb)
    agents = (c for child in verb.children if child.dep_ == "agent" for c in child.children)
    return next((noun for noun in agents if noun.dep_ == "pobj"), None)


def judges(verb: Token) -> bool:
    """Whether the object of a verb may hold its subject's words: verbs of saying and of judging."""
    lemma = lemma_of(verb)
    if not _happens(verb):
        return False
    entries = load_lexicon().verbs.get(lemma, ())
    accuses = any(entry.predicate is Predicate.ACCUSES for entry in entries)
    return accuses or lemma in load_words_of_saying().verbs


def _of_noun(noun: Token, frames: tuple[str, ...]) -> Iterator[Cue]:
    """ "Reed's claim that …", "the claim by Reed that …", "Reed made the claim that …"."""
    speaker = _owner(noun)
    if speaker is None:
        return
    for frame in frames:
        content = find_content(noun, frame, speaker)
        if content is not None:
            yield Cue(noun, speaker, *content)
            return


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "of"}:
            owner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if owner is not None and child.i < noun.i + 3:
                return owner
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        return find_speaker(noun.head)
    return None


def _of_adjective(word: Token) -> Iterator[Cue]:
    """ "Reed is confident that …", "Reed is convinced that …"."""
    verb = word.head if word.dep_ == "acomp" else word
    if verb.pos_ not in {"VERB", "AUX"} or not _happens(verb):
        return
    speaker = find_subject(verb)
    content = find_content(word, "comp", speaker) if speaker is not None else None
    if speaker is not None and content is not None:
        yield Cue(word, speaker, *content)


_LONGEST_LABEL = 4
_VERBAL = frozenset({"VERB", "AUX"})


def _of_headlines(doc: Doc) -> Iterator[Cue]:
    """ "Reed: Peru Will Not Sign", "Poll: Reed ahead in Lima": who says it, and the line's rest."""
    lines = [sent for sent in doc.sents if sent.start == 0 or is_headline(sent)]
    for line in lines:
        label = next((t for t in line[1 : _LONGEST_LABEL + 1] if t.text == ":"), None)
        if label is None or not _is_label(doc[line.start : label.i]):
            continue
        rest = [t for t in doc[label.i + 1 : _end_of_line(label)] if not t.is_space]
        while rest and rest[-1].text == ".":
            rest.pop()
        words = [token for token in rest if token.is_alpha]
        told = len(words) > 5 or (len(words) > 2 and any(t.pos_ in _VERBAL for t in words))
        if told and not rest[0].is_quote:
            yield Cue(label, label.nbor(-1), rest[0].i, rest[-1].i)


def _is_label(words: Span) -> bool:
    """A name, or one noun for a source: "Poll"."""
    if words[0].lower_ in load_words("documents"):
        return len(words) == 1 and words[0].lower_ != "opinion"
    return all(word.pos_ == "PROPN" and not word.is_upper for word in words)


def _end_of_line(token: Token) -> int:
    """The position behind the last token of a token's line."""
    rest = token.doc[token.i :]
    return next((t.i for t in rest if t.is_space and "\n" in t.text), len(token.doc))


def _of_according(word: Token) -> Iterator[Cue]:
    """ "According to Reed, …" and "…, according to Reed"."""
    to = word.nbor() if word.i + 1 < len(word.doc) else None
    if to is None or to.lower_ != "to":
        return
    speaker = next((c for head in (to, word) for c in head.children if c.dep_ == "pobj"), None)
    content = find_main_clause(word) if speaker is not None else None
    if speaker is not None and content is not None:
        yield Cue(word, speaker, *content)
