"""Noun phrases that name an office, with the body it is of and the person who holds it.

"Peruvian Finance Minister Ana Solís", "Tom Reed, deputy press secretary at the Treasury",
"the chair of the defence committee, who is also a former NATO official": one office each, the
last sentence two. The head noun decides (``lexicons/offices.txt``); the words before it make the
title; a demonym, possessor, name or prepositional phrase gives the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.extract.relations.bodies import (
    BODIES,
    find_body_behind,
    find_body_behind_name,
    find_introduced,
    is_party,
)
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FORMER = frozenset("former ex onetime one-time erstwhile late then previous retired ousted".split())
_QUALIFIERS = FORMER | frozenset(
    "current new outgoing incumbent longtime long-time veteran senior top influential powerful"
    " embattled hardline moderate conservative liberal left-wing right-wing populist popular first"
    " second third newly designated longest-serving fellow prominent leading renowned well-known"
    " then-  incoming elected popularly controversial charismatic young old same other another"
    " several two three many top-ranking high-ranking high-level now next future would-be".split()
)
_TITLE_TAGS = frozenset("NN NNP NNPS NNS JJ JJS JJR VBN VBG HYPH AFX RB".split())
_RANKS = frozenset({"deputy", "chief", "general"})
_SENT_ABROAD = frozenset({"ambassador", "envoy", "consul", "attaché", "representative", "high"})
_TITLE_PREPOSITIONS = frozenset({"of", "for"})


@dataclass(frozen=True, slots=True)
class Office:
    """One office named in a text.

    ``first`` and ``last`` bound the noun phrase, determiner, body and all; ``title`` is the office
    itself ("deputy press secretary"), from ``title_first`` to ``title_last``. ``party`` is named
    beside the land that a state's office is of: "a Danish MP of the Liberals".
    """

    head: Token
    first: Token
    last: Token
    title_first: Token
    title_last: Token
    title: str
    body: Mention | None
    former: bool
    determiner: str
    party: Mention | None = None


def find_offices(page: Page) -> Iterator[Office]:
    """Every office that a text names, holders or none, in text order."""
    offices = load_words("offices")
    for token in page.doc:
        if _is_office_noun(page, token, offices):
            yield read_office(page, token)


def _is_office_noun(page: Page, token: Token, offices: frozenset[str]) -> bool:
    if token.lower_ not in offices or token.tag_ not in {"NN", "NNP", "JJ"}:
        return False
    adjective = token.tag_ == "JJ" and token.lower_ not in {"general", "representative"}
    if adjective or page.at(token, MentionKind.NAME, MentionKind.DEMONYM):
        return False
    if token.lower_ in _RANKS and _leads_to_office(page.doc, token.i, offices):
        return False
    following = page.doc[token.i + 1] if token.i + 1 < len(page.doc) else None
    if following is None:
        return True
    if following.text == "-" and token.i + 2 < len(page.doc):
        return page.doc[token.i + 2].lower_ not in offices | {"general"}
    return following.lower_ not in offices


def _leads_to_office(doc: Doc, position: int, offices: frozenset[str]) -> bool:
    """Whether "deputy" is but the rank of "deputy press secretary"."""
    for word in doc[position + 1 : position + 4]:
        if word.lower_ in offices and word.lower_ not in _RANKS:
            return True
        if word.tag_ not in {"NN", "NNP", "JJ"}:
            return False
    return False


def read_office(page: Page, head: Token) -> Office:
    """The office that a noun phrase around its head noun names."""
    doc = page.doc
    left = _read_leftward(page, head)
    title_last = _title_end(page, head)
    body = left.body
    after = find_body_behind(page, head, title_last, near=body is not None)
    party = left.party
    if after is not None and body is not None and _is_seated(head, body) and is_party(after):
        party = after
    elif after is not None and (body is None or not _keeps_first_body(head)):
        body = after
    body = body or _shared_body(page, head)
    start = _skip_qualifiers(doc, left.start, head.i)
    last = _phrase_end(page, head, title_last, body)
    body = body or find_body_behind_name(page, title_last)
    text = page.article.text[doc[start].idx : doc[title_last].idx + len(doc[title_last])]
    return Office(
        head, doc[left.first], doc[last], doc[start], doc[title_last], " ".join(text.split()),
        body, left.former or text.lower().startswith("ex-"), left.determiner, party,
    )  # fmt: skip


def _is_seated(head: Token, body: Mention) -> bool:
    """Whether an office is a state's, which a land before it names."""
    land = body.entity_class in {EntityClass.COUNTRY, EntityClass.PLACE}
    return land and head.lower_ in load_words("state_offices")


def _shared_body(page: Page, head: Token) -> Mention | None:
    """In "president and chief executive of Skyway" both offices are of Skyway."""
    offices = load_words("offices")
    for child in head.children:
        if child.dep_ == "conj" and child.lower_ in offices:
            body = find_body_behind(page, child, _title_end(page, child))
            return body or _shared_body(page, child)
    return None


def _in_compound_adjective(word: Token) -> bool:
    """Any part of "Lima-based", "Ruritanian-born", "two-decade", which belongs to no title."""
    for last in (word, word.nbor(1), word.nbor(2) if word.i + 2 < len(word.doc) else word):
        if last.i < 2 or last.nbor(-1).text != "-" or word.i < last.i - 2:
            continue
        if last.tag_ in {"VBN", "VBD"} or last.nbor(-2).tag_ == "CD":
            return True
    return False


