// Small drawings for legend, suggestions and cards: the shapes and lines of the graph.

import { svg } from "./dom.js";
import { cornersOf } from "./geometry.js";
import { classStyle, familyColor } from "./theme.js";

/** @param {string} name a class */
export function shapeIcon(name) {
  const { shape, color } = classStyle(name);
  const icon = svg("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" });
  const corners = cornersOf(shape, { x: 8, y: 8 }, 5.6);
  const look = shape === "ring" ? { fill: "none", stroke: color, "stroke-width": 2.4 } : { fill: color };
  if (corners.length) {
    const points = corners.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(" ");
    icon.append(svg("polygon", { points, ...look }));
  } else icon.append(svg("circle", { cx: 8, cy: 8, r: shape === "ring" ? 4.6 : 5.6, ...look }));
  return icon;
}

/** @type {{[arrow: string]: string}} vis-network's arrowheads, as they end at x = 30 */
const HEADS = {
  arrow: "M30 8 20 3.5 22.5 8 20 12.5Z",
  vee: "M30 8 20 3 24 8 20 13Z",
  diamond: "M30 8 25 4 20 8 25 12Z",
  circle: "M30 8a4 4 0 1 1-8 0 4 4 0 1 1 8 0Z",
  bar: "M27 2h3v12h-3Z",
  box: "M22 4h8v8h-8Z",
  curve: "M24 2.5a6 6 0 0 1 0 11l-.8-1.6a4.4 4.4 0 0 0 0-7.8Z",
};

/**
 * @param {string} family
 * @param {string} arrow
 */
export function lineIcon(family, arrow) {
  const color = familyColor(family);
  return svg(
    "svg",
    { class: "icon line", viewBox: "0 0 32 16", "aria-hidden": "true" },
    svg("path", { d: "M1 8H24", stroke: color, "stroke-width": 2.4, fill: "none" }),
    svg("path", { d: HEADS[arrow] ?? HEADS.arrow, fill: color }),
  );
}
