"""Definite descriptions to the one bearer that the article gives them.

"The finance minister", "the former Danish premier", "Ruritania's chancellor", "the Peruvian",
"the alliance": each is linked only where the article knows exactly one that fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer
from kg.extract.lexicon.wordlists import load_table, load_words
from kg.extract.page import Page
from kg.extract.relations.offices import Office
from kg.extract.relations.positions import find_holder
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "'s", "his", "her", "its", "their", "this", "that"})

_OTHER_RANK = frozenset(
    "prime vice deputy assistant associate acting under interim junior general".split()
)
"""Words that make another rank of an office: "the minister" is no prime minister."""


def link_titles(page: Page, offices: Sequence[Office], gazetteer: Gazetteer) -> None:
    """Add a nominal mention for each title that stands for a person named elsewhere."""
    held = [(office, found[0]) for office in offices if (found := find_holder(page, office))]
    bearers: dict[str, list[tuple[Office, Mention]]] = defaultdict(list)
    for office, holder in held:
        key = _title_key(office)
        bearers[key].append((office, holder))
        if _is_kind_of(key):
            bearers[office.head.lower_].append((office, holder))
    named = {id(office) for office, _ in held}
    for office in offices:
        if id(office) in named or not _is_definite(office):
            continue
        told = bearers[_title_key(office)]
        bearer, rule = _only_bearer(page, office, told), "title:only-bearer"
        if not told:
            bearer, rule = _known_bearer(page, office, gazetteer), "title:known-bearer"
        if bearer is not None:
            _add(page, office, bearer, rule)


_INDEFINITE = frozenset("a an another any some every each no".split())


def _is_definite(office: Office) -> bool:
    by_demonym = office.body is not None and office.body.start < office.head.idx
    return office.determiner in _DEFINITE or (by_demonym and office.determiner not in _INDEFINITE)


def _title_key(office: Office) -> str:
    """The office without rank words; different words for one office are one key."""
    head = office.head.lower_
    title = " ".join(office.title.lower().replace("-", " ").split())
    synonyms = load_table("title_synonyms")
    return synonyms.get(title, synonyms.get(head, title if _is_specific(title) else head))


def _is_specific(title: str) -> bool:
    """Whether the words before the head make another office of it: "foreign minister"."""
    return " " in title


def _is_kind_of(key: str) -> bool:
    """Whether the last word alone may mean the office: "the minister" a finance minister."""
    words = key.split()
    return len(words) > 1 and not _OTHER_RANK.intersection(words[:-1])


def _only_bearer(
    page: Page, office: Office, bearers: list[tuple[Office, Mention]]
) -> Mention | None:
    """The person whose office it is; one without a stated body may be of any."""
    exact: dict[str, Mention] = {}
    loose: dict[str, Mention] = {}
    for other, holder in bearers:
        root = page.resolve(holder)
        agree = _bodies_agree(page, office, other)
        if agree:
            exact.setdefault(root.name, root)
        elif agree is None:
            loose.setdefault(root.name, root)
    fitting = exact or loose
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _known_bearer(page: Page, office: Office, gazetteer: Gazetteer) -> Mention | None:
    """ "The Danish prime minister": the only one named here of whom it is known.

    Who holds the office now is never known beforehand; who of those named may be meant, is.
    """
    if office.body is None:
        return None
    wanted = _title_key(office), page.resolve(office.body).name
    found: dict[str, Mention] = {}
    for mention in page.mentions:
        if mention.kind is MentionKind.NAME and mention.entity_class is EntityClass.PERSON:
            root = page.resolve(mention)
            if wanted in gazetteer.find_lead(root.name):
                found.setdefault(root.name, root)
    return next(iter(found.values())) if len(found) == 1 else None


def _bodies_agree(page: Page, one: Office, other: Office) -> bool | None:
    if one.body is None or other.body is None:
        return True if one.body is None else None
    return page.resolve(one.body).name == page.resolve(other.body).name


def _add(page: Page, office: Office, bearer: Mention, rule: str) -> None:
    span = page.span(office.first, office.last)
    if any(m.kind is MentionKind.NAME and m.entity_class is EntityClass.PERSON
           for token in page.tokens(span) for m in page.covering(token)):  # fmt: skip
        return
    page.add(
        span, MentionKind.NOMINAL, EntityClass.PERSON, rule,
        name=bearer.name, antecedent=bearer.span,
    )  # fmt: skip


def link_organization_nouns(page: Page) -> None:
    """ "The authority", "the alliance": the only organization that such a noun can mean here."""
    nouns = load_words("organization_nouns", "organization_words")
    for token in page.doc:
        if token.pos_ != "NOUN" or token.lower_ not in nouns or page.at(token):
            continue
        if not _has_bare_article(token):
            continue
        bearer = _only_organization(page, token)
        if bearer is not None:
            span = page.span(page.doc[token.i - 1], token)
            page.add(
                span, MentionKind.NOMINAL, EntityClass.ORGANIZATION, "noun:only-bearer",
                name=bearer.name, antecedent=bearer.span,
            )  # fmt: skip


def _has_bare_article(noun: Token) -> bool:
    if noun.i == 0 or noun.nbor(-1).lower_ != "the" or noun.dep_ == "compound":
        return False
    return not any(c.i > noun.i and c.dep_ in {"prep", "relcl", "acl"} for c in noun.children)


def _only_organization(page: Page, noun: Token) -> Mention | None:
    """The one named before it whose name, description or usual by-name has the noun."""
    found: dict[str, Mention] = {}
    for mention in _organizations_before(page, noun):
        if noun.lower_ in _nouns_of(page, mention):
            root = page.resolve(mention)
            found.setdefault(root.name, root)
    return next(iter(found.values())) if len(found) == 1 else None


def _organizations_before(page: Page, noun: Token) -> Iterator[Mention]:
    for mention in page.mentions:
        named = mention.kind is MentionKind.NAME
        if named and mention.entity_class is EntityClass.ORGANIZATION and mention.end < noun.idx:
            yield mention


_COMPANIES = frozenset(
    "ltd ltd. limited inc inc. corp corp. plc ag gmbh llc holdings co co.".split()
)


def _nouns_of(page: Page, mention: Mention) -> set[str]:
    nouns = {mention.name.lower().split()[-1]}
    if nouns & _COMPANIES:
        nouns |= {"company", "firm"}
    first = page.tokens(mention.span)[0]
    if first.i and first.nbor(-1).pos_ == "NOUN":  # "oil firm Kestrel"
        nouns.add(first.nbor(-1).lower_)
    nouns.update(load_table("organization_bynames").get(mention.name, "").split())
    head = page.head(mention)
    nouns.update(child.lower_ for child in head.children if child.dep_ == "appos")
    if head.dep_ == "appos":
        nouns.add(head.head.lower_)
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        nouns.update(child.lower_ for child in head.head.children if child.dep_ == "attr")
    return nouns
