// Names on the map: the most important first, and none over another.

/** @import { Point } from "./geometry.js" */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box on the screen */

const CELL = 64;

/** Remembers which parts of the screen are taken. */
export class Taken {
  constructor() {
    /** @type {Map<string, Box[]>} */
    this.cells = new Map();
  }

  /**
   * @param {Box} box
   * @param {(key: string) => boolean} visit returns true to stop
   */
  walk({ left, top, right, bottom }, visit) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++)
        if (visit(`${x} ${y}`)) return true;
    return false;
  }

  /** @param {Box} box */
  isFree(box) {
    return !this.walk(box, (key) =>
      (this.cells.get(key) ?? []).some(
        (other) =>
          other.left < box.right &&
          box.left < other.right &&
          other.top < box.bottom &&
          box.top < other.bottom,
      ),
    );
  }

  /** @param {Box} box */
  add(box) {
    this.walk(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }
}

/** @param {string} text */
export function shorten(text, most = 30) {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : text;
}

/**
 * Below the node, or beside or above it where that is taken.
 *
 * @param {Point} at
 * @param {number} size the node's, on the screen
 * @param {number} width of the text
 * @param {number} height of the text
 * @returns {Box[]}
 */
export function labelBoxes(at, size, width, height) {
  const gap = size + 3;
  const half = width / 2;
  return [
    { left: at.x - half, top: at.y + gap, right: at.x + half, bottom: at.y + gap + height },
    { left: at.x + gap, top: at.y - height / 2, right: at.x + gap + width, bottom: at.y + height / 2 },
    { left: at.x - half, top: at.y - gap - height, right: at.x + half, bottom: at.y - gap },
    { left: at.x - gap - width, top: at.y - height / 2, right: at.x - gap, bottom: at.y + height / 2 },
  ];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} color
 */
export function drawText(context, text, x, y, color) {
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}
