// Layouts that the reader can choose; the coordinates of "communities" come with the page.

/** @import { Data, Entity } from "./data.js" */
/** @import { Tie } from "./select.js" */
/** @import { Point } from "./geometry.js" */

/** @typedef {{entities: Entity[], ties: Tie[], width: number, height: number, dates: Map<number, string>}} Room */

export const SMALL = 260; // so many entities can be laid out anew in the page, in a blink

/** @type {{[name: string]: {label: string, place: (room: Room) => Map<number, Point>}}} */
export const LAYOUTS = {
  communities: { label: "Communities", place: placeByCommunity },
  circles: { label: "Most important inside", place: placeInRings },
  classes: { label: "Columns by kind", place: placeByClass },
  timeline: { label: "Timeline", place: placeByDate },
};

/** @param {Room} room */
function placeByCommunity(room) {
  const given = new Map(room.entities.map((entity) => [entity.index, { x: entity.x, y: entity.y }]));
  return room.entities.length > SMALL ? given : relax(room, stretch(given, room));
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
  stretch(places, { width: width * 0.86, height: height * 0.82 });
  parts(entities, points);
  return places;
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

/** @param {Room} room the most important entity in the middle, the others in rings around it */
function placeInRings({ entities }) {
  /** @type {Map<number, Point>} */
  const places = new Map();
  let ring = 0;
  let left = 1;
  let size = 1;
  [...entities].forEach((entity) => {
    if (!left) {
      ring += 1;
      size = left = Math.floor(ring * 6.2);
    }
    const angle = ((size - left) / size) * 2 * Math.PI - Math.PI / 2 + ring * 0.4;
    places.set(entity.index, { x: Math.cos(angle) * ring * 135, y: Math.sin(angle) * ring * 88 });
    left -= 1;
  });
  return places;
}

/** @param {Room} room */
function placeByClass({ entities, width, height }) {
  /** @type {Map<string, Entity[]>} */
  const columns = new Map();
  for (const entity of entities) columns.set(entity.class, [...(columns.get(entity.class) ?? []), entity]);
  /** @type {Map<number, Point>} */
  const places = new Map();
  const step = Math.max(48, height / Math.max(...[...columns.values()].map((column) => column.length), 1));
  const names = [...columns.keys()].sort();
  const rows = Math.max(12, Math.ceil(Math.sqrt(entities.length) * 1.4));
  let x = 0;
  for (const name of names) {
    const column = /** @type {Entity[]} */ (columns.get(name));
    column.sort((a, b) => a.community - b.community || a.index - b.index);
    column.forEach((entity, i) => {
      const row = i % rows;
      const rowCount = Math.min(rows, column.length);
      places.set(entity.index, {
        x: x + Math.floor(i / rows) * 190,
        y: (row - (rowCount - 1) / 2) * Math.min(step, 62),
      });
    });
    x += Math.max(width / names.length, 190 * Math.ceil(column.length / rows) + 60);
  }
  return places;
}

/** @param {Room} room left to right by the first date that an entity's ties bear */
function placeByDate({ entities, width, height, dates }) {
  /** @type {Map<number, Point>} */
  const places = new Map();
  const days = [...new Set(entities.map((entity) => dates.get(entity.index) ?? ""))].sort();
  const column = Math.max(width / Math.max(days.length, 1), 170);
  /** @type {Map<string, number>} */
  const filled = new Map();
  for (const entity of entities) {
    const day = dates.get(entity.index) ?? "";
    const row = filled.get(day) ?? 0;
    filled.set(day, row + 1);
    const aside = row % 2 ? Math.ceil(row / 2) : -row / 2;
    places.set(entity.index, { x: days.indexOf(day) * column, y: aside * Math.max(56, height / 16) });
  }
  return places;
}
