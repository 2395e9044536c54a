// The renderer for large graphs: force-graph moves the canvas, we draw it in batches.
// Canvas rather than WebGL, because a newsroom's machines often have no usable GPU.

/** @import { Picture } from "./paint.js" */
/** @import { Listeners, View } from "./view-vis.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Box } from "./labels.js" */
import { traceShape } from "./geometry.js";
import { drawCommunities, drawOver, sizeOf } from "./paint.js";
import { CLASSES, classStyle, token } from "./theme.js";
import { drawTies, findTie, sightOf } from "./ties.js";

/**
 * @param {HTMLElement} place
 * @param {Listeners} listeners
 * @returns {View}
 */
export function makeCanvasView(place, { onPick, onOpen }) {
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

  /** @param {MouseEvent} event */
  function toGraph(event) {
    const { left, top } = place.getBoundingClientRect();
    return graph.screen2GraphCoords(event.clientX - left, event.clientY - top);
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    if (!picture) return;
    const at = toGraph(event);
    const entity = findEntity(picture, at, 6 / scale);
    onPick(entity === undefined ? { tie: findTie(picture, at, 5 / scale)?.id } : { entity });
  }

  /** @param {MouseEvent} event */
  function onDouble(event) {
    const entity = picture && findEntity(picture, toGraph(event), 6 / scale);
    if (entity === undefined) return;
    event.stopImmediatePropagation();
    onOpen(entity);
  }

  place.addEventListener("click", onClick);
  place.addEventListener("dblclick", onDouble, { capture: true });

  return {
    show(next) {
      picture = next;
      const nodes = next.entities.map((entity) => {
        const { x, y } = /** @type {Point} */ (next.places.get(entity.index));
        return { id: entity.index, x, y, fx: x, fy: y };
      });
      graph.graphData({ nodes, links: [] });
    },
    look({ x, y }, scale, { smooth = false } = {}) {
      graph.centerAt(x, y, smooth ? 350 : 0).zoom(scale, smooth ? 350 : 0);
    },
    sight: () => ({ centre: graph.centerAt(), scale: graph.zoom() }),
    canvas: () => /** @type {HTMLCanvasElement} */ (place.querySelector("canvas")),
    destroy() {
      resize.disconnect();
      place.removeEventListener("click", onClick);
      place.removeEventListener("dblclick", onDouble, { capture: true });
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

/**
 * @param {Picture} picture
 * @param {Point} at
 * @param {number} slack
 * @returns {number | undefined}
 */
function findEntity(picture, at, slack) {
  let best;
  let nearest = Infinity;
  for (const entity of picture.entities) {
    const place = /** @type {Point} */ (picture.places.get(entity.index));
    const distance = Math.hypot(place.x - at.x, place.y - at.y) - sizeOf(entity, picture);
    if (distance < slack && distance < nearest) [best, nearest] = [entity.index, distance];
  }
  return best;
}
