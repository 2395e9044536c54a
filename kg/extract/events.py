"""Events that a text names or describes: summits, wars, invasions, elections, treaties, disasters.

"Last spring's ASEAN summit in Vientiane", "the Sept. 3-5 talks in Muscat", "Sudan's civil war":
a noun of ``lexicons/event_words.txt`` that a name or a place makes definite. The name leaves out
article and date, which are kept beside it, so that the same event is the same name next year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.clauses import with_conjuncts
from kg.extract.hyphens import has_prefix, is_agent_by_hyphen
from kg.extract.lexicon.wordlists import load_table
from kg.extract.page import Page
from kg.model import (
    EntityClass,
    Mention,
    MentionKind,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTORS = LANDS | {EntityClass.ORGANIZATION, EntityClass.PERSON, EntityClass.GROUP}
_ADVERSARIAL = frozenset({"war", "invasion", "battle", "attack"})


@dataclass
class Event:
    """An event noun with the mentions that make it definite."""

    noun: Token
    kind: str
    mention: Mention
    place: Mention | None = None
    actors: list[Mention] = field(default_factory=list)


def find_events(page: Page) -> list[Event]:
    """Add every named or described event as a mention; give them with place and actors."""
    kinds = load_table("event_words")
    events = []
    for token in page.doc:
        if token.pos_ not in {"NOUN", "PROPN"} or token.lower_ not in kinds:
            continue
        event = _read_event(page, token, kinds[token.lower_])
        if event is not None:
            events.append(event)
    events.extend(_find_again(page, events, kinds))
    return events


def _find_again(page: Page, events: list[Event], kinds: dict[str, str]) -> Iterator[Event]:
    """ "The summit" after the one summit that the article has described."""
    described: dict[str, dict[str, Event]] = defaultdict(dict)
    for event in events:
        described[event.noun.lemma_.lower()].setdefault(page.resolve(event.mention).name, event)
    for token in page.doc:
        if token.pos_ != "NOUN" or token.lower_ not in kinds or page.at(token):
            continue
        known = list(described.get(token.lemma_.lower(), {}).values())
        if len(known) == 1 and known[0].noun.i < token.i and _is_bare(token):
            mention = page.add(
                page.span(token, token), MentionKind.NOMINAL, EntityClass.EVENT, "event:again",
                name=known[0].mention.name, antecedent=known[0].mention.span,
            )  # fmt: skip
            yield Event(token, kinds[token.lower_], mention)


def _is_bare(noun: Token) -> bool:
    """Whether "the" or "this" stands before it and nothing that would make it another one."""
    article = any(c.lower_ in {"the", "this"} and c.dep_ == "det" for c in noun.children)
    other = {"amod", "compound", "nmod", "poss", "nummod", "relcl", "acl"}
    return article and not any(c.dep_ in other for c in noun.children)


def _read_event(page: Page, noun: Token, kind: str) -> Event | None:
    named = page.at(noun)
    if named is not None and named.entity_class is not EntityClass.EVENT:
        return None
    before = _modifiers(page, noun)
    place = _place(page, noun)
    targets = _targets(page, noun)
    if named is None and not (before or place or (targets and kind in _ADVERSARIAL)):
        return None
    if named is None and kind not in _NEEDS_NO_MORE and not (place or _is_definite(noun)):
        return None
    mention = named or _add_mention(page, noun, kind, place, targets)
    if mention is None:
        return None
    before = [m for m in before if not _is_topic(page, m, before, kind)]
    named_land = (m for m in before if m.entity_class in LANDS and m.kind is MentionKind.NAME)
    # "The Muscat talks", "the Graustark invasion": a bare name in front tells where.
    land = next((m for m in named_land if not _is_possessor(page, m)), None)
    place = place or land
    if place is None and kind in _ADVERSARIAL and targets:
        place = next((m for m in targets if m.entity_class in LANDS), None)
    actors = [m for m in before if m.entity_class in _ACTORS and m is not place]
    return Event(noun, kind, mention, place, actors)


_ON_TOPICS = frozenset({"conference", "election", "meeting", "speech", "summit"})


def _is_topic(page: Page, mention: Mention, before: list[Mention], kind: str) -> bool:
    """ "The Peru talks", "the Peru vote": what it is about, where a bare country stands alone."""
    country = mention.entity_class is EntityClass.COUNTRY and mention.kind is MentionKind.NAME
    if not country or len(before) > 1 or kind not in _ON_TOPICS:
        return False
    return page.head(mention).dep_ in {"compound", "nmod"}


def _is_possessor(page: Page, mention: Mention) -> bool:
    return page.head(mention).dep_ == "poss"


_NEEDS_NO_MORE = frozenset({"summit", "war", "invasion", "revolution", "disaster", "conference"})
"""Kinds that a single name makes an event of; a "meeting" wants a place or an article besides."""


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or c.lower_ in {"the", "this"} for c in noun.children)


def _modifiers(page: Page, noun: Token) -> list[Mention]:
    """Names in front: "ASEAN summit", "Sudan's civil war", "the Russian invasion"."""
    found: list[Mention] = []
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"compound", "amod", "nmod", "poss", "npadvmod"}:
            for token in child.subtree:
                if _is_in_unknown_name(page, token, child) or is_agent_by_hyphen(token):
                    continue
                mention = page.at(token, MentionKind.NAME, MentionKind.DEMONYM, MentionKind.NOMINAL)
                if mention and mention not in found and token.i < noun.i and not has_prefix(token):
                    found.append(mention)
    return [m for m in found if m.entity_class in _ACTORS]


def _is_in_unknown_name(page: Page, token: Token, modifier: Token) -> bool:
    """ "Peruvian" of "the Veteran Peruvian Sailors conference": the name is of something else."""
    if token.i == modifier.i or token.dep_ not in {"amod", "compound"} or page.at(modifier):
        return False
    return modifier.pos_ == "PROPN" and modifier.text[:1].isupper()


def _place(page: Page, noun: Token) -> Mention | None:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "at", "near"}:
            for target in child.children:
                mention = page.at(target, MentionKind.NAME)
                if target.dep_ == "pobj" and mention and mention.entity_class in LANDS:
                    return mention
    return None


def _targets(page: Page, noun: Token) -> list[Mention]:
    """Whom an attack is of, what a meeting is on: "invasion of Graustark", "talks on Vespugia"."""
    found: list[Mention] = []
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "on", "against", "over", "with"}:
            for target in child.children:
                if target.dep_ != "pobj":
                    continue
                for token in with_conjuncts(target):
                    for part in token.subtree:
                        mention = page.at(part, MentionKind.NAME)
                        if mention and mention.entity_class in _ACTORS and mention not in found:
                            found.append(mention)
    return found


def _add_mention(
    page: Page, noun: Token, kind: str, place: Mention | None, targets: list[Mention]
) -> Mention | None:
    """The phrase from its first naming word to its place or target, without article and date."""
    first = noun
    for token in reversed(list(page.doc[max(noun.sent.start, noun.i - 8) : noun.i])):
        if not _goes_before(page, token, noun):
            break
        if token.tag_ not in {"POS", "HYPH"} and token.text != "-":
            first = token
    mention = page.at(first)
    if mention is not None and mention.start < first.idx:
        first = page.tokens(mention.span)[0]
    last = noun
    if place is not None and place.start > noun.idx:
        last = page.tokens(place.span)[-1]
    elif targets and targets[0].start > noun.idx:
        last = page.tokens(targets[0].span)[-1]
        if last.i - noun.i > 6:
            last = noun
    span = page.span(first, last)
    text = page.article.text[span.start : span.end]
    if first is noun and last is noun:
        return None
    return page.add(
        span, MentionKind.NOMINAL, EntityClass.EVENT, f"event:{kind}", name=" ".join(text.split())
    )


def _goes_before(page: Page, token: Token, noun: Token) -> bool:
    if token.ent_type_ in {"DATE", "TIME", "ORDINAL", "CARDINAL"} or token.is_space:
        return False
    if token.dep_ == "det" or token.tag_ in {"PRP$", "DT", "CD", "IN"} or token.is_quote:
        return False
    if token.lower_ in _VAGUE or token.text in {",", ";", ":", "—", "("}:
        return False
    if page.at(token) is not None or token.tag_ == "POS" or token.text == "-":
        return True
    return token.dep_ in {"compound", "amod", "nmod", "npadvmod"} and token.head.i <= noun.i + 1


_VAGUE = frozenset(
    "last next this upcoming annual recent latest current first second third new so-called past"
    " previous yearly historic key major important planned ongoing several two three many".split()
)
