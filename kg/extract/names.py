"""Names of persons, organizations, countries, places and events.

The model's guesses, the gazetteer and runs of capitals propose spans; the spans are cleaned; all
occurrences of one name in the article vote together on its class, so that one wrong guess does
not make a second thing of it; a name that was seen once is then found wherever it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.gazetteer import Gazetteer, Hit
from kg.extract.name_spans import clean, is_headline, is_name_word
from kg.extract.page import Page
from kg.extract.wordlists import load_table, load_words
from kg.model import EntityClass, MentionKind
from kg.resolve.names import normalize_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

MODEL_CLASSES = {
    "PERSON": EntityClass.PERSON,
    "ORG": EntityClass.ORGANIZATION,
    "GPE": EntityClass.PLACE,
    "LOC": EntityClass.PLACE,
    "FAC": EntityClass.PLACE,
    "EVENT": EntityClass.EVENT,
    "NORP": EntityClass.ORGANIZATION,
}
"""spaCy's labels (OntoNotes 5 guidelines) as our classes; the others name no entity of ours."""

_LONGEST_NAME = 8
_MODEL_VOTE = {"EVENT": 1.5, "NORP": 0.4, "FAC": 0.7}
_SPEECH = frozenset("say tell add note write tweet ask reply explain argue insist warn".split())


@dataclass
class Candidate:
    """Tokens ``start`` to ``end`` that may be a name, and what is to be said for each class."""

    start: int
    end: int
    source: str
    votes: Counter[EntityClass] = field(default_factory=Counter)
    hit: Hit | None = None


def find_names(page: Page, gazetteer: Gazetteer) -> None:
    """Add every name and demonym of an article to its page."""
    doc = page.doc
    proposed = [*_from_gazetteer(doc, gazetteer), *_from_model(doc, gazetteer)]
    _take_in_given_names(proposed, doc, gazetteer)
    proposed.extend(_from_capitals(doc, proposed))
    proposed.extend(_from_event_nouns(doc, proposed))
    chosen = _without_overlap(proposed, doc)
    for candidate in chosen:
        _add_evidence(candidate, doc, gazetteer)
    classes = _vote(chosen, doc)
    chosen = _drop_doubtful_headlines(chosen, doc, classes)
    chosen.extend(_repeated(doc, chosen, classes))
    for candidate in sorted(chosen, key=lambda c: c.start):
        _record(page, candidate, classes)
    _add_prefixes(page, gazetteer)


# -- proposing spans ------------------------------------------------------------------------------


def _from_model(doc: Doc, gazetteer: Gazetteer) -> Iterator[Candidate]:
    for ent in doc.ents:
        if ent.label_ not in MODEL_CLASSES:
            continue
        for start, end in clean(doc, ent.start, ent.end, ent.label_, gazetteer):
            candidate = Candidate(start, end, "name:model")
            candidate.votes[MODEL_CLASSES[ent.label_]] += _MODEL_VOTE.get(ent.label_, 1.0)
            yield candidate


def _from_gazetteer(doc: Doc, gazetteer: Gazetteer) -> Iterator[Candidate]:
    position = 0
    not_names = load_words("not_names")
    while position < len(doc):
        found = None
        token = doc[position]
        if is_name_word(token) and (token.lower_ not in not_names or _goes_on(token)):
            found = _longest_hit(doc, position, gazetteer)
        if found:
            yield found
            position = found.end
        else:
            position += 1


def _goes_on(token: Token) -> bool:
    """Whether another capitalised word follows at once: "North Korea", "New Zealand"."""
    return token.i + 1 < len(token.doc) and is_name_word(token.nbor())


def _longest_hit(doc: Doc, start: int, gazetteer: Gazetteer) -> Candidate | None:
    for end in range(min(start + _LONGEST_NAME, len(doc)), start, -1):
        last = doc[end - 1]
        if last.is_space or last.is_punct or doc[start:end].text.count("\n"):
            continue
        if end - start == 1 and doc[start].lower_ in load_words("not_names"):
            continue
        hit = gazetteer.find(doc[start:end].text)
        if hit and doc[start].lower_ == "the" and not hit.label.startswith("The "):
            continue
        if hit and _may_stand_here(doc, start, end, hit):
            return Candidate(start, end, "name:gazetteer", hit=hit)
    return None


