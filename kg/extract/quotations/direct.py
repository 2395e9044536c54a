"""Who says what stands in quotation marks: the verb of saying that touches it, or the paragraph.

In the order of O’Keefe et al. (2012) and Muzny et al. (2017): a verb behind or before it, a name
set off by a dash or colon, then what the sentence before it is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.page import Page
from kg.extract.quotations.cues import find_speaker
from kg.extract.quotations.marks import Paragraphs, Quoted
from kg.extract.quotations.words import lemma_of, load_words_of_saying
from kg.extract.subjects import find_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

_DASHES = frozenset({"—", "–", "-", "--", "―"})
_ENDS_OPEN = (",", "?", "!", "—", "–", "-", "…", "..")
_ENDS_SPEECH = (*_ENDS_OPEN, ".")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MARKS = "\"'“”‘’»«"
_LONGEST_LABEL = 8


@dataclass(frozen=True, slots=True)
class Touch:
    """A verb of saying (or a dash or colon) and the head word of who speaks."""

    cue: Token
    speaker: Token


class Surroundings:
    """The tokens around quoted stretches, outside of every quotation."""

    def __init__(self, page: Page, quoted: Sequence[Quoted], paragraphs: Paragraphs) -> None:
        self.doc: Doc = page.doc
        self.text: str = page.doc.text
        self.paragraphs = paragraphs
        self._starts = [token.idx for token in page.doc]
        self._outer = [stretch.outer for stretch in quoted]
        self._outer_starts = [span.start for span in self._outer]

    def is_quoted(self, offset: int) -> bool:
        """Whether a character stands in quotation marks."""
        at = bisect_left(self._outer_starts, offset + 1) - 1
        return at >= 0 and offset < self._outer[at].end

    def behind(self, stretch: Quoted) -> list[Token]:
        """The tokens behind a quotation, to the sentence's end or the next quotation."""
        found: list[Token] = []
        for i in range(bisect_left(self._starts, stretch.outer.end), len(self.doc)):
            token = self.doc[i]
            if self.is_quoted(token.idx) or "\n" in token.text or _ends_sentence(token):
                break
            found.append(token)
        return found

    def before(self, stretch: Quoted) -> list[Token]:
        """The tokens before a quotation, from the sentence's beginning or the last quotation."""
        return self._backward(stretch.outer.start)

    def paragraph_before(self, stretch: Quoted) -> list[Token]:
        """The last sentence of the paragraph before, if it ends in a colon."""
        if stretch.paragraph == 0:
            return []
        start, end = self.paragraphs.spans[stretch.paragraph - 1]
        if not self.text[start:end].endswith(":"):
            return []
        return self._backward(end)

    def sentence_before(self, stretch: Quoted) -> TokenSpan | None:
        """The whole sentence before a quotation in its paragraph, if the quotation begins one."""
        start = self.paragraphs.spans[stretch.paragraph].start
        i = bisect_left(self._starts, stretch.outer.start) - 1
        while i >= 0 and self.doc[i].is_space:
            i -= 1
        if i < 0 or self.doc[i].idx < start or self.is_quoted(self.doc[i].idx):
            return None
        return self.doc[i].sent

    def _backward(self, end: int) -> list[Token]:
        found: list[Token] = []
        for i in range(bisect_left(self._starts, end) - 1, -1, -1):
            token = self.doc[i]
            if self.is_quoted(token.idx) or "\n" in token.text or _ends_sentence(token):
                break
            found.append(token)
        return found[::-1]

    def is_speech(self, stretch: Quoted) -> bool:
        """Whether a stretch is whole sentences rather than words or a title in quotation marks."""
        text = self.text[stretch.inner.start : stretch.inner.end].rstrip(_MARKS)
        return _is_sentence(text) and self.begins_sentence(stretch)

    def begins_sentence(self, stretch: Quoted) -> bool:
        """Whether nothing of its sentence stands before a quotation, except another one."""
        start = self.paragraphs.spans[stretch.paragraph].start
        before = self.text[start : stretch.outer.start].rstrip()
        return not before or before[-1] in ".!?:" or before[-1] in _MARKS or before[-1] in _DASHES


def find_touch(around: Surroundings, stretch: Quoted) -> Touch | None:
    """The verb of saying behind or before a quotation, next to nothing but its own words."""
    text = around.text[stretch.inner.start : stretch.inner.end].rstrip(_MARKS)
    behind, before = around.behind(stretch), around.before(stretch)
    found = None
    if _stands_alone(before):
        found = _dashed(around, stretch, behind)
        if text.endswith(_ENDS_OPEN) or not stretch.closed or _goes_on(behind):
            found = found or _inverted(behind) or _behind(behind)
            if found is None and text.endswith(","):
                found = _behind(behind, any_verb=True)
    found = found or _before(before, adjoining=_is_sentence(text))
    if found is None and text.endswith(".") and _stands_alone(before):
        found = _inverted(behind)
    if found is None and not before and around.begins_sentence(stretch):
        found = _before(around.paragraph_before(stretch))
    return found


