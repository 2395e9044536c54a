// Communities as soft clouds behind their members, with their names.

/** @import { Entity } from "./data.js" */
/** @import { Picture } from "./picture.js" */
/** @import { Sight } from "./paint-names.js" */
/** @import { Point } from "./geometry.js" */
import { hullOf } from "./geometry.js";
import { drawText } from "./labels.js";
import { FONT } from "./picture.js";
import { token } from "./theme.js";

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
    // A rim of paper, so that clouds that overlap are told apart.
    context.strokeStyle = token("--paper");
    context.lineWidth = 89 * picture.grow;
    context.stroke();
    context.strokeStyle = token("--cloud");
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
function communitiesOf(picture) {
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
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {Sight} view
 */
export function drawCommunityNames(context, picture, view) {
  context.font = `600 10.5px ${FONT}`;
  const groups = [...communitiesOf(picture)].sort((a, b) => b[1].length - a[1].length);
  for (const [community, members] of groups) {
    const text = (picture.communities[community] ?? "").toUpperCase();
    const places = members.map((entity) => view.toScreen(/** @type {Point} */ (picture.places.get(entity.index))));
    const x = places.reduce((sum, place) => sum + place.x, 0) / places.length;
    const y = Math.min(...places.map((place) => place.y)) - 34 * view.scale * picture.grow - 6;
    const half = context.measureText(text).width / 2 + 3;
    const box = { left: x - half, top: y - 7, right: x + half, bottom: y + 7 };
    const wide = Math.max(...places.map((place) => place.x)) - Math.min(...places.map((place) => place.x));
    const cut = x - half < 4 || x + half > view.room.right - 4;
    if (!text || cut || wide + 60 < half || !view.names.isFree(box) || !view.nodes.isFree(box)) continue;
    view.names.add(box);
    drawText(context, text, x, y, token("--muted"));
  }
}
