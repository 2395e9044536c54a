// Where entities stand, kept while filters come and go; a new layout, focus or number moves them.

/** @import { Data, Entity } from "./data.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Tie } from "./gather.js" */
/** @import { Caption } from "./picture.js" */
/** @import { Scene } from "./select.js" */
/** @import { State } from "./state.js" */
import { LAYOUTS, SMALL } from "./arrange.js";
import { dateOf } from "./filters.js";

const GOLDEN = 2.4; // the angle between one newcomer and the next

/** A phone has room for fewer names. */
export function isNarrow() {
  return innerWidth < 760;
}

export class Places {
  /**
   * @param {Data} data
   * @param {HTMLElement} map
   */
  constructor(data, map) {
    this.data = data;
    this.map = map;
    /** @type {Map<number, Point>} */
    this.points = new Map();
    /** @type {Caption[]} */
    this.captions = [];
    this.grow = 1; // how much larger than at first nodes are drawn, for large pictures
    this.occasion = "";
  }

  /**
   * @param {State} state
   * @param {Scene} scene
   * @returns {boolean} whether everything was placed anew
   */
  arrange(state, scene) {
    const occasion = `${state.layout} ${state.focus} ${state.depth} ${state.count} ${isNarrow()}`;
    const missing = scene.entities.filter((entity) => !this.points.has(entity.index));
    const anew = occasion !== this.occasion || missing.length > scene.entities.length / 2;
    if (anew) {
      const layout = LAYOUTS[Object.hasOwn(LAYOUTS, state.layout) ? state.layout : "communities"];
      const arranged = layout.place(this.roomFor(state, scene));
      const { length } = scene.entities;
      this.points = arranged.places;
      this.captions = arranged.captions;
      this.grow = length > SMALL ? Math.min(2.4, 1.25 * (length / SMALL) ** 0.3) : 1;
      this.occasion = occasion;
    } else this.placeBeside(missing, scene.ties);
    for (const [key, [x, y]] of state.pinned) {
      const entity = this.data.byKey.get(key);
      if (entity) this.points.set(entity.index, { x, y });
    }
    return anew;
  }

  /**
   * @param {State} state
   * @param {Scene} scene
   */
  roomFor(state, scene) {
    const { clientWidth, clientHeight } = this.map;
    const spread = Math.max(1, Math.sqrt(scene.entities.length / (isNarrow() ? 24 : 75)));
    return {
      entities: scene.entities,
      ties: scene.ties,
      dates: firstDates(this.data, state, scene.ties),
      width: (clientWidth || 1000) * spread,
      height: (clientHeight || 700) * spread,
    };
  }

  /**
   * Newcomers stand around the neighbours that they came by.
   *
   * @param {Entity[]} missing
   * @param {Tie[]} ties
   */
  placeBeside(missing, ties) {
    const { points } = this;
    missing.forEach(({ index }, i) => {
      const tie = ties.find(({ from, to }) => (from === index && points.has(to)) || (to === index && points.has(from)));
      const near = tie && points.get(tie.from === index ? tie.to : tie.from);
      const reach = 80 + 9 * i;
      const at = near ?? { x: 0, y: 0 };
      points.set(index, { x: at.x + reach * Math.cos(i * GOLDEN), y: at.y + reach * Math.sin(i * GOLDEN) });
    });
  }

}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Tie[]} ties
 * @returns {Map<number, string>} the first date that an entity's ties bear
 */
function firstDates(data, state, ties) {
  /** @type {Map<number, string>} */
  const dates = new Map();
  if (state.layout !== "timeline") return dates;
  for (const tie of ties)
    for (const index of tie.statements) {
      const date = dateOf(data.statements[index], state.clock);
      for (const end of [tie.from, tie.to]) {
        const known = dates.get(end);
        if (date && (!known || date < known)) dates.set(end, date);
      }
    }
  return dates;
}