def find_topic(around: Surroundings, stretch: Quoted) -> Touch | None:
    """The subject of the sentence before: "Reed was unmoved. “We will not sign.”"."""
    sentence = around.sentence_before(stretch)
    if sentence is None or not around.is_speech(stretch):
        return None
    verb = sentence.root
    subject = find_speaker(verb) if verb.pos_ in {"VERB", "AUX"} else None
    return Touch(verb, subject) if subject is not None else None


def _stands_alone(before: Sequence[Token]) -> bool:
    """Whether a quotation is set off from what its sentence says before it."""
    words = [token for token in before if not token.is_space]
    return not words or words[-1].text in {",", ":"} or words[-1].text in _DASHES


def _goes_on(behind: Sequence[Token]) -> bool:
    return bool(behind) and (behind[0].text == "," or behind[0].text in _DASHES)


def _dashed(around: Surroundings, stretch: Quoted, behind: Sequence[Token]) -> Touch | None:
    """ "“…” ― Ana Solís": a dash, a name and nothing else."""
    words = [token for token in behind if not _is_loose(token)]
    if not words:
        return None
    between = around.text[stretch.outer.end : words[0].idx].strip()
    return _label(words, words[0].nbor(-1)) if between in _DASHES else None


def _inverted(tokens: Sequence[Token]) -> Touch | None:
    """ "“…,” said Reed": the verb comes first."""
    words = [token for token in tokens if not _is_loose(token)]
    if not words or not _is_saying(words[0]) or words[0].tag_ == "VBG":
        return None
    verb = words[0]
    subject = find_subject(verb)
    if subject is None or subject.i < verb.i:
        noun = next((t for t in words[1:] if t.pos_ in {"PROPN", "NOUN", "PRON"}), None)
        subject = _head_of_phrase(noun, words) if noun is not None else subject
    return Touch(verb, subject) if subject is not None else None


def _head_of_phrase(token: Token, words: Sequence[Token]) -> Token:
    while token.dep_ in {"compound", "poss", "amod", "nmod", "det"} and token.head in words:
        token = token.head
    return token


def _behind(tokens: Sequence[Token], *, any_verb: bool = False) -> Touch | None:
    """ "“…,” Reed said": the first words behind are the subject.

    After a comma in the quotation marks ``any_verb`` is one of saying: "“…,” Reed shot back".
    """
    words = [token for token in tokens if not _is_loose(token)]
    for verb in words[1:]:
        is_verb = any_verb and verb.tag_ in {"VBD", "VBZ"} and verb.pos_ == "VERB"
        if not is_verb and not _is_saying(verb):
            continue
        between = [word for word in words if word.i < verb.i]
        subject = _subject_among(between, verb)
        return Touch(verb, subject) if subject is not None else None
    return None


def _subject_among(words: Sequence[Token], verb: Token) -> Token | None:
    """The subject of a verb among the words before it; where the parse errs, the noun beside it."""
    own = [word for word in words if word.head.i == verb.i and word.dep_ in _SUBJECTS]
    if own:
        first = words[0]
        leads = own[-1].left_edge.i <= first.i or first.pos_ in {"ADV", "ADP"}
        return own[-1] if leads else None
    subject = find_speaker(verb)
    if subject in words:
        return subject
    nearest = words[-1]
    plain = all(word.pos_ not in {"VERB", "AUX", "ADP", "SCONJ"} for word in words[1:])
    return nearest if plain and nearest.pos_ in {"PROPN", "NOUN", "PRON"} else None


def _is_sentence(text: str) -> bool:
    return text.endswith(_ENDS_SPEECH) and (text[0].isupper() or text[0] in "[(….")


def _before(tokens: Sequence[Token], *, adjoining: bool = False) -> Touch | None:
    """ "Reed said: “…”", "Reed: “…”", "According to Reed, “…”"; ``adjoining``: without a comma."""
    words = [token for token in tokens if not token.is_space]
    if not words:
        return None
    last = words[-1]
    if last.text not in {",", ":"} and not (adjoining and _is_saying(last)):
        return None
    for verb in reversed(words):
        if _is_saying(verb):
            subject = find_speaker(verb)
            return Touch(verb, subject) if subject is not None else None
        if verb.lower_ == "according":
            subject = next((t for t in verb.subtree if t.dep_ == "pobj"), None)
            return Touch(verb, subject) if subject is not None else None
    return _label(words[:-1], last) if last.text == ":" else None


def _label(words: Sequence[Token], sign: Token) -> Touch | None:
    """A noun phrase and nothing else, before a colon or behind a dash."""
    if not 0 < len(words) <= _LONGEST_LABEL or any(w.pos_ in {"VERB", "AUX"} for w in words):
        return None
    head = words[0]
    while head.head in words and head.head.i != head.i:
        head = head.head
    return Touch(sign, head) if head.pos_ in {"PROPN", "NOUN"} else None


def _is_saying(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and load_words_of_saying().speaks(lemma_of(token))


def _is_loose(token: Token) -> bool:
    return token.is_punct or token.is_space or token.is_quote


def _ends_sentence(token: Token) -> bool:
    if token.text not in {".", "!", "?"}:
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return (
        following is None
        or following.is_space
        or following.is_quote
        or bool(following.is_sent_start)
    )
