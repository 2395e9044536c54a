"""One annotated article to all that can be read from it: a function of that article alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.affiliations import find_affiliations
from kg.extract.coreference import link_names
from kg.extract.events import find_events, relate_events
from kg.extract.gazetteer import Gazetteer
from kg.extract.groups import find_groups
from kg.extract.interactions import find_interactions
from kg.extract.lasting import find_lasting
from kg.extract.names import find_names
from kg.extract.offices import find_offices
from kg.extract.page import Page
from kg.extract.places import find_places
from kg.extract.positions import find_positions
from kg.extract.pronouns import link_pronouns
from kg.extract.quotations import find_quotations
from kg.extract.times import Times, date_relation, describe_events
from kg.extract.titles import link_organization_nouns, link_titles
from kg.model import Article, Extraction, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["extract"]


def extract(article: Article, doc: Doc, gazetteer: Gazetteer) -> Extraction:
    """Mentions, then what ties them, in the order in which each step needs the ones before."""
    page = Page(article, doc)
    find_names(page, gazetteer)
    link_names(page)
    find_groups(page)
    events = find_events(page)
    offices = list(find_offices(page))
    link_titles(page, offices)
    link_organization_nouns(page)
    link_pronouns(page)
    quotations = tuple(find_quotations(page))
    relations: list[Relation] = [
        *find_positions(page, offices),
        *find_places(page),
        *find_affiliations(page),
        *find_lasting(page),
        *find_interactions(page),
        *relate_events(page, events),
    ]
    times = Times(page)
    relations = [date_relation(page, relation, times) for relation in relations]
    mentions = page.mentions
    used = {page.sentence(m.start) for m in mentions}
    return Extraction(
        article.id,
        tuple(sorted(used)),
        mentions,
        tuple(sorted(relations, key=lambda r: (r.evidence.start, r.subject, r.object))),
        quotations=quotations,
        events=tuple(describe_events(events, times)),
    )
