"""Who holds an office that a text names: the name behind it, beside it or that it is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.page import Page
from kg.extract.relations.bodies import is_party
from kg.extract.relations.offices import Office
from kg.extract.subjects import find_subject
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_BE = frozenset({"be", "become", "remain"})
_SERVING = frozenset("serve work act succeed retire resign quit return step continue".split())
_APPOINTING = frozenset(
    "appoint elect name nominate install swear confirm choose select pick hire crown reappoint"
    " reelect re-elect reinstate designate proclaim vote tap oust replace dismiss sack fire".split()
)


def _name_after(page: Page, office: Office) -> Mention | None:
    """ "Finance Minister Ana Solís", "Secretary of State Tom Reed", "chief Reed"."""
    position = office.title_last.i + 1
    while position < len(page.doc) and page.doc[position].lower_.rstrip(".") in {
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
    }:
        position += 1
    return _person_that_begins(page, position)


def _apposition(page: Page, office: Office) -> Mention | None:
    """ "Tom Reed, deputy press secretary at the Treasury"; "Ruritania's premier, Ana Solís".

    Not "Eva Reed, the president's niece".
    """
    if office.head.dep_ == "poss" or any(c.tag_ == "POS" for c in office.head.children):
        return None
    if _is_of_country_before(page, office):
        return None
    head = first_conjunct(office.head)
    if head.dep_ == "appos":
        mention = _person_at(page, head.head)
        if mention:
            return mention
    for child in office.head.children:
        if child.dep_ == "appos" and (mention := _person_at(page, child)):
            return mention
    return _across_comma(page, office) or _apposition_below(page, office.head)


def _is_of_country_before(page: Page, office: Office) -> bool:
    """ "The minister of Peru, a member of the Orm Union": it is Peru that is one."""
    before = office.first.i - 1
    if office.head.lower_ != "member" or before < 1 or page.doc[before].text != ",":
        return False
    mention = page.at(page.doc[before - 1], MentionKind.NAME)
    party = office.body is not None and is_party(office.body)
    return mention is not None and mention.entity_class is EntityClass.COUNTRY and not party


def _apposition_below(page: Page, head: Token) -> Mention | None:
    """ "The head of the Orm group in Lima, Tom Reed,": the parse ties the name to the last noun."""
    below = [noun for p in head.children if p.dep_ == "prep" for noun in p.children if p.i > head.i]
    for noun in below:
        names = (page.at(c, MentionKind.NAME) for c in noun.children if c.dep_ == "appos")
        for name in names:
            if name is not None and name.entity_class is EntityClass.PERSON:
                return name if page.doc[page.tokens(name.span).start - 1].text == "," else None
        if noun.dep_ == "pobj" and (found := _apposition_below(page, noun)):
            return found
    return None


def _across_comma(page: Page, office: Office) -> Mention | None:
    """As an apposition where the parse went wrong: only a comma between name and office."""
    doc, before = page.doc, office.first.i - 1
    speaks = office.head.dep_ == "nsubj" and office.head.head.i > office.head.i
    if (
        before > 0
        and not (speaks and _has_quote_before(page, before))
        and doc[before].text in {",", "—", "–", "("}
    ):
        mention = _person_at(page, doc[before - 1])
        if mention and page.tokens(mention.span).end == before:
            return mention
    after = office.last.i + 1
    if after + 1 < len(doc) and doc[after].text in {",", "—", "–"} and office.determiner:
        mention = _person_that_begins(page, after + 1)
        stop = page.tokens(mention.span).end if mention else len(doc)
        if stop < len(doc) and doc[stop].text in {",", "—", "–", ".", "("}:
            return mention
    return None


def _has_quote_before(page: Page, comma: int) -> bool:
    """ "… again” to Reed, the second envoy said": the name ends what the other says."""
    return any(token.is_quote for token in page.doc[max(0, comma - 6) : comma])


def _complement(page: Page, office: Office) -> Mention | None:
    """ "X is premier of Y", "X, who became", "X served as", "X was named finance minister"."""
    head = first_conjunct(office.head)
    verb = head.head
    if head.dep_ in {"attr", "oprd", "acomp"} or (head.dep_ == "dobj" and verb.lemma_ == "become"):
        if verb.lemma_ in _BE:
            return _subject(page, verb, ("nsubj",))
        if verb.lemma_ in _APPOINTING:
            return _subject(page, verb, ("nsubjpass", "dobj"))
    if head.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
        if verb.lemma_ in _SERVING:
            return _subject(page, verb, ("nsubj",))
        if verb.lemma_ in _APPOINTING:
            return _subject(page, verb, ("nsubjpass", "dobj"))
    return None


def _subject(page: Page, verb: Token, roles: tuple[str, ...]) -> Mention | None:
    """The person who fills a role of a verb; "who" and an empty subject lead to the noun meant."""
    while True:
        for role in roles:
            for child in verb.children:
                if child.dep_ == role:
                    if child.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
                        return _person_at(page, verb.head)
                    return _person_at(page, child)
        if verb.dep_ in {"acl", "relcl"}:
            return _person_at(page, verb.head)
        if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
            continue
        return None


def first_conjunct(token: Token) -> Token:
    """The first of the nouns that "and" joins: "premier" of "the premier and foreign minister"."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def _person_at(page: Page, token: Token) -> Mention | None:
    """The person that a noun names, describes or stands in apposition to."""
    seen: set[int] = set()
    while token.i not in seen:
        seen.add(token.i)
        mention = page.at(token)
        if mention is not None:
            return mention if mention.entity_class is EntityClass.PERSON else None
        subject = find_subject(token.head) if token.dep_ == "attr" else None
        if subject is not None:  # "X is an engineer who"
            token = subject
        elif token.dep_ in {"appos", "conj"}:
            token = token.head
        else:
            return None
    return None


def _person_that_begins(page: Page, position: int) -> Mention | None:
    if position >= len(page.doc):
        return None
    mention = page.at(page.doc[position], MentionKind.NAME)
    if mention is None or mention.entity_class is not EntityClass.PERSON:
        return None
    return mention if page.tokens(mention.span).start == position else None


HOLDER_RULES = (
    ("position:title-name", _name_after),
    ("position:apposition", _apposition),
    ("position:complement", _complement),
)
