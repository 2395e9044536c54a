// Puts the parts together: state in, picture and cards out.

/** @import { Entity } from "./data.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Caption, Picture } from "./paint.js" */
/** @import { Scene } from "./select.js" */
/** @import { State } from "./state.js" */
/** @import { View } from "./view-vis.js" */
/** @import { Actions } from "./cards.js" */
import { LAYOUTS, SMALL } from "./arrange.js";
import { keepInSight, lookAtAll, zoomBy } from "./camera.js";
import { closeCard, entityCard, openCard, tieCard } from "./cards.js";
import { readData } from "./data.js";
import { announce, byId, el, inputById, plural } from "./dom.js";
import { download, toCsv, toGraphml, toTurtle } from "./export.js";
import { pointOnCurve } from "./geometry.js";
import { toPng, toSvg } from "./image.js";
import { fillHeader, updateHeader } from "./header.js";
import { focusSearch, nextEntity, wireKeys } from "./keys.js";
import { curveOf } from "./paint.js";
import { findLit } from "./light.js";
import { makePanel } from "./panel.js";
import { findPaths, pathCard } from "./paths.js";
import { makeSearch, wireCombobox, wireSearch } from "./search.js";
import { dateOf, makeScene } from "./select.js";
import { makeState, makeStore } from "./state.js";
import { drawTables } from "./table.js";
import { onSystemTheme, switchTheme } from "./theme.js";
import { makeTimeline } from "./timeline.js";
import { makeCanvasView } from "./view-canvas.js";
import { makeVisView } from "./view-vis.js";

const data = readData();
const arrows = Object.fromEntries(data.meta.vocabulary.families.map(({ key, arrow }) => [key, arrow]));
const first = makeState(Math.min(isNarrow() ? 28 : data.meta.first, Math.max(data.entities.length, 1)));
const map = byId("map");
const search = makeSearch(data);

/** A phone has room for fewer names. */
function isNarrow() {
  return innerWidth < 760;
}

/** @type {Scene} */
let scene;
/** @type {Picture} */
let picture;
/** @type {View | undefined} */
let view;
let kind = "";
/** @type {Map<number, Point>} where entities stand, kept while filters come and go */
let places = new Map();
let placedFor = "";
let cameraTimer = 0;
/** @type {Caption[]} */
let captions = [];

const store = makeStore(first, (state, before) => update(state, before));
const panel = makePanel(data, store);
const timeline = makeTimeline(data, store);

/**
 * @param {State} state
 * @param {State} [before]
 */
function update(state, before) {
  const start = performance.now();
  scene = makeScene(data, state);
  const anew = arrange(state);
  const paths = findChosenPaths(state);
  picture = makePicture(state, paths);
  const moved = showGraph(anew);
  panel.update(state, scene);
  timeline.update(state);
  updateHeader(data, state, scene);
  if (!before || chosenText(state) !== chosenText(before) || before.factualities !== state.factualities) showCard(state, paths);
  if (!before || moved || chosenText(state) !== chosenText(before)) moveCamera(moved);
  document.body.dataset.view = state.view;
  if (state.view === "table") drawTables(data, scene, actions);
  document.body.dataset.updated = (performance.now() - start).toFixed(1);
}

/** @param {State} state */
const chosenText = (state) => [state.selected, ...state.path, state.focus, [...state.pinned.keys()].join()].join(" ");

/**
 * Entities keep their places while filters change; a new layout, focus or number moves them.
 *
 * @param {State} state
 * @returns {boolean} whether everything was placed anew
 */
function arrange(state) {
  const occasion = `${state.layout} ${state.focus} ${state.depth} ${state.count} ${isNarrow()}`;
  const missing = scene.entities.filter((entity) => !places.has(entity.index));
  const anew = occasion !== placedFor || missing.length > scene.entities.length / 2;
  if (anew) {
    const arranged = LAYOUTS[Object.hasOwn(LAYOUTS, state.layout) ? state.layout : "communities"].place(roomFor(state));
    places = arranged.places;
    captions = arranged.captions;
    placedFor = occasion;
  } else placeBeside(missing);
  for (const [key, [x, y]] of state.pinned) {
    const entity = data.byKey.get(key);
    if (entity) places.set(entity.index, { x, y });
  }
  return anew;
}

