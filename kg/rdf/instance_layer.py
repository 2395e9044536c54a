"""The instance layer: entities, interactions and plain triples; the background; the build."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal

from kg.model import BuildInfo, Entity, EntityClass, Factuality, Interaction, Knowledge
from kg.rdf.statement_layer import claim_of
from kg.rdf.terms import TYPE, Triple, if_dated, if_known
from kg.vocab import KG, OWL, PROV, RDFS, SCHEMA, SEM, SKOS, WD, Names


def instance_triples(knowledge: Knowledge, names: Names) -> Iterator[Triple]:
    """Yield entities, interactions and, once each, the plain triples of what is asserted."""
    for entity in knowledge.entities:
        yield from _entity(entity, names)
    for interaction in knowledge.interactions:
        yield from _interaction(interaction, names)
    yield from dict.fromkeys(
        claim_of(statement, names)
        for resolved in knowledge.articles
        for statement in resolved.statements
        if statement.factuality is Factuality.ASSERTED
    )


def background_triples(knowledge: Knowledge, names: Names) -> Iterator[Triple]:
    """Yield what the knowledge base knows of the entities at hand, as plain triples only."""
    for known in knowledge.background:
        yield names.entity(known.subject), KG(known.predicate), names.entity(known.object)


def build_triples(build: BuildInfo, names: Names) -> Iterator[Triple]:
    """Yield what a build was made with: packages, model, rules, decisions; no clock time."""
    versions = [part for version in build.versions for part in version]
    decided = (build.decisions_hash,) if build.decisions_hash else ()
    node = names.build(*versions, build.model, build.rules_hash, *decided)
    yield node, TYPE, PROV("Activity")
    yield from if_known(node, KG("languageModel"), build.model)
    yield from if_known(node, KG("rulesHash"), build.rules_hash)
    yield from if_known(node, KG("decisionsHash"), build.decisions_hash)
    for name, version in build.versions:
        software = names.software(name, version)
        yield node, PROV("wasAssociatedWith"), software
        yield software, TYPE, PROV("SoftwareAgent")
        yield software, SCHEMA("name"), Literal(name)
        yield software, SCHEMA("softwareVersion"), Literal(version)


def _entity(entity: Entity, names: Names) -> Iterator[Triple]:
    node = names.entity(entity.id)
    yield node, TYPE, KG(entity.entity_class)
    yield from _labels(entity, names)
    if entity.wikidata:
        yield node, OWL("sameAs"), WD(entity.wikidata)
    for predicate, other in (
        ("positionIn", entity.position_in),
        ("ofCountry", entity.of_country),
        ("affiliatedWith", entity.affiliated_with),
        ("standsFor", entity.stands_for),
    ):
        if other:
            yield node, KG(predicate), names.entity(other)
    if entity.entity_class is EntityClass.EVENT:
        yield from if_known(node, KG("eventKind"), entity.kind)
        yield from if_dated(node, SEM("hasBeginTimeStamp"), entity.begin)
        yield from if_dated(node, SEM("hasEndTimeStamp"), entity.end)


def _labels(entity: Entity, names: Names) -> Iterator[Triple]:
    """Say each name once: as the label, else as an alternative, else as a hidden one."""
    node = names.entity(entity.id)
    said = {entity.label: RDFS("label")}
    for label in entity.alt_labels:
        said.setdefault(label, SKOS("altLabel"))
    for label in entity.hidden_labels:
        said.setdefault(label, SKOS("hiddenLabel"))
    for label, predicate in said.items():
        yield from if_known(node, predicate, label)


def _interaction(interaction: Interaction, names: Names) -> Iterator[Triple]:
    node = names.interaction(interaction.id)
    yield node, TYPE, KG("Interaction")
    yield node, KG("category"), KG(interaction.category)
    for predicate, entity_id in (
        (KG("agent"), interaction.agent),
        (KG("recipient"), interaction.recipient),
        (KG("theme"), interaction.theme),
        (SEM("hasPlace"), interaction.place),
        (KG("partOfEvent"), interaction.event),
    ):
        if entity_id:
            yield node, predicate, names.entity(entity_id)
    yield from if_dated(node, SEM("hasTime"), interaction.time)
    for factuality in interaction.factualities:
        yield node, KG("factuality"), KG(factuality)
