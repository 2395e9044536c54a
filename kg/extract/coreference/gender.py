"""What tells a person's gender: a form of address, an office, kinship, or the given name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon.wordlists import load_table
from kg.extract.page import Page
from kg.knowledge_base.given_names import gender_of_given_name
from kg.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
"""The third-person pronouns of persons."""


def gender_of(page: Page, mention: Mention) -> str:
    """What a form of address, an office or the given name tells of a person's gender."""
    first = page.tokens(mention.span)[0]
    before = page.doc[first.i - 1].lower_.rstrip(".") if first.i else ""
    told = load_table("gendered_words").get(before, "") or _gender_of_noun(page.head(mention))
    return told or _gender_of_name(mention.name)


def _gender_of_noun(head: Token) -> str:
    """ "Ana, the minister's daughter": what the noun beside a name says."""
    table = load_table("gendered_words")
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head)
    return next((told for noun in beside if (told := table.get(noun.lower_, ""))), "")


def _gender_of_name(name: str) -> str:
    """ "J. Ana Solís": initials say nothing, the first whole name does."""
    words = [word for word in name.split() if len(word.rstrip(".")) > 1]
    if len(words) > 1:
        return gender_of_given_name(words[0])
    return gender_of_given_name(name) if len(name.split()) == 1 else ""