/** @param {State} state */
function roomFor(state) {
  /** @type {Map<number, string>} */
  const dates = new Map();
  for (const tie of scene.ties)
    for (const index of tie.statements) {
      const date = dateOf(data.statements[index], state.clock);
      for (const end of [tie.from, tie.to]) {
        const known = dates.get(end);
        if (date && (!known || date < known)) dates.set(end, date);
      }
    }
  const spread = Math.max(1, Math.sqrt(scene.entities.length / (isNarrow() ? 24 : 75)));
  const [width, height] = [map.clientWidth || 1000, map.clientHeight || 700];
  return { entities: scene.entities, ties: scene.ties, dates, width: width * spread, height: height * spread };
}

/**
 * Newcomers stand around the neighbours that they came by.
 *
 * @param {Entity[]} missing
 */
function placeBeside(missing) {
  missing.forEach((entity, i) => {
    const tie = scene.ties.find(
      ({ from, to }) => (from === entity.index && places.has(to)) || (to === entity.index && places.has(from)),
    );
    const near = tie && places.get(tie.from === entity.index ? tie.to : tie.from);
    const angle = i * 2.4;
    const reach = 80 + 9 * i;
    const at = near ?? { x: 0, y: 0 };
    places.set(entity.index, { x: at.x + reach * Math.cos(angle), y: at.y + reach * Math.sin(angle) });
  });
}

/**
 * @param {State} state
 * @returns {number[][]}
 */
function findChosenPaths(state) {
  const ends = state.path.map((key) => data.byKey.get(key)?.index);
  if (ends.length < 2 || ends.includes(undefined)) return [];
  const paths = findPaths(data, scene.allTies, Number(ends[0]), Number(ends[1]));
  const shown = new Set(scene.entities.map((entity) => entity.index));
  const missing = paths.flat().filter((index) => !shown.has(index));
  if (missing.length) {
    const extra = new Set([...state.extra, ...missing.map((index) => data.entities[index].key)]);
    scene = makeScene(data, { ...state, extra });
    placeBeside(scene.entities.filter((entity) => !places.has(entity.index)));
  }
  return paths;
}

/**
 * @param {State} state
 * @param {number[][]} paths
 * @returns {Picture}
 */
function makePicture(state, paths) {
  const { lit, litTies, chosen } = findLit(data, state, scene, paths);
  const pins = new Set([...state.pinned.keys()].map((key) => data.byKey.get(key)?.index ?? -1));
  const { length } = scene.entities;
  return {
    entities: scene.entities,
    ties: scene.ties,
    all: data.entities,
    places,
    grow: length > SMALL ? Math.min(2.4, 1.25 * (length / SMALL) ** 0.3) : 1,
    lit,
    litTies,
    chosen,
    pins,
    captions,
    communities: data.meta.communities,
    groups: state.layout === "communities" && !state.focus,
  };
}

/** @param {boolean} moved whether everything was placed anew */
function showGraph(moved) {
  const wanted = scene.entities.length > data.meta.large && "ForceGraph" in globalThis ? "canvas" : "vis";
  if (kind !== wanted) {
    view?.destroy();
    map.dataset.renderer = kind = wanted;
    const listeners = { onPick, onOpen: (/** @type {number} */ index) => actions.expand(data.entities[index].key), onMove };
    view = wanted === "vis" ? makeVisView(map, { arrows }, listeners) : makeCanvasView(map, listeners);
    moved = true;
  }
  view?.show(picture);
  return moved;
}

/** Shows all, or makes sure that what is selected is not under the card. @param {boolean} moved */
function moveCamera(moved) {
  clearTimeout(cameraTimer);
  if (!view) return;
  if (moved) lookAtAll(view, placesOf(picture.entities.map((entity) => entity.index)));
  else if (picture.lit.size)
    // Not at once: the second click of a double click shall meet what the first one met.
    cameraTimer = window.setTimeout(
      () => view && keepInSight(view, placesOf(picture.lit), placesOf([picture.chosen])),
      350,
    );
}

/** @param {Iterable<number>} indices */
function placesOf(indices) {
  return [...indices].map((index) => places.get(index)).filter((place) => place !== undefined);
}

/** @param {{entity?: number, tie?: string}} pick */
function onPick({ entity, tie }) {
  map.focus({ preventScroll: true });
  if (entity !== undefined) actions.select(data.entities[entity].key);
  else if (tie) actions.selectTie(tie);
  else if (store.state.selected || store.state.path.length) actions.close();
}

