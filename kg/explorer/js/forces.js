// Forces that lay out some hundred entities anew in the page, in a blink.

/** @import { Entity } from "./data.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Room } from "./arrange.js" */

/**
 * Fruchterman and Reingold's forces, with a pull to the community's middle so that clusters
 * stay together, in a room of the window's proportions; then labels are pushed apart.
 *
 * @param {Room} room
 * @param {Map<number, Point>} places
 */
export function relax(room, places) {
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
  // Names at the sides need room: much of it where the window is narrow.
  even(points, "x", width * (width < height ? 0.6 : 0.84));
  even(points, "y", height * (width < height ? 0.9 : 0.8));
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
