// Click, double click and drag of entities, for the renderer that knows of none of them.

/** @import { Point } from "./geometry.js" */

/**
 * @typedef {object} Gestures points are of the screen
 * @property {(point: Point) => number | undefined} entityAt
 * @property {(entity: number, point: Point) => void} moveTo while it is dragged
 * @property {(entity: number, point: Point) => void} drop
 * @property {(point: Point) => void} click
 * @property {(entity: number) => void} open on a double click
 */

const STILL = 4; // pixels that a hand may tremble in a click

/**
 * @param {HTMLElement} place
 * @param {Gestures} gestures
 * @returns {() => void} what ends it
 */
export function wireDrag(place, { entityAt, moveTo, drop, click, open }) {
  /** @type {{entity: number, start: Point, moved: boolean} | undefined} */
  let held;
  let justDropped = false;

  /** @param {MouseEvent} event @returns {Point} */
  const at = (event) => ({ x: event.clientX, y: event.clientY });

  /** @type {{[name: string]: (event: any) => void}} */
  const listeners = {
    pointerdown(event) {
      const entity = event.button === 0 && event.isPrimary ? entityAt(at(event)) : undefined;
      held = entity === undefined ? undefined : { entity, start: at(event), moved: false };
      justDropped = false;
      if (held) place.setPointerCapture(event.pointerId);
    },
    pointermove(event) {
      if (!held) return;
      held.moved ||= Math.hypot(event.clientX - held.start.x, event.clientY - held.start.y) > STILL;
      if (held.moved) moveTo(held.entity, at(event));
    },
    pointerup(event) {
      if (held?.moved) drop(held.entity, at(event));
      justDropped = Boolean(held?.moved);
      held = undefined;
    },
    pointercancel(event) {
      listeners.pointerup(event);
    },
    // What the renderer would move the whole picture by.
    mousedown: (event) => held && event.stopImmediatePropagation(),
    touchstart: (event) => held && event.stopImmediatePropagation(),
    click(event) {
      if (!justDropped) click(at(event));
      justDropped = false;
    },
    dblclick(event) {
      const entity = entityAt(at(event));
      if (entity === undefined) return;
      event.stopImmediatePropagation();
      open(entity);
    },
  };
  for (const [name, listener] of Object.entries(listeners)) place.addEventListener(name, listener, { capture: true });
  return () => {
    for (const [name, listener] of Object.entries(listeners)) place.removeEventListener(name, listener, { capture: true });
  };
}
