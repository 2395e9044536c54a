// The renderer for large graphs: force-graph moves the canvas, we draw it in batches.
// Canvas rather than WebGL, because a newsroom's machines often have no usable GPU.

/** @import { Picture } from "./picture.js" */
/** @import { Listeners, View } from "./view-vis.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Box } from "./labels.js" */
import { wireDrag } from "./drag.js";
import { traceShape } from "./geometry.js";
import { findEntity, findHit } from "./hit.js";
import { drawCommunities } from "./paint-communities.js";
import { drawOver } from "./paint-names.js";
import { sizeOf } from "./picture.js";
import { CLASSES, classStyle, token } from "./theme.js";
import { drawTies, sightOf } from "./ties.js";

/**
 * @param {HTMLElement} place
 * @param {Listeners} listeners
 * @returns {View}
 */
export function makeCanvasView(place, { onPick, onOpen, onMove }) {
  /** @type {Picture | undefined} */
  let picture;
  let scale = 1;
  const graph = new /** @type {any} */ (globalThis).ForceGraph(place)
    .cooldownTicks(0)
    .enablePointerInteraction(false)
    .autoPauseRedraw(true)
    .minZoom(0.005)
    .maxZoom(12)
    .nodeCanvasObject(() => {}) // drawn in batches below
    .onZoom((/** @type {{k: number}} */ { k }) => (scale = k))
    .onRenderFramePre((/** @type {CanvasRenderingContext2D} */ context) => picture && drawAll(context, picture, scale));
  const resize = new ResizeObserver(() => graph.width(place.clientWidth).height(place.clientHeight));
  resize.observe(place);

  /** @param {Point} point on the screen @returns {Point} */
  function toGraph({ x, y }) {
    const { left, top } = place.getBoundingClientRect();
    return graph.screen2GraphCoords(x - left, y - top);
  }

  /** @param {Point} point */
  const entityAt = (point) => picture && findEntity(picture, toGraph(point), 5 / scale);

  /** @param {Point} point */
  const pick = (point) => (picture ? findHit(picture, toGraph(point), scale) : {});

  const unwire = wireDrag(place, {
    entityAt,
    moveTo(entity, point) {
      graph.autoPauseRedraw(false);
      picture?.places.set(entity, toGraph(point));
    },
    drop(entity, point) {
      graph.autoPauseRedraw(true);
      onMove(entity, toGraph(point));
    },
    click: (point) => onPick(pick(point)),
    open: onOpen,
  });

  return {
    show(next) {
      picture = next;
      const nodes = next.entities.map((entity) => {
        const { x, y } = /** @type {Point} */ (next.places.get(entity.index));
        return { id: entity.index, x, y, fx: x, fy: y };
      });
      graph.graphData({ nodes, links: [] });
    },
    pick,
    look({ x, y }, scale, { smooth = false } = {}) {
      graph.centerAt(x, y, smooth ? 350 : 0).zoom(scale, smooth ? 350 : 0);
    },
    sight: () => ({ centre: graph.centerAt(), scale: graph.zoom() }),
    canvas: () => /** @type {HTMLCanvasElement} */ (place.querySelector("canvas")),
    destroy() {
      resize.disconnect();
      unwire();
      graph._destructor();
      place.replaceChildren();
    },
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {number} scale
 */
function drawAll(context, picture, scale) {
  drawCommunities(context, picture);
  drawTies(context, picture, scale);
  drawNodes(context, picture, sightOf(context));
  drawOver(context, picture);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {Box} box
 */
function drawNodes(context, picture, box) {
  for (const name of Object.keys(CLASSES)) {
    const { shape, color } = classStyle(name);
    context.beginPath();
    for (const entity of picture.entities) {
      if (entity.class !== name) continue;
      const at = /** @type {Point} */ (picture.places.get(entity.index));
      if (at.x < box.left - 40 || at.x > box.right + 40 || at.y < box.top - 40 || at.y > box.bottom + 40) continue;
      traceShape(context, shape, at, sizeOf(entity, picture));
    }
    context.fillStyle = shape === "ring" ? token("--paper") : color;
    context.strokeStyle = shape === "ring" ? color : token("--paper");
    context.lineWidth = shape === "ring" ? 3 : 1;
    context.fill();
    context.stroke();
  }
}
