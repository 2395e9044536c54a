// What a reader can do with an entity or a tie, by card, key or pointer alike.

/** @import { Data, Entity } from "./data.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Scene } from "./select.js" */
/** @import { Store } from "./state.js" */
import { announce, byId, inputById, plural } from "./dom.js";

const MOST = 30; // neighbours that one step adds

/**
 * @typedef {object} Actions
 * @property {(key: string) => void} select an entity
 * @property {(tie: string) => void} selectTie
 * @property {(key: string) => void} focus
 * @property {(key: string) => void} expand
 * @property {(key: string) => void} hide
 * @property {(key: string) => void} pin
 * @property {(key: string) => void} pathFrom
 * @property {() => void} close
 *
 * @typedef {object} Here what is shown at the moment
 * @property {() => Scene} scene
 * @property {(index: number) => Point | undefined} placeOf
 */

/**
 * @param {Data} data
 * @param {Store} store
 * @param {Here} here
 * @returns {Actions}
 */
export function makeActions(data, store, here) {
  /** @param {Entity} entity */
  const isShown = (entity) => here.scene().entities.includes(entity);

  return {
    select(key) {
      const entity = data.byKey.get(key);
      if (!entity) return;
      const { state } = store;
      const picking = state.path.length === 1;
      if (picking && state.path[0] !== key) {
        store.set({ path: [state.path[0], key], selected: "" }, { push: true });
        return;
      }
      const extra = isShown(entity) ? state.extra : new Set([...state.extra, key]);
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
      const fresh = neighboursOf(data, here.scene(), entity).filter((other) => !isShown(other)).slice(0, MOST);
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
      const place = here.placeOf(data.byKey.get(key)?.index ?? -1);
      const label = data.byKey.get(key)?.label ?? "";
      if (pinned.delete(key)) announce(`${label} unpinned`);
      else if (place) {
        pinned.set(key, [place.x, place.y]);
        announce(`${label} pinned to its place`);
      }
      store.set({ pinned });
    },
    pathFrom(key) {
      store.set({ path: [key], selected: `n:${key}` });
      inputById("path-to").focus();
      announce("Choose the other end of the path: click an entity or type its name.");
    },
    close() {
      store.set({ selected: "", path: [] });
      byId("map").focus({ preventScroll: true });
    },
  };
}

/**
 * @param {Data} data
 * @param {Scene} scene
 * @param {Entity} entity
 * @returns {Entity[]} the most important first
 */
function neighboursOf(data, scene, { index }) {
  const near = scene.allTies
    .filter((tie) => tie.from === index || tie.to === index)
    .map((tie) => data.entities[tie.from === index ? tie.to : tie.from]);
  return [...new Set(near)].sort((a, b) => a.index - b.index);
}
