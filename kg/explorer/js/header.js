// Title and counts; what is shown now, and the ways back from it.

/** @import { Data } from "./data.js" */
/** @import { Scene } from "./select.js" */
/** @import { State } from "./state.js" */
import { LAYOUTS } from "./arrange.js";
import { announce, byId, el, plural } from "./dom.js";

/** @param {Data} data */
export function fillHeader(data) {
  const { title, held, counts, note } = data.meta;
  byId("title").textContent = title;
  byId("subtitle").textContent = [
    title === held ? "" : held, plural(counts.entities, "entity", "entities"), plural(counts.statements, "statement"),
  ].filter(Boolean).join(" · ");
  byId("note").textContent = note;
  byId("note").hidden = !note;
  byId("layout").replaceChildren(...Object.entries(LAYOUTS).map(([value, { label }]) => el("option", { value }, label)));
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Scene} scene
 */
export function updateHeader(data, state, scene) {
  byId("shown").textContent = countsOf(scene);
  const focus = state.focus && data.byKey.get(state.focus);
  byId("focus-bar").hidden = !focus && !state.hidden.size && !state.extra.size && !state.pinned.size;
  byId("focus-text").textContent = focus ? `Around ${focus.label}` : "";
  byId("unfocus").hidden = byId("wider").hidden = !focus;
  byId("unhide").hidden = !state.hidden.size;
  byId("unhide").textContent = `Show ${state.hidden.size} hidden`;
  byId("unextra").hidden = !state.extra.size && !state.pinned.size;
  byId("empty").hidden = scene.entities.length > 0 || state.view === "table";
  /** @type {HTMLSelectElement} */ (byId("layout")).value = state.layout;
  byId("table-toggle").setAttribute("aria-pressed", String(state.view === "table"));
}

/** @param {Scene} scene */
function countsOf(scene) {
  const shown = `${scene.entities.length.toLocaleString("en")} of ${plural(scene.passing, "entity with ties", "entities with ties")}`;
  return `${shown}, ${plural(scene.ties.length, "tie")}`;
}

let counting = 0;

/** Says what a filter left, once the reader has stopped moving it. @param {Scene} scene */
export function announceCounts(scene) {
  clearTimeout(counting);
  counting = window.setTimeout(() => announce(`${countsOf(scene)} shown`, { quiet: true }), 500);
}
