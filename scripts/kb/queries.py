"""What `refresh_kb.py` asks Wikidata: one pattern for each sort of entity.

A pattern binds ``?item``, and where it can ``?code`` (the country's ISO 3166 code) and ``?about``
(what tells the entity from namesakes, worded as `kb.notes` reads it). Classes are named by their
English labels, so that a reader sees what is asked and no item number has to be trusted.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.model import EntityClass


class Query(NamedTuple):
    """A named question for entities of one class."""

    name: str
    entity_class: EntityClass
    pattern: str


PREFIXES = """\
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX wikibase: <http://wikiba.se/ontology#>
"""

_STATE = """
  ?land wdt:P31/rdfs:label "sovereign state"@en ; wdt:P297 ?code ; rdfs:label ?land_name .
  FILTER(LANG(?land_name) = "en")
"""

_IN_A_STATE = """
  ?item wdt:P17 ?land . ?land wdt:P297 ?code ; rdfs:label ?land_name .
  FILTER(LANG(?land_name) = "en")
"""

_WELL_KNOWN = "?item wikibase:sitelinks ?sites . FILTER(?sites > {least})"

QUERIES = (
    Query(
        "states",
        EntityClass.COUNTRY,
        _STATE + "BIND(?land AS ?item) FILTER NOT EXISTS { ?item wdt:P576 [] }",
    ),
    Query(
        "heads",
        EntityClass.PERSON,
        _STATE
        + """
  { ?land wdt:P35 ?item . BIND("head of state of " AS ?role) }
  UNION
  { ?land wdt:P6 ?item . BIND("head of government of " AS ?role) }
  BIND(CONCAT(?role, ?land_name) AS ?about)
""",
    ),
    Query(
        "ministers",
        EntityClass.PERSON,
        """
  ?item p:P39 ?holding . ?holding ps:P39 ?office ; pq:P580 ?since .
  FILTER(YEAR(?since) >= 2015) FILTER NOT EXISTS { ?holding pq:P582 [] }
  ?office wdt:P279*/rdfs:label "minister"@en ; wdt:P1001|wdt:P17 ?land ; rdfs:label ?about .
  ?land wdt:P297 ?code .
  FILTER(LANG(?about) = "en")
""",
    ),
    Query(
        "legislators",
        EntityClass.PERSON,
        """
  ?item p:P39 ?holding . ?holding ps:P39 ?seat ; pq:P580 ?since .
  FILTER(YEAR(?since) >= 2018)
  ?seat wdt:P279/rdfs:label "member of parliament"@en ; wdt:P1001|wdt:P17 ?land .
  ?seat rdfs:label ?about . ?land wdt:P297 ?code .
  FILTER(LANG(?about) = "en")
""",
    ),
    Query(
        "capitals",
        EntityClass.PLACE,
        _STATE + '?land wdt:P36 ?item . BIND(CONCAT("capital of ", ?land_name) AS ?about)',
    ),
    Query(
        "cities",
        EntityClass.PLACE,
        """
  ?item wdt:P31/wdt:P279*/rdfs:label "city"@en ; wdt:P1082 ?population .
  FILTER(?population > 250000)
"""
        + _IN_A_STATE
        + 'BIND(CONCAT("city in ", ?land_name) AS ?about)',
    ),
    Query(
        "subdivisions",
        EntityClass.PLACE,
        "?item wdt:P300 [] ." + _IN_A_STATE + 'BIND(CONCAT("region of ", ?land_name) AS ?about)',
    ),
    Query(
        "international organizations",
        EntityClass.ORGANIZATION,
        """
  ?item wdt:P31/wdt:P279*/rdfs:label "intergovernmental organization"@en .
  BIND("international/intergovernmental body" AS ?about)
"""
        + _WELL_KNOWN.format(least=10),
    ),
    Query(
        "ministries",
        EntityClass.ORGANIZATION,
        '?item wdt:P31/wdt:P279*/rdfs:label "ministry"@en .'
        + _IN_A_STATE
        + 'BIND(CONCAT("ministry of ", ?land_name) AS ?about)',
    ),
    Query(
        "parties",
        EntityClass.ORGANIZATION,
        '?item wdt:P31/wdt:P279*/rdfs:label "political party"@en .'
        + _IN_A_STATE
        + _WELL_KNOWN.format(least=12)
        + 'BIND(CONCAT("political party/group (", ?land_name, ")") AS ?about)',
    ),
    Query(
        "conflicts",
        EntityClass.EVENT,
        """
  ?item wdt:P31/wdt:P279*/rdfs:label "armed conflict"@en ; wdt:P580|wdt:P585 ?date .
  FILTER(YEAR(?date) >= 1945)
  BIND(CONCAT("event dated ", SUBSTR(STR(?date), 1, 10)) AS ?about)
"""
        + _WELL_KNOWN.format(least=10),
    ),
    Query(
        "treaties",
        EntityClass.EVENT,
        """
  ?item wdt:P31/wdt:P279*/rdfs:label "treaty"@en ; wdt:P585|wdt:P571 ?date .
  FILTER(YEAR(?date) >= 1900)
  BIND(CONCAT("event dated ", SUBSTR(STR(?date), 1, 10)) AS ?about)
"""
        + _WELL_KNOWN.format(least=10),
    ),
)


def to_sparql(query: Query) -> str:
    """Write the whole query: the pattern, and the names of what it binds."""
    return f"""\
{PREFIXES}
SELECT ?item ?label (SAMPLE(?code) AS ?country)
       (GROUP_CONCAT(DISTINCT ?alias; separator="|") AS ?aliases)
       (GROUP_CONCAT(DISTINCT ?demonym; separator="|") AS ?demonyms)
       (GROUP_CONCAT(DISTINCT ?about; separator="; ") AS ?note)
WHERE {{
  {{ SELECT DISTINCT ?item ?code ?about WHERE {{ {query.pattern.strip()} }} }}
  ?item rdfs:label ?label . FILTER(LANG(?label) = "en")
  OPTIONAL {{ ?item skos:altLabel ?alias . FILTER(LANG(?alias) = "en") }}
  OPTIONAL {{ ?item wdt:P1549 ?demonym . FILTER(LANG(?demonym) = "en") }}
}}
GROUP BY ?item ?label
"""
