// Everything that a frame needs, and how large and where it puts things.

/** @import { Entity } from "./data.js" */
/** @import { Tie } from "./gather.js" */
/** @import { Point } from "./geometry.js" */
import { viaPoint } from "./geometry.js";

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
