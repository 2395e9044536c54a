"""The mention of who speaks, from the head word of the phrase that says so.

A name beside a title is preferred to the title ("the minister, Ana Solís, said"); a relative
pronoun means what it stands for; a pronoun that coreference left open is whoever spoke last and
fits it; a description without a name becomes an unnamed source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coreference.gender import GENDERS, gender_of
from kg.extract.page import Page
from kg.extract.quotations.words import lemma_of
from kg.extract.sources import find_source
from kg.model import EntityClass, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKERS = frozenset(
    {
        EntityClass.PERSON,
        EntityClass.ORGANIZATION,
        EntityClass.COUNTRY,
        EntityClass.PLACE,
        EntityClass.GROUP,
        EntityClass.UNNAMED_SOURCE,
    }
)
_BODIES = frozenset({EntityClass.ORGANIZATION, EntityClass.COUNTRY, EntityClass.PLACE})
_RELATIVES = frozenset({"who", "which", "that"})
_REACH = 600
"""How far back, in characters, a pronoun looks for who spoke."""

_MEMORY = 4
"""How many speakers back it looks."""

_OF_THINGS = frozenset(
    "show suggest indicate find reveal demonstrate illustrate underline underscore signal hint"
    " imply prove document establish detail outline confirm mean see expect assume hold rule"
    " project describe portray depict read state know feel encourage require".split()
)
"""Verbs that things are subject of too: only known words for sources are sources there."""


class Speakers:
    """Finds mentions of speakers and remembers who spoke last."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._recent: list[Mention] = []

    def find(self, word: Token, cue: Token) -> Mention | None:
        """The mention that the head word of a speaker's phrase belongs to."""
        mention = self._find(word, cue)
        if mention is None:
            return None
        self._recent = [mention, *self._recent[: _MEMORY - 1]]
        return self._relative(mention, cue) or mention

    def _find(self, word: Token, cue: Token) -> Mention | None:
        if word.pos_ == "PRON":
            return self._at(word) or self._pronoun(word)
        named = self._at(word)
        if named is not None and named.kind is not MentionKind.DEMONYM:
            return named
        if named is not None and word.tag_ not in {"NNS", "NNPS"}:
            return None
        speaks = lemma_of(cue) not in _OF_THINGS
        return self._apposition(word) or named or find_source(self.page, word, speaks=speaks)

    def _at(self, word: Token) -> Mention | None:
        mention = self.page.at(word)
        return mention if mention and mention.entity_class in _SPEAKERS else None

    def _apposition(self, word: Token) -> Mention | None:
        """ "Ana Solís" in "the minister, Ana Solís" and in "Liberal deputy and mayor Ana Solís"."""
        bare = word.tag_ in {"NN", "NNP"} and not any(c.dep_ == "det" for c in word.children)
        for child in word.children:
            if child.dep_ == "appos" or (bare and child.dep_ == "conj"):
                mention = self._at(child)
                if mention and mention.kind is MentionKind.NAME:
                    return mention
        return None

    def _relative(self, mention: Mention, cue: Token) -> Mention | None:
        """The "who" of "Reed, who said …", as a pronoun for Reed."""
        for child in cue.children:
            if child.dep_ == "nsubj" and child.lower_ in _RELATIVES and child.tag_[:1] == "W":
                return self._add(child, mention, "pronoun:relative")
        return None

    def _pronoun(self, word: Token) -> Mention | None:
        """He, she, it or they, as whoever spoke last and fits.

        Before him comes the subject of the sentence before: "Reed rejected it. He said …".
        """
        subject = self._subject_before(word)
        for mention in [subject, *self._recent] if subject else self._recent:
            if 0 <= word.idx - mention.end <= _REACH and self._fits(word, mention):
                return self._add(word, mention, "pronoun:last-speaker")
        return None

    def _subject_before(self, word: Token) -> Mention | None:
        """The person who is subject of the sentence before, of words outside quotation marks."""
        start = word.sent.start
        if word.lower_ not in GENDERS or start == 0:
            return None
        before = self.page.doc[start - 1].sent
        if any(token.is_quote for token in before):
            return None
        for child in before.root.children:
            mention = self._at(child) if child.dep_ in {"nsubj", "nsubjpass"} else None
            if mention is not None and mention.entity_class is EntityClass.PERSON:
                return mention
        return None

    def _add(self, word: Token, mention: Mention, rule: str) -> Mention:
        antecedent = self.page.resolve(mention)
        return self.page.add(
            self.page.span(word, word), MentionKind.PRONOUN, antecedent.entity_class, rule,
            name=antecedent.name, antecedent=antecedent.span,
        )  # fmt: skip

    def _fits(self, word: Token, mention: Mention) -> bool:
        lower, meant = word.lower_, self.page.resolve(mention)
        head = self.page.head(meant)
        if lower in GENDERS:
            people = {EntityClass.PERSON, EntityClass.UNNAMED_SOURCE}
            if meant.entity_class not in people or head.tag_ in {"NNS", "NNPS"}:
                return False
            return gender_of(self.page, meant) in {"", GENDERS[lower]}
        if lower == "it":
            return meant.entity_class in _BODIES
        if lower == "they":
            many = {EntityClass.GROUP, EntityClass.ORGANIZATION, EntityClass.UNNAMED_SOURCE}
            return meant.entity_class in many or head.tag_ in {"NNS", "NNPS"}
        return False
