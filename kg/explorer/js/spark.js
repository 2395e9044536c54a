// A small row of bars for a card: when something was stated.

/** @import { Statement } from "./data.js" */
import { readableDate, toDate, toDay } from "./dates.js";
import { el, svg } from "./dom.js";

/** @param {Statement[]} statements */
export function sparkline(statements) {
  const days = statements.map((statement) => toDay(statement.stated)).filter(Number.isFinite);
  if (days.length < 2) return null;
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const bins = Math.min(40, last - first + 1);
  const counts = new Array(bins).fill(0);
  for (const day of days) counts[Math.min(bins - 1, Math.floor(((day - first) / (last - first + 1)) * bins))] += 1;
  const most = Math.max(...counts);
  return el(
    "figure",
    { class: "spark" },
    svg(
      "svg",
      { viewBox: `0 0 ${bins} 20`, preserveAspectRatio: "none", role: "img", "aria-label": `${days.length} statements over time` },
      ...counts.map((count, bin) =>
        svg("rect", { x: bin + 0.1, width: 0.8, y: 20 - (count / most) * 20, height: (count / most) * 20 }),
      ),
    ),
    el("figcaption", {}, el("span", {}, readableDate(toDate(first))), el("span", {}, readableDate(toDate(last)))),
  );
}
