"""How real a text says that an act is: asserted, reported, planned, hypothetical or denied.

From the act's verb or noun upward through the parse: its own negation and modals, then every
word above that it is a complement of. Of all that is found the contract's order takes the first:
Negated, Hypothetical, Planned, Reported, Asserted (after Saurí & Pustejovsky 2009, FactBank).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.complements import find_links
from kg.extract.lexicon.lexicon import load_lexicon
from kg.extract.subjects import find_subject, own_subject
from kg.model import Factuality

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDER = list(Factuality)
_HYPOTHETICAL_MODALS = frozenset(
    {"would", "could", "might", "may", "should", "must", "can", "ought", "'d", "need"}
)
_PLANNING_MODALS = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_NEGATIONS = frozenset({"never", "no", "not", "n't", "n’t", "neither", "nor", "hardly", "without"})
_NEGATING = frozenset({"det", "advmod", "preconj"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "acl", "conj", "relcl", "parataxis"})
_NOUN_LINKS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "prep", "compound", "conj"})


@dataclass(frozen=True, slots=True)
class Status:
    """An act's factuality and the token of who says so, where somebody does."""

    factuality: Factuality
    speaker: Token | None = None


def assess(act: Token) -> Status:
    """The status of the act that a verb or noun names in its sentence."""
    found = {Factuality.ASSERTED}
    speaker = None
    if _is_question(act):
        found.add(Factuality.HYPOTHETICAL)
    found.update(_own(act))
    word, seen = act, {act.i}
    settled = False
    while word.head.i not in seen:
        above = word.head
        seen.add(above.i)
        settled = settled or _is_settled(word)
        for link in find_links(word):
            status, who = _from_above(above, word, link)
            found.update({Factuality.REPORTED} & set(status) if settled else status)
            speaker = speaker or who
        if _is_any_such(word, above):
            found.add(Factuality.HYPOTHETICAL)
        if not _passes_upward(word):
            break
        if settled:
            word = above
            continue
        if above.pos_ in {"VERB", "AUX", "NOUN"} and _shares_status(word, above):
            found.update(_own(above, inherited=True))
        elif _is_presupposed(word, above):
            break
        word = above
    return Status(min(found, key=_ORDER.index), speaker)


def _is_settled(word: Token) -> bool:
    """What is done whatever stands above: "to explain what he had agreed", "Peru's plan to …"."""
    if word.dep_ == "ccomp":
        asks = any(t.tag_ in {"WP", "WRB", "WDT"} and t.head == word for t in word.lefts)
        past = word.tag_ == "VBD" or any(
            c.dep_ == "aux" and c.lower_ in {"had", "has", "have"} for c in word.children
        )
        return asks and past
    held = word.lemma_ in _HELD and word.dep_ == "pobj"
    return held and any(child.dep_ == "poss" for child in word.children)


def _is_any_such(noun: Token, verb: Token) -> bool:
    """ "An attack on Peru could lead to war": any that there may be, not one that was."""
    if noun.dep_ not in {"nsubj", "nsubjpass"} or noun.pos_ != "NOUN":
        return False
    indefinite = any(c.dep_ == "det" and c.lower_ in {"a", "an", "any"} for c in noun.children)
    return indefinite and any(
        c.dep_ == "aux" and c.lower_ in _HYPOTHETICAL_MODALS | _PLANNING_MODALS
        for c in verb.children
    )


_HELD = frozenset("plan intention decision threat demand pledge promise vow offer bid".split())
"""What somebody has, though others speak against it."""


_SHARING = frozenset({"xcomp", "dobj", "pobj", "conj", "attr", "acomp", "oprd"})
_HAPPENING = frozenset(
    "take happen occur begin start materialize materialise come proceed follow".split()
)


_TAKING_AS_GIVEN = frozenset(
    "condemn mention criticize criticise denounce deplore discuss comment describe address name"
    " forget forgive ignore regret justify excuse defend welcome praise survive remember call"
    " understand explain expect foresee resolve".split()
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def _shares_status(word: Token, above: Token) -> bool:
    """Whether the word above tells this one's status: "is not a citizen", "never took place"."""
    if _is_presupposed(word, above):
        return False
    if word.dep_ in {"nsubj", "nsubjpass"}:
        return above.lemma_ in _HAPPENING
    if word.dep_ == "conj" and own_subject(word) is not None:
        return False  # "that no ship had come, and that she would visit Lima"
    return word.dep_ in _SHARING


def _is_presupposed(noun: Token, verb: Token) -> bool:
    """Whether a definite act stands whatever is said of it: "did not condemn the invasion"."""
    if noun.dep_ != "dobj" or noun.pos_ != "NOUN" or verb.lemma_ not in _TAKING_AS_GIVEN:
        return False
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in noun.children)


def _is_question(act: Token) -> bool:
    last = next((token for token in reversed(list(act.sent)) if not token.is_space), act)
    while last.is_quote and last.i > act.sent.start:
        last = last.nbor(-1)
    return last.text == "?"


def _own(word: Token, *, inherited: bool = False) -> Iterator[Factuality]:
    """What a verb's or noun's own dependents say: "did not", "no", "would", "if", "will"."""
    for child in word.children:
        if child.lower_ in {"would", "'d"} and child.dep_ == "aux" and _is_backshifted(word):
            yield Factuality.PLANNED
            continue
        yield from _from_child(child)
        if not inherited and child.dep_ in {"advmod", "aux", "amod"}:
            yield from _cues(child, "head")
        if _is_denied(child):
            yield Factuality.NEGATED
    yield from _from_position(word)


