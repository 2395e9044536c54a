"""Other occurrences of names that were found once: the same words, or a person's surname."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.names.candidate import Candidate
from kg.extract.names.evidence import DROPPED, key_of
from kg.knowledge_base.names import normalize_name
from kg.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_repeated(
    doc: Doc, chosen: list[Candidate], classes: dict[str, EntityClass]
) -> Iterator[Candidate]:
    """Other occurrences of the names found, word for word; also of what was seen in part."""
    taken = {position: c for c in chosen for position in c.places}
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    shorts = _short_forms(doc, chosen, classes)
    for words in [*_forms(doc, chosen, classes), *sorted(shorts)]:
        by_first[words[0]].append(words)
    for token in doc:
        for words in by_first.get(token.text, ()):
            place = range(token.i, token.i + len(words))
            if place.stop > len(doc) or tuple(doc[i].text for i in place) != words:
                continue
            if words in shorts and _goes_on(doc, place.stop):
                continue
            if all(_is_part(taken[i], place) for i in place if i in taken):
                again = Candidate(place.start, place.stop, "name:repeated")
                taken.update(dict.fromkeys(place, again))
                yield again
                break


def _short_forms(
    doc: Doc, chosen: list[Candidate], classes: dict[str, EntityClass]
) -> set[tuple[str, ...]]:
    """ "New Dawn" of "New Dawn Party", which it is called by later."""
    forms: set[tuple[str, ...]] = set()
    for candidate in chosen:
        words = doc[candidate.start : candidate.end]
        body = classes.get(key_of(candidate, doc)) is EntityClass.ORGANIZATION
        named = body and len(words) > 2 and words[-1].lower_ in DROPPED
        if named and not candidate.hit and all(word.is_title for word in words):
            forms.add(tuple(word.text for word in words[:-1]))
            classes.setdefault(normalize_name(words[:-1].text), EntityClass.ORGANIZATION)
    return forms


def _goes_on(doc: Doc, end: int) -> bool:
    """Whether a name goes on there: "Orm Supreme | Commander"."""
    return end < len(doc) and doc[end].text[:1].isupper()


def _is_part(candidate: Candidate, place: range) -> bool:
    """Whether it is a name within a longer one: the sea in "Atlantic Grelvo", a firm.

    A mere run of capitals may also go past its end: "Ana Solís | Drifting".
    """
    inside = candidate.start in place and candidate.end <= place.stop
    run = candidate.source == "name:capitals" and not candidate.guesses
    return len(candidate.places) < len(place) if inside else run and candidate.start > place.start


def _forms(
    doc: Doc, chosen: list[Candidate], classes: dict[str, EntityClass]
) -> list[tuple[str, ...]]:
    """The names found and the surnames of the persons among them, as words, the longest first."""
    forms: set[tuple[str, ...]] = set()
    introduced: set[tuple[str, ...]] = set()
    for candidate in chosen:
        words = tuple(word.text for word in doc[candidate.start : candidate.end])
        if classes.get(key_of(candidate, doc)) is EntityClass.PERSON and len(words) > 1:
            forms.add(words[-1:])
            classes.setdefault(normalize_name(words[-1]), EntityClass.PERSON)
        if candidate.source == "name:introduced":
            introduced.add(words)
        known = candidate.hit and candidate.hit.entity_class is not EntityClass.PERSON
        if not known or words in introduced:
            forms.add(words)
    usable = (
        words for words in forms
        if words[0][:1].isupper() and (len("".join(words)) > 2 or words in introduced)
    )  # fmt: skip
    return sorted(usable, key=lambda w: (-len(w), w))
