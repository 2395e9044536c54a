// The whole page by keyboard: on the map, arrows walk from entity to entity.

/** @import { Picture } from "./picture.js" */
/** @import { Point } from "./geometry.js" */
import { byId, inputById } from "./dom.js";

/**
 * @param {Picture} picture
 * @param {number} from an entity that is shown
 * @param {string} key one of the arrow keys
 * @returns {number | undefined} the nearest entity in that direction
 */
export function nextEntity(picture, from, key) {
  const here = picture.places.get(from);
  if (!here) return picture.entities[0]?.index;
  const [ax, ay] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key] ?? [0, 0];
  let best;
  let least = Infinity;
  for (const { index } of picture.entities) {
    if (index === from) continue;
    const { x, y } = /** @type {Point} */ (picture.places.get(index));
    const [dx, dy] = [x - here.x, y - here.y];
    const ahead = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
    if (ahead <= 0 || aside > ahead * 1.6) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [best, least] = [index, cost];
  }
  return best;
}

/**
 * @param {{[key: string]: () => void}} global keys that act anywhere but in a field
 * @param {(key: string) => boolean} onMap tells whether it had use for the key
 */
export function wireKeys(global, onMap) {
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.matches("input:not([type=checkbox]), select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (typing) target.blur();
      else global.Escape?.();
      return;
    }
    if (typing) return;
    const act = global[event.key];
    if (target === byId("map") && onMap(event.key)) event.preventDefault();
    else if (act) {
      event.preventDefault();
      act();
    }
  });
}

export function focusSearch() {
  inputById("search").focus();
  inputById("search").select();
}
