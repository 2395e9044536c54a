// The buttons of the page and the keys that do the same.

/** @import { Actions } from "./actions.js" */
/** @import { Data } from "./data.js" */
/** @import { Stage } from "./stage.js" */
/** @import { State, Store } from "./state.js" */
import { announce, byId } from "./dom.js";
import { focusSearch, nextEntity, wireKeys } from "./keys.js";
import { switchTheme } from "./theme.js";

const STEP = 1.35; // how much nearer a zoom leads

/**
 * @typedef {object} Parts
 * @property {Data} data
 * @property {Store} store
 * @property {Actions} actions
 * @property {Stage} stage
 * @property {State} first the state of the first view
 * @property {() => void} repaint
 */

/** @param {Parts} parts */
export function wireButtons({ store, stage, first, repaint }) {
  /** @param {string} id @param {() => void} act */
  const on = (id, act) => byId(id).addEventListener("click", act);
  on("unfocus", () => store.set({ focus: "", depth: 1 }, { push: true }));
  on("wider", () => store.set({ depth: store.state.depth + 1 }, { push: true }));
  on("unhide", () => store.set({ hidden: new Set() }, { push: true }));
  on("unextra", () => store.set({ extra: new Set(), pinned: new Map() }, { push: true }));
  on("reset", () => store.set(first, { push: true }));
  on("zoom-in", () => stage.zoom(STEP));
  on("zoom-out", () => stage.zoom(1 / STEP));
  on("fit", () => stage.showAll({ smooth: true }));
  on("table-toggle", () => store.set({ view: store.state.view === "table" ? "graph" : "table" }));
  on("theme-toggle", () => {
    switchTheme();
    repaint();
  });
  on("filters-toggle", () => toggleFilters());
  on("filters-close", () => toggleFilters(false));
  on("help-toggle", showHelp);
  byId("layout").addEventListener("change", (event) =>
    store.set({ layout: /** @type {HTMLSelectElement} */ (event.target).value }, { push: true }),
  );
}

const showHelp = () => /** @type {HTMLDialogElement} */ (byId("help")).showModal();

/** @param {boolean} [open] */
function toggleFilters(open) {
  const isOpen = document.body.classList.toggle("filters-open", open);
  byId("filters-toggle").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) byId("filters").querySelector("input")?.focus();
  else byId("filters-toggle").focus();
}

/** @param {Parts} parts */
export function wireShortcuts({ data, store, actions, stage }) {
  /** @param {keyof Actions} name */
  const onSelected = (name) => () => {
    const key = store.state.selected.startsWith("n:") && store.state.selected.slice(2);
    if (key) /** @type {(key: string) => void} */ (actions[name])(key);
  };

  function onEscape() {
    const { state } = store;
    if (document.body.classList.contains("filters-open")) toggleFilters(false);
    else if (state.selected || state.path.length) actions.close();
    else if (state.focus) store.set({ focus: "", depth: 1 }, { push: true });
  }

  /** @param {string} key @returns {boolean} whether the map had use for it */
  function onMapKey(key) {
    if (key === "Enter") {
      const heading = /** @type {HTMLElement | null} */ (byId("card").querySelector("h2"));
      heading?.focus();
      return Boolean(heading);
    }
    if (!key.startsWith("Arrow") || !stage.picture) return false;
    const next = nextEntity(stage.picture, data.byKey.get(store.state.selected.slice(2))?.index ?? -1, key);
    if (next !== undefined) {
      store.set({ selected: `n:${data.entities[next].key}` });
      announce(data.entities[next].label);
    }
    return true;
  }

  wireKeys(
    {
      "/": focusSearch,
      "?": showHelp,
      Escape: onEscape,
      e: onSelected("expand"),
      f: onSelected("focus"),
      h: onSelected("hide"),
      p: onSelected("pin"),
      s: onSelected("pathFrom"),
      t: () => byId("table-toggle").click(),
      g: () => byId("map").focus(),
      "+": () => stage.zoom(STEP),
      "-": () => stage.zoom(1 / STEP),
      0: () => stage.showAll({ smooth: true }),
    },
    onMapKey,
  );
}
