// Thousands of ties: drawn in batches and found again under the pointer.

/** @import { Picture } from "./picture.js" */
/** @import { Box } from "./labels.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Tie } from "./gather.js" */
import { pointOnCurve } from "./geometry.js";
import { drawTie } from "./paint-graph.js";
import { curveOf } from "./picture.js";
import { familyColor } from "./theme.js";

/**
 * @param {CanvasRenderingContext2D} context
 * @returns {Box} what is in sight
 */
export function sightOf(context) {
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
 */
export function drawTies(context, picture, scale) {
  const box = sightOf(context);
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
 * @param {Picture} picture
 * @param {Point} at
 * @param {number} slack
 * @returns {Tie | undefined}
 */
export function findTie(picture, at, slack) {
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
