// Shapes and curves, drawn alike on canvas and in SVG.

/** @typedef {{x: number, y: number}} Point */

/**
 * The control point of a tie's curve; the same as vis-network's `curvedCW`.
 *
 * @param {Point} from
 * @param {Point} to
 * @param {number} bend
 * @returns {Point}
 */
export function viaPoint(from, to, bend) {
  const dx = to.x - from.x;
  const dy = from.y - to.y;
  const reach = (bend * 0.5 + 0.5) * Math.hypot(dx, dy);
  const angle = Math.atan2(dy, dx) + (bend * 0.5 + 0.5) * Math.PI;
  return { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
}

/**
 * @param {Point} from
 * @param {Point} via
 * @param {Point} to
 * @param {number} t 0 at the start, 1 at the end
 * @returns {Point}
 */
export function pointOnCurve(from, via, to, t) {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}

/**
 * The same corners as vis-network draws, so that what is drawn over its shapes covers them.
 *
 * @type {{[shape: string]: {corners: number, turn: number, reach: number, inner?: number, down?: number}}}
 */
const POLYGONS = {
  square: { corners: 4, turn: Math.PI / 4, reach: Math.SQRT2 },
  diamond: { corners: 4, turn: 0, reach: 1 },
  hexagon: { corners: 6, turn: 0, reach: 1 },
  triangle: { corners: 3, turn: -Math.PI / 2, reach: 1.328, down: 0.316 },
  triangleDown: { corners: 3, turn: Math.PI / 2, reach: 1.328, down: -0.316 },
  star: { corners: 10, turn: -Math.PI / 2, reach: 1.066, inner: 0.41, down: 0.082 },
};

/**
 * @param {string} shape
 * @param {Point} centre
 * @param {number} size
 * @returns {Point[]} the corners, or none for a circle
 */
export function cornersOf(shape, { x, y }, size) {
  const polygon = POLYGONS[shape];
  if (!polygon) return [];
  const { corners, turn, reach, inner = reach, down = 0 } = polygon;
  return Array.from({ length: corners }, (_, corner) => {
    const far = size * (corner % 2 ? inner : reach);
    const angle = turn + (corner * 2 * Math.PI) / corners;
    return { x: x + far * Math.cos(angle), y: y + size * down + far * Math.sin(angle) };
  });
}

/**
 * @param {CanvasRenderingContext2D | Path2D} path
 * @param {string} shape
 * @param {Point} centre
 * @param {number} size
 */
export function traceShape(path, shape, centre, size) {
  const corners = cornersOf(shape, centre, size);
  if (!corners.length) {
    path.moveTo(centre.x + size, centre.y);
    path.arc(centre.x, centre.y, size, 0, 2 * Math.PI);
    return;
  }
  corners.forEach((corner, i) => (i ? path.lineTo(corner.x, corner.y) : path.moveTo(corner.x, corner.y)));
  path.closePath();
}

/**
 * Andrew's monotone chain.
 *
 * @param {Point[]} points
 * @returns {Point[]} the convex hull, in order
 */
export function hullOf(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  /** @param {Point[]} run */
  const chain = (run) => {
    /** @type {Point[]} */
    const hull = [];
    for (const point of run) {
      while (hull.length > 1 && cross(hull[hull.length - 2], hull[hull.length - 1], point) <= 0) hull.pop();
      hull.push(point);
    }
    return hull.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

/**
 * @param {Point} o
 * @param {Point} a
 * @param {Point} b
 */
const cross = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