def _may_stand_here(doc: Doc, start: int, end: int, hit: Hit) -> bool:
    """Whether a known name is likely that name here; a weak one wants the model's consent."""
    if hit.sure:
        return True
    token = doc[start]
    if end - start == 1:
        return token.ent_type_ in MODEL_CLASSES or (
            token.pos_ == "PROPN" and not token.is_sent_start and token.is_title
        )
    return any(word.pos_ == "PROPN" for word in doc[start:end])


def _from_capitals(doc: Doc, known: list[Candidate]) -> Iterator[Candidate]:
    """Runs of proper nouns that nobody proposed: names that the model has never seen."""
    taken = {position for c in known for position in range(c.start, c.end)}
    start = None
    for position in range(len(doc) + 1):
        token = doc[position] if position < len(doc) else None
        inside = (
            token is not None
            and position not in taken
            and token.pos_ in {"PROPN", "X"}
            and is_name_word(token)
            and token.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT", "LANGUAGE", "LAW"}
            and not (start is not None and token.is_sent_start)
        )
        if inside and start is None:
            start = position
        elif not inside and start is not None:
            yield from _plausible_run(doc, start, position)
            start = None


def _from_event_nouns(doc: Doc, known: list[Candidate]) -> Iterator[Candidate]:
    """"Battle of" and "Treaty of" before a name that somebody proposed."""
    starts = {candidate.start: candidate for candidate in known}
    for token in doc[:-2]:
        if token.is_title and token.lower_ in load_table("event_words"):
            inner = starts.get(token.i + 2)
            if doc[token.i + 1].lower_ == "of" and inner is not None:
                yield Candidate(token.i, inner.end, "name:event-of")


def _plausible_run(doc: Doc, start: int, end: int) -> Iterator[Candidate]:
    not_names = load_words("not_names") | load_words("offices") | load_words("honorifics")
    while start < end and doc[start].lower_.rstrip(".") in not_names:
        start += 1
    while start < end and doc[end - 1].lower_.rstrip(".") in not_names:
        end -= 1
    words = doc[start:end]
    if not len(words) or (words[0].is_sent_start and len(words) == 1) or is_headline(words.sent):
        return
    if sum(len(word) for word in words) > 2:
        yield Candidate(start, end, "name:capitals")


# -- choosing among them --------------------------------------------------------------------------


def _without_overlap(proposed: list[Candidate], doc: Doc) -> list[Candidate]:
    """Sure knowledge before guesses, unless the guess is a longer name that holds it."""

    def rank(candidate: Candidate) -> tuple[int, int, int]:
        length = candidate.end - candidate.start
        sure = candidate.hit is not None and candidate.hit.sure
        return (-length, 0 if sure else 1 if candidate.hit else 2, candidate.start)

    chosen: list[Candidate] = []
    taken: dict[int, Candidate] = {}
    for candidate in sorted(proposed, key=rank):
        rivals = {
            id(taken[i]): taken[i] for i in range(candidate.start, candidate.end) if i in taken
        }
        if not rivals:
            chosen.append(candidate)
            taken.update(dict.fromkeys(range(candidate.start, candidate.end), candidate))
            continue
        for rival in rivals.values():
            if (rival.start, rival.end) == (candidate.start, candidate.end):
                rival.votes.update(candidate.votes)
                rival.hit = rival.hit or candidate.hit
    return chosen


def _take_in_given_names(proposed: list[Candidate], doc: Doc, gazetteer: Gazetteer) -> None:
    """"Ana" before what the model saw as a lone "Solís" belongs to the name."""
    taken = {position for c in proposed for position in range(c.start, c.end)}
    for candidate in proposed:
        before = candidate.start - 1
        if candidate.hit or before < 0 or before in taken or candidate.end - candidate.start > 2:
            continue
        word = doc[before]
        if word.is_title and len(word) > 1 and gazetteer.is_given_name(word.text):
            if word.lower_ not in load_words("offices") | load_words("honorifics"):
                candidate.start = before


