"""What the rules found in one sentence: words that would do, the places that they left open.

The rules' own steps are run again over the one page, entry by entry, and what each lacks is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.interactions.actors import actor_at
from kg.extract.interactions.fillers import fill
from kg.extract.interactions.fitting import find_particles, has_modifier
from kg.extract.lexicon.entries import Frame, NounEntry, VerbEntry
from kg.extract.lexicon.lexicon import Lexicon, load_lexicon
from kg.extract.page import Page
from kg.extract.relations.lasting import load_lasting
from kg.extract.relations.related import find_clauses
from kg.model import INTERACTIONS, Predicate, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_words(page: Page, sentence: Span, predicate: Predicate) -> Iterator[str]:
    """Each word of a sentence that may tell of the predicate, and what it lacked."""
    lexicon = load_lexicon()
    for token in page.tokens(sentence):
        if predicate in INTERACTIONS:
            yield from _of_verb(page, token, predicate, lexicon)
            yield from _of_noun(page, token, predicate, lexicon)
        yield from _of_lasting(token, predicate)


def _of_verb(page: Page, verb: Token, predicate: Predicate, lexicon: Lexicon) -> Iterator[str]:
    if verb.pos_ not in {"VERB", "AUX"}:
        return
    lemma = verb.lemma_.lower()
    for entry in lexicon.verbs.get(lemma, ()):
        if entry.predicate is predicate:
            yield f"verb:{lemma}{_with(entry.particle)}: {_lacks_of_verb(page, verb, entry)}"
    for row in lexicon.light_verbs.get(lemma, ()):
        if row.predicate is predicate:
            words = {t.lemma_.lower() for t in verb.subtree} & set(row.complements)
            for word in sorted(words):
                lacking = _lacks(page, verb, row.agent_frames, row.frames)
                yield f"light-verb:{lemma}+{word}: {lacking}"


def _lacks_of_verb(page: Page, verb: Token, entry: VerbEntry) -> str:
    if entry.particle and entry.particle not in find_particles(verb):
        return f"without “{entry.particle}” it is another verb"
    lacking = _lacks(page, verb, entry.agent_frames, entry.frames)
    if entry.only:
        lacking += f"; the recipient must be {_to_list(entry.only)}"
    if entry.agent_only:
        lacking += f"; the agent must be {_to_list(entry.agent_only)}"
    return lacking


def _of_noun(page: Page, noun: Token, predicate: Predicate, lexicon: Lexicon) -> Iterator[str]:
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return
    for entry in lexicon.nouns.get(noun.lemma_.lower(), ()):
        if entry.predicate is predicate:
            yield f"noun:{entry.lemma}: {_lacks_of_noun(page, noun, entry)}"


def _lacks_of_noun(page: Page, noun: Token, entry: NounEntry) -> str:
    if not has_modifier(noun, entry):
        return f"only with {_to_list(entry.modifiers)} before it"
    return _lacks(page, noun, entry.agent_frames, entry.frames)


def _lacks(
    page: Page, word: Token, agent_frames: tuple[Frame, ...], frames: tuple[Frame, ...]
) -> str:
    """Whom its frames lead to."""
    agents, recipients = fill(page, word, agent_frames, frames)
    return (
        f"agent {_names(page, agents)} ({_to_frames(agent_frames)}),"
        f" recipient {_names(page, recipients)} ({_to_frames(frames)})"
    )


def _names(page: Page, tokens: Iterable[Token]) -> str:
    found = [mention.text for token in tokens if (mention := actor_at(page, token))]
    return ", ".join(f"“{text}”" for text in found) or "nobody"


def _of_lasting(token: Token, predicate: Predicate) -> Iterator[str]:
    for entry in load_lasting().get(token.lemma_.lower(), ()):
        if entry.predicate is predicate and (token.pos_ == "VERB") == (entry.pos == "VERB"):
            ends = (entry.subject_is, entry.object_is)
            yield f"lasting:{token.lemma_.lower()}: from {_to_list(ends[0])} to {_to_list(ends[1])}"


def find_ties(page: Page, ones: Iterable[Span], others: Iterable[Span]) -> Iterator[str]:
    """The clauses between two, and what the lexicon knows of their verbs."""
    pair = {*ones}, {*others}
    for clause in find_clauses(page):
        ends = (clause.one.span, clause.other.span)
        if (ends[0] in pair[0] and ends[1] in pair[1]) or (
            ends[0] in pair[1] and ends[1] in pair[0]
        ):
            lemma = clause.verb.lemma_.lower()
            yield f"clause “{clause.text}” ({lemma} {clause.frame}): {_tell_verb(lemma)}"


def _tell_verb(lemma: str) -> str:
    lexicon = load_lexicon()
    if lemma in lexicon.verbs:
        rows = {f"{e.predicate} ({_to_frames(e.frames)})" for e in lexicon.verbs[lemma]}
        return f"the lexicon has it as {', '.join(sorted(rows))}"
    if lemma in lexicon.not_interactions:
        return f"no interaction: {lexicon.not_interactions[lemma]}"
    if lemma in lexicon.reporting:
        return "a verb of saying"
    if lemma in lexicon.known_verbs:
        return "an interaction only with a certain complement"
    return "the lexicon does not know it"


def find_path(page: Page, one: Span, other: Span) -> str:
    """The words of the parse from the one to the other, through the word that is over both."""
    start, end = page.tokens(one).root, page.tokens(other).root
    up, down = [start, *start.ancestors], [end, *end.ancestors]
    meet = next((token for token in up if token in down), None)
    if meet is None:
        return f"“{start}” and “{end}” hang together by nothing"
    left = [f"{t.text} <{t.dep_}-" for t in up[: up.index(meet)]]
    right = [f"-{t.dep_}> {t.text}" for t in reversed(down[: down.index(meet)])]
    return " ".join([*left, meet.text, *right])


def _with(particle: str) -> str:
    return f" {particle}" if particle else ""


def _to_frames(frames: Iterable[Frame]) -> str:
    return "|".join(f"{f.role}:{f.preposition}" if f.preposition else f.role for f in frames)


def _to_list(words: Iterable[str]) -> str:
    return " or ".join(sorted(words))
