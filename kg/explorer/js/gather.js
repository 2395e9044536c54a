// Statements added up to ties: all that is stated between two entities in one direction and family.

/** @import { Data } from "./data.js" */
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
 * @typedef {object} Groups which statements belong together, whatever passes the filters
 * @property {Int32Array} of each statement's group, or -1
 * @property {{id: string, from: number, to: number, family: string}[]} ends
 */

/** @type {WeakMap<Data, {[offices: string]: Groups}>} */
const known = new WeakMap();

/**
 * @param {Data} data
 * @param {boolean} offices whether offices are entities of their own
 */
function groupsOf(data, offices) {
  const both = known.get(data) ?? {};
  known.set(data, both);
  return (both[String(offices)] ??= makeGroups(data, offices));
}

/**
 * @param {Data} data
 * @param {boolean} offices
 * @returns {Groups}
 */
function makeGroups(data, offices) {
  const of = new Int32Array(data.statements.length).fill(-1);
  const ends = [];
  /** @type {Map<string, number>} */
  const places = new Map();
  for (const statement of data.statements) {
    const from = shownEnd(data, offices, statement.from);
    const to = shownEnd(data, offices, statement.to);
    if (from === to) continue;
    const family = data.predicates.get(statement.predicate)?.family ?? "other";
    const id = [data.entities[from].key, data.entities[to].key, family].join(">");
    const place = places.get(id) ?? ends.push({ id, from, to, family }) - 1;
    places.set(id, place);
    of[statement.index] = place;
  }
  return { of, ends };
}

/**
 * An office is drawn as the tie between its holder and its body as long as offices are not shown
 * as entities of their own.
 *
 * @param {Data} data
 * @param {boolean} offices
 * @param {number} index
 */
function shownEnd(data, offices, index) {
  const entity = data.entities[index];
  if (entity.class !== "Position" || offices) return index;
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
  const { of, ends } = groupsOf(data, !state.classesOff.has("Position"));
  /** @type {Tie[]} */
  const ties = [];
  /** @type {(Tie | undefined)[]} */
  const made = new Array(ends.length);
  for (let i = 0; i < passes.length; i++) {
    if (!passes[i] || of[i] < 0) continue;
    const statement = data.statements[i];
    let tie = made[of[i]];
    if (!tie) {
      tie = { ...ends[of[i]], statements: [], sources: 0, attributed: true, symmetric: true, bend: 0 };
      made[of[i]] = tie;
      ties.push(tie);
    }
    tie.statements.push(i);
    tie.symmetric &&= Boolean(data.predicates.get(statement.predicate)?.symmetric);
    tie.attributed &&= statement.speaker >= 0;
  }
  for (const tie of ties) tie.sources = countSources(data, tie.statements);
  return state.articles > 1 ? ties.filter((tie) => tie.sources >= state.articles) : ties;
}

/**
 * Articles with the same text count once.
 *
 * @param {Data} data
 * @param {number[]} statements
 */
function countSources(data, statements) {
  if (statements.length === 1) return 1;
  return new Set(statements.map((index) => data.articles[data.statements[index].article]?.twin)).size;
}
