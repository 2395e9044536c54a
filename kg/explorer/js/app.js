// Puts the parts together: state in, picture and cards out.

/** @import { Point } from "./geometry.js" */
/** @import { Scene } from "./select.js" */
/** @import { State } from "./state.js" */
import { makeActions } from "./actions.js";
import { chosenText, findChosenPaths, showCard } from "./chosen.js";
import { wireButtons, wireShortcuts } from "./controls.js";
import { readData } from "./data.js";
import { byId } from "./dom.js";
import { announceCounts, fillHeader, updateHeader } from "./header.js";
import { findLit } from "./light.js";
import { makePanel } from "./panel.js";
import { Places, isNarrow } from "./places.js";
import { wireExports } from "./save.js";
import { makeSearch, wireSearch } from "./search.js";
import { makeScene } from "./select.js";
import { Stage } from "./stage.js";
import { makeState, makeStore } from "./state.js";
import { drawTables } from "./table.js";
import { onSystemTheme } from "./theme.js";
import { makeTimeline } from "./timeline.js";

const data = readData();
const first = makeState(Math.min(isNarrow() ? 28 : data.meta.first, Math.max(data.entities.length, 1)));
const map = byId("map");
const search = makeSearch(data);
const places = new Places(data, map);
const store = makeStore(first, update);
const panel = makePanel(data, store);
const timeline = makeTimeline(data, store);
const actions = makeActions(data, store, { scene: () => scene, placeOf: (index) => places.points.get(index) });
const stage = new Stage(map, data, { onPick, onOpen: (index) => actions.expand(data.entities[index].key), onMove });

/** @type {Scene} */
let scene;

/**
 * @param {State} state
 * @param {State} [before]
 */
function update(state, before) {
  const start = performance.now();
  scene = makeScene(data, state);
  const anew = places.arrange(state, scene);
  const paths = findChosenPaths(data, state, scene);
  showAlso(state, paths.flat());
  const moved = stage.show(makePicture(state, paths)) || anew;
  panel.update(state, scene);
  timeline.update(state);
  updateHeader(data, state, scene);
  const chosenAnew = !before || chosenText(state) !== chosenText(before);
  if (chosenAnew) showCard(data, state, scene, paths, actions, search);
  if (moved) stage.showAll();
  else if (chosenAnew) stage.keepLitInSight();
  document.body.dataset.view = state.view;
  if (state.view === "table") drawTables(data, scene, actions);
  if (before && !chosenAnew) announceCounts(scene);
  document.body.dataset.updated = (performance.now() - start).toFixed(1);
}

/**
 * A path leads over entities that are not among the shown.
 *
 * @param {State} state
 * @param {number[]} indices
 */
function showAlso(state, indices) {
  const shown = new Set(scene.entities.map((entity) => entity.index));
  const missing = indices.filter((index) => !shown.has(index));
  if (!missing.length) return;
  const extra = new Set([...state.extra, ...missing.map((index) => data.entities[index].key)]);
  scene = makeScene(data, { ...state, extra });
  places.placeBeside(scene.entities.filter((entity) => !places.points.has(entity.index)), scene.ties);
}

/**
 * @param {State} state
 * @param {number[][]} paths
 */
function makePicture(state, paths) {
  const { lit, litTies, chosen } = findLit(data, state, scene, paths);
  return {
    entities: scene.entities,
    ties: scene.ties,
    all: data.entities,
    places: places.points,
    grow: places.grow,
    lit,
    litTies,
    chosen,
    pins: new Set([...state.pinned.keys()].map((key) => data.byKey.get(key)?.index ?? -1)),
    captions: places.captions,
    communities: data.meta.communities,
    groups: state.layout === "communities" && !state.focus,
  };
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
  places.points.set(index, { x, y });
  store.set({ pinned: new Map(store.state.pinned).set(data.entities[index].key, [x, y]) });
}

function repaint() {
  panel.fill();
  update(store.state);
}

/** @param {string} name an entity's key or a tie's id */
const screenOf = (name) => stage.screenOf(name);
Object.assign(globalThis, { explorer: { screenOf, data, sceneNow: () => scene } });
fillHeader(data);
wireButtons({ data, store, actions, stage, first, repaint });
wireShortcuts({ data, store, actions, stage, first, repaint });
wireExports(data, () => ({ scene, picture: makePicture(store.state, findChosenPaths(data, store.state, scene)), canvas: stage.canvas() }));
wireSearch(search, (entity) => actions.select(entity.key));
onSystemTheme(repaint);
update(store.state);
document.body.dataset.ready = performance.now().toFixed(0);
