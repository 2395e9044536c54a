"""Which mentions of one article mean the same: surnames, acronyms, pronouns, titles.

Links only point to a mention that fits alone; where two antecedents fit, none is chosen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.extract.coreference.gender import gender_of
from kg.extract.names.evidence import DROPPED
from kg.extract.page import Page
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass, Mention, MentionKind, Span


def link_names(page: Page) -> None:
    """Join bare surnames to full names and acronyms to the names that they stand for."""
    names = [m for m in page.mentions if m.kind is MentionKind.NAME]
    _link_surnames(page, [m for m in names if m.entity_class is EntityClass.PERSON])
    _link_short_forms(page, [m for m in names if m.entity_class is EntityClass.ORGANIZATION])
    _link_acronyms(page, [m for m in names if m.entity_class is EntityClass.ORGANIZATION])


def _link_surnames(page: Page, persons: list[Mention]) -> None:
    """A part of a name to the full name; a given name only to the one person who has it."""
    by_surname: dict[str, dict[str, Mention]] = defaultdict(dict)
    by_given_name: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in persons:
        key = normalize_name(mention.name)
        for part in surnames(key):
            by_surname[part].setdefault(key, mention)
        # Spanish names have the father's first: "Hernán Ugarteche Paz" is Ugarteche.
        for part in key.split()[:-1]:
            by_given_name[part].setdefault(key, mention)
    for mention in persons:
        key = normalize_name(mention.name)
        full = _choose(page, mention, by_surname.get(key, {}).values())
        given = by_given_name.get(key, {})
        if full is None and key not in by_surname and len(given) == 1:
            full = next(iter(given.values()))
        if full is not None:
            page.link(mention.span, full.span)


def _choose(page: Page, mention: Mention, bearers: Iterable[Mention]) -> Mention | None:
    """The only bearer, or of several of the stated gender the one that was named first.

    That is whom the article is about; relatives keep their given names in it.
    """
    bearers = sorted(bearers, key=lambda m: m.start)
    if len(bearers) <= 1:
        return bearers[0] if bearers else None
    gender = gender_of(page, mention)
    fitting = [m for m in bearers if gender and gender_of(page, m) == gender] or bearers
    if len(fitting) == 1:
        return fitting[0]
    before = [m for m in fitting if m.start < mention.start]
    return before[0] if before else None


def surnames(key: str) -> list[str]:
    """The shorter names that a full name may be called by after its first mention.

    >>> surnames("petra van der berg"), surnames("jan orm jr")
    (['van der berg', 'der berg', 'berg'], ['orm'])
    """
    words = key.split()
    if len(words) > 2 and words[-1].rstrip(".") in _SUFFIXES:
        words.pop()
    return [" ".join(words[i:]) for i in range(1, len(words))]


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _link_short_forms(page: Page, organizations: list[Mention]) -> None:
    """ "Parliament" after "the Ruritanian Parliament", "the Guild" after "the Guild of Orm".

    And "New Dawn" after "the New Dawn Party".
    """
    bearers: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in organizations:
        words = normalize_name(mention.name).split()
        if len(words) > 1:
            bearers[words[-1]].setdefault(" ".join(words), mention)
        if len(words) > 2 and words[1] in {"of", "for"}:
            bearers[words[0]].setdefault(" ".join(words), mention)
        if len(words) > 1 and words[-1] in DROPPED:
            bearers[" ".join(words[:-1])].setdefault(" ".join(words), mention)
    for mention in organizations:
        found = bearers.get(normalize_name(mention.name), {})
        if len(found) == 1 and mention.name.istitle():
            page.link(mention.span, next(iter(found.values())).span)


_AGENCIES = frozenset({"AP", "AFP", "DPA", "UPI", "EFE", "ANSA", "TASS"})
"""Whom a report is from, in brackets."""


def _link_acronyms(page: Page, organizations: list[Mention]) -> None:
    """ "Inter-Andean Trade Bank (IATB)": in brackets right behind, or the initials of one name.

    In brackets the letters may be those of another language: "Orm Workers' Party (PTO)".
    """
    text = page.article.text
    long_forms = [m for m in organizations if " " in m.name or "-" in m.name]
    letters: dict[str, Span] = {}
    for mention in sorted(organizations, key=lambda m: m.start):
        if not mention.name.isupper() or " " in mention.name:
            continue
        for full in long_forms:
            adjacent = text[full.end : mention.start].strip() == "("
            closed = adjacent and text[mention.end : mention.end + 1] == ")"
            foreign = closed and mention.name.isalpha() and mention.name not in _AGENCIES
            initials = is_acronym(mention.name, full.name) and full.start < mention.start
            if initials or foreign:
                page.link(mention.span, full.span)
                letters.setdefault(mention.name, full.span)
                break
        else:
            if mention.name in letters:
                page.link(mention.span, letters[mention.name])


def is_acronym(short: str, full: str) -> bool:
    """Whether capitals are the initials of a name, small words counted or not.

    >>> is_acronym("IATB", "Inter-Andean Trade Bank"), is_acronym("WHO", "Ministry of Health")
    (True, False)
    """
    words = [word for word in full.replace("-", " ").split() if word[0].isalpha()]
    strict = "".join(word[0] for word in words if word[0].isupper())
    loose = "".join(word[0] for word in words).upper()
    letters = short.replace(".", "")
    return letters in {strict, loose}
