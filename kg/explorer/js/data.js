// Reads the page's data, which lies in an inert JSON element, column by column.

/**
 * @typedef {object} Entity
 * @property {number} index
 * @property {string} key its IRI without the base, as the fragment cites it
 * @property {string} label
 * @property {string} class
 * @property {string[]} aliases
 * @property {string} wikidata the item's IRI, or empty
 * @property {number} x
 * @property {number} y
 * @property {number} community
 * @property {number} rank 0 to 1: by evidence and centrality
 * @property {number} articles how many articles mention it
 * @property {string} kind of an event
 * @property {string} begin of an event
 * @property {string} end of an event
 * @property {[string, number][]} links what it belongs to: a phrase and an entity
 *
 * @typedef {object} Statement
 * @property {number} index
 * @property {string} key
 * @property {number} from
 * @property {number} to
 * @property {string} predicate
 * @property {string} factuality
 * @property {number} confidence
 * @property {string} rule
 * @property {number} article
 * @property {number} speaker an entity's index, or -1
 * @property {string} since
 * @property {string} until
 * @property {string} stated the article's date
 * @property {string} time when it happened, where known
 * @property {string} sense
 * @property {string} text the words between, for relatedTo
 * @property {string} value the date, for a predicate that has one
 * @property {number[]} sentences
 * @property {string[]} premises keys of the statements that it was inferred from
 *
 * @typedef {object} Sentence
 * @property {number} article
 * @property {string} text
 * @property {number[]} marks start, end, entity; start, end, entity; …
 *
 * @typedef {object} Article
 * @property {string} headline
 * @property {string} date
 * @property {string} source
 * @property {string} publisher
 * @property {string} url
 * @property {number} twin articles of the same text bear the same number: they are one source
 *
 * @typedef {{name: string, family: string, phrase: string, symmetric: boolean, interaction: boolean}} PredicateInfo
 * @typedef {{key: string, label: string, arrow: string}} FamilyInfo
 *
 * @typedef {object} Meta
 * @property {string} title
 * @property {string} held how many articles it is of, and their first day and last
 * @property {string} base the base IRI of the data
 * @property {string} note what is left out of this page, or empty
 * @property {number} first how many entities the first view shows
 * @property {number} large how many shown entities the second renderer takes over from
 * @property {{entities: number, statements: number}} counts of the whole store, or of the articles that were asked for
 * @property {{predicates: PredicateInfo[], families: FamilyInfo[], classes: string[]}} vocabulary
 * @property {string[]} communities their names
 *
 * @typedef {object} Data
 * @property {Meta} meta
 * @property {Entity[]} entities
 * @property {Statement[]} statements
 * @property {Sentence[]} sentences
 * @property {Article[]} articles
 * @property {Map<string, Entity>} byKey
 * @property {Map<string, Statement>} statementByKey
 * @property {Map<string, PredicateInfo>} predicates
 * @property {number[][]} statementsOf an entity's statements, as subject or object
 */

/**
 * Turns columns back into rows; a column of few values comes as values and codes.
 *
 * @param {{length: number, columns: {[name: string]: any}}} packed
 * @returns {any[]}
 */
function toRows(packed) {
  /** @type {any[]} */
  const rows = Array.from({ length: packed.length }, (_, index) => ({ index }));
  for (const [name, column] of Object.entries(packed.columns)) {
    const { values, codes } = column;
    for (let i = 0; i < rows.length; i++) rows[i][name] = codes ? values[codes[i]] : column[i];
  }
  return rows;
}

/** @returns {Data} */
export function readData() {
  const packed = JSON.parse(document.getElementById("data")?.textContent ?? "{}");
  /** @type {Entity[]} */
  const entities = toRows(packed.entities);
  /** @type {Statement[]} */
  const statements = toRows(packed.statements);
  /** @type {number[][]} */
  const statementsOf = entities.map(() => []);
  for (const { index, from, to } of statements) {
    statementsOf[from].push(index);
    if (to !== from) statementsOf[to].push(index);
  }
  const predicates = /** @type {PredicateInfo[]} */ (packed.meta.vocabulary.predicates);
  return {
    meta: packed.meta,
    entities,
    statements,
    sentences: toRows(packed.sentences),
    articles: toRows(packed.articles),
    byKey: new Map(entities.map((entity) => [entity.key, entity])),
    statementByKey: new Map(statements.map((statement) => [statement.key, statement])),
    predicates: new Map(predicates.map((info) => [info.name, info])),
    statementsOf,
  };
}

/**
 * What a statement says, as a reader would: "accuses", "Finance Minister of Peru".
 *
 * @param {Data} data
 * @param {Statement} statement
 */
export function phraseOf(data, statement) {
  if (statement.text) return statement.text;
  const phrase = data.predicates.get(statement.predicate)?.phrase ?? statement.predicate;
  return statement.value ? `${phrase} ${statement.value}` : phrase;
}
