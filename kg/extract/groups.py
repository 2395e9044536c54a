"""Institutions and generic actors that a country's or body's name makes definite.

"The French government" and "Lithuania's parliament" are organizations; "Iranian police" and
"protesters in Tehran" are groups; "the Reed administration" is an organization of its own, and
"the Brightair company" is Brightair. What is no actor ("Bordurian goods") has an owner who is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.arguments import LANDS
from kg.extract.hyphens import has_prefix, is_agent_by_hyphen
from kg.extract.lexicon.wordlists import load_words
from kg.extract.page import Page
from kg.extract.relations.offices import Office
from kg.extract.relations.positions import find_holder
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNERS = LANDS | {EntityClass.ORGANIZATION}
_PERSONAL = frozenset({"administration", "government", "cabinet", "campaign", "presidency"})


def find_groups(page: Page) -> None:
    """Add institutions, then groups, as nominal mentions: "staff of the Peruvian senate"."""
    institutions, groups = load_words("institutions"), load_words("groups")
    members: list[Token] = []
    for token in page.doc:
        if token.pos_ not in {"NOUN", "PROPN"} or page.at(token):
            continue
        lower = token.lower_
        named = lower in institutions or _with_word_before(token) in institutions
        if named or lower.endswith("ministry"):
            _add_institution(page, token)
        elif lower in groups or _with_word_before(token) in groups:
            members.append(token)
    for noun in members:
        _add_group(page, noun)


def _with_word_before(noun: Token) -> str:
    """ "Air-force" for the "force" of "air force"."""
    before = noun.nbor(-1) if noun.i else noun
    return f"{before.lower_}-{noun.lower_}" if before.dep_ in {"compound", "amod"} else ""


def find_officials(page: Page, offices: Iterable[Office]) -> None:
    """Add holders of an office whom nobody names: "the Russian ambassador", "a Swiss minister"."""
    for office in offices:
        body = office.body
        if body is None or body.entity_class not in _OWNERS or page.at(office.head):
            continue
        if body.entity_class is not EntityClass.COUNTRY and not _is_one(page, office):
            continue
        if find_holder(page, office) is None:
            span = page.span(office.first, office.last)
            page.add(span, MentionKind.NOMINAL, EntityClass.GROUP, "group:official", of=body.span)


_RUNNING = frozenset({"candidate", "contender", "hopeful", "nominee", "incumbent", "rival"})
"""Of these a text speaks that has named them: "the Liberal candidate" is some Reed."""

_ANY = frozenset({"any", "each", "every", "no"})


def _is_one(page: Page, office: Office) -> bool:
    """Whether an office of a body means somebody whom nobody names: "the Orm Bank's chief"."""
    after = page.doc[office.last.i + 1 : office.last.i + 2]
    named = any(page.at(token, MentionKind.NAME) for token in after)
    return not (named or office.head.lower_ in _RUNNING or office.determiner in _ANY)


_ABROAD = frozenset({"embassy", "consulate", "mission", "delegation"})


def _add_institution(page: Page, noun: Token) -> None:
    # "A consulate in Nuuk" is not Nuuk's.
    owner = _owner(page, noun, _OWNED if noun.lower_ in _ABROAD else _BELONGING)
    if owner is None:
        return
    if owner.entity_class is EntityClass.PERSON:
        if noun.lower_ in _PERSONAL:
            span = page.span(page.tokens(owner.span)[0], noun)
            page.add(
                span, MentionKind.NOMINAL, EntityClass.ORGANIZATION, "group:administration",
                of=owner.span,
            )  # fmt: skip
        return
    first = _first_word(page, noun, owner)
    modifiers = _modifiers(page, noun, owner)
    if _with_word_before(noun) in load_words("institutions") and not modifiers:
        modifiers = [noun.nbor(-1).text]
    if owner.kind is MentionKind.DEMONYM and noun.lower_ == "coalition":
        return
    span = page.span(first, _last_word(page, noun, owner))
    kind = " ".join([*modifiers, noun.text]).strip()
    name = f"{kind[:1].upper()}{kind[1:]} of {owner.name}"
    page.add(
        span, MentionKind.NOMINAL, EntityClass.ORGANIZATION, "group:institution",
        name=name, of=owner.span,
    )  # fmt: skip


def _add_group(page: Page, noun: Token) -> None:
    owner = _owner(page, noun)
    if owner is None or owner.entity_class not in _OWNERS:
        return
    if owner.start > noun.idx and any(child.tag_ == "PRP$" for child in noun.children):
        return  # "its forces in Peru" are somebody's who is told elsewhere
    if _is_named(page, noun):
        return
    if _is_kind_of(page, owner, noun):
        span = page.span(page.tokens(owner.span)[0], noun)
        page.add(
            span, MentionKind.NOMINAL, EntityClass.ORGANIZATION, "group:kind-of-name",
            name=owner.name, antecedent=owner.span,
        )  # fmt: skip
        return
    span = page.span(_first_word(page, noun, owner), _last_word(page, noun, owner))
    page.add(span, MentionKind.NOMINAL, EntityClass.GROUP, "group:generic", of=owner.span)


def _is_named(page: Page, noun: Token) -> bool:
    """ "The Peruvian group Orm Front", "Reed is a member of it": who it is, another name tells."""
    if noun.tag_ not in {"NN", "NNP"}:
        return False
    if noun.dep_ in _TELLING and noun.lower_ in load_words("offices"):
        return True
    return find_named(page, noun) is not None


_TELLING = frozenset({"appos", "attr", "conj", "compound", "nmod"})
"""Where a noun says who somebody is: "Peru is a member of it", "member states"."""

_KINDS = frozenset({"bloc", "cartel", "company", "firm", "gang", "group", "union"})
_KINDS_WITH = {"agency": "news", "side": "league"}
"""What a name may be called right behind it, and with which word between."""


def _is_kind_of(page: Page, owner: Mention, noun: Token) -> bool:
    """ "The Brightair company", "the Valley Wire news agency": the noun says what the name is."""
    if owner.kind is not MentionKind.NAME or owner.entity_class is not EntityClass.ORGANIZATION:
        return False
    between = page.doc[page.tokens(owner.span).end : noun.i] if owner.end < noun.idx else None
    if between is None or noun.tag_ not in {"NN", "NNP"}:
        return False
    if len(between):
        return between.text.lower() == _KINDS_WITH.get(noun.lower_)
    return noun.lower_ in _KINDS and not (
        noun.lower_ in {"company", "firm"} and owner.text.isupper()
    )


_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "npadvmod", "nummod"})


_KIND_WORDS = {
    EntityClass.ORGANIZATION: ("organization_nouns", "organization_words", "groups"),
    EntityClass.PLACE: ("place_nouns",),
}
"""Nouns that say of a name beside them what it is."""


def find_named(page: Page, noun: Token) -> Mention | None:
    """ "The premier, Ana Solís", "the rebel group Orm Front": the name in apposition to a noun."""
    for child in noun.children:
        mention = page.at(child, MentionKind.NAME) if child.dep_ == "appos" else None
        if mention is None or page.at(noun, MentionKind.NAME):
            continue
        if mention.entity_class is EntityClass.PERSON:
            return None if _is_of_owner(noun) else mention  # "the Peruvian tanker Grace"
        kinds = _KIND_WORDS.get(mention.entity_class, ())
        if any(noun.lower_ in load_words(kind) for kind in kinds):
            return mention
    return None


def _is_of_owner(noun: Token) -> bool:
    """Whether a noun means goods, ships or sites, which are somebody's."""
    return any(noun.lower_ in load_words(kind) for kind in ("belongings", "wares", "sites"))


