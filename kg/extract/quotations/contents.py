"""Where the content of a word of saying stands in its sentence: first and last token."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Content = tuple[int, int]
"""First and last token of a stretch, both inclusive."""

_MARKS = frozenset({"that", "as"})
_LOOSE = frozenset(",;:.-–—―…") | {"--", "..."}
_JOINING = frozenset({"and", "but", "or", "while"})
_CLAUSES = frozenset({"ccomp", "acl", "relcl", "xcomp"})


def find_content(word: Token, frame: str, speaker: Token) -> Content | None:
    """What a verb or noun of saying introduces in one of its frames, if it stands there."""
    kind, _, preposition = frame.partition(":")
    if kind == "comp":
        found = _clause(word, speaker) if word.pos_ == "VERB" else _noun_clause(word)
    elif kind == "xcomp":
        found = _infinitive(word)
    elif kind == "obj":
        found = _object(word)
    elif kind == "prep":
        found = _prepositional(word, preposition)
    else:
        found = _named(word, kind.removeprefix("obj+"))
    return _tidy(word.doc, *found) if found else None


def find_main_clause(phrase: Token) -> Content | None:
    """The clause that a phrase such as "according to Reed" or "as Reed says" belongs to."""
    head = phrase.head
    while head.dep_ != "ROOT" and head.pos_ not in {"VERB", "AUX"}:
        head = head.head
    if head.i == phrase.i:
        return None
    first, last = _edges(head)
    start, end = _edges(phrase)
    if start <= first:
        first = end + 1
    elif phrase.i > head.i or end >= last - 1 or _only_loose(phrase.doc, end + 1, last):
        last = start - 1
    return _tidy(phrase.doc, first, last)


def find_leading(verb: Token, speaker: Token) -> Content | None:
    """The sentence before ", Reed said" at its end, whatever the parse makes of it."""
    doc, start = verb.doc, verb.sent.start
    first = speaker.left_edge.i
    comma = first - 2 if doc[first - 1].is_quote else first - 1
    if speaker.i != verb.i - 1 or comma <= start or doc[comma].text != ",":
        return None
    behind = (token for token in doc[verb.i + 1 : verb.sent.end])
    if not all(_is_loose(token) or token.pos_ in {"ADV", "ADP"} for token in behind):
        return None
    return _tidy(doc, start, first - 1)


def find_that_clause(verb: Token) -> Content | None:
    """A clause that the parse hangs on a time or hearer: "told a meeting in May that he knew"."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        clause = token.head
        if token.lower_ == "that" and clause.i > token.i and clause.pos_ in {"VERB", "AUX"}:
            whole = clause.left_edge.i == token.i and _has_complementizer(clause)
            complete = token.dep_ == "mark" or _is_complete(clause, token)
            return _tidy(verb.doc, token.i + 1, _edges(clause)[1]) if whole and complete else None
        if _closes(verb, token):
            return None
    return None


def _closes(verb: Token, token: Token) -> bool:
    """Whether "that" behind a word belongs to it: "responded to claims that", "found no sign that".

    Behind "told a meeting", "said in Lima" and "said on Friday" it belongs to the verb.
    """
    if token.pos_ in {"VERB", "AUX"} or token.is_punct or token.is_quote:
        return True
    if token.head.i != verb.i:
        return False
    heard = verb.lemma_ in {"tell", "inform", "remind", "assure", "warn"}
    return token.lower_ in {"to", "about", "of", "with"} or (token.dep_ == "dobj" and not heard)


def _is_complete(clause: Token, that: Token) -> bool:
    """Whether a clause lacks nothing that "that" would stand for: "that few knew the risk"."""
    ends = {"dobj", "attr", "acomp", "xcomp", "ccomp"}
    return any(c.dep_ in ends and c.i != that.i for c in clause.children)


# -- clauses --------------------------------------------------------------------------------------


