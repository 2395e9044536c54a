// What both renderers draw over and under the graph: communities, names, marks, highlights.

/** @import { Data, Entity } from "./data.js" */
/** @import { Tie } from "./select.js" */
/** @import { Point } from "./geometry.js" */
import { hullOf, pointOnCurve, traceShape, viaPoint } from "./geometry.js";
import { Taken, labelBoxes, shorten } from "./labels.js";
import { classStyle, familyColor, token } from "./theme.js";

/**
 * @typedef {object} Picture everything that a frame needs
 * @property {Entity[]} entities in order of importance
 * @property {Tie[]} ties
 * @property {Entity[]} all every entity of the page, by index
 * @property {Map<number, Point>} places
 * @property {number} grow how much larger than at first nodes are drawn, for large pictures
 * @property {Set<number>} lit entities that stand out; none means all
 * @property {Set<string>} litTies
 * @property {number} chosen the entity that is selected, or -1
 * @property {Set<number>} pins
 * @property {string[]} communities names
 * @property {boolean} groups whether communities are drawn
 */

export const FONT = 'ui-sans-serif, system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

/**
 * @param {Entity} entity
 * @param {Picture} picture
 */
export function sizeOf(entity, picture) {
  return (6 + 15 * Math.sqrt(entity.rank)) * picture.grow;
}

/**
 * @param {Tie} tie
 * @param {Picture} picture
 */
export function widthOf(tie, picture) {
  return Math.min(1.1 + 1.25 * Math.log2(tie.sources), 7) * Math.sqrt(picture.grow);
}

/**
 * @param {Tie} tie
 * @param {Picture} picture
 */
export function curveOf(tie, picture) {
  const from = /** @type {Point} */ (picture.places.get(tie.from));
  const to = /** @type {Point} */ (picture.places.get(tie.to));
  return { from, to, via: viaPoint(from, to, tie.bend) };
}

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
  const width = widthOf(tie, picture);
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
  const size = widthOf(tie, picture) * 2 + 5 * picture.grow;
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const side of [0.42, -0.42])
    context.lineTo(tip.x - size * Math.cos(angle + side), tip.y - size * Math.sin(angle + side));
  context.closePath();
  context.fill();
}

/**
 * Each community as a soft cloud behind its members.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 */
export function drawCommunities(context, picture) {
  if (!picture.groups) return;
  context.save();
  context.lineJoin = "round";
  context.fillStyle = context.strokeStyle = token("--cloud");
  for (const members of communitiesOf(picture).values()) {
    const hull = hullOf(members.map((entity) => /** @type {Point} */ (picture.places.get(entity.index))));
    context.beginPath();
    hull.forEach((point, i) => (i ? context.lineTo(point.x, point.y) : context.moveTo(point.x, point.y)));
    context.closePath();
    context.lineWidth = 84 * picture.grow;
    context.stroke();
    context.fill();
  }
  context.restore();
}

/**
 * @param {Picture} picture
 * @returns {Map<number, Entity[]>} those with at least three shown members
 */
export function communitiesOf(picture) {
  /** @type {Map<number, Entity[]>} */
  const groups = new Map();
  for (const entity of picture.entities) {
    const group = groups.get(entity.community);
    if (group) group.push(entity);
    else groups.set(entity.community, [entity]);
  }
  for (const [community, members] of groups) if (members.length < 3) groups.delete(community);
  return groups;
}

/**
 * Highlights, marks and names; drawn last.
 *
 * @param {CanvasRenderingContext2D} context in the graph's coordinates
 * @param {Picture} picture
 */
