// From the reader's filters to what is shown: statements, the ties they add up to, entities.

/** @import { Data, Entity, Statement } from "./data.js" */
/** @import { State } from "./state.js" */

/**
 * @typedef {object} Tie all that is stated between two entities, in one direction and family
 * @property {string} id
 * @property {number} from
 * @property {number} to
 * @property {string} family
 * @property {number[]} statements
 * @property {number} sources independent articles
 * @property {boolean} attributed whether every statement is somebody's word
 * @property {boolean} symmetric
 * @property {number} bend how far the line curves aside, set when it is shown
 *
 * @typedef {object} Scene what is shown
 * @property {Entity[]} entities
 * @property {Tie[]} ties
 * @property {Tie[]} allTies those that pass the filters, shown or not
 * @property {number} passing how many entities have a tie that passes
 * @property {Uint8Array} passes for each statement, whether it passes
 */

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
 * @param {Data} data
 * @param {State} state
 * @param {{ignoreTime?: boolean}} [options]
 */
export function findPassing(data, state, { ignoreTime = false } = {}) {
  const passes = new Uint8Array(data.statements.length);
  const familyOf = new Map([...data.predicates.values()].map((info) => [info.name, info.family]));
  const timed = !ignoreTime && Boolean(state.since || state.until);
  for (const statement of data.statements) {
    const family = familyOf.get(statement.predicate) ?? "other";
    passes[statement.index] = Number(
      statusesOf(statement).every((status) => state.factualities.has(status)) &&
        statement.confidence >= state.confidence &&
        !state.familiesOff.has(family) &&
        !state.predicatesOff.has(statement.predicate) &&
        !state.sourcesOff.has(publisherOf(data, statement)) &&
        (!timed || isWithin(dateOf(statement, state.clock), state)),
    );
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
 * @param {string} date a day, a month or a year
 * @param {State} state
 */
function isWithin(date, { since, until }) {
  if (!date) return false;
  return (!since || date >= since.slice(0, date.length)) && (!until || date <= until);
}

/**
 * An office is drawn as the tie between its holder and its body as long as offices are not shown
 * as entities of their own.
 *
 * @param {Data} data
 * @param {State} state
 * @param {number} index
 */
function shownEnd(data, state, index) {
  const entity = data.entities[index];
  if (entity.class !== "Position" || !state.classesOff.has("Position")) return index;
  const body = entity.links.find(([phrase]) => phrase === "position in");
  return body ? body[1] : index;
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Uint8Array} passes
 * @returns {Tie[]}
 */
export function findTies(data, state, passes) {
  const families = data.meta.vocabulary.families.map((family) => family.key);
  /** @type {Map<number, Tie>} */
  const ties = new Map();
  for (const statement of data.statements) {
    if (!passes[statement.index]) continue;
    const from = shownEnd(data, state, statement.from);
    const to = shownEnd(data, state, statement.to);
    if (from === to) continue;
    const info = data.predicates.get(statement.predicate);
    const family = families.indexOf(info?.family ?? "other");
    const number = (from * data.entities.length + to) * families.length + family;
    let tie = ties.get(number);
    if (!tie) ties.set(number, (tie = makeTie(data, from, to, families[family])));
    tie.statements.push(statement.index);
    tie.symmetric &&= Boolean(info?.symmetric);
    tie.attributed &&= statement.speaker >= 0;
  }
  const all = [...ties.values()];
  for (const tie of all) tie.sources = countSources(data, tie.statements);
  return state.articles > 1 ? all.filter((tie) => tie.sources >= state.articles) : all;
}

/**
 * @param {Data} data
 * @param {number} from
 * @param {number} to
 * @param {string} family
 * @returns {Tie}
 */
function makeTie(data, from, to, family) {
  const id = [data.entities[from].key, data.entities[to].key, family].join(">");
  return { id, from, to, family, statements: [], sources: 0, attributed: true, symmetric: true, bend: 0 };
}

/**
 * Articles with the same text count once.
 *
 * @param {Data} data
 * @param {number[]} statements
 */
export function countSources(data, statements) {
  if (statements.length === 1) return 1;
  return new Set(statements.map((index) => data.articles[data.statements[index].article]?.twin)).size;
}

/**
 * @param {Data} data
 * @param {State} state
 * @returns {Scene}
 */
export function makeScene(data, state) {
  const passes = findPassing(data, state);
  const allTies = findTies(data, state, passes).filter(({ from, to }) =>
    [from, to].every((end) => isAllowed(data.entities[end], state)),
  );
  const near = neighbours(data, allTies);
  const passing = data.entities.filter((entity) => near[entity.index].length > 0);
  const shown = state.focus ? findFocus(data, state, near) : findTop(data, state, passing, near);
  const ties = allTies.filter(({ from, to }) => shown.has(from) && shown.has(to));
  bendTies(ties);
  const entities = data.entities.filter((entity) => shown.has(entity.index));
  return { entities, ties, allTies, passing: passing.length, passes };
}

/**
 * @param {Entity} entity
 * @param {State} state
 */
function isAllowed(entity, state) {
  if (state.hidden.has(entity.key)) return false;
  return !state.classesOff.has(entity.class) || state.extra.has(entity.key);
}

/**
 * @param {Data} data
 * @param {Tie[]} ties
 * @returns {number[][]} for each entity, those it is tied to
 */
export function neighbours(data, ties) {
  /** @type {number[][]} */
  const near = data.entities.map(() => []);
  for (const { from, to } of ties) {
    near[from].push(to);
    near[to].push(from);
  }
  return near;
}

/**
 * The most important entities that are tied to each other, so that no lone dots take up room.
 *
 * @param {Data} data entities come in order of importance
 * @param {State} state
 * @param {Entity[]} passing
 * @param {number[][]} near
 */
function findTop(data, state, passing, near) {
  const asked = new Set([...state.extra, ...state.path, ...state.pinned.keys()]);
  const shown = new Set(passing.slice(0, state.count).map((entity) => entity.index));
  for (const index of shown) if (!near[index].some((other) => shown.has(other))) shown.delete(index);
  for (const entity of passing) {
    if (shown.size >= state.count) break;
    if (near[entity.index].some((other) => shown.has(other))) shown.add(entity.index);
  }
  for (const key of asked) {
    const entity = data.byKey.get(key);
    if (entity && !state.hidden.has(key)) shown.add(entity.index);
  }
  return shown;
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {number[][]} near
 * @returns {Set<number>} the focused entity and what is within reach of it
 */
function findFocus(data, state, near) {
  const centre = data.byKey.get(state.focus);
  const shown = new Set(centre ? [centre.index] : []);
  let edge = [...shown];
  for (let step = 0; step < state.depth; step++) {
    edge = [...new Set(edge.flatMap((index) => near[index]))].filter((index) => !shown.has(index));
    edge.sort((a, b) => a - b); // by importance
    for (const index of edge.slice(0, Math.max(0, 400 - shown.size))) shown.add(index);
  }
  for (const key of state.extra) {
    const entity = data.byKey.get(key);
    if (entity && !state.hidden.has(key)) shown.add(entity.index);
  }
  return shown;
}

/**
 * Ties between the same two entities fan out.
 *
 * @param {Tie[]} ties
 */
function bendTies(ties) {
  /** @type {Map<string, Tie[]>} */
  const pairs = new Map();
  for (const tie of ties) {
    const pair = tie.from < tie.to ? `${tie.from} ${tie.to}` : `${tie.to} ${tie.from}`;
    const group = pairs.get(pair);
    if (group) group.push(tie);
    else pairs.set(pair, [tie]);
  }
  for (const group of pairs.values()) {
    group.forEach((tie, place) => {
      const aside = group.length === 1 ? 0.1 : (place - (group.length - 1) / 2) * 0.26 + 0.02;
      tie.bend = tie.from < tie.to ? aside : -aside;
    });
  }
}