/** @param {number} index @param {Point} place */
function onMove(index, { x, y }) {
  places.set(index, { x, y });
  store.set({ pinned: new Map(store.state.pinned).set(data.entities[index].key, [x, y]) });
}

/** @type {Actions} */
const actions = {
  select(key) {
    const entity = data.byKey.get(key);
    if (!entity) return;
    const { state } = store;
    const picking = state.path.length === 1;
    if (picking && state.path[0] !== key) {
      store.set({ path: [state.path[0], key], selected: "" }, { push: true });
      return;
    }
    const extra = scene.entities.includes(entity) ? state.extra : new Set([...state.extra, key]);
    store.set({ selected: `n:${key}`, path: [], extra }, { push: true });
    announce(`${entity.label} selected`);
  },
  selectTie: (tie) => store.set({ selected: `t:${tie}` }, { push: true }),
  focus(key) {
    store.set({ focus: key, depth: 1, selected: `n:${key}` }, { push: true });
    announce("Only this entity and its neighbours are shown. Escape or Back leads back.");
  },
  expand(key) {
    const entity = data.byKey.get(key);
    if (!entity) return;
    const near = new Set(
      scene.allTies
        .filter((tie) => tie.from === entity.index || tie.to === entity.index)
        .map((tie) => data.entities[tie.from === entity.index ? tie.to : tie.from]),
    );
    const shown = new Set(scene.entities);
    const fresh = [...near].filter((other) => !shown.has(other)).sort((a, b) => a.index - b.index).slice(0, 30);
    announce(fresh.length ? `${plural(fresh.length, "neighbour")} added` : "All its neighbours are shown already.");
    const extra = new Set([...store.state.extra, key, ...fresh.map((other) => other.key)]);
    store.set({ extra, selected: `n:${key}` }, { push: true });
  },
  hide(key) {
    store.set({ hidden: new Set([...store.state.hidden, key]), selected: "" }, { push: true });
    announce(`${data.byKey.get(key)?.label ?? ""} hidden`);
  },
  pin(key) {
    const pinned = new Map(store.state.pinned);
    const place = places.get(data.byKey.get(key)?.index ?? -1);
    if (!pinned.delete(key) && place) pinned.set(key, [place.x, place.y]);
    store.set({ pinned });
  },
  pathFrom(key) {
    store.set({ path: [key], selected: `n:${key}` });
    inputById("path-to").focus();
    announce("Choose the other end of the path: click an entity or type its name.");
  },
  close() {
    store.set({ selected: "", path: [] });
    map.focus({ preventScroll: true });
  },
};

/** @param {State} state @param {number[][]} paths */
function showCard(state, paths) {
  const ends = state.path.map((key) => data.byKey.get(key)?.index ?? -1);
  const entity = state.selected.startsWith("n:") && data.byKey.get(state.selected.slice(2));
  const tie = state.selected.startsWith("t:") && scene.allTies.find(({ id }) => id === state.selected.slice(2));
  if (tie) openCard(tieCard(data, tie, actions), actions.close);
  else if (ends.length === 2 && !ends.includes(-1))
    openCard(pathCard(data, scene.ties, paths, [ends[0], ends[1]], actions), actions.close);
  else if (entity) openCard(entityCard(data, scene, state, entity, actions), actions.close);
  else closeCard();
  if (entity && state.path.length === 1) askForPathEnd();
}

function askForPathEnd() {
  const input = el("input", {
    id: "path-to", type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "false",
    "aria-controls": "path-suggestions", "aria-label": "Other end of the path", placeholder: "Path to…",
  });
  const list = el("ul", { id: "path-suggestions", class: "suggestions", role: "listbox", hidden: true });
  wireCombobox(input, list, search, (entity) => actions.select(entity.key));
  byId("card").querySelector(".buttons")?.after(el("div", { class: "combobox" }, input, list));
}

/** @type {{[format: string]: () => void | Promise<void>}} */
const EXPORTS = {
  png: async () => {
    const blob = view && (await toPng(view.canvas(), data.meta.title));
    if (blob) download("graph.png", blob);
  },
  svg: () => download("graph.svg", new Blob([toSvg(picture, data.meta.title)], { type: "image/svg+xml" })),
  csv: () => download("statements.csv", new Blob([toCsv(data, scene)], { type: "text/csv" })),
  graphml: () => download("graph.graphml", new Blob([toGraphml(data, scene)], { type: "application/xml" })),
  ttl: () => download("graph.ttl", new Blob([toTurtle(data, scene)], { type: "text/turtle" })),
};