def _clause(verb: Token, speaker: Token) -> Content | None:
    """A reported clause after, before or around the verb, with or without "that"."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and not _is_perceived(verb, c)]
    after = next((child for child in clauses if child.i > verb.i), None)
    before = next((child for child in clauses if child.i < verb.i), None)
    if after is not None and _edges(after)[0] > verb.i:
        return _edges(after)[0], _right_end(verb, after)
    if after is not None and speaker.i < after.i:
        return _edges(after)[0], _edges(after)[1]
    if before is not None:
        last = min(verb.i, _edges(speaker)[0]) - 1
        return (_edges(before)[0], last) if verb.doc[last].text not in {":", ";"} else None
    by_as = any(child.lower_ == "as" and child.dep_ == "mark" for child in verb.children)
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and by_as):
        return find_main_clause(verb) if _is_parenthesis(verb, by_as=by_as) else None
    return None


def _is_parenthesis(verb: Token, *, by_as: bool) -> bool:
    """ "Reed said", "as Reed noted": no object, so that the main clause is what is said."""
    objects = {"dobj", "xcomp", "acomp", "attr", "oprd"}
    if by_as:
        objects |= {"prep", "prt", "dative"}
    return not any(child.dep_ in objects for child in verb.children)


def _is_perceived(verb: Token, clause: Token) -> bool:
    """ "Saw Reed leave", "heard Reed singing": what is perceived is not said."""
    bare = clause.tag_ in {"VB", "VBG"} and not any(c.dep_ == "aux" for c in clause.children)
    return verb.lemma_ in {"see", "hear", "feel", "find"} and bare


def _noun_clause(word: Token) -> Content | None:
    """ "The claim that …", "is afraid that …": a clause with "that" and its own subject."""
    heads = (word, word.head) if word.dep_ == "acomp" else (word,)
    for child in (c for head in heads for c in head.children):
        is_clause = child.dep_ in {"acl", "ccomp", "relcl"} and child.i > word.i
        if is_clause and _has_complementizer(child):
            return child.left_edge.i + 1, child.right_edge.i
    return None


def _has_complementizer(clause: Token) -> bool:
    """ "That" before a subject joins a clause; where it is the subject it is a relative pronoun."""
    if clause.left_edge.lower_ != "that":
        return False
    subjects = {"nsubj", "nsubjpass", "csubj", "expl"}
    return any(c.dep_ in subjects and c.lower_ != "that" for c in clause.children)


def _infinitive(word: Token) -> Content | None:
    for child in word.children:
        if child.dep_ in _CLAUSES and child.i > word.i:
            to = next((c for c in child.children if c.tag_ == "TO"), None)
            if to is not None and not _is_anonymity(child):
                return to.i, _right_end(word, child)
    return None


def _is_anonymity(verb: Token) -> bool:
    """ "Asked not to be named" says nothing that matters."""
    return verb.lemma_ in {"name", "identify"} and any(c.dep_ == "auxpass" for c in verb.children)


def _right_end(verb: Token, clause: Token) -> int:
    """The end of what a verb governs from its clause on, without what else its subject does."""
    last = _edges(verb)[1]
    for child in verb.children:
        if child.i <= clause.i:
            continue
        adds = child.dep_ == "conj" or (child.dep_ == "advcl" and child.tag_ == "VBG")
        if adds or child.lower_ == "according" or (child.dep_ == "cc" and _joins(child)):
            last = min(last, _edges(child)[0] - 1)
    return max(last, clause.i)


def _joins(conjunction: Token) -> bool:
    return any(c.dep_ == "conj" and c.i > conjunction.i for c in conjunction.head.children)


# -- phrases --------------------------------------------------------------------------------------


def _object(verb: Token) -> Content | None:
    """A noun phrase of more than one word, or what to do: "proposed closing the mine"."""
    for child in verb.children:
        gerund = child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBG"
        if child.i > verb.i and (child.dep_ == "dobj" or gerund):
            first, last = _edges(child)
            if last - first >= 2 and first > verb.i:
                return first, last
    return None


def _named(verb: Token, kind: str) -> Content | None:
    """Object and what it is called ("the vote a farce") or what it is said to have done."""
    target = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if kind == "pred":
        return _small_clause(verb, target)
    if target is None:
        return None
    for word in (verb, target):
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ == kind and child.i > target.i:
                return _edges(target)[0], _edges(child)[1]
    return None


def _small_clause(verb: Token, target: Token | None) -> Content | None:
    for child in verb.children:
        second = child.dep_ == "dobj" and target is not None and child.i > target.i
        if child.i > verb.i and (second or child.dep_ in {"oprd", "ccomp"}):
            first = _edges(target if target is not None else child)[0]
            if first > verb.i and (target is not None or child.dep_ == "ccomp"):
                return first, _edges(child)[1]
    if target is not None and any(is_name_given(child) for child in target.children):
        return _edges(target)
    return None


def is_name_given(noun: Token) -> bool:
    """ "A liar" in "called Reed a liar", which parsers like to take for an apposition."""
    return (
        noun.dep_ == "appos"
        and noun.left_edge.lower_ in {"a", "an"}
        and (noun.left_edge.nbor(-1).pos_ == "PROPN")
    )


def _prepositional(word: Token, preposition: str) -> Content | None:
    for child in word.children:
        follows = child.dep_ == "prep" and child.lower_ == preposition and child.i > word.i
        if follows and any(c.dep_ in {"pobj", "pcomp"} for c in child.children):
            return child.i + 1, _edges(child)[1]
    return None


# -- edges ----------------------------------------------------------------------------------------


def _edges(token: Token) -> Content:
    return token.left_edge.i, token.right_edge.i


def _only_loose(doc: Doc, first: int, last: int) -> bool:
    return all(map(_is_loose, doc[first : last + 1]))


def _is_loose(token: Token) -> bool:
    return token.is_punct or token.is_space or token.is_quote


def _tidy(doc: Doc, first: int, last: int) -> Content | None:
    """Without "that", commas and space around it."""
    while first <= last and (doc[first].is_space or doc[first].text in _LOOSE):
        first += 1
    if first <= last and doc[first].lower_ in _MARKS and doc[first].dep_ == "mark":
        first += 1
    while first <= last and (doc[last].is_space or doc[last].text in _LOOSE | _JOINING):
        last -= 1
    return (first, last) if first <= last else None
