// What is shown, as a picture: SVG drawn anew, PNG from the canvas.

/** @import { Picture } from "./picture.js" */
/** @import { Point } from "./geometry.js" */
import { escapeXml } from "./export.js";
import { cornersOf, pointOnCurve } from "./geometry.js";
import { shorten } from "./labels.js";
import { FONT, curveOf, sizeOf, widthOf } from "./picture.js";
import { classStyle, familyColor, token } from "./theme.js";

/** @param {number} value */
const n = (value) => value.toFixed(1);

/**
 * @param {Picture} picture
 * @param {string} title
 * @returns {string}
 */
export function toSvg(picture, title) {
  const places = picture.entities.map((entity) => /** @type {Point} */ (picture.places.get(entity.index)));
  const [left, right] = [Math.min(...places.map((p) => p.x)) - 90, Math.max(...places.map((p) => p.x)) + 90];
  const [top, bottom] = [Math.min(...places.map((p) => p.y)) - 60, Math.max(...places.map((p) => p.y)) + 60];
  const box = [left, top - 40, right - left, bottom - top + 40].map(n).join(" ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" font-family="${escapeXml(FONT)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="${n(left)}" y="${n(top - 40)}" width="100%" height="100%" fill="${token("--paper")}"/>`,
    `<text x="${n(left + 20)}" y="${n(top - 10)}" font-size="20" font-weight="700" fill="${token("--ink")}">${escapeXml(title)}</text>`,
    ...picture.ties.map((tie) => tieSvg(tie, picture)),
    ...picture.entities.map((entity) => entitySvg(entity, picture)),
    ...picture.entities.map((entity) => nameSvg(entity, picture)),
    "</svg>",
    "",
  ].join("\n");
}

/** @param {Picture["ties"][number]} tie @param {Picture} picture */
function tieSvg(tie, picture) {
  const { from, via, to } = curveOf(tie, picture);
  const width = widthOf(tie);
  const color = familyColor(tie.family);
  const dash = tie.sources < 2 ? ` stroke-dasharray="${n(width * 3 + 3)} ${n(width * 2 + 3)}"` : "";
  const line = `<path d="M${n(from.x)} ${n(from.y)}Q${n(via.x)} ${n(via.y)} ${n(to.x)} ${n(to.y)}" fill="none" stroke="${color}" stroke-width="${n(width)}" stroke-opacity=".65"${dash}/>`;
  if (tie.symmetric) return line;
  const reach = sizeOf(picture.all[tie.to], picture) / (Math.hypot(to.x - from.x, to.y - from.y) || 1);
  const tip = pointOnCurve(from, via, to, Math.max(0.5, 1 - reach));
  const angle = Math.atan2(to.y - via.y, to.x - via.x);
  const size = width * 2 + 5;
  const corners = [0.42, -0.42].map((side) => `${n(tip.x - size * Math.cos(angle + side))},${n(tip.y - size * Math.sin(angle + side))}`);
  return `${line}<polygon points="${n(tip.x)},${n(tip.y)} ${corners.join(" ")}" fill="${color}"/>`;
}

/** @param {Picture["entities"][number]} entity @param {Picture} picture */
function entitySvg(entity, picture) {
  const { shape, color } = classStyle(entity.class);
  const place = /** @type {Point} */ (picture.places.get(entity.index));
  const size = sizeOf(entity, picture);
  const look = shape === "ring" ? `fill="${token("--paper")}" stroke="${color}" stroke-width="${n(size * 0.32)}"` : `fill="${color}"`;
  const corners = cornersOf(shape, place, size);
  return corners.length
    ? `<polygon points="${corners.map(({ x, y }) => `${n(x)},${n(y)}`).join(" ")}" ${look}/>`
    : `<circle cx="${n(place.x)}" cy="${n(place.y)}" r="${n(size)}" ${look}/>`;
}

/** @param {Picture["entities"][number]} entity @param {Picture} picture */
function nameSvg(entity, picture) {
  const { x, y } = /** @type {Point} */ (picture.places.get(entity.index));
  const height = (11 + 5 * entity.rank) * picture.grow;
  return `<text x="${n(x)}" y="${n(y + sizeOf(entity, picture) + height)}" font-size="${n(height)}" text-anchor="middle" fill="${token("--ink")}" stroke="${token("--paper")}" stroke-width="3" paint-order="stroke">${escapeXml(shorten(entity.label))}</text>`;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} title
 * @returns {Promise<Blob | null>}
 */
export function toPng(canvas, title) {
  const copy = document.createElement("canvas");
  const ratio = devicePixelRatio || 1;
  const head = 48 * ratio;
  copy.width = canvas.width;
  copy.height = canvas.height + head;
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
  context.fillStyle = token("--paper");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, head);
  context.fillStyle = token("--ink");
  context.font = `700 ${18 * ratio}px ${FONT}`;
  context.fillText(title, 20 * ratio, 31 * ratio);
  return new Promise((resolve) => copy.toBlob(resolve, "image/png"));
}
