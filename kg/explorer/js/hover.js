// What the pointer rests on: its name, and a pointer that says it can be clicked.

/** @import { Data } from "./data.js" */
/** @import { Point } from "./geometry.js" */
import { byId } from "./dom.js";
import { CLASSES } from "./theme.js";

/** @typedef {{entity?: number, tie?: string}} Pick */

/**
 * @param {HTMLElement} map
 * @param {Data} data
 * @param {(point: Point) => Pick} pick
 */
export function wireHover(map, data, pick) {
  const hint = byId("hint");
  let waiting = 0;

  function leave() {
    cancelAnimationFrame(waiting);
    hint.hidden = true;
    map.style.cursor = "";
  }

  /** @param {PointerEvent} event */
  function look(event) {
    const { entity, tie } = pick({ x: event.clientX, y: event.clientY });
    map.style.cursor = entity !== undefined || tie ? "pointer" : "";
    hint.hidden = entity === undefined;
    if (entity === undefined) return;
    const { label, class: name } = data.entities[entity];
    const { left, top, width } = map.getBoundingClientRect();
    hint.textContent = `${label} · ${CLASSES[name]?.one ?? name}`;
    hint.style.left = `${Math.min(event.clientX - left + 14, width - hint.offsetWidth - 8)}px`;
    hint.style.top = `${event.clientY - top + 18}px`;
  }

  map.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return leave();
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => look(event));
  });
  map.addEventListener("pointerleave", leave);
  map.addEventListener("pointerdown", leave);
}
