// The renderer for large graphs: force-graph moves the canvas, we draw it in batches.
// Canvas rather than WebGL, because a newsroom's machines often have no usable GPU.

/** @import { Picture } from "./paint.js" */
/** @import { Listeners, View } from "./view-vis.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Tie } from "./select.js" */
import { pointOnCurve, traceShape } from "./geometry.js";
import { curveOf, drawCommunities, drawOver, drawTie, sizeOf } from "./paint.js";
import { CLASSES, classStyle, familyColor, token } from "./theme.js";

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
  const box = sightOf(context);
  drawTies(context, picture, scale, box);
  drawNodes(context, picture, box);
  drawOver(context, picture);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @returns {{left: number, top: number, right: number, bottom: number}} what is in sight
 */
function sightOf(context) {
  const { a, d, e, f } = context.getTransform();
  const { width, height } = context.canvas;
  return { left: -e / a, top: -f / d, right: (width - e) / a, bottom: (height - f) / d };
}

/**
 * Thousands of straight lines in one path a family; curves, dashes and arrows when near.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {number} scale
 * @param {{left: number, top: number, right: number, bottom: number}} box
 */
function drawTies(context, picture, scale, box) {
  const seen = picture.ties.filter((tie) => {
    const from = /** @type {Point} */ (picture.places.get(tie.from));
    const to = /** @type {Point} */ (picture.places.get(tie.to));
    return (
      Math.max(from.x, to.x) > box.left &&
      Math.min(from.x, to.x) < box.right &&
      Math.max(from.y, to.y) > box.top &&
      Math.min(from.y, to.y) < box.bottom
    );
  });
  if (seen.length < 700) {
    context.globalAlpha = 0.65;
    for (const tie of seen) drawTie(context, tie, picture);
    context.globalAlpha = 1;
    return;
  }
  context.globalAlpha = Math.min(0.22, 900 / seen.length);
  context.lineWidth = 0.8 / scale;
  for (const family of new Set(seen.map((tie) => tie.family))) {
    context.beginPath();
    for (const tie of seen) if (tie.family === family) traceLine(context, tie, picture);
    context.strokeStyle = familyColor(family);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Tie} tie
 * @param {Picture} picture
 */
function traceLine(context, tie, picture) {
  const from = /** @type {Point} */ (picture.places.get(tie.from));
  const to = /** @type {Point} */ (picture.places.get(tie.to));
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {{left: number, top: number, right: number, bottom: number}} box
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

/**
 * @param {Picture} picture
 * @param {Point} at
 * @param {number} slack
 * @returns {Tie | undefined}
 */
function findTie(picture, at, slack) {
  let best;
  let nearest = slack;
  for (const tie of picture.ties) {
    const { from, via, to } = curveOf(tie, picture);
    const reach = Math.hypot(to.x - from.x, to.y - from.y);
    if (Math.hypot((from.x + to.x) / 2 - at.x, (from.y + to.y) / 2 - at.y) > reach) continue;
    for (let t = 0.05; t < 1; t += 0.05) {
      const point = pointOnCurve(from, via, to, t);
      const distance = Math.hypot(point.x - at.x, point.y - at.y);
      if (distance < nearest) [best, nearest] = [tie, distance];
    }
  }
  return best;
}
