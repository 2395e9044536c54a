"""The words that lead from a speaker to what is said: ``lexicons/attributions.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.extract.lexicon.lemmas import to_lemma
from kg.extract.lexicon.lexicon import load_lexicon
from kg.extract.lexicon.rows import read_rows

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSE = "comp"


@dataclass(frozen=True)
class AttributionWords:
    """Where the content of a verb, noun or adjective may stand, by lemma: "comp", "obj+as" …"""

    verbs: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, tuple[str, ...]]

    def speaks(self, lemma: str) -> bool:
        """Whether quotation marks may stand with this verb: "X said, “…”"."""
        return CLAUSE in self.verbs.get(lemma, ())


def lemma_of(word: Token) -> str:
    """The lemma of a word under which the table has it."""
    return _lemma(word.text, word.lemma_)


@cache
def _lemma(form: str, lemma: str) -> str:
    return to_lemma(form, lemma, load_words_of_saying().verbs)


@cache
def load_words_of_saying() -> AttributionWords:
    """Open the table, once; a verb of ``reporting_verbs.tsv`` that is not there takes a clause."""
    tables: dict[str, dict[str, list[str]]] = {"VERB": {}, "NOUN": {}, "ADJ": {}}
    for row in read_rows("attributions.tsv"):
        for lemma in row.words("lemma"):
            tables[row.word("pos")].setdefault(lemma, []).extend(row.words("content"))
    for lemma in load_lexicon().reporting:
        tables["VERB"].setdefault(lemma, [CLAUSE])
    return AttributionWords(*map(_freeze, tables.values()))


def _freeze(table: dict[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({lemma: tuple(contents) for lemma, contents in table.items()})