@dataclass
class _Left:
    """What stands before the head: where phrase and title begin, the body, the determiner."""

    first: int
    start: int
    body: Mention | None = None
    party: Mention | None = None
    former: bool = False
    determiner: str = ""


def _read_leftward(page: Page, head: Token) -> _Left:
    left = _Left(head.i, head.i)
    for position in range(head.i - 1, max(head.sent.start, head.i - 12) - 1, -1):
        word = page.doc[position]
        if _in_compound_adjective(word):
            left.first = position
            continue
        if word.dep_ == "det" or word.tag_ in {"PRP$", "DT"}:
            left.determiner, left.first = word.lower_, position
            break
        if not _take(page, left, word, head):
            break
    return left


def _take(page: Page, left: _Left, word: Token, head: Token) -> bool:
    """Add one more word to the left; whether it belongs to the phrase at all."""
    mention = page.at(word, MentionKind.NAME, MentionKind.DEMONYM)
    if mention is not None and not _is_portfolio(page, mention, left):
        if mention.entity_class not in BODIES or not _modifies(word, head):
            return False
        if left.body is not None and is_party(left.body) and _is_seated(head, mention):
            left.party, left.body = left.body, mention
        elif left.body is None or _outranks(mention, left.body):
            if left.body is not None:
                left.start = page.tokens(left.body.span).start  # "Europe minister"
            left.body = mention
        left.first = page.tokens(mention.span).start
        return True
    if word.tag_ == "POS" and page.at(page.doc[word.i - 1]):
        left.determiner = left.determiner or "'s"
        return True
    if not _is_title_word(word, head):
        return False
    if word.lower_ in _QUALIFIERS:
        left.former |= word.lower_ in FORMER
    elif left.body is None:
        left.start = word.i
    left.first = min(left.first, word.i)
    return True


def _is_portfolio(page: Page, mention: Mention, left: _Left) -> bool:
    """Whether "Defense" in "Defense Minister" was taken for a name."""
    words = load_words("portfolios")
    alone = len(page.tokens(mention.span)) == 1 and mention.text.lower() in words
    return alone and left.body is None


def _outranks(mention: Mention, body: Mention) -> bool:
    """ "French Europe minister": a region before the noun is what the office is for, not of."""
    lands = {EntityClass.COUNTRY, EntityClass.ORGANIZATION}
    return body.entity_class is EntityClass.PLACE and mention.entity_class in lands


def _modifies(word: Token, head: Token) -> bool:
    """Whether a word stands in the noun phrase before the head (the parse or mere adjacency)."""
    return word.head.i <= head.i + 4 and word.dep_ in {
        "compound", "amod", "nmod", "poss", "nummod", "npadvmod", "pobj", "appos", "conj", "nsubj",
        "dobj", "ROOT", "punct", "advmod",
    }  # fmt: skip


def _is_title_word(word: Token, head: Token) -> bool:
    if word.is_space or word.text in {",", ";", ":", "(", ")", "–", "—"} or word.is_quote:
        return False
    if word.text == "-":
        return True
    if word.lower_ == "and":
        return False
    if word.tag_ not in _TITLE_TAGS or word.head.i > head.i + 4:
        return False
    if word.tag_ in {"VBG", "VBN"} and word.dep_ in {"pcomp", "xcomp", "advcl", "acl", "csubj"}:
        return False  # "on thanking President Ana Solís"
    return word.dep_ not in {"ROOT", "aux", "nsubj", "relcl", "ccomp"}


def _skip_qualifiers(doc: Doc, start: int, head: int) -> int:
    """Past "former", "outgoing" and hyphens at the beginning of a title."""
    while start < head and (doc[start].text == "-" or doc[start].lower_ in _QUALIFIERS):
        start += 1
    return start


def _title_end(page: Page, head: Token) -> int:
    """The last token of "Secretary of State" or "minister for mines and energy"."""
    doc, end = page.doc, head.i
    position = head.i + 1
    if position < len(doc) and doc[position].text == "-" and position + 1 < len(doc):
        return position + 1 if doc[position + 1].lower_ in {"elect", "designate"} else end
    while position + 1 < len(doc) and doc[position].lower_ in _TITLE_PREPOSITIONS:
        stop = _plain_object_end(page, position)
        if stop is None:
            break
        end, position = stop, stop + 1
    return end


def _plain_object_end(page: Page, preposition: int) -> int | None:
    """The end of a preposition's object that is no name: "foreign affairs", "the board"."""
    doc = page.doc
    objects = [t for t in doc[preposition].children if t.dep_ in {"pobj", "pcomp"}]
    if not objects or objects[0].pos_ not in {"NOUN", "PROPN"}:
        return None
    noun = objects[0]
    end = noun.i
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"} and child.i - end <= 4:
            end = child.i
    words = doc[preposition + 1 : end + 1]
    if len(words) > 7 or any(page.at(word) for word in words):
        return None
    if find_introduced(page, noun) is not None:
        return None  # "of the carmaker Brightair" names the body
    if any(word.tag_ in {"PRP$", "CD", "WDT"} for word in words):
        return None
    return end


def _keeps_first_body(head: Token) -> bool:
    """ "The Ruritanian ambassador to Graustark" is Ruritania's; so is its "envoy to"."""
    return head.lower_ in _SENT_ABROAD


def _phrase_end(page: Page, head: Token, title_last: int, body: Mention | None) -> int:
    end = title_last
    if body is not None and body.start > head.idx:
        end = max(end, page.tokens(body.span).end - 1)
    return end
