// The card of what is chosen: an entity, a tie, or two entities and the paths between them.

/** @import { Actions } from "./actions.js" */
/** @import { Data } from "./data.js" */
/** @import { Scene } from "./select.js" */
/** @import { State } from "./state.js" */
/** @import { Search } from "./search.js" */
import { closeCard, entityCard, openCard, tieCard } from "./cards.js";
import { byId, el } from "./dom.js";
import { findPaths, pathCard } from "./paths.js";
import { wireCombobox } from "./search.js";

/** @param {State} state what a card depends on */
export const chosenText = (state) =>
  [state.selected, ...state.path, state.focus, ...state.pinned.keys(), ...state.factualities].join(" ");

/**
 * @param {Data} data
 * @param {State} state
 * @param {Scene} scene
 * @returns {number[][]} the paths that are asked for, if two ends are chosen
 */
export function findChosenPaths(data, state, scene) {
  const ends = state.path.map((key) => data.byKey.get(key)?.index);
  if (ends.length < 2 || ends.includes(undefined)) return [];
  return findPaths(data, scene.allTies, Number(ends[0]), Number(ends[1]));
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Scene} scene
 * @param {number[][]} paths
 * @param {Actions} act
 * @param {Search} search
 */
export function showCard(data, state, scene, paths, act, search) {
  const ends = state.path.map((key) => data.byKey.get(key)?.index ?? -1);
  const entity = state.selected.startsWith("n:") && data.byKey.get(state.selected.slice(2));
  const tie = state.selected.startsWith("t:") && scene.allTies.find(({ id }) => id === state.selected.slice(2));
  if (tie) openCard(tieCard(data, tie, act), act.close);
  else if (ends.length === 2 && !ends.includes(-1))
    openCard(pathCard(data, scene.ties, paths, [ends[0], ends[1]], act), act.close);
  else if (entity) openCard(entityCard(data, scene, state, entity, act), act.close);
  else closeCard();
  if (entity && state.path.length === 1) askForPathEnd(act, search);
}

/** @param {Actions} act @param {Search} search */
function askForPathEnd(act, search) {
  const input = el("input", {
    id: "path-to", type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "false",
    "aria-controls": "path-suggestions", "aria-label": "Other end of the path", placeholder: "Path to…",
  });
  const list = el("ul", { id: "path-suggestions", class: "suggestions", role: "listbox", "aria-label": "Suggestions", hidden: true });
  wireCombobox(input, list, search, (entity) => act.select(entity.key));
  byId("card").querySelector(".buttons")?.after(el("div", { class: "combobox" }, input, list));
}