def find_owner(page: Page, thing: Token) -> Mention | None:
    """The actor whose goods, ships or targets a noun means: "Bordurian goods", "ships of Peru"."""
    if not _is_of_owner(thing):
        return None
    owner = _owner(page, thing, _PLACED if thing.lower_ in load_words("sites") else _OWNED)
    return owner if owner is not None and owner.entity_class in _OWNERS else None


_OWNED = frozenset({"of"})
_PLACED = frozenset({"of", "in", "near", "inside"})
_BELONGING = frozenset({"of", "in", "from"})
_TRADE = frozenset({"exports", "imports"})


def _owner(page: Page, noun: Token, prepositions: frozenset[str] = _BELONGING) -> Mention | None:
    """Whose it is: the mention before the noun, or the one that a preposition leads to."""
    for position in range(noun.i - 1, max(noun.sent.start, noun.i - 6) - 1, -1):
        word = page.doc[position]
        mention = page.at(word, MentionKind.NAME, MentionKind.DEMONYM)
        if mention:
            other = is_agent_by_hyphen(word) or has_prefix(page.tokens(mention.span)[0])
            return mention if _belongs(word, noun) and not other else None
        if word.tag_ in {"POS", "RBS", "HYPH"} or word.text == "-":
            continue
        if word.dep_ not in _BEFORE_NOUN:
            break
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for target in child.children:
                mention = page.at(target, MentionKind.NAME) or _meant_at(page, target)
                if target.dep_ == "pobj" and mention and mention.entity_class in _OWNERS:
                    return mention
                if target.lower_ in load_words("wares") and noun.lower_ in _TRADE:
                    return _owner(page, target, prepositions)  # "imports of Bordurian fruit"
    return None


def _meant_at(page: Page, noun: Token) -> Mention | None:
    """What a common noun means: "staff of the embassy", "a base in Peru's eastern region"."""
    mention = page.at(noun, MentionKind.NOMINAL)
    is_body = mention is not None and mention.entity_class is EntityClass.ORGANIZATION
    return mention if is_body else find_land_of(page, noun)


def find_land_of(page: Page, noun: Token) -> Mention | None:
    """The land that a region is of: "Peru's eastern region"."""
    if noun.lower_ not in load_words("place_nouns"):
        return None
    left = (c for c in noun.children if c.i < noun.i and c.dep_ in {"compound", "poss"})
    names = (page.at(child, MentionKind.NAME) for child in left)
    return next((name for name in names if name and name.entity_class in LANDS), None)


def _belongs(word: Token, noun: Token) -> bool:
    head = word
    while head.i < noun.i and head.dep_ in {"compound", "amod", "nmod", "poss", "npadvmod"}:
        if head.head.i == noun.i:
            return True
        head = head.head
    return head.i == noun.i or word.i == noun.i - 1


def _first_word(page: Page, noun: Token, owner: Mention) -> Token:
    if owner.start < noun.idx:
        return page.tokens(owner.span)[0]
    left = [c for c in noun.children if c.dep_ in {"amod", "compound"} and c.i < noun.i]
    return left[0] if left else noun


def _last_word(page: Page, noun: Token, owner: Mention) -> Token:
    return noun if owner.start < noun.idx else page.tokens(owner.span)[-1]


def _modifiers(page: Page, noun: Token, owner: Mention) -> list[str]:
    """The words between: "foreign" in "Ruritania's foreign ministry"."""
    words = page.doc[noun.i - 5 if noun.i > 5 else 0 : noun.i]
    return (
        [
            word.text
            for word in words
            if word.idx >= owner.end
            and word.dep_ in {"compound", "nmod"}
            and not page.at(word)
            and word.head.i == noun.i
            and word.nbor(-1).text != "-"
        ]
        if owner.start < noun.idx
        else []
    )
