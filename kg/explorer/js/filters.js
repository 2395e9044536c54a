// Which statements pass the reader's filters. What filters ask of a statement is put into numbers
// once, so that a click compares numbers and nothing else.

/** @import { Data, Statement } from "./data.js" */
/** @import { State } from "./state.js" */

/**
 * @typedef {object} Facets of each statement, by its index
 * @property {Uint8Array} statuses a bit for each of `STATUSES`
 * @property {Uint8Array} predicates a place in the vocabulary
 * @property {Uint32Array} sources a place in `publishers`
 * @property {string[]} publishers
 */

const STATUSES = ["Asserted", "Reported", "Planned", "Hypothetical", "Negated", "Inferred"];

/** @type {WeakMap<Data, Facets>} */
const known = new WeakMap();

/** @param {Data} data */
function facetsOf(data) {
  const found = known.get(data) ?? makeFacets(data);
  known.set(data, found);
  return found;
}

/**
 * @param {Data} data
 * @returns {Facets}
 */
function makeFacets(data) {
  const names = new Map([...data.predicates.keys()].map((name, place) => [name, place]));
  const { length } = data.statements;
  const facets = { statuses: new Uint8Array(length), predicates: new Uint8Array(length), sources: new Uint32Array(length) };
  /** @type {Map<string, number>} */
  const places = new Map();
  for (const statement of data.statements) {
    const publisher = publisherOf(data, statement);
    const place = places.get(publisher) ?? places.size;
    places.set(publisher, place);
    facets.sources[statement.index] = place;
    facets.predicates[statement.index] = names.get(statement.predicate) ?? 255;
    facets.statuses[statement.index] = statusesOf(statement).reduce((bits, status) => bits | bitOf(status), 0);
  }
  return { ...facets, publishers: [...places.keys()] };
}

/** @param {string} status */
const bitOf = (status) => 1 << STATUSES.indexOf(status);

/**
 * @param {Data} data
 * @param {State} state
 * @param {{ignoreTime?: boolean}} [options]
 * @returns {Uint8Array} for each statement, whether it passes
 */
export function findPassing(data, state, { ignoreTime = false } = {}) {
  const { statuses, predicates, sources, publishers } = facetsOf(data);
  const passes = new Uint8Array(data.statements.length);
  const unwanted = STATUSES.reduce((bits, status) => (state.factualities.has(status) ? bits : bits | bitOf(status)), 0);
  const relations = [...data.predicates.values()].map(
    ({ name, family }) => !state.familiesOff.has(family) && !state.predicatesOff.has(name),
  );
  const heard = publishers.map((name) => !state.sourcesOff.has(name));
  const timed = !ignoreTime && Boolean(state.since || state.until);
  for (let i = 0; i < passes.length; i++) {
    if (statuses[i] & unwanted || !(relations[predicates[i]] ?? true) || !heard[sources[i]]) continue;
    const statement = data.statements[i];
    if (statement.confidence < state.confidence) continue;
    passes[i] = Number(!timed || isWithin(dateOf(statement, state.clock), state));
  }
  return passes;
}

/**
 * @param {Statement} statement
 * @returns {string[]} its factuality, and that no article says it where a rule inferred it
 */
export function statusesOf(statement) {
  return statement.premises.length ? [statement.factuality, "Inferred"] : [statement.factuality];
}

/**
 * @param {Data} data
 * @param {Statement} statement
 */
export function publisherOf(data, statement) {
  return data.articles[statement.article]?.publisher || "Unknown source";
}

/**
 * @param {Statement} statement
 * @param {string} clock
 * @returns {string} the date that the time slider goes by, or empty
 */
export function dateOf(statement, clock) {
  if (clock === "happened") return statement.time || statement.since;
  return statement.stated;
}

/**
 * @param {string} date a day, a month or a year
 * @param {State} state
 */
function isWithin(date, { since, until }) {
  if (!date) return false;
  return (!since || date >= since.slice(0, date.length)) && (!until || date <= until);
}
