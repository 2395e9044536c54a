// Names, captions and marks over the graph: the most important first, none over another.

/** @import { Entity } from "./data.js" */
/** @import { Picture } from "./picture.js" */
/** @import { Point } from "./geometry.js" */
import { pointOnCurve } from "./geometry.js";
import { Taken, drawText, labelBoxes, shorten } from "./labels.js";
import { drawCommunityNames } from "./paint-communities.js";
import { drawLit } from "./paint-graph.js";
import { FONT, curveOf, sizeOf } from "./picture.js";
import { familyColor, token } from "./theme.js";

/**
 * @typedef {object} Sight
 * @property {(point: Point) => Point} toScreen
 * @property {number} scale
 * @property {{right: number, bottom: number}} room
 * @property {Taken} names what is written
 * @property {Taken} nodes where entities stand
 */

const ROOM = 9000; // square pixels for a name, so that a far view names only the most important
const ALWAYS = 14; // so many names may cover an entity, rather than be left out
const NARROW = 500; // on a phone, half as many

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
 * @param {Sight} view
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
  const must = view.room.right < NARROW ? ALWAYS / 2 : ALWAYS;
  inSight.forEach((entity, rank) => {
    if (left > 0 && drawName(context, entity, picture, view, rank < must)) left -= 1;
  });
  if (!far && picture.groups && !some) drawCommunityNames(context, picture, view);
}

/**
 * @param {Entity} entity
 * @param {Picture} picture
 * @param {Sight} view
 */
function placeOf(entity, picture, view) {
  return view.toScreen(/** @type {Point} */ (picture.places.get(entity.index)));
}

/**
 * @param {Entity} entity
 * @param {Picture} picture
 * @param {Sight} view
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
 * @param {Sight} view
 * @param {boolean} must whether the name may cover an entity
 */
function drawName(context, entity, picture, view, must) {
  const at = placeOf(entity, picture, view);
  const size = sizeOf(entity, picture) * view.scale;
  const height = Math.min(15.5, 11 + 6 * entity.rank + (picture.lit.has(entity.index) ? 1 : 0));
  context.font = `${entity.rank > 0.45 ? 650 : 500} ${height}px ${FONT}`;
  const text = (picture.pins.has(entity.index) ? "⚲ " : "") + shorten(entity.label, view.room.right < NARROW ? 20 : 30);
  const width = context.measureText(text).width + 4;
  const free = labelBoxes(at, size, width, height + 3).filter((box) => view.names.isFree(box));
  const whole = free.filter((box) => !isCut(box, view));
  const box =
    whole.find((candidate) => view.nodes.isFree(candidate)) ??
    (must ? (whole[0] ?? (picture.lit.has(entity.index) ? free[0] : undefined)) : undefined);
  if (!box) return false;
  view.names.add(box);
  drawText(context, text, (box.left + box.right) / 2, (box.top + box.bottom) / 2, token("--ink"));
  return true;
}

/**
 * @param {{left: number, right: number}} box
 * @param {Sight} view
 */
const isCut = (box, view) => box.left < 4 || box.right > view.room.right - 4;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {Sight} view
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
 * A quotation mark on ties that rest on somebody's word alone.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {Sight} view
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
