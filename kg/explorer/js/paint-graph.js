// Entities and ties on a canvas, one by one, and those that stand out.

/** @import { Entity } from "./data.js" */
/** @import { Picture } from "./picture.js" */
/** @import { Tie } from "./gather.js" */
/** @import { Point } from "./geometry.js" */
import { pointOnCurve, traceShape } from "./geometry.js";
import { curveOf, sizeOf, widthOf } from "./picture.js";
import { classStyle, familyColor, token } from "./theme.js";

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Entity} entity
 * @param {Picture} picture
 */
export function drawEntity(context, entity, picture) {
  const { shape, color } = classStyle(entity.class);
  const size = sizeOf(entity, picture);
  context.beginPath();
  traceShape(context, shape, /** @type {Point} */ (picture.places.get(entity.index)), size);
  context.fillStyle = shape === "ring" ? token("--paper") : color;
  context.fill();
  context.lineWidth = size * (shape === "ring" ? 0.32 : 0.12);
  context.strokeStyle = shape === "ring" ? color : token("--paper");
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Tie} tie
 * @param {Picture} picture
 */
export function drawTie(context, tie, picture) {
  const { from, via, to } = curveOf(tie, picture);
  const width = widthOf(tie);
  context.strokeStyle = context.fillStyle = familyColor(tie.family);
  context.lineWidth = width;
  context.setLineDash(tie.sources < 2 ? [width * 3 + 3, width * 2 + 3] : []);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(via.x, via.y, to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  if (!tie.symmetric) drawHead(context, tie, picture);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Tie} tie
 * @param {Picture} picture
 */
function drawHead(context, tie, picture) {
  const { from, via, to } = curveOf(tie, picture);
  const reach = sizeOf(picture.all[tie.to], picture);
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const tip = pointOnCurve(from, via, to, Math.max(0.5, 1 - reach / length));
  const angle = Math.atan2(to.y - via.y, to.x - via.x);
  const size = widthOf(tie) * 2 + 5 * picture.grow;
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const side of [0.42, -0.42])
    context.lineTo(tip.x - size * Math.cos(angle + side), tip.y - size * Math.sin(angle + side));
  context.closePath();
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 */
export function drawLit(context, picture) {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.8;
  context.fillStyle = token("--paper");
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  context.save();
  for (const tie of picture.ties) if (picture.litTies.has(tie.id)) drawTie(context, tie, picture);
  for (const entity of picture.entities)
    if (picture.lit.has(entity.index)) drawEntity(context, entity, picture);
  const chosen = picture.all[picture.chosen];
  const place = picture.places.get(picture.chosen);
  if (chosen && place) {
    const size = sizeOf(chosen, picture);
    context.beginPath();
    context.arc(place.x, place.y, size * 1.6, 0, 2 * Math.PI);
    context.lineWidth = size * 0.2;
    context.strokeStyle = token("--ink");
    context.stroke();
  }
  context.restore();
}
