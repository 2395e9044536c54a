"""How a word hangs on the one above, in the lexicon's terms: as its clause, infinitive or object.

Parsers are of two minds about some of these: the infinitive of "allowed Reed to meet Kolt" is a
clause for one and a complement for another, so a word may hang on its head in more than one way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.lexicon.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"dobj", "nsubjpass", "attr"})
_CONTENTS = frozenset({"acl", "relcl", "ccomp"})


def find_links(word: Token) -> Iterator[str]:
    """Each way in which a word hangs: comp, xcomp, obj, pcomp:from, prep:of; often none."""
    if word.dep_ in {"ccomp", "parataxis"} and not _is_taken_up(word):
        yield "comp"
    if word.dep_ == "xcomp" or (word.dep_ == "ccomp" and is_infinitive(word)):
        yield "xcomp"
    if word.dep_ == "pcomp":
        yield f"pcomp:{word.head.lower_}"
    if word.dep_ in _OBJECTS:
        yield "obj"
    if word.head.pos_ == "NOUN":
        yield from _links_to_noun(word)
    if word.dep_ == "advcl":
        yield from _links_of_adverbial(word)


def _is_taken_up(clause: Token) -> bool:
    """Whether the verb behind has an object of its own: "Reed says so; Kolt denies it"."""
    return clause.i < clause.head.i and any(
        c.dep_ == "dobj" and c.pos_ == "PRON" and c.i > clause.head.i for c in clause.head.children
    )


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to" or bare; behind "will" or "did" it is finite."""
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
    if any(auxiliary.lower_ == "to" for auxiliary in auxiliaries):
        return True
    finite = any(a.tag_ == "MD" or a.lemma_.lower() == "do" for a in auxiliaries)
    return verb.tag_ == "VB" and not finite


def _links_to_noun(word: Token) -> Iterator[str]:
    """ "The report of an attack", "her plan to visit", "the rumour that they attacked"."""
    if word.dep_ == "prep":
        yield f"prep:{word.lower_}"
    elif word.dep_ == "acl" and is_infinitive(word):
        yield "xcomp"
    elif word.dep_ in _CONTENTS and _is_content(word):
        yield "comp"


def _is_content(clause: Token) -> bool:
    """Whether "that" only opens the clause: in "the rumour that they spread" it is the object."""
    objects = [child for child in clause.children if child.dep_ == "dobj"]
    for child in clause.children:
        if child.lower_ == "that" and child.i < clause.i:
            return child.dep_ == "mark" or (child.dep_ == "dobj" and len(objects) > 1)
    return False


def _links_of_adverbial(clause: Token) -> Iterator[str]:
    """A complement that the parser takes for a circumstance, where the verb asks for one.

    "Hesitated to meet", "ruled out meeting", "called for Reed to meet".
    """
    wanted = {entry.complement for entry in load_lexicon().controls.get(clause.head.lemma_, ())}
    between = clause.doc[clause.head.i + 1 : clause.i]
    if not wanted or clause.i < clause.head.i or any(token.is_punct for token in between):
        return
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    if "comp" in wanted and marks == {"for"}:
        yield "comp"
    if "xcomp" in wanted and not marks and (is_infinitive(clause) or clause.tag_ == "VBG"):
        yield "xcomp"