export function drawOver(context, picture) {
  const matrix = context.getTransform();
  const ratio = devicePixelRatio || 1;
  const scale = matrix.a / ratio;
  if (picture.lit.size || picture.litTies.size) drawLit(context, picture);
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  /** @param {Point} point */
  const toScreen = (point) => ({
    x: (point.x * matrix.a + matrix.e) / ratio,
    y: (point.y * matrix.d + matrix.f) / ratio,
  });
  const room = { right: context.canvas.width / ratio, bottom: context.canvas.height / ratio };
  drawNames(context, picture, { toScreen, scale, room });
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 */
function drawLit(context, picture) {
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

/** @typedef {{toScreen: (point: Point) => Point, scale: number, room: {right: number, bottom: number}}} View */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {View} view
 */
function drawNames(context, picture, view) {
  const taken = new Taken();
  const some = picture.lit.size > 0;
  const named = some ? picture.entities.filter((entity) => picture.lit.has(entity.index)) : picture.entities;
  const inSight = named.filter((entity) => {
    const at = view.toScreen(/** @type {Point} */ (picture.places.get(entity.index)));
    return at.x > -40 && at.y > -20 && at.x < view.room.right + 40 && at.y < view.room.bottom + 20;
  });
  if (inSight.length < 400) for (const entity of inSight) takeNode(taken, entity, picture, view);
  context.lineJoin = "round";
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.strokeStyle = token("--paper");
  drawMarks(context, picture, view, taken);
  let left = 260;
  for (const entity of inSight) if (left && drawName(context, entity, picture, view, taken)) left -= 1;
  if (picture.groups && !some) drawCommunityNames(context, picture, view, taken);
}

/**
 * @param {Taken} taken
 * @param {Entity} entity
 * @param {Picture} picture
 * @param {View} view
 */
function takeNode(taken, entity, picture, view) {
  const at = view.toScreen(/** @type {Point} */ (picture.places.get(entity.index)));
  const size = sizeOf(entity, picture) * view.scale * 0.8;
  taken.add({ left: at.x - size, top: at.y - size, right: at.x + size, bottom: at.y + size });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Entity} entity
 * @param {Picture} picture
 * @param {View} view
 * @param {Taken} taken
 */
function drawName(context, entity, picture, view, taken) {
  const at = view.toScreen(/** @type {Point} */ (picture.places.get(entity.index)));
  const size = sizeOf(entity, picture) * view.scale;
  const height = Math.min(15.5, 11 + 6 * entity.rank + (picture.lit.has(entity.index) ? 1 : 0));
  context.font = `${entity.rank > 0.45 ? 650 : 500} ${height}px ${FONT}`;
  const text = (picture.pins.has(entity.index) ? "⚲ " : "") + shorten(entity.label);
  const width = context.measureText(text).width + 4;
  const box = labelBoxes(at, size, width, height + 3).find((candidate) => taken.isFree(candidate));
  if (!box) return false;
  taken.add(box);
  drawText(context, text, (box.left + box.right) / 2, (box.top + box.bottom) / 2, token("--ink"));
  return true;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} color
 */
function drawText(context, text, x, y, color) {
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

/**
 * A quotation mark on ties that rest on somebody's word alone.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {View} view
 * @param {Taken} taken
 */
function drawMarks(context, picture, view, taken) {
  if (picture.ties.length > 600 && view.scale < 0.7) return;
  const some = picture.lit.size > 0;
  context.font = `700 15px Georgia, serif`;
  for (const tie of picture.ties) {
    if (!tie.attributed || (some && !picture.litTies.has(tie.id))) continue;
    const { from, via, to } = curveOf(tie, picture);
    const { x, y } = view.toScreen(pointOnCurve(from, via, to, 0.5));
    const box = { left: x - 7, top: y - 7, right: x + 7, bottom: y + 7 };
    if (!taken.isFree(box)) continue;
    taken.add(box);
    drawText(context, "”", x, y + 4, familyColor(tie.family));
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {View} view
 * @param {Taken} taken
 */
function drawCommunityNames(context, picture, view, taken) {
  context.font = `600 10.5px ${FONT}`;
  for (const [community, members] of communitiesOf(picture)) {
    const text = (picture.communities[community] ?? "").toUpperCase();
    const places = members.map((entity) => view.toScreen(/** @type {Point} */ (picture.places.get(entity.index))));
    const x = places.reduce((sum, place) => sum + place.x, 0) / places.length;
    const y = Math.min(...places.map((place) => place.y)) - 34 * view.scale * picture.grow - 6;
    const half = context.measureText(text).width / 2 + 2;
    const box = { left: x - half, top: y - 7, right: x + half, bottom: y + 7 };
    if (!text || box.right - box.left < 8 || !taken.isFree(box)) continue;
    taken.add(box);
    drawText(context, text, x, y, token("--faint"));
  }
}
