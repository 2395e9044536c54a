// What lies under a point of the picture.

/** @import { Picture } from "./picture.js" */
/** @import { Point } from "./geometry.js" */
import { sizeOf } from "./picture.js";
import { findTie } from "./ties.js";

/**
 * @param {Picture} picture
 * @param {Point} at in the graph's coordinates
 * @param {number} scale
 * @returns {{entity?: number, tie?: string}}
 */
export function findHit(picture, at, scale) {
  const entity = findEntity(picture, at, 5 / scale);
  return entity === undefined ? { tie: findTie(picture, at, 5 / scale)?.id } : { entity };
}

/**
 * @param {Picture} picture
 * @param {Point} at
 * @param {number} slack
 * @returns {number | undefined}
 */
export function findEntity(picture, at, slack) {
  let best;
  let nearest = slack;
  for (const entity of picture.entities) {
    const place = /** @type {Point} */ (picture.places.get(entity.index));
    const distance = Math.hypot(place.x - at.x, place.y - at.y) - sizeOf(entity, picture);
    if (distance < nearest) [best, nearest] = [entity.index, distance];
  }
  return best;
}
