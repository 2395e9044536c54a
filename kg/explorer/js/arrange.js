// Layouts that the reader can choose; the coordinates of "communities" come with the page.

/** @import { Entity } from "./data.js" */
/** @import { Tie } from "./select.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Caption } from "./paint.js" */
import { CLASSES } from "./theme.js";
import { readableDate } from "./timeline.js";

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
 * Fruchterman and Reingold's forces, with a pull to the community's middle so that clusters
 * stay together, in a room of the window's proportions; then labels are pushed apart.
 *
 * @param {Room} room
 * @param {Map<number, Point>} places
 */
function relax(room, places) {
  const { entities, ties, width, height } = room;
  if (!entities.length) return places;
  const points = entities.map((entity) => /** @type {Point} */ (places.get(entity.index)));
  const order = new Map(entities.map((entity, i) => [entity.index, i]));
  const ideal = 0.8 * Math.sqrt((width * height) / Math.max(entities.length, 4));
  const steps = entities.length > 140 ? 70 : 140;
  const links = ties.map((tie) => [Number(order.get(tie.from)), Number(order.get(tie.to))]);
  for (let step = 0; step < steps; step++) {
    const push = points.map(() => ({ x: 0, y: 0 }));
    repel(points, push, ideal);
    for (const [a, b] of links) attract(points, push, a, b, ideal);
    gather(entities, points, push, ideal);
    const most = ideal * 0.5 * (1 - step / steps) + 1;
    points.forEach((point, i) => {
      push[i].x -= point.x * 0.35 * (height / width);
      push[i].y -= point.y * 0.35 * (width / height);
      const length = Math.hypot(push[i].x, push[i].y) || 1;
      point.x += (push[i].x / length) * Math.min(length, most);
      point.y += (push[i].y / length) * Math.min(length, most);
    });
  }
  even(points, "x", width * 0.84);
  even(points, "y", height * 0.8);
  parts(entities, points);
  return places;
}

/**
 * Halfway between where forces left the points and where they would be evenly spread: crowds
 * loosen, the order along the axis stays.
 *
 * @param {Point[]} points
 * @param {"x" | "y"} axis
 * @param {number} length
 */
function even(points, axis, length) {
  const sorted = [...points].sort((a, b) => a[axis] - b[axis]);
  const [low, high] = [sorted[0][axis], sorted[sorted.length - 1][axis]];
  const range = high - low || 1;
  const last = sorted.length - 1 || 1;
  const spread = sorted.map((point, rank) => 0.5 * ((point[axis] - low) / range) + 0.5 * (rank / last));
  sorted.forEach((point, rank) => (point[axis] = (spread[rank] - 0.5) * length));
}

/**
 * @param {Point[]} points
 * @param {Point[]} push
 * @param {number} ideal
 */
function repel(points, push, ideal) {
  for (let a = 0; a < points.length; a++) {
    for (let b = a + 1; b < points.length; b++) {
      const dx = points[a].x - points[b].x || (a - b) * 0.01;
      const dy = points[a].y - points[b].y || 0.01;
      const force = (ideal * ideal) / (dx * dx + dy * dy + 25);
      push[a].x += dx * force;
      push[a].y += dy * force;
      push[b].x -= dx * force;
      push[b].y -= dy * force;
    }
  }
}

/**
 * @param {Point[]} points
 * @param {Point[]} push
 * @param {number} a
 * @param {number} b
 * @param {number} ideal
 */
function attract(points, push, a, b, ideal) {
  const [dx, dy] = [points[b].x - points[a].x, points[b].y - points[a].y];
  const force = Math.min(Math.hypot(dx, dy) / ideal, 3) * 0.35;
  push[a].x += dx * force;
  push[a].y += dy * force;
  push[b].x -= dx * force;
  push[b].y -= dy * force;
}

/**
 * @param {Entity[]} entities
 * @param {Point[]} points
 * @param {Point[]} push
 * @param {number} ideal
 */
function gather(entities, points, push, ideal) {
  /** @type {Map<number, {x: number, y: number, count: number}>} */
  const middles = new Map();
  entities.forEach(({ community }, i) => {
    const middle = middles.get(community) ?? { x: 0, y: 0, count: 0 };
    middles.set(community, middle);
    middle.x += points[i].x;
    middle.y += points[i].y;
    middle.count += 1;
  });
  entities.forEach(({ community }, i) => {
    const middle = middles.get(community);
    if (!middle || middle.count < 2) return;
    const [dx, dy] = [middle.x / middle.count - points[i].x, middle.y / middle.count - points[i].y];
    const force = Math.min(1, Math.hypot(dx, dy) / (3 * ideal)) * 0.9;
    push[i].x += dx * force;
    push[i].y += dy * force;
  });
}

/**
 * Pushes nodes apart until their labels have room, as boxes.
 *
 * @param {Entity[]} entities
 * @param {Point[]} points
 */
function parts(entities, points) {
  const widths = entities.map((entity) => Math.min(entity.label.length, 26) * 6.6 + 14);
  for (let round = 0; round < 60; round++) {
    let moved = false;
    for (let a = 0; a < points.length; a++) {
      for (let b = a + 1; b < points.length; b++) {
        const dx = points[b].x - points[a].x;
        const dy = points[b].y - points[a].y;
        const overX = (widths[a] + widths[b]) / 2 - Math.abs(dx);
        const overY = 46 - Math.abs(dy);
        if (overX <= 0 || overY <= 0) continue;
        moved = true;
        if (overY < overX) {
          const shift = (dy < 0 ? -overY : overY) / 3;
          points[a].y -= shift;
          points[b].y += shift;
        } else {
          const shift = (dx < 0 ? -overX : overX) / 3;
          points[a].x -= shift;
          points[b].x += shift;
        }
      }
    }
    if (!moved) return;
  }
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
