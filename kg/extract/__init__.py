"""One annotated article to all that can be read from it: a function of that article alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extract.confidence import measure
from kg.extract.coreference.names import link_names
from kg.extract.coreference.nationals import link_nationals
from kg.extract.coreference.neuter import link_neuter_pronouns, link_plural_pronouns
from kg.extract.coreference.pronouns import link_pronouns
from kg.extract.coreference.titles import link_organization_nouns, link_titles
from kg.extract.embedded import drop_embedded_lands
from kg.extract.events import find_events
from kg.extract.gazetteer import Gazetteer
from kg.extract.groups import find_groups, find_officials
from kg.extract.interactions.evaluation import find_evaluations
from kg.extract.interactions.interactions import find_interactions
from kg.extract.lexicon.lemmas import correct_lemmas
from kg.extract.names import find_names
from kg.extract.names.inner import find_inner_names
from kg.extract.names.teams import find_teams
from kg.extract.page import Page
from kg.extract.quotations import attribute_relations, find_quotations
from kg.extract.relations.affiliations import find_affiliations
from kg.extract.relations.attendance import relate_events
from kg.extract.relations.biography import find_biography
from kg.extract.relations.counterparts import find_counterparts, link_counterparts
from kg.extract.relations.lasting import find_lasting
from kg.extract.relations.life_dates import find_life_dates
from kg.extract.relations.offices import find_offices
from kg.extract.relations.places import find_places
from kg.extract.relations.portfolios import cut_portfolios
from kg.extract.relations.positions import find_positions
from kg.extract.relations.related import find_related
from kg.extract.sources import settle_sources
from kg.extract.times import Times, date_relation, describe_events
from kg.model import Article, Extraction, Quotation, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["extract", "read_page"]


def extract(article: Article, doc: Doc, gazetteer: Gazetteer) -> Extraction:
    """All that one article says."""
    return read_page(article, doc, gazetteer)[1]


def read_page(article: Article, doc: Doc, gazetteer: Gazetteer) -> tuple[Page, Extraction]:
    """Mentions, then what ties them, in the order in which each step needs the ones before.

    Gives the page too, with every mention in its place, for those who look into the reading.
    """
    correct_lemmas(doc)
    page = Page(article, doc)
    find_names(page, gazetteer)
    find_teams(page)
    cut_portfolios(page, gazetteer)
    link_names(page)
    embedded = drop_embedded_lands(page)
    find_groups(page)
    link_counterparts(page)
    events = find_events(page)
    offices = list(find_offices(page))
    link_titles(page, offices, gazetteer)
    link_nationals(page, offices)
    find_officials(page, offices)
    link_organization_nouns(page)
    link_pronouns(page)
    link_neuter_pronouns(page)
    link_plural_pronouns(page)
    quotations = _one_a_span(find_quotations(page))
    times = Times(page)
    positions = list(find_positions(page, offices))
    relations: list[Relation] = [
        *positions,
        *find_counterparts(page, positions),
        *find_places(page),
        *find_affiliations(page),
        *find_lasting(page),
        *find_biography(page),
        *find_life_dates(page, times),
        *find_interactions(page),
        *find_evaluations(page, quotations),
        *relate_events(page, events),
    ]
    relations.extend(find_related(page, relations))
    relations = [date_relation(page, relation, times) for relation in relations]
    relations = [relation for relation in relations if _shows_its_ends(relation)]
    relations = list(map(measure, attribute_relations(relations, quotations)))
    settle_sources(page, quotations, relations)
    find_inner_names(page, gazetteer, embedded)
    mentions = page.mentions
    used = {page.sentence(m.start) for m in mentions}
    return page, Extraction(
        article.id,
        tuple(sorted(used)),
        mentions,
        tuple(sorted(relations, key=lambda r: (r.evidence.start, r.subject, r.object))),
        quotations=quotations,
        events=tuple(describe_events(events, times)),
    )


def _shows_its_ends(relation: Relation) -> bool:
    """Whether both ends stand in the sentence that is its evidence; an office's body need not."""
    evidence = relation.evidence
    ends = (relation.subject,) if relation.title else (relation.subject, relation.object)
    return all(evidence.start <= span.start and span.end <= evidence.end for span in ends)


def _one_a_span(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The first quotation of each span, one with a speaker before one without."""
    ranked = sorted(quotations, key=lambda q: (q.start, q.end, q.speaker is None))
    return tuple({(q.start, q.end): q for q in reversed(ranked)}.values())[::-1]
