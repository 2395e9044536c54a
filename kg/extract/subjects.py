"""Who does what a verb tells: its subject, however far away it stands.

The labels are those of ClearNLP as spaCy's English models give them. Passives, relative and
participial clauses, control and conjunction are seen through here, so that rules need not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.complements import is_infinitive
from kg.extract.lexicon.entries import Role
from kg.extract.lexicon.lexicon import load_lexicon
from kg.extract.lexicon.wordlists import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVE_PRONOUNS = frozenset({"WP", "WDT"})
_BEHIND_DATELINE = frozenset({":", "):", '"', "“", "—", "–", "--"})
_NOUN_CLAUSES = frozenset({"relcl", "ccomp", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECT_CONTROLS = frozenset({"of", "from", "for", "into", "as", "against"})
"""In "accused Graustark of shelling" and "kept Graustark from joining" the object is the agent.

So it is in "lists Graustark as having been shelled".
"""

_CHARGES = frozenset({"charge", "credit", "task", "entrust"})
"""Verbs after which that holds of "with" too: "charged Kolt with killing"."""

_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl"})


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive: "was accused", "X, accused of theft"."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        own = any(child.dep_ in {"nsubj", "aux"} for child in verb.children)
        return not own and is_passive(verb.head)
    # "A firm based in Lima" may hang as a preposition.
    reduced = verb.dep_ in {"acl", "advcl", "prep"} and verb.tag_ == "VBN"
    return reduced and not has_auxiliary(verb) and not _is_main_verb(verb)


def _is_main_verb(participle: Token) -> bool:
    """ "Peru combined with Chile." is a sentence: what seems a participle is its only verb."""
    noun = participle.head
    if participle.dep_ != "acl" or noun.dep_ != "ROOT" or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    ends = [token for token in noun.sent if not token.is_space]
    by = any(child.lower_ == "by" for child in participle.children)
    first_noun = not any(child.dep_ in {"prep", "relcl"} for child in noun.children)
    return ends[-1].text == "." and not by and first_noun


def has_auxiliary(verb: Token) -> bool:
    """Whether "have", "be" or a modal goes with a verb."""
    return any(child.dep_ in {"aux", "auxpass"} for child in verb.children)


def find_subject(verb: Token) -> Token | None:
    """The surface subject of a verb, its own or the one that it shares or takes from above."""
    seen: set[int] = set()
    above: Token | None = verb
    while above is not None and above.i not in seen:
        verb = above
        seen.add(verb.i)
        own = own_subject(verb)
        if own is not None and not (own.tag_ in RELATIVE_PRONOUNS and verb.dep_ in _NOUN_CLAUSES):
            return own
        if own is not None or verb.dep_ in {"acl", "relcl", "prep"}:
            return _noun_above(verb)
        controller = _controller(verb)
        if controller is not None:
            return controller
        above = _shares_with(verb)
    return None


def _noun_above(verb: Token) -> Token | None:
    """The noun that a clause describes; of "X's plan to visit" it is X who visits."""
    noun = verb.head
    if noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    if verb.dep_ == "acl" and is_infinitive(verb):
        return next((c for c in noun.children if c.dep_ in {"poss", "amod"}), noun)
    return _author(noun) or noun if verb.dep_ == "acl" and verb.tag_ == "VBG" else noun


def _author(document: Token) -> Token | None:
    """Who says what a document says: "Peru issued a statement accusing Chile"."""
    by = [child for child in document.children if child.dep_ in {"poss", "amod"}]
    issues = document.dep_ == "dobj" and document.head.pos_ == "VERB" and not by
    return find_subject(document.head) if issues and _speaks(document) else None


def _speaks(noun: Token) -> bool:
    return bool({noun.lower_, noun.lemma_.lower()} & load_words("documents"))


def _controller(verb: Token) -> Token | None:
    """Who acts though it stands above: "urged Y to go", "accused Y of it", "called on Y to go"."""
    if verb.dep_ == "xcomp":
        return _object_controller(verb) or _called_on(verb)
    if verb.dep_ in {"ccomp", "advcl"} and verb.i > verb.head.i and is_infinitive(verb):
        return _object_controller(verb) if verb.dep_ == "ccomp" or _sends(verb.head) else None
    preposition = verb.head
    if verb.dep_ != "pcomp":
        return None
    if preposition.lower_ == "as" and verb.lemma_ in load_lexicon().reporting:
        return None  # "quoted Reed as saying"
    charged = preposition.lower_ == "with" and preposition.head.lemma_ in _CHARGES
    if charged or preposition.lower_ in _OBJECT_CONTROLS:
        return _object_controller(preposition)
    return None


def _sends(verb: Token) -> bool:
    """Whether it is the object that an infinitive behind a verb speaks of: "sent Reed to meet"."""
    entries = load_lexicon().controls.get(verb.lemma_, ())
    return any(entry.controller.role is Role.OBJECT for entry in entries)


def _called_on(verb: Token) -> Token | None:
    """In "called on Y to go", "appealed to Y to go" the preposition's object is who goes."""
    for child in verb.head.children:
        between = verb.head.i < child.i < verb.i
        if between and child.dep_ == "prep" and child.lower_ in {"on", "upon", "to", "with"}:
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _shares_with(verb: Token) -> Token | None:
    """The verb above whose subject is this one's too, through an adjective if need be."""
    if verb.dep_ == "xcomp" and verb.head.dep_ == "acomp":
        return verb.head.head  # "is due to meet"
    if verb.dep_ == "pcomp" and verb.head.dep_ in {"prep", "agent"}:
        above = verb.head.head
        return above.head if above.dep_ == "advmod" else above  # "stopped short of accusing"
    shares = verb.dep_ in _SHARES_SUBJECT and verb.head.pos_ in {"VERB", "AUX"}
    return verb.head if shares else None


def own_subject(verb: Token) -> Token | None:
    """The subject that stands in a verb's own clause.

    Of two before the verb it is the nearer, where the other is a dateline or only describes it:
    "LIMA (Valley Wire): Peru said", "A banker from Lima, Reed said".
    """
    found = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if len(found) > 1 and found[1].i < verb.i and _leads_in(found[0], found[1]):
        return found[1]
    return found[0] if found else None


def _leads_in(first: Token, second: Token) -> bool:
    """Whether a subject stands only before the true one, as a dateline or description."""
    if first.pos_ == "NOUN" and second.pos_ == "PROPN":
        return second.left_edge.nbor(-1).text == ","
    return second.left_edge.nbor(-1).text in _BEHIND_DATELINE


def _object_controller(complement: Token) -> Token | None:
    """In "urged Graustark to withdraw" the object is who withdraws."""
    verb = complement.head
    return next((child for child in verb.children if child.dep_ == "dobj"), None)