def _add_evidence(candidate: Candidate, doc: Doc, gazetteer: Gazetteer) -> None:
    """What the words themselves and their neighbours say of the class."""
    words = doc[candidate.start : candidate.end]
    votes = candidate.votes
    if candidate.hit:
        votes[candidate.hit.entity_class] += 6 if candidate.hit.sure else 1.5
    if _is_organization_by_word(words):
        votes[EntityClass.ORGANIZATION] += 3
    if len(words) > 1 and _is_event_by_word(words):
        votes[EntityClass.EVENT] += 4
    if len(words) > 1 and gazetteer.is_given_name(words[0].text) and not candidate.hit:
        votes[EntityClass.PERSON] += 1.5
    if len(words) == 1 and words[0].is_upper and 2 <= len(words[0]) <= 6:
        votes[EntityClass.ORGANIZATION] += 1
    _add_context(candidate, doc)


def _is_organization_by_word(words: TokenSpan) -> bool:
    organization = load_words("organization_words")
    keys = [word.lower_.rstrip(".") for word in words]
    return len(keys) > 1 and (keys[-1] in organization or keys[0] in organization)


_CLASS_NOUNS = (
    (EntityClass.ORGANIZATION, "organization_nouns"),
    (EntityClass.PLACE, "place_nouns"),
    (EntityClass.PERSON, "offices"),
)


def _beside(root: Token, before: Token | None) -> Iterator[Token]:
    """Common nouns that say what a name is: "airline Skyway", "Skyway, a carmaker", "city of X"."""
    if before is not None and before.pos_ == "NOUN" and before.dep_ in {"compound", "nmod"}:
        yield before
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        yield root.head
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.pos_ == "NOUN":
        if root.head.head.lower_ in load_words("place_nouns"):
            yield root.head.head
    yield from (c for c in root.children if c.dep_ == "appos" and c.pos_ == "NOUN" and c.i > root.i)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        yield from (c for c in root.head.children if c.dep_ == "attr" and c.pos_ == "NOUN")


def _is_event_by_word(words: TokenSpan) -> bool:
    """"Harbour Conference", "Battle of Lake Orm": an event's noun at either end."""
    events = load_table("event_words")
    return words[-1].lower_ in events or (words[0].lower_ in events and words[1].lower_ == "of")


def _add_context(candidate: Candidate, doc: Doc) -> None:
    votes = candidate.votes
    before = doc[candidate.start - 1] if candidate.start else None
    after = doc[candidate.end] if candidate.end < len(doc) else None
    root = doc[candidate.start : candidate.end].root
    if before is not None:
        word = before.lower_.rstrip(".")
        if word in load_words("honorifics"):
            votes[EntityClass.PERSON] += 3
        elif word in load_words("offices") and before.dep_ in {"compound", "nmod"}:
            votes[EntityClass.PERSON] += 2
        if before.lower_ in {"in", "near", "into", "across", "outside"} and root.dep_ == "pobj":
            votes[EntityClass.PLACE] += 0.6
        if root.dep_ == "compound" and root.head.lower_ in load_table("event_words"):
            votes[EntityClass.PLACE] += 0.5
        if before.lower_ == "the" and candidate.end - candidate.start == 1:
            votes[EntityClass.PERSON] -= 0.7
    for noun in _beside(root, before):
        for entity_class, words in _CLASS_NOUNS:
            if noun.lower_ in load_words(words):
                votes[entity_class] += 2
                break
    if root.dep_ == "nsubj" and root.head.lemma_ in _SPEECH:
        votes[EntityClass.PERSON] += 0.4
    if after is not None and after.text == "," and after.i + 1 < len(doc):
        after = doc[after.i + 1]
    if after is not None and after.lower_ in {"who", "whose"}:
        votes[EntityClass.PERSON] += 1.5


# -- one class for one name -----------------------------------------------------------------------


def _key(candidate: Candidate, doc: Doc) -> str:
    return normalize_name(doc[candidate.start : candidate.end].text)


def _vote(chosen: list[Candidate], doc: Doc) -> dict[str, EntityClass]:
    """The class of each name in this article: the sum over all its occurrences."""
    ballots: dict[str, Counter[EntityClass]] = defaultdict(Counter)
    for candidate in chosen:
        ballots[_key(candidate, doc)].update(candidate.votes)
    _lend_to_surnames(ballots)
    order = list(EntityClass)
    return {
        key: min(votes, key=lambda c: (-votes[c], order.index(c)))
        for key, votes in ballots.items()
        if votes and max(votes.values()) > 0
    }