def _from_child(child: Token) -> Iterator[Factuality]:
    lower = child.lower_
    if child.dep_ == "neg" or (lower in _NEGATIONS and child.dep_ in _NEGATING):
        yield Factuality.NEGATED
    elif child.dep_ == "aux" and lower in _HYPOTHETICAL_MODALS:
        yield Factuality.HYPOTHETICAL
    elif child.dep_ == "aux" and lower in _PLANNING_MODALS:
        yield Factuality.PLANNED
    elif child.dep_ == "mark" and lower in _CONDITIONS:
        yield Factuality.HYPOTHETICAL


def _is_backshifted(verb: Token) -> bool:
    """ "Said that she would visit Lima": what will be, told in the past, under no condition."""
    if verb.dep_ not in {"ccomp", "conj"}:
        return False
    above = verb.head if verb.dep_ == "ccomp" else verb.head.head
    told = above.lemma_ in load_lexicon().reporting and above.tag_ in {"VBD", "VBN"}
    conditional = any(token.lower_ in _CONDITIONS for token in verb.sent)
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
    return told and not conditional and not perfect


def _from_position(word: Token) -> Iterator[Factuality]:
    """What the place of a word in its sentence says."""
    if _is_unreal(word):
        yield Factuality.HYPOTHETICAL
    if word.dep_ == "ROOT" and any(c.lower_ == "to" and c.dep_ == "aux" for c in word.children):
        yield Factuality.PLANNED  # a headline: "Peru to host Chile"
    if word.dep_ in {"pobj", "pcomp"} and word.head.lower_ == "without":
        yield Factuality.NEGATED
    if word.dep_ == "pcomp" and "instead" in {t.lower_ for t in (word.head, *word.head.children)}:
        yield Factuality.NEGATED
    if any(child.dep_ == "prep" and child.lower_ == "per" for child in word.children):
        yield Factuality.REPORTED


def _is_denied(subject: Token) -> bool:
    """ "Neither Peru nor Chile", "no Peruvian", "none of them"."""
    if subject.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    words = {subject.lower_, *(c.lower_ for c in subject.children if c.i < subject.i)}
    return bool(words & {"neither", "no", "none", "nobody", "nothing"})


def _is_unreal(verb: Token) -> bool:
    """ "Had Peru arrested him", "were she to praise them", "sooner leave than talk"."""
    if verb.dep_ in {"advcl", "ccomp", "conj"}:
        first = next(iter(verb.subtree))
        inverted = first.lower_ in {"had", "were", "should"} and first.head in {verb, first}
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if inverted and subject is not None and first.i < subject.i < verb.i:
            return True
    return any(c.lower_ == "than" and c.dep_ in {"mark", "prep", "cc"} for c in verb.children)


def _from_above(above: Token, word: Token, link: str) -> tuple[list[Factuality], Token | None]:
    if link.startswith("pcomp:"):
        verb = above.head.head if above.head.dep_ == "advmod" else above.head  # "short of"
        return list(_cues(verb, link)), None
    if link == "obj" and word.pos_ not in {"NOUN", "PROPN"}:
        return [], None
    found = list(_cues(above, link))
    if link == "comp" and above.lemma_ == "be":
        for child in above.children:  # "it is possible that"
            found.extend(_cues(child, link) if child.dep_ == "acomp" else ())
    if link == "comp" and above.lemma_ == "have" and "it" in {c.lower_ for c in above.children}:
        found.append(Factuality.REPORTED)  # "rumour has it that"
    if link == "comp" and _is_saying(above) and Factuality.ASSERTED not in found:
        found.append(Factuality.REPORTED)
        return found, find_subject(above)
    if link == "xcomp" and above.lemma_ == "have":
        found.extend(_of_obligation(above))
    return found, None


def _of_obligation(have: Token) -> Iterator[Factuality]:
    """ "Has yet to meet", "has to meet"; who "had to meet" somebody has met him."""
    if any(child.lower_ == "yet" for child in have.children):
        yield Factuality.NEGATED
    elif have.tag_ in {"VBZ", "VBP", "VB"}:
        yield Factuality.HYPOTHETICAL


def _is_saying(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_ in load_lexicon().reporting


_PARTICLES = frozenset({"prt", "prep", "advmod"})


def _cues(word: Token, link: str) -> Iterator[Factuality]:
    """What the lexicon says that a word makes of such a complement."""
    known = load_lexicon().factuality
    lemma = word.lemma_.lower()
    # "Planned" before a noun has a row of its own besides that of the verb.
    own = known.get(word.lower_, ()) if word.lower_ != lemma else ()
    particles = {child.lower_ for child in word.children if child.dep_ in _PARTICLES}
    fitting = [
        entry
        for entry in (*known.get(lemma, ()), *own)
        if entry.complement == link and (not entry.particle or entry.particle in particles)
    ]
    narrow = [entry for entry in fitting if entry.particle]
    for entry in narrow or fitting:
        yield entry.factuality


def _passes_upward(word: Token) -> bool:
    """Whether what stands above still speaks of the act: not beyond a relative clause."""
    if word.dep_ in {"relcl", "appos", "ROOT"}:
        return False
    if word.dep_ == "advcl":
        return False
    return word.dep_ in _CLAUSES or word.dep_ in _NOUN_LINKS
