// What both renderers draw over and under the graph: communities, names, marks, highlights.

/** @import { Entity } from "./data.js" */
/** @import { Tie } from "./select.js" */
/** @import { Point } from "./geometry.js" */
import { hullOf, pointOnCurve, traceShape, viaPoint } from "./geometry.js";
import { Taken, labelBoxes, shorten } from "./labels.js";
import { classStyle, familyColor, token } from "./theme.js";

/**
 * @typedef {{x: number, y: number, text: string}} Caption
 *
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
 * @property {Caption[]} captions of columns
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
 */
export function widthOf(tie) {
  return Math.min(1.1 + 1.25 * Math.log2(tie.sources), 7);
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
  drawNames(context, picture, { toScreen, scale, room, names: new Taken(), nodes: new Taken() });
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

/**
 * @typedef {object} View
 * @property {(point: Point) => Point} toScreen
 * @property {number} scale
 * @property {{right: number, bottom: number}} room
 * @property {Taken} names what is written
 * @property {Taken} nodes where entities stand
 */

const ROOM = 9000; // square pixels for a name, so that a far view names only the most important
const ALWAYS = 14; // so many names may cover an entity, rather than be left out

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {View} view
 */
function drawNames(context, picture, view) {
  const some = picture.lit.size > 0;
  const inSight = picture.entities.filter((entity) => {
    if (some && !picture.lit.has(entity.index)) return false;
    const at = placeOf(entity, picture, view);
    return at.x > -40 && at.y > -20 && at.x < view.room.right + 40 && at.y < view.room.bottom + 20;
  });
  if (inSight.length < 400) for (const entity of inSight) takeNode(entity, picture, view);
  context.lineJoin = "round";
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.strokeStyle = token("--paper");
  drawCaptions(context, picture, view);
  drawMarks(context, picture, view);
  const far = picture.grow > 1;
  if (far && picture.groups && !some) drawCommunityNames(context, picture, view);
  let left = (view.room.right * view.room.bottom) / (ROOM * (some ? 0.5 : far && inSight.length > 300 ? 2 : 1));
  inSight.forEach((entity, rank) => {
    if (left > 0 && drawName(context, entity, picture, view, rank < ALWAYS)) left -= 1;
  });
  if (!far && picture.groups && !some) drawCommunityNames(context, picture, view);
}

/**
 * @param {Entity} entity
 * @param {Picture} picture
 * @param {View} view
 */
function placeOf(entity, picture, view) {
  return view.toScreen(/** @type {Point} */ (picture.places.get(entity.index)));
}

/**
 * @param {Entity} entity
 * @param {Picture} picture
 * @param {View} view
 */
function takeNode(entity, picture, view) {
  const at = placeOf(entity, picture, view);
  const size = sizeOf(entity, picture) * view.scale * 0.8;
  view.nodes.add({ left: at.x - size, top: at.y - size, right: at.x + size, bottom: at.y + size });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Entity} entity
 * @param {Picture} picture
 * @param {View} view
 * @param {boolean} must whether the name may cover an entity
 */
function drawName(context, entity, picture, view, must) {
  const at = placeOf(entity, picture, view);
  const size = sizeOf(entity, picture) * view.scale;
  const height = Math.min(15.5, 11 + 6 * entity.rank + (picture.lit.has(entity.index) ? 1 : 0));
  context.font = `${entity.rank > 0.45 ? 650 : 500} ${height}px ${FONT}`;
  const text = (picture.pins.has(entity.index) ? "⚲ " : "") + shorten(entity.label, view.room.right < 500 ? 20 : 30);
  const width = context.measureText(text).width + 4;
  const free = labelBoxes(at, size, width, height + 3).filter((box) => view.names.isFree(box));
  const whole = free.filter((box) => !isCut(box, view));
  const box =
    whole.find((candidate) => view.nodes.isFree(candidate)) ??
    (must ? (whole[0] ?? free[0]) : undefined);
  if (!box) return false;
  view.names.add(box);
  drawText(context, text, (box.left + box.right) / 2, (box.top + box.bottom) / 2, token("--ink"));
  return true;
}

/**
 * @param {{left: number, right: number}} box
 * @param {View} view
 */
const isCut = (box, view) => box.left < 4 || box.right > view.room.right - 4;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {View} view
 */
function drawCaptions(context, picture, view) {
  context.font = `650 13px ${FONT}`;
  for (const caption of picture.captions) {
    const { x, y } = view.toScreen(caption);
    const half = context.measureText(caption.text).width / 2 + 3;
    const box = { left: x - half, top: y - 9, right: x + half, bottom: y + 9 };
    if (!view.names.isFree(box)) continue;
    view.names.add(box);
    drawText(context, caption.text, x, y, token("--muted"));
  }
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
 */
function drawMarks(context, picture, view) {
  if (picture.ties.length > 600 && view.scale < 0.7) return;
  const some = picture.lit.size > 0;
  context.font = "700 18px Georgia, serif";
  for (const tie of picture.ties) {
    if (!tie.attributed || (some && !picture.litTies.has(tie.id))) continue;
    const { from, via, to } = curveOf(tie, picture);
    const { x, y } = view.toScreen(pointOnCurve(from, via, to, 0.5));
    const box = { left: x - 7, top: y - 7, right: x + 7, bottom: y + 7 };
    if (!view.names.isFree(box) || !view.nodes.isFree(box)) continue;
    view.names.add(box);
    drawText(context, "”", x, y + 5, familyColor(tie.family));
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {View} view
 */
function drawCommunityNames(context, picture, view) {
  context.font = `600 10.5px ${FONT}`;
  const groups = [...communitiesOf(picture)].sort((a, b) => b[1].length - a[1].length);
  for (const [community, members] of groups) {
    const text = (picture.communities[community] ?? "").toUpperCase();
    const places = members.map((entity) => placeOf(entity, picture, view));
    const x = places.reduce((sum, place) => sum + place.x, 0) / places.length;
    const y = Math.min(...places.map((place) => place.y)) - 34 * view.scale * picture.grow - 6;
    const half = context.measureText(text).width / 2 + 3;
    const box = { left: x - half, top: y - 7, right: x + half, bottom: y + 7 };
    const wide = Math.max(...places.map((place) => place.x)) - Math.min(...places.map((place) => place.x));
    if (!text || wide + 60 < half || !view.names.isFree(box) || !view.nodes.isFree(box)) continue;
    view.names.add(box);
    drawText(context, text, x, y, token("--muted"));
  }
}
