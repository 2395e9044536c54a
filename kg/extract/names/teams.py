"""Teams that go by the name of their town or country, on pages about a game.

"Orm beat Ruritania" on a sports page is no attack, and neither of the two is a place: where a
third of a name's occurrences play, all that do not say where something is mean the team.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.lexicon.wordlists import load_table
from kg.extract.page import Page
from kg.knowledge_base.given_names import given_names
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWEST_TOPICS = 4
"""So many different words of a game make a page one about sports …"""

_DENSITY = 0.012
"""… if they are this share of its words."""

_PERSON = EntityClass.PERSON
_SCORE = re.compile(r"\d{1,3}\s?[-–:]\s?\d{1,3}")
_SIDES = frozenset({"against", "versus", "vs", "vs.", "v"})
_WHERE = frozenset({"in", "at", "near", "from", "around", "across", "outside", "through"})
_HALVES = frozenset({"subj", "obj", "agent"})


def find_teams(page: Page) -> None:
    """On a sports page, make teams of the lands that play and events of the leagues and cups."""
    if not is_about_sports(page):
        return
    for mention in page.mentions:
        if mention.kind is MentionKind.NAME and _is_contest(mention):
            page.reclass(mention.span, EntityClass.EVENT)
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in page.mentions:
        if mention.kind is MentionKind.NAME and mention.entity_class in LANDS | {_PERSON}:
            by_name[normalize_name(mention.name)].append(mention)
    for mentions in by_name.values():
        still = [m for m in mentions if not _says_where(page, m)]
        if mentions[0].entity_class is _PERSON:
            playing = 0 if _has_given_name(mentions[0]) else sum(_is_many(page, m) for m in still)
        else:
            playing = sum(_plays(page, m) for m in still)
        if 3 * playing >= len(still) > 0:
            for mention in still:
                page.reclass(mention.span, EntityClass.ORGANIZATION)


def _has_given_name(mention: Mention) -> bool:
    first, _, rest = mention.name.partition(" ")
    return bool(rest) and normalize_name(first) in given_names()


def _is_many(page: Page, mention: Mention) -> bool:
    """Whether what looks like a person's name is many people's: "Orsin were beaten by Relv".

    So it is too where it says whose player somebody is: "Orsin striker Tom Reed".
    """
    root = page.tokens(mention.span).root
    end = page.tokens(mention.span).end
    if root.dep_ in {"compound", "nmod", "poss"} and root.head.lower_ in _words("member"):
        return root.head.i >= end
    verbs = [root.head, *(c for c in root.head.children if c.dep_ in {"aux", "auxpass"})]
    plural = any(verb.lower_ in {"were", "are", "have"} for verb in verbs)
    alone = not any(child.dep_ == "conj" for child in root.children)
    return root.dep_ in {"nsubj", "nsubjpass"} and plural and alone


def is_about_sports(page: Page) -> bool:
    """Whether the article reports a game: several of its words, and many of them."""
    topics = _words("topic")
    words = [token.lower_ for token in page.doc if token.is_alpha or "-" in token.text]
    found = [word for word in words if word in topics]
    return len(set(found)) >= _FEWEST_TOPICS and len(found) >= _DENSITY * len(words)


@cache
def _words(kind: str) -> frozenset[str]:
    table = load_table("sports")
    return frozenset(word for word, kinds in table.items() if kind in kinds.split())


def _is_contest(mention: Mention) -> bool:
    """ "Harbour League", "Orm Cup", "Bundesliga", unless they are known for something else."""
    return (
        mention.name.casefold().split()[-1] in _words("contest")
        and mention.rule != "name:gazetteer"
        and mention.entity_class is not EntityClass.PERSON
    )


def _says_where(page: Page, mention: Mention) -> bool:
    """ "in Orm", "the Orm stadium"; but "a goal from Orm" is none, nor "their return to Orm"."""
    first = page.tokens(mention.span)[0]
    return first.i > 0 and first.nbor(-1).lower_ in _WHERE


def _plays(page: Page, mention: Mention) -> bool:
    tokens = page.tokens(mention.span)
    root, end = tokens.root, tokens[-1].i + 1
    before = page.doc[tokens[0].i - 1].lower_ if tokens[0].i else ""
    after = page.doc[end : end + 4].text
    if before in _SIDES or _SCORE.match(after) or _SCORE.search(_text_before(page, tokens[0])):
        return True
    if root.dep_ in {"poss", "compound", "nmod"} and root.head.lower_ in _words("member"):
        return True
    return _is_side_of_game(root)


def _text_before(page: Page, first: Token) -> str:
    return page.doc[max(first.sent.start, first.i - 3) : first.i].text


def _is_side_of_game(root: Token) -> bool:
    """Subject or object of a word of play, also behind "over", "with" or "to": "lost to Orm"."""
    head = root.head
    if root.dep_ == "conj":
        return _is_side_of_game(head) if head is not root else False
    if root.dep_ == "pobj" and head.lower_ in {"to", "by", "over", "with"}:
        head = head.head
    elif not any(half in root.dep_ for half in _HALVES):
        return False
    return head.lemma_.lower() in _words("verb")
