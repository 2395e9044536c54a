""" "It" and "they" for bodies, countries and groups, in the few places where only one thing fits.

"The bank said it would …", "Ruritania raised its budget", "Police said they had …", and "It …" or
"They …" heading the sentence after one with such a subject. Anything else is left alone: most such
pronouns mean no actor at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon.lexicon import load_lexicon
from kg.extract.page import Page
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_ACTORS = frozenset({EntityClass.ORGANIZATION, EntityClass.COUNTRY})
_MANY = frozenset({EntityClass.GROUP, EntityClass.UNNAMED_SOURCE, EntityClass.ORGANIZATION})
_OTHER_KINDS = (MentionKind.NAME, MentionKind.DEMONYM, MentionKind.PRONOUN)
"""Of which a pronoun is no part; it may be one of "its chairwoman"."""
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_EMPTY_VERBS = frozenset(
    {"be", "seem", "appear", "become", "happen", "rain", "snow", "take", "turn"}
)
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl"})
_COORDINATED = frozenset({"conj", "xcomp", "advcl"})


def link_neuter_pronouns(page: Page) -> None:
    """Add a mention for every "it" or "its" that can only mean one organization or country."""
    for token in page.doc:
        if token.lower_ not in {"it", "its"} or page.at(token, *_OTHER_KINDS):
            continue
        antecedent = _owner(page, token) if token.lower_ == "its" else _subject(page, token)
        if antecedent is not None:
            page.add(
                page.span(token, token), MentionKind.PRONOUN, antecedent.entity_class,
                "pronoun:neuter", name=antecedent.name, antecedent=antecedent.span,
            )  # fmt: skip


def link_plural_pronouns(page: Page) -> None:
    """Add a mention for every "they" or "their" that can only mean one group or body."""
    for token in page.doc:
        if token.lower_ not in {"they", "their"} or page.at(token):
            continue
        antecedent = _many(page, token)
        if antecedent is not None:
            page.add(
                page.span(token, token), MentionKind.PRONOUN, antecedent.entity_class,
                "pronoun:plural", name=antecedent.name, antecedent=antecedent.span,
            )  # fmt: skip


def _many(page: Page, pronoun: Token) -> Mention | None:
    """The subject that says it, that owns it, or that alone stood in the sentence before."""
    if pronoun.lower_ == "their":
        verb = next((a for a in pronoun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        subject = _subject_of(verb) if verb is not None else None
        return _group(page, subject, pronoun) if subject is not None else None
    found = _subject_before(pronoun)
    if found is None:
        return None
    subject, last = found
    if last is not None and any(_is_many(token) for token in last if token != subject):
        return None
    return _group(page, subject, pronoun)


def _subject_before(pronoun: Token) -> tuple[Token, TokenSpan | None] | None:
    """The subject of who says the clause, or that of the sentence before with that sentence."""
    if pronoun.dep_ not in _SUBJECTS:
        return None
    verb = pronoun.head
    if verb.dep_ == "ccomp" and verb.head.lemma_ in load_lexicon().reporting:
        subject = _subject_of(verb.head)
        return (subject, None) if subject is not None else None
    if verb.dep_ == "ROOT" and pronoun.i <= pronoun.sent.start + 1 and pronoun.sent.start > 0:
        last = pronoun.doc[pronoun.sent.start - 1].sent
        subject = _subject_of(last.root)
        return (subject, last) if subject is not None else None
    return None


def _is_many(token: Token) -> bool:
    """Whether a plural may be meant too; "their fists" are not."""
    own = any(child.lower_ == "their" for child in token.children)
    return token.tag_ in _PLURAL_TAGS and token.dep_ != "compound" and not own


def _group(page: Page, subject: Token, pronoun: Token) -> Mention | None:
    """The group or body that is the whole subject and stands before; no single person, no two."""
    if subject.i >= pronoun.i or any(c.dep_ == "conj" for c in subject.children):
        return None
    between = page.doc[subject.i + 1 : pronoun.i] if subject.sent == pronoun.sent else ()
    if any(
        token.tag_ in _PLURAL_TAGS and token.dep_ in {"dobj", "pobj", "dative"} for token in between
    ):
        return None
    mention = page.at(subject, MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN)
    if mention is None or mention.entity_class not in _MANY:
        return None
    is_single = mention.entity_class is EntityClass.UNNAMED_SOURCE and subject.tag_ == "NN"
    return None if is_single else page.resolve(mention)


def _owner(page: Page, pronoun: Token) -> Mention | None:
    """The subject of the clause that "its" stands in, or of the one above: "Orm said its men fled".

    Where there is none before, the only body of the sentence before: "Its head resigned".
    """
    verb = next((a for a in pronoun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    inside = False
    while verb is not None:
        subject = _subject_of(verb)
        inside = subject is not None and subject.is_ancestor(pronoun)
        if subject is not None and not inside:
            before = subject.i < pronoun.i and not _has_rival(page, pronoun)
            return _actor(page, subject) if before else None
        up = _COORDINATED | {"ccomp"} if inside else _COORDINATED
        verb = verb.head if verb.dep_ in up else None
    return _only_before(page, pronoun) if inside else None


def _only_before(page: Page, pronoun: Token) -> Mention | None:
    """The subject of the sentence before, if it speaks of no other body or land."""
    start = pronoun.sent.start
    last = pronoun.doc[start - 1].sent if start else None
    subject = _subject_of(last.root) if last is not None else None
    if last is None or subject is None or pronoun.i > start + 1:
        return None
    return _actor(page, subject) if len(_actors(page, last)) == 1 else None


def _actors(page: Page, sentence: TokenSpan) -> set[str]:
    """The names of the bodies and countries that a sentence speaks of."""
    mentions = (page.at(token) for token in sentence)
    return {page.resolve(m).name for m in mentions if m is not None and m.entity_class in _ACTORS}


def _has_rival(page: Page, pronoun: Token) -> bool:
    """Whether another thing stands between the verb and "its": "urged Peru to cut its debt"."""
    verb = next(a for a in pronoun.ancestors if a.pos_ in {"VERB", "AUX"})
    subject = _subject_of(verb)
    start = subject.i if subject is not None else verb.sent.start
    between = {
        page.resolve(mention).name
        for token in page.doc[start : pronoun.i]
        if (mention := page.at(token)) is not None and mention.entity_class in _ACTORS
        and mention.kind is not MentionKind.DEMONYM
    }  # fmt: skip
    return len(between) > 1


def _subject(page: Page, pronoun: Token) -> Mention | None:
    """What "it" means as a subject: of what the same actor says, or of the next sentence."""
    found = None if _is_empty(pronoun.head) else _subject_before(pronoun)
    if found is None:
        return None
    subject, last = found
    if last is None:
        return _actor(page, subject) if subject.i < pronoun.i else None
    return _actor(page, subject) if len(_actors(page, last)) == 1 else None


def _is_empty(verb: Token) -> bool:
    """Whether "it" may stand for nothing, or for a clause: "it is clear that", "it rained"."""
    if verb.lemma_ not in _EMPTY_VERBS:
        return False
    return (
        any(t.dep_ in _CLAUSES for c in verb.children for t in (c, *c.children) if t.i > verb.i)
        or verb.lemma_ != "be"
    )


def _subject_of(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _actor(page: Page, subject: Token) -> Mention | None:
    """The organization or country that is the whole subject, not "Peru and Chile"."""
    if any(child.dep_ == "conj" for child in subject.children):
        return None
    mention = page.at(subject, MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN)
    if mention is None or mention.entity_class not in _ACTORS:
        return None
    # "The Orm Defence Forces said it …" is one body, whatever its name's number.
    many = subject.tag_ in _PLURAL_TAGS and mention.kind is not MentionKind.NAME
    return None if many else page.resolve(mention)
