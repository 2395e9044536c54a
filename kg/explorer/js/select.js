// From the reader's filters to what is shown: the ties that pass, and the entities they tie.

/** @import { Data, Entity } from "./data.js" */
/** @import { Tie } from "./gather.js" */
/** @import { State } from "./state.js" */
import { findPassing } from "./filters.js";
import { findTies } from "./gather.js";

/**
 * @typedef {object} Scene what is shown
 * @property {Entity[]} entities
 * @property {Tie[]} ties
 * @property {Tie[]} allTies those that pass the filters, shown or not
 * @property {number} passing how many entities have a tie that passes
 */

/**
 * @param {Data} data
 * @param {State} state
 * @returns {Scene}
 */
export function makeScene(data, state) {
  const allowed = data.entities.map((entity) => isAllowed(entity, state));
  const allTies = findTies(data, state, findPassing(data, state)).filter(({ from, to }) => allowed[from] && allowed[to]);
  const tied = new Uint8Array(data.entities.length);
  for (const { from, to } of allTies) tied[from] = tied[to] = 1;
  const passing = data.entities.filter((entity) => tied[entity.index]);
  const shown = state.focus ? findFocus(data, state, neighbours(data, allTies)) : findTop(data, state, passing, allTies);
  const ties = allTies.filter(({ from, to }) => shown.has(from) && shown.has(to));
  bendTies(ties);
  const entities = data.entities.filter((entity) => shown.has(entity.index));
  return { entities, ties, allTies, passing: passing.length };
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
function neighbours(data, ties) {
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
 * @param {Tie[]} ties
 */
function findTop(data, state, passing, ties) {
  const shown = new Set(passing.slice(0, state.count).map((entity) => entity.index));
  if (passing.length > state.count) fillUp(shown, state.count, passing, neighbours(data, ties));
  for (const key of [...state.extra, ...state.path, ...state.pinned.keys()]) {
    const entity = data.byKey.get(key);
    if (entity && !state.hidden.has(key)) shown.add(entity.index);
  }
  return shown;
}

/**
 * Puts the next important ones that are tied to those shown in the place of the lone.
 *
 * @param {Set<number>} shown
 * @param {number} count
 * @param {Entity[]} passing
 * @param {number[][]} near
 */
function fillUp(shown, count, passing, near) {
  for (const index of shown) if (!near[index].some((other) => shown.has(other))) shown.delete(index);
  for (const { index } of passing) {
    if (shown.size >= count) break;
    if (near[index].some((other) => shown.has(other))) shown.add(index);
  }
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
  /** @type {Map<number, Tie[]>} */
  const pairs = new Map();
  for (const tie of ties) {
    const pair = Math.min(tie.from, tie.to) * 2 ** 26 + Math.max(tie.from, tie.to);
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
