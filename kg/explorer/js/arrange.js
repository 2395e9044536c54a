// Layouts that the reader can choose; the coordinates of "communities" come with the page.

/** @import { Entity } from "./data.js" */
/** @import { Tie } from "./gather.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Caption } from "./picture.js" */
import { relax } from "./forces.js";
import { CLASSES } from "./theme.js";
import { readableDate } from "./dates.js";

/** @typedef {{entities: Entity[], ties: Tie[], width: number, height: number, dates: Map<number, string>}} Room */
/** @typedef {{places: Map<number, Point>, captions: Caption[]}} Arranged */

export const SMALL = 260; // so many entities can be laid out anew in the page, in a blink

/** @type {{[name: string]: {label: string, place: (room: Room) => Arranged}}} */
export const LAYOUTS = {
  communities: { label: "Communities", place: placeByCommunity },
  circles: { label: "Most important inside", place: placeInRings },
  classes: { label: "Columns by kind", place: placeByClass },
  timeline: { label: "Timeline", place: placeByDate },
};

/**
 * @param {Room} room
 * @returns {Arranged}
 */
function placeByCommunity(room) {
  const given = new Map(room.entities.map((entity) => [entity.index, { x: entity.x, y: entity.y }]));
  const places = room.entities.length > SMALL ? widen(given, room) : relax(room, stretch(given, room));
  return { places, captions: [] };
}

/**
 * Drawn out along the longer side of the window.
 *
 * @param {Map<number, Point>} places
 * @param {{width: number, height: number}} room
 */
function widen(places, { width, height }) {
  const factor = Math.min(Math.max(width / height, 0.6), 1.6);
  for (const place of places.values()) {
    place.x *= Math.sqrt(factor);
    place.y /= Math.sqrt(factor);
  }
  return places;
}

/**
 * Scaled into the room that there is.
 *
 * @param {Map<number, Point>} places
 * @param {{width: number, height: number}} room
 */
function stretch(places, { width, height }) {
  const xs = [...places.values()].map((place) => place.x);
  const ys = [...places.values()].map((place) => place.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left || 1, Math.max(...ys) - top || 1];
  for (const place of places.values()) {
    place.x = ((place.x - left) / wide - 0.5) * width;
    place.y = ((place.y - top) / high - 0.5) * height;
  }
  return places;
}

/**
 * The most important entity in the middle, the others in rings around it.
 *
 * @param {Room} room
 * @returns {Arranged}
 */
function placeInRings({ entities, width, height }) {
  /** @type {Map<number, Point>} */
  const places = new Map();
  const flat = Math.min(Math.max(height / width, 0.55), 1.5);
  let ring = 0;
  let left = 1;
  let size = 1;
  for (const entity of entities) {
    if (!left) {
      ring += 1;
      size = left = Math.floor(ring * 6.2);
    }
    const angle = ((size - left) / size) * 2 * Math.PI - Math.PI / 2 + ring * 0.4;
    places.set(entity.index, { x: Math.cos(angle) * ring * 135, y: Math.sin(angle) * ring * 135 * flat });
    left -= 1;
  }
  return { places, captions: [] };
}

const COLUMN = 185;
const ROW = 54;

/**
 * Groups one beside the other, each in as many columns as it needs, with its caption above.
 *
 * @param {{caption: string, entities: Entity[]}[]} groups
 * @param {{width: number, height: number}} room
 * @returns {Arranged}
 */
function placeInColumns(groups, { width, height }) {
  const count = groups.reduce((sum, group) => sum + group.entities.length, 0);
  const rows = Math.max(4, Math.round(Math.sqrt((count * COLUMN * height) / (ROW * width))) + 1);
  /** @type {Map<number, Point>} */
  const places = new Map();
  /** @type {Caption[]} */
  const captions = [];
  let x = 0;
  for (const { caption, entities } of groups) {
    const columns = Math.ceil(entities.length / rows);
    captions.push({ x: x + ((columns - 1) * COLUMN) / 2, y: -ROW, text: caption });
    entities.forEach((entity, i) => places.set(entity.index, { x: x + Math.floor(i / rows) * COLUMN, y: (i % rows) * ROW }));
    x += columns * COLUMN + 30;
  }
  return { places, captions };
}

/**
 * @param {Room} room
 * @returns {Arranged}
 */
function placeByClass(room) {
  const groups = Object.entries(CLASSES).map(([name, { label }]) => ({
    caption: label,
    entities: room.entities
      .filter((entity) => entity.class === name)
      .sort((a, b) => a.community - b.community || a.index - b.index),
  }));
  return placeInColumns(groups.filter((group) => group.entities.length), room);
}

/**
 * Left to right by the first date that an entity's ties bear, in columns of about equal length.
 *
 * @param {Room} room
 * @returns {Arranged}
 */
function placeByDate(room) {
  const { entities, width, height, dates } = room;
  /** @param {Entity} entity */
  const dateOf = (entity) => dates.get(entity.index) ?? "";
  const sorted = [...entities].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : a.index - b.index));
  const rows = Math.max(4, Math.round(Math.sqrt((entities.length * COLUMN * height) / (ROW * width))) + 1);
  const groups = [];
  for (let i = 0; i < sorted.length; i += rows) {
    const column = sorted.slice(i, i + rows);
    const [from, to] = [dateOf(column[0]), dateOf(column[column.length - 1])];
    const caption = from === to ? readableDate(from) || "No date" : `${readableDate(from) || "No date"} –`;
    groups.push({ caption, entities: column });
  }
  return placeInColumns(groups, room);
}
