// Where the reader looks: all of the graph, or so that the card does not cover what was chosen.

/** @import { Point } from "./geometry.js" */
/** @import { View } from "./view-vis.js" */
import { byId } from "./dom.js";

const SIDE = 90; // room for names at the edges
const ENDS = 56;
const NEAREST = 1.6;

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @returns {{width: number, height: number, top: number, right: number, bottom: number}} and what is covered of it */
function openRoom() {
  const { width, height, right, bottom } = byId("map").getBoundingClientRect();
  const card = byId("card");
  const cover = card.hidden ? undefined : card.getBoundingClientRect();
  const bar = byId("focus-bar");
  return {
    top: bar.hidden ? 0 : bar.offsetHeight,
    width: width || 1000,
    height: height || 700,
    right: cover && cover.left > 100 ? Math.max(0, right - cover.left) : 0,
    bottom: cover && cover.left <= 100 ? Math.max(0, bottom - cover.top) : 0,
  };
}

/**
 * @param {View} view
 * @param {Iterable<Point>} points
 * @param {{smooth?: boolean}} [options]
 */
export function lookAtAll(view, points, options) {
  const all = [...points];
  if (!all.length) return;
  const { width, height, top: head, right, bottom } = openRoom();
  const [left, top, most, low] = boundsOf(all);
  const side = Math.min(SIDE, (width - right) / 6);
  const scale = Math.min(
    NEAREST,
    (width - right - 2 * side) / Math.max(most - left, 1),
    Math.max(height - head - bottom - 2 * ENDS, 80) / Math.max(low - top, 1),
  );
  const centre = { x: (left + most) / 2 + right / 2 / scale, y: (top + low) / 2 + (bottom - head) / 2 / scale };
  view.look(centre, scale, { smooth: Boolean(options?.smooth) && !still.matches });
}

/** @param {Point[]} points */
function boundsOf(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}

/**
 * Moves the view only as far as the points need to be seen beside the card.
 *
 * @param {View} view
 * @param {Point[]} points
 * @param {Point[]} [least] those that must be seen where not all can
 */
export function keepInSight(view, points, least = []) {
  const all = least.length && !fit(view, points) ? least : points;
  if (!all.length) return;
  const { width, height, right, bottom } = openRoom();
  const { centre, scale } = view.sight();
  const [left, top, most, low] = boundsOf(all);
  const sight = {
    left: centre.x - (width / 2 - 40) / scale,
    right: centre.x + (width / 2 - right - 60) / scale,
    top: centre.y - (height / 2 - 40) / scale,
    bottom: centre.y + (height / 2 - bottom - 40) / scale,
  };
  const dx = Math.max(0, most - sight.right) || Math.min(0, left - sight.left);
  const dy = Math.max(0, low - sight.bottom) || Math.min(0, top - sight.top);
  if (dx || dy) view.look({ x: centre.x + dx, y: centre.y + dy }, scale, { smooth: !still.matches });
}

/**
 * @param {View} view
 * @param {Point[]} points
 */
function fit(view, points) {
  const { width, height, right, bottom } = openRoom();
  const { scale } = view.sight();
  const [left, top, most, low] = boundsOf(points);
  return (most - left) * scale < width - right - 100 && (low - top) * scale < height - bottom - 80;
}

/**
 * @param {View} view
 * @param {number} factor
 */
export function zoomBy(view, factor) {
  const { centre, scale } = view.sight();
  view.look(centre, scale * factor);
}