function wireButtons() {
  /** @param {string} id @param {() => void} act */
  const on = (id, act) => byId(id).addEventListener("click", act);
  on("unfocus", () => store.set({ focus: "", depth: 1 }, { push: true }));
  on("wider", () => store.set({ depth: store.state.depth + 1 }, { push: true }));
  on("unhide", () => store.set({ hidden: new Set() }, { push: true }));
  on("unextra", () => store.set({ extra: new Set(), pinned: new Map() }, { push: true }));
  on("reset", () => store.set(first, { push: true }));
  on("zoom-in", () => view && zoomBy(view, 1.35));
  on("zoom-out", () => view && zoomBy(view, 1 / 1.35));
  on("fit", showAll);
  on("table-toggle", () => store.set({ view: store.state.view === "table" ? "graph" : "table" }));
  on("theme-toggle", () => {
    switchTheme();
    repaint();
  });
  on("filters-toggle", () => toggleFilters());
  on("filters-close", () => toggleFilters(false));
  on("help-toggle", () => /** @type {HTMLDialogElement} */ (byId("help")).showModal());
  byId("layout").addEventListener("change", (event) =>
    store.set({ layout: /** @type {HTMLSelectElement} */ (event.target).value }, { push: true }),
  );
  for (const button of document.querySelectorAll("[data-export]"))
    button.addEventListener("click", () => void EXPORTS[/** @type {HTMLElement} */ (button).dataset.export ?? ""]?.());
}

const showAll = () => view && lookAtAll(view, placesOf(picture.entities.map((entity) => entity.index)), { smooth: true });

/** @param {boolean} [open] */
function toggleFilters(open) {
  const isOpen = document.body.classList.toggle("filters-open", open);
  byId("filters-toggle").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) byId("filters").querySelector("input")?.focus();
}

function repaint() {
  panel.fill();
  update(store.state);
}

/** @param {string} key */
function onMapKey(key) {
  const { state } = store;
  if (key.startsWith("Arrow")) {
    const from = data.byKey.get(state.selected.slice(2))?.index ?? -1;
    const next = nextEntity(picture, from, key);
    if (next !== undefined) store.set({ selected: `n:${data.entities[next].key}` });
    if (next !== undefined) announce(data.entities[next].label);
    return true;
  }
  if (key === "Enter") {
    const heading = /** @type {HTMLElement | null} */ (byId("card").querySelector("h2"));
    heading?.focus();
    return Boolean(heading);
  }
  return false;
}

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

/**
 * Where something is on the screen: for the browser tests, and for whoever scripts the page.
 *
 * @param {string} name an entity's key or a tie's id
 * @returns {Point | undefined}
 */
function screenOf(name) {
  const tie = scene.ties.find(({ id }) => id === name);
  const curve = tie && curveOf(tie, picture);
  const place = curve ? pointOnCurve(curve.from, curve.via, curve.to, 0.5) : places.get(data.byKey.get(name)?.index ?? -1);
  if (!place || !view) return undefined;
  const { left, top, width, height } = map.getBoundingClientRect();
  const { centre, scale } = view.sight();
  return { x: left + width / 2 + (place.x - centre.x) * scale, y: top + height / 2 + (place.y - centre.y) * scale };
}

Object.assign(globalThis, { explorer: { screenOf, data, sceneNow: () => scene } });
fillHeader(data);
wireButtons();
wireSearch(search, (entity) => actions.select(entity.key));
wireKeys(
  {
    "/": focusSearch,
    "?": () => /** @type {HTMLDialogElement} */ (byId("help")).showModal(),
    Escape: onEscape,
    e: onSelected("expand"),
    f: onSelected("focus"),
    h: onSelected("hide"),
    p: onSelected("pin"),
    s: onSelected("pathFrom"),
    t: () => byId("table-toggle").click(),
    g: () => map.focus(),
    "+": () => view && zoomBy(view, 1.35),
    "-": () => view && zoomBy(view, 1 / 1.35),
    0: showAll,
  },
  onMapKey,
);
onSystemTheme(repaint);
update(store.state);
document.body.dataset.ready = performance.now().toFixed(0);