def _lend_to_surnames(ballots: dict[str, Counter[EntityClass]]) -> None:
    """A full name that is a person's lends its class to its bare surname."""
    for key in list(ballots):
        words = key.split()
        votes = ballots[key]
        if len(words) < 2 or not votes:
            continue
        if max(votes, key=lambda c: votes[c]) is not EntityClass.PERSON:
            continue
        for part in {" ".join(words[1:]), words[-1], words[0]} & ballots.keys():
            ballots[part][EntityClass.PERSON] += 2.5 if part != words[0] else 1.0


def _drop_doubtful_headlines(
    chosen: list[Candidate], doc: Doc, classes: dict[str, EntityClass]
) -> list[Candidate]:
    """In a headline every word has a capital: keep only what the body or the gazetteer confirms."""
    body = {_key(c, doc) for c in chosen if not is_headline(doc[c.start].sent)}
    kept = []
    for candidate in chosen:
        known = candidate.hit is not None or _key(candidate, doc) in body
        if known or not is_headline(doc[candidate.start].sent):
            kept.append(candidate)
    return kept


def _repeated(
    doc: Doc, chosen: list[Candidate], classes: dict[str, EntityClass]
) -> Iterator[Candidate]:
    """Other occurrences of the names found, word for word."""
    taken = {position for c in chosen for position in range(c.start, c.end)}
    by_first: dict[str, list[list[str]]] = defaultdict(list)
    for words in _forms(doc, chosen, classes):
        by_first[words[0]].append(words)
    for token in doc:
        for words in by_first.get(token.text, ()):
            place = range(token.i, token.i + len(words))
            if place.stop > len(doc) or taken.intersection(place):
                continue
            if [doc[i].text for i in place] == words:
                taken.update(place)
                yield Candidate(place.start, place.stop, "name:repeated")
                break


def _forms(doc: Doc, chosen: list[Candidate], classes: dict[str, EntityClass]) -> list[list[str]]:
    """The names found and the surnames of the persons among them, as words, the longest first."""
    forms: set[tuple[str, ...]] = set()
    for candidate in chosen:
        words = tuple(word.text for word in doc[candidate.start : candidate.end])
        if classes.get(_key(candidate, doc)) is EntityClass.PERSON and len(words) > 1:
            forms.add(words[-1:])
            classes.setdefault(normalize_name(words[-1]), EntityClass.PERSON)
        if not candidate.hit or candidate.hit.entity_class is EntityClass.PERSON:
            forms.add(words)
    usable = (words for words in forms if words[0][:1].isupper() and len("".join(words)) > 2)
    return [list(words) for words in sorted(usable, key=lambda w: (-len(w), w))]


# -- recording ------------------------------------------------------------------------------------


def _record(page: Page, candidate: Candidate, classes: dict[str, EntityClass]) -> None:
    doc = page.doc
    entity_class = classes.get(_key(candidate, doc))
    if entity_class is None:
        return
    span = page.span(doc[candidate.start], doc[candidate.end - 1])
    hit = candidate.hit
    if hit and hit.entity_class is entity_class:
        kind = MentionKind.DEMONYM if hit.is_demonym else MentionKind.NAME
        name = hit.label if hit.is_demonym else doc.text[span.start : span.end]
        page.add(span, kind, entity_class, candidate.source, name=name)
        return
    if _is_people(doc[candidate.start : candidate.end], entity_class):
        return
    page.add(span, MentionKind.NAME, entity_class, candidate.source)


def _is_people(words: TokenSpan, entity_class: EntityClass) -> bool:
    """Whether it is a people or a faith ("Kurds", "Muslim") rather than a party ("the Greens")."""
    if entity_class is not EntityClass.ORGANIZATION or words[0].ent_type_ != "NORP":
        return False
    return words.root.lower_ not in load_words("party_words")


def _add_prefixes(page: Page, gazetteer: Gazetteer) -> None:
    """Countries and bodies inside one token: "Ruritanian-led", "EU-backed"."""
    for token in page.doc:
        head, hyphen, _ = token.text.partition("-")
        if not hyphen or not head[:1].isupper() or page.at(token):
            continue
        hit = gazetteer.find(head)
        if hit and hit.sure:
            span = page.span(token, token)
            kind = MentionKind.DEMONYM if hit.is_demonym else MentionKind.NAME
            page.add(
                span._replace(end=span.start + len(head)), kind, hit.entity_class,
                "name:prefix", name=hit.label if hit.is_demonym else head,
            )  # fmt: skip
