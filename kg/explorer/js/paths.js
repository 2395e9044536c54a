// Shortest paths between two entities, over all ties that pass the filters, shown or not.

/** @import { Data } from "./data.js" */
/** @import { Tie } from "./gather.js" */
/** @import { Actions } from "./actions.js" */
import { el, plural } from "./dom.js";
import { phrasesOf } from "./cards.js";
import { statementItem } from "./statements.js";

const MOST = 5;

/**
 * @param {Data} data
 * @param {Tie[]} ties
 * @param {number} start
 * @param {number} end
 * @returns {number[][]} up to five paths of the least length, the best evidenced first
 */
export function findPaths(data, ties, start, end) {
  /** @type {Map<number, number>[]} */
  const near = data.entities.map(() => new Map());
  for (const { from, to, sources } of ties) {
    near[from].set(to, Math.max(near[from].get(to) ?? 0, sources));
    near[to].set(from, Math.max(near[to].get(from) ?? 0, sources));
  }
  const distance = distances(near, end);
  if (distance[start] < 0) return [];
  /** @type {{path: number[], sources: number}[]} */
  let paths = [{ path: [start], sources: 0 }];
  for (let left = distance[start]; left > 0; left--) {
    paths = paths.flatMap(({ path, sources }) =>
      [...near[path[path.length - 1]]]
        .filter(([next]) => distance[next] === left - 1)
        .map(([next, more]) => ({ path: [...path, next], sources: sources + more })),
    );
    paths.sort((a, b) => b.sources - a.sources || compare(a.path, b.path));
    paths = paths.slice(0, 200);
  }
  return paths.slice(0, MOST).map(({ path }) => path);
}

/** @param {number[]} a @param {number[]} b */
function compare(a, b) {
  const i = a.findIndex((step, place) => step !== b[place]);
  return i < 0 ? 0 : a[i] - b[i];
}

/** @param {Map<number, number>[]} near @param {number} end */
function distances(near, end) {
  const distance = new Int32Array(near.length).fill(-1);
  distance[end] = 0;
  let edge = [end];
  while (edge.length) {
    const next = [];
    for (const index of edge)
      for (const other of near[index].keys())
        if (distance[other] < 0) {
          distance[other] = distance[index] + 1;
          next.push(other);
        }
    edge = next;
  }
  return distance;
}

/**
 * @param {Tie[]} ties
 * @param {number[]} path
 * @returns {Tie[][]} for each step, the ties that make it
 */
export function stepsOf(ties, path) {
  return path.slice(1).map((to, i) => {
    const from = path[i];
    return ties.filter((tie) => (tie.from === from && tie.to === to) || (tie.from === to && tie.to === from));
  });
}

/**
 * @param {Data} data
 * @param {Tie[]} ties
 * @param {number[][]} paths
 * @param {[number, number]} ends
 * @param {Actions} act
 * @returns {Node[]}
 */
export function pathCard(data, ties, paths, [start, end], act) {
  const names = `${data.entities[start].label} → ${data.entities[end].label}`;
  if (!paths.length)
    return [
      el("p", { class: "eyebrow" }, "Path"),
      el("h2", { tabindex: -1 }, names),
      el("p", { class: "quiet" }, "Nothing that passes the filters connects them."),
    ];
  return [
    el("p", { class: "eyebrow" }, "Shortest paths"),
    el("h2", { tabindex: -1 }, names),
    el("p", { class: "quiet" }, `${plural(paths.length, "path")} of ${plural(paths[0].length - 1, "step")}, the best evidenced first.`),
    ...paths.map((path, number) =>
      el(
        "details",
        { class: "path", open: number === 0 },
        el("summary", {}, path.map((index) => data.entities[index].label).join(" – ")),
        el("ol", { class: "steps" }, ...stepsOf(ties, path).map((step) => el("li", {}, ...stepEvidence(data, step, act)))),
      ),
    ),
  ];
}

/**
 * @param {Data} data
 * @param {Tie} tie
 * @returns {boolean} whether its phrase names an office, and so the other end
 */
const throughOffice = (data, tie) => tie.statements.some((index) => data.statements[index].to !== tie.to);

/** @param {Data} data @param {Tie[]} step @param {Actions} act */
function stepEvidence(data, step, act) {
  return step.flatMap((tie) => [
    el("button", { type: "button", class: "tie", click: () => act.selectTie(tie.id) },
      el("span", { class: "words" }, el("b", {}, data.entities[tie.from].label), ` ${phrasesOf(data, tie)} `, !throughOffice(data, tie) && el("b", {}, data.entities[tie.to].label)),
      el("span", { class: "count" }, String(tie.sources))),
    el("ol", { class: "statements" }, statementItem(data, data.statements[tie.statements[0]], act.select)),
  ]);
}
