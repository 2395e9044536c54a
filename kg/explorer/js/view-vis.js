// The renderer for up to some thousands of entities: vis-network, as pyvis uses it.

/** @import { Picture } from "./picture.js" */
/** @import { Entity } from "./data.js" */
/** @import { Tie } from "./gather.js" */
/** @import { Point } from "./geometry.js" */
import { findHit } from "./hit.js";
import { drawCommunities } from "./paint-communities.js";
import { drawOver } from "./paint-names.js";
import { sizeOf, widthOf } from "./picture.js";
import { classStyle, familyColor, isDark, token } from "./theme.js";
import { drawTies } from "./ties.js";

/**
 * @typedef {object} Listeners
 * @property {(pick: {entity?: number, tie?: string}) => void} onPick
 * @property {(entity: number) => void} onOpen on a double click
 * @property {(entity: number, place: Point) => void} onMove
 *
 * @typedef {object} View a renderer
 * @property {(picture: Picture) => void} show
 * @property {(point: Point) => {entity?: number, tie?: string}} pick what is at a point of the screen
 * @property {(centre: Point, scale: number, options?: {smooth?: boolean}) => void} look
 * @property {() => {centre: Point, scale: number}} sight
 * @property {() => HTMLCanvasElement} canvas
 * @property {() => void} destroy
 */

/** Beyond so many ties vis-network takes too long to make an object of each: we draw them. */
const MANY = 400;

const OPTIONS = {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { hover: false, multiselect: false, hideEdgesOnDrag: false, selectConnectedEdges: false },
  nodes: { chosen: false, label: undefined, borderWidth: 1, borderWidthSelected: 1 },
  edges: { chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
};

/**
 * @param {HTMLElement} place
 * @param {{arrows: {[family: string]: string}}} style
 * @param {Listeners} listeners
 * @returns {View}
 */
export function makeVisView(place, { arrows }, { onPick, onOpen, onMove }) {
  const vis = /** @type {any} */ (globalThis).vis;
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(place, { nodes, edges }, OPTIONS);
  /** @type {Picture} */
  let picture;
  /** @type {Map<string | number, string>} what is drawn, to find what has changed */
  const drawn = new Map();

  network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ context) => {
    if (!picture) return;
    drawCommunities(context, picture);
    if (picture.ties.length > MANY) drawTies(context, picture, network.getScale());
  });
  network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) => picture && drawOver(context, picture));
  /** @param {Point} point */
  function pick({ x, y }) {
    if (!picture) return {};
    const { left, top } = place.getBoundingClientRect();
    return findHit(picture, network.DOMtoCanvas({ x: x - left, y: y - top }), network.getScale());
  }

  network.on("click", (/** @type {any} */ event) => onPick(findHit(picture, event.pointer.canvas, network.getScale())));
  // The browser's own event: vis-network's is lost when the first click keeps the page busy.
  network.canvas.frame.addEventListener("dblclick", (/** @type {MouseEvent} */ event) => {
    const { entity } = pick({ x: event.clientX, y: event.clientY });
    if (entity !== undefined) onOpen(entity);
  });
  network.on("dragEnd", (/** @type {any} */ event) => {
    for (const entity of event.nodes) onMove(entity, network.getPosition(entity));
  });
  network.on("dragging", (/** @type {any} */ event) => {
    for (const entity of event.nodes) Object.assign(picture.places.get(entity) ?? {}, network.getPosition(entity));
  });

  /**
   * Hands over what is new or looks otherwise than before. What a filter leaves out stays in the
   * set and is not drawn, because vis-network takes long to make its objects.
   *
   * @template {Entity | Tie} T
   * @param {any} set a vis.DataSet
   * @param {T[]} items
   * @param {(item: T) => {id: string | number}} toItem
   */
  function update(set, items, toItem) {
    /** @type {any[]} */
    const changed = [];
    const ids = items.map((item) => {
      const made = toItem(item);
      const look = JSON.stringify(made);
      if (drawn.get(made.id) !== look) changed.push(made);
      drawn.set(made.id, look);
      return made.id;
    });
    if (changed.length) set.update(changed);
    return { ids, anew: changed.length > 0 };
  }

  return {
    show(next) {
      picture = next;
      // Every change of the data draws everything at once; we want one drawing, in the next frame.
      network.body.emitter.emit("_blockRedraw");
      const own = next.ties.length > MANY ? [] : next.ties;
      const shown = update(nodes, next.entities, (entity) => toNode(entity, next));
      const lines = update(edges, own, (tie) => toEdge(tie, next, arrows));
      network.body.nodeIndices = shown.ids;
      network.body.edgeIndices = lines.ids;
      network.body.emitter.emit("_allowRedraw");
      network.body.emitter.emit("_requestRedraw");
      // Lines are drawn to where their arrows were in the drawing before.
      if (own.length && (shown.anew || lines.anew)) requestAnimationFrame(() => network.redraw());
    },
    pick,
    look: (position, scale, { smooth = false } = {}) =>
      network.moveTo({ position, scale, animation: smooth && { duration: 350 } }),
    sight: () => ({ centre: network.getViewPosition(), scale: network.getScale() }),
    canvas: () => network.canvas.frame.canvas,
    destroy: () => network.destroy(),
  };
}

/**
 * @param {Entity} entity
 * @param {Picture} picture
 */
function toNode(entity, picture) {
  const { shape, color } = classStyle(entity.class);
  const ring = shape === "ring";
  const size = sizeOf(entity, picture);
  return {
    id: entity.index,
    ...picture.places.get(entity.index),
    shape: ring ? "dot" : shape,
    size,
    borderWidth: ring ? 3 : 1, // in pixels of the screen
    color: { background: ring ? token("--paper") : color, border: ring ? color : token("--paper") },
  };
}

/**
 * @param {Tie} tie
 * @param {Picture} picture
 * @param {{[family: string]: string}} arrows
 */
function toEdge(tie, picture, arrows) {
  const width = widthOf(tie);
  return {
    id: tie.id,
    from: tie.from,
    to: tie.to,
    width,
    dashes: tie.sources < 2 ? [width * 3 + 3, width * 2 + 3] : false,
    color: { color: familyColor(tie.family), opacity: (isDark() ? 0.75 : 0.62) / (1 + 1.2 * (picture.grow - 1)) },
    smooth: { enabled: true, type: "curvedCW", roundness: tie.bend },
    arrows: tie.symmetric
      ? ""
      : { to: { enabled: true, type: arrows[tie.family], scaleFactor: (7.5 + 1.4 * width) / (15 + 3 * width) } },
  };
}
